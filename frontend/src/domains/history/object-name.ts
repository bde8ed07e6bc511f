import { useQuery } from "@tanstack/react-query";
import { roundsQuery } from "@/api/reference";
import type { ChangeEntry, Text } from "@/api/types";
import { useLocal } from "@/text/language";
import { useKnownNames } from "./known-names";

/** A record's own name, where it has one. */
function ownName(record: ChangeEntry["after"]): Text | string | undefined {
  // Reports and follow-ups have no name of their own: they go by the activity that they are about.
  const name = record?.name ?? record?.title ?? record?.activityTitle;
  if (typeof name === "string") return name;
  return typeof name === "object" && name !== null && "sv" in name ? (name as Text) : undefined;
}

/** What was changed, in words: its own name, or what its id is made of, as an answer's is of a method and an organisation. */
export function useObjectName(): (change: ChangeEntry) => string {
  const local = useLocal();
  const nameOf = useKnownNames();
  const rounds = useQuery(roundsQuery).data ?? [];
  return (change) => {
    const own = ownName(change.after ?? change.before);
    if (own) return typeof own === "string" ? own : local(own);
    const [roundId, methodId, organisationId] = change.objectId.split("/");
    if (methodId === undefined || organisationId === undefined) return nameOf(change.objectId);
    if (nameOf(methodId) === methodId) return change.objectId;
    return [nameOf(methodId), nameOf(organisationId), local(rounds.find((one) => one.id === roundId)?.title)].filter(Boolean).join(", ");
  };
}
