import type { Duty } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { MarkWord } from "../mark";
import { capital, progressText } from "../words";

/** A part that others report, in one line. */
export function DutyRow({ duty }: { duty: Duty }) {
  const { t, lang } = useText();
  const local = useLocal();
  const { present } = duty;
  return (
    <>
      <div>
        <AppLink href={`/planen/aktivitet/${duty.activityId}`} className="plan-title"><span className="plan-code">{duty.code}</span> {local(duty.title)}</AppLink>
        <ul className="plain-list plan-warnings">
          {duty.isLate && <li data-late>{t.plan.terms.lateSince(formatDate(duty.endsOn))}</li>}
          {duty.silentSince && <li data-late>{t.plan.terms.silentSince(formatDate(duty.silentSince))}</li>}
        </ul>
      </div>
      {present ? <MarkWord kind={present.status}>{`${capital(progressText(present.status, present.degree, t, lang))}, ${formatDate(present.asOf)}`}</MarkWord> : <MarkWord kind="no_report" />}
    </>
  );
}
