import type { BenefitCheck, FollowUp, ImpactAnalysis, ImpactPerspective } from "@/api/types";

export type Following = { analyses: readonly ImpactAnalysis[]; checks: readonly BenefitCheck[]; followUps: readonly FollowUp[] };

export type ActivityFollowing = {
  perspectives: ImpactPerspective[];
  /** Benefits that are expected, those that somebody has decided how to follow up, and those with a result. */
  benefits: number;
  decided: number;
  shown: number;
  newest: FollowUp | null;
};

/** How an activity is analysed and followed up. */
export function followingOf(activityId: string, { analyses, checks, followUps }: Following): ActivityFollowing {
  const own = analyses.filter((one) => one.activityId === activityId);
  const benefits = own.flatMap((one) => one.points).filter((one) => one.kind === "benefit");
  const checked = benefits.map((point) => checks.filter((one) => one.pointId === point.id));
  const newest = followUps.filter((one) => one.activityId === activityId).toSorted((a, b) => b.followedUpOn.localeCompare(a.followedUpOn))[0];
  return {
    perspectives: [...new Set(own.map((one) => one.perspective))],
    benefits: benefits.length,
    decided: checked.filter((some) => some.length > 0).length,
    shown: checked.filter((some) => some.some((one) => one.result !== null)).length,
    newest: newest ?? null,
  };
}
