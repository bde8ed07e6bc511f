"""Which figures of the statistics count those that offer a method of the gap analysis."""

from collections.abc import Mapping, Sequence
from typing import Final

_USING = "municipalities-using-method"

COUNTED_METHODS: Final[Mapping[tuple[str, str], Sequence[str]]] = {
    (_USING, "method=nods-perc"): ("nods-perc",),
    (_USING, "method=asi-gambling"): ("asi-gambling-baseline", "asi-gambling-follow-up"),
    (_USING, "method=nods-three-forms"): ("nods-lifetime", "nods-past-year", "nods-30-days"),
    (_USING, "method=mi-gambling"): ("mi-gambling",),
    (_USING, "method=cbt-gambling"): ("cbt-gambling",),
}
"""By indicator and breakdown. A count of several forms agrees when any of them, or those who have
at least one of them, are so many. Previct is counted too, but no gap round has asked about it.
"""
