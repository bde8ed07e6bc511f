import { describe, expect, test } from "vitest";
import { byMonth, yearsOf } from "./year";

const OCCASIONS = [{ startsOn: "2027-03-20" }, { startsOn: "2027-03-02" }, { startsOn: "2026-12-01" }];

describe("a year of training", () => {
  test("lies in twelve months, by day", () => {
    const months = byMonth(OCCASIONS, 2027);
    expect(months).toHaveLength(12);
    expect(months[2]).toEqual([{ startsOn: "2027-03-02" }, { startsOn: "2027-03-20" }]);
    expect(months[11]).toEqual([]);
  });
  test("can be this one, the next and those with occasions", () => expect(yearsOf([{ startsOn: "2024-01-01" }], 2026)).toEqual([2024, 2026, 2027]));
});
