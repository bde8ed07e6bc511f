import { useQuery } from "@tanstack/react-query";
import { methodsQuery, organisationsQuery, roundsQuery } from "@/api/reference";
import type { ChangeEntry, Text } from "@/api/types";
import { useLocal } from "@/text/language";

/** A record's own name, where it has one. */
function ownName(record: ChangeEntry["after"]): Text | string | undefined {
  // Reports and follow-ups have no name of their own: they go by the activity that they are about.
  const name = record?.name ?? record?.title ?? record?.activityTitle;
  if (typeof name === "string") return name;
  return typeof name === "object" && name !== null && "sv" in name ? (name as Text) : undefined;
}

/** What was changed, in words: its own name, or for an answer the method and the organisation that its id is made of. */
export function useObjectName(): (change: ChangeEntry) => string {
  const local = useLocal();
  const methods = useQuery(methodsQuery).data ?? [];
  const organisations = useQuery(organisationsQuery).data ?? [];
  const rounds = useQuery(roundsQuery).data ?? [];
  return (change) => {
    const own = ownName(change.after ?? change.before);
    if (own) return typeof own === "string" ? own : local(own);
    const [roundId, methodId, organisationId] = change.objectId.split("/");
    const method = methods.find((one) => one.id === methodId);
    const organisation = organisations.find((one) => one.id === organisationId);
    if (!method) return change.objectId;
    return [local(method.name), local(organisation?.name), local(rounds.find((one) => one.id === roundId)?.title)].filter(Boolean).join(", ");
  };
}
