import type { ReactNode } from "react";
import type { Adoption, Duty } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { ReportWords } from "../report-words";
import { listed, timeText } from "../words";

type Props = { duty: Duty; adoption: Adoption; children?: ReactNode };

/** One activity as it concerns the organisation: when, what is late, what it waits for, and what was last reported. */
export function DutyCard({ duty, adoption, children }: Props) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.report;
  const counted = duty.countedFromDecision && !adoption.decidedOn;
  const time = counted ? t.plan.terms.notDecided : timeText({ ...duty, startMonth: null, endMonth: null }, adoption, t, lang);
  const names = (all: Duty["waitsFor"]) => listed(all.map((one) => `${one.code} ${local(one.title)}`), t);
  return (
    <article className="card duty" data-late={duty.isLate || undefined}>
      <div className="stack-tight">
        <h3><AppLink href={`/planen/aktivitet/${duty.activityId}`} className="plan-title"><span className="plan-code">{duty.code}</span> {local(duty.title)}</AppLink></h3>
        <p className="small muted">{words.part(t.plan.terms.part[duty.part], time)}</p>
        <ul className="plain-list plan-warnings">
          {duty.isLate && <li data-late>{t.plan.terms.lateSince(formatDate(duty.endsOn))}</li>}
          {duty.silentSince && <li data-late>{t.plan.terms.silentSince(formatDate(duty.silentSince))}</li>}
          {duty.waitsFor.length > 0 && <li>{words.waits(names(duty.waitsFor))}</li>}
          {duty.awaitedBy.length > 0 && <li>{words.awaited(names(duty.awaitedBy))}</li>}
        </ul>
      </div>
      <div className="duty-facts">
        <div className="stack-tight">
          <p className="duty-label">{words.last}</p>
          {duty.present ? <ReportWords report={duty.present} /> : <p>{words.lastNone}</p>}
        </div>
        {duty.milestones.length > 0 && <Milestones duty={duty} />}
        {(duty.contactFunction ?? duty.contactEmail) && (
          <div className="stack-tight">
            <p className="duty-label">{words.contact}</p>
            <p>{duty.contactFunction}{duty.contactFunction && duty.contactEmail && <br />}{duty.contactEmail && <a href={`mailto:${duty.contactEmail}`}>{duty.contactEmail}</a>}</p>
          </div>
        )}
      </div>
      {children}
    </article>
  );
}

function Milestones({ duty }: { duty: Duty }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.report;
  const when = ({ doneOn, dueOn, isLate }: Duty["milestones"][number]) => {
    if (doneOn) return words.milestoneDone(formatDate(doneOn));
    if (!dueOn) return t.plan.terms.noDates;
    return isLate ? words.milestoneLate(formatDate(dueOn)) : words.milestoneDue(formatDate(dueOn));
  };
  return (
    <div className="stack-tight">
      <p className="duty-label">{words.milestones}</p>
      <ul className="plain-list duty-milestones">
        {duty.milestones.map((one) => <li key={one.id} data-late={one.isLate || undefined}>{local(one.title)}, {when(one)}</li>)}
      </ul>
    </div>
  );
}
