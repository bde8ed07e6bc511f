import { expect, test } from "vitest";
import type { Duty } from "@/api/types";
import { groupOf, orderOf, sorted } from "./duties";

const duty = (activityId: string, more: Partial<Duty> = {}): Duty => ({
  activityId, code: activityId, title: { sv: activityId, en: null }, stepId: "s", stepNumber: 1, organisationId: "2281", through: "own", part: "participating",
  startsOn: null, endsOn: null, countedFromDecision: false, contactFunction: null, contactEmail: null, present: null, isLate: false, silentSince: null, waitsFor: [], awaitedBy: [], milestones: [], ...more,
});
const present = (status: "started" | "done" | "stopped") => ({ id: "r", asOf: "2023-01-10", status, degree: null, text: null, obstacle: null, nextStep: null, enteredBy: "x" }) as unknown as NonNullable<Duty["present"]>;

test("late goes before silent, and what is finished is last", () => {
  expect(groupOf(duty("a", { isLate: true, silentSince: "2023-01-10" }))).toBe("late");
  expect(groupOf(duty("a", { silentSince: "2023-01-10" }))).toBe("silent");
  expect(groupOf(duty("a"))).toBe("unreported");
  expect(groupOf(duty("a", { present: present("started") }))).toBe("going");
  expect(groupOf(duty("a", { present: present("stopped") }))).toBe("done");
});

test("what one has as a member of a group is one's own, and what one only hears of stands by itself", () => {
  const all = [duty("a"), duty("b", { through: "group" }), duty("c", { part: "informed" })];
  const parts = sorted(all);
  expect([parts.own, parts.consulted].map((some) => some.map((one) => one.activityId))).toEqual([["a", "b"], ["c"]]);
  expect([...orderOf(all).keys()]).toEqual(["a~2281", "b~2281"]);
});

test("the most pressing comes first", () => {
  expect([...orderOf([duty("a", { present: present("done") }), duty("b"), duty("c", { isLate: true })]).values()]).toEqual(["late", "unreported", "done"]);
});
