/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below the value: where an axis ends. */
export function niceEnd(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}

/** Where on an axis from zero to `end` a value lies, as per cent, never outside it. */
export function percentOf(value: number, end: number): number {
  if (end <= 0) return 0;
  return Math.min(100, Math.max(0, (value / end) * 100));
}

/** The places of points in time along an axis, as per cent of its width; a single one stands in the middle. */
export function spread(times: readonly number[]): number[] {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return times.map((time) => (last === first ? 50 : ((time - first) / (last - first)) * 100));
}

/** The neighbours that a line may join: both known, and nothing between them that breaks the series. */
export function joined<T extends { value: number | null; isBreak?: boolean }>(points: readonly T[]): [number, number][] {
  return points.flatMap((point, index): [number, number][] => {
    const before = points[index - 1];
    return before && before.value !== null && point.value !== null && !point.isBreak ? [[index - 1, index]] : [];
  });
}
