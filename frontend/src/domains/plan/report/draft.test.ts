import { describe, expect, test } from "vitest";
import { sv } from "@/text/sv";
import { createOf, faultsOf, isTouched, keepDraft, newReportId, readDraft, startOf } from "./draft";

const TODAY = "2026-11-22";
const SUBJECT = { activityId: "a", organisationId: "2281" };
const start = startOf({ status: "started", degree: 40 }, TODAY);

describe("a report", () => {
  test("begins where the last one ended, with nothing written", () => expect(start).toMatchObject({ status: "started", degree: "40", text: "", asOf: TODAY }));
  test("has an id of its own", () => expect(newReportId()).toMatch(/^report-[0-9a-f]{16}$/));
  test("is touched when something is written", () => {
    expect(isTouched(start, start)).toBe(false);
    expect(isTouched({ ...start, text: "Klart" }, start)).toBe(true);
  });
  test("is sent with blanks as nothing, and a degree only of what is under way", () => {
    expect(createOf({ ...start, obstacle: "  " }, SUBJECT)).toMatchObject({ degree: 40, obstacle: null, organisationId: "2281" });
    expect(createOf({ ...start, status: "done" }, SUBJECT)?.degree).toBeNull();
  });
});

describe("what has to be put right", () => {
  test("nothing chosen", () => expect(faultsOf(startOf(null, TODAY), TODAY, sv)).toEqual({ status: sv.plan.report.form.statusNeeded }));
  test("a degree that is none", () => expect(faultsOf({ ...start, degree: "101" }, TODAY, sv)).toHaveProperty("degree"));
  test("a degree that is not asked for is not judged", () => expect(faultsOf({ ...start, status: "done", degree: "x" }, TODAY, sv)).toEqual({}));
  test("tomorrow", () => expect(faultsOf({ ...start, asOf: "2026-11-23" }, TODAY, sv)).toEqual({ asOf: sv.plan.report.form.future }));
});

describe("unsaved work", () => {
  test("is found again, and gone when it is sent", () => {
    keepDraft(SUBJECT, { ...start, text: "Pågår" });
    expect(readDraft(SUBJECT)?.text).toBe("Pågår");
    keepDraft(SUBJECT, null);
    expect(readDraft(SUBJECT)).toBeNull();
  });
  test("in another shape is left out", () => {
    localStorage.setItem("samplan.progress-report.a.2281", JSON.stringify({ ...start, status: "nästan" }));
    expect(readDraft(SUBJECT)).toBeNull();
  });
});
