import type { Round } from "@/api/types";

/** The rounds named in the address, or the two newest published; always oldest first, as time goes. */
export function chosenRounds<R extends Pick<Round, "id" | "year" | "status">>(all: readonly R[], asked: readonly string[]): R[] {
  const oldestFirst = [...all].sort((a, b) => a.year - b.year);
  if (asked.length > 0) return oldestFirst.filter((one) => asked.includes(one.id));
  return oldestFirst.filter((one) => one.status === "published").slice(-2);
}
