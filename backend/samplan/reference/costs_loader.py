"""Loading costs: roles and price indexes, items and statements."""

from collections.abc import Iterable
from pathlib import Path

from sqlmodel import Session, col, select

from samplan.costs.schemas import stored_document
from samplan.costs.tables import (
    CostItem,
    CostItemMethod,
    CostPost,
    CostRole,
    CostShare,
    CostStatement,
    CostStatementItem,
    PriceIndex,
    PriceIndexValue,
    RoleCost,
)
from samplan.costs.terms import ONE, Confidence, Vat
from samplan.db.base import now, search_key, sort_key
from samplan.db.history import Action, Recorded, Scope, record
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.reference import costs_checks as checks
from samplan.reference import costs_files as files
from samplan.reference.checking import check_rows
from samplan.reference.faults import (
    check,
    check_unique,
    grouped,
    organisation_of,
    organisations_of,
    within,
)
from samplan.reference.files import DataFileError
from samplan.reference.plan_files import PLANS
from samplan.reference.writing import (
    LOADER,
    Row,
    document,
    earlier_first,
    insert_rows,
    load_rows,
    record_all,
)

SOURCED = (files.ROLE_COSTS, files.COST_ITEMS, files.COST_STATEMENTS)
"""Files whose rows point at places in sources."""

FIGURES = (files.COST_ITEMS, files.COST_STATEMENTS, files.ROLE_COSTS)
"""Files whose rows are amounts."""


def load_prices(session: Session, folder: Path) -> None:
    """Load roles and price indexes, which all counties share."""
    roles = [row | {"version": 1} for row in files.COST_ROLES.read(folder)]
    load_rows(session, CostRole, files.COST_ROLES, roles)
    record_all(session, "cost-role", roles, Scope())
    indexes = [row | {"version": 1} for row in files.PRICE_INDEXES.read(folder)]
    values = files.PRICE_INDEX_VALUES.read(folder)
    load_rows(session, PriceIndex, files.PRICE_INDEXES, indexes)
    check(files.PRICE_INDEX_VALUES, values, checks.index_value_fault)
    load_rows(session, PriceIndexValue, files.PRICE_INDEX_VALUES, values)
    of_index = grouped(values, "index_id")
    _record(
        session,
        "price-index",
        [document(row) | {"values": _values(of_index[row["id"]])} for row in indexes],
        Scope(),
    )


def load_costs(session: Session, folder: Path, county: str) -> None:
    """Load what a county's plans cost; the plans are there already."""
    own = organisations_of(session, county)
    _load_role_costs(session, folder, county, own)
    _load_items(session, folder, county, own)
    _load_statements(session, folder, county)


def _load_role_costs(session: Session, folder: Path, county: str, own: frozenset[str]) -> None:
    rows = [
        row | _entered(county) | {"payer": row["organisation_id"] or ""}
        for row in files.ROLE_COSTS.read(folder)
    ]
    check(files.ROLE_COSTS, rows, organisation_of(own))
    check(files.ROLE_COSTS, rows, checks.role_cost_fault)
    check_unique(files.ROLE_COSTS, rows, "role_id", "payer", "year")
    load_rows(session, RoleCost, files.ROLE_COSTS, rows)
    said = [document({k: v for k, v in row.items() if k != "payer"}) for row in rows]
    _record(session, "role-cost", said, Scope(county_id=county))


def _load_items(session: Session, folder: Path, county: str, own: frozenset[str]) -> None:
    items = [_item(row) | _entered(county) for row in files.COST_ITEMS.read(folder)]
    posts = [_post(row) for row in files.COST_POSTS.read(folder)]
    shares = files.COST_SHARES.read(folder)
    methods = files.COST_ITEM_METHODS.read(folder)
    check_rows(session, CostItem, files.COST_ITEMS, items)
    check(files.COST_ITEMS, items, checks.item_fault)
    _check_standing(session, county, items)
    for file, rows in (
        (files.COST_POSTS, posts),
        (files.COST_SHARES, shares),
        (files.COST_ITEM_METHODS, methods),
    ):
        check(file, rows, within("item", items, files.COST_ITEMS))
    check(files.COST_POSTS, posts, checks.post_fault)
    check(files.COST_SHARES, shares, organisation_of(own))
    of_item = grouped(shares, "item_id")
    check(files.COST_ITEMS, items, lambda row: checks.shares_fault(row, of_item[row["id"]]))
    placed = earlier_first(files.COST_ITEMS, items, "alternative_of_id")
    insert_rows(session, CostItem, [_with_quantity(row) for row in placed])
    load_rows(session, CostPost, files.COST_POSTS, posts)
    load_rows(session, CostShare, files.COST_SHARES, shares)
    load_rows(session, CostItemMethod, files.COST_ITEM_METHODS, methods)
    held = (grouped(posts, "item_id"), of_item, grouped(methods, "item_id"))
    said = [_item_document(_with_quantity(row), *(one[row["id"]] for one in held)) for row in items]
    _record(session, "cost-item", said, Scope(county_id=county))


