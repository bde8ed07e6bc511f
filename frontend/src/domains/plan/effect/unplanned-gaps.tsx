import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { QueryState } from "@/api/query-state";
import type { GapPlan } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { SelectField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { listed } from "../words";
import { byMethod } from "./gap-groups";
import { unplannedQuery } from "./queries";

/** So many methods are shown before somebody asks for all. */
const SHOWN = 15;

type Props = { planId: string; roundId: string; organisation: string | null };

/** The gaps that no activity is to close: what the plan leaves out. */
export function UnplannedGaps({ planId, roundId, organisation }: Props) {
  const { t } = useText();
  const gaps = useQuery(unplannedQuery(planId, organisation));
  const words = t.plan.effect;
  return (
    <section className="card stack">
      <h2>{words.unplannedHeading}</h2>
      <QueryState query={gaps}>{(all) => all.length === 0 ? <p className="muted">{words.unplannedNone}</p> : <Listed gaps={all} roundId={roundId} />}</QueryState>
    </section>
  );
}

function Listed({ gaps, roundId }: { gaps: readonly GapPlan[]; roundId: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { params, setParams } = useAddress();
  const [all, setAll] = useState(false);
  const words = t.plan.effect;
  const areas = [...new Map(gaps.map((one) => [one.areaId, local(one.areaName)])).entries()].map(([value, label]) => ({ value, label }));
  const area = areas.find((one) => one.value === params.get("omrade"))?.value ?? null;
  const groups = byMethod(gaps, area);
  const count = groups.reduce((sum, one) => sum + one.gaps.length, 0);
  return (
    <>
      <div className="effect-choices">
        <div className="no-print"><SelectField label={words.area} value={area ?? ""} options={[{ value: "", label: words.allAreas }, ...areas]} onChange={(event) => setParams({ omrade: event.target.value || null })} /></div>
        <p role="status" className="muted plan-shown">{words.shown(formatNumber(groups.length, lang), formatNumber(count, lang))}</p>
      </div>
      <table className="table table-stacks">
        <thead><tr><th scope="col">{words.method}</th><th scope="col">{words.area}</th><th scope="col">{words.lackedBy}</th></tr></thead>
        <tbody>
          {groups.slice(0, all ? undefined : SHOWN).map((one) => (
            <tr key={one.methodId}>
              <th scope="row"><AppLink href={`/gap/matris?round=${roundId}&cell=${one.methodId}`}>{local(one.method)}</AppLink></th>
              <td data-label={words.area}>{local(one.area)}</td>
              <td data-label={words.lackedBy}>{listed(one.gaps.map((gap) => (gap.status === "partly" ? words.partly(local(gap.organisationName)) : local(gap.organisationName))), t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && groups.length > SHOWN && <div className="no-print"><Button variant="secondary" onClick={() => setAll(true)}>{words.more} ({formatNumber(groups.length, lang)})</Button></div>}
    </>
  );
}
