"""Courses and occasions as their history keeps them, and when each course is held next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.plan.fields import some_text
from samplan.plan.training.tables import Course, CourseOccasion
from samplan.plan.training.terms import Recurrence
from samplan.plan.wheel import Held, Next, next_time
from samplan.web.fields import text
from samplan.web.texts import Words

Json = dict[str, Any]


def course_documents(_: Session, rows: Sequence[Course]) -> list[Json]:
    """The courses as they were entered, in the order given, as JSON."""
    return [
        {
            "id": row.id,
            "planId": row.plan_id,
            "activityId": row.activity_id,
            "title": text(row.title_sv, row.title_en),
            "audience": some_text(row.audience_sv, row.audience_en),
            "participants": row.participants,
            "form": some_text(row.form_sv, row.form_en),
            "organiser": some_text(row.organiser_sv, row.organiser_en),
            "recurrence": row.recurrence,
            "everyYears": row.every_years,
            "methodId": row.method_id,
            "costItemId": row.cost_item_id,
            "note": some_text(row.note_sv, row.note_en),
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def occasion_documents(_: Session, rows: Sequence[CourseOccasion]) -> list[Json]:
    """The occasions as JSON, in the order given."""
    return [
        {
            "id": row.id,
            "courseId": row.course_id,
            "startsOn": row.starts_on,
            "endsOn": row.ends_on,
            "location": row.location,
            "note": row.note,
            "isCancelled": row.is_cancelled,
            "version": row.version,
        }
        for row in rows
    ]


def courses_shown(session: Session, rows: Sequence[Course], on: date) -> list[Json]:
    """The courses with when each is held next, as of a day."""
    held = _held(session, [row.id for row in rows])
    return [
        document | {"nextTime": _next_time(row, held, on)}
        for row, document in zip(rows, course_documents(session, rows), strict=True)
    ]


def _held(session: Session, course_ids: Sequence[str]) -> dict[str, list[Held]]:
    statement = sa.select(
        col(CourseOccasion.course_id),
        col(CourseOccasion.id),
        col(CourseOccasion.starts_on),
        col(CourseOccasion.is_cancelled),
    ).where(col(CourseOccasion.course_id).in_(course_ids))
    found: dict[str, list[Held]] = defaultdict(list)
    for row in session.connection().execute(statement):
        found[row.course_id].append(Held(row.id, row.starts_on, row.is_cancelled))
    return found


def _next_time(row: Course, held: Mapping[str, Sequence[Held]], on: date) -> Json:
    yearly = 1 if row.recurrence == Recurrence.YEARLY else None
    comes = next_time(held.get(row.id, ()), row.every_years or yearly, on)
    words = _said(row, comes)
    return {
        "occasionId": comes.occasion.id if comes.occasion else None,
        "startsOn": comes.occasion.starts_on if comes.occasion else None,
        "year": comes.year,
        "isWorkedOut": comes.is_worked_out,
        "words": text(words.sv, words.en),
    }


def _said(row: Course, comes: Next) -> Words:
    if comes.occasion is not None:
        day = comes.occasion.starts_on.isoformat()
        return Words(f"Nästa gång {day}", f"Next time {day}")
    if comes.year is not None:
        often = _often(row.every_years or 1)
        return Words(
            f"Planeras igen {comes.year}, uträknat: hålls {often.sv}, senast {comes.last_year}",
            f"Planned again in {comes.year}, worked out: held {often.en}, last in "
            f"{comes.last_year}",
        )
    if row.recurrence == Recurrence.AS_NEEDED:
        return Words("Vid behov, inget tillfälle inlagt", "As needed, no occasion entered")
    return Words("Inget kommande tillfälle inlagt", "No coming occasion entered")


def _often(years: int) -> Words:
    if years == 1:
        return Words("varje år", "every year")
    if years == 2:  # noqa: PLR2004 - Swedish has a word of its own for it
        return Words("vartannat år", "every other year")
    return Words(f"vart {years}:e år", f"every {years} years")
