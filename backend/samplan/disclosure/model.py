"""What goes into the protection and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

TOTAL = "total"
"""The category that is the sum of the others along its axis."""

Key = tuple[str, ...]
"""One category per axis."""


class Reason(StrEnum):
    """Why a count is withheld. For those who may see unprotected figures; see words.py."""

    SMALL = "small"
    COMPLEMENTARY = "complementary"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a small count is."""

    threshold: int = 5
    """The least count that may be shown."""
    zeros: bool = False
    """Withhold zeros too; else they are shown, and all know the withheld to be at least 1."""

    @property
    def lowest(self) -> int:
        """The least that a withheld count can be."""
        return 0 if self.zeros else 1

    @property
    def width(self) -> int:
        """How far apart the least and the greatest possible value of a withheld count must be."""
        return max(self.threshold - self.lowest, 0)

    def is_small(self, count: int) -> bool:
        """Whether the count may not be shown for its own sake."""
        return self.lowest <= count < self.threshold


@dataclass(frozen=True)
class CountTable:
    """Counts of persons or answers over some axes, with what is known of them elsewhere.

    Along an axis that has TOTAL, the other categories add up to it, at every place on the other
    axes. An axis without it has no such sum: what stands at one of its categories says nothing of
    what stands at another.
    """

    axes: tuple[tuple[str, ...], ...]
    counts: Mapping[Key, int]
    """A key that is missing is known to nobody."""
    public: frozenset[Key] = frozenset()
    """Already published by the owner: never withheld."""
    fixed: frozenset[Key] = frozenset()
    """Decided elsewhere to be shown: not chosen here."""
    forced: Mapping[Key, Reason] = field(default_factory=dict)
    """Withheld for another reason, for example in a table that this one is linked to."""
    known: Mapping[Key, tuple[int, int]] = field(default_factory=dict)
    """The least and the most that a count can be by what is already published, as by a share."""

    def __post_init__(self) -> None:
        """Refuse what is no table."""
        for axis in self.axes:
            if not axis or len(set(axis)) != len(axis):
                raise ValueError(f"An axis needs categories, each of them once: {axis!r}")
        for key, count in self.counts.items():
            if len(key) != len(self.axes):
                raise ValueError(f"A key needs one category per axis: {key!r}")
            if count < 0:
                raise ValueError(f"A count cannot be less than zero: {key!r}")


@dataclass(frozen=True)
class Protected:
    """Which counts are withheld, and which of those can be worked out all the same."""

    withheld: Mapping[Key, Reason]
    exposed: frozenset[Key] = frozenset()
    """Withheld, but public or fixed cells narrow them more than the rule allows."""
    needed: frozenset[Key] = frozenset()
    """Fixed cells that would have to be withheld too; all that are exposed but for them are safe
    then."""
