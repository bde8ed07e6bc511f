import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { organisationsQuery, planQuery } from "@/api/reference";
import type { Plan, StatusReport } from "@/api/types";
import { slugOf } from "@/format/slug";
import { useLocal, useText } from "@/text/language";
import { RecordDialog } from "../record/record-dialog";
import type { RecordField, Values } from "../record/values";
import { today } from "../today";
import { createReport } from "./queries";

type Props = { plan: Plan; reports: readonly StatusReport[]; onClose: () => void };

/** A new draft: what it is about, of which day, and its heading. */
export function NewReport({ plan, reports, onClose }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.reports;
  const [, navigate] = useLocation();
  const [id] = useState(() => slugOf(`${plan.id} rapport ${today()}`, reports.map((one) => one.id)));
  const steps = useQuery(planQuery(plan.id)).data?.steps ?? [];
  const principals = (useQuery(organisationsQuery).data ?? []).filter((one) => one.countyId === plan.countyId && (one.kind === "region" || one.kind === "municipality"));
  const abouts = [
    { value: "plan", label: words.wholePlan },
    ...steps.map((one) => ({ value: `step:${one.id}`, label: `${words.step(String(one.number))}: ${local(one.needLevel)}` })),
    ...principals.map((one) => ({ value: `principal:${one.id}`, label: local(one.name) })),
  ];
  const fields: RecordField[] = [
    { name: "about", kind: "choice", label: words.fields.about, options: abouts },
    { name: "title", kind: "text", label: words.fields.title, required: true, max: 200 },
    { name: "asOf", kind: "date", label: words.fields.asOf, help: words.fields.asOfHelp, required: true },
  ];
  const save = async (values: Values) => {
    const made = await createReport(id, plan.id, values);
    navigate(`/planen/rapporter/${made.id}`);
    return made;
  };
  return <RecordDialog heading={words.new} isNew work={{ draft: `report.new.${plan.id}`, fields, start: { about: "plan", title: words.fields.titleStart, asOf: today() }, version: null, save }} onClose={onClose} />;
}
