"""What adds up to what: the places of counts in a table, and what everybody can work out."""

from collections.abc import Mapping

from samplan.statistics import periods
from samplan.statistics.periods import PeriodKind
from samplan.statistics.terms import TOTAL

Coordinates = tuple[str, ...]
"""One category per axis of a table."""


def times(text: str) -> list[tuple[str, str]]:
    """Where a period stands: a year by itself, and as the sum of its halves, quarters, months."""
    kind = periods.parse(text).kind
    if kind is PeriodKind.YEAR:
        year = f"{text}:"
        return [
            (PeriodKind.YEAR.value, text),
            *(
                (year + part.value, TOTAL)
                for part in (PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
            ),
        ]
    if kind in {PeriodKind.HALF_YEAR, PeriodKind.QUARTER, PeriodKind.MONTH}:
        return [(f"{text[:4]}:{kind.value}", text)]
    return [(PeriodKind.YEAR.value, text)]


def work_out(
    axes: tuple[tuple[str, ...], ...], amounts: Mapping[Coordinates, int]
) -> tuple[dict[Coordinates, int], frozenset[Coordinates]]:
    """What nobody gives and everybody can work out: the only blank of a sum, and blanks of 0."""
    known = dict(amounts)
    derived: dict[Coordinates, int] = {}
    empty: set[Coordinates] = set()
    found = True
    while found:
        found = False
        totals = [(key, at) for key in known for at, one in enumerate(key) if one == TOTAL]
        for total, at in totals:
            line = [(*total[:at], one, *total[at + 1 :]) for one in axes[at] if one != TOTAL]
            blank = [key for key in line if key not in known]
            if not blank or len(blank) == len(line) > 1:
                continue
            rest = known[total] - sum(known[key] for key in line if key in known)
            if rest == 0:
                known |= dict.fromkeys(blank, 0)
                empty.update(blank)
                found = True
            elif rest > 0 and len(blank) == 1:
                known[blank[0]] = derived[blank[0]] = rest
                found = True
    return derived, frozenset(empty)
