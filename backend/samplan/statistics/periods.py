"""Periods: read, put in order, held against how often an indicator is measured.

2019, 2019-H1, 2019-Q3, 2019-10, 2019-10-05, 2016/2018 (whole years, both taken in), undated.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from samplan.statistics.terms import Frequency
from samplan.web.texts import Words

UNDATED: Final = "undated"
EARLIEST: Final = 1900
"""No figure here is of a year before this."""

_FORM: Final = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?"
    r"|/(?P<last>[0-9]{4}))?"
)
_SHOWN: Final = 40
_JUNE: Final = 6


class PeriodFaultError(ValueError):
    """A text that is no period, or not one that can be used here, with words on why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class PeriodKind(StrEnum):
    """How long a period is."""

    YEAR = "year"
    HALF_YEAR = "half_year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"
    """Several years taken together."""
    UNDATED = "undated"


_FITTING: Final = {
    Frequency.YEAR: frozenset({PeriodKind.YEAR, PeriodKind.SPAN}),
    Frequency.HALF_YEAR: frozenset({PeriodKind.HALF_YEAR}),
    Frequency.QUARTER: frozenset({PeriodKind.QUARTER}),
    Frequency.DATE: frozenset({PeriodKind.MONTH, PeriodKind.DAY}),
}
_EXAMPLES: Final = {
    Frequency.YEAR: Words("ett år, som 2025", "a year, such as 2025"),
    Frequency.HALF_YEAR: Words("ett halvår, som 2025-H1", "half a year, such as 2025-H1"),
    Frequency.QUARTER: Words("ett kvartal, som 2025-Q3", "a quarter, such as 2025-Q3"),
    Frequency.DATE: Words("ett datum, som 2025-10-01", "a date, such as 2025-10-01"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its first and last day; an undated one has neither."""

    text: str
    kind: PeriodKind
    first: date | None
    last: date | None

    @property
    def year(self) -> int | None:
        """The year that it ends in."""
        return self.last.year if self.last else None

    def within(self, other: "Period") -> bool:
        """Whether all of it lies in the other one."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return self.text == other.text
        return other.first <= self.first and self.last <= other.last


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """The period that a text names."""
    if text == UNDATED:
        return Period(text, PeriodKind.UNDATED, None, None)
    found = _FORM.fullmatch(text)
    if found is None:
        raise _no_period(text)
    year, parts = int(found["year"]), found.groupdict()
    try:
        kind, first, last = _days(year, {name: one for name, one in parts.items() if one})
    except ValueError:
        raise _no_period(text) from None
    return Period(text, kind, first, last)


def _days(year: int, parts: dict[str, str]) -> tuple[PeriodKind, date, date]:
    if "last" in parts:
        return PeriodKind.SPAN, date(year, 1, 1), _in_order(year, int(parts["last"]))
    if "half" in parts:
        return PeriodKind.HALF_YEAR, *_months(year, int(parts["half"]), 6)
    if "quarter" in parts:
        return PeriodKind.QUARTER, *_months(year, int(parts["quarter"]), 3)
    if "day" in parts:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return PeriodKind.DAY, day, day
    if "month" in parts:
        return PeriodKind.MONTH, *_months(year, int(parts["month"]), 1)
    return PeriodKind.YEAR, *_months(year, 1, 12)


def _in_order(first: int, last: int) -> date:
    if last <= first:
        raise ValueError(last)
    return date(last, 12, 31)


def _months(year: int, number: int, length: int) -> tuple[date, date]:
    end = number * length
    return date(year, end - length + 1, 1), date(year, end, calendar.monthrange(year, end)[1])


def _no_period(text: str) -> PeriodFaultError:
    shown = text[:_SHOWN]
    return PeriodFaultError(
        Words(
            f"”{shown}” är ingen period. Skriv 2025, 2025-H1, 2025-Q3, 2025-10, 2025-10-01 "
            "eller 2023/2025.",
            f"“{shown}” is no period. Write 2025, 2025-H1, 2025-Q3, 2025-10, 2025-10-01 "
            "or 2023/2025.",
        )
    )


def fits(period: Period, frequency: Frequency) -> bool:
    """Whether figures that are measured so often can be of the period."""
    return period.kind in _FITTING[frequency]


def check(text: str, frequency: Frequency, this_year: int) -> Period:
    """The period, when figures measured so often can be reported for it in this year."""
    period = parse(text)
    if period.first is not None and period.last is not None:
        for year in (period.first.year, period.last.year):
            if not EARLIEST <= year <= this_year + 1:
                raise PeriodFaultError(
                    Words(
                        f"{year} är ett omöjligt år. Det ska vara mellan {EARLIEST} och "
                        f"{this_year + 1}.",
                        f"{year} is an impossible year. It should be between {EARLIEST} and "
                        f"{this_year + 1}.",
                    )
                )
    if not fits(period, frequency):
        wanted = _EXAMPLES[frequency]
        raise PeriodFaultError(
            Words(
                f"Nyckeltalet mäts på annat sätt än {text}. Skriv {wanted.sv}.",
                f"The indicator is not measured by {text}. Write {wanted.en}.",
            )
        )
    return period


def year_of(text: str) -> int | None:
    """The year that a period ends in; None for an undated figure."""
    return parse(text).year


def order(text: str) -> tuple[date, date]:
    """Key that puts periods in order of time: by their end, the longer first; undated first."""
    period = parse(text)
    return period.last or date.min, period.first or date.min


def previous(text: str) -> str | None:
    """The period of the same length right before; of a day, the same day the year before.

    None where there is no such thing.
    """
    period = parse(text)
    if period.first is None or period.last is None or period.first.year <= 1:
        return None
    year, month = period.first.year, period.first.month
    match period.kind:
        case PeriodKind.HALF_YEAR:
            return f"{year:04d}-H1" if month > _JUNE else f"{year - 1:04d}-H2"
        case PeriodKind.QUARTER:
            number = (month + 2) // 3 - 1
            return f"{year:04d}-Q{number}" if number else f"{year - 1:04d}-Q4"
        case PeriodKind.MONTH:
            return f"{year:04d}-{month - 1:02d}" if month > 1 else f"{year - 1:04d}-12"
        case _:
            return year_before(text)


def year_before(text: str) -> str | None:
    """The same period the year before; of a span, the one of as many years before it."""
    return moved(text, -_years(text))


def year_after(text: str) -> str | None:
    """The same period the year after; of a span, the one of as many years after it."""
    return moved(text, _years(text))


def _years(text: str) -> int:
    period = parse(text)
    return period.last.year - period.first.year + 1 if period.last and period.first else 1


def moved(text: str, years: int) -> str | None:
    """The same period so many years later; None beyond the calendar, and of an undated one."""
    period = parse(text)
    if period.first is None or period.last is None:
        return None
    first, last = period.first.year + years, period.last.year + years
    if not date.min.year <= first <= last <= date.max.year:
        return None
    if period.kind is PeriodKind.SPAN:
        return f"{first:04d}/{last:04d}"
    if period.text[4:] == "-02-29" and not calendar.isleap(first):
        return f"{first:04d}-02-28"
    return f"{first:04d}{period.text[4:]}"
