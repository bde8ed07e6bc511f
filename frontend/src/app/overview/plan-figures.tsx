import type { PlanOverview } from "@/api/types";
import { stepCount } from "@/domains/plan/words";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useText } from "@/text/language";
import { Figure } from "./figure";
import { usePlan } from "./use-plan";

type Counts = PlanOverview["counts"]["derived"];

/** What has been begun, whatever has become of it. */
const begun = ({ started, done, paused, stopped }: Counts) => started + done + paused + stopped;

/** How far the plan has come, as its organisations and its leads report it, and how many boards have adopted it; nothing where there is no plan. */
export function PlanFigures({ county }: { county: string }) {
  const { overview, none } = usePlan(county);
  if (none || (overview && overview.counts.activities === 0)) return null;
  return (
    <>
      <ProgressFigure overview={overview} />
      {(!overview || overview.adoption.of > 0) && <DecisionFigure overview={overview} />}
    </>
  );
}

function ProgressFigure({ overview }: { overview?: PlanOverview }) {
  const { t, lang } = useText();
  const words = t.plan.front;
  const n = (value: number) => formatNumber(value, lang);
  const counts = overview?.counts;
  const silent = counts && counts.derived.notReported === counts.activities && counts.lead.notReported === counts.activities;
  const lead = counts && (counts.lead.notReported === counts.activities ? words.leadNone : words.lead(n(begun(counts.lead)), n(counts.activities)));
  return (
    <Figure
      href="/planen"
      value={counts && words.of(n(begun(counts.derived)), n(counts.activities))}
      words={words.progress}
      note={overview && <>{words.steps(stepCount(overview.steps.length, t, lang))} {silent ? words.nobody : lead}</>}
    />
  );
}

function DecisionFigure({ overview }: { overview?: PlanOverview }) {
  const { t, lang } = useText();
  const words = t.plan.front;
  const adoption = overview?.adoption;
  if (adoption?.decidedOn) return <Figure href="/planen/beslut" value={<span className="key-figure-range">{formatDate(adoption.decidedOn)}</span>} words={words.decided} />;
  return <Figure href="/planen/beslut" value={adoption && words.of(formatNumber(adoption.adopted, lang), formatNumber(adoption.of, lang))} words={words.adopted} note={words.adoptedNote} />;
}
