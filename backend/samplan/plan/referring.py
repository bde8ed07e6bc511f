"""What would lose something if a part of the plan went away, out of the foreign keys themselves.

A table that is made later and points at the part is found without a word here on where it is; it
only needs its name in words.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from samplan.web.errors import CONFLICT, ProblemError
from samplan.web.texts import Words

_NAMED_AT_MOST: Final = 5

NAMES: Final = {
    "activity": Words("aktiviteten", "the activity"),
    "activity_agreement": Words("aktiviteten", "the activity"),
    "activity_cost_item": Words("kostnadsposten", "the cost item"),
    "activity_dependency": Words("aktiviteten", "the activity"),
    "activity_gap": Words("aktiviteten", "the activity"),
    "activity_organisation": Words("aktiviteten", "the activity"),
    "activity_prerequisite": Words("aktiviteten", "the activity"),
    "agreement": Words("överenskommelsen", "the agreement"),
    "agreement_party": Words("överenskommelsen", "the agreement"),
    "benefit_check": Words("uppföljningen av nyttan", "the check of a benefit"),
    "board": Words("nämnden", "the board"),
    "cost_item": Words("kostnadsposten", "the cost item"),
    "cost_scenario": Words("scenariot", "the scenario"),
    "cost_statement": Words("kostnadsuppgiften", "the cost statement"),
    "course": Words("utbildningen", "the course"),
    "course_occasion": Words("utbildningstillfället", "the occasion"),
    "decision": Words("beslutet", "the decision"),
    "follow_up": Words("uppföljningen", "the follow-up"),
    "goal": Words("målet", "the goal"),
    "impact_analysis": Words("konsekvensanalysen", "the consequence analysis"),
    "impact_point": Words("punkten i en konsekvensanalys", "the point of an analysis"),
    "matter": Words("ärendet", "the matter"),
    "matter_board": Words("ärendet", "the matter"),
    "plan_point": Words("planens punkt", "the plan's point"),
    "plan_step": Words("steget", "the step"),
    "progress_report": Words("lägesrapporten", "the progress report"),
    "responsibility": Words("ansvaret", "the responsibility"),
    "status_report": Words("rapporten till nämnd", "the status report"),
}
"""What a row of each table is called."""


def refuse_while_used(
    session: Session, target: type[SQLModel], row_id: str, *, own: Collection[str] = ()
) -> None:
    """Stop with the problem of what refers to the row; `own` are tables of its own parts."""
    found = list(referring(session, target, row_id, own=own))
    if found:
        words = Words(
            f"Det används av {', '.join(one.sv for one in found)}. Ändra det först.",
            f"It is used by {', '.join(one.en for one in found)}. Change that first.",
        )
        raise ProblemError(CONFLICT, words)


def referring(
    session: Session, target: type[SQLModel], row_id: str, *, own: Collection[str] = ()
) -> Iterator[Words]:
    """What refers to the row, a few of each kind by name and the rest counted."""
    for table, column in _pointing_at(target):
        if f"{table.name}.{column.name}" in own or table.name in own:
            continue
        name = _name_column(table, column)
        ids = sa.select(name).where(column == row_id).order_by(name)
        found: Sequence[str] = session.connection().execute(ids).scalars().all()
        if found:
            yield _said(NAMES[_named_after(table, name)], found)


def referring_together(
    session: Session, target: type[SQLModel], row_id: str, other: type[SQLModel], other_id: str
) -> Iterator[Words]:
    """What refers to the row and, beside it, to the other one."""
    beside = dict(_pointing_at(other))
    for table, column in _pointing_at(target):
        if table in beside:
            name = _name_column(table, column)
            both = sa.and_(column == row_id, beside[table] == other_id)
            ids = sa.select(name).where(both).order_by(name)
            found: Sequence[str] = session.connection().execute(ids).scalars().all()
            if found:
                yield _said(NAMES[_named_after(table, name)], found)


def tables_pointing_at(target: type[SQLModel]) -> set[str]:
    """The tables with a foreign key to the target."""
    return {table.name for table, _ in _pointing_at(target)}


def _pointing_at(target: type[SQLModel]) -> Iterator[tuple[sa.Table, sa.Column[Any]]]:
    aimed: sa.Table = target.__table__  # type: ignore[attr-defined]
    for table in sorted(SQLModel.metadata.tables.values(), key=lambda one: one.name):
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            if key.column.table is aimed:
                yield table, key.parent


def _name_column(table: sa.Table, pointing: sa.Column[Any]) -> sa.Column[Any]:
    """What tells the row that refers: its id, or of a pair the other one."""
    keys = list(table.primary_key.columns)
    return next((one for one in keys if one.name != pointing.name), keys[0])


def _named_after(table: sa.Table, name: sa.Column[Any]) -> str:
    """The table whose row the name is: of a pair that of the other one."""
    return next((key.column.table.name for key in name.foreign_keys), str(table.name))


def _said(name: Words, ids: Sequence[str]) -> Words:
    shown = ", ".join(ids[:_NAMED_AT_MOST])
    more = len(ids) - _NAMED_AT_MOST
    return Words(
        f"{name.sv} {shown}" + (f" och {more} till" if more > 0 else ""),
        f"{name.en} {shown}" + (f" and {more} more" if more > 0 else ""),
    )
