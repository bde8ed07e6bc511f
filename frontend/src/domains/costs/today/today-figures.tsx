import type { CostSummary } from "@/api/types";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { CostFigure } from "../cost-figure";
import { chosenName } from "../words";
import { useFigureWords } from "./figure-words";
import { leading, type FigureGroup } from "./figures";

type Props = { groups: readonly FigureGroup[]; summary?: CostSummary };

/** The largest of today's costs and the proposal, beside each other. */
export function TodayFigures({ groups, summary }: Props) {
  const { t, lang } = useText();
  return (
    <ul className="cost-figures plain-list">
      {groups.filter((group) => group.isMoney).map((group) => <Leading key={group.id} group={group} />)}
      {summary && summary.total.itemCount > 0 && <CostFigure proposal value={rangeText(summary.total.annual, t, lang)} words={chosenName(summary, t, lang)} note={t.costs.today.proposal} />}
    </ul>
  );
}

function Leading({ group }: { group: FigureGroup }) {
  const local = useLocal();
  const say = useFigureWords(group);
  const one = leading(group.figures);
  if (!one) return null;
  const note = [...one.parts.map((part) => local(part.categoryName)), one.period].join(", ");
  return <CostFigure value={say.text(one)} words={local(one.name)} note={note} />;
}
