"""Rules for occasions of courses, and what the training wheel's calendar is made of."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.history import Actor, Change, Revision
from samplan.plan.keeping import Kept
from samplan.plan.tables import Plan
from samplan.plan.training.calendar import Entry
from samplan.plan.training.courses import plan_of
from samplan.plan.training.documents import course_documents, occasion_documents
from samplan.plan.training.schemas import CourseOccasionCreate, CourseOccasionUpdate
from samplan.plan.training.tables import Course, CourseOccasion
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

OCCASIONS = Kept(
    CourseOccasion, "course-occasion", Words("Tillfället", "occasion"), occasion_documents
)


def named_course(session: Session, course_id: str) -> Course:
    """The course that something new is to be of, or the problem that there is none."""
    course = session.get(Course, course_id)
    if course is None:
        words = Words("Utbildningen finns inte.", "There is no such course.")
        raise invalid(Violation("courseId", words))
    return course


def county_of(session: Session, row: CourseOccasion) -> str:
    """The county that the occasion is in."""
    return plan_of(session, session.get_one(Course, row.course_id)).county_id


def create(
    session: Session, course: Course, new: CourseOccasionCreate, *, by: Actor
) -> CourseOccasion:
    """A new occasion of the course."""
    OCCASIONS.refuse_taken(session, new.id)
    _check_days(new.starts_on, new.ends_on)
    row = CourseOccasion(**new.model_dump())
    session.add(row)
    session.flush()
    after = OCCASIONS.document(session, row)
    OCCASIONS.record(session, by, plan_of(session, course).county_id, None, after)
    return row


def update(
    session: Session, row: CourseOccasion, change: CourseOccasionUpdate, *, by: Actor
) -> CourseOccasion:
    """Change what is named in the change; calendars that subscribe see the new version."""
    before = OCCASIONS.document(session, row)
    columns = change.model_dump(exclude_unset=True)
    wished: dict[str, Any] = row.model_dump() | columns
    _check_days(wished["starts_on"], wished["ends_on"])
    for name, value in columns.items():
        setattr(row, name, value)
    if OCCASIONS.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    after = OCCASIONS.document(session, row)
    OCCASIONS.record(session, by, county_of(session, row), before, after)
    return row


def delete(session: Session, row: CourseOccasion, *, by: Actor) -> None:
    """Take an occasion away that was entered by mistake; its history stays."""
    county_id = county_of(session, row)
    before = OCCASIONS.document(session, row)
    session.delete(row)
    session.flush()
    OCCASIONS.record(session, by, county_id, before, None)


def _check_days(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        words = Words(
            f"Sista dagen, {ends_on}, ligger före den första, {starts_on}.",
            f"The last day, {ends_on}, is before the first, {starts_on}.",
        )
        raise invalid(Violation("endsOn", words))


def courses_of(session: Session, plan: Plan) -> Sequence[Course]:
    """The plan's courses, in order."""
    statement = select(Course).where(col(Course.plan_id) == plan.id)
    return session.exec(statement.order_by(col(Course.position), col(Course.id))).all()


def occasions_of(session: Session, plan: Plan, year: int | None) -> Sequence[CourseOccasion]:
    """The occasions of the plan's courses, by first day: all, or those that touch a year."""
    statement = (
        select(CourseOccasion)
        .join(Course, col(Course.id) == col(CourseOccasion.course_id))
        .where(col(Course.plan_id) == plan.id)
    )
    if year is not None:
        last_day = sa.func.coalesce(col(CourseOccasion.ends_on), col(CourseOccasion.starts_on))
        statement = statement.where(
            col(CourseOccasion.starts_on) <= date(year, 12, 31), last_day >= date(year, 1, 1)
        )
    in_order = statement.order_by(col(CourseOccasion.starts_on), col(CourseOccasion.id))
    return session.exec(in_order).all()


def entries(
    session: Session,
    courses: Sequence[Course],
    occasions: Sequence[CourseOccasion],
    language: str,
) -> list[Entry]:
    """The occasions as entries of a calendar, in a language where it has been written."""
    titles = {one["id"]: one for one in course_documents(session, courses)}
    changed = _changed(session, "course", titles) | _changed(
        session, "course-occasion", (one.id for one in occasions)
    )
    return [_entry(one, titles[one.course_id], changed, language) for one in occasions]


def _changed(
    session: Session, object_type: str, ids: Iterable[str]
) -> dict[tuple[str, str], datetime]:
    """When each was last changed, out of the history."""
    statement = (
        sa.select(col(Change.object_id), sa.func.max(col(Revision.at)))
        .join(Revision, col(Revision.number) == col(Change.revision))
        .where(col(Change.object_type) == object_type, col(Change.object_id).in_(list(ids)))
        .group_by(col(Change.object_id))
    )
    return {
        (object_type, object_id): at if at.tzinfo else at.replace(tzinfo=UTC)
        for object_id, at in session.connection().execute(statement)
    }


_UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)


def _entry(
    row: CourseOccasion,
    course: dict[str, Any],
    changed: dict[tuple[str, str], datetime],
    language: str,
) -> Entry:
    def said(name: str) -> str | None:
        words = course[name]
        return None if words is None else (words["en"] if language == "en" else None) or words["sv"]

    lines = (row.note, said("audience"), said("form"), said("organiser"), said("note"))
    return Entry(
        id=row.id,
        version=row.version,
        starts_on=row.starts_on,
        ends_on=row.ends_on or row.starts_on,
        is_cancelled=row.is_cancelled,
        summary=said("title") or course["id"],
        location=row.location,
        description="\n".join(line for line in lines if line),
        categories=("Training wheel" if language == "en" else "Kompetenshjul",),
        changed_at=max(
            changed.get(("course-occasion", row.id), _UNKNOWN),
            changed.get(("course", row.course_id), _UNKNOWN),
        ),
    )
