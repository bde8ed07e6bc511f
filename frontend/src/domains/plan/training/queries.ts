import { queryOptions } from "@tanstack/react-query";
import { client, read } from "@/api/client";
import type { CostItem, Course, CourseOccasion, Recurrence, TrainingCalendar } from "@/api/types";
import { slugOf } from "@/format/slug";
import type { Saved } from "../record/use-record";
import { bothOf, numberOrNull, orNull, spread, tagOf, type Values } from "../record/values";

const ALL = 1000;

export const calendarQuery = (plan: string) =>
  queryOptions({
    queryKey: ["training-calendars", plan],
    queryFn: () => read<TrainingCalendar>(client.GET("/training-calendars", { params: { query: { plan } } })),
  });

/** The plan's cost items, to connect a course with what it costs. */
export const costChoicesQuery = (plan: string) =>
  queryOptions({
    queryKey: ["cost-items", "plan", plan],
    queryFn: async () => (await read<{ costItems: CostItem[] }>(client.GET("/cost-items", { params: { query: { plan, limit: ALL } } }))).costItems,
  });

export const courseValues = (one: Course | null): Values => ({
  ...spread("title", one?.title),
  ...spread("audience", one?.audience),
  participants: one?.participants ?? "",
  ...spread("form", one?.form),
  ...spread("organiser", one?.organiser),
  recurrence: one?.recurrence ?? "unknown",
  everyYears: one?.everyYears == null ? "" : String(one.everyYears),
  activityId: one?.activityId ?? "",
  costItemId: one?.costItemId ?? "",
  ...spread("note", one?.note),
  sourcePlaceId: one?.sourcePlaceId ?? "",
});

const courseBody = (values: Values) => ({
  title: bothOf(values, "title") ?? { sv: "" },
  audience: bothOf(values, "audience"),
  participants: orNull(values.participants),
  form: bothOf(values, "form"),
  organiser: bothOf(values, "organiser"),
  recurrence: values.recurrence as Recurrence,
  everyYears: values.recurrence === "every_n_years" ? numberOrNull(values.everyYears) : null,
  activityId: orNull(values.activityId),
  costItemId: orNull(values.costItemId),
  note: bothOf(values, "note"),
  sourcePlaceId: orNull(values.sourcePlaceId),
});

export const createCourse = (planId: string, taken: readonly string[], values: Values) =>
  read<Course>(client.POST("/courses", { body: { id: slugOf(`${planId} ${values.title ?? ""}`, taken), planId, ...courseBody(values) } }));

export const saveCourse = (courseId: string, version: number, values: Values) =>
  read<Course>(client.PATCH("/courses/{courseId}", { params: { path: { courseId }, header: tagOf(version) }, body: courseBody(values) }));

export const removeCourse = (courseId: string, version: number) => read(client.DELETE("/courses/{courseId}", { params: { path: { courseId }, header: tagOf(version) } }));

export async function courseAgain(courseId: string): Promise<Saved> {
  const one = await read<Course>(client.GET("/courses/{courseId}", { params: { path: { courseId } } }));
  return { version: one.version, values: courseValues(one) };
}

export const occasionValues = (one: CourseOccasion | null): Values => ({
  startsOn: one?.startsOn ?? "",
  endsOn: one?.endsOn ?? "",
  location: one?.location ?? "",
  note: one?.note ?? "",
  isCancelled: one?.isCancelled ? "yes" : "",
});

const occasionBody = (values: Values) => ({
  startsOn: values.startsOn ?? "",
  endsOn: orNull(values.endsOn),
  location: orNull(values.location),
  note: orNull(values.note),
  isCancelled: values.isCancelled === "yes",
});

export const createOccasion = (courseId: string, taken: readonly string[], values: Values) =>
  read<CourseOccasion>(client.POST("/course-occasions", { body: { id: slugOf(`${courseId} ${values.startsOn ?? ""}`, taken), courseId, ...occasionBody(values) } }));

export const saveOccasion = (occasionId: string, version: number, values: Values) =>
  read<CourseOccasion>(client.PATCH("/course-occasions/{occasionId}", { params: { path: { occasionId }, header: tagOf(version) }, body: occasionBody(values) }));

export const removeOccasion = (occasionId: string, version: number) =>
  read(client.DELETE("/course-occasions/{occasionId}", { params: { path: { occasionId }, header: tagOf(version) } }));

export async function occasionAgain(occasionId: string): Promise<Saved> {
  const one = await read<CourseOccasion>(client.GET("/course-occasions/{occasionId}", { params: { path: { occasionId } } }));
  return { version: one.version, values: occasionValues(one) };
}
