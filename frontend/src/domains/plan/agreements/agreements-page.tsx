import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Agreement, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/fields";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { useAddress } from "@/ui/use-address";
import { AgreementDialog, KINDS, STATUSES } from "./agreement-dialog";
import { AgreementTable } from "./agreement-table";
import { agreementsQuery } from "./queries";
import { selected, tally } from "./select";
import "./agreements.css";

export default function AgreementsPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.agreements.title}>{(plan) => <Register key={plan.id} plan={plan} />}</PlanGate>;
}

function Register({ plan }: { plan: Plan }) {
  const agreements = useQuery(agreementsQuery(plan.countyId));
  return <PageState query={agreements}>{(all) => <Agreements plan={plan} all={all} />}</PageState>;
}

function Agreements({ plan, all }: { plan: Plan; all: readonly Agreement[] }) {
  const { t, lang } = useText();
  const leads = canLead(useSession());
  const words = t.planWork.agreements;
  const { params } = useAddress();
  const [edited, setEdited] = useState<Agreement | "new" | null>(null);
  const wanted = { search: params.get("sok") ?? "", kind: params.get("slag") ?? "", status: params.get("lage") ?? "" };
  const shown = selected(all, wanted);
  const n = (value: number) => formatNumber(value, lang);
  const counts = tally(all);
  const heading = all.length === 0 ? words.headingNone : counts.problems > 0 ? words.heading(n(all.length), n(counts.problems)) : words.headingNoProblem(n(all.length));
  const query = { county: plan.countyId, ...(wanted.search && { search: wanted.search }), ...(wanted.kind && { kind: wanted.kind }), ...(wanted.status && { status: wanted.status }) };
  const add = leads && <div className="no-print"><Button onClick={() => setEdited("new")}>{words.add}</Button></div>;
  return (
    <>
      <PageHead title={words.title} heading={heading} answer={all.length > 0 ? words.answer(n(counts.inForce), n(counts.missing), n(counts.undated)) : undefined} />
      <ViewBar shows={words.shows} call={{ path: "/agreements", query }} />
      {all.length === 0 ? <EmptyState heading={words.headingNone} body={words.emptyBody}>{add}</EmptyState> : (
        <div className="stack">
          <Filters />
          <p role="status" className="small muted">{words.shown(n(shown.length), n(all.length))}</p>
          {shown.length > 0 ? <AgreementTable plan={plan} agreements={shown} onChange={leads ? setEdited : undefined} /> : <EmptyState heading={words.nothing} body={words.nothingBody} />}
          {add}
        </div>
      )}
      {edited && <AgreementDialog plan={plan} agreement={edited === "new" ? null : edited} taken={all.map((one) => one.id)} onClose={() => setEdited(null)} />}
    </>
  );
}

function Filters() {
  const { t } = useText();
  const { params, setParams } = useAddress();
  const words = t.planWork.agreements;
  const { filters } = words;
  return (
    <div className="agreement-filters no-print" role="group" aria-label={filters.label}>
      <TextField label={filters.search} type="search" value={params.get("sok") ?? ""} onChange={(event) => setParams({ sok: event.target.value || null })} />
      <SelectField label={filters.kind} value={params.get("slag") ?? ""} options={[{ value: "", label: filters.all }, ...KINDS.map((one) => ({ value: one, label: words.kind[one] }))]} onChange={(event) => setParams({ slag: event.target.value || null })} />
      <SelectField label={filters.status} value={params.get("lage") ?? ""} options={[{ value: "", label: filters.all }, ...STATUSES.map((one) => ({ value: one, label: words.status[one] }))]} onChange={(event) => setParams({ lage: event.target.value || null })} />
    </div>
  );
}
