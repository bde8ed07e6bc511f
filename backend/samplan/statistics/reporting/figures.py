"""Figures on their way in, held against what is asked, row by row.

Pure: what the database knows comes in a `Ground`, and what is wrong comes out.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from samplan.statistics import breakdowns, periods
from samplan.statistics.reporting.columns import (
    AREA,
    BREAKDOWN,
    DENOMINATOR,
    INDICATOR,
    NUMERATOR,
    PERIOD,
    VALUE,
    VALUE_TO,
)
from samplan.statistics.terms import (
    PROTECTED,
    TOTAL,
    Counted,
    Frequency,
    Measure,
    Qualifier,
    Quality,
)
from samplan.web.texts import Words

Key = tuple[str, str, str, str]
"""Indicator, period, area, breakdown: what a figure is about."""

_HUNDRED: Final = 100
_SHOWN: Final = 40


class Message(NamedTuple):
    """What is wrong, or odd, in a row, and in which column."""

    column: str | None
    words: Words
    is_warning: bool = False


@dataclass(slots=True)
class Figure:
    """A figure on its way in."""

    row: int
    indicator_id: str
    period: str
    area_id: str
    breakdown: str
    given: frozenset[str]
    """Which of the fields below the row speaks of; what it does not speak of stays."""
    value: float | None = None
    value_to: float | None = None
    value_text: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    quality: Quality = Quality.MEASURED
    numerator: float | None = None
    denominator: float | None = None
    note: str | None = None
    edition: int = 1
    messages: list[Message] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """What the figure is about."""
        return self.indicator_id, self.period, self.area_id, self.breakdown

    @property
    def is_blank(self) -> bool:
        """Whether it says no figure: then it changes nothing."""
        return self.value is None and self.value_to is None and not self.value_text

    @property
    def is_faulty(self) -> bool:
        """Whether it cannot be taken."""
        return any(not message.is_warning for message in self.messages)

    def complain(self, column: str | None, sv: str, en: str) -> None:
        """Note what is wrong."""
        self.messages.append(Message(column, Words(sv, en)))


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """An indicator that may be reported, as far as its figures are held against it."""

    id: str
    measure: Measure
    counted: Counted
    frequency: Frequency
    dimensions: Mapping[str, frozenset[str]]
    """Categories by dimension."""
    editions: Sequence[tuple[int, str | None]]

    @property
    def is_protected(self) -> bool:
        """Whether small numbers of it could point somebody out."""
        return self.counted in PROTECTED


@dataclass(frozen=True)
class Ground:
    """What figures are held against: what the collection asks, and where and when it is."""

    indicators: Mapping[str, AskedIndicator]
    areas: frozenset[str]
    period: str | None
    """The collection's; None where it takes several."""
    this_year: int
    edition_of: Callable[[Sequence[tuple[int, str | None]], str], int]
    _periods: dict[tuple[str, str], Words | int] = field(default_factory=dict)
    _breakdowns: dict[tuple[str, str], Words | str] = field(default_factory=dict)
    _areas: dict[str, Words | str] = field(default_factory=dict)

    @cached_property
    def _whole(self) -> periods.Period | None:
        return periods.parse(self.period) if self.period else None

    def check(self, figure: Figure) -> None:
        """Note what is wrong with a figure, and put its breakdown in the one form."""
        indicator = self.indicators.get(figure.indicator_id)
        if indicator is None:
            figure.messages.append(
                Message(INDICATOR.name, self._unknown_indicator(figure.indicator_id))
            )
            return
        period = self._period(indicator, figure.period)
        if isinstance(period, Words):
            figure.messages.append(Message(PERIOD.name, period))
        else:
            figure.edition = period
        area = self._area(figure.area_id)
        if isinstance(area, Words):
            figure.messages.append(Message(AREA.name, area))
        else:
            figure.area_id = area
        breakdown = self._breakdown(indicator, figure.breakdown)
        if isinstance(breakdown, Words):
            figure.messages.append(Message(BREAKDOWN.name, breakdown))
        else:
            figure.breakdown = breakdown
        check_values(figure, indicator)

    def _unknown_indicator(self, indicator_id: str) -> Words:
        if not indicator_id:
            return Words("Nyckeltals-id saknas.", "The indicator id is missing.")
        shown = indicator_id[:_SHOWN]
        return near(
            Words(
                f"Insamlingen frågar inte efter ”{shown}”.",
                f"The collection does not ask for “{shown}”.",
            ),
            indicator_id,
            self.indicators,
        )

    def _period(self, indicator: AskedIndicator, text: str) -> Words | int:
        """The edition that holds for the period, or what is wrong with it."""
        kept = self._periods.get((indicator.id, text))
        if kept is None:
            kept = self._checked_period(indicator, text)
            self._periods[indicator.id, text] = kept
        return kept

    def _checked_period(self, indicator: AskedIndicator, text: str) -> Words | int:
        if not text:
            return Words("Perioden saknas.", "The period is missing.")
        try:
            period = periods.check(text, indicator.frequency, self.this_year)
        except periods.PeriodFaultError as fault:
            return fault.words
        if self._whole is not None and not period.within(self._whole):
            return Words(
                f"Insamlingen gäller {self.period}, inte {text}.",
                f"The collection is about {self.period}, not {text}.",
            )
        return self.edition_of(indicator.editions, text)

    def _area(self, text: str) -> Words | str:
        kept = self._areas.get(text)
        if kept is None:
            kept = self._checked_area(text)
            self._areas[text] = kept
        return kept

    def _checked_area(self, text: str) -> Words | str:
        if not text:
            return Words("Områdes-id saknas.", "The area id is missing.")
        # A spreadsheet program takes the zeros before a number away.
        for one in (text, *(text.zfill(width) for width in (2, 4) if text.isdigit())):
            if one in self.areas:
                return one
        shown = text[:_SHOWN]
        return near(
            Words(f"Området ”{shown}” finns inte.", f"There is no area “{shown}”."),
            text,
            self.areas,
        )

    def _breakdown(self, indicator: AskedIndicator, text: str) -> Words | str:
        kept = self._breakdowns.get((indicator.id, text))
        if kept is None:
            kept = _checked_breakdown(indicator, text)
            self._breakdowns[indicator.id, text] = kept
        return kept


