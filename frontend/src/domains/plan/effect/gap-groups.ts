import type { GapPlan } from "@/api/types";

/** One method with everybody that lacks it and has nobody planning for it. */
export type GapGroup = { methodId: string; method: GapPlan["methodName"]; areaId: string; area: GapPlan["areaName"]; gaps: GapPlan[] };

/** By method, in the order that the gaps come; only those of an area, where one is asked for. */
export function byMethod(gaps: readonly GapPlan[], areaId: string | null): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const gap of gaps) {
    if (areaId !== null && gap.areaId !== areaId) continue;
    const group = groups.get(gap.methodId) ?? { methodId: gap.methodId, method: gap.methodName, areaId: gap.areaId, area: gap.areaName, gaps: [] };
    group.gaps.push(gap);
    groups.set(gap.methodId, group);
  }
  return [...groups.values()];
}

/** What most principals lack first; of those that as many lack, in the order that the gaps come. */
export const largestFirst = (gaps: readonly GapPlan[]): GapGroup[] => byMethod(gaps, null).toSorted((a, b) => b.gaps.length - a.gaps.length);
