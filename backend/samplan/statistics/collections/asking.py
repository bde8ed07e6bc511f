"""What a collection asks of whom, and which figures it can expect by those of last time."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.statistics import periods
from samplan.statistics.tables import (
    Collection,
    CollectionIndicator,
    CollectionOrganisation,
    Indicator,
    Observation,
)
from samplan.statistics.terms import MAIN, Frequency


def indicators_of(session: Session, collection_id: str) -> list[str]:
    """The indicators that the collection asks for, in order."""
    statement = select(CollectionIndicator.indicator_id).where(
        col(CollectionIndicator.collection_id) == collection_id
    )
    order = (col(CollectionIndicator.position), col(CollectionIndicator.indicator_id))
    return list(session.exec(statement.order_by(*order)))


def organisations_of(session: Session, collection_id: str) -> list[str]:
    """The organisations that the collection asks, in order."""
    statement = select(CollectionOrganisation.organisation_id).where(
        col(CollectionOrganisation.collection_id) == collection_id
    )
    order = (col(CollectionOrganisation.position), col(CollectionOrganisation.organisation_id))
    return list(session.exec(statement.order_by(*order)))


def lay_out_indicators(session: Session, collection_id: str, ids: Sequence[str]) -> None:
    """Ask for these indicators and no others."""
    ours = col(CollectionIndicator.collection_id) == collection_id
    session.connection().execute(sa.delete(CollectionIndicator).where(ours))
    rows = [
        {"collection_id": collection_id, "indicator_id": one, "position": place}
        for place, one in enumerate(ids, start=1)
    ]
    if rows:
        session.connection().execute(sa.insert(CollectionIndicator), rows)


def lay_out_organisations(session: Session, collection_id: str, ids: Sequence[str]) -> None:
    """Ask these organisations and no others."""
    ours = col(CollectionOrganisation.collection_id) == collection_id
    session.connection().execute(sa.delete(CollectionOrganisation).where(ours))
    rows = [
        {"collection_id": collection_id, "organisation_id": one, "position": place}
        for place, one in enumerate(ids, start=1)
    ]
    if rows:
        session.connection().execute(sa.insert(CollectionOrganisation), rows)


class EarlierFigure(NamedTuple):
    """A figure of an earlier year, and the period that it is expected for now."""

    indicator_id: str
    organisation_id: str
    expected_period: str
    period: str
    area_id: str
    breakdown: str
    value: float | None


def earlier_figures(session: Session, row: Collection) -> list[EarlierFigure]:
    """What each asked organisation had last time of what is asked; none where no period is.

    Last time is the newest year before with figures: of a collection that asks for 2025, all
    quarters of 2024, or those of 2023 where there are none of 2024.
    """
    if row.period is None:
        return []
    asked = indicators_of(session, row.id)
    wanted = _last_time(session, row, asked)
    if not wanted:
        return []
    statement = (
        sa.select(
            *_FIGURE,
            col(Observation.area_id),
            col(Observation.breakdown),
            col(Observation.value),
        )
        .where(col(Observation.county_id) == row.county_id)
        .where(col(Observation.indicator_id).in_({one[0] for one in wanted}))
        .where(col(Observation.period).in_({one[2] for one in wanted}))
        .where(col(Observation.account) == MAIN)
    )
    return [
        EarlierFigure(one[0], one[1], wanted[one[0], one[1], one[2]], *one[2:])
        for one in session.connection().execute(statement)
        if (one[0], one[1], one[2]) in wanted
    ]


_FIGURE = (
    col(Observation.indicator_id),
    col(Observation.organisation_id),
    col(Observation.period),
)


def _last_time(
    session: Session, row: Collection, asked: Sequence[str]
) -> dict[tuple[str, str, str], str]:
    """Indicator, organisation and period of the newest figures before, and the period now."""
    measured = select(Indicator.id, Indicator.frequency).where(col(Indicator.id).in_(asked))
    frequencies = dict(session.exec(measured).all())
    had = (
        sa.select(*_FIGURE)
        .where(col(Observation.county_id) == row.county_id)
        .where(col(Observation.indicator_id).in_(asked))
        .where(col(Observation.account) == MAIN)
        .distinct()
    )
    found: dict[tuple[str, str], dict[str, str]] = {}
    years: dict[tuple[str, str], int] = {}
    for indicator, organisation, period in session.connection().execute(had):
        year = periods.year_of(period)
        now = _expected_period(period, row.period or "", Frequency(frequencies[indicator]))
        who = (indicator, organisation)
        if year is None or now is None or year < years.get(who, 0):
            continue
        if year > years.get(who, 0):
            found[who], years[who] = {}, year
        found[who][period] = now
    return {
        (*who, period): now for who, expected in found.items() for period, now in expected.items()
    }


def _expected_period(period: str, asked: str, frequency: Frequency) -> str | None:
    """The period now of a figure from before; None where it says nothing of what is asked."""
    whole, earlier = periods.parse(asked), periods.parse(period)
    if whole.first is None or earlier.first is None or earlier.last is None:
        return None
    if earlier.last >= whole.first or not periods.fits(earlier, frequency):
        return None
    now = periods.moved(period, whole.first.year - earlier.first.year)
    return now if now is not None and periods.parse(now).within(whole) else None


def expected_counts(session: Session, row: Collection) -> dict[tuple[str, str], int]:
    """How many figures each organisation had of each indicator last time."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for figure in earlier_figures(session, row):
        found[figure.organisation_id, figure.indicator_id] += 1
    return found
