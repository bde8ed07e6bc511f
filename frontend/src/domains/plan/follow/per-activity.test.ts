import { expect, test } from "vitest";
import type { BenefitCheck, FollowUp, ImpactAnalysis } from "@/api/types";
import { followingOf } from "./per-activity";

const analysis = (activityId: string | null, ...kinds: string[]) => ({ activityId, perspective: "social_services", points: kinds.map((kind, nr) => ({ id: `${activityId ?? "plan"}-${nr}`, kind })) }) as ImpactAnalysis;
const check = (pointId: string, result: string | null) => ({ pointId, result }) as BenefitCheck;
const followUp = (activityId: string, followedUpOn: string) => ({ activityId, followedUpOn }) as FollowUp;

const all = {
  analyses: [analysis(null, "benefit"), analysis("a", "benefit", "challenge", "benefit"), analysis("a", "resource"), analysis("b", "benefit")],
  checks: [check("a-0", null), check("a-2", "Fler"), check("a-2", null), check("plan-0", "x")],
  followUps: [followUp("a", "2023-01-01"), followUp("a", "2024-01-01"), followUp("b", "2025-01-01")],
};

test("an activity has its own analyses, benefits and follow-ups, and not the plan's", () => {
  expect(followingOf("a", all)).toEqual({ perspectives: ["social_services"], benefits: 2, decided: 2, shown: 1, newest: all.followUps[1] });
});

test("what nobody has analysed or followed up has nothing", () => {
  expect(followingOf("c", all)).toEqual({ perspectives: [], benefits: 0, decided: 0, shown: 0, newest: null });
});
