import { describe, expect, test } from "vitest";
import { aboutOf } from "./queries";

describe("what a report is about", () => {
  test("is a step or a principal with its id, else the plan", () => {
    expect(aboutOf("step:22-plan-step-1")).toEqual({ scope: "step", stepId: "22-plan-step-1" });
    expect(aboutOf("principal:2281")).toEqual({ scope: "principal", organisationId: "2281" });
    expect(aboutOf("plan")).toEqual({ scope: "plan" });
  });
});
