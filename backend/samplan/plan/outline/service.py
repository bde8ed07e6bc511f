"""Rules for the parts of a plan's outline: made, changed and taken away, with their history.

All are kept alike. What differs is said for each: what may be wrong with it, and its own rows.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from samplan.db.history import Actor
from samplan.organisations.tables import Organisation
from samplan.plan.checks import future_violations, part_violations, place_violations
from samplan.plan.keeping import Kept, last_place
from samplan.plan.outline import documents
from samplan.plan.outline.schemas import StepBodyInput, SubTaskInput
from samplan.plan.referring import refuse_while_used
from samplan.plan.tables import (
    ActivityPrerequisite,
    Goal,
    Plan,
    PlanPoint,
    PlanStep,
    Responsibility,
    StepBody,
    SubTask,
)
from samplan.plan.terms import PointKind
from samplan.web.errors import invalid
from samplan.web.fields import InputModel
from samplan.web.texts import Words
from samplan.web.violations import Violation

Row = TypeVar("Row", bound=SQLModel)
Columns = Mapping[str, Any]


@dataclass(frozen=True)
class Wished:
    """A part before it is checked: its id, its plan, and what was sent."""

    id: str
    plan: Plan
    sent: InputModel
    named: AbstractSet[str]
    columns: Columns
    """All columns as they would be."""


@dataclass(frozen=True)
class Part(Generic[Row]):
    """A kind of part: how it is kept, what may be wrong with it, and what goes away with it."""

    kept: Kept[Row]
    faults: Callable[[Session, Wished], Iterator[Violation]]
    write_own: Callable[[Session, str, InputModel], None] | None = None
    own: str | None = None
    """What is sent for its own rows."""
    own_tables: AbstractSet[str] = field(default_factory=frozenset)

    def get(self, session: Session, row_id: str) -> Row:
        """The part, or the problem that there is none."""
        return self.kept.get(session, row_id)


def plan_of(session: Session, row: SQLModel) -> Plan:
    """The plan that a part is of."""
    if isinstance(row, Goal):
        row = session.get_one(PlanStep, row.step_id)
    return session.get_one(Plan, getattr(row, "plan_id"))  # noqa: B009 - of any part


def plan_of_step(session: Session, step_id: str) -> Plan:
    """The plan of the step that something new is to be in, or the problem that there is none."""
    step = session.get(PlanStep, step_id)
    if step is None:
        words = Words("Steget finns inte.", "There is no such step.")
        raise invalid(Violation("stepId", words))
    return plan_of(session, step)


def create(session: Session, part: Part[Row], plan: Plan, new: Any, *, by: Actor) -> Row:
    """A new part, last in its order where it has one."""
    table = part.kept.table
    part.kept.refuse_taken(session, new.id)
    named = set(type(new).model_fields)
    columns = sent_columns(table, new, named)
    _check(session, part, Wished(new.id, plan, new, named, columns))
    if "position" in table.model_fields:
        position: Any = col(table.position)  # type: ignore[attr-defined]
        of_plan = col(table.plan_id) == plan.id  # type: ignore[attr-defined]
        columns["position"] = last_place(session, position, of_plan) + 1
    row = table(id=new.id, **columns)
    session.add(row)
    session.flush()
    if part.write_own:
        part.write_own(session, new.id, new)
    part.kept.record(session, by, plan.county_id, None, part.kept.document(session, row))
    return row


def update(session: Session, part: Part[Row], row: Row, change: Any, *, by: Actor) -> Row:
    """Change what is named in the change; a list of its own is replaced as a whole."""
    plan = plan_of(session, row)
    before = part.kept.document(session, row)
    named = change.model_fields_set
    sent = sent_columns(part.kept.table, change, named)
    columns = row.model_dump() | sent
    _check(session, part, Wished(before["id"], plan, change, named, columns))
    for name, value in sent.items():
        setattr(row, name, value)
    session.flush()
    if part.write_own and part.own in named:
        part.write_own(session, before["id"], change)
    if part.kept.document(session, row) == before:
        return row
    row.version += 1  # type: ignore[attr-defined]
    session.flush()
    part.kept.record(session, by, plan.county_id, before, part.kept.document(session, row))
    return row


def delete(session: Session, part: Part[Row], row: Row, *, by: Actor) -> None:
    """Take a part away; its history stays. Refused while something refers to it."""
    before = part.kept.document(session, row)
    refuse_while_used(session, part.kept.table, before["id"], own=part.own_tables)
    county_id = plan_of(session, row).county_id
    if part.write_own:
        _clear(session, part, before["id"])
    session.delete(row)
    session.flush()
    part.kept.record(session, by, county_id, before, None)


def sent_columns(
    table: type[SQLModel], sent: InputModel, named: AbstractSet[str]
) -> dict[str, Any]:
    """Columns that were sent: texts in their two, the rest as they are called in the table."""
    columns: dict[str, Any] = {}
    for name in named - {"id"}:
        value = getattr(sent, name)
        if f"{name}_sv" in table.model_fields:
            columns[f"{name}_sv"] = value.sv if value else None
            columns[f"{name}_en"] = value.en if value else None
        elif _COLUMNS.get(name, name) in table.model_fields:
            columns[_COLUMNS.get(name, name)] = value
    return columns


_COLUMNS: Final = {"source_place_id": "place_id", "order": "position"}


def _check(session: Session, part: Part[Any], wished: Wished) -> None:
    found = list(part.faults(session, wished))
    if "source_place_id" in wished.named:
        found += place_violations(session, wished.columns["place_id"])
    if found:
        raise invalid(*found)


def _clear(session: Session, part: Part[Any], row_id: str) -> None:
    for name in sorted(part.own_tables):
        owned = SQLModel.metadata.tables[name]
        [key] = [one.parent for one in owned.foreign_keys if one.column.table.name == _name(part)]
        session.connection().execute(sa.delete(owned).where(key == row_id))
    session.expire_all()


def _name(part: Part[Any]) -> str:
    return str(part.kept.table.__tablename__)


# --- what may be wrong ---


def _number_taken(session: Session, statement: Any, number: int) -> Iterator[Violation]:
    taken = session.exec(statement).first()
    if taken is not None:
        words = Words(
            f"Nummer {number} är upptaget av {taken}.", f"Number {number} is taken by {taken}."
        )
        yield Violation("number", words)


def _step_faults(session: Session, wished: Wished) -> Iterator[Violation]:
    others = select(PlanStep.id).where(
        col(PlanStep.plan_id) == wished.plan.id,
        col(PlanStep.number) == wished.columns["number"],
        col(PlanStep.id) != wished.id,
    )
    yield from _number_taken(session, others, wished.columns["number"])
    if "bodies" not in wished.named:
        return
    bodies: list[StepBodyInput] = getattr(wished.sent, "bodies")  # noqa: B009 - of new or changed
    for place, body in enumerate(bodies):
        if body.organisation_id is None:
            continue
        found = session.get(Organisation, body.organisation_id)
        if found is None or found.county_id != wished.plan.county_id:
            words = Words(
                f"{body.organisation_id} finns inte i länet.",
                f"There is no {body.organisation_id} in the county.",
            )
            yield Violation(f"bodies[{place}].organisationId", words)


def _goal_faults(session: Session, wished: Wished) -> Iterator[Violation]:
    others = select(Goal.id).where(
        col(Goal.step_id) == wished.columns["step_id"],
        col(Goal.number) == wished.columns["number"],
        col(Goal.id) != wished.id,
    )
    yield from _number_taken(session, others, wished.columns["number"])
    if "sub_tasks" not in wished.named:
        return
    tasks: list[SubTaskInput] = getattr(wished.sent, "sub_tasks")  # noqa: B009 - the same
    for place, task in enumerate(tasks):
        yield from future_violations(f"subTasks[{place}].doneOn", task.done_on)


def _point_faults(session: Session, wished: Wished) -> Iterator[Violation]:
    if wished.columns["kind"] is PointKind.PREREQUISITE:
        return
    needing = select(ActivityPrerequisite.activity_id).where(
        col(ActivityPrerequisite.point_id) == wished.id
    )
    for activity_id in session.exec(needing.order_by(col(ActivityPrerequisite.activity_id))):
        words = Words(
            f"Aktiviteten {activity_id} behöver den som förutsättning.",
            f"Activity {activity_id} needs it as a prerequisite.",
        )
        yield Violation("kind", words)


def _responsibility_faults(session: Session, wished: Wished) -> Iterator[Violation]:
    yield from part_violations(session, wished.plan.id, wished.columns["step_id"], None)


# --- their own rows ---


def _write_bodies(session: Session, step_id: str, sent: Any) -> None:
    session.connection().execute(sa.delete(StepBody).where(col(StepBody.step_id) == step_id))
    rows = [
        {
            "step_id": step_id,
            "position": place,
            "name_sv": one.name.sv,
            "name_en": one.name.en,
            "organisation_id": one.organisation_id,
        }
        for place, one in enumerate(sent.bodies, start=1)
    ]
    if rows:
        session.connection().execute(sa.insert(StepBody), rows)
    session.expire_all()


def _write_tasks(session: Session, goal_id: str, sent: Any) -> None:
    session.connection().execute(sa.delete(SubTask).where(col(SubTask.goal_id) == goal_id))
    rows = [
        {
            "goal_id": goal_id,
            "position": place,
            "title_sv": one.title.sv,
            "title_en": one.title.en,
            "done_on": one.done_on,
        }
        for place, one in enumerate(sent.sub_tasks, start=1)
    ]
    if rows:
        session.connection().execute(sa.insert(SubTask), rows)
    session.expire_all()


STEPS: Final = Part(
    Kept(PlanStep, "plan-step", Words("Steget", "step"), documents.step_documents),
    _step_faults,
    _write_bodies,
    "bodies",
    frozenset({"step_body"}),
)
GOALS: Final = Part(
    Kept(Goal, "goal", Words("Målet", "goal"), documents.goal_documents),
    _goal_faults,
    _write_tasks,
    "sub_tasks",
    frozenset({"sub_task"}),
)
POINTS: Final = Part(
    Kept(PlanPoint, "plan-point", Words("Punkten", "point"), documents.point_documents),
    _point_faults,
)
RESPONSIBILITIES: Final = Part(
    Kept(
        Responsibility,
        "responsibility",
        Words("Ansvaret", "responsibility"),
        documents.responsibility_documents,
    ),
    _responsibility_faults,
)
