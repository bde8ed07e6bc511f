"""The address of a sum: which plan, what of it, which years, whose prices, on whom.

Every route that sums costs takes the same parameters, and they are made one and the same thing of
here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import sqlalchemy as sa
from fastapi import Depends, Query
from sqlmodel import Session, col

from samplan.costs.fields import PriceYear
from samplan.costs.prices import Prices
from samplan.costs.reckoning import Choice
from samplan.costs.scenarios.choice import (
    MOST_NAMED,
    PairText,
    Scenario,
    Wanted,
    YearCount,
    check,
    find,
)
from samplan.costs.scenarios.terms import OptionalItems
from samplan.costs.tables import PriceIndex, PriceIndexValue
from samplan.costs.terms import PeriodFrom
from samplan.costs.timing import Years, period
from samplan.organisations.tables import Organisation
from samplan.plan.tables import Plan
from samplan.web.errors import invalid, not_found
from samplan.web.fields import Id
from samplan.web.texts import Words
from samplan.web.violations import Violation


@dataclass(frozen=True)
class Asked:
    """The parameters of the address, as they were written."""

    plan_id: str
    scenario_id: str | None
    wanted: Wanted
    price_year: int | None
    index_id: str | None
    organisation_id: str | None


async def _asked(
    plan: Annotated[Id, Query(description="The plan", examples=["22-plan"])],
    scenario: Annotated[
        Id | None,
        Query(
            description="A saved scenario, or one that follows from the plan: "
            "{plan}-steps-1, {plan}-steps-1-2, {plan}-all. What else the address says stands "
            "instead of what the scenario says"
        ),
    ] = None,
    step: Annotated[
        list[int] | None,
        Query(description="Only the steps with these numbers", max_length=MOST_NAMED),
    ] = None,
    item: Annotated[
        list[Id] | None,
        Query(
            description="These items besides the steps'; without steps: only these",
            max_length=MOST_NAMED,
        ),
    ] = None,
    without: Annotated[
        list[Id] | None, Query(description="Not these items", max_length=MOST_NAMED)
    ] = None,
    choice: Annotated[
        list[PairText] | None,
        Query(
            description="item:alternative, the alternative stands in the item's place",
            max_length=MOST_NAMED,
        ),
    ] = None,
    optional: Annotated[
        OptionalItems | None,
        Query(description="Items that the source says perhaps of; left out: include"),
    ] = None,
    first_year: Annotated[
        PriceYear | None,
        Query(alias="firstYear", description="The first year; left out: the plan's"),
    ] = None,
    years: Annotated[
        YearCount | None, Query(description="How many years; left out: the plan's")
    ] = None,
    price_year: Annotated[
        PriceYear | None,
        Query(
            alias="priceYear",
            description="In this year's prices, by the index; left out: as entered",
        ),
    ] = None,
    index: Annotated[
        Id | None, Query(description="The price index, with priceYear", examples=["kpi"])
    ] = None,
    organisation: Annotated[
        Id | None, Query(description="Only what falls on this organisation")
    ] = None,
) -> Asked:
    pairs = [pair.partition(":") for pair in choice or ()]
    wanted = Wanted(
        steps=None if step is None else tuple(dict.fromkeys(step)),
        items=None if item is None else tuple(dict.fromkeys(item)),
        without=None if without is None else tuple(dict.fromkeys(without)),
        choices=None if choice is None else {pair[0]: pair[2] for pair in pairs},
        optional=optional,
        first_year=first_year,
        years=years,
    )
    return Asked(plan, scenario, wanted, price_year, index, organisation)


ChoiceDep = Annotated[Asked, Depends(_asked)]


@dataclass(frozen=True)
class Resolved:
    """What is to be reckoned, with everything that the address leaves out filled in."""

    plan: Plan
    scenario: Scenario | None
    wanted: Wanted
    """With its years."""
    years: Years
    period_from: PeriodFrom
    index: PriceIndex | None
    prices: Prices | None
    organisation_id: str | None

    @property
    def choice(self) -> Choice:
        """What is carried out, as the reckoning takes it."""
        return self.wanted.choice()


def resolve(session: Session, asked: Asked) -> Resolved:
    """What the address asks for: the problem that there is no such plan, or what is wrong."""
    plan = session.get(Plan, asked.plan_id)
    if plan is None:
        raise not_found(Words("Planen", "plan"))
    scenario = None
    violations: list[Violation] = []
    if asked.scenario_id is not None:
        scenario = find(session, plan, asked.scenario_id)
        if scenario is None:
            violations.append(Violation("scenario", _NO_SCENARIO))
    violations += check(session, plan, asked.wanted)
    kept = Wanted() if scenario is None else scenario.wanted
    wanted = asked.wanted.over(kept)
    first, count = wanted.first_year or plan.first_year, wanted.years or plan.years
    if first is None:
        violations.append(Violation("firstYear", _NO_FIRST_YEAR))
    if count is None:
        violations.append(Violation("years", _NO_YEARS))
    index, prices = _prices(session, asked, violations)
    if asked.organisation_id is not None:
        violations += _wrong_organisation(session, plan, asked.organisation_id)
    if violations or first is None or count is None:
        raise invalid(*violations)
    return Resolved(
        plan=plan,
        scenario=scenario,
        wanted=replace(wanted, first_year=first, years=count),
        years=period(first, count),
        period_from=_period_from(asked.wanted, kept),
        index=index,
        prices=prices,
        organisation_id=asked.organisation_id,
    )


_NO_SCENARIO = Words("Planen har inget sådant scenario.", "The plan has no such scenario.")
_NO_FIRST_YEAR = Words(
    "Planen säger inte vilket år den börjar. Ange ett år.",
    "The plan does not say in which year it begins. Give a year.",
)
_NO_YEARS = Words(
    "Planen säger inte hur många år den gäller. Ange antal år.",
    "The plan does not say for how many years it is. Give a number of years.",
)


def _period_from(asked: Wanted, kept: Wanted) -> PeriodFrom:
    if asked.first_year is not None:
        return PeriodFrom.ASKED
    return PeriodFrom.PLAN if kept.first_year is None else PeriodFrom.SCENARIO


def _prices(
    session: Session, asked: Asked, violations: list[Violation]
) -> tuple[PriceIndex | None, Prices | None]:
    if asked.index_id is None and asked.price_year is None:
        return None, None
    there = _indexes(session)
    row = next((one for one in there if one.id == asked.index_id), None)
    if row is None:
        listed = ", ".join(f"{one.id} ({one.name_sv})" for one in there) or "–"
        words = Words(
            f"Ange vilket prisindex priserna ska räknas om med. De som finns: {listed}.",
            f"Say which price index prices are to be converted with. There are: {listed}.",
        )
        violations.append(Violation("index", words))
    if asked.price_year is None:
        words = Words("Ange vilket års priser du vill ha.", "Say which year's prices you want.")
        violations.append(Violation("priceYear", words))
    if row is None or asked.price_year is None:
        return None, None
    statement = sa.select(col(PriceIndexValue.year), col(PriceIndexValue.value)).where(
        col(PriceIndexValue.index_id) == row.id
    )
    values = {one[0]: one[1] for one in session.connection().execute(statement)}
    return row, Prices(asked.price_year, values)


def _indexes(session: Session) -> Sequence[PriceIndex]:
    statement = sa.select(PriceIndex).order_by(col(PriceIndex.position), col(PriceIndex.id))
    return session.execute(statement).scalars().all()


def _wrong_organisation(session: Session, plan: Plan, organisation_id: str) -> list[Violation]:
    row = session.get(Organisation, organisation_id)
    if row is not None and row.county_id == plan.county_id:
        return []
    words = Words("Länet har ingen sådan organisation.", "The county has no such organisation.")
    return [Violation("organisation", words)]
