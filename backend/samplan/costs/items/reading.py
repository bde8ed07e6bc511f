"""Cost items with all that belongs to them, a handful of queries for any number of items."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic.alias_generators import to_camel
from sqlmodel import Session, col, select

from samplan.costs.agreement import overlaps
from samplan.costs.fields import from_thousandths
from samplan.costs.ranges import Range, add
from samplan.costs.reckoning import Facts, per_time
from samplan.costs.schemas import range_document, stored_document
from samplan.costs.staffing import reckon
from samplan.costs.tables import (
    CostItem,
    CostItemMethod,
    CostPost,
    CostRole,
    CostShare,
    RoleCost,
)
from samplan.costs.terms import Bound
from samplan.organisations.tables import Organisation
from samplan.web.fields import text

_SAME_NAME = {
    column: to_camel(column)
    for column in (
        "id", "county_id", "plan_id", "step_id", "activity_id", "alternative_of_id", "code",
        "location", "printed", "likely", "not_costed", "unit", "unit_stated", "frequency",
        "every_years", "vat", "price_year", "first_year", "last_year", "optional", "assumption",
        "confidence", "note", "entered_by", "entered_at", "version",
    )
}  # fmt: skip
"""Columns that the API calls the same, with their names there."""


@dataclass
class _Around:
    """What belongs to items, by item."""

    posts: dict[str, list[tuple[CostPost, CostRole]]] = field(default_factory=dict)
    payers: dict[str, list[tuple[CostShare, Organisation]]] = field(default_factory=dict)
    methods: dict[str, list[str]] = field(default_factory=dict)


def facts(row: CostItem) -> Facts:
    """The item as it is reckoned."""
    return Facts(**{name: getattr(row, name) for name in Facts._fields})


def amount(row: CostItem) -> dict[str, Any]:
    """The item's amount as the API shows it."""
    return stored_document(row.low, row.low_bound, row.high, row.high_bound)


def documents(session: Session, rows: Sequence[CostItem]) -> list[dict[str, Any]]:
    """The items as they were entered, in the order given, as JSON."""
    around = _read_around(session, rows)
    return [_document(row, around) for row in rows]


def shown(session: Session, rows: Sequence[CostItem]) -> list[dict[str, Any]]:
    """The items with what follows from what was entered."""
    around = _read_around(session, rows)
    costs = _role_costs(session, rows, around)
    return [
        _document(row, around) | _reckoned(row) | {"staffing": _staffing(row, around, costs)}
        for row in rows
    ]


def _document(row: CostItem, around: _Around) -> dict[str, Any]:
    low, high = row.quantity_low, row.quantity_high
    return {name: getattr(row, column) for column, name in _SAME_NAME.items()} | {
        "title": text(row.title_sv, row.title_en),
        "amount": amount(row),
        "quantity": None
        if low is None or high is None
        else {"low": from_thousandths(low), "high": from_thousandths(high)},
        "posts": [_post(*one) for one in around.posts.get(row.id, ())],
        "payers": [_payer(*one) for one in around.payers.get(row.id, ())],
        "unallocatedPercent": from_thousandths(row.unallocated),
        "methodIds": around.methods.get(row.id, []),
        "sourcePlaceId": row.place_id,
        "order": row.position,
    }


def _post(post: CostPost, role: CostRole) -> dict[str, Any]:
    return {
        "roleId": role.id,
        "roleName": text(role.name_sv, role.name_en),
        "fteLow": from_thousandths(post.fte_low),
        "fteHigh": from_thousandths(post.fte_high),
        "optional": post.optional,
    }


def _payer(share: CostShare, organisation: Organisation) -> dict[str, Any]:
    return {
        "organisationId": organisation.id,
        "name": text(organisation.name_sv, organisation.name_en),
        "shortName": organisation.short_name,
        "percent": None if share.share is None else from_thousandths(share.share),
    }


def _reckoned(row: CostItem) -> dict[str, Any]:
    cost = per_time(facts(row))
    if isinstance(cost, Range):
        return {"perTime": range_document(cost), "unsummed": None}
    return {"perTime": None, "unsummed": cost}


def _read_around(session: Session, rows: Sequence[CostItem]) -> _Around:
    ids = [row.id for row in rows]
    posts: dict[str, list[tuple[CostPost, CostRole]]] = defaultdict(list)
    payers: dict[str, list[tuple[CostShare, Organisation]]] = defaultdict(list)
    methods: dict[str, list[str]] = defaultdict(list)
    with_roles = (
        select(CostPost, CostRole)
        .join(CostRole, col(CostRole.id) == col(CostPost.role_id))
        .where(col(CostPost.item_id).in_(ids))
        .order_by(col(CostPost.item_id), col(CostPost.position))
    )
    for post, role in session.exec(with_roles):
        posts[post.item_id].append((post, role))
    with_names = (
        select(CostShare, Organisation)
        .join(Organisation, col(Organisation.id) == col(CostShare.organisation_id))
        .where(col(CostShare.item_id).in_(ids))
        .order_by(col(CostShare.item_id), col(Organisation.position), col(Organisation.id))
    )
    for share, organisation in session.exec(with_names):
        payers[share.item_id].append((share, organisation))
    chosen = select(CostItemMethod).where(col(CostItemMethod.item_id).in_(ids))
    for one in session.exec(chosen.order_by(col(CostItemMethod.method_id))):
        methods[one.item_id].append(one.method_id)
    return _Around(posts, payers, methods)


_RoleCosts = dict[tuple[str, str, str, int], RoleCost]
"""By county, payer ("" for all of the county's), role and year."""


def _role_costs(session: Session, rows: Sequence[CostItem], around: _Around) -> _RoleCosts:
    roles = {role.id for posts in around.posts.values() for _, role in posts}
    years = {row.price_year for row in rows if row.id in around.posts} - {None}
    if not roles or not years:
        return {}
    statement = select(RoleCost).where(
        col(RoleCost.role_id).in_(roles),
        col(RoleCost.year).in_(years),
        col(RoleCost.county_id).in_({row.county_id for row in rows}),
    )
    return {
        (one.county_id, one.payer, one.role_id, one.year): one for one in session.exec(statement)
    }


def _staffing(row: CostItem, around: _Around, costs: _RoleCosts) -> dict[str, Any] | None:
    """The posts times what a post costs, held against what the item costs each time."""
    posts = [post for post, _ in around.posts.get(row.id, ())]
    cost = per_time(facts(row))
    found = [_cost_of(row, post, around, costs) for post in posts]
    if not posts or None in found or not isinstance(cost, Range):
        return None
    known = [one for one in found if one is not None]
    surely = any(not post.optional for post in posts)
    reckoned = add(
        reckon(
            0 if post.optional and surely else post.fte_low,
            post.fte_high,
            one.amount,
            Bound(one.bound),
        )
        for post, one in zip(posts, known, strict=True)
    )
    return {
        "reckoned": range_document(reckoned),
        "agrees": overlaps(cost, row.printed, reckoned),
        "roleCosts": list(dict.fromkeys(one.id for one in known)),
    }


def _cost_of(row: CostItem, post: CostPost, around: _Around, costs: _RoleCosts) -> RoleCost | None:
    """The payer's own cost of the post where one payer has one, else the county's."""
    if row.price_year is None:
        return None
    payers = around.payers.get(row.id, ())
    own = payers[0][1].id if len(payers) == 1 else ""
    county = (row.county_id, "", post.role_id, row.price_year)
    return costs.get((row.county_id, own, post.role_id, row.price_year)) or costs.get(county)
