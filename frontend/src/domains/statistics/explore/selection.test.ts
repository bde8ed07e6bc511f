import { describe, expect, it } from "vitest";
import { queryString } from "@/format/address";
import { chosenCategories, laid, placed, placeOf, readSelection, selectionQuery, swapped, withCategories, type Selection } from "./selection";

const EMPTY: Selection = { indicators: [], rows: [], columns: [], where: [], per: false, unprotected: false };
const visits = { id: "visits", dimensions: [{ id: "care-form" }, { id: "site" }] };
const patients = { id: "patients", dimensions: [{ id: "care-form" }, { id: "sex" }] };

describe("the address of a view", () => {
  it("says the view and gives it back unchanged", () => {
    const selection: Selection = { indicators: ["visits", "patients"], rows: ["area"], columns: ["period", "indicator"], where: ["care-form:emergency", "period:2016/2018"], per: true, unprotected: true };
    expect(readSelection(new URLSearchParams(queryString(selectionQuery(selection))))).toEqual(selection);
  });

  it("leaves out what stands at its default", () => {
    expect(queryString(selectionQuery({ ...EMPTY, indicators: ["visits"] }))).toBe("?indicator=visits");
  });

  it("bears with what somebody has written by hand", () => {
    const read = readSelection(new URLSearchParams("indicator=a&indicator=a&rows=area&columns=area&columns=period&where=sex&where=:x&where=sex:men&per=head"));
    expect(read).toEqual({ ...EMPTY, indicators: ["a"], rows: ["area"], columns: ["period"], where: ["sex:men"] });
  });
});

describe("a table that has not been laid", () => {
  it("divides one indicator by all that it is divided by, over the years", () => {
    expect(laid({ ...EMPTY, indicators: ["visits"] }, [visits])).toMatchObject({ rows: ["area", "care-form", "site"], columns: ["period"] });
    expect(laid(EMPTY, [{ id: "beds", dimensions: [] }])).toMatchObject({ rows: ["area"], columns: ["period"] });
  });

  it("tells several indicators apart", () => {
    expect(laid(EMPTY, [visits, patients])).toMatchObject({ rows: ["indicator", "area"], columns: ["period"] });
    expect(laid({ ...EMPTY, rows: ["area"], columns: ["period"] }, [visits, patients])).toMatchObject({ rows: ["area", "indicator"], columns: ["period"] });
  });

  it("lets go of what the chosen indicators cannot be divided by", () => {
    const before = { ...EMPTY, rows: ["sex", "area"], columns: ["site"], where: ["sex:men", "site:22"] };
    expect(laid(before, [visits])).toMatchObject({ rows: ["area"], columns: ["site"], where: ["site:22"] });
  });
});

describe("turning a table", () => {
  it("moves an axis without leaving it in two places", () => {
    const moved = placed({ ...EMPTY, rows: ["area"], columns: ["period"] }, "area", "columns");
    expect(moved).toMatchObject({ rows: [], columns: ["period", "area"] });
    expect(placeOf(moved, "area")).toBe("columns");
    expect(placeOf(moved, "sex")).toBe("fixed");
    expect(swapped(moved)).toMatchObject({ rows: ["period", "area"], columns: [] });
  });

  it("filters one dimension and leaves the others alone", () => {
    const filtered = withCategories({ ...EMPTY, where: ["sex:men", "area:2281"] }, "area", ["2280", "2281"]);
    expect(chosenCategories(filtered, "area")).toEqual(["2280", "2281"]);
    expect(chosenCategories(filtered, "sex")).toEqual(["men"]);
  });
});
