"""Parts against wholes: sums against totals, shares against a hundred, a part against its whole.

Only what a source gives as parts of a whole is added up: the categories of a dimension that parts
the indicator, and the municipalities of a county. A sum that is too large is told whether or not
every part is there; one that is too small only when every part that the indicator is ever given
for is there. An open figure ("fewer than 30") is a bound and not a number; "about" is not judged.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from samplan.gap.cells import Text
from samplan.reconciliation.figures import (
    AREA,
    Bounds,
    Checked,
    Figure,
    Figures,
    Key,
    Measured,
    bounds,
    category_words,
    disagreement,
    said_of,
    together,
    value_words,
)
from samplan.reconciliation.phrases import both, english
from samplan.reconciliation.rounding import exact, grain_of, number_words
from samplan.reconciliation.terms import Certainty, CountyFindingKind
from samplan.statistics.terms import Counted, Measure

HUNDRED = Fraction(100)
A_LITTLE = Fraction(1, 20)
"""By how much of the total parts that can overlap may exceed it and still be told."""
POINTS: Text = {"sv": "procentenheter", "en": "percentage points"}


class Parts(NamedTuple):
    """Figures that together should be a whole."""

    whole: Key
    dimension: str
    figures: tuple[Figure, ...]
    is_complete: bool
    """Whether every category that the indicator is ever given for is there."""
    is_partition: bool = True
    """Whether nothing can be in two of them."""


def parts_of(data: Figures, main: Mapping[Key, Figure]) -> Iterator[Parts]:
    """Yield the sets of figures that stand beside one another along a partition."""
    ever: dict[tuple[str, str], set[str]] = defaultdict(set)
    groups: dict[tuple[Key, str], list[Figure]] = defaultdict(list)
    county_of = {part: whole for whole, parts in data.area_parts.items() for part in parts}
    for key, figure in main.items():
        measured = data.indicators[key.indicator_id]
        for dimension, category in key.breakdown:
            if dimension in measured.partitions or _may_overlap(measured):
                ever[key.indicator_id, dimension].add(category)
                groups[key.at(dimension, None), dimension].append(figure)
        if key.area_id in county_of:
            groups[key.at(AREA, county_of[key.area_id]), AREA].append(figure)
    for (whole, dimension), figures in groups.items():
        if dimension == AREA:
            there, wanted = {f.key.area_id for f in figures}, data.area_parts[whole.area_id]
        else:
            there = {dict(f.key.breakdown)[dimension] for f in figures}
            wanted = frozenset(ever[whole.indicator_id, dimension])
        yield Parts(
            whole,
            dimension,
            tuple(figures),
            is_complete=there == wanted and len(figures) > 1,
            is_partition=dimension == AREA
            or dimension in data.indicators[whole.indicator_id].partitions,
        )


def _may_overlap(measured: Measured) -> bool:
    """Whether parts that are no partition are persons, who may be counted in several."""
    return measured.measure is Measure.COUNT and measured.counted is Counted.PERSONS


def check_parts(data: Figures) -> Checked:
    """Hold the parts of a whole against its total, and shares of parts against a hundred."""
    main = data.main()
    found = []
    for parts in parts_of(data, main):
        measured = data.indicators[parts.whole.indicator_id]
        total = main.get(parts.whole)
        if len(parts.figures) == 1:
            continue
        if measured.measure is Measure.SHARE and parts.dimension != AREA:
            found.append(_against_hundred(data, measured, parts, total))
        elif measured.adds_up and total is not None:
            found.append(_against_total(data, measured, parts, total))
    return together(found)


def check_part_of_whole(data: Figures) -> Checked:
    """Hold each part against the whole that it is a part of, whatever divides it."""
    main = data.main()
    county_of = {part: whole for whole, parts in data.area_parts.items() for part in parts}
    found = []
    for key, figure in main.items():
        measured = data.indicators[key.indicator_id]
        if not measured.adds_up:
            continue
        wholes = [key.at(dimension, None) for dimension, _ in key.breakdown]
        if key.area_id in county_of:
            wholes.append(key.at(AREA, county_of[key.area_id]))
        found += [
            _against_whole(data, measured, figure, main[whole]) for whole in wholes if whole in main
        ]
    return together(found)


def _sum(ranges: Sequence[Bounds]) -> Bounds:
    highs = [one.high for one in ranges]
    high = None if None in highs else sum((one for one in highs if one is not None), Fraction(0))
    return Bounds(sum((one.low for one in ranges), Fraction(0)), high)


def _all_bounds(figures: Sequence[Figure], measured: Measured) -> list[Bounds] | None:
    found = [bounds(figure, measured) for figure in figures]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _against_total(data: Figures, measured: Measured, parts: Parts, total: Figure) -> Checked:
    ranges, stated = _all_bounds(parts.figures, measured), bounds(total, measured)
    if ranges is None or stated is None:
        return Checked()
    if stated.high is not None and any(one.low > stated.high for one in ranges):
        return Checked()  # told by `check_part_of_whole`
    added = _sum(ranges)
    too_large = stated.high is not None and added.low > stated.high
    too_small = parts.is_complete and added.high is not None and added.high < stated.low
    if not parts.is_partition:
        too_small = False
        excess = added.low - (stated.high or added.low)
        too_large = 0 < excess <= A_LITTLE * stated.low
    if not (too_large or too_small):
        agrees = parts.is_complete and (parts.is_partition or added == stated)
        return Checked(1 if agrees else 0)
    figures = sorted(parts.figures, key=lambda f: (-(f.value or 0), f.key))
    values = sum((exact(f.value or 0) for f in figures), Fraction(0))
    sums, said = _sum_words(figures, values), value_words(total)
    is_open = any(not figure.is_exact for figure in [*figures, total])
    why = _why(measured, too_large=too_large, is_open=is_open)
    return disagreement(
        data,
        parts.whole,
        CountyFindingKind.PARTS_AGAINST_TOTAL,
        _certainty(
            [*figures, total],
            measured,
            too_large=too_large,
            is_open=is_open,
            is_partition=parts.is_partition,
        ),
        what=both("delarna går inte ihop med totalen", "the parts do not make the total"),
        arithmetic=both(
            f"{sums['sv']}, angivet {said['sv']}.{why['sv']}",
            f"{sums['en']}, stated {said['en']}.{why['en']}",
        ),
        difference=values - exact(total.value or 0),
        statement=said_of(data, total),
        evidence=[said_of(data, figure) for figure in figures],
        more=(parts.dimension,),
    )


def _sum_words(figures: Sequence[Figure], values: Fraction) -> Text:
    terms, result = [value_words(figure) for figure in figures], number_words(values)
    if all(figure.is_exact for figure in figures):
        sign = both("=", "=")
    elif all(f.is_exact or f.qualifier.value in {"less_than", "up_to"} for f in figures):
        sign = both("är högst", "is at most")
    else:
        sign = both("är minst", "is at least")
    return both(
        f"{' + '.join(term['sv'] for term in terms)} {sign['sv']} {result['sv']}",
        f"{' + '.join(english(term) for term in terms)} {english(sign)} {english(result)}",
    )


def _certainty(
    figures: Sequence[Figure],
    measured: Measured,
    *,
    too_large: bool,
    is_open: bool,
    is_partition: bool,
) -> Certainty:
    if not is_partition or is_open or any(figure.is_doubted for figure in figures):
        return Certainty.POSSIBLE
    if too_large and measured.counted is Counted.PERSONS:
        return Certainty.LIKELY
    return Certainty.CERTAIN


def _why(measured: Measured, *, too_large: bool, is_open: bool) -> Text:
    if too_large and measured.counted is Counted.PERSONS:
        return both(
            " Samma person kan ha räknats i flera delar.",
            " The same person may have been counted in several parts.",
        )
    if is_open:
        return both(" En del är bara angiven som en gräns.", " One part is only stated as a bound.")
    return both("", "")


def _against_hundred(
    data: Figures, measured: Measured, parts: Parts, total: Figure | None
) -> Checked:
    """Shares of one and the same whole; shares within each part have bases of their own."""
    bases = {figure.denominator for figure in parts.figures}
    ranges = _all_bounds(parts.figures, measured)
    is_whole = total is None or total.value == float(HUNDRED)
    if ranges is None or len(bases) > 1 or not is_whole:
        return Checked()
    added = _sum(ranges)
    too_large = added.low > HUNDRED
    too_small = parts.is_complete and added.high is not None and added.high < HUNDRED
    if not (too_large or too_small):
        return Checked(1 if parts.is_complete else 0)
    figures = sorted(parts.figures, key=lambda f: (-(f.value or 0), f.key))
    values = sum((exact(f.value or 0) for f in figures), Fraction(0))
    sums, off = _sum_words(figures, values), number_words(slack(figures))
    doubted = any(figure.is_doubted or not figure.is_exact for figure in figures)
    return disagreement(
        data,
        parts.whole,
        CountyFindingKind.SHARES_AGAINST_HUNDRED,
        Certainty.POSSIBLE if doubted else Certainty.CERTAIN,
        what=both("andelarna blir inte 100 procent", "the shares do not make 100 per cent"),
        arithmetic=both(
            f"{sums['sv']}, ska bli 100. Avrundning förklarar högst {off['sv']}.",
            f"{sums['en']}, should be 100. Rounding explains at most {off['en']}.",
        ),
        difference=values - HUNDRED,
        unit=POINTS,
        statement=said_of(data, figures[0]),
        evidence=[said_of(data, figure) for figure in figures[1:]],
        more=(parts.dimension,),
    )


def slack(figures: Sequence[Figure]) -> Fraction:
    """Return how far rounding can take a sum: half of the last digit for each of its terms."""
    return sum((grain_of(figure.value or 0) / 2 for figure in figures), Fraction(0))


def _against_whole(data: Figures, measured: Measured, part: Figure, whole: Figure) -> Checked:
    one, other = bounds(part, measured), bounds(whole, measured)
    if one is None or other is None:
        return Checked()
    if other.high is None or one.low <= other.high:
        return Checked(1)
    doubted = any(f.is_doubted or not f.is_exact for f in (part, whole))
    larger, smaller = value_words(part), value_words(whole)
    gone = [one for one in part.key.breakdown if one not in whole.key.breakdown]
    dimension = gone[0][0] if gone else AREA
    name = category_words(data, part.key, dimension)
    return disagreement(
        data,
        whole.key,
        CountyFindingKind.PART_LARGER_THAN_WHOLE,
        Certainty.POSSIBLE if doubted else Certainty.CERTAIN,
        what=both("en del är större än helheten", "a part is larger than the whole"),
        arithmetic=both(
            f"{name['sv']}: {larger['sv']}, av {smaller['sv']}.",
            f"{english(name)}: {english(larger)}, of {english(smaller)}.",
        ),
        difference=exact(part.value or 0) - exact(whole.value or 0),
        statement=said_of(data, whole),
        evidence=[said_of(data, part)],
        more=(dimension, part.key.area_id if dimension == AREA else dict(gone)[dimension]),
    )
