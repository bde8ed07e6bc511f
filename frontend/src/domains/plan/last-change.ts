import { client, read } from "@/api/client";
import type { ChangeList } from "@/api/types";

export type LastChange = { who: string | null; when: string };

/** Who last changed something and when, out of its history; the name is null where nobody signed in did. */
export async function lastChange(objectType: string, objectId: string): Promise<LastChange> {
  const { changes } = await read<ChangeList>(client.GET("/changes", { params: { query: { objectType, objectId, limit: 1 } } }));
  const [last] = changes;
  return { who: last?.actor.name ?? null, when: last?.at ?? "" };
}
