import type { ReactNode } from "react";
import type { PlanOverview } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { activityCount, stepCount } from "../words";

/** How the plan stands, in a few large figures. */
export function PlanFigures({ overview }: { overview: PlanOverview }) {
  return (
    <ul className="plan-figures plain-list">
      <ProgressFigure overview={overview} />
      <LateFigure overview={overview} />
      <SilentFigure overview={overview} />
      <DecisionFigure overview={overview} />
    </ul>
  );
}

type FigureProps = { value: ReactNode; words: ReactNode; note?: ReactNode; tone?: "late" | "unknown" };

function Figure({ value, words, note, tone }: FigureProps) {
  return (
    <li className="plan-figure" data-tone={tone}>
      <span className="plan-figure-value">{value}</span>
      <span className="strong">{words}</span>
      {note && <span className="small muted">{note}</span>}
    </li>
  );
}

function ProgressFigure({ overview: { counts } }: { overview: PlanOverview }) {
  const { t, lang } = useText();
  const words = t.plan.page.figures;
  const n = (value: number) => formatNumber(value, lang);
  const { started, done, paused, stopped, notReported } = counts.derived;
  const reported = counts.activities - notReported;
  if (reported === 0) return <Figure tone="unknown" value={words.none} words={words.noneWords} note={words.noneNote} />;
  const underWay = started + done + paused + stopped;
  return <Figure value={words.of(n(underWay), n(counts.activities))} words={words.started} note={words.startedNote(n(done), n(reported), n(counts.activities))} />;
}

function LateFigure({ overview: { counts, steps } }: { overview: PlanOverview }) {
  const { t, lang } = useText();
  const words = t.plan.page.figures;
  if (counts.late + counts.lateMilestones > 0) {
    const milestones = counts.lateMilestones === 1 ? words.lateMilestonesOne : words.lateMilestones(formatNumber(counts.lateMilestones, lang));
    return <Figure tone="late" value={formatNumber(counts.late, lang)} words={words.late} note={<>{counts.lateMilestones > 0 && <>{milestones} </>}<AppLink href="/planen?visa=late">{words.lateNote}</AppLink></>} />;
  }
  const noDates = steps.every((step) => step.activities.every((one) => one.endsOn === null));
  return <Figure tone={noDates ? "unknown" : undefined} value="0" words={words.late} note={noDates ? words.lateNoDates : words.lateNone} />;
}

function SilentFigure({ overview: { counts, silentAfterDays } }: { overview: PlanOverview }) {
  const { t, lang } = useText();
  const words = t.plan.page.figures;
  if (counts.silent === 0) return null;
  return <Figure tone="late" value={formatNumber(counts.silent, lang)} words={words.silent} note={<>{words.silentNote(formatNumber(silentAfterDays, lang))} <AppLink href="/planen?visa=silent">{words.lateNote}</AppLink></>} />;
}

/** The decision that times are counted from, or in how many boards it has been taken. */
function DecisionFigure({ overview: { adoption } }: { overview: PlanOverview }) {
  const { t, lang } = useText();
  const words = t.plan.page.figures;
  if (adoption.decidedOn) return <Figure value={formatDate(adoption.decidedOn)} words={words.decidedWords} note={words.decidedNote} />;
  if (adoption.of === 0) return <Figure tone="unknown" value={words.noBoards} words={words.noBoardsWords} />;
  return <Figure tone="unknown" value={words.of(formatNumber(adoption.adopted, lang), formatNumber(adoption.of, lang))} words={words.adoptedWords} note={words.adoptedNote} />;
}

/** The counts as the page's own heading says them. */
export function usePlanHeading(overview: PlanOverview): string {
  const { t, lang } = useText();
  const words = t.plan.page;
  const steps = overview.steps.length;
  return overview.counts.activities === 0 ? words.headingEmpty : words.heading(activityCount(overview.counts.activities, t, lang), stepCount(steps, t, lang));
}
