import { useQuery } from "@tanstack/react-query";
import { plansQuery } from "@/api/reference";
import { scenariosQuery, summaryQuery } from "@/domains/costs/queries";
import { isCosted, NOT_COSTED } from "@/domains/costs/parts";
import { notCostedCount } from "@/domains/costs/words";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { Unbroken } from "@/ui/unbroken";
import { Figure } from "./figure";

/** What the plan's first step costs, and how much of it nobody has costed; nothing where there is no plan, or none that can be reckoned. */
export function CostFigure({ county }: { county: string }) {
  const { t, lang } = useText();
  const local = useLocal();
  const plans = useQuery(plansQuery(county)).data;
  const plan = plans?.[0]?.id ?? "";
  const first = useQuery({ ...scenariosQuery(plan), enabled: plan !== "" }).data?.find((one) => one.isPreset);
  const summary = useQuery({ ...summaryQuery({ plan, scenario: first?.id, items: false }), enabled: first !== undefined });
  // A plan that does not say its years has no sum; the page on costs tells what to do.
  if (plans?.length === 0 || summary.error) return null;
  const total = summary.data?.total;
  return (
    <Figure
      href="/kostnader"
      value={total && <span className="key-figure-range"><Unbroken text={rangeText(isCosted(total) ? total.annual : NOT_COSTED, t, lang)} /></span>}
      words={t.overview.cost(local(first?.name))}
      note={total && <span className={total.notSummedCount > 0 ? "key-figure-not-costed" : undefined}>{notCostedCount(total.notSummedCount, t, lang)}</span>}
    />
  );
}
