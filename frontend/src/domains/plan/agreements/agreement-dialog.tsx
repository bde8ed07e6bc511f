import { useQuery } from "@tanstack/react-query";
import { organisationsQuery, planQuery } from "@/api/reference";
import type { Agreement, AgreementKind, AgreementStatus, Plan } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { RecordDialog } from "../record/record-dialog";
import type { RecordField, Values } from "../record/values";
import { agreementAgain, agreementValues, createAgreement, removeAgreement, saveAgreement } from "./queries";

export const KINDS: readonly AgreementKind[] = ["agreement", "routine", "steering", "contract", "plan", "report"];
export const STATUSES: readonly AgreementStatus[] = ["in_force", "proposed", "required", "ended", "unknown"];

type Props = { plan: Plan; agreement: Agreement | null; taken: readonly string[]; onClose: () => void };

export function AgreementDialog({ plan, agreement, taken, onClose }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.agreements;
  const { fields: names } = words;
  const inEnglish = t.planWork.record.inEnglish;
  const organisations = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === plan.countyId);
  const activities = (useQuery(planQuery(plan.id)).data?.steps ?? []).flatMap((step) => step.activities);
  const fields: RecordField[] = [
    { name: "name", kind: "text", label: names.name, required: true },
    { name: "nameEn", kind: "text", label: inEnglish(names.name) },
    { name: "kind", kind: "choice", label: names.kind, options: KINDS.map((one) => ({ value: one, label: words.kind[one] })) },
    { name: "year", kind: "text", label: names.year, help: names.yearHelp, max: 4, isWhole: true },
    { name: "status", kind: "choice", label: names.status, options: STATUSES.map((one) => ({ value: one, label: words.status[one] })) },
    { name: "statusText", kind: "area", label: names.statusText },
    { name: "parties", kind: "text", label: names.parties },
    { name: "organisationIds", kind: "many", label: names.organisations, options: organisations.map((one) => ({ value: one.id, label: local(one.name) })) },
    { name: "problem", kind: "area", label: names.problem },
    { name: "proposal", kind: "area", label: names.proposal },
    { name: "reviseBy", kind: "date", label: names.reviseBy },
    { name: "activityIds", kind: "many", label: names.activities, options: activities.map((one) => ({ value: one.id, label: `${one.code} ${local(one.title)}` })) },
    ...(["statusText", "parties", "problem", "proposal"] as const).map((name): RecordField => ({ name: `${name}En`, kind: "area", label: inEnglish(names[name]) })),
    { name: "sourcePlaceId", kind: "place", label: t.planWork.record.place },
  ];
  const work = agreement
    ? { draft: `agreement.${agreement.id}`, history: ["agreement", agreement.id] as const, version: agreement.version, again: () => agreementAgain(agreement.id), remove: (version: number) => removeAgreement(agreement.id, version) }
    : { draft: `agreement.new.${plan.countyId}`, version: null };
  const save = (values: Values, version: number) => (agreement ? saveAgreement(agreement.id, version, values) : createAgreement(plan.countyId, taken, values));
  return <RecordDialog heading={agreement ? local(agreement.name) : words.add} work={{ ...work, fields, start: agreementValues(agreement), save }} onClose={onClose} />;
}
