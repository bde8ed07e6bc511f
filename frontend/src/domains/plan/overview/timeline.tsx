import { useQuery } from "@tanstack/react-query";
import type { Activity, OverviewActivity, OverviewStep, PlanOverview } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { ChartFrame } from "@/ui/charts/chart-frame";
import { useFold } from "../fold";
import { activitiesQuery } from "../queries";
import { today } from "../today";
import { timeText } from "../words";
import type { PlanView } from "./plan-view";
import { TimelinePlot } from "./timeline-plot";
import { timeScale, type TimeScale } from "./timeline-scale";
import { TimelineTable } from "./timeline-table";

type Props = { overview: PlanOverview; view: PlanView };

/** When each activity is to be carried out, on the same rows as the marks. What nobody has set is said to be so. */
export function Timeline({ overview, view }: Props) {
  const { t } = useText();
  const words = t.plan.page.timeline;
  const details = useQuery(activitiesQuery(overview.plan.id)).data;
  const milestones = new Map(details?.map((one) => [one.id, one.milestones]));
  const days = [...milestones.values()].flat().flatMap((one) => (one.dueOn ? [one.dueOn] : []));
  const scale = timeScale(overview.plan, overview.steps, days);
  if (!scale) return <section className="card"><h2>{words.heading}</h2><p className="muted">{words.noYears}</p></section>;
  const dated = overview.steps.some((step) => step.activities.some((one) => one.startsOn ?? one.endsOn));
  const [first, last] = [String(scale.years[0]), String(scale.years.at(-1))];
  const whole = overview.steps.every((step) => step.activities.every((one) => one.startsOn ?? one.endsOn));
  const period = overview.plan.firstYear !== null && words.sentence(first, last);
  const sentence = [period, period && !overview.adoption.decidedOn && words.undecided, !dated && words.noneSentence].filter(Boolean).join(" ");
  return (
    <ChartFrame
      heading={words.heading}
      sentence={sentence}
      legend={<Legend milestones={days.length > 0} dated={dated} whole={whole} steps={view.steps} />}
      chart={<Rows overview={overview} view={view} scale={scale} milestones={milestones} />}
      table={<TimelineTable overview={overview} view={view} milestones={milestones} />}
    />
  );
}

function Legend({ milestones, dated, whole, steps }: { milestones: boolean; dated: boolean; whole: boolean; steps: readonly OverviewStep[] }) {
  const { t } = useText();
  const words = t.plan.page.timeline;
  return (
    <ul className="plain-list chart-legend" aria-hidden="true">
      {steps.some((step) => step.year !== null) && <li className="chart-key"><span className="time-key" data-shape="step" /> {words.stepBar}</li>}
      {dated && <li className="chart-key"><span className="time-key" data-shape="bar" /> {words.bar}</li>}
      {dated && <li className="chart-key"><span className="time-key" data-shape="late" /> {words.late}</li>}
      {!whole && <li className="chart-key"><span className="time-key" data-shape="unknown" /> {words.unknown}</li>}
      {milestones && <li className="chart-key"><span className="time-key" data-shape="milestone" /> {words.milestone}</li>}
      {milestones && <li className="chart-key"><span className="time-key" data-shape="reached" /> {words.milestoneDone}</li>}
    </ul>
  );
}

export type Milestones = ReadonlyMap<string, Activity["milestones"]>;
type RowsProps = Props & { scale: TimeScale; milestones: Milestones };

function Rows({ overview, view, scale, milestones }: RowsProps) {
  const { t } = useText();
  const words = t.plan.page.timeline;
  const isToday = overview.asOf === today();
  return (
    <div className="timeline">
      <div className="time-row time-axis" aria-hidden="true">
        <span />
        <div className="time-years">
          {scale.years.map((year) => <span key={year}>{year}</span>)}
          {scale.holds(overview.asOf) && <span className="time-now" style={{ insetInlineStart: `${scale.place(overview.asOf)}%` }}>{isToday ? words.today : words.asOf(overview.asOf)}</span>}
        </div>
      </div>
      {view.steps.map((step) => <StepRows key={step.id} step={step} overview={overview} scale={scale} milestones={milestones} />)}
    </div>
  );
}

function StepRows({ step, overview, scale, milestones }: Omit<RowsProps, "view"> & { step: OverviewStep }) {
  const { t } = useText();
  const local = useLocal();
  const { shown, more } = useFold(step.activities, t.plan.page.filters.more);
  return (
    <div className="time-step" data-step={step.number}>
      <div className="time-row time-step-row">
        <h3>{t.plan.terms.step(String(step.number))} <span className="time-need">{local(step.needLevel)}</span></h3>
        <TimelinePlot scale={scale} asOf={overview.asOf} year={step.year} />
        <span className="time-text">{step.year !== null && t.plan.terms.stepYear(String(step.year))}</span>
      </div>
      <ul className="plain-list">
        {shown.map((one) => <li key={one.id}><Row activity={one} overview={overview} scale={scale} milestones={milestones.get(one.id) ?? []} /></li>)}
      </ul>
      {more && <div className="time-more">{more}</div>}
    </div>
  );
}

type RowProps = { activity: OverviewActivity; overview: PlanOverview; scale: TimeScale; milestones: Activity["milestones"] };

function Row({ activity, overview, scale, milestones }: RowProps) {
  const { t, lang } = useText();
  const local = useLocal();
  return (
    <div className="time-row">
      <AppLink href={`/planen/aktivitet/${activity.id}`} className="plan-title"><span className="plan-code">{activity.code}</span> {local(activity.title)}</AppLink>
      <TimelinePlot scale={scale} asOf={overview.asOf} activity={activity} milestones={milestones} />
      <span className="time-text" data-late={activity.isLate || undefined}>
        {activity.isLate && <strong>{t.plan.terms.late}. </strong>}
        {timeText(activity, overview.adoption, t, lang)}
      </span>
    </div>
  );
}
