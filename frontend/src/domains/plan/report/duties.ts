import type { Duty } from "@/api/types";
import { isDoing } from "../words";

export const GROUPS = ["late", "silent", "unreported", "going", "done"] as const;
export type Group = (typeof GROUPS)[number];

/** What a duty is waiting for: the most pressing first. */
export function groupOf(duty: Pick<Duty, "isLate" | "silentSince" | "present">): Group {
  if (duty.isLate) return "late";
  if (duty.silentSince !== null) return "silent";
  if (duty.present === null) return "unreported";
  return duty.present.status === "done" || duty.present.status === "stopped" ? "done" : "going";
}

export const keyOf = (duty: Pick<Duty, "activityId" | "organisationId">) => `${duty.activityId}~${duty.organisationId}`;

/** Parts that are carried out, and those that one only hears of. */
export function sorted(duties: readonly Duty[]) {
  return { own: duties.filter(isDoing), consulted: duties.filter((one) => !isDoing(one)) };
}

/** The own duties in the order that they press, as they stood when the page was opened: a saved report does not move its own card. */
export function orderOf(duties: readonly Duty[]): ReadonlyMap<string, Group> {
  const own = sorted(duties).own;
  return new Map(GROUPS.flatMap((group) => own.filter((one) => groupOf(one) === group).map((one) => [keyOf(one), group] as const)));
}
