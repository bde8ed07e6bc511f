"""Rules for courses: made, changed and taken away, always with their history."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.history import Actor
from samplan.methods.tables import Method
from samplan.plan.checks import part_violations, place_violations
from samplan.plan.keeping import Kept, last_place
from samplan.plan.referring import refuse_while_used
from samplan.plan.tables import Plan
from samplan.plan.training.documents import course_documents
from samplan.plan.training.schemas import CourseCreate, CourseUpdate
from samplan.plan.training.tables import Course
from samplan.plan.training.terms import Recurrence
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

COURSES = Kept(Course, "course", Words("Utbildningen", "course"), course_documents)

_SAME_NAME = (
    "activity_id",
    "participants",
    "recurrence",
    "every_years",
    "method_id",
    "cost_item_id",
)
"""What is sent and stored under the same name."""
_TEXTS = ("title", "audience", "form", "organiser", "note")
"""What is sent in two languages."""


def plan_of(session: Session, row: Course) -> Plan:
    """The plan that the course is of."""
    return session.get_one(Plan, row.plan_id)


def create(session: Session, plan: Plan, new: CourseCreate, *, by: Actor) -> Course:
    """A new course, last in the plan's order."""
    COURSES.refuse_taken(session, new.id)
    columns = _checked(session, plan, new, {}, set(CourseCreate.model_fields))
    row = Course(
        **columns,
        id=new.id,
        plan_id=plan.id,
        position=last_place(session, col(Course.position), col(Course.plan_id) == plan.id) + 1,
    )
    session.add(row)
    session.flush()
    COURSES.record(session, by, plan.county_id, None, COURSES.document(session, row))
    return row


def update(session: Session, row: Course, change: CourseUpdate, *, by: Actor) -> Course:
    """Change what is named in the change."""
    plan = plan_of(session, row)
    before = COURSES.document(session, row)
    named = change.model_fields_set
    for name, value in _checked(session, plan, change, row.model_dump(), named).items():
        setattr(row, name, value)
    if "order" in named:
        row.position = change.order
    if COURSES.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    COURSES.record(session, by, plan.county_id, before, COURSES.document(session, row))
    return row


def delete(session: Session, row: Course, *, by: Actor) -> None:
    """Take a course away that has no occasions; its history stays."""
    refuse_while_used(session, Course, row.id)
    county_id = plan_of(session, row).county_id
    before = COURSES.document(session, row)
    session.delete(row)
    session.flush()
    COURSES.record(session, by, county_id, before, None)


def _checked(
    session: Session,
    plan: Plan,
    sent: CourseCreate | CourseUpdate,
    kept: dict[str, Any],
    named: set[str],
) -> dict[str, Any]:
    """The columns that were sent, or all that is wrong with them beside those that are kept."""
    columns = {name: getattr(sent, name) for name in _SAME_NAME if name in named}
    for name in _TEXTS:
        if name in named:
            words = getattr(sent, name)
            columns |= {
                f"{name}_sv": words.sv if words else None,
                f"{name}_en": words.en if words else None,
            }
    found: list[Violation] = []
    if "activity_id" in named:
        found += part_violations(session, plan.id, None, sent.activity_id)
    if {"recurrence", "every_years"} & named:
        found += _recurrence_violations(kept | columns)
    if "method_id" in named and sent.method_id and session.get(Method, sent.method_id) is None:
        found.append(
            Violation("methodId", Words("Metoden finns inte.", "There is no such method."))
        )
    if "cost_item_id" in named:
        found += _cost_violations(session, plan, sent.cost_item_id)
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
        found += place_violations(session, sent.source_place_id)
    if found:
        raise invalid(*found)
    return columns


def _recurrence_violations(columns: dict[str, Any]) -> Iterator[Violation]:
    several = columns["recurrence"] == Recurrence.EVERY_N_YEARS
    if several and columns["every_years"] is None:
        words = Words(
            "Ange hur många år det är mellan gångerna, 2 till 20.",
            "Give how many years lie between, 2 to 20.",
        )
        yield Violation("everyYears", words)
    if not several and columns["every_years"] is not None:
        words = Words(
            "Antal år mellan gångerna anges bara när recurrence är every_n_years.",
            "Years between are given only when recurrence is every_n_years.",
        )
        yield Violation("everyYears", words)


def _cost_violations(session: Session, plan: Plan, item_id: str | None) -> Iterator[Violation]:
    """That the plan has no such cost item. Costs build on the plan: only their key is known."""
    if item_id is None:
        return
    [key] = sa.inspect(Course).columns["cost_item_id"].foreign_keys
    items = key.column.table
    known = sa.select(items.c.id).where(items.c.id == item_id, items.c.plan_id == plan.id)
    if session.connection().execute(known).first() is None:
        words = Words("Kostnadsposten finns inte i planen.", "No such cost item in the plan.")
        yield Violation("costItemId", words)
