"""The same figure as two places give it: two accounts in the statistics, or the gap analysis."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from samplan.gap.cells import GroupColumn, RoundData
from samplan.reconciliation.figures import (
    Bounds,
    Checked,
    Figure,
    Figures,
    Key,
    bounds,
    disagreement,
    said_of,
    together,
    value_words,
)
from samplan.reconciliation.findings import Lookup, Tally, look_up, member_cells, tally
from samplan.reconciliation.phrases import both, english, tallied, told
from samplan.reconciliation.rounding import exact, number_words
from samplan.reconciliation.terms import Certainty, CountyFindingKind
from samplan.statistics.terms import MAIN

KIND: Final = CountyFindingKind.SAME_FIGURE_TWICE
TWICE: Final = both("två ställen säger olika", "two places say different things")


def check_accounts(data: Figures) -> Checked:
    """Hold every other account of a figure against the one that tables show."""
    by_key: dict[Key, list[Figure]] = defaultdict(list)
    for figure in data.figures:
        if figure.value is not None:
            by_key[figure.key].append(figure)
    return together(
        _against(data, shown, figure)
        for figures in by_key.values()
        for shown in figures
        if shown.account == MAIN
        for figure in figures
        if figure.account != MAIN
    )


def _against(data: Figures, shown: Figure, other: Figure) -> Checked:
    measured = data.indicators[shown.key.indicator_id]
    one, two = bounds(shown, measured), bounds(other, measured)
    if one is None or two is None:
        return Checked()
    if _meet(one, two):
        return Checked(1)
    doubted = shown.is_doubted or other.is_doubted
    said, against = value_words(shown), value_words(other)
    return disagreement(
        data,
        shown.key,
        KIND,
        Certainty.LIKELY if doubted else Certainty.CERTAIN,
        what=TWICE,
        arithmetic=both(
            f"Angivet {said['sv']}; på ett annat ställe {against['sv']}.",
            f"Stated {said['en']}; in another place {against['en']}.",
        ),
        difference=exact(other.value or 0) - exact(shown.value or 0),
        statement=said_of(data, shown),
        evidence=[said_of(data, other)],
        more=(other.account,),
    )


def _meet(one: Bounds, two: Bounds) -> bool:
    """Whether one number can be both."""
    above = one.high is None or two.low <= one.high
    below = two.high is None or one.low <= two.high
    return above and below


def check_methods(
    data: Figures,
    round_data: RoundData,
    counted: Mapping[tuple[str, str], Sequence[str]],
    group: GroupColumn,
) -> Checked:
    """Hold stated counts of municipalities that use a method against the cells of a gap round.

    Args:
        data: the figures.
        round_data: the round whose cells the counts are about.
        counted: the methods that an indicator's figure is a count of, by indicator and breakdown.
        group: those who are counted.

    """
    rows = look_up(round_data)
    return together(
        _against_cells(data, rows, figure, methods, group)
        for figure in data.main().values()
        if (methods := _counted(rows, figure, counted)) and figure.is_exact
    )


def _counted(
    rows: Lookup, figure: Figure, counted: Mapping[tuple[str, str], Sequence[str]]
) -> list[str]:
    written = ";".join(f"{dimension}={category}" for dimension, category in figure.key.breakdown)
    methods = counted.get((figure.key.indicator_id, written), ())
    return [method_id for method_id in methods if method_id in rows.names]


def _against_cells(
    data: Figures, rows: Lookup, figure: Figure, methods: Sequence[str], group: GroupColumn
) -> Checked:
    """A count agrees with any of its methods, with those who use one of them, or all of them."""
    stated = int(figure.value or 0)
    tallies = {method_id: tally(rows, [method_id], group) for method_id in methods}
    known = {method_id: one for method_id, one in tallies.items() if one is not None}
    if len(known) < len(methods):
        return Checked()
    differences = [one.difference(stated) for one in _readings(rows, known, group)]
    if 0 in differences:
        return Checked(1)
    parts = [(rows.names[method_id], tallied(one)) for method_id, one in known.items()]
    said = number_words(stated)
    return disagreement(
        data,
        figure.key,
        KIND,
        Certainty.CERTAIN if len(methods) == 1 else Certainty.LIKELY,
        what=both("GAP-matrisen säger något annat", "the gap matrix says something else"),
        arithmetic=both(
            f"Angivet {said['sv']}; " + "; ".join(f"{n['sv']}: {t['sv']}" for n, t in parts) + ".",
            f"Stated {said['en']}; "
            + "; ".join(f"{english(n)}: {english(t)}" for n, t in parts)
            + ".",
        ),
        difference=Fraction(min(differences, key=abs)),
        statement=said_of(data, figure),
        evidence=[
            line
            for method_id, one in known.items()
            for line in told(rows, method_id, member_cells(rows, method_id, group), one)
        ],
        more=(rows.data.id,),
    )


def _readings(rows: Lookup, known: Mapping[str, Tally], group: GroupColumn) -> Iterable[Tally]:
    yield from known.values()
    if len(known) > 1 and (any_of := tally(rows, list(known), group)) is not None:
        yield any_of
