"""The plain input and output of the checks of statistics: figures, and where they disagree.

Rows as they come from the database, with the names that sentences need. Nothing here knows of one.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

from samplan.gap.cells import Text
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.phrases import both, english
from samplan.reconciliation.rounding import exact, number_words, printed_span
from samplan.reconciliation.terms import Certainty, CountyFindingKind, Domain
from samplan.statistics.terms import MAIN, Counted, Measure, Qualifier, Quality

AREA: Final = "area"
"""What a figure's place is called where it is one of the things that it is divided by."""

Breakdown = tuple[tuple[str, str], ...]
"""Dimension and category, by the dimensions' ids; empty for the whole."""

_ID_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator, as the checks need to know it."""

    id: str
    name: Text
    unit: Text
    measure: Measure
    counted: Counted
    numerator_id: str | None = None
    denominator_id: str | None = None
    dimensions: frozenset[str] = frozenset()
    partitions: frozenset[str] = frozenset()
    """The dimensions whose categories do not overlap and together are the whole."""

    @property
    def adds_up(self) -> bool:
        """Whether its values are numbers of something, which parts of it add up to."""
        return self.measure in {Measure.COUNT, Measure.AMOUNT}


class Key(NamedTuple):
    """What a figure is about; another account of the same figure has the same."""

    indicator_id: str
    period: str
    area_id: str
    breakdown: Breakdown

    def at(self, dimension: str, category: str | None) -> "Key":
        """The same of another category, or of all of them together."""
        if dimension == AREA:
            return self._replace(area_id=category or self.area_id)
        kept = [(one, of) for one, of in self.breakdown if one != dimension]
        if category is not None:
            kept.append((dimension, category))
        return self._replace(breakdown=tuple(sorted(kept)))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed, with the place that prints it."""

    key: Key
    account: str = MAIN
    value: float | None = None
    value_to: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    quality: Quality = Quality.MEASURED
    numerator: float | None = None
    denominator: float | None = None
    place_id: str | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number and nothing opens it."""
        return self.value_to is None and self.qualifier is Qualifier.EXACT

    @property
    def is_doubted(self) -> bool:
        """Whether the source itself does not trust it."""
        return self.quality in {Quality.UNCERTAIN, Quality.NOT_REPRESENTATIVE}


@dataclass(frozen=True)
class Figures:
    """What a county has published, and the names of what it is about."""

    indicators: Mapping[str, Measured]
    figures: Sequence[Figure]
    areas: Mapping[str, Text] = field(default_factory=dict)
    categories: Mapping[tuple[str, str], Text] = field(default_factory=dict)
    """Names by dimension and category."""
    area_parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The municipalities of a county, by its id: they do not overlap."""

    def main(self) -> dict[Key, Figure]:
        """The figures that tables show, less those that are no number."""
        return {f.key: f for f in self.figures if f.account == MAIN and f.value is not None}


class Bounds(NamedTuple):
    """Between what the exact number lies; None where nothing bounds it above."""

    low: Fraction
    high: Fraction | None


def bounds(figure: Figure, measured: Measured) -> Bounds | None:
    """Return what a figure says of the exact number; None when it says too little to judge.

    A count is what it is. A share or an average can have been rounded, and money is no finer than
    its last digit. "More than" has no upper end, "fewer than" none below; "about" is not judged.
    """
    value = figure.value
    if value is None or figure.qualifier is Qualifier.ABOUT:
        return None
    counted = measured.measure is Measure.COUNT
    span = printed_span(value, amount=measured.measure is Measure.AMOUNT)
    low, high = (exact(value), exact(value)) if counted else span
    if figure.value_to is not None:
        return Bounds(exact(value), exact(figure.value_to))
    if figure.qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST}:
        return Bounds(exact(value), None)
    if figure.qualifier in {Qualifier.LESS_THAN, Qualifier.UP_TO}:
        return Bounds(Fraction(0), exact(value))
    return Bounds(low, high)


class Subject(NamedTuple):
    """What a finding is about."""

    type: str
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class CountyFinding:
    """A disagreement between published figures. Both sides stand as they are.

    `difference` is what the evidence says less what the statement says, in `unit`. `id` is made of
    the kind and what the figures are about, so that the same disagreement keeps its id.
    """

    id: str
    domain: Domain
    kind: CountyFindingKind
    certainty: Certainty
    title: Text
    arithmetic: Text
    difference: float | None
    unit: Text | None
    subject: Subject
    statement: Evidence
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and how many comparisons it made, those that agreed among them."""

    compared: int = 0
    findings: tuple[CountyFinding, ...] = ()


def together(parts: Iterable[Checked]) -> Checked:
    """Return several checks' results as one."""
    results = list(parts)
    return Checked(
        sum(one.compared for one in results),
        tuple(finding for one in results for finding in one.findings),
    )


