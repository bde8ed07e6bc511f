import { describe, expect, it } from "vitest";
import { differing } from "./value-words";

describe("what a change is about", () => {
  it("is the fields that differ, also deep in a text of two languages", () => {
    const before = { status: "offered", name: { sv: "A", en: null }, year: 2021 };
    expect(differing({ before, after: { ...before, name: { sv: "B", en: null } } })).toEqual(["name"]);
  });

  it("is every field of a record that is new or gone", () => {
    expect(differing({ before: null, after: { status: "offered", comment: null } })).toEqual(["status", "comment"]);
    expect(differing({ before: { status: "offered" }, after: null })).toEqual(["status"]);
  });
});
