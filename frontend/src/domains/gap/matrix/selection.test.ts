import { describe, expect, it } from "vitest";
import { readSelection, writeSelection } from "./selection";

describe("the open cell in the address", () => {
  it("is a method with or without an organisation", () => {
    for (const selection of [{ methodId: "audit-adult", organisationId: "2281" }, { methodId: "audit-adult", organisationId: null }]) {
      expect(readSelection(writeSelection(selection))).toEqual(selection);
    }
  });

  it("is nothing when the address says nothing", () => {
    expect(readSelection(null)).toBeNull();
    expect(readSelection("")).toBeNull();
  });
});
