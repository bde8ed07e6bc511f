"""Prices of one year as prices of another, by an index. A missing year is told, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass

from samplan.costs.ranges import Range, proportional


class MissingYearError(LookupError):
    """The index has no value for a year that is needed."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True)
class Prices:
    """The year whose prices are asked for, and an index's values by year, in thousandths."""

    year: int
    values: Mapping[int, int]

    def value(self, year: int) -> int:
        """The index's value for the year; MissingYearError when there is none."""
        if year not in self.values:
            raise MissingYearError(year)
        return self.values[year]


def convert(one: Range, price_year: int, prices: Prices) -> Range:
    """The range in the asked year's prices, rounded to whole kronor.

    There and back gives each end within a krona as long as prices have not more than doubled.
    """
    if price_year == prices.year:
        return one
    return proportional(one, prices.value(prices.year), prices.value(price_year))
