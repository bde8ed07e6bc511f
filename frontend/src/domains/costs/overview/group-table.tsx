import type { CostRange, CostSummary } from "@/api/types";
import { isNotCosted } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import type { ShownRow } from "../bare";
import type { View } from "../choice";
import { groupRange, NOT_COSTED } from "../parts";

type Props = { summary: CostSummary; rows: readonly ShownRow[]; view: View };

/** The same sums in whole kronor, with the total that they add up to. */
export function GroupTable({ summary, rows, view }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.bars;
  const n = (value: number) => formatNumber(value, lang);
  // Years add up to all years together, whatever the view shows.
  const whole = view === "total" || summary.by === "year" ? summary.total.total : summary.total.annual;
  const cells = (range: CostRange, count: number) => (
    <>
      <td className="number" data-label={words.low}>{isNotCosted(range) ? words.notCosted : n(range.low ?? 0)}</td>
      <td className="number" data-label={words.high}>{range.high === null ? words.notCosted : n(range.high)}{range.isOpen && <> {words.orMore}</>}</td>
      <td className="number" data-label={words.notCostedCount}>{n(count)}</td>
    </>
  );
  return (
    <table className="table table-stacks">
      <caption className="sr-only">{words.heading[summary.by]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.group}</th>
          <th scope="col" className="number">{words.low}, kr</th>
          <th scope="col" className="number">{words.high}, kr</th>
          <th scope="col" className="number">{words.notCostedCount}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, group }) => (
          <tr key={key}>
            <th scope="row">{typeof name === "number" ? words.step(n(name)) : local(name)}</th>
            {cells(group ? groupRange(group, summary.by, view) : NOT_COSTED, group?.notSummedCount ?? 0)}
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{words.sum}</th>{cells(whole, summary.total.notSummedCount)}</tr></tfoot>
    </table>
  );
}
