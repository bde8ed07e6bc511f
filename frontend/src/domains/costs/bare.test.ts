import { describe, expect, it } from "vitest";
import type { CostSummary, PlanDetail } from "@/api/types";
import { shownRows } from "./bare";

const part = (organisationId: string) => ({ organisationId, name: { sv: organisationId } });

const STEPS = [
  { id: "s1", number: 1, activities: [{ id: "a1", organisations: [part("22"), part("2281")] }, { id: "a2", organisations: [part("2281")] }] },
  { id: "s2", number: 2, activities: [{ id: "b1", organisations: [part("2260")] }] },
] as unknown as PlanDetail["steps"];

function summary(by: CostSummary["by"], groups: (string | null)[], bare: [string, string][], chosen: number[] | null = null): CostSummary {
  return {
    by,
    choice: { steps: chosen, items: null },
    groups: groups.map((id) => ({ id, name: { sv: String(id) } })),
    activitiesWithoutItems: bare.map(([id, stepId]) => ({ id, stepId, code: id, title: { sv: id } })),
  } as unknown as CostSummary;
}

const keys = (one: CostSummary) => shownRows(one, STEPS).map((row) => [row.key, row.group !== null]);

describe("rows of a divided sum", () => {
  it("take in activities that nobody has entered a cost for, in the plan's order", () => {
    expect(keys(summary("activity", ["a2", null], [["a1", "s1"], ["b1", "s2"]]))).toEqual([["a1", false], ["a2", true], ["b1", false], ["", true]]);
  });

  it("take in steps that have no item at all, but not those that have some", () => {
    expect(keys(summary("step", ["s1", null], [["a1", "s1"], ["b1", "s2"]]))).toEqual([["s1", true], ["s2", false], ["", true]]);
  });

  it("take in those with a part in a chosen step, before what nobody pays", () => {
    expect(keys(summary("organisation", ["22", null], [], [1]))).toEqual([["22", true], ["2281", false], ["", true]]);
    expect(keys(summary("organisation", ["22"], []))).toEqual([["22", true], ["2281", false], ["2260", false]]);
  });

  it("are the groups as they come where there is nothing to add", () => {
    expect(keys(summary("role", ["nurse", "several"], [["a1", "s1"]]))).toEqual([["nurse", true], ["several", true]]);
  });
});
