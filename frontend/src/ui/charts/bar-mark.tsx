import { useId } from "react";
import type { Bar } from "./bar-chart";
import { percentOf } from "./scale";

const ARROW = 9;

/** The bar itself. Its length is that of its box; the shape says range, open end, uncertainty or withheld. */
export function BarMark({ bar }: { bar: Bar }) {
  const id = useId();
  const fill = bar.withheld ? `url(#${id}-hatch)` : bar.uncertain ? `url(#${id}-light)` : "currentColor";
  const ranged = bar.to !== null && bar.to !== undefined && bar.value !== null;
  const sure = ranged ? percentOf(bar.value ?? 0, bar.to ?? 1) : 100;
  return (
    <svg className="bar-mark" data-series={bar.series ?? 0} width="100%" height="100%" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className="bar-hatch" />
        </pattern>
        <pattern id={`${id}-light`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <path d="M0 0V5" stroke="currentColor" strokeWidth="5.500" />
        </pattern>
      </defs>
      <rect className={shapeOf(bar)} width={`${sure}%`} height="100%" fill={fill} />
      {ranged && <rect className="bar-range" x={`${sure}%`} width={`${100 - sure}%`} height="100%" />}
      {bar.open === "above" && <svg x="100%" overflow="visible" width="1" height="100%"><path className="bar-above" d={`M2 2l${ARROW - 2} 6-${ARROW - 2} 6`} /></svg>}
    </svg>
  );
}

/** What a bar looks like besides its length. */
function shapeOf(bar: Bar): string | undefined {
  if (bar.withheld) return "bar-withheld";
  if (bar.open === "below") return "bar-below";
  return bar.uncertain ? "bar-uncertain" : undefined;
}
