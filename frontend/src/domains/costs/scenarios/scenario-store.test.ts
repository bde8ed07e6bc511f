import { beforeEach, describe, expect, it } from "vitest";
import type { CostScenario } from "@/api/types";
import { EVERYTHING } from "./choice";
import { draftOf, keepScenario, readKept } from "./scenario-store";

const draft = { name: "Med stafettläkare", note: "", choice: { ...EVERYTHING, choices: [{ itemId: "a", alternativeId: "a-2" }] } };

describe("choices kept on the computer", () => {
  beforeEach(() => localStorage.clear());

  it("come back for the same scenario, with the version that they began from", () => {
    keepScenario("22-x", { etag: '"v2"', draft });
    expect(readKept("22-x")).toEqual({ etag: '"v2"', draft });
    expect(readKept("22-y")).toBeNull();
  });

  it("are none rather than broken when the store holds something else", () => {
    for (const text of ["{", "null", '{"draft":{"name":"x"}}', JSON.stringify({ draft: { ...draft, choice: { steps: 1 } } })]) {
      localStorage.setItem("samplan.cost-scenario.22-x", text);
      expect(readKept("22-x"), text).toBeNull();
    }
  });
});

describe("a ready-made scenario", () => {
  it("lends its choice, and not its name", () => {
    const preset = { name: { sv: "Steg 1", en: "Step 1" }, note: null, choice: EVERYTHING, isPreset: true } as CostScenario;
    expect(draftOf(preset)).toEqual({ name: "", note: "", choice: EVERYTHING });
    expect(draftOf({ ...preset, isPreset: false, note: "Obs" }).name).toBe("Steg 1");
  });
});
