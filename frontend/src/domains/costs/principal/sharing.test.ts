import { describe, expect, it } from "vitest";
import { readSharing, readWeight, readWeights, writeWeights } from "./sharing";

describe("sharing in an address", () => {
  it("is one of the known ways, or none", () => {
    expect(readSharing(new URLSearchParams("sharing=equal"))).toBe("equal");
    expect(readSharing(new URLSearchParams("sharing=fair"))).toBeNull();
  });

  it("carries weights there and back, and leaves out what is none", () => {
    const weights = readWeights(["22:2", "2281:1,5", "2260:", "x"]);
    expect([...weights]).toEqual([["22", 2], ["2281", 1.5]]);
    expect(writeWeights(weights)).toEqual(["22:2", "2281:1.5"]);
  });

  it("reads a weight as it is typed", () => {
    expect([" 2 ", "0,125", "1.5", "-1", "två", ""].map(readWeight)).toEqual([2, 0.125, 1.5, null, null, null]);
  });
});
