import { niceEnd, percentOf } from "./scale";
import { BarMark } from "./bar-mark";
import "./charts.css";

/** One bar: what it stands for, how it is written, and what its shape has to say beside its length. */
export type Bar = {
  key: string;
  value: number | null;
  /** The upper end of a range. */
  to?: number | null;
  /** The figure in words, with its qualifier and unit, or why there is none. */
  text: string;
  withheld?: boolean;
  /** "drygt", "minst": it goes on; "under", "högst": it ends somewhere before. */
  open?: "above" | "below" | null;
  uncertain?: boolean;
  /** Which of the series it belongs to, counted from 0. */
  series?: number;
};
export type BarGroup = { key: string; label: string; bars: readonly Bar[] };

type Props = {
  title: string;
  groups: readonly BarGroup[];
  /** Names of series standing beside each other on the same question; without them there is one. */
  series?: readonly string[];
  /** Where the axis ends; 100 for shares, else a round number over the largest. */
  end?: number;
};

const largest = (groups: readonly BarGroup[]) => Math.max(0, ...groups.flatMap((group) => group.bars.map((bar) => bar.to ?? bar.value ?? 0)));

/** Lying bars with their figures written out. To a screen reader it is one picture; its table says the rest. */
export function BarChart({ title, groups, series = [], end }: Props) {
  const top = end ?? niceEnd(largest(groups));
  return (
    <div className="bar-chart" role="img" aria-label={title} data-share={end === 100 || undefined}>
      {series.length > 1 && <SeriesLegend series={series} />}
      {groups.map((group) => (
        <div key={group.key} className="bar-group">
          <span className="bar-label">{group.label}</span>
          <span className="bar-lines">
            {group.bars.map((bar) => <BarLine key={bar.key} bar={bar} top={top} />)}
          </span>
        </div>
      ))}
    </div>
  );
}

function BarLine({ bar, top }: { bar: Bar; top: number }) {
  const reach = percentOf(bar.to ?? bar.value ?? 0, top);
  const drawn = bar.withheld === true || bar.value !== null;
  return (
    <span className="bar-line">
      {drawn && (
        <span className="bar-track" style={{ "--reach": bar.withheld ? undefined : reach / 100 } as React.CSSProperties} data-withheld={bar.withheld || undefined}>
          <BarMark bar={bar} />
        </span>
      )}
      <span className="bar-text" data-quiet={bar.value === null || undefined}>{bar.text}</span>
    </span>
  );
}

function SeriesLegend({ series }: { series: readonly string[] }) {
  return (
    <span className="chart-legend">
      {series.map((name, index) => <span key={name} className="chart-key"><span className="chart-swatch" data-series={index} /> {name}</span>)}
    </span>
  );
}
