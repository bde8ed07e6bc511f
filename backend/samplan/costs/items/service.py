"""Rules for cost items: made, changed and taken away, always with their history."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from samplan.costs.items import reading
from samplan.costs.items.amounts import take_amount
from samplan.costs.items.checks import violations
from samplan.costs.items.schemas import CostItemCreate, CostItemUpdate
from samplan.costs.items.wishes import (
    Payer,
    Post,
    Wish,
    payers_of,
    posts_of,
    sent_columns,
)
from samplan.costs.tables import (
    CostItem,
    CostItemMethod,
    CostPost,
    CostScenario,
    CostShare,
    CostStatementItem,
)
from samplan.db.base import now, search_key, sort_key
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.plan.referring import referring
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation

_TOLD_APART = frozenset(
    {
        "cost_item.alternative_of_id",
        "cost_item_method",
        "cost_post",
        "cost_share",
        "cost_statement_item",
    }
)
"""Tables that point at an item and are its own parts, or are told of in words of their own."""


def get(session: Session, item_id: str) -> CostItem:
    """The item, or the problem that there is none."""
    row = session.get(CostItem, item_id)
    if row is None:
        raise not_found(Words("Kostnadsposten", "cost item"))
    return row


def get_plan(session: Session, plan_id: str) -> Plan:
    """The plan that something new is to be of, or the problem that there is none."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        words = Words("Planen finns inte.", "There is no such plan.")
        raise invalid(Violation("planId", words))
    return plan


