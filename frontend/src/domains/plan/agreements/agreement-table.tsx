import { useQuery } from "@tanstack/react-query";
import { planQuery } from "@/api/reference";
import type { Agreement, Plan } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { SourceButton } from "../record/source-button";
import { today } from "../today";

type Props = { plan: Plan; agreements: readonly Agreement[]; onChange?: (agreement: Agreement) => void };

export function AgreementTable({ plan, agreements, onChange }: Props) {
  const { t } = useText();
  const words = t.planWork.agreements;
  return (
    <table className="table table-stacks agreement-table" aria-label={words.shows}>
      <thead><tr>{Object.values(words.columns).map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>{agreements.map((one) => <Row key={one.id} plan={plan} agreement={one} onChange={onChange} />)}</tbody>
    </table>
  );
}

function Row({ plan, agreement, onChange }: { plan: Plan; agreement: Agreement } & Pick<Props, "onChange">) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.agreements;
  const { columns } = words;
  return (
    <tr>
      <th scope="row">
        <span className="agreement-name">{local(agreement.name)}</span>
        <span className="agreement-facts">{words.kind[agreement.kind]}, {agreement.year ?? words.noYear}</span>
        {agreement.parties && <span className="agreement-facts">{words.parties}: {local(agreement.parties)}</span>}
        <span className="agreement-tools no-print">
          <SourceButton placeId={agreement.sourcePlaceId} of={local(agreement.name)} />
          {onChange && <Button variant="tertiary" aria-label={`${words.change}: ${local(agreement.name)}`} onClick={() => onChange(agreement)}>{words.change}</Button>}
        </span>
      </th>
      <td data-label={columns.status}>
        <span className="tag" data-tone={agreement.status === "in_force" ? "accent" : "warning"}>{words.status[agreement.status]}</span>
        {agreement.statusText && <p className="small">{local(agreement.statusText)}</p>}
      </td>
      <td data-label={columns.problem}>{local(agreement.problem) || "–"}</td>
      <td data-label={columns.proposal}>{local(agreement.proposal) || "–"}</td>
      <td data-label={columns.revise}><Revision plan={plan} agreement={agreement} /></td>
    </tr>
  );
}

/** By when, and which of the plan's activities does it; that nobody does is said. */
function Revision({ plan, agreement }: { plan: Plan; agreement: Agreement }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.agreements;
  const activities = (useQuery(planQuery(plan.id)).data?.steps ?? []).flatMap((step) => step.activities).filter((one) => agreement.activityIds.includes(one.id));
  const { reviseBy } = agreement;
  const isLate = reviseBy !== null && reviseBy < today();
  return (
    <>
      <p className={isLate ? "agreement-late" : reviseBy ? undefined : "muted"}>{reviseBy ? (isLate ? words.overdue : words.due)(formatDate(reviseBy)) : words.noDate}</p>
      {activities.map((one) => <p key={one.id} className="small">{words.activity} <AppLink href={`/planen/aktivitet/${one.id}`}>{one.code} {local(one.title)}</AppLink></p>)}
      {activities.length === 0 && agreement.proposal && <p className="small muted">{words.noActivity}</p>}
    </>
  );
}
