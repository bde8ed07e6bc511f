import type { CostItem } from "@/api/types";
import { useText } from "@/text/language";
import { RangeMark } from "@/ui/charts/range-bars";
import type { Axis } from "@/ui/charts/range-scale";
import { shownAmount, shownRange, timeText } from "./item-words";

/** What a row costs, in words and as a small bar on the table's own scale. What is not costed is as loud as an amount. */
export function CostCell({ item, axis }: { item: CostItem; axis: Axis }) {
  const { t, lang } = useText();
  const range = item.unsummed ? { low: null, high: null } : { ...shownRange(item), isAbout: shownRange(item).lowBound === "about" };
  const hasPrice = item.amount.high !== null;
  return (
    <div className="cost-cell">
      <p>
        <span className="cost-words" data-not-costed={!hasPrice || undefined}>{hasPrice ? shownAmount(item, t, lang) : t.costEdit.items.notCosted}</span>
        {hasPrice && <span className="small muted"> {timeText(item, t, lang)}</span>}
      </p>
      {item.unsummed && <p className="cost-why">{hasPrice ? `${t.costEdit.items.notSummed}: ` : ""}{t.costTerms.unsummed[item.unsummed]}</p>}
      {!item.unsummed && <span className="cost-bar" aria-hidden="true"><RangeMark row={range} axis={axis} /></span>}
    </div>
  );
}