def create(session: Session, plan: Plan, new: CostItemCreate, *, by: Actor) -> CostItem:
    """A new item of the plan, last in its order."""
    if session.get(CostItem, new.id) is not None:
        words = Words("Det finns redan en kostnadspost med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    taken = take_amount(new, required=True)
    sent = sent_columns(new, new=True) | taken.columns
    wish = Wish(
        _in_step(session, plan, _BLANK | sent, sent),
        posts_of(new.posts),
        payers_of(new.payers),
        new.method_ids,
    )
    _check(session, new.id, plan, wish, taken.violations)
    last = sa.select(sa.func.max(col(CostItem.position))).where(col(CostItem.plan_id) == plan.id)
    row = CostItem(
        **wish.columns,
        **_keys(wish.columns),
        id=new.id,
        county_id=plan.county_id,
        plan_id=plan.id,
        position=(session.connection().execute(last).scalar_one() or 0) + 1,
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    _write_parts(session, row.id, wish, {"posts", "payers", "method_ids"})
    _record(session, by, Action.CREATE, row, None)
    return row


_BLANK: dict[str, Any] = {"high": None, "low": None, "high_bound": None, "place_id": None}
"""Stands in for an amount that could not be read, so that all else is checked too."""


def update(session: Session, row: CostItem, change: CostItemUpdate, *, by: Actor) -> CostItem:
    """Change what is named in the change; posts, payers and methods are replaced as wholes."""
    before = _document(session, row)
    taken = take_amount(change, required=False)
    sent = taken.columns | sent_columns(change, new=False)
    named = change.model_fields_set
    plan = get_plan(session, row.plan_id)
    wish = Wish(
        _in_step(session, plan, row.model_dump() | sent, sent),
        posts_of(change.posts) if "posts" in named else _posts(session, row.id),
        payers_of(change.payers) if "payers" in named else _payers(session, row.id),
        change.method_ids if "method_ids" in named else before["methodIds"],
    )
    _check(session, row.id, plan, wish, taken.violations)
    for name in sent.keys() | {"step_id"}:
        setattr(row, name, wish.columns[name])
    session.flush()
    _write_parts(session, row.id, wish, named)
    if _document(session, row) == before:
        return row
    for name, value in _keys(wish.columns).items():
        setattr(row, name, value)
    row.entered_by, row.entered_at = by.name, now()
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, row, before)
    return row


def delete(session: Session, row: CostItem, *, by: Actor) -> None:
    """Take the item away; its history stays. Refused while something refers to it."""
    used_by = list(_referring(session, row))
    if used_by:
        words = Words(
            f"Posten används av {', '.join(one.sv for one in used_by)}. Ändra det först.",
            f"The item is used by {', '.join(one.en for one in used_by)}. Change that first.",
        )
        raise ProblemError(CONFLICT, words)
    before = _document(session, row)
    for table in (CostPost, CostShare, CostItemMethod):
        session.connection().execute(sa.delete(table).where(col(table.item_id) == row.id))
    session.expire_all()
    session.delete(session.get_one(CostItem, row.id))
    session.flush()
    scope = Scope(county_id=before["countyId"])
    record(session, by, Recorded(Action.DELETE, "cost-item", before["id"], before, None, scope))


def _check(session: Session, item_id: str, plan: Plan, wish: Wish, faults: list[Violation]) -> None:
    found = [*faults, *violations(session, item_id, plan, wish)]
    if found:
        raise invalid(*found)


def _in_step(
    session: Session, plan: Plan, wished: dict[str, Any], sent: dict[str, Any]
) -> dict[str, Any]:
    """The columns, in the activity's step when an activity of the plan is sent and no step is."""
    if sent.get("activity_id") is None or sent.get("step_id") is not None:
        return wished
    of_plan = select(PlanStep.id).where(col(PlanStep.plan_id) == plan.id)
    its_step = select(Activity.step_id).where(
        col(Activity.id) == sent["activity_id"], col(Activity.step_id).in_(of_plan)
    )
    step_id = session.exec(its_step).first()
    return wished | {"step_id": step_id} if step_id else wished


def _keys(columns: Any) -> dict[str, Any]:
    title = columns["title_sv"]
    texts = (columns["code"], title, columns["title_en"], columns["location"])
    return {"sort_key": sort_key(title), "search_key": search_key(*texts)}


def _posts(session: Session, item_id: str) -> list[Post]:
    statement = select(CostPost).where(col(CostPost.item_id) == item_id)
    rows = session.exec(statement.order_by(col(CostPost.position)))
    return [Post(one.role_id, one.fte_low, one.fte_high, one.optional) for one in rows]


def _payers(session: Session, item_id: str) -> list[Payer]:
    rows = session.exec(select(CostShare).where(col(CostShare.item_id) == item_id))
    return [Payer(one.organisation_id, one.share) for one in rows]


def _write_parts(session: Session, item_id: str, wish: Wish, named: set[str]) -> None:
    """Put the lists that are named in the place of those that are there."""
    for name, table in (
        ("posts", CostPost),
        ("payers", CostShare),
        ("method_ids", CostItemMethod),
    ):
        if name not in named:
            continue
        old = session.exec(select(table).where(col(table.item_id) == item_id)).all()
        for one in old:
            session.delete(one)
        session.flush()
        session.add_all(_rows(item_id, name, wish))
    session.flush()


def _rows(item_id: str, name: str, wish: Wish) -> list[Any]:
    if name == "posts":
        return [
            CostPost(item_id=item_id, position=place, **one._asdict())
            for place, one in enumerate(wish.posts, start=1)
        ]
    if name == "payers":
        return [CostShare(item_id=item_id, **one._asdict()) for one in wish.payers]
    return [CostItemMethod(item_id=item_id, method_id=one) for one in wish.method_ids]


def _document(session: Session, row: CostItem) -> dict[str, Any]:
    """The item as its history keeps it."""
    document: dict[str, Any] = to_jsonable_python(reading.documents(session, [row])[0])
    return document


def _record(
    session: Session, by: Actor, action: Action, row: CostItem, before: dict[str, Any] | None
) -> None:
    scope = Scope(county_id=row.county_id)
    after = _document(session, row)
    record(session, by, Recorded(action, "cost-item", row.id, before, after, scope))


def _referring(session: Session, row: CostItem) -> Iterator[Words]:
    """What would lose something if the item went away."""
    ways = select(CostItem.id).where(col(CostItem.alternative_of_id) == row.id)
    for one in session.exec(ways.order_by(col(CostItem.position), col(CostItem.id))):
        yield Words(f"alternativet {one}", f"the alternative {one}")
    stated = select(CostStatementItem.statement_id).where(col(CostStatementItem.item_id) == row.id)
    for one in session.exec(stated.order_by(col(CostStatementItem.statement_id))):
        yield Words(f"uppgiften {one}", f"the statement {one}")
    kept = select(CostScenario).where(col(CostScenario.plan_id) == row.plan_id)
    for scenario in session.exec(kept.order_by(col(CostScenario.id))):
        if _names(scenario.choice, row.id):
            yield Words(f"scenariot {scenario.id}", f"the scenario {scenario.id}")
    yield from referring(session, CostItem, row.id, own=_TOLD_APART)


def _names(part: Any, item_id: str) -> bool:
    """Whether a choice, as it is kept, speaks of the item anywhere."""
    if isinstance(part, dict):
        return any(_names(one, item_id) for one in (*part.keys(), *part.values()))
    if isinstance(part, list):
        return any(_names(one, item_id) for one in part)
    return bool(part == item_id)
