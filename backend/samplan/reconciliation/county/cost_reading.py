"""Reading a county's costs, as plain records for the checks. They are public, all of them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.costs.ranges import Range, read_range
from samplan.costs.reckoning import Facts, per_time, price_each
from samplan.costs.staffing import cost_of_post
from samplan.costs.tables import (
    CostItem,
    CostPost,
    CostRole,
    CostShare,
    CostStatement,
    CostStatementItem,
    RoleCost,
)
from samplan.costs.terms import FIRST_YEAR, LAST_YEAR, Bound, StatementKind, Unit
from samplan.costs.timing import occurrences
from samplan.gap.cells import Text
from samplan.organisations.tables import GroupMember, Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.plan.tables import Activity, ActivityOrganisation, Plan, PlanStep
from samplan.plan.terms import Part
from samplan.reconciliation.cost_figures import Body, CostRow, Costs, CostSaid, Participant, Post

ITEMS = (
    sa.select(
        *(getattr(CostItem, name) for name in Facts._fields),
        col(CostItem.title_sv),
        col(CostItem.title_en),
        col(CostItem.code),
        col(CostItem.location),
        col(CostItem.printed),
        col(CostItem.unallocated),
        col(CostItem.place_id),
        col(Plan.first_year).label("plan_first"),
        col(Plan.years).label("plan_years"),
    )
    .join(Plan, col(Plan.id) == col(CostItem.plan_id))
    .where(col(CostItem.county_id) == sa.bindparam("county"))
    .order_by(col(CostItem.plan_id), col(CostItem.position), col(CostItem.id))
)
_TAKES_PART = (Part.RESPONSIBLE, Part.PARTICIPATING)


class _Price(NamedTuple):
    """What a full-time post costs, and the place that says so."""

    amount: int
    bound: str
    place_id: str | None


Prices = Mapping[tuple[str, str, int], _Price]
"""By role, payer ("" for all of the county's) and year."""


def read_costs(session: Session, county_id: str) -> Costs:
    """The county's cost items, what sources say of several, and who takes part in activities."""
    shares = _shares(session, county_id)
    posts = _posts(session, county_id)
    prices = _prices(session, county_id)
    rows = session.connection().execute(ITEMS, {"county": county_id})
    return Costs(
        [_row(row, shares.get(row.id, ()), posts.get(row.id, ()), prices) for row in rows],
        _statements(session, county_id),
        _activities(session, county_id),
        _bodies(session, county_id),
        _participants(session, county_id),
    )


def _row(row: Any, shares: Any, posts: Any, prices: Prices) -> CostRow:
    facts = Facts._make(row[: len(Facts._fields)])
    cost = per_time(facts)
    payers = [organisation_id for organisation_id, _ in shares]
    own = payers[0] if len(payers) == 1 else ""
    surely = any(not post.optional for post in posts)
    return CostRow(
        id=row.id,
        title=_text(row.title_sv, row.title_en),
        code=row.code,
        location=row.location,
        printed=row.printed,
        each=price_each(facts),
        per_time=cost if isinstance(cost, Range) else None,
        unit=Unit(row.unit),
        price_year=row.price_year,
        activity_id=row.activity_id,
        alternative_of_id=row.alternative_of_id,
        years=_years(row),
        posts=tuple(
            _post(
                post,
                prices.get((post.role_id, own, row.price_year))
                or prices.get((post.role_id, "", row.price_year)),
                perhaps=post.optional and surely,
            )
            for post in posts
        ),
        roles=frozenset(post.role_id for post in posts),
        shares=tuple(shares),
        unallocated=row.unallocated,
        place_id=row.place_id,
    )


def _years(row: Any) -> frozenset[int]:
    """When it costs something; of a plan whose years are not known, whenever it could."""
    first = row.plan_first or FIRST_YEAR
    last = first + row.plan_years - 1 if row.plan_first and row.plan_years else LAST_YEAR
    within = tuple(range(first, last + 1))
    when = occurrences(row.frequency, row.every_years, row.first_year, row.last_year, within)
    return frozenset(when)


def _post(post: Any, price: _Price | None, *, perhaps: bool) -> Post:
    return Post(
        _text(post.name_sv, post.name_en),
        0 if perhaps else post.fte_low,
        post.fte_high,
        None if price is None else cost_of_post(price.amount, Bound(price.bound)),
        None if price is None else price.place_id,
    )


def _text(sv: str, en: str | None) -> Text:
    return {"sv": sv, "en": en}


def _shares(session: Session, county_id: str) -> dict[str, list[tuple[str, int | None]]]:
    statement = (
        sa.select(col(CostShare.item_id), col(CostShare.organisation_id), col(CostShare.share))
        .join(CostItem, col(CostItem.id) == col(CostShare.item_id))
        .where(col(CostItem.county_id) == county_id)
        .order_by(col(CostShare.item_id), col(CostShare.organisation_id))
    )
    found: dict[str, list[tuple[str, int | None]]] = defaultdict(list)
    for item_id, organisation_id, share in session.connection().execute(statement):
        found[item_id].append((organisation_id, share))
    return found


def _posts(session: Session, county_id: str) -> dict[str, list[Any]]:
    statement = (
        sa.select(
            col(CostPost.item_id),
            col(CostPost.role_id),
            col(CostPost.fte_low),
            col(CostPost.fte_high),
            col(CostPost.optional),
            col(CostRole.name_sv),
            col(CostRole.name_en),
        )
        .join(CostItem, col(CostItem.id) == col(CostPost.item_id))
        .join(CostRole, col(CostRole.id) == col(CostPost.role_id))
        .where(col(CostItem.county_id) == county_id)
        .order_by(col(CostPost.item_id), col(CostPost.position))
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.connection().execute(statement):
        found[row.item_id].append(row)
    return found


def _prices(session: Session, county_id: str) -> dict[tuple[str, str, int], _Price]:
    statement = sa.select(
        col(RoleCost.role_id),
        col(RoleCost.payer),
        col(RoleCost.year),
        col(RoleCost.amount),
        col(RoleCost.bound),
        col(RoleCost.place_id),
    ).where(col(RoleCost.county_id) == county_id)
    rows = session.connection().execute(statement)
    return {(row[0], row[1], row[2]): _Price._make(row[3:]) for row in rows}


def _statements(session: Session, county_id: str) -> list[CostSaid]:
    of_items = (
        sa.select(col(CostStatementItem.statement_id), col(CostStatementItem.item_id))
        .join(CostStatement, col(CostStatement.id) == col(CostStatementItem.statement_id))
        .join(CostItem, col(CostItem.id) == col(CostStatementItem.item_id))
        .where(col(CostStatement.county_id) == county_id)
        .order_by(col(CostItem.position), col(CostItem.id))
    )
    items: dict[str, list[str]] = defaultdict(list)
    for statement_id, item_id in session.connection().execute(of_items):
        items[statement_id].append(item_id)
    statement = (
        sa.select(
            col(CostStatement.id),
            col(CostStatement.kind),
            col(CostStatement.title_sv),
            col(CostStatement.title_en),
            col(CostStatement.printed),
            col(CostStatement.low),
            col(CostStatement.low_bound),
            col(CostStatement.high),
            col(CostStatement.high_bound),
            col(CostStatement.price_year),
            col(CostStatement.place_id),
        )
        .where(col(CostStatement.county_id) == county_id)
        .order_by(col(CostStatement.plan_id), col(CostStatement.position), col(CostStatement.id))
    )
    return [
        CostSaid(
            id=row.id,
            kind=StatementKind(row.kind),
            title=_text(row.title_sv, row.title_en),
            amount=read_range(row.low, Bound(row.low_bound), row.high, Bound(row.high_bound)),
            item_ids=tuple(items.get(row.id, ())),
            printed=row.printed,
            price_year=row.price_year,
            place_id=row.place_id,
        )
        for row in session.connection().execute(statement)
    ]


def _activities(session: Session, county_id: str) -> dict[str, Text]:
    statement = (
        sa.select(
            col(Activity.id), col(Activity.code), col(Activity.title_sv), col(Activity.title_en)
        )
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .join(Plan, col(Plan.id) == col(PlanStep.plan_id))
        .where(col(Plan.county_id) == county_id)
    )
    return {
        id_: _text(f"{code} {sv}", f"{code} {en or sv}")
        for id_, code, sv, en in session.connection().execute(statement)
    }


def _participants(session: Session, county_id: str) -> list[Participant]:
    statement = (
        sa.select(
            col(ActivityOrganisation.activity_id),
            col(ActivityOrganisation.organisation_id),
            col(ActivityOrganisation.place_id),
        )
        .join(Organisation, col(Organisation.id) == col(ActivityOrganisation.organisation_id))
        .where(col(Organisation.county_id) == county_id)
        .where(col(ActivityOrganisation.part).in_(_TAKES_PART))
        .order_by(col(ActivityOrganisation.activity_id), col(Organisation.position))
    )
    return [Participant(*row) for row in session.connection().execute(statement)]


def _bodies(session: Session, county_id: str) -> dict[str, Body]:
    members: dict[str, set[str]] = defaultdict(set)
    belonging = sa.select(col(GroupMember.group_id), col(GroupMember.member_id))
    for group_id, member_id in session.connection().execute(belonging):
        members[group_id].add(member_id)
    statement = sa.select(
        col(Organisation.id),
        col(Organisation.kind),
        col(Organisation.short_name),
    ).where(col(Organisation.county_id) == county_id)
    return {
        id_: Body(_text(name, None), OrganisationKind(kind), frozenset(members.get(id_, ())))
        for id_, kind, name in session.connection().execute(statement)
    }
