import { describe, expect, test } from "vitest";
import { known, said, timesOf, underStep } from "./documents";

describe("a document of the history", () => {
  test("says its words, and nothing where it has none", () => {
    const document = { code: "1.1", number: 2, title: { sv: "Team", en: null }, other: [1] };
    expect([said(document, "code", "sv"), said(document, "number", "sv"), said(document, "title", "en"), said(document, "other", "sv"), said(document, "gone", "sv")]).toEqual(["1.1", "2", "Team", "", ""]);
  });
  test("lies under its step by code", () => {
    const activities = [{ stepId: "a", code: "1.10" }, { stepId: "a", code: "1.2" }, { stepId: "b", code: "2.1" }];
    expect(underStep(activities, "a").map((one) => one.code)).toEqual(["1.2", "1.10"]);
  });
  test("has the times that were kept, and none that were not", () => {
    expect(timesOf({ startsOn: "2022-01-01", endMonth: 12, startMonth: "x" })).toEqual({ startsOn: "2022-01-01", endsOn: null, startMonth: null, endMonth: 12 });
  });
  test("is read with what had been reported of it", () => {
    const report = { activityId: "a", organisationId: "22", status: "started", degree: null, asOf: "2026-10-01" } as const;
    const lead = { ...report, organisationId: null };
    expect(known([report, lead, { ...report, organisationId: "2281" }]).get("a")).toEqual({ lead, reported: 2 });
  });
});
