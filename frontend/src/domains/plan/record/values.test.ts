import { describe, expect, test } from "vitest";
import { bothOf, isMissing, isNoNumber, joined, listOf, numberOrNull, spread, tagOf, type RecordField } from "./values";

describe("the values of a record", () => {
  test("a text goes to two fields and back", () => expect(bothOf(spread("title", { sv: "Plan", en: null }), "title")).toEqual({ sv: "Plan", en: null }));
  test("English alone is no text", () => expect(bothOf({ title: " ", titleEn: "Plan" }, "title")).toBeNull());
  test("several choices keep their order", () => expect(listOf(joined(["22", "2281"]))).toEqual(["22", "2281"]));
  test("no choice is an empty list", () => expect(listOf("")).toEqual([]));
  test("a blank is no number", () => expect([numberOrNull(" "), numberOrNull("2022")]).toEqual([null, 2022]));
  test("what has to be there is missed, the rest is not", () => {
    const field: RecordField = { name: "title", label: "", kind: "text", required: true };
    expect([isMissing(field, { title: " " }), isMissing({ ...field, required: false }, {})]).toEqual([true, false]);
  });
  test("a number is written in digits, or not at all", () => {
    const field: RecordField = { name: "year", label: "", kind: "text", isWhole: true };
    expect(["2022", " 2022 ", "", "omkring 2020", "20.5"].map((year) => isNoNumber(field, { year }))).toEqual([false, false, false, true, true]);
  });
  test("a version is sent as its tag", () => expect(tagOf(3)).toEqual({ "If-Match": '"v3"' }));
});
