import { describe, expect, test } from "vitest";
import type { Activity } from "@/api/types";
import { merged } from "@/format/merge";
import { sv } from "@/text/sv";
import { faultsFrom, faultsOf } from "./check";
import { BLANK, createOf, draftOf, patchOf } from "./draft";
import { keepActivity, readKept } from "./draft-store";

const LINK = { href: "x", rel: "self", method: "GET" } as const;
const ACTIVITY: Activity = {
  id: "22-plan-1-1", planId: "22-plan", stepId: "22-plan-step-1", goalId: null, code: "1.1", title: { sv: "Team", en: null }, summary: null, needLevel: { sv: "Stora", en: null },
  startsOn: null, endsOn: null, startMonth: 0, endMonth: 12, contactFunction: null, contactEmail: null,
  organisations: [{ organisationId: "22", name: { sv: "Regionen", en: null }, shortName: "Regionen", part: "responsible", sourcePlaceId: "plan-1" }],
  needsIds: [], neededByIds: [], prerequisiteIds: [], gaps: [], agreementIds: [],
  milestones: [{ id: "m1", title: { sv: "Bemannat", en: null }, dueOn: "2022-10-01", doneOn: null }], sourcePlaceId: null, order: 1, version: 1,
  _links: { self: LINK, plan: LINK, progressReports: LINK },
};
const draft = draftOf(ACTIVITY);

describe("what is sent", () => {
  test("nothing of what is as it was", () => expect(patchOf(draft, draft)).toEqual({}));
  test("only what is changed", () => expect(patchOf({ ...draft, endsOn: "2023-06-30", startMonth: "" }, draft)).toEqual({ endsOn: "2023-06-30", startMonth: null }));
  test("milestones keep their ids, new ones get none", () => {
    const more = [...draft.milestones, { id: "", sv: "Klart", en: "", dueOn: "", doneOn: "" }];
    expect(patchOf({ ...draft, milestones: more }, draft).milestones).toEqual([
      { id: "m1", title: { sv: "Bemannat", en: null }, dueOn: "2022-10-01", doneOn: null },
      { title: { sv: "Klart", en: null }, dueOn: null, doneOn: null },
    ]);
  });
  test("an organisation keeps where its part is stated", () => expect(createOf(draft, "x").organisations).toEqual([{ organisationId: "22", part: "responsible", sourcePlaceId: "plan-1" }]));
});

test("two who have changed different parts both keep theirs", () => {
  const both = merged(draft, { ...draft, code: "1.9" }, { ...draft, endsOn: "2024-01-01" }, []);
  expect([both.code, both.endsOn]).toEqual(["1.9", "2024-01-01"]);
});

describe("what has to be put right", () => {
  test("what an activity cannot be without", () => expect(Object.keys(faultsOf(BLANK, sv)).sort()).toEqual(["code", "organisations", "place", "title"]));
  test("an end before the start", () => expect(faultsOf({ ...draft, startsOn: "2023-01-01", endsOn: "2022-01-01", endMonth: "x" }, sv)).toEqual({ endsOn: sv.plan.edit.endBeforeStart, endMonth: sv.plan.edit.monthWrong }));
  test("the service's words stand at their part", () => expect(faultsFrom([{ field: "needsIds[0]", message: "1.1 → 1.3 → 1.1" }, { field: "stepId", message: "x" }])).toEqual({ needsIds: "1.1 → 1.3 → 1.1", place: "x" }));
});

test("unsaved work is found again, and left out in another shape", () => {
  keepActivity("a", { etag: "v1", base: draft, draft: { ...draft, code: "1.9" } });
  expect(readKept("a")?.draft.code).toBe("1.9");
  localStorage.setItem("samplan.activity.a", JSON.stringify({ etag: "v1", base: draft, draft: { ...draft, gaps: "x" } }));
  expect(readKept("a")).toBeNull();
});