def finding_id(kind: CountyFindingKind, *parts: str) -> str:
    """Return a finding's id: lower-case letters, digits and hyphens; parts stand two apart."""
    text = "--".join([kind.value, *parts]).lower()
    slug = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text)
    if len(slug) <= _ID_LENGTH:
        return slug
    return f"{slug[:_ID_LENGTH]}--{hashlib.sha256(slug.encode()).hexdigest()[:12]}"


def figure_finding_id(kind: CountyFindingKind, key: Key, *more: str) -> str:
    """Return the id of a finding about a figure: what it is of, then what else tells it apart."""
    divided = [f"{dimension}-{category}" for dimension, category in key.breakdown]
    return finding_id(kind, key.indicator_id, key.period, key.area_id, *divided, *more)


_OPENING: Mapping[Qualifier, tuple[str, str]] = {
    Qualifier.EXACT: ("", ""),
    Qualifier.ABOUT: ("cirka ", "about "),
    Qualifier.MORE_THAN: ("mer än ", "more than "),
    Qualifier.AT_LEAST: ("minst ", "at least "),
    Qualifier.LESS_THAN: ("färre än ", "fewer than "),
    Qualifier.UP_TO: ("högst ", "at most "),
}


def value_words(figure: Figure) -> Text:
    """Return a figure's number with what opens it: "färre än 30"."""
    number = number_words(figure.value or 0)
    sv, en = _OPENING[figure.qualifier]
    if figure.value_to is not None:
        to = number_words(figure.value_to)
        number = both(f"{number['sv']}–{to['sv']}", f"{number['en']}–{to['en']}")
    return both(f"{sv}{number['sv']}", f"{en}{number['en']}")


def place_words(data: Figures, key: Key) -> Text:
    """Return what a figure is about besides its indicator: place, categories and period."""
    names = [data.areas.get(key.area_id, both(key.area_id, key.area_id))]
    names += [data.categories.get(one, both(one[1], one[1])) for one in key.breakdown]
    period = "" if key.period == "undated" else f" {key.period}"
    return both(
        ", ".join(name["sv"] for name in names) + period,
        ", ".join(english(name) for name in names) + period,
    )


def category_words(data: Figures, key: Key, dimension: str) -> Text:
    """Return what one category, or the place, of a figure is called."""
    if dimension == AREA:
        return data.areas.get(key.area_id, both(key.area_id, key.area_id))
    category = dict(key.breakdown).get(dimension, "")
    return data.categories.get((dimension, category), both(category, category))


def said_of(data: Figures, figure: Figure) -> Evidence:
    """Return one side of a finding: "Patienter, Sundsvall 2019: 149 patienter"."""
    measured = data.indicators[figure.key.indicator_id]
    about, value = place_words(data, figure.key), value_words(figure)
    unit = measured.unit
    return Evidence(
        both(
            f"{measured.name['sv']}, {about['sv']}: {value['sv']} {unit['sv']}",
            f"{english(measured.name)}, {about['en']}: {value['en']} {english(unit)}",
        ),
        figure.place_id,
    )


def disagreement(
    data: Figures,
    key: Key,
    kind: CountyFindingKind,
    certainty: Certainty,
    *,
    what: Text,
    arithmetic: Text,
    difference: Fraction,
    statement: Evidence,
    evidence: Iterable[Evidence],
    unit: Text | None = None,
    more: tuple[str, ...] = (),
) -> Checked:
    """Return one comparison that found a disagreement about a figure of the statistics.

    Args:
        data: where the names are.
        key: the figure that the finding is about.
        kind: which check found it.
        certainty: how sure it is.
        what: what disagrees, as the end of a title.
        arithmetic: the sum written out.
        difference: what the evidence says less what is stated.
        statement: what is stated.
        evidence: what speaks against it.
        unit: the unit of the difference; the indicator's when left out.
        more: what else tells the finding from others about the same figure.

    """
    measured, about = data.indicators[key.indicator_id], place_words(data, key)
    found = CountyFinding(
        id=figure_finding_id(kind, key, *more),
        domain=Domain.STATISTICS,
        kind=kind,
        certainty=certainty,
        title=both(
            f"{measured.name['sv']}, {about['sv']}: {what['sv']}",
            f"{english(measured.name)}, {about['en']}: {english(what)}",
        ),
        arithmetic=arithmetic,
        difference=round(float(difference), 6),
        unit=unit or measured.unit,
        subject=Subject("indicator", key.indicator_id, measured.name),
        statement=statement,
        evidence=tuple(evidence),
    )
    return Checked(1, (found,))
