import { joined, niceEnd, percentOf, spread } from "./scale";
import "./charts.css";

export type TimePoint = { key: string; label: string; time: number; value: number | null; text: string; withheld?: boolean; isBreak?: boolean };
export type TimeLine = { key: string; name: string; points: readonly TimePoint[] };

const HEIGHT = 190;
const TOP = 34;
const FLOOR = 150;
/** Room at both sides for the figures over the first and last point. */
const MARGIN = 12;

/** One line over time with each figure written at its point; a line is broken where the figures are. */
export function TimeChart({ title, lines, end }: { title: string; lines: readonly TimeLine[]; end?: number }) {
  const all = lines.flatMap((line) => line.points);
  const top = end ?? niceEnd(Math.max(0, ...all.map((point) => point.value ?? 0)));
  const times = [...new Map(all.map((point) => [point.time, point.label])).entries()].sort(([a], [b]) => a - b);
  const places = spread(times.map(([time]) => time));
  const at = new Map(times.map(([time], index) => [time, MARGIN + ((places[index] ?? 50) / 100) * (100 - 2 * MARGIN)]));
  const x = (point: TimePoint) => `${at.get(point.time) ?? 50}%`;
  return (
    <div className="time-chart">
      <svg role="img" aria-label={title} width="100%" height={HEIGHT} className="time-plot">
        <title>{title}</title>
        <line className="time-floor" x1="0" x2="100%" y1={FLOOR} y2={FLOOR} />
        {times.map(([time, label]) => <text key={time} className="time-label" x={`${at.get(time) ?? 50}%`} y={FLOOR + 22} textAnchor="middle">{label}</text>)}
        {lines.map((line, index) => <Line key={line.key} line={line} index={index} x={x} y={(value) => FLOOR - (percentOf(value, top) / 100) * (FLOOR - TOP)} />)}
      </svg>
      {lines.length > 1 && (
        <p className="chart-legend" aria-hidden="true">
          {lines.map((line, index) => <span key={line.key} className="chart-key"><span className="chart-swatch" data-series={index} /> {line.name}</span>)}
        </p>
      )}
    </div>
  );
}

type LineProps = { line: TimeLine; index: number; x: (point: TimePoint) => string; y: (value: number) => number };

function Line({ line, index, x, y }: LineProps) {
  const { points } = line;
  return (
    <g className="time-line" data-series={index}>
      {joined(points).map(([from, to]) => {
        const [a, b] = [points[from], points[to]];
        return a && b ? <line key={a.key} x1={x(a)} x2={x(b)} y1={y(a.value ?? 0)} y2={y(b.value ?? 0)} /> : null;
      })}
      {points.map((point) => (
        <g key={point.key}>
          {point.isBreak && <line className="time-break" x1={x(point)} x2={x(point)} y1={TOP - 10} y2={FLOOR} />}
          {point.value !== null && <circle cx={x(point)} cy={y(point.value)} r="5" />}
          <text className="time-text" x={x(point)} y={(point.value === null ? FLOOR : y(point.value)) - 12} textAnchor="middle" data-quiet={point.value === null || undefined}>{point.text}</text>
        </g>
      ))}
    </g>
  );
}
