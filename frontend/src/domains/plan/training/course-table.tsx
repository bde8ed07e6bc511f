import type { Course } from "@/api/types";
import { formatDate } from "@/format/dates";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { SourceButton } from "../record/source-button";

/** The first of the words for how many years lie between. */
const SECOND = 2;

type Props = { courses: readonly Course[]; onChange?: (course: Course) => void; onAdd?: (course: Course) => void };

/** Each course: for whom, how often, when next and what it costs. */
export function CourseTable({ courses, onChange, onAdd }: Props) {
  const { t } = useText();
  const words = t.planWork.training;
  return (
    <table className="table table-stacks course-table" aria-label={words.courses}>
      <thead><tr>{Object.values(words.columns).map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
      <tbody>{courses.map((one) => <CourseRow key={one.id} course={one} onChange={onChange} onAdd={onAdd} />)}</tbody>
    </table>
  );
}

function CourseRow({ course, onChange, onAdd }: { course: Course } & Pick<Props, "onChange" | "onAdd">) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.training;
  const facts = [local(course.audience), course.participants && words.participants(course.participants), local(course.form), local(course.organiser)].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        <span className="course-title">{local(course.title)}</span>
        {facts.length > 0 && <span className="course-facts">{facts.join(" · ")}</span>}
        {course.note && <span className="course-facts">{local(course.note)}</span>}
        <span className="course-tools no-print">
          <SourceButton placeId={course.sourcePlaceId} of={local(course.title)} />
          {onAdd && <Button variant="tertiary" aria-label={`${words.addOccasion}: ${local(course.title)}`} onClick={() => onAdd(course)}>{words.addOccasion}</Button>}
          {onChange && <Button variant="tertiary" aria-label={`${words.changeCourse}: ${local(course.title)}`} onClick={() => onChange(course)}>{words.change}</Button>}
        </span>
      </th>
      <td data-label={words.columns.often}><Often course={course} /></td>
      <td data-label={words.columns.next}><NextTime course={course} /></td>
      <td data-label={words.columns.price}>{course.costItemId ? <AppLink href={`/kostnader/poster/${course.costItemId}`}>{words.price}<span className="sr-only">: {local(course.title)}</span></AppLink> : <span className="muted">{words.noPrice}</span>}</td>
    </tr>
  );
}

function Often({ course }: { course: Course }) {
  const { t, lang } = useText();
  const words = t.planWork.training;
  if (course.recurrence !== "every_n_years" || course.everyYears === null) return words.recurrence[course.recurrence];
  return words.everyYears(words.ordinals[course.everyYears - SECOND] ?? formatNumber(course.everyYears, lang));
}

/** What is worked out is told apart from what has been entered. */
function NextTime({ course: { nextTime } }: { course: Course }) {
  const { t } = useText();
  const local = useLocal();
  if (nextTime.startsOn) return <span className="strong">{formatDate(nextTime.startsOn)}</span>;
  return (
    <>
      <span className={nextTime.isWorkedOut ? undefined : "muted"}>{local(nextTime.words)}</span>
      {nextTime.isWorkedOut && <span className="course-facts">{t.planWork.training.workedOut}</span>}
    </>
  );
}
