import { describe, expect, test } from "vitest";
import type { OverviewActivity, OverviewStep } from "@/api/types";
import { arranged, columnsOf, COLUMNS, nextStop, readFilter, readFrom } from "./arrange";

const activity = (id: string, more: Partial<OverviewActivity> = {}): OverviewActivity => ({
  id, code: id, title: { sv: id, en: null }, goalId: null, startsOn: null, endsOn: null, countedFromDecision: false, startMonth: null, endMonth: null,
  parts: [], lead: null, derived: { status: null, degree: null, reported: 0, of: 0 }, isLate: false, lateMilestones: 0, silentSince: null, needsIds: [], waitsFor: [], ...more,
});
const step = (number: number, activities: OverviewActivity[]): OverviewStep => ({ id: `s${number}`, number, needLevel: { sv: "x", en: null }, careLevel: null, year: null, status: null, activities });
const part = (organisationId: string, isLate = false) => ({ organisationId, part: "participating" as const, status: null, degree: null, asOf: null, isLate, isSilent: false });

describe("which activities are shown", () => {
  const steps = [step(1, [activity("a", { isLate: true }), activity("b", { parts: [part("22", true)] })]), step(2, [activity("c", { waitsFor: ["a"] })]), step(3, [])];
  const shown = (filter: Parameters<typeof arranged>[1], organisation: string | null = null) => arranged(steps, filter, organisation).map((one) => one.activities.map((row) => row.id));

  test("all of them, with the steps that have none", () => expect(shown("all")).toEqual([["a", "b"], ["c"], []]));
  test("late as a whole", () => expect(shown("late")).toEqual([["a"]]));
  test("of one organisation, what it is late with itself", () => expect(shown("late", "22")).toEqual([["b"]]));
  test("those of an organisation", () => expect(shown("all", "22")).toEqual([["b"]]));
  test("those that wait", () => expect(shown("waiting")).toEqual([["c"]]));
  test("an unknown choice is all", () => expect(readFilter("något")).toBe("all"));
});

describe("which organisations stand beside each other", () => {
  const many = Array.from({ length: 40 }, (_, index) => ({ id: String(index) }));
  test("as many as fit", () => expect(columnsOf(many, null, { from: 16, size: COLUMNS })).toEqual(many.slice(16, 32)));
  test("the asked one alone", () => expect(columnsOf(many, "7", { from: 0, size: COLUMNS })).toEqual([{ id: "7" }]));
  const none = { size: 16, holding: -1 };
  test("never past the end", () => expect([readFrom("17", 40, none), readFrom("900", 40, none), readFrom("-1", 40, none), readFrom("x", 40, none)]).toEqual([17, 0, 0, 0]));
  test("the one that is looked at stays, where fewer fit", () => expect([readFrom("16", 40, { size: 10, holding: 30 }), readFrom("16", 40, { size: 10, holding: 20 })]).toEqual([21, 16]));
});

describe("where the arrows lead", () => {
  const stops = [{ row: 0, col: 0 }, { row: 0, col: 3 }, { row: 2, col: 2 }, { row: 2, col: 8 }];
  test("along a row over what is empty", () => expect(nextStop(stops, { row: 0, col: 0 }, "ArrowRight")).toEqual({ row: 0, col: 3 }));
  test("down to the nearest of the next row that has any", () => expect(nextStop(stops, { row: 0, col: 3 }, "ArrowDown")).toEqual({ row: 2, col: 2 }));
  test("up again", () => expect(nextStop(stops, { row: 2, col: 8 }, "ArrowUp")).toEqual({ row: 0, col: 3 }));
  test("nowhere from an edge", () => expect(nextStop(stops, { row: 2, col: 2 }, "ArrowDown")).toBeUndefined());
});
