import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BenefitCheck, ImpactAnalysis, ImpactPoint } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { today } from "../today";
import { CheckDialog } from "./follow-dialogs";
import { indicatorNamesQuery } from "./queries";

type Props = { analyses: readonly ImpactAnalysis[]; checks: readonly BenefitCheck[]; leads: boolean };

/** Each expected benefit with how it is followed up; that nobody has decided it is said. */
export function Benefits({ analyses, checks, leads }: Props) {
  const { t } = useText();
  const words = t.planWork.follow;
  const [edited, setEdited] = useState<{ pointId: string; check: BenefitCheck | null } | null>(null);
  const benefits = analyses.flatMap((one) => one.points).filter((one) => one.kind === "benefit");
  return (
    <section className="stack">
      <h2>{words.checks}</h2>
      {benefits.length === 0 ? <p className="muted">{words.noChecks}</p> : (
        <ul className="plain-list follow-benefits">
          {benefits.map((point) => <Benefit key={point.id} point={point} checks={checks.filter((one) => one.pointId === point.id)} onEdit={leads ? (check) => setEdited({ pointId: point.id, check }) : undefined} />)}
        </ul>
      )}
      {edited && <CheckDialog pointId={edited.pointId} check={edited.check} onClose={() => setEdited(null)} />}
    </section>
  );
}

type BenefitProps = { point: ImpactPoint; checks: readonly BenefitCheck[]; onEdit?: (check: BenefitCheck | null) => void };

function Benefit({ point, checks, onEdit }: BenefitProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.follow;
  return (
    <li>
      <p className="strong">{local(point.text)}</p>
      {checks.map((one) => <Check key={one.id} check={one} onEdit={onEdit && (() => onEdit(one))} />)}
      {checks.length === 0 && <p className="muted">{words.notDecided}</p>}
      {onEdit && checks.length === 0 && <div className="no-print"><Button variant="tertiary" aria-label={`${words.addCheck}: ${local(point.text)}`} onClick={() => onEdit(null)}>{words.addCheck}</Button></div>}
    </li>
  );
}

function Check({ check, onEdit }: { check: BenefitCheck; onEdit?: () => void }) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.follow;
  const indicator = useQuery(indicatorNamesQuery).data?.find((one) => one.id === check.indicatorId);
  const isLate = check.result === null && check.dueOn !== null && check.dueOn < today();
  const due = check.dueOn === null ? words.noDue : (isLate ? words.overdue : words.due)(formatDate(check.dueOn));
  return (
    <div className="stack-tight">
      {indicator && <p>{words.indicator}: {local(indicator.name)}</p>}
      {check.question && <p>{words.question}: {check.question}</p>}
      {check.result ? <p><span className="strong">{words.result(formatDate(check.resultOn))}:</span> {check.result}</p> : <p className={isLate ? "follow-late" : "muted"}>{due}</p>}
      {onEdit && <div className="no-print"><Button variant="tertiary" aria-label={words.changeCheck} onClick={onEdit}>{words.change}</Button></div>}
    </div>
  );
}
