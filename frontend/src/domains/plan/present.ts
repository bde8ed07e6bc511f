import type { ProgressReport } from "@/api/types";

/** Reports with what holds first: the latest day, and of one day what came in last. */
export function byNewest<T extends Pick<ProgressReport, "asOf" | "revision">>(reports: readonly T[]): T[] {
  return reports.toSorted((a, b) => b.asOf.localeCompare(a.asOf) || b.revision - a.revision);
}

export const newest = (reports: readonly ProgressReport[]): ProgressReport | undefined => byNewest(reports)[0];

/** The reports of each organisation, and of the lead under null, newest first. */
export function byOrganisation(reports: readonly ProgressReport[]): Map<string | null, ProgressReport[]> {
  const all = new Map<string | null, ProgressReport[]>();
  for (const one of byNewest(reports)) all.set(one.organisationId, [...(all.get(one.organisationId) ?? []), one]);
  return all;
}
