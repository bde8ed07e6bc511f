import { describe, expect, it } from "vitest";
import { queryString } from "@/format/address";
import { filterQuery, isFiltered, readFilters, toggled } from "./filters";

const read = (search: string) => readFilters(new URLSearchParams(search));

describe("filters", () => {
  it("come from the address and go back to the same address", () => {
    const search = "?area=screening-adult&area=relatives&substance=alcohol&status=not_offered";
    expect(queryString(filterQuery(read(search)))).toBe(search);
  });

  it("ignore doubles, words outside the vocabulary and what cannot be an id", () => {
    const filters = read("?area=a&area=a&area=<script>&substance=beer&status=offered");
    expect(filters.area).toEqual(["a"]);
    expect(filters.substance).toEqual([]);
    expect(filters.status).toEqual(["offered"]);
  });

  it("send only the filters that a view knows", () => {
    expect(filterQuery(read("?status=unknown&kind=support"), ["kind"])).toEqual({ kind: ["support"] });
  });

  it("say whether anything is chosen at all", () => {
    expect(isFiltered(read(""))).toBe(false);
    expect(isFiltered(read("?organisation=2281"))).toBe(true);
    expect(isFiltered(read("?organisation=2281"), ["area"])).toBe(false);
  });

  it("are put on and taken off with the same press", () => {
    expect(toggled(["a"], "b")).toEqual(["a", "b"]);
    expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  });
});
