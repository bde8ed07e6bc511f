import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime } from "./dates";

describe("dates", () => {
  it("are written as ISO dates", () => {
    expect(formatDate("2022-02-24")).toBe("2022-02-24");
  });

  it("are not made more exact than they are", () => {
    expect(formatDate("2021")).toBe("2021");
    expect(formatDate("2021-06")).toBe("2021-06");
  });

  it("follow the county's clock, not the reader's: late evening in UTC is the next day", () => {
    expect(formatDate("2026-06-30T22:30:00Z")).toBe("2026-07-01");
    expect(formatDateTime("2026-06-30T22:30:00Z")).toBe("2026-07-01 00:30");
  });

  it("show a dash for nothing and the text itself for what is no date", () => {
    expect(formatDate(null)).toBe("\u2013");
    expect(formatDateTime("snart")).toBe("snart");
  });
});
