import type { Coverage } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";

/** "6 av 7" over a thin bar; says so when nobody was asked rather than showing a zero. */
export function CoverageMark({ coverage }: { coverage: Coverage }) {
  const { t, lang } = useText();
  if (coverage.counted === 0) return <span className="muted" title={t.gap.matrix.nobodyAsked}>–</span>;
  return (
    <span className="coverage">
      <span className="coverage-words">{t.common.ofCount(formatNumber(coverage.offered, lang), formatNumber(coverage.counted, lang))}</span>
      <span className="coverage-bar" aria-hidden="true"><span style={{ inlineSize: `${(coverage.share ?? 0) * 100}%` }} /></span>
    </span>
  );
}
