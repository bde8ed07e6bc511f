import { describe, expect, it } from "vitest";
import { safeReturn } from "./safe-return";

describe("where one lands after signing in", () => {
  it("is the page that one came from", () => {
    expect(safeReturn("/rapportera")).toBe("/rapportera");
  });

  it("is never another site", () => {
    for (const target of ["https://example.com", "//example.com", "javascript:alert(1)", "/\\example.com", null]) {
      expect(safeReturn(target)).toBe("/");
    }
  });
});
