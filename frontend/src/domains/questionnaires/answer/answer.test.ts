import { beforeEach, describe, expect, it } from "vitest";
import { keepTyped, readKept } from "./draft-store";
import { takeToken } from "./token";

const TOKEN = "dGhpcyBpcyBub3QgYSBzZWNyZXQ";

beforeEach(() => sessionStorage.clear());

describe("the personal link", () => {
  it("is read once, taken out of the address and kept for this tab", () => {
    window.history.replaceState(null, "", `/svara?del=s2#${TOKEN}`);
    expect(takeToken()).toBe(TOKEN);
    expect(window.location.href).not.toContain(TOKEN);
    expect(window.location.search).toBe("?del=s2");
    expect(takeToken()).toBe(TOKEN);
    expect(localStorage.length).toBe(0);
  });

  it("is not mistaken for the place that a skip link leads to", () => {
    window.history.replaceState(null, "", "/svara#main");
    expect(takeToken()).toBe(TOKEN);
    expect(window.location.hash).toBe("#main");
  });
});

describe("what is typed and not saved", () => {
  it("comes back for the same link and for no other", () => {
    const kept = { base: {}, typed: { q1: "yes", q2: ["a"] } };
    keepTyped(TOKEN, kept);
    expect(readKept(TOKEN)).toEqual(kept);
    expect(readKept("another")).toBeNull();
    keepTyped(TOKEN, null);
    expect(readKept(TOKEN)).toBeNull();
  });

  it("is nothing rather than broken when the store holds something else", () => {
    for (const text of ["{", "5", `{"token":"${TOKEN}","base":{},"typed":{"q1":7}}`]) {
      sessionStorage.setItem("samplan.response", text);
      expect(readKept(TOKEN)).toBeNull();
    }
  });
});
