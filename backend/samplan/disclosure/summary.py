"""How much of a table is withheld."""

from collections import Counter
from dataclasses import dataclass

from samplan.disclosure.model import CountTable, Protected, Reason


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of cells."""

    cells: int
    small: int
    complementary: int
    linked: int
    exposed: int

    @property
    def withheld(self) -> int:
        """How many are withheld."""
        return self.small + self.complementary + self.linked

    @property
    def share_withheld(self) -> float:
        """Which part of the cells is withheld, from 0 to 1; 0 of none."""
        return self.withheld / self.cells if self.cells else 0.0


def summary(protected: Protected, table: CountTable) -> Summary:
    """How many cells of the table are withheld, and why."""
    reasons = Counter(protected.withheld.values())
    return Summary(
        cells=len(table.counts),
        small=reasons[Reason.SMALL],
        complementary=reasons[Reason.COMPLEMENTARY],
        linked=reasons[Reason.LINKED],
        exposed=len(protected.exposed),
    )
