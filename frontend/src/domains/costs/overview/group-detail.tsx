import type { CostGroup, CostSummary, SummedItem } from "@/api/types";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import type { View } from "../choice";
import { groupRange, partsOf } from "../parts";

type Props = { group: CostGroup; summary: CostSummary; view: View };

/** The items that a sum consists of, to the krona, and those beside it that nobody has costed. */
export function GroupDetail({ group, summary, view }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.bars;
  const { summed, notSummed } = partsOf(group, summary, view);
  const name = (one: { id: string; code: string | null; title: { sv: string; en?: string | null } }) => (
    <AppLink href={`/kostnader/poster/${one.id}`}>{local(one.title)}</AppLink>
  );
  return (
    <div className="stack-tight">
      <table className="table parts">
        <caption className="sr-only">{words.parts}: {local(group.name)}</caption>
        <thead><tr><th scope="col">{words.part}</th><th scope="col" className="number">{words.amount}</th></tr></thead>
        <tbody>
          {summed.map(({ item, range }) => (
            <tr key={item.id}>
              <th scope="row">{name(item)}<HowReckoned item={item} summary={summary} /></th>
              <td className="number">{rangeText(range, t, lang, "exact")}</td>
            </tr>
          ))}
          {notSummed.map((one) => (
            <tr key={one.id} data-not-costed>
              <th scope="row">{name(one)}<span className="small">{t.costTerms.unsummed[one.reason]}</span></th>
              <td className="number">{t.costTerms.money.notCosted}</td>
            </tr>
          ))}
        </tbody>
        {summed.length > 1 && (
          <tfoot><tr><th scope="row">{words.sum}</th><td className="number">{rangeText(groupRange(group, summary.by, view), t, lang, "exact")}</td></tr></tfoot>
        )}
      </table>
      {summary.by === "organisation" && group.id && <p><AppLink href={`/kostnader/huvudman/${group.id}`}>{t.costs.principals.open(local(group.name))}</AppLink></p>}
    </div>
  );
}

/** What lies between what an item costs each time and its average year: the years that it comes. */
function HowReckoned({ item, summary }: { item: SummedItem; summary: CostSummary }) {
  const { t, lang } = useText();
  if (item.years.length === summary.years.length) return null;
  return <span className="small muted">{t.costs.bars.comes(rangeText(item.perTime, t, lang, "exact"), item.years.join(", "))}</span>;
}
