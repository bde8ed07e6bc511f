import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { callAddress } from "@/api/client";
import { PlanGate } from "@/api/plan-gate";
import { PageState } from "@/api/query-state";
import { canLead, useSession } from "@/api/session";
import type { Course, CourseOccasion, TrainingCalendar } from "@/api/types";
import { ViewBar } from "@/domains/sources/view-bar";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { PopoverButton } from "@/ui/popover-button";
import { CourseDialog, OccasionDialog } from "./course-dialogs";
import { CourseTable } from "./course-table";
import { calendarQuery } from "./queries";
import { YearWheel } from "./year-wheel";
import "./training.css";

export default function TrainingPage() {
  const { t } = useText();
  return <PlanGate title={t.planWork.training.title}>{(plan) => <PlanTraining key={plan.id} planId={plan.id} />}</PlanGate>;
}

function PlanTraining({ planId }: { planId: string }) {
  const calendar = useQuery(calendarQuery(planId));
  return <PageState query={calendar}>{(data) => <Training calendar={data} />}</PageState>;
}

type Edited = { kind: "course"; course: Course | null } | { kind: "occasion"; course: Course; occasion: CourseOccasion | null };

function Training({ calendar }: { calendar: TrainingCalendar }) {
  const { t } = useText();
  const local = useLocal();
  const leads = canLead(useSession());
  const words = t.planWork.training;
  const [edited, setEdited] = useState<Edited | null>(null);
  const { plan, courses, occasions } = calendar;
  const close = () => setEdited(null);
  const changeOccasion = (occasion: CourseOccasion) => {
    const course = courses.find((one) => one.id === occasion.courseId);
    if (course) setEdited({ kind: "occasion", course, occasion });
  };
  const add = leads && <div className="no-print"><Button variant="secondary" onClick={() => setEdited({ kind: "course", course: null })}>{words.addCourse}</Button></div>;
  return (
    <>
      <Answer calendar={calendar} />
      <ViewBar shows={local(plan.title)} asOf={{ asOf: calendar.asOf, revision: calendar._meta.revision }} call={{ path: "/training-calendars", query: { plan: plan.id } }} formats={["json"]} />
      {courses.length === 0 ? <EmptyState heading={words.headingEmpty} body={words.emptyBody}>{add}</EmptyState> : (
        <div className="stack training-stack">
          <Subscribe planId={plan.id} />
          <YearWheel calendar={calendar} onChange={leads ? changeOccasion : undefined} />
          <section className="stack">
            <h2>{words.courses}</h2>
            <CourseTable courses={courses} onChange={leads ? (course) => setEdited({ kind: "course", course }) : undefined} onAdd={leads ? (course) => setEdited({ kind: "occasion", course, occasion: null }) : undefined} />
            {add}
          </section>
        </div>
      )}
      {edited?.kind === "course" && <CourseDialog planId={plan.id} course={edited.course} taken={courses.map((one) => one.id)} onClose={close} />}
      {edited?.kind === "occasion" && <OccasionDialog course={edited.course} occasion={edited.occasion} taken={occasions.map((one) => one.id)} onClose={close} />}
    </>
  );
}

function Answer({ calendar }: { calendar: TrainingCalendar }) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.planWork.training;
  const { courses, occasions, asOf } = calendar;
  const next = occasions.find((one) => one.startsOn >= asOf && !one.isCancelled);
  const n = formatNumber(courses.length, lang);
  const planned = formatNumber(courses.filter((one) => one.nextTime.occasionId !== null).length, lang);
  const heading = courses.length === 0 ? words.headingEmpty : next ? words.headingNext(formatDate(next.startsOn), local(courses.find((one) => one.id === next.courseId)?.title)) : words.headingNone(n);
  return <PageHead title={words.title} heading={heading} answer={courses.length > 0 ? words.answer(n, planned) : undefined} />;
}

/** The same occasions in one's own calendar. */
function Subscribe({ planId }: { planId: string }) {
  const { t } = useText();
  const words = t.planWork.training;
  const path = callAddress("/training-calendars", { plan: planId, format: "ics" });
  const address = new URL(path, window.location.origin);
  return (
    <div className="row no-print">
      <PopoverButton label={words.subscribe} variant="secondary">
        <div className="stack-tight subscribe">
          <p>{words.subscribeHelp}</p>
          <code className="code">{address.toString()}</code>
          <div><CopyButton text={address.toString()} label={words.copyAddress} /></div>
          <a href={`webcal://${address.host}${path}`}>{words.openCalendar}</a>
        </div>
      </PopoverButton>
      <a href={path} download="samplan.ics">{words.download}</a>
    </div>
  );
}
