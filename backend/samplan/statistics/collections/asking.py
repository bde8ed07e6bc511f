"""What a collection asks of whom, and which figures it can expect by those of the year before."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

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
    """A figure of the year before, and the period that it is expected for now."""

    indicator_id: str
    organisation_id: str
    expected_period: str
    period: str
    area_id: str
    breakdown: str
    value: float | None
    value_to: float | None
    value_text: str | None
    qualifier: str


def earlier_figures(
    session: Session, row: Collection, indicator_ids: Sequence[str] | None = None
) -> list[EarlierFigure]:
    """The figures of the year before of what the collection asks; none where it names no period.

    The period is the same as the collection's but for the year: of one that asks for 2025, all
    quarters of 2024.
    """
    before = periods.year_before(row.period) if row.period else None
    if row.period is None or before is None:
        return []
    asked = indicator_ids if indicator_ids is not None else indicators_of(session, row.id)
    measured = select(Indicator.id, Indicator.frequency).where(col(Indicator.id).in_(asked))
    frequencies = dict(session.exec(measured).all())
    whole = periods.parse(before)
    found = []
    for figure in session.connection().execute(_figures_query(row.county_id, asked, before)):
        period = periods.parse(figure.period)
        expected = periods.year_after(figure.period)
        if (
            expected is not None
            and period.within(whole)
            and periods.fits(period, Frequency(frequencies[figure.indicator_id]))
        ):
            found.append(EarlierFigure(figure[0], figure[1], expected, *figure[2:]))
    return found


def _figures_query(county_id: str, indicator_ids: Sequence[str], before: str) -> Any:
    return (
        sa.select(
            col(Observation.indicator_id),
            col(Observation.organisation_id),
            col(Observation.period),
            col(Observation.area_id),
            col(Observation.breakdown),
            col(Observation.value),
            col(Observation.value_to),
            col(Observation.value_text),
            col(Observation.qualifier),
        )
        .where(col(Observation.county_id) == county_id)
        .where(col(Observation.indicator_id).in_(indicator_ids))
        .where(col(Observation.period).startswith(before[:4], autoescape=True))
        .where(col(Observation.account) == MAIN)
        .order_by(
            col(Observation.indicator_id),
            col(Observation.period),
            col(Observation.area_id),
            col(Observation.breakdown),
        )
    )


def expected_counts(session: Session, row: Collection) -> dict[tuple[str, str], int]:
    """How many figures each organisation had of each indicator the year before."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for figure in earlier_figures(session, row):
        found[figure.organisation_id, figure.indicator_id] += 1
    return found
