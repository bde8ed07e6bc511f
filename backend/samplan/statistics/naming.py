"""What indicators, areas, dimensions and categories are called, and in which order they stand."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.statistics.cube import AREA, INDICATOR, PERIOD
from samplan.statistics.tables import (
    Area,
    Category,
    Dimension,
    Indicator,
    IndicatorDimension,
    IndicatorEdition,
)
from samplan.statistics.terms import TOTAL
from samplan.web.fields import text

Named = dict[str, str | None]

OWN_DIMENSIONS: dict[str, Named] = {
    INDICATOR: text("Nyckeltal", "Indicator"),
    AREA: text("Område", "Area"),
    PERIOD: text("Period", "Period"),
}
WHOLE: Named = text("Totalt", "Total")


@dataclass
class Names:
    """Names by id, each as JSON has them."""

    indicators: dict[str, Indicator] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    categories: dict[tuple[str, str], Category] = field(default_factory=dict)
    divided_by: dict[str, list[IndicatorDimension]] = field(default_factory=dict)
    """By indicator, in order."""
    editions: dict[str, list[IndicatorEdition]] = field(default_factory=dict)
    """By indicator, in order."""

    def indicator(self, indicator_id: str) -> Named:
        """What an indicator is called."""
        row = self.indicators[indicator_id]
        return text(row.name_sv, row.name_en)

    def unit(self, indicator_id: str) -> Named:
        """What its numbers are."""
        row = self.indicators[indicator_id]
        return text(row.unit_sv, row.unit_en)

    def area(self, area_id: str) -> Named:
        """What an area is called."""
        row = self.areas[area_id]
        return text(row.name_sv, row.name_en)

    def dimension(self, dimension_id: str) -> Named:
        """What a dimension is called."""
        own = OWN_DIMENSIONS.get(dimension_id)
        if own is not None:
            return own
        row = self.dimensions[dimension_id]
        return text(row.name_sv, row.name_en)

    def category(self, dimension_id: str, category_id: str) -> Named:
        """What a category of any dimension is called."""
        if dimension_id == INDICATOR:
            return self.indicator(category_id)
        if dimension_id == AREA and category_id in self.areas:
            return self.area(category_id)
        if dimension_id in OWN_DIMENSIONS:
            return text(category_id, category_id)
        if category_id == TOTAL:
            return WHOLE
        row = self.categories.get((dimension_id, category_id))
        return text(row.name_sv, row.name_en) if row else text(category_id, None)

    def order(self, dimension_id: str, category_id: str) -> tuple[object, ...]:
        """Sort key of a category: the total first, the others as they are placed."""
        if category_id == TOTAL:
            return (-1, -1, "")
        if dimension_id == AREA:
            area = self.areas.get(category_id)
            return (0, area.position if area else 0, category_id)
        row = self.categories.get((dimension_id, category_id))
        return (0, row.position if row else 0, category_id)

    def edition(self, indicator_id: str, number: int | None) -> IndicatorEdition | None:
        """An indicator's edition."""
        listed = self.editions.get(indicator_id, ())
        return next((one for one in listed if one.number == number), None)

    def break_note(self, indicator_id: str, number: int | None) -> Named | None:
        """Why figures of the edition cannot be compared with those before; None where they can."""
        found = self.edition(indicator_id, number)
        if found is None or found.break_sv is None:
            return None
        return text(found.break_sv, found.break_en)


def read_names(session: Session) -> Names:
    """All names: the catalogue is small, and one answer needs much of it."""
    names = Names(
        indicators={row.id: row for row in session.exec(select(Indicator))},
        areas={row.id: row for row in session.exec(select(Area))},
        dimensions={row.id: row for row in session.exec(select(Dimension))},
        categories={(row.dimension_id, row.id): row for row in session.exec(select(Category))},
    )
    for link in session.exec(_in_order(IndicatorDimension, IndicatorDimension.position)):
        names.divided_by.setdefault(link.indicator_id, []).append(link)
    for edition in session.exec(_in_order(IndicatorEdition, IndicatorEdition.number)):
        names.editions.setdefault(edition.indicator_id, []).append(edition)
    return names


def _in_order(table: Any, column: Any) -> Any:
    return select(table).order_by(sa.asc(col(table.indicator_id)), sa.asc(col(column)))
