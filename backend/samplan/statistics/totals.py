"""Totals that nobody has given and that the parts add up to, when all of them are there."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from samplan.statistics import breakdowns
from samplan.statistics.terms import Measure, Qualifier, Quality

ADDED: Final = frozenset({Measure.COUNT, Measure.AMOUNT})
"""What kinds of numbers can be added up."""

_UPWARD: Final = frozenset({Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_DOWNWARD: Final = frozenset({Qualifier.EXACT, Qualifier.UP_TO, Qualifier.LESS_THAN})
_FALLING_TRUST: Final = tuple(Quality)


class Total(NamedTuple):
    """A figure, given or computed."""

    indicator_id: str
    period: str
    area_id: str
    breakdown: str
    value: float
    value_to: float | None
    qualifier: str
    quality: str
    edition: int | None
    revision: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names it."""
        return self.indicator_id, self.period, self.area_id, self.breakdown


def computed(
    given: Iterable[Total], partitions: Mapping[str, frozenset[str]], taken: frozenset[str]
) -> list[Total]:
    """The totals over dimensions whose categories part the whole, where none is given.

    `partitions` names every category of such dimensions. `taken` are the keys that somebody has
    given, joined as period|area|breakdown: a figure that is there without a number is not
    computed either.
    """
    found: dict[str, Total] = {_place(one): one for one in given}
    made: list[Total] = []
    for dimension, categories in sorted(partitions.items()):
        lines: dict[tuple[str, str, str], dict[str, Total]] = defaultdict(dict)
        for one in found.values():
            parts = dict(breakdowns.parse(one.breakdown))
            category = parts.pop(dimension, None)
            if category is not None:
                lines[one.period, one.area_id, breakdowns.write(parts)][category] = one
        for (period, area_id, breakdown), line in lines.items():
            place = f"{period}|{area_id}|{breakdown}"
            if place in found or place in taken or line.keys() != categories:
                continue
            total = _sum(list(line.values()), breakdown)
            found[place] = total
            made.append(total)
    return made


def _place(one: Total) -> str:
    return f"{one.period}|{one.area_id}|{one.breakdown}"


def _sum(parts: Sequence[Total], breakdown: str) -> Total:
    first = parts[0]
    editions = {one.edition for one in parts}
    ranged = any(one.value_to is not None for one in parts)
    highest = [one.value if one.value_to is None else one.value_to for one in parts]
    return first._replace(
        breakdown=breakdown,
        value=math.fsum(one.value for one in parts),
        value_to=math.fsum(highest) if ranged else None,
        qualifier=qualifier_of([Qualifier(one.qualifier) for one in parts]).value,
        quality=max((one.quality for one in parts), key=_FALLING_TRUST.index),
        edition=editions.pop() if len(editions) == 1 else None,
        revision=max(one.revision for one in parts),
    )


def qualifier_of(parts: Iterable[Qualifier]) -> Qualifier:
    """How a sum is to be read: with "more than" in it, it is a lower bound."""
    kinds = frozenset(parts)
    if kinds <= {Qualifier.EXACT}:
        return Qualifier.EXACT
    if kinds <= _UPWARD:
        return Qualifier.MORE_THAN if Qualifier.MORE_THAN in kinds else Qualifier.AT_LEAST
    if kinds <= _DOWNWARD:
        return Qualifier.LESS_THAN if Qualifier.LESS_THAN in kinds else Qualifier.UP_TO
    return Qualifier.ABOUT
