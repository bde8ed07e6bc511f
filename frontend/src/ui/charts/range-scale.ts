import { niceEnd, percentOf } from "./scale";

/** About so many steps divide an axis; more would crowd its labels on a phone. */
const STEPS = 5;

export type Axis = { end: number; ticks: readonly number[] };

/** An axis from zero in even steps, ending at the first step that is not below the largest value. */
export function axisOver(largest: number): Axis {
  const step = niceEnd(largest / STEPS);
  const count = Math.max(1, Math.ceil(largest / step));
  return { end: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => step * index) };
}

/** Where a range's sure part ends and where the range does, as per cent of the axis. */
export function placed(low: number | null, high: number, end: number): { sure: number; reach: number } {
  return { sure: percentOf(Math.min(low ?? 0, high), end), reach: percentOf(high, end) };
}
