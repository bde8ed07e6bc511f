"""Counting coverage: how many of those whose answer is known have a method on offer."""

from collections.abc import Iterable
from typing import TypedDict

from samplan.gap.terms import KNOWN_STATUSES, OFFERED_STATUSES, Status


class Coverage(TypedDict):
    """Coverage of a row, a column or an area.

    `offered` counts cells that say offered or offered through another provider; `counted` adds
    those that say partly or not offered; `share` is offered / counted (0 to 1, None when nothing
    was counted). `unknown` cells were asked but the answer is not known, and stand outside
    `counted`, as do those that were not asked or where the method is not applicable.
    """

    offered: int
    counted: int
    share: float | None
    unknown: int


# Plain strings, because looking one up among enumeration members is several times slower.
OFFERED: frozenset[str] = frozenset(status.value for status in OFFERED_STATUSES)
KNOWN: frozenset[str] = frozenset(status.value for status in KNOWN_STATUSES)
UNKNOWN: str = Status.UNKNOWN.value


def coverage(offered: int, counted: int, unknown: int) -> Coverage:
    """Return the coverage that the three counts make."""
    return {
        "offered": offered,
        "counted": counted,
        "share": offered / counted if counted else None,
        "unknown": unknown,
    }


def count(statuses: Iterable[str]) -> Coverage:
    """Count the coverage of the cells whose statuses are given, in any order."""
    offered = counted = unknown = 0
    for status in statuses:
        if status in KNOWN:
            counted += 1
            if status in OFFERED:
                offered += 1
        elif status == UNKNOWN:
            unknown += 1
    return coverage(offered, counted, unknown)


def add(parts: Iterable[Coverage]) -> Coverage:
    """Add the coverages of parts that share no cell."""
    offered = counted = unknown = 0
    for part in parts:
        offered += part["offered"]
        counted += part["counted"]
        unknown += part["unknown"]
    return coverage(offered, counted, unknown)
