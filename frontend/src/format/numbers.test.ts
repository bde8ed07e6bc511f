import { describe, expect, it } from "vitest";
import { formatDifference, formatNumber, formatShare, formatSize } from "./numbers";

describe("numbers", () => {
  it("groups thousands with a thin space in Swedish and a comma in English", () => {
    expect(formatNumber(1190)).toBe("1\u2009190");
    expect(formatNumber(1190, "en")).toBe("1,190");
  });

  it("uses a decimal comma in Swedish", () => {
    expect(formatNumber(7.6)).toBe("7,6");
    expect(formatNumber(7.6, "en")).toBe("7.6");
  });

  it("writes a negative number with a true minus sign", () => {
    expect(formatNumber(-3)).toBe("\u22123");
  });

  it("gives a share as whole per cent, and a dash where there is nothing to share", () => {
    expect(formatShare(6 / 7)).toBe("86\u2009%");
    expect(formatShare(6 / 7, "en")).toBe("86%");
    expect(formatShare(null)).toBe("\u2013");
  });

  it("always shows the sign of a difference", () => {
    expect(formatDifference(2)).toBe("+2");
    expect(formatDifference(-2)).toBe("\u22122");
    expect(formatDifference(0)).toBe("0");
  });

  it("says the size of a file in kB and MB", () => {
    expect(formatSize(200)).toBe("1\u2009kB");
    expect(formatSize(993_847)).toBe("994\u2009kB");
    expect(formatSize(1_250_000)).toBe("1,3\u2009MB");
    expect(formatSize(12_000_000, "en")).toBe("12\u2009MB");
  });
});