def _item(row: Row) -> Row:
    """An item with all that the file leaves blank where it is as usual."""
    return row | {
        "unit_stated": row["unit_stated"] is not False,
        "optional": bool(row["optional"]),
        "vat": row["vat"] or Vat.NOT_STATED,
        "confidence": row["confidence"] or Confidence.NOT_ASSESSED,
        "sort_key": sort_key(row["title_sv"] or ""),
        "search_key": search_key(row["title_sv"], row["title_en"], row["code"], row["location"]),
    }


def _with_quantity(row: Row) -> Row:
    """One number is both ends of a quantity."""
    high = row["quantity_high"]
    return row | {"quantity_high": row["quantity_low"] if high is None else high}


def _post(row: Row) -> Row:
    high = row["fte_high"]
    return row | {
        "fte_high": row["fte_low"] if high is None else high,
        "optional": bool(row["optional"]),
    }


def _entered(county: str) -> Row:
    return {
        "county_id": county,
        "entered_by": LOADER.name,
        "entered_at": now(),
        "version": 1,
    }


def _check_standing(session: Session, county: str, items: list[Row]) -> None:
    """Stop at the first item that stands where it cannot."""
    by_id = {row["id"]: row for row in items}
    plans = set(session.exec(select(Plan.id).where(col(Plan.county_id) == county)))
    steps = {one.id: one.plan_id for one in session.exec(select(PlanStep)) if one.plan_id in plans}
    activities = {one.id: one.step_id for one in session.exec(select(Activity))}
    for number, row in enumerate(items, start=2):
        fault = checks.place_fault(row, by_id, steps, activities)
        if row["plan_id"] not in plans:
            fault = f"column plan: {row['plan_id']} is no plan of the county"
        if fault is not None:
            raise DataFileError(f"{files.COST_ITEMS.name}, row {number}, {fault}")


def _load_statements(session: Session, folder: Path, county: str) -> None:
    rows = [row | _entered(county) for row in files.COST_STATEMENTS.read(folder)]
    links = files.COST_STATEMENT_ITEMS.read(folder)
    check_rows(session, CostStatement, files.COST_STATEMENTS, rows)
    check(files.COST_STATEMENTS, rows, checks.range_fault)
    check(files.COST_STATEMENTS, rows, within("plan", PLANS.read(folder), PLANS))
    insert_rows(session, CostStatement, rows)
    about = files.COST_STATEMENT_ITEMS
    check(about, links, within("statement", rows, files.COST_STATEMENTS))
    check(about, links, within("item", files.COST_ITEMS.read(folder), files.COST_ITEMS))
    load_rows(session, CostStatementItem, about, links)
    of_statement = grouped(links, "statement_id")
    said = [
        _with_amount(row) | {"itemIds": [one["item_id"] for one in of_statement[row["id"]]]}
        for row in rows
    ]
    _record(session, "cost-statement", said, Scope(county_id=county))


# --- what the history tells ---


def _record(session: Session, object_type: str, documents: Iterable[Row], scope: Scope) -> None:
    changes = (
        Recorded(Action.CREATE, object_type, one["id"], None, one, scope) for one in documents
    )
    record(session, LOADER, *changes)


def _values(rows: Iterable[Row]) -> list[Row]:
    return [{"year": row["year"], "value": row["value"] / ONE} for row in rows]


_ENDS = ("low", "low_bound", "high", "high_bound")


def _with_amount(row: Row) -> Row:
    """The row with its ends as one amount."""
    shown = document({k: v for k, v in row.items() if k not in _ENDS})
    return shown | {"amount": stored_document(*(row[name] for name in _ENDS))}


def _item_document(
    row: Row, posts: Iterable[Row], shares: Iterable[Row], methods: Iterable[Row]
) -> Row:
    shown = _with_amount(row)
    low, high = shown.pop("quantityLow"), shown.pop("quantityHigh")
    unallocated = shown.pop("unallocated")
    return shown | {
        "quantity": None if low is None else {"low": low / ONE, "high": high / ONE},
        "posts": [
            {
                "roleId": one["role_id"],
                "fteLow": one["fte_low"] / ONE,
                "fteHigh": one["fte_high"] / ONE,
                "optional": one["optional"],
            }
            for one in posts
        ],
        "payers": [
            {"organisationId": one["organisation_id"], "percent": _percent(one["share"])}
            for one in shares
        ],
        "unallocatedPercent": _percent(unallocated),
        "methodIds": [one["method_id"] for one in methods],
    }


def _percent(share: int | None) -> float | None:
    return None if share is None else share / ONE
