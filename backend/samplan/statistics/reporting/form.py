"""The form: which figures are expected of an organisation, with those of last time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.statistics import breakdowns, periods
from samplan.statistics.collections.asking import (
    EarlierFigure,
    earlier_figures,
    indicators_of,
)
from samplan.statistics.reporting.figures import Key
from samplan.statistics.tables import Area, Category, Collection, Indicator, Observation
from samplan.statistics.terms import MAIN, Frequency
from samplan.web.fields import text

_PARTS = {
    Frequency.YEAR: ("",),
    Frequency.HALF_YEAR: ("-H1", "-H2"),
    Frequency.QUARTER: ("-Q1", "-Q2", "-Q3", "-Q4"),
    Frequency.DATE: (),
}


def form_rows(
    session: Session, row: Collection, organisation: Organisation
) -> list[dict[str, Any]]:
    """A row for each figure that is expected or has been reported, in the order asked."""
    asked = indicators_of(session, row.id)
    statement = select(Indicator).where(col(Indicator.id).in_(asked))
    indicators = {one.id: one for one in session.exec(statement)}
    reported = _reported(session, row.id, organisation.id)
    earlier = earlier_figures(session, row)
    own = {_key(one): one for one in earlier if one.organisation_id == organisation.id}
    keys = {*own, *reported}
    area = _own_area(session, organisation)
    for one in asked:
        if not any(key[0] == one for key in keys):
            keys |= _expected(indicators[one], row, area, earlier)
    names = _Names(session, keys)
    place = {one: number for number, one in enumerate(asked)}
    listed = sorted(keys, key=lambda key: (place.get(key[0], len(place)), _order(key)))
    return [
        _row(key, indicators[key[0]], names, reported.get(key), own.get(key))
        for key in listed
        if key[0] in indicators
    ]


def _order(key: Key) -> Any:
    period = periods.order(key[1]) if key[1] else periods.order(periods.UNDATED)
    return period, key[2], key[3].count("="), key[3]


def _key(figure: EarlierFigure) -> Key:
    return figure.indicator_id, figure.expected_period, figure.area_id, figure.breakdown


def _reported(session: Session, collection_id: str, organisation_id: str) -> dict[Key, Observation]:
    statement = select(Observation).where(
        col(Observation.collection_id) == collection_id,
        col(Observation.organisation_id) == organisation_id,
        col(Observation.account) == MAIN,
    )
    return {
        (one.indicator_id, one.period, one.area_id, one.breakdown): one
        for one in session.exec(statement)
    }


def _own_area(session: Session, organisation: Organisation) -> str:
    """The area that the organisation answers for: its municipality or county."""
    above: Organisation | None = organisation
    while above is not None:
        for code in (above.scb_code, above.id):
            if code and session.get(Area, code) is not None:
                return code
        above = session.get(Organisation, above.parent_id) if above.parent_id else None
    return organisation.county_id


def _expected(
    indicator: Indicator, row: Collection, area: str, earlier: Sequence[EarlierFigure]
) -> set[Key]:
    """What others had last time, about the own area; without that, only the whole."""
    cells = {
        (one.expected_period, one.breakdown) for one in earlier if one.indicator_id == indicator.id
    }
    if not cells:
        parts = periods_of(row.period, Frequency(indicator.frequency))
        cells = {(period, breakdowns.WHOLE) for period in parts}
    return {(indicator.id, period, area, breakdown) for period, breakdown in cells}


def periods_of(period: str | None, frequency: Frequency) -> Iterable[str]:
    """The periods that figures measured so often are asked for; an empty one is to be filled in."""
    if period is None:
        return ("",)
    if periods.fits(periods.parse(period), frequency):
        return (period,)
    whole = periods.parse(period)
    parts = [
        part
        for ending in _PARTS[frequency]
        if periods.parse(part := f"{period[:4]}{ending}").within(whole)
    ]
    return parts or ("",)


class _Names:
    """What areas and categories are called."""

    def __init__(self, session: Session, keys: Iterable[Key]) -> None:
        keys = list(keys)
        areas = select(Area).where(col(Area.id).in_({key[2] for key in keys}))
        self._areas = {one.id: text(one.name_sv, one.name_en) for one in session.exec(areas)}
        used = {dimension for key in keys for dimension in breakdowns.parse(key[3])}
        self._categories: dict[str, dict[str, Category]] = defaultdict(dict)
        for one in session.exec(select(Category).where(col(Category.dimension_id).in_(used))):
            self._categories[one.dimension_id][one.id] = one

    def area(self, area_id: str) -> dict[str, str | None]:
        """The area's name."""
        return self._areas.get(area_id) or text(area_id, None)

    def breakdown(self, categories: Mapping[str, str]) -> dict[str, str | None] | None:
        """The categories' names, None for the whole."""
        named = [self._categories[one].get(two) for one, two in categories.items()]
        found = [one for one in named if one is not None]
        if not found:
            return None
        return text(
            ", ".join(one.name_sv for one in found),
            ", ".join(one.name_en or one.name_sv for one in found),
        )


def _row(
    key: Key,
    indicator: Indicator,
    names: _Names,
    reported: Observation | None,
    previous: EarlierFigure | None,
) -> dict[str, Any]:
    return {
        "indicatorId": indicator.id,
        "indicatorName": text(indicator.name_sv, indicator.name_en),
        "unit": text(indicator.unit_sv, indicator.unit_en),
        "period": key[1],
        "areaId": key[2],
        "areaName": names.area(key[2]),
        "breakdown": key[3],
        "breakdownName": names.breakdown(breakdowns.parse(key[3])),
        "value": reported.value if reported else None,
        "valueTo": reported.value_to if reported else None,
        "valueText": reported.value_text if reported else None,
        "qualifier": reported.qualifier if reported else None,
        "quality": reported.quality if reported else None,
        "numerator": reported.numerator if reported else None,
        "denominator": reported.denominator if reported else None,
        "note": reported.note if reported else None,
        "isReported": reported is not None,
        "previousValue": previous.value if previous else None,
        "previousPeriod": previous.period if previous else None,
    }
