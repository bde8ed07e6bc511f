import type { DecisionMatrix } from "@/api/types";

export type CancelledMeeting = { boardId: string; decidedOn: string | null; count: number };

/** Meetings that were cancelled and after which nothing is known: one for each board and day, with how many matters it was to take up. */
export function cancelledMeetings(matrix: Pick<DecisionMatrix, "cells">): CancelledMeeting[] {
  const found = new Map<string, CancelledMeeting>();
  for (const { boardId, decision } of matrix.cells) {
    if (decision?.outcome !== "meeting_cancelled") continue;
    const key = `${boardId} ${decision.decidedOn ?? ""}`;
    found.set(key, { boardId, decidedOn: decision.decidedOn, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}
