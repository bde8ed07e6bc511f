"""What sources say of items, held against what the items come to."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.costs.agreement import agreement
from samplan.costs.items.reading import facts
from samplan.costs.ranges import Range, add, read_range
from samplan.costs.reckoning import per_time
from samplan.costs.schemas import range_document, stored_document
from samplan.costs.tables import CostItem, CostStatement, CostStatementItem
from samplan.costs.terms import Bound
from samplan.web.fields import text

_Items = dict[str, list[CostItem]]


def documents(session: Session, rows: Sequence[CostStatement]) -> list[dict[str, Any]]:
    """The statements as they were entered, in the order given, as JSON."""
    items = _items(session, rows)
    return [_document(row, items[row.id]) for row in rows]


def shown(session: Session, rows: Sequence[CostStatement]) -> list[dict[str, Any]]:
    """The statements with what their items come to, and whether that agrees."""
    items = _items(session, rows)
    return [_document(row, items[row.id]) | _held_against(row, items[row.id]) for row in rows]


def _items(session: Session, rows: Sequence[CostStatement]) -> _Items:
    found: _Items = defaultdict(list)
    statement = (
        select(CostStatementItem.statement_id, CostItem)
        .join(CostItem, col(CostItem.id) == col(CostStatementItem.item_id))
        .where(col(CostStatementItem.statement_id).in_([row.id for row in rows]))
        .order_by(col(CostItem.position), col(CostItem.id))
    )
    for statement_id, item in session.exec(statement):
        found[statement_id].append(item)
    return found


def _document(row: CostStatement, items: Sequence[CostItem]) -> dict[str, Any]:
    return {
        "id": row.id,
        "countyId": row.county_id,
        "planId": row.plan_id,
        "kind": row.kind,
        "code": row.code,
        "title": text(row.title_sv, row.title_en),
        "printed": row.printed,
        "amount": stored_document(row.low, row.low_bound, row.high, row.high_bound),
        "priceYear": row.price_year,
        "itemIds": [item.id for item in items],
        "sourcePlaceId": row.place_id,
        "note": row.note,
        "enteredBy": row.entered_by,
        "enteredAt": row.entered_at,
        "order": row.position,
        "version": row.version,
    }


def _held_against(row: CostStatement, items: Sequence[CostItem]) -> dict[str, Any]:
    costs = [per_time(facts(item)) for item in items]
    known = [cost for cost in costs if isinstance(cost, Range)]
    if len(known) < len(costs):
        return {"sum": None, "agrees": None}
    total = add(known)
    stated = read_range(row.low, Bound(row.low_bound), row.high, Bound(row.high_bound))
    agrees = agreement(stated, row.printed, total).agrees
    return {"sum": range_document(total), "agrees": agrees}
