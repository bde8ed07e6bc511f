import { useQuery } from "@tanstack/react-query";
import { organisationsQuery, planQuery } from "@/api/reference";
import type { BenefitCheck, FollowUp, ImpactAnalysis, ImpactKind, ImpactPerspective, ImpactPoint, InPractice } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { RecordDialog } from "../record/record-dialog";
import type { RecordField, Values } from "../record/values";
import { today } from "../today";
import * as calls from "./queries";

const ANSWERS: readonly InPractice[] = ["yes", "partly", "no", "too_early", "unknown"];
export const PERSPECTIVES: readonly ImpactPerspective[] = ["social_services", "health_care", "service_users"];
export const KINDS: readonly ImpactKind[] = ["benefit", "challenge", "consider", "resource"];

type Closing = { onClose: () => void };

/** The standing questions, and the user council's view. */
export function FollowUpDialog({ activityId, followUp, onClose }: { activityId: string; followUp: FollowUp | null } & Closing) {
  const { t } = useText();
  const { questions, practice, fields: names, addFollowUp, changeFollowUp } = t.planWork.follow;
  const answers = ANSWERS.map((one) => ({ value: one, label: practice[one] }));
  const fields: RecordField[] = [
    { name: "followedUpOn", kind: "date", label: names.followedUpOn, required: true },
    { name: "done", kind: "choice", label: questions.done, options: answers },
    { name: "works", kind: "choice", label: questions.works, options: answers },
    ...(["whyNot", "change", "forgotten", "userCouncil"] as const).map((name): RecordField => ({ name, kind: "area", label: questions[name] })),
    { name: "madeBy", kind: "text", label: names.madeBy },
  ];
  const day = today();
  const work = followUp
    ? { draft: `follow-up.${followUp.id}`, history: ["follow-up", followUp.id] as const, version: followUp.version, again: () => calls.followUpAgain(followUp.id, day), remove: (version: number) => calls.removeFollowUp(followUp.id, version) }
    : { draft: `follow-up.new.${activityId}`, version: null };
  const save = (values: Values, version: number) => (followUp ? calls.saveFollowUp(followUp.id, version, values) : calls.createFollowUp(activityId, values));
  return <RecordDialog heading={followUp ? changeFollowUp : addFollowUp} work={{ ...work, fields, start: calls.followUpValues(followUp, day), save }} onClose={onClose} />;
}

/** How an expected benefit is followed up, and what it showed. */
export function CheckDialog({ pointId, check, onClose }: { pointId: string; check: BenefitCheck | null } & Closing) {
  const { t } = useText();
  const local = useLocal();
  const { fields: names, addCheck, changeCheck } = t.planWork.follow;
  const indicators = useQuery(calls.indicatorNamesQuery).data ?? [];
  const fields: RecordField[] = [
    { name: "indicatorId", kind: "choice", label: names.indicator, options: [{ value: "", label: names.noIndicator }, ...indicators.map((one) => ({ value: one.id, label: local(one.name) }))] },
    { name: "question", kind: "area", label: names.question },
    { name: "dueOn", kind: "date", label: names.dueOn },
    { name: "result", kind: "area", label: names.result },
    { name: "resultOn", kind: "date", label: names.resultOn },
  ];
  const work = check
    ? { draft: `check.${check.id}`, history: ["benefit-check", check.id] as const, version: check.version, again: () => calls.checkAgain(check.id), remove: (version: number) => calls.removeCheck(check.id, version) }
    : { draft: `check.new.${pointId}`, version: null };
  const save = (values: Values, version: number) => (check ? calls.saveCheck(check.id, version, values) : calls.createCheck(pointId, values));
  return <RecordDialog heading={check ? changeCheck : addCheck} work={{ ...work, fields, start: calls.checkValues(check), save }} onClose={onClose} />;
}

export function AnalysisDialog({ about, analysis, onClose }: { about: calls.Subject; analysis: ImpactAnalysis | null } & Closing) {
  const { t } = useText();
  const { fields: names, perspective, addAnalysis, changeAnalysis } = t.planWork.follow;
  const { inEnglish, place } = t.planWork.record;
  const fields: RecordField[] = [
    { name: "perspective", kind: "choice", label: names.perspective, options: PERSPECTIVES.map((one) => ({ value: one, label: perspective[one] })) },
    { name: "title", kind: "text", label: names.title, required: true },
    { name: "summary", kind: "area", label: names.summary },
    { name: "madeBy", kind: "text", label: names.madeBy },
    ...(["title", "summary", "madeBy"] as const).map((name): RecordField => ({ name: `${name}En`, kind: "text", label: inEnglish(names[name]) })),
    { name: "sourcePlaceId", kind: "place", label: place },
  ];
  const work = analysis
    ? { draft: `analysis.${analysis.id}`, history: ["impact-analysis", analysis.id] as const, version: analysis.version, again: () => calls.analysisAgain(analysis.id), remove: (version: number) => calls.removeAnalysis(analysis.id, version) }
    : { draft: `analysis.new.${about.activityId ?? about.planId}`, version: null };
  const save = (values: Values, version: number) => (analysis ? calls.saveAnalysis(analysis.id, version, values) : calls.createAnalysis(about, values));
  return <RecordDialog heading={analysis ? changeAnalysis : addAnalysis} work={{ ...work, fields, start: calls.analysisValues(analysis), save }} onClose={onClose} />;
}

/** A point is a part of its analysis: another's save of the analysis is told before it is written over. */
export function PointDialog({ analysis, point, onClose }: { analysis: ImpactAnalysis; point: ImpactPoint | null } & Closing) {
  const { t } = useText();
  const local = useLocal();
  const { fields: names, kind, addPoint, changePoint } = t.planWork.follow;
  const { inEnglish, place } = t.planWork.record;
  const fields: RecordField[] = [
    { name: "kind", kind: "choice", label: names.kind, options: KINDS.map((one) => ({ value: one, label: kind[one] })) },
    { name: "text", kind: "area", label: names.text, required: true },
    { name: "textEn", kind: "area", label: inEnglish(names.text) },
    { name: "organisationId", kind: "choice", label: names.organisation, options: [{ value: "", label: names.allOrganisations }, ...usePrincipals(analysis.planId).map((one) => ({ value: one.id, label: local(one.name) }))] },
    { name: "sourcePlaceId", kind: "place", label: place },
  ];
  const work = {
    draft: `point.${analysis.id}.${point?.id ?? "new"}`,
    history: ["impact-analysis", analysis.id] as const,
    version: analysis.version,
    remove: point ? (version: number) => calls.removePoint(analysis.id, point.id, version) : undefined,
    save: (values: Values, version: number) => calls.savePoint(analysis.id, point?.id ?? null, version, values),
    again: () => calls.pointAgain(analysis.id, point?.id ?? null),
  };
  return <RecordDialog heading={point ? changePoint : addPoint} work={{ ...work, fields, start: calls.pointValues(point) }} onClose={onClose} />;
}

function usePrincipals(planId: string) {
  const county = useQuery(planQuery(planId)).data?.countyId;
  return (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === county);
}
