import type { OrganisationDuties } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { listed } from "../words";

/** What else the plan asks of the organisation: gaps to close, and agreements to revise. */
export function DutyLists({ data }: { data: OrganisationDuties }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.report;
  const codes = new Map(data.duties.map((one) => [one.activityId, one.code]));
  return (
    <div className="duty-lists">
      <section className="card">
        <h2>{words.gaps}</h2>
        {data.gaps.length === 0 ? <p className="muted">{words.gapsNone}</p> : (
          <ul className="plain-list">
            {data.gaps.map((one) => (
              <li key={`${one.methodId} ${one.organisationId}`}>
                <span className="strong">{local(one.methodName)}</span>{" "}
                <span className="small muted">{words.gapBy(listed(one.activityIds.map((id) => codes.get(id) ?? id), t))}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="card">
        <h2>{words.agreements}</h2>
        {data.agreements.length === 0 ? <p className="muted">{words.agreementsNone}</p> : (
          <ul className="plain-list">
            {data.agreements.map((one) => (
              <li key={one.id}>
                <span className="strong">{local(one.name)}</span> <span className="small muted">({words.agreementStatus[one.status]})</span><br />
                <AgreementDue agreement={one} />{" "}
                {one.activityIds.map((id) => <AppLink key={id} className="small" href={`/planen/aktivitet/${id}`}>{codes.get(id) ?? id} </AppLink>)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function AgreementDue({ agreement: { reviseBy, isLate } }: { agreement: OrganisationDuties["agreements"][number] }) {
  const { t } = useText();
  const words = t.plan.report;
  if (!reviseBy) return <span className="small muted">{words.agreementNoDate}</span>;
  return isLate ? <span className="plan-late">{words.agreementLate(formatDate(reviseBy))}</span> : <span>{words.agreementDue(formatDate(reviseBy))}</span>;
}
