import { expect, test } from "vitest";
import { spanOf, timeScale } from "./timeline-scale";

const PLAN = { id: "p", countyId: "22", title: { sv: "Plan", en: null }, firstYear: 2022, years: 5 };

test("the years of the plan, with what lies outside them", () => {
  expect(timeScale(PLAN, [], [])?.years).toEqual([2022, 2023, 2024, 2025, 2026]);
  expect(timeScale(PLAN, [], ["2027-03-01"])?.years.at(-1)).toBe(2027);
  expect(timeScale(PLAN, [], ["2999-03-01"])?.years).toHaveLength(25);
});

test("no year known, no scale", () => expect(timeScale({ ...PLAN, firstYear: null, years: null }, [], [])).toBeNull());

test("a bar lies where its days are, and fades where an end is unknown", () => {
  const scale = timeScale({ ...PLAN, years: 2 }, [], []);
  if (!scale) throw new Error("a scale was expected");
  expect(spanOf({ startsOn: "2022-01-01", endsOn: "2023-01-01" }, scale)).toEqual({ from: 0, to: 50, openStart: false, openEnd: false });
  expect(spanOf({ startsOn: "2023-01-01", endsOn: null }, scale)).toMatchObject({ from: 50, to: 62, openEnd: true });
  expect(spanOf({ startsOn: null, endsOn: null }, scale)).toBeNull();
});
