import { useQuery } from "@tanstack/react-query";
import { Redirect } from "wouter";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { useSession } from "@/api/session";
import type { Plan, PlanOverview } from "@/api/types";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { LinkButton } from "@/ui/button";
import { Message } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { overviewQuery } from "../queries";
import { useMayReportWhole } from "./reporting";
import "./report.css";

/** Whoever belongs to an organisation comes to it at once; others choose. */
export default function OrganisationStartPage() {
  const { t } = useText();
  const { organisationId } = useSession();
  if (organisationId) return <Redirect to={`/planen/organisation/${organisationId}`} replace />;
  return <PlanGate title={t.plan.report.title}>{(plan) => <Chooser plan={plan} />}</PlanGate>;
}

function Chooser({ plan }: { plan: Plan }) {
  const overview = useQuery(overviewQuery(plan.id, null));
  return <PageState query={overview}>{(data) => <Choices overview={data} />}</PageState>;
}

function Choices({ overview }: { overview: PlanOverview }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.report;
  const session = useSession();
  const leads = useMayReportWhole(overview.plan.countyId);
  return (
    <>
      <PageHead title={words.title} heading={words.startHeading} answer={words.startAnswer} />
      <div className="stack organisation-start">
        {!session.signedIn && <Message actions={<LinkButton href="/logga-in?next=/planen/organisation" variant="secondary">{words.signIn}</LinkButton>}><p>{words.signInBody}</p></Message>}
        {leads && <section className="card stack-tight"><h2>{words.whole}</h2><p>{words.wholeBody}</p><div><LinkButton href="/planen/helheten">{words.form.open}</LinkButton></div></section>}
        <ul className="plain-list card organisation-list">
          {overview.organisations.map((one) => (
            <li key={one.id}>
              <AppLink href={`/planen/organisation/${one.id}`}>{local(one.name)}</AppLink>
              <span>{words.organisationRow(formatNumber(one.reported, lang), formatNumber(one.doing, lang))}{one.late > 0 && <>, <span data-late>{words.lateRow(formatNumber(one.late, lang))}</span></>}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
