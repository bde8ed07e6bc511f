import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "wouter";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { useSession } from "@/api/session";
import type { OrganisationDuties, Plan } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatNumber } from "@/format/numbers";
import type { Language } from "@/text/language";
import { useLocal, useText } from "@/text/language";
import type { Dictionary } from "@/text/sv";
import { AppLink } from "@/ui/app-link";
import { SelectField } from "@/ui/fields";
import { EmptyState, Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { dutiesQuery, overviewQuery } from "../queries";
import { activityCount } from "../words";
import { DutyList } from "./duty-list";
import { DutyLists } from "./duty-lists";
import { sorted } from "./duties";
import "../overview/plan.css";
import "./report.css";

export default function OrganisationPage() {
  const { t } = useText();
  const { organisationId = "" } = useParams();
  return <PlanGate title={t.plan.report.title}>{(plan) => <Duties key={`${plan.id} ${organisationId}`} plan={plan} organisationId={organisationId} />}</PlanGate>;
}

function Duties({ plan, organisationId }: { plan: Plan; organisationId: string }) {
  const duties = useQuery({ ...dutiesQuery(plan.id, organisationId), refetchOnWindowFocus: false });
  return <PageState query={duties}>{(data) => <OwnPage data={data} />}</PageState>;
}

/** How much it reports on itself, how much of that nobody has told of, and what is late: in one line. */
function answerOf({ duties }: OrganisationDuties, t: Dictionary, lang: Language): string {
  const words = t.plan.report;
  const { own } = sorted(duties);
  const count = (one: string, many: (n: string) => string, n: number) => (n === 1 ? one : many(formatNumber(n, lang)));
  const unreported = own.filter((one) => one.present === null).length;
  const late = own.filter((one) => one.isLate).length;
  const parts = [
    own.length > 0 && words.answerParts(activityCount(own.length, t, lang)),
    own.length > 0 && (unreported === 0 ? words.answerDone : count(words.answerUnreportedOne, words.answerUnreported, unreported)),
    late > 0 && count(words.answerLateOne, words.answerLate, late),
  ];
  return parts.filter(Boolean).join(" ") || words.answerNone;
}

function OwnPage({ data }: { data: OrganisationDuties }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.report;
  const session = useSession();
  const heading = words.heading(local(data.organisation.name));
  return (
    <>
      <PageHead title={local(data.organisation.name)} heading={heading} answer={answerOf(data, t, lang)} />
      <ViewBar shows={local(data.plan.title)} asOf={{ asOf: data.asOf, revision: data._meta.revision }} call={{ path: "/organisation-duties", query: { plan: data.plan.id, organisation: data.organisation.id } }} formats={["json"]} />
      <OrganisationChoice planId={data.plan.id} organisationId={data.organisation.id} />
      {!session.signedIn && <div className="duty-choose-note no-print"><Message actions={<AppLink href={`/logga-in?next=/planen/organisation/${data.organisation.id}`}>{words.signIn}</AppLink>}><p>{words.signInBody}</p></Message></div>}
      {data.duties.length === 0 ? <EmptyState heading={words.answerNone} body={words.startAnswer} /> : <DutyList data={data} />}
      <DutyLists data={data} />
    </>
  );
}

function OrganisationChoice({ planId, organisationId }: { planId: string; organisationId: string }) {
  const { t } = useText();
  const local = useLocal();
  const [, navigate] = useLocation();
  const all = useQuery(overviewQuery(planId, null)).data?.organisations ?? [];
  if (!all.some((one) => one.id === organisationId)) return null;
  return (
    <div className="duty-choose no-print">
      <SelectField label={t.plan.report.choose} value={organisationId} options={all.map((one) => ({ value: one.id, label: local(one.name) }))} onChange={(event) => navigate(`/planen/organisation/${event.target.value}`)} />
    </div>
  );
}
