"""Rules for decisions: each stays when a new one is made; always with their history."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.days import today
from samplan.db.history import Actor
from samplan.plan.checks import place_violations
from samplan.plan.decisions.documents import decision_documents
from samplan.plan.decisions.matters import plan_of
from samplan.plan.decisions.schemas import DecisionCreate, DecisionUpdate
from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from samplan.plan.keeping import Kept
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

DECISIONS = Kept(Decision, "decision", Words("Beslutet", "decision"), decision_documents)

_SAME_NAME = ("outcome", "decided_on", "reference_number", "paragraph")
"""What is sent and stored under the same name."""


def named_matter(session: Session, matter_id: str) -> Matter:
    """The matter that something new is to be of, or the problem that there is none."""
    matter = session.get(Matter, matter_id)
    if matter is None:
        words = Words("Ärendet finns inte.", "There is no such matter.")
        raise invalid(Violation("matterId", words))
    return matter


def county_of(session: Session, row: Decision) -> str:
    """The county that the decision is in."""
    return plan_of(session, session.get_one(Matter, row.matter_id)).county_id


def create(session: Session, matter: Matter, new: DecisionCreate, *, by: Actor) -> Decision:
    """A new decision of one of the matter's boards; those before it stay."""
    DECISIONS.refuse_taken(session, new.id)
    columns = _checked(
        session, new, set(DecisionCreate.model_fields), [*_board_violations(session, matter, new)]
    )
    row = Decision(
        **columns,
        id=new.id,
        matter_id=matter.id,
        board_id=new.board_id,
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    after = DECISIONS.document(session, row)
    DECISIONS.record(session, by, plan_of(session, matter).county_id, None, after)
    return row


def update(session: Session, row: Decision, change: DecisionUpdate, *, by: Actor) -> Decision:
    """Change what is named in the change; when it was entered stays, as its place in the order."""
    before = DECISIONS.document(session, row)
    for name, value in _checked(session, change, change.model_fields_set, []).items():
        setattr(row, name, value)
    if DECISIONS.document(session, row) == before:
        return row
    row.entered_by = by.name
    row.version += 1
    session.flush()
    after = DECISIONS.document(session, row)
    DECISIONS.record(session, by, county_of(session, row), before, after)
    return row


def delete(session: Session, row: Decision, *, by: Actor) -> None:
    """Take a decision away that was entered by mistake; its history stays."""
    county_id = county_of(session, row)
    before = DECISIONS.document(session, row)
    session.delete(row)
    session.flush()
    DECISIONS.record(session, by, county_id, before, None)


def _checked(
    session: Session,
    sent: DecisionCreate | DecisionUpdate,
    named: set[str],
    found: list[Violation],
) -> dict[str, Any]:
    """The columns that were sent, or all that is wrong with them."""
    columns = {name: getattr(sent, name) for name in _SAME_NAME if name in named}
    if "text" in named:
        columns["text_sv"] = sent.text.sv if sent.text else None
        columns["text_en"] = sent.text.en if sent.text else None
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
        found += place_violations(session, sent.source_place_id)
    if columns.get("decided_on"):
        found += _date_violations(columns["decided_on"], today())
    if found:
        raise invalid(*found)
    return columns


def _date_violations(written: str, on: date) -> Iterator[Violation]:
    """That not even the first day that the date may mean has come."""
    if written > on.isoformat()[: len(written)]:
        words = Words(
            f"{written} har inte varit än. Lägg in beslutet när det är fattat.",
            f"{written} has not been yet. Enter the decision when it has been made.",
        )
        yield Violation("decidedOn", words)


def _board_violations(session: Session, matter: Matter, new: DecisionCreate) -> Iterator[Violation]:
    board = session.get(Board, new.board_id)
    if board is None:
        yield Violation("boardId", Words("Nämnden finns inte.", "There is no such board."))
        return
    if board.county_id != plan_of(session, matter).county_id:
        words = Words("Nämnden hör till ett annat län.", "The board belongs to another county.")
        yield Violation("boardId", words)
        return
    seat = select(MatterBoard).where(
        col(MatterBoard.matter_id) == matter.id, col(MatterBoard.board_id) == board.id
    )
    if session.exec(seat).first() is None:
        words = Words(
            f"{board.name_sv} är inte en av ärendets nämnder. Lägg till nämnden i ärendet först.",
            f"{board.name_en or board.name_sv} is not one of the matter's boards. "
            "Add the board to the matter first.",
        )
        yield Violation("boardId", words)
