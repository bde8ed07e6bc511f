import { useId } from "react";
import type { Activity, OverviewActivity } from "@/api/types";
import { spanOf, type Span, type TimeScale } from "./timeline-scale";

type Props = { scale: TimeScale; asOf: string; activity?: OverviewActivity; milestones?: Activity["milestones"]; year?: number | null };

/** One row of the timeline: the lines of the years and of the day, and what lies on it. The words beside it say the same. */
export function TimelinePlot({ scale, asOf, activity, milestones = [], year = null }: Props) {
  const span = activity && spanOf(activity, scale);
  const unknown = activity !== undefined && span === null;
  return (
    <div className="time-plot-row" aria-hidden="true">
      <svg width="100%" height="100%" focusable="false">
        {scale.years.map((one, index) => index > 0 && <line key={one} className="time-grid" x1={`${scale.place(`${one}-01-01`)}%`} x2={`${scale.place(`${one}-01-01`)}%`} y1="0" y2="100%" />)}
        {year !== null && <rect className="time-step-year" x={`${scale.place(`${year}-01-01`)}%`} width={`${scale.place(`${year + 1}-01-01`) - scale.place(`${year}-01-01`)}%`} y="25%" height="50%" />}
        {unknown && <line className="time-unknown" x1="0" x2="100%" y1="50%" y2="50%" />}
        {span && <Bar span={span} late={activity.isLate} done={activity.derived.status === "done" || activity.lead?.status === "done"} />}
        {milestones.map((one) => one.dueOn && scale.holds(one.dueOn) && <Diamond key={one.id} at={scale.place(one.dueOn)} state={stateOf(one, asOf)} />)}
        {scale.holds(asOf) && <line className="time-today" x1={`${scale.place(asOf)}%`} x2={`${scale.place(asOf)}%`} y1="0" y2="100%" />}
      </svg>
    </div>
  );
}

function stateOf({ dueOn, doneOn }: Activity["milestones"][number], asOf: string): "reached" | "late" | "ahead" {
  if (doneOn && doneOn <= asOf) return "reached";
  return dueOn && dueOn < asOf ? "late" : "ahead";
}

function Bar({ span, late, done }: { span: Span; late: boolean; done: boolean }) {
  const id = useId();
  const open = span.openStart || span.openEnd;
  return (
    <g className="time-bar" data-late={late || undefined} data-done={done || undefined}>
      {open && (
        <linearGradient id={id}>
          <stop offset="0" stopColor="currentColor" stopOpacity={span.openStart ? 0 : 1} />
          <stop offset="1" stopColor="currentColor" stopOpacity={span.openEnd ? 0 : 1} />
        </linearGradient>
      )}
      <rect x={`${span.from}%`} width={`${span.to - span.from}%`} y="28%" height="44%" rx="2" fill={open ? `url(#${id})` : "currentColor"} />
    </g>
  );
}

function Diamond({ at, state }: { at: number; state: "reached" | "late" | "ahead" }) {
  return (
    <svg x={`${at}%`} y="50%" overflow="visible" className="time-diamond" data-state={state}>
      <path d="M0-7 7 0 0 7-7 0z" />
    </svg>
  );
}
