import { expect, test } from "vitest";
import type { CostItem } from "@/api/types";
import { homeFirst, tiable } from "./cost-ties";

const item = (id: string, activityId: string | null, alternativeOfId: string | null = null) => ({ id, activityId, alternativeOfId }) as CostItem;
const ids = (some: readonly CostItem[]) => some.map((one) => one.id);

test("an activity rests neither on its own items once more nor on one of the ways of another", () => {
  expect(ids(tiable([item("own", "a"), item("other", "b"), item("way", "b", "other"), item("loose", null)], "a"))).toEqual(["other", "loose"]);
});

test("items stand by the activity that they belong to, and last those that belong to none", () => {
  const codes: Record<string, string> = { a: "1.10", b: "1.2" };
  expect(ids(homeFirst([item("loose", null), item("ten", "a"), item("two", "b"), item("more", "b")], (id) => codes[id] ?? id))).toEqual(["two", "more", "ten", "loose"]);
});
