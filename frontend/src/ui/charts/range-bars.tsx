import type { CSSProperties, ReactNode } from "react";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { axisOver, placed, type Axis } from "./range-scale";
import "./range-bars.css";

/** One cost: from low to high, or with no high where nobody has costed it. */
export type RangeRow = {
  key: string;
  label: ReactNode;
  low: number | null;
  high: number | null;
  /** It may be more than its upper end. */
  isOpen?: boolean;
  /** An end is about so much. */
  isAbout?: boolean;
  /** The range in words, or that it is not costed. */
  text: string;
  /** What has to be said as loudly as the amount: parts of it that are not costed. */
  note?: ReactNode;
  /** What it consists of, one press away. */
  detail?: ReactNode;
};

type Props = { label: string; rows: readonly RangeRow[]; largest?: number };

/** Ranges on one axis from zero. The words beside each bar say all that the bar does, so the bars are for the eye only. */
export function RangeBars({ label, rows, largest }: Props) {
  const axis = axisOver(largest ?? Math.max(0, ...rows.map((row) => row.high ?? 0)));
  const style = { "--steps": axis.ticks.length - 1 } as CSSProperties;
  return (
    <div className="range-bars" style={style}>
      <RangeLegend rows={rows} />
      <AxisLabels axis={axis} />
      <ul className="plain-list range-list" aria-label={label}>
        {rows.map((row) => <li key={row.key}><Row row={row} axis={axis} /></li>)}
      </ul>
    </div>
  );
}

function Row({ row, axis }: { row: RangeRow; axis: Axis }) {
  const line = (
    <>
      <span className="range-label">{row.label}</span>
      <span className="range-plot" aria-hidden="true"><RangeMark row={row} axis={axis} /></span>
      <span className="range-value">
        <span className="range-text" data-not-costed={row.high === null || undefined}>{row.text}</span>
        {row.note && <span className="range-note">{row.note}</span>}
      </span>
    </>
  );
  if (!row.detail) return <div className="range-row">{line}</div>;
  return (
    <details className="range-fold">
      <summary className="range-row">{line}</summary>
      <div className="range-detail">{row.detail}</div>
    </details>
  );
}

/** The bar by itself: sure, up to, softened where it is about, fading where it may be more, outlined where nobody knows. */
export function RangeMark({ row, axis }: { row: Pick<RangeRow, "low" | "high" | "isOpen" | "isAbout">; axis: Axis }) {
  const { t } = useText();
  if (row.high === null) return <span className="range-unknown"><span>{t.costTerms.money.notCosted}</span></span>;
  const { sure, reach } = placed(row.low, row.high, axis.end);
  const style = { "--sure": `${sure}%`, "--reach": `${reach}%` } as CSSProperties;
  return (
    <span className="range-mark" style={style} data-open={row.isOpen || undefined} data-about={row.isAbout || undefined}>
      {reach > sure && <span className="range-upto" />}
      {sure > 0 && <span className="range-sure" />}
      {row.isOpen && <OpenEnd />}
    </span>
  );
}

/** The fading arrow of an end that nobody has set. */
function OpenEnd() {
  return (
    <span className="range-open">
      <svg viewBox="0 0 10 16" width="10" height="16" focusable="false"><path d="M2 2l6 6-6 6" /></svg>
    </span>
  );
}

/** The unit, and the steps of the axis in it. */
function AxisLabels({ axis }: { axis: Axis }) {
  const { t, lang } = useText();
  const [size, unit] = axis.end >= 1_000_000 ? ([1_000_000, "million"] as const) : ([1_000, "thousand"] as const);
  return (
    <div className="range-axis" aria-hidden="true">
      <span className="range-unit">{t.costTerms.axis[unit]}</span>
      <div>
        {axis.ticks.map((value) => <span key={value} style={{ insetInlineStart: `${(value / axis.end) * 100}%` }}>{formatNumber(value / size, lang)}</span>)}
      </div>
    </div>
  );
}

/** How the bars are read: only the shapes that are there. */
function RangeLegend({ rows }: { rows: readonly RangeRow[] }) {
  const { t } = useText();
  const words = t.costTerms.legend;
  const costed = rows.filter((row) => row.high !== null);
  const isPlain = costed.length === rows.length && costed.every((row) => row.low === row.high && !row.isOpen && !row.isAbout);
  // Whole bars of exact amounts need no key.
  if (isPlain) return null;
  return (
    <ul className="plain-list chart-legend" aria-label={words.label}>
      {costed.length > 0 && <li className="chart-key"><span className="range-key" data-shape="sure" aria-hidden="true" /> {words.sure}</li>}
      {costed.some((row) => (row.low ?? 0) < (row.high ?? 0)) && <li className="chart-key"><span className="range-key" data-shape="upto" aria-hidden="true" /> {words.upTo}</li>}
      {costed.some((row) => row.isOpen) && <li className="chart-key"><span className="range-key" data-shape="open" aria-hidden="true"><OpenEnd /></span> {words.open}</li>}
      {costed.some((row) => row.isAbout) && <li className="chart-key"><span className="range-key" data-shape="about" aria-hidden="true" /> {words.about}</li>}
      {rows.some((row) => row.high === null) && <li className="chart-key"><span className="range-key" data-shape="unknown" aria-hidden="true" /> {words.notCosted}</li>}
    </ul>
  );
}
