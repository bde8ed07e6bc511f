import { client, read } from "@/api/client";
import type { ChangeList } from "@/api/types";

/** Who last changed an activity and when, out of its history; the name is null where nobody signed in did. */
export async function lastChange(activityId: string): Promise<{ who: string | null; when: string }> {
  const { changes } = await read<ChangeList>(client.GET("/changes", { params: { query: { objectType: "activity", objectId: activityId, limit: 1 } } }));
  const [last] = changes;
  return { who: last?.actor.name ?? null, when: last?.at ?? "" };
}
