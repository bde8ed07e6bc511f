import type { ReactNode } from "react";
import type { ActivityConnections } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";

/** Decisions, agreements, prerequisites and courses that belong to the activity. */
export function ActivityTies({ connections }: { connections: ActivityConnections }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  const { agreements, prerequisites, courses } = connections;
  return (
    <>
      <Matters connections={connections} />
      <Tie heading={words.agreements} none={words.agreementsNone}>
        {agreements.map((one) => <li key={one.id}>{local(one.name)} <span className="muted">({t.plan.report.agreementStatus[one.status]})</span>{one.reviseBy && <span className="block small">{t.plan.report.agreementDue(formatDate(one.reviseBy))}</span>}</li>)}
      </Tie>
      <Tie heading={words.prerequisites} none={words.prerequisitesNone}>{prerequisites.map((one) => <li key={one.id}>{local(one.title)}</li>)}</Tie>
      {courses.length > 0 && <Tie heading={words.courses} none="">{courses.map((one) => <li key={one.id}>{local(one.title)}</li>)}</Tie>}
    </>
  );
}

function Matters({ connections: { matters } }: { connections: ActivityConnections }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  const about = (text: string) => (text === "activity" || text === "step" ? words.decisionAbout[text] : words.decisionAbout.plan);
  return (
    <Tie heading={words.decisions} none={words.decisionsNone}>
      {matters.map((one) => (
        <li key={one.id}>
          <AppLink href="/planen/beslut">{local(one.title)}</AppLink>, {about(one.about)}
          <span className="block">{words.decisionsOf(formatNumber(one.adopted, lang), formatNumber(one.boards, lang))}</span>
          {one.latest && <span className="block small muted">{local(one.latest)}</span>}
        </li>
      ))}
    </Tie>
  );
}

/** A short list under its heading, or that there is nothing in it. */
function Tie({ heading, none, children }: { heading: string; none: string; children: ReactNode[] }) {
  return (
    <section className="card stack-tight">
      <h2>{heading}</h2>
      {children.length === 0 ? <p className="muted">{none}</p> : <ul className="plain-list activity-ties">{children}</ul>}
    </section>
  );
}
