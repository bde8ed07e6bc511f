import type { CostSummary } from "@/api/types";
import { isNotCosted } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import type { View } from "../choice";
import { groupRange, isCosted } from "../parts";

/** The same sums in whole kronor, with the total that they add up to. */
export function GroupTable({ summary, view }: { summary: CostSummary; view: View }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.bars;
  const n = (value: number) => formatNumber(value, lang);
  // Years add up to all years together, whatever the view shows.
  const whole = view === "total" || summary.by === "year" ? summary.total.total : summary.total.annual;
  const rows = summary.groups.map((group) => ({ key: group.id ?? "", name: local(group.name), range: groupRange(group, summary.by, view), count: isCosted(group) ? group.notSummedCount : group.notSummedIds.length }));
  const cells = (range: typeof whole, count: number) => (
    <>
      <td className="number">{isNotCosted(range) ? words.notCosted : n(range.low ?? 0)}</td>
      <td className="number">{range.high === null ? words.notCosted : n(range.high)}{range.isOpen && <> {words.orMore}</>}</td>
      <td className="number">{n(count)}</td>
    </>
  );
  return (
    <table className="table">
      <caption className="sr-only">{words.heading[summary.by]}</caption>
      <thead>
        <tr>
          <th scope="col">{words.group}</th>
          <th scope="col" className="number">{words.low}, kr</th>
          <th scope="col" className="number">{words.high}, kr</th>
          <th scope="col" className="number">{words.notCostedCount}</th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row">{row.name}</th>{cells(row.range, row.count)}</tr>)}</tbody>
      <tfoot><tr><th scope="row">{words.sum}</th>{cells(whole, summary.total.notSummedCount)}</tr></tfoot>
    </table>
  );
}
