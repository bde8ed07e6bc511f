import { useQuery } from "@tanstack/react-query";
import { planQuery } from "@/api/reference";
import type { Course, CourseOccasion, Recurrence } from "@/api/types";
import { useLocal, useText } from "@/text/language";
import { RecordDialog } from "../record/record-dialog";
import type { RecordField, Values } from "../record/values";
import { costChoicesQuery, courseAgain, courseValues, createCourse, createOccasion, occasionAgain, occasionValues, removeCourse, removeOccasion, saveCourse, saveOccasion } from "./queries";

const RECURRENCES: readonly Recurrence[] = ["yearly", "every_n_years", "as_needed", "once", "unknown"];

type CourseProps = { planId: string; course: Course | null; taken: readonly string[]; onClose: () => void };

export function CourseDialog({ planId, course, taken, onClose }: CourseProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.training;
  const { fields: names } = words;
  const { inEnglish, place } = t.planWork.record;
  const activities = (useQuery(planQuery(planId)).data?.steps ?? []).flatMap((step) => step.activities);
  const items = useQuery(costChoicesQuery(planId)).data ?? [];
  const fields: RecordField[] = [
    { name: "title", kind: "text", label: names.title, required: true },
    { name: "audience", kind: "text", label: names.audience },
    { name: "participants", kind: "text", label: names.participants, max: 100 },
    { name: "form", kind: "text", label: names.form, help: names.formHelp, max: 100 },
    { name: "organiser", kind: "text", label: names.organiser },
    { name: "recurrence", kind: "choice", label: names.recurrence, options: RECURRENCES.map((one) => ({ value: one, label: words.recurrence[one] })) },
    { name: "everyYears", kind: "text", label: names.everyYears, help: names.everyYearsHelp, max: 2, isWhole: true },
    { name: "activityId", kind: "choice", label: names.activity, options: [{ value: "", label: names.noActivity }, ...activities.map((one) => ({ value: one.id, label: `${one.code} ${local(one.title)}` }))] },
    { name: "costItemId", kind: "choice", label: names.cost, options: [{ value: "", label: names.noCost }, ...items.map((one) => ({ value: one.id, label: [one.code, local(one.title)].filter(Boolean).join(" ") }))] },
    { name: "note", kind: "area", label: names.note },
    ...(["title", "audience", "form", "organiser", "note"] as const).map((name): RecordField => ({ name: `${name}En`, kind: "text", label: inEnglish(names[name]) })),
    { name: "sourcePlaceId", kind: "place", label: place },
  ];
  const work = course
    ? { draft: `course.${course.id}`, history: ["course", course.id] as const, version: course.version, again: () => courseAgain(course.id), remove: (version: number) => removeCourse(course.id, version) }
    : { draft: `course.new.${planId}`, version: null };
  const save = (values: Values, version: number) => (course ? saveCourse(course.id, version, values) : createCourse(planId, taken, values));
  return <RecordDialog heading={course ? words.changeCourse : words.addCourse} work={{ ...work, fields, start: courseValues(course), save }} onClose={onClose} />;
}

type OccasionProps = { course: Course; occasion: CourseOccasion | null; taken: readonly string[]; onClose: () => void };

export function OccasionDialog({ course, occasion, taken, onClose }: OccasionProps) {
  const { t } = useText();
  const local = useLocal();
  const words = t.planWork.training;
  const { fields: names } = words;
  const fields: RecordField[] = [
    { name: "startsOn", kind: "date", label: names.startsOn, required: true },
    { name: "endsOn", kind: "date", label: names.endsOn },
    { name: "location", kind: "text", label: names.location },
    { name: "note", kind: "area", label: names.occasionNote },
    { name: "isCancelled", kind: "check", label: names.isCancelled },
  ];
  const work = occasion
    ? { draft: `occasion.${occasion.id}`, history: ["course-occasion", occasion.id] as const, version: occasion.version, again: () => occasionAgain(occasion.id), remove: (version: number) => removeOccasion(occasion.id, version) }
    : { draft: `occasion.new.${course.id}`, version: null };
  const save = (values: Values, version: number) => (occasion ? saveOccasion(occasion.id, version, values) : createOccasion(course.id, taken, values));
  return <RecordDialog heading={`${occasion ? words.changeOccasion : words.addOccasion}: ${local(course.title)}`} work={{ ...work, fields, start: occasionValues(occasion), save }} onClose={onClose} />;
}
