import type { Change, Comparison, ComparisonTotals, Reason } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { ChangeMark } from "./change-mark";

const SHOWN: readonly (readonly [Change, keyof ComparisonTotals])[] = [
  ["improved", "improved"],
  ["worsened", "worsened"],
  ["unchanged", "unchanged"],
  ["new", "new"],
  ["removed", "removed"],
  ["not_comparable", "notComparable"],
];

/** How many of each, per period; the parts add up to the total that stands last. */
export function ChangeSummary({ data }: { data: Comparison }) {
  const { t, lang } = useText();
  const year = (id: string) => String(data.rounds.find((one) => one.id === id)?.year ?? id);
  return (
    <div className="change-summary stack">
      {data.totals.map((totals) => (
        <section key={totals.fromRoundId + totals.toRoundId} aria-label={t.gap.compare.period(year(totals.fromRoundId), year(totals.toRoundId))}>
          {data.totals.length > 1 && <h2 className="change-period">{t.gap.compare.period(year(totals.fromRoundId), year(totals.toRoundId))}</h2>}
          <dl className="change-counts">
            {SHOWN.map(([change, key]) => (
              <div key={change}><dt><ChangeMark change={change} /></dt><dd>{formatNumber(totals[key] as number, lang)}</dd></div>
            ))}
            <div><dt>{t.common.total}</dt><dd>{formatNumber(totals.total, lang)}</dd></div>
          </dl>
          <Reasons reasons={totals.reasons} />
        </section>
      ))}
    </div>
  );
}

function Reasons({ reasons }: { reasons: ComparisonTotals["reasons"] }) {
  const { t, lang } = useText();
  const listed = Object.entries(reasons).filter(([, count]) => (count ?? 0) > 0) as [Reason, number][];
  if (listed.length === 0) return null;
  return (
    <p className="small muted">
      {t.gap.compare.because}: {listed.map(([reason, count]) => `${t.terms.reason[reason]} (${formatNumber(count, lang)})`).join("; ")}.
    </p>
  );
}