def _checked_breakdown(indicator: AskedIndicator, text: str) -> Words | str:
    try:
        categories = breakdowns.parse(text)
    except breakdowns.BreakdownFaultError as fault:
        return fault.words
    for dimension, category in categories.items():
        known = indicator.dimensions.get(dimension)
        if known is None:
            return near(
                Words(
                    f"Nyckeltalet delas inte upp på ”{dimension[:_SHOWN]}”.",
                    f"The indicator is not divided by “{dimension[:_SHOWN]}”.",
                ),
                dimension,
                indicator.dimensions,
            )
        if category not in known:
            return near(
                Words(
                    f"”{category[:_SHOWN]}” finns inte bland {dimension}.",
                    f"There is no “{category[:_SHOWN]}” among {dimension}.",
                ),
                category,
                {*known, TOTAL},
            )
    return breakdowns.write(categories)


def near(words: Words, text: str, known: Iterable[str]) -> Words:
    """The words, with those known codes that are most like what was written."""
    found = difflib.get_close_matches(text.casefold(), list(known), n=3, cutoff=0.5)
    if not found:
        return words
    return Words(
        f"{words.sv} Menade du {' eller '.join(found)}?",
        f"{words.en} Did you mean {' or '.join(found)}?",
    )


def check_values(figure: Figure, indicator: AskedIndicator) -> None:
    """Note which numbers of a figure cannot be."""
    value, value_to = figure.value, figure.value_to
    for column, number in ((VALUE.name, value), (VALUE_TO.name, value_to)):
        if number is None:
            continue
        if number < 0 and indicator.measure in {Measure.COUNT, Measure.SHARE}:
            figure.complain(
                column,
                "Ett antal eller en andel kan inte vara mindre än noll.",
                "A count or a share cannot be less than zero.",
            )
        elif number > _HUNDRED and indicator.measure is Measure.SHARE:
            figure.complain(
                column,
                "En andel kan inte vara över 100 procent.",
                "A share cannot be over 100 per cent.",
            )
        elif (
            indicator.measure is Measure.COUNT
            and indicator.is_protected
            and not number.is_integer()
        ):
            figure.complain(
                column, "Ska vara ett helt antal.", "Should be a whole number of persons."
            )
    if value_to is not None and (value is None or value_to < value):
        figure.complain(
            VALUE_TO.name,
            "Det övre värdet ska vara större än det undre.",
            "The upper value should be larger than the lower.",
        )
    for column, number in (
        (NUMERATOR.name, figure.numerator),
        (DENOMINATOR.name, figure.denominator),
    ):
        if number is not None and number < 0:
            figure.complain(column, "Kan inte vara mindre än noll.", "Cannot be less than zero.")
