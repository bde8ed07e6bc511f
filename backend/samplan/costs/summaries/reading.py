"""A plan's costs as plain rows for the reckoning: no objects, and only what a sum needs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.costs.reckoning import (
    Book,
    Chosen,
    Facts,
    Share,
    UnpricedError,
    choose,
    falling_on,
)
from samplan.costs.scenarios.asking import Resolved
from samplan.costs.tables import CostItem, CostPost, CostShare, PriceIndex
from samplan.db.base import AnySelect
from samplan.plan.tables import PlanStep
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

_IN_CHUNKS_OF: Final = 500
_NAMED_AT_MOST: Final = 5
"""Items that a message names; the rest are counted."""


def _plain(column: Any) -> Any:
    """As a plain text: making members of a vocabulary of them costs more than reading the rows."""
    return sa.type_coerce(column, sa.String())


_FACTS: Final = (
    col(CostItem.id),
    col(CostItem.alternative_of_id),
    col(CostItem.step_id),
    col(CostItem.activity_id),
    col(CostItem.low),
    _plain(col(CostItem.low_bound)),
    col(CostItem.high),
    _plain(col(CostItem.high_bound)),
    _plain(col(CostItem.not_costed)),
    col(CostItem.likely),
    _plain(col(CostItem.unit)),
    col(CostItem.quantity_low),
    col(CostItem.quantity_high),
    _plain(col(CostItem.frequency)),
    col(CostItem.every_years),
    col(CostItem.price_year),
    col(CostItem.first_year),
    col(CostItem.last_year),
    col(CostItem.optional),
)
"""The fields of Facts, in their order."""


class Label(NamedTuple):
    """What an item is called, and where its amount stands."""

    id: str
    code: str | None
    title_sv: str
    title_en: str | None
    place_id: str | None

    @property
    def short(self) -> str:
        """What people call it."""
        return self.code or self.id


_LABEL: Final = (
    col(CostItem.id),
    col(CostItem.code),
    col(CostItem.title_sv),
    col(CostItem.title_en),
    col(CostItem.place_id),
)


def read_book(session: Session, plan_id: str, *, shares: bool, roles: bool) -> Book:
    """The plan's items in its order; payers and roles only where they are wanted."""
    run = session.connection().execute
    items = (
        sa.select(*_FACTS)
        .where(col(CostItem.plan_id) == plan_id)
        .order_by(col(CostItem.position), col(CostItem.id))
    )
    steps = sa.select(col(PlanStep.id), col(PlanStep.number)).where(
        col(PlanStep.plan_id) == plan_id
    )
    return Book(
        items=list(map(Facts._make, run(items).all())),
        steps={row[0]: row[1] for row in run(steps)},
        shares=_shares(session, plan_id) if shares else {},
        roles=_roles(session, plan_id) if roles else {},
    )


def _shares(session: Session, plan_id: str) -> dict[str, list[Share]]:
    statement = (
        sa.select(col(CostShare.item_id), col(CostShare.organisation_id), col(CostShare.share))
        .where(col(CostShare.item_id).in_(_ids(plan_id)))
        .order_by(col(CostShare.item_id), col(CostShare.organisation_id))
    )
    found: dict[str, list[Share]] = {}
    for item_id, organisation_id, share in session.connection().execute(statement).all():
        found.setdefault(item_id, []).append((organisation_id, share))
    return found


def _roles(session: Session, plan_id: str) -> dict[str, list[str]]:
    statement = (
        sa.select(col(CostPost.item_id), col(CostPost.role_id))
        .where(col(CostPost.item_id).in_(_ids(plan_id)))
        .order_by(col(CostPost.item_id), col(CostPost.position))
    )
    found: dict[str, list[str]] = {}
    for item_id, role_id in session.connection().execute(statement).all():
        found.setdefault(item_id, []).append(role_id)
    return found


def _ids(plan_id: str) -> AnySelect:
    return sa.select(col(CostItem.id)).where(col(CostItem.plan_id) == plan_id)


def reckon(session: Session, book: Book, resolved: Resolved) -> Chosen:
    """The plan's items as the address chooses, dates, prices and divides them.

    The problem in words when they cannot be given in the prices asked for.
    """
    try:
        chosen = choose(book, resolved.choice, resolved.years, resolved.prices)
    except UnpricedError as error:
        raise invalid(*_unpriced(session, resolved, error)) from None
    if resolved.organisation_id is not None:
        return falling_on(chosen, resolved.organisation_id)
    return chosen


def _unpriced(session: Session, resolved: Resolved, error: UnpricedError) -> list[Violation]:
    needing = [*error.undated, *(one for ids in error.missing.values() for one in ids)]
    labels = read_labels(session, resolved.plan.id, needing)
    found = []
    if error.undated:
        names = _named(error.undated, labels)
        words = Words(
            f"Prisår saknas, så priserna kan inte räknas om: {names.sv}.",
            f"The price year is missing, so prices cannot be converted: {names.en}.",
        )
        found.append(Violation("priceYear", words))
    for year, ids in sorted(error.missing.items()):
        asked = resolved.prices is not None and year == resolved.prices.year
        found.append(
            Violation(
                "priceYear" if asked else "index", _lacking(resolved, year, _named(ids, labels))
            )
        )
    return found


def _lacking(resolved: Resolved, year: int, names: Words) -> Words:
    index, prices = resolved.index, resolved.prices
    name_sv = index.name_sv if isinstance(index, PriceIndex) else ""
    name_en = (index.name_en or index.name_sv) if isinstance(index, PriceIndex) else ""
    there = sorted(prices.values) if prices else []
    span = Words("", "")
    if there:
        span = Words(
            f" Det har värden från {there[0]} till {there[-1]}.",
            f" It has values from {there[0]} to {there[-1]}.",
        )
    return Words(
        f"Indexet ”{name_sv}” har inget värde för {year}.{span.sv} Det behövs för: {names.sv}.",
        f"The index “{name_en}” has no value for {year}.{span.en} It is needed for: {names.en}.",
    )


def _named(ids: Sequence[str], labels: Mapping[str, Label]) -> Words:
    shown = ", ".join(labels[one].short for one in ids[:_NAMED_AT_MOST])
    more = len(ids) - _NAMED_AT_MOST
    if more <= 0:
        return Words(shown, shown)
    return Words(f"{shown} och {more} till", f"{shown} and {more} more")


def read_labels(session: Session, plan_id: str, ids: Iterable[str]) -> dict[str, Label]:
    """What the named items of the plan are called."""
    wanted = sorted(set(ids))
    statement: AnySelect = sa.select(*_LABEL).where(col(CostItem.plan_id) == plan_id)
    run = session.connection().execute
    if len(wanted) > _IN_CHUNKS_OF:
        found = map(Label._make, run(statement).all())
    else:
        found = map(Label._make, run(statement.where(col(CostItem.id).in_(wanted))))
    return {label.id: label for label in found}
