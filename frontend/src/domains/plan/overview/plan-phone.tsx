import type { OverviewActivity, OverviewStep, PlanOverview } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { SelectField } from "@/ui/fields";
import { useAddress } from "@/ui/use-address";
import { useFold } from "../fold";
import { Mark } from "../mark";
import { isDoing, partText } from "../words";
import { ActivityState, ActivityTitle, ActivityWarnings } from "./activity-words";
import type { PlanView } from "./plan-view";
import { StepHead } from "./step-head";

type Props = { overview: PlanOverview; view: PlanView };

/** On a narrow screen one step at a time, each activity as a card. */
export function PhonePlan({ overview, view, step }: Props & { step: OverviewStep }) {
  const { t } = useText();
  const local = useLocal();
  const { setParams } = useAddress();
  const label = (one: OverviewStep) => `${t.plan.terms.step(String(one.number))} ${local(one.needLevel)}`;
  const { shown, more } = useFold(step.activities, t.plan.page.filters.more);
  return (
    <div className="stack" data-step={step.number}>
      <SelectField label={t.plan.page.phone.step} value={String(step.number)} options={view.steps.map((one) => ({ value: String(one.number), label: label(one) }))} onChange={(event) => setParams({ steg: event.target.value })} />
      <h2 className="plan-phone-step"><StepHead step={step} /></h2>
      <ul className="plain-list stack">
        {shown.map((one) => <li key={one.id}><Card activity={one} overview={overview} view={view} /></li>)}
      </ul>
      {more && <div>{more}</div>}
    </div>
  );
}

function Card({ activity, overview, view }: Props & { activity: OverviewActivity }) {
  const { t, lang } = useText();
  const parts = activity.parts.filter((one) => view.organisationId === null || one.organisationId === view.organisationId);
  return (
    <article className="card plan-card" data-late={activity.isLate || undefined}>
      <h3><ActivityTitle activity={activity} adoption={overview.adoption} /></h3>
      <ActivityWarnings activity={activity} codeOf={view.codeOf} />
      <ActivityState activity={activity} />
      <details>
        <summary>{t.plan.page.phone.organisations}</summary>
        <ul className="plain-list plan-card-parts">
          {parts.map((one) => (
            <li key={one.organisationId}>
              <button type="button" data-cell={`${activity.id}~${one.organisationId}`} onClick={() => view.openCell(activity.id, one.organisationId)}>
                <Mark kind={isDoing(one) ? (one.status ?? "no_report") : "no_reporting"} />
                <span><span className="strong">{view.nameOf(one.organisationId)}</span><br />{partText(one, t, lang)}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}
