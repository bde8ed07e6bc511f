import { expect, test } from "vitest";
import type { CostItem, CostScenario, CostSummary, PlanDetail } from "@/api/types";
import { sameSum, type Pair } from "./same-sum";

const plan = { steps: [{ id: "s1", number: 1 }, { id: "s2", number: 2 }] } as PlanDetail;
const item = (id: string, stepId: string | null, alternativeOfId: string | null = null) => ({ id, stepId, alternativeOfId }) as CostItem;
const pair = (id: string, steps: number[] | null, low: number, ...notSummed: string[]): Pair => ({
  scenario: { id, choice: { steps } } as CostScenario,
  sum: { total: { annual: { low, high: low } }, notSummed: notSummed.map((one) => ({ id: one })) } as unknown as CostSummary,
});

const ONE = pair("one", [1], 5);
const cost = item("a", "s1");

test("two bars are alike because the added step has no items", () => {
  expect(sameSum(pair("both", [1, 2], 5), [ONE], { plan, items: [cost] })).toEqual({ as: ONE.scenario, steps: [2], outside: false, uncosted: 0 });
});

test("or because nobody has costed those that it has", () => {
  expect(sameSum(pair("both", [1, 2], 5, "b"), [ONE], { plan, items: [cost, item("b", "s2"), item("way", "s2", "b")] })?.uncosted).toBe(1);
});

test("the whole plan takes in what stands outside the steps too", () => {
  const all = sameSum(pair("all", null, 5, "c"), [ONE, pair("both", [1, 2], 5)], { plan, items: [cost, item("c", null)] });
  expect([all?.as.id, all?.steps, all?.outside, all?.uncosted]).toEqual(["both", [], true, 1]);
});

test("nothing is explained where the sums differ, an added item is costed, or nothing is added", () => {
  expect(sameSum(pair("both", [1, 2], 6), [ONE], { plan, items: [cost] })).toBeNull();
  expect(sameSum(pair("both", [1, 2], 5), [ONE], { plan, items: [cost, item("b", "s2")] })).toBeNull();
  expect(sameSum(pair("other", [2], 5), [ONE], { plan, items: [] })).toBeNull();
});
