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


class Quotient(NamedTuple):
    """The two numbers that a share or average rests on, and who says so."""

    numerator: Fraction
    denominator: Fraction
    evidence: tuple[Evidence, ...]


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
    rests_on = _own(figure) or _linked(data, main, figure, measured)
    if rests_on is not None:
        return _against_quotient(data, measured, figure, rests_on)
    if measured.measure is Measure.SHARE and figure.denominator:
        return _against_base(data, figure, figure.denominator)
    return Checked()


def _own(figure: Figure) -> Quotient | None:
    if figure.numerator is None or not figure.denominator:
        return None
    return Quotient(exact(figure.numerator), exact(figure.denominator), ())


def _linked(
    data: Figures, main: Mapping[Key, Figure], figure: Figure, measured: Measured
) -> Quotient | None:
    """The numbers that other indicators give for the same place, period and categories."""
    numerator = _of(data, main, figure.key, measured.numerator_id)
    denominator = _of(data, main, figure.key, measured.denominator_id)
    if measured.numerator_id == measured.denominator_id:
        denominator = _whole(data, main, figure.key, measured)
    if numerator is None or denominator is None or not denominator.value:
        return None
    evidence = tuple(said_of(data, one) for one in (numerator, denominator))
    return Quotient(exact(numerator.value or 0), exact(denominator.value), evidence)


def _of(
    data: Figures, main: Mapping[Key, Figure], key: Key, indicator_id: str | None
) -> Figure | None:
    """The exact figure of an indicator for the same; by those dimensions that it has."""
    other = data.indicators.get(indicator_id or "")
    if other is None:
        return None
    kept = tuple(one for one in key.breakdown if one[0] in other.dimensions)
    found = main.get(Key(other.id, key.period, key.area_id, kept))
    return found if found is not None and found.is_exact else None


def _whole(
    data: Figures, main: Mapping[Key, Figure], key: Key, measured: Measured
) -> Figure | None:
    """The whole that a share of one indicator's figures is of: all categories but one together."""
    parted = [one for one, _ in key.breakdown if one in measured.partitions]
    return _of(data, main, key.at(parted[0], None), measured.denominator_id) if parted else None


def _against_quotient(
    data: Figures, measured: Measured, figure: Figure, rests_on: Quotient
) -> Checked:
    is_share = measured.measure is Measure.SHARE
    quotient = rests_on.numerator / rests_on.denominator * (100 if is_share else 1)
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
    sums = _division(rests_on, quotient, value_words(figure), is_share=is_share)
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
        evidence=rests_on.evidence or [Evidence(_bare(rests_on), figure.place_id)],
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


def _bare(rests_on: Quotient) -> Text:
    above, below = number_words(rests_on.numerator), number_words(rests_on.denominator)
    return both(f"{above['sv']} / {below['sv']}", f"{above['en']} / {below['en']}")


def _division(rests_on: Quotient, quotient: Fraction, said: Text, *, is_share: bool) -> Text:
    division, result = _bare(rests_on), number_words(quotient)
    mark = " %" if is_share else ""
    return both(
        f"{division['sv']} = {result['sv']}{mark}, angivet {said['sv']}{mark}.",
        f"{division['en']} = {result['en']}{mark}, stated {said['en']}{mark}.",
    )


def _against_base(data: Figures, figure: Figure, denominator: float) -> Checked:
    """Hold a share against the whole number that it is a share of."""
    percent, base = figure.value or 0, int(denominator)
    if base != denominator or not 0 <= percent <= 100:  # noqa: PLR2004 - per cent
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
        evidence=[Evidence(base_words(base), figure.place_id)],
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
