import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ErrorNotice } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Plan } from "@/api/types";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/fields";
import { announce } from "@/ui/toast";
import { useAddress } from "@/ui/use-address";
import { isYear } from "../items/check";
import { readNumber } from "../items/shares";
import { planItemsQuery } from "../queries";
import { saveYears } from "./queries";

const LONGEST = 30;
const isCount = (text: string) => {
  const count = readNumber(text);
  return count !== null && Number.isInteger(count) && count >= 1 && count <= LONGEST;
};

/** A plan that does not say which years it is for: they can be chosen for the reckoning, and a lead can enter them in the plan. */
export function YearsNeeded({ plan }: { plan: Plan }) {
  const { t } = useText();
  const words = t.costs.yearsNeeded;
  const items = useQuery(planItemsQuery(plan.id)).data;
  return (
    <section className="card stack years-needed">
      <p className="measure">{words.body}</p>
      {items?.length === 0 && <p className="measure">{words.noItems} <AppLink href="/kostnader/poster">{words.toItems}</AppLink></p>}
      <YearsForm plan={plan} />
    </section>
  );
}

function YearsForm({ plan }: { plan: Plan }) {
  const { t } = useText();
  const words = t.costs.yearsNeeded;
  const leads = canLead(useSession());
  const { params, setParams } = useAddress();
  const [first, setFirst] = useState(params.get("firstYear") ?? String(plan.firstYear ?? ""));
  const [years, setYears] = useState(params.get("years") ?? String(plan.years ?? ""));
  const [tried, setTried] = useState(false);
  const { busy, error, keep } = useKeepYears(plan);
  const right = isYear(first) && isCount(years);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (right) setParams({ firstYear: first.trim(), years: years.trim() }, false);
  };
  const enter = () => {
    setTried(true);
    if (right) void keep(Number(first), Number(years));
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      {error !== null && <ErrorNotice error={error} heading={t.common.error.saveHeading} />}
      <div className="years-fields">
        <TextField label={words.firstYear} inputMode="numeric" maxLength={4} value={first} error={tried && !isYear(first) ? t.costEdit.item.yearWrong : undefined} onChange={(event) => setFirst(event.target.value)} />
        <TextField label={words.years} inputMode="numeric" maxLength={2} value={years} error={tried && !isCount(years) ? words.yearsWrong : undefined} onChange={(event) => setYears(event.target.value)} />
      </div>
      <div className="row">
        <Button type="submit">{words.reckon}</Button>
        {leads && <Button variant="secondary" disabled={busy} onClick={enter}>{words.keep}</Button>}
      </div>
      <p className="small muted measure">{leads ? words.helpLead : words.help}</p>
    </form>
  );
}

/** Enters the years in the plan; everything that is reckoned from them is asked for anew. */
function useKeepYears(plan: Plan) {
  const { t } = useText();
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const keep = async (firstYear: number, years: number) => {
    setBusy(true);
    setError(null);
    try {
      await saveYears(plan, { firstYear, years });
      announce(t.costs.yearsNeeded.kept);
      await cache.invalidateQueries();
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, keep };
}
