"""Rules for matters: what is to be decided, by which boards; always with their history."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.history import Actor
from samplan.plan.checks import TWICE, part_violations, place_violations
from samplan.plan.decisions.documents import boards_of, matter_documents
from samplan.plan.decisions.schemas import MatterCreate, MatterUpdate
from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from samplan.plan.keeping import Kept, last_place
from samplan.plan.referring import refuse_while_used
from samplan.plan.tables import Plan
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

MATTERS = Kept(Matter, "matter", Words("Ärendet", "matter"), matter_documents)


def plan_of(session: Session, row: Matter) -> Plan:
    """The plan that the matter is of."""
    return session.get_one(Plan, row.plan_id)


def create(session: Session, plan: Plan, new: MatterCreate, *, by: Actor) -> Matter:
    """A new matter, last in the plan's order."""
    MATTERS.refuse_taken(session, new.id)
    row = Matter(
        id=new.id,
        plan_id=plan.id,
        title_sv=new.title.sv,
        position=last_place(session, col(Matter.position), col(Matter.plan_id) == plan.id) + 1,
    )
    _write(session, plan, row, new, set(MatterCreate.model_fields))
    session.add(row)
    session.flush()
    _write_boards(session, row.id, new.board_ids)
    MATTERS.record(session, by, plan.county_id, None, MATTERS.document(session, row))
    return row


def update(session: Session, row: Matter, change: MatterUpdate, *, by: Actor) -> Matter:
    """Change what is named in the change; the boards are replaced as a whole."""
    plan = plan_of(session, row)
    before = MATTERS.document(session, row)
    named = change.model_fields_set
    _write(session, plan, row, change, named)
    if "board_ids" in named:
        _write_boards(session, row.id, change.board_ids)
    if MATTERS.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    MATTERS.record(session, by, plan.county_id, before, MATTERS.document(session, row))
    return row


def delete(session: Session, row: Matter, *, by: Actor) -> None:
    """Take a matter away that nothing has been done with; its history stays."""
    refuse_while_used(session, Matter, row.id, own={"matter_board"})
    county_id = plan_of(session, row).county_id
    before = MATTERS.document(session, row)
    _write_boards(session, row.id, [])
    session.delete(row)
    session.flush()
    MATTERS.record(session, by, county_id, before, None)


def _write(
    session: Session, plan: Plan, row: Matter, sent: MatterCreate | MatterUpdate, named: set[str]
) -> None:
    """Put what was sent into the row, or say all that is wrong with it."""
    wished: dict[str, Any] = {
        name: getattr(sent if name in named else row, name)
        for name in ("step_id", "activity_id", "adopts_plan")
    }
    found = [*part_violations(session, plan.id, wished["step_id"], wished["activity_id"])]
    if wished["adopts_plan"]:
        found += _adopting_twice(session, row)
    if "source_place_id" in named:
        found += place_violations(session, sent.source_place_id)
    if "board_ids" in named:
        found += _board_violations(session, plan, row.id, sent.board_ids)
    if found:
        raise invalid(*found)
    for name, value in wished.items():
        setattr(row, name, value)
    if "title" in named:
        row.title_sv, row.title_en = sent.title.sv, sent.title.en
    if "source_place_id" in named:
        row.place_id = sent.source_place_id
    if isinstance(sent, MatterUpdate) and "order" in named:
        row.position = sent.order


def _adopting_twice(session: Session, row: Matter) -> Iterator[Violation]:
    others = select(Matter).where(
        col(Matter.plan_id) == row.plan_id,
        col(Matter.adopts_plan).is_(True),
        col(Matter.id) != row.id,
    )
    for one in session.exec(others):
        words = Words(
            f"Planen antas redan genom ärendet {one.id}.",
            f"The plan is already adopted by the matter {one.id}.",
        )
        yield Violation("adoptsPlan", words)


def _board_violations(
    session: Session, plan: Plan, matter_id: str, board_ids: Sequence[str]
) -> Iterator[Violation]:
    """Boards that are not there, of another county or named twice, and those that must stay."""
    statement = select(Board.id, Board.county_id).where(col(Board.id).in_(board_ids))
    counties = dict(session.exec(statement).all())
    for place, board_id in enumerate(board_ids):
        field = f"boardIds[{place}]"
        if board_id not in counties:
            yield Violation(field, Words("Nämnden finns inte.", "There is no such board."))
        elif counties[board_id] != plan.county_id:
            words = Words("Nämnden hör till ett annat län.", "The board belongs to another county.")
            yield Violation(field, words)
        if board_id in board_ids[:place]:
            yield Violation(field, TWICE)
    made = sa.select(col(Decision.board_id)).where(col(Decision.matter_id) == matter_id).distinct()
    kept = {row.board_id for row in session.connection().execute(made)} - set(board_ids)
    for board_id in boards_of(session, [matter_id]).get(matter_id, []):
        if board_id in kept:
            words = Words(
                f"{board_id} har beslut i ärendet och måste vara kvar. Ta bort besluten först.",
                f"{board_id} has decisions in the matter and has to stay. Delete them first.",
            )
            yield Violation("boardIds", words)


def _write_boards(session: Session, matter_id: str, board_ids: Sequence[str]) -> None:
    ours = col(MatterBoard.matter_id) == matter_id
    for one in session.exec(select(MatterBoard).where(ours)).all():
        session.delete(one)
    session.flush()
    session.add_all(MatterBoard(matter_id=matter_id, board_id=one) for one in board_ids)
    session.flush()
