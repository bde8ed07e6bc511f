import { describe, expect, it } from "vitest";
import { isDue } from "./renewal";
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

describe("a session of the identity provider", () => {
  const session = { renewsAt: "2026-02-24T12:40:00Z", expiresAt: "2026-02-24T13:00:00Z" };
  const at = (time: string) => new Date(`2026-02-24T${time}:00Z`);

  it("is renewed in its last part, and once", () => {
    expect(isDue(session, null, at("12:39"))).toBe(false);
    expect(isDue(session, null, at("12:40"))).toBe(true);
    expect(isDue(session, session.expiresAt, at("12:45"))).toBe(false);
    expect(isDue(session, "2026-02-24T12:00:00Z", at("12:45"))).toBe(true);
  });

  it("is not renewed when it has ended: then one signs in", () => {
    expect(isDue(session, null, at("13:00"))).toBe(false);
  });

  it("is the only kind that is renewed", () => {
    expect(isDue({ renewsAt: null, expiresAt: "2026-02-24T13:00:00Z" }, null, at("12:59"))).toBe(false);
  });
});
