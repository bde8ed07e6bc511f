"""Rules for what sources say that items cost: kept beside the items and never counted."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from samplan.costs.items.amounts import take_amount
from samplan.costs.items.checks import place_violations
from samplan.costs.statements import reading
from samplan.costs.statements.schemas import CostStatementCreate, CostStatementUpdate
from samplan.costs.tables import CostItem, CostStatement, CostStatementItem
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.plan.tables import Plan
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation

_SAME_NAME = ("kind", "code", "printed", "price_year", "note")
"""What is sent and stored under the same name."""


def get(session: Session, statement_id: str) -> CostStatement:
    """The statement, or the problem that there is none."""
    row = session.get(CostStatement, statement_id)
    if row is None:
        raise not_found(Words("Uppgiften om kostnader", "statement of costs"))
    return row


def create(session: Session, plan: Plan, new: CostStatementCreate, *, by: Actor) -> CostStatement:
    """A new statement of the plan, last in its order."""
    if session.get(CostStatement, new.id) is not None:
        words = Words("Det finns redan en uppgift med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    columns = _checked(session, plan.id, new, required=True)
    last = sa.select(sa.func.max(col(CostStatement.position))).where(
        col(CostStatement.plan_id) == plan.id
    )
    row = CostStatement(
        **columns,
        id=new.id,
        county_id=plan.county_id,
        plan_id=plan.id,
        position=(session.connection().execute(last).scalar_one() or 0) + 1,
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    _write_items(session, row.id, new.item_ids)
    _record(session, by, Action.CREATE, row, None)
    return row


def update(
    session: Session, row: CostStatement, change: CostStatementUpdate, *, by: Actor
) -> CostStatement:
    """Change what is named in the change."""
    before = _document(session, row)
    for name, value in _checked(session, row.plan_id, change, required=False).items():
        setattr(row, name, value)
    if "order" in change.model_fields_set:
        row.position = change.order
    session.flush()
    if "item_ids" in change.model_fields_set:
        _write_items(session, row.id, change.item_ids)
    if _document(session, row) == before:
        return row
    row.entered_by, row.entered_at = by.name, now()
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, row, before)
    return row


def delete(session: Session, row: CostStatement, *, by: Actor) -> None:
    """Take the statement away; its items and history stay."""
    before = _document(session, row)
    _write_items(session, row.id, [])
    session.delete(row)
    session.flush()
    scope = Scope(county_id=before["countyId"])
    changed = Recorded(Action.DELETE, "cost-statement", before["id"], before, None, scope)
    record(session, by, changed)


def _checked(
    session: Session,
    plan_id: str,
    sent: CostStatementCreate | CostStatementUpdate,
    *,
    required: bool,
) -> dict[str, Any]:
    """The columns that were sent, or all that is wrong with them."""
    named = set(type(sent).model_fields) if required else sent.model_fields_set
    taken = take_amount(sent, required=required)
    columns = {name: getattr(sent, name) for name in _SAME_NAME if name in named} | taken.columns
    columns.pop("not_costed", None)
    if "title" in named:
        columns |= {"title_sv": sent.title.sv, "title_en": sent.title.en}
    found = taken.violations
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
        found += place_violations(session, sent.source_place_id)
    if "item_ids" in named:
        found += _item_violations(session, plan_id, sent.item_ids)
    if found:
        raise invalid(*found)
    return columns


def _item_violations(
    session: Session, plan_id: str, item_ids: Sequence[str]
) -> Iterator[Violation]:
    statement = select(CostItem.id).where(
        col(CostItem.id).in_(item_ids), col(CostItem.plan_id) == plan_id
    )
    known = set(session.exec(statement))
    for place, item_id in enumerate(item_ids):
        if item_id not in known:
            words = Words("Kostnadsposten finns inte i planen.", "No such cost item in the plan.")
            yield Violation(f"itemIds[{place}]", words)
        if item_id in item_ids[:place]:
            words = Words("Samma står två gånger.", "The same is there twice.")
            yield Violation(f"itemIds[{place}]", words)


def _write_items(session: Session, statement_id: str, item_ids: Sequence[str]) -> None:
    ours = col(CostStatementItem.statement_id) == statement_id
    for one in session.exec(select(CostStatementItem).where(ours)).all():
        session.delete(one)
    session.flush()
    session.add_all(
        CostStatementItem(statement_id=statement_id, item_id=item_id) for item_id in item_ids
    )
    session.flush()


def _document(session: Session, row: CostStatement) -> dict[str, Any]:
    """The statement as its history keeps it."""
    document: dict[str, Any] = to_jsonable_python(reading.documents(session, [row])[0])
    return document


def _record(
    session: Session, by: Actor, action: Action, row: CostStatement, before: dict[str, Any] | None
) -> None:
    scope = Scope(county_id=row.county_id)
    after = _document(session, row)
    record(session, by, Recorded(action, "cost-statement", row.id, before, after, scope))
