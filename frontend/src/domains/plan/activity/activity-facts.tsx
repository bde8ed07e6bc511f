import type { Activity, PlanDetail, PlanOverview } from "@/api/types";
import { formatDate } from "@/format/dates";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { timeText } from "../words";

type Props = { activity: Activity; plan: PlanDetail; overview: PlanOverview };
const PARTS = ["responsible", "participating", "consulted", "informed"] as const;

/** What it is, who does it, when, and what it hangs on. */
export function ActivityFacts({ activity, plan, overview }: Props) {
  const { t } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  const step = plan.steps.find((one) => one.id === activity.stepId);
  const goal = step?.goals.find((one) => one.id === activity.goalId);
  return (
    <section className="card activity-facts">
      <p className="activity-summary">{activity.summary ? local(activity.summary) : <span className="muted">{words.noSummary}</span>}</p>
      <dl className="definitions">
        {step && <><dt>{words.step}</dt><dd>{t.plan.terms.step(String(step.number))}</dd></>}
        <dt>{words.need}</dt><dd>{local(activity.needLevel)}</dd>
        {step?.careLevel && <><dt>{words.care}</dt><dd>{local(step.careLevel)}</dd></>}
        {goal && <><dt>{words.goal}</dt><dd>{local(goal.title)}</dd></>}
        <Who activity={activity} overview={overview} />
        <dt>{words.contact}</dt><dd><Contact activity={activity} /></dd>
        <When activity={activity} overview={overview} />
        <Needs label={words.needs} ids={activity.needsIds} overview={overview} />
        <Needs label={words.neededBy} ids={activity.neededByIds} overview={overview} />
      </dl>
    </section>
  );
}

/** A group has no page: each of its members has the part. */
function Who({ activity, overview }: Pick<Props, "activity" | "overview">) {
  const { t } = useText();
  const local = useLocal();
  const hasPage = new Set(overview.organisations.map((one) => one.id));
  return PARTS.map((part) => {
    const some = activity.organisations.filter((one) => one.part === part);
    if (some.length === 0) return null;
    return (
      <div key={part} className="definition-row">
        <dt>{t.plan.terms.part[part]}</dt>
        <dd>{some.map((one, index) => <span key={one.organisationId}>{index > 0 && ", "}{hasPage.has(one.organisationId) ? <AppLink href={`/planen/organisation/${one.organisationId}`}>{local(one.name)}</AppLink> : local(one.name)}</span>)}</dd>
      </div>
    );
  });
}

function Contact({ activity: { contactFunction, contactEmail } }: { activity: Activity }) {
  const { t } = useText();
  if (!contactFunction && !contactEmail) return <span className="muted">{t.plan.activity.noContact}</span>;
  return <>{contactFunction}{contactFunction && contactEmail && ", "}{contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a>}</>;
}

function When({ activity, overview }: Pick<Props, "activity" | "overview">) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.plan.activity;
  const state = ({ doneOn, dueOn }: Activity["milestones"][number]) => {
    if (doneOn) return t.plan.report.milestoneDone(formatDate(doneOn));
    if (!dueOn) return t.plan.terms.noDates;
    return dueOn < overview.asOf ? t.plan.report.milestoneLate(formatDate(dueOn)) : t.plan.report.milestoneDue(formatDate(dueOn));
  };
  const isLate = ({ doneOn, dueOn }: Activity["milestones"][number]) => !doneOn && dueOn !== null && dueOn < overview.asOf;
  return (
    <>
      <dt>{words.when}</dt>
      <dd>{timeText(activity, overview.adoption, t, lang)}</dd>
      {activity.milestones.length > 0 && (
        <>
          <dt>{words.milestones}</dt>
          <dd><ul className="plain-list">{activity.milestones.map((one) => <li key={one.id}>{local(one.title)}, <span className={isLate(one) ? "plan-late" : undefined}>{state(one)}</span></li>)}</ul></dd>
        </>
      )}
    </>
  );
}

/** Other activities by name, and whether they are done. */
function Needs({ label, ids, overview }: { label: string; ids: readonly string[]; overview: PlanOverview }) {
  const { t } = useText();
  const local = useLocal();
  if (ids.length === 0) return null;
  const all = overview.steps.flatMap((step) => step.activities);
  const done = (id: string) => {
    const one = all.find((other) => other.id === id);
    return one?.lead?.status === "done" || one?.derived.status === "done";
  };
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <ul className="plain-list">
          {ids.map((id) => {
            const one = all.find((other) => other.id === id);
            return <li key={id}><AppLink href={`/planen/aktivitet/${id}`}>{one ? `${one.code} ${local(one.title)}` : id}</AppLink> <span className="muted">{done(id) ? t.plan.activity.done : t.plan.activity.notDone}</span></li>;
          })}
        </ul>
      </dd>
    </>
  );
}
