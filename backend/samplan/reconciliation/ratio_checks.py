"""Shares and averages against the numbers that they rest on.

A printed quotient follows from its numbers when ordinary rounding to the printed decimals gives
it. Where only cutting decimals off or rounding to halves does, that is told as possible; where
nothing does, as certain. What is open ("just over a quarter") is not judged.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from samplan.gap.cells import Text
from samplan.reconciliation.figures import (
    Checked,
    Figure,
    Figures,
    Key,
    Measured,
    disagreement,
    said_of,
    together,
    value_words,
)
from samplan.reconciliation.findings import Evidence
from samplan.reconciliation.part_checks import POINTS
from samplan.reconciliation.phrases import both
from samplan.reconciliation.rounding import (
    Fit,
    counts_near,
    exact,
    fit,
    number_words,
    possible_counts,
)
from samplan.reconciliation.terms import Certainty, CountyFindingKind
from samplan.statistics.terms import Measure, Quality


class Side(NamedTuple):
    """One of the two numbers that a share or average rests on, and who says so."""

    number: Fraction
    evidence: tuple[Evidence, ...]
    """Empty where the source gives the number with the quotient itself."""


def check_quotients(data: Figures) -> Checked:
    """Hold every share and average against its two numbers, or a share against its base."""
    main = data.main()
    return together(
        _check(data, main, figure)
        for figure in main.values()
        if figure.is_exact
        and data.indicators[figure.key.indicator_id].measure in {Measure.SHARE, Measure.AVERAGE}
    )


def _check(data: Figures, main: Mapping[Key, Figure], figure: Figure) -> Checked:
    measured = data.indicators[figure.key.indicator_id]
    above = _side(figure.numerator, _part(main, figure.key, measured.numerator_id), data)
    below = _side(figure.denominator, _whole(data, main, figure.key, measured), data)
    if below is None or not below.number:
        return Checked()
    if above is not None:
        return _against_quotient(data, measured, figure, above, below)
    if measured.measure is Measure.SHARE:
        return _against_base(data, figure, below)
    return Checked()


def _side(own: float | None, linked: Figure | None, data: Figures) -> Side | None:
    """A number that the source gives with the quotient itself, or else another figure."""
    if own is not None:
        return Side(exact(own), ())
    if linked is None or linked.value is None:
        return None
    return Side(exact(linked.value), (said_of(data, linked),))


def _part(main: Mapping[Key, Figure], key: Key, indicator_id: str | None) -> Figure | None:
    """The exact figure of the indicator that is divided, for exactly the same."""
    found = main.get(key._replace(indicator_id=indicator_id or ""))
    return found if found is not None and found.is_exact else None


def _whole(
    data: Figures, main: Mapping[Key, Figure], key: Key, measured: Measured
) -> Figure | None:
    """The exact figure that the quotient is divided by.

    By those categories that its indicator is divided into; of a share of the indicator's own
    figures, all categories of the dimension that parts it.
    """
    other = data.indicators.get(measured.denominator_id or "")
    if other is None:
        return None
    if measured.numerator_id == measured.denominator_id:
        parted = [dimension for dimension, _ in key.breakdown if dimension in measured.partitions]
        if len(parted) != 1:
            return None
        key = key.at(parted[0], None)
    kept = tuple(one for one in key.breakdown if one[0] in other.dimensions)
    found = main.get(Key(other.id, key.period, key.area_id, kept))
    return found if found is not None and found.is_exact else None


def _against_quotient(
    data: Figures, measured: Measured, figure: Figure, above: Side, below: Side
) -> Checked:
    is_share = measured.measure is Measure.SHARE
    quotient = above.number / below.number * (100 if is_share else 1)
    division = _bare(above, below)
    fits = fit(quotient, figure.value or 0)
    if fits is Fit.ROUNDED:
        return Checked(1)
    kind = (
        CountyFindingKind.SHARE_AGAINST_COUNTS
        if is_share
        else CountyFindingKind.AVERAGE_AGAINST_PARTS
    )
    certainty = Certainty.CERTAIN if fits is Fit.NONE else Certainty.POSSIBLE
    if figure.quality is not Quality.MEASURED and certainty is Certainty.CERTAIN:
        certainty = Certainty.LIKELY
    statement = said_of(data, figure)
    sums = _division(division, quotient, value_words(figure), is_share=is_share)
    if fits is Fit.CUT:
        sums = both(
            f"{sums['sv']} Så blir det om decimaler kapas eller talet avrundas till halva.",
            f"{sums['en']} Cutting decimals off or rounding to halves gives that.",
        )
    return disagreement(
        data,
        figure.key,
        kind,
        certainty,
        what=_WHAT[kind],
        arithmetic=sums,
        difference=quotient - exact(figure.value or 0),
        unit=POINTS if is_share else measured.unit,
        statement=statement,
        evidence=[*above.evidence, *below.evidence] or [Evidence(division, figure.place_id)],
    )


_WHAT: Mapping[CountyFindingKind, Text] = {
    CountyFindingKind.SHARE_AGAINST_COUNTS: {
        "sv": "andelen följer inte av sina antal",
        "en": "the share does not follow from its counts",
    },
    CountyFindingKind.AVERAGE_AGAINST_PARTS: {
        "sv": "medelvärdet följer inte av summa och antal",
        "en": "the average does not follow from its sum and count",
    },
}


def _bare(above: Side, below: Side) -> Text:
    one, other = number_words(above.number), number_words(below.number)
    return both(f"{one['sv']} / {other['sv']}", f"{one['en']} / {other['en']}")


def _division(division: Text, quotient: Fraction, said: Text, *, is_share: bool) -> Text:
    result = number_words(quotient)
    mark = " %" if is_share else ""
    return both(
        f"{division['sv']} = {result['sv']}{mark}, angivet {said['sv']}{mark}.",
        f"{division['en']} = {result['en']}{mark}, stated {said['en']}{mark}.",
    )


def _against_base(data: Figures, figure: Figure, below: Side) -> Checked:
    """Hold a share against the whole number that it is a share of."""
    percent, base = figure.value or 0, int(below.number)
    if base != below.number or not 0 <= percent <= 100:  # noqa: PLR2004 - per cent
        return Checked()
    if possible_counts(percent, base):
        return Checked(1)
    return disagreement(
        data,
        figure.key,
        CountyFindingKind.SHARE_IMPOSSIBLE,
        Certainty.POSSIBLE if figure.is_doubted else Certainty.CERTAIN,
        what=IMPOSSIBLE,
        arithmetic=impossible_words(percent, base),
        difference=nearest(percent, base) - exact(percent),
        unit=POINTS,
        statement=said_of(data, figure),
        evidence=below.evidence or [Evidence(base_words(base), figure.place_id)],
    )


IMPOSSIBLE: Text = {
    "sv": "inget antal ger den andelen",
    "en": "no whole number gives that share",
}


def nearest(percent: float, base: int) -> Fraction:
    """Return the percentage nearest to the stated one that a whole number gives."""
    shares = [Fraction(100 * count, base) for count in counts_near(percent, base)]
    return min(shares, key=lambda share: abs(share - exact(percent)))


def base_words(base: int) -> Text:
    """Return what a share is said to be of."""
    number = number_words(base)
    return both(f"andel av {number['sv']}", f"share of {number['en']}")


def impossible_words(percent: float, base: int) -> Text:
    """Return why a percentage cannot be: what the whole numbers on either side of it give."""
    said, whole = number_words(percent), number_words(base)
    swedish, in_english = [], []
    for count in dict.fromkeys(counts_near(percent, base)):
        number, gives = number_words(count), number_words(Fraction(100 * count, base))
        swedish.append(f"{number['sv']} av {whole['sv']} = {gives['sv']} %")
        in_english.append(f"{number['en']} of {whole['en']} = {gives['en']} %")
    return both(
        f"{'; '.join(swedish)}; angivet {said['sv']} %. Färre kan ha svarat på just den frågan.",
        f"{'; '.join(in_english)}; stated {said['en']} %. "
        "Fewer may have answered that very question.",
    )
