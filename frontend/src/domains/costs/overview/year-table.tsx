import type { CostSummary } from "@/api/types";
import { rangeText } from "@/format/money";
import { useText } from "@/text/language";

/** What each year costs. Years that are all alike are said once. */
export function YearTable({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const words = t.costs.years;
  const { years, itemCount } = summary.total;
  const texts = years.map((one) => rangeText(one.range, t, lang));
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last || itemCount === 0) return null;
  const alike = years.length > 1 && new Set(texts).size === 1;
  return (
    <section className="card">
      <h2>{words.heading}</h2>
      {alike ? <p>{words.same(String(first.year), String(last.year), texts[0] ?? "")}</p> : (
        <table className="table">
          <caption className="sr-only">{words.heading}</caption>
          <thead><tr><th scope="col">{words.year}</th><th scope="col" className="number">{t.costs.bars.amount}</th></tr></thead>
          <tbody>{years.map((one, index) => <tr key={one.year}><th scope="row">{one.year}</th><td className="number">{texts[index]}</td></tr>)}</tbody>
        </table>
      )}
      <p className="small muted">{words.first[summary.firstYearFrom]}</p>
    </section>
  );
}
