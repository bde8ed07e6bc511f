import type { CostSummary } from "@/api/types";
import { queryString } from "@/format/address";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { RangeBars } from "@/ui/charts/range-bars";
import { ChoiceBar } from "../choice-bar";
import { PriceNote } from "../overview/price-note";
import { isCosted, NOT_COSTED } from "../parts";
import type { CostView } from "../use-cost-view";
import { barOf, chosenName, notCostedNote } from "../words";

type Props = { summary: CostSummary; view: CostView; largest: number };

/** What is proposed, beside what exists: its own card, its own choices, never a sum of the two. */
export function ProposalCard({ summary, view, largest }: Props) {
  const { t, lang } = useText();
  const words = t.costs.today;
  const name = chosenName(summary, t, lang);
  const { total } = summary;
  const row = { key: "total", label: name, ...barOf(isCosted(total) ? total.annual : NOT_COSTED, t, lang), note: total.itemCount > 0 && notCostedNote(total.notSummedCount, t, lang) };
  return (
    <section className="card proposal" aria-labelledby="forslag">
      <h2 id="forslag">{words.beside(name)}</h2>
      <p className="muted">{words.besideBody}</p>
      <ChoiceBar view={view} summary={summary} />
      <PriceNote prices={summary.prices} />
      <RangeBars label={words.beside(name)} rows={[row]} largest={largest} />
      <p><AppLink href={`/kostnader${queryString(view.address)}`}>{words.toScenario}</AppLink></p>
    </section>
  );
}
