import { describe, expect, it } from "vitest";
import { arranged } from "./arrange";

const item = (id: string, order: number, stepId: string | null, alternativeOfId: string | null = null) => ({ id, order, stepId, alternativeOfId });
const shape = (items: ReturnType<typeof item>[]) => arranged(items, ["s1", "s2"]).map(({ stepId, rows }) => [stepId, rows.map((row) => (row.isWay ? `- ${row.item.id}` : row.item.id))]);

describe("the order of items", () => {
  it("is by step and place, what is outside the steps last, and ways under what they are a way of", () => {
    const items = [item("late", 9, null), item("b", 2, "s1"), item("b-1", 8, "s1", "b"), item("a", 1, "s1"), item("c", 3, "s2"), item("b-2", 7, null, "b")];
    expect(shape(items)).toEqual([["s1", ["a", "b", "- b-2", "- b-1"]], ["s2", ["c"]], [null, ["late"]]]);
  });

  it("shows a way by itself when a selection leaves out what it is a way of", () => {
    expect(shape([item("b-1", 8, "s1", "b")])).toEqual([["s1", ["b-1"]]]);
  });
});
