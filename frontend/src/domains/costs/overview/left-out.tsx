import type { CostSummary } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";

/** What is no part of the choice, and why, folded: it is known, but not asked for. */
export function LeftOut({ summary }: { summary: CostSummary }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costs.leftOut;
  if (summary.leftOut.length === 0) return null;
  return (
    <details className="card no-print">
      <summary className="strong">{words.heading(formatNumber(summary.leftOut.length, lang))}</summary>
      <ul className="plain-list stack-tight">
        {summary.leftOut.map((one) => <li key={one.id}>{local(one.title)} <span className="muted">({words[one.why]})</span></li>)}
      </ul>
    </details>
  );
}
