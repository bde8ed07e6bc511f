import { describe, expect, it } from "vitest";
import { sv } from "@/text/sv";
import { isOfPlan, planValue } from "./plan-values";

const said = (objectType: string, field: string, value: unknown) => planValue({ objectType }, field, value, (id) => `<${id}>`, sv, "sv");

describe("values of the plan in the history", () => {
  it("are known by what they are of", () => {
    expect([isOfPlan({ objectType: "activity" }, sv), isOfPlan({ objectType: "activity-cost-items" }, sv), isOfPlan({ objectType: "cost-item" }, sv)]).toEqual([true, true, false]);
  });

  it("are the same word in other words where it means another thing", () => {
    expect(said("progress-report", "status", "paused")).toBe(sv.plan.terms.status.paused);
    expect(said("agreement", "status", "ended")).toBe(sv.planWork.agreements.status.ended);
    expect(said("decision", "outcome", "tabled")).toBe(sv.planWork.decisions.outcome.tabled);
    expect(said("follow-up", "works", "too_early")).toBe(sv.planWork.follow.practice.too_early);
  });

  it("are lists of what they name, one by one", () => {
    expect(said("activity", "organisations", [{ organisationId: "22", part: "consulted" }])).toBe("<22> (rådfrågas)");
    expect(said("activity", "gaps", [{ methodId: "audit", organisationId: "2281" }])).toBe("<audit> (<2281>)");
    expect(said("activity", "milestones", [{ id: "m", title: { sv: "Bemannat" } }])).toBe("Bemannat");
    expect(said("impact-analysis", "points", [{ kind: "benefit", text: { sv: "Bättre" } }])).toBe(`${sv.planWork.follow.kind.benefit}: Bättre`);
    expect(said("activity-cost-items", "itemIds", ["22-f10-1"])).toBe("<22-f10-1>");
    expect(said("activity-cost-items", "itemIds", [])).toBe("–");
  });

  it("leave texts in two languages and blanks to what says all others", () => {
    expect([said("activity", "title", { sv: "x" }), said("activity", "endsOn", null)]).toEqual([null, null]);
  });
});
