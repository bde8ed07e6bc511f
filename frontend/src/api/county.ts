import { useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "@/text/language";
import { countiesQuery, roundsQuery } from "./reference";
import { useSession } from "./session";
import type { County } from "./types";

const STORED = "samplan.county";
const listeners = new Set<() => void>();
let chosen = readStored(STORED);

/** Kept on this computer, and heard by every part of the page at once. */
export function chooseCounty(id: string) {
  if (id === chosen) return;
  chosen = id;
  writeStored(STORED, id);
  listeners.forEach((changed) => changed());
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** The county that the person has chosen, the one that they lead or report for, or the only one there is. */
export function useCounty(): County | undefined {
  const wanted = useSyncExternalStore(subscribe, () => chosen);
  const own = useSession().countyId;
  const counties = useQuery(countiesQuery).data ?? [];
  return counties.find((one) => one.id === wanted) ?? counties.find((one) => one.id === own) ?? counties[0];
}

/** The rounds of the chosen county, newest first. */
export function useRounds() {
  const county = useCounty();
  const known = !useQuery(countiesQuery).isPending;
  return useQuery({
    ...roundsQuery,
    enabled: known,
    select: (rounds) => rounds.filter((one) => county === undefined || one.countyId === county.id),
  });
}
