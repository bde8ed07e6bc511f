"""How a matter stands with a board, out of all that the board has done with it.

The newest decision that adopts or rejects holds. What settles nothing (tabled, noted, a cancelled
meeting) never hides it, but is told as newer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from samplan.plan.decisions.terms import DECIDED, Outcome
from samplan.web.texts import Words

SETTLING = DECIDED | {Outcome.REJECTED}


@dataclass(frozen=True, slots=True)
class Made:
    """One decision."""

    id: str
    outcome: Outcome
    decided_on: str | None
    """As exact as the source says: 2022, 2022-02 or 2022-02-24; None counts as the oldest."""
    entered_at: datetime


One = TypeVar("One", bound=Made)


@dataclass(frozen=True, slots=True)
class Standing(Generic[One]):
    """What holds, what is older, and what is newer without changing it; oldest first."""

    holds: One | None
    earlier: Sequence[One]
    later: Sequence[One]

    @property
    def has_adopted(self) -> bool:
        """Whether the board has adopted, with or without changes."""
        return self.holds is not None and self.holds.outcome in DECIDED


def in_order(made: Iterable[One]) -> list[One]:
    """Oldest first: by date, and of the same date in the order that they were entered."""
    return sorted(made, key=lambda one: (one.decided_on or "", one.entered_at, one.id))


def stand(made: Iterable[One]) -> Standing[One]:
    """How a matter stands with a board that has done all this."""
    rows = in_order(made)
    ranks = [_rank(one.outcome) for one in rows]
    if not rows:
        return Standing(None, [], [])
    place = max(range(len(rows)), key=lambda number: (ranks[number], number))
    return Standing(rows[place], rows[:place], rows[place + 1 :])


def _rank(outcome: Outcome) -> int:
    if outcome in SETTLING:
        return 2
    return 0 if outcome is Outcome.MEETING_CANCELLED else 1


_SAID = {
    Outcome.PROPOSED: Words("Föreslaget", "Proposed"),
    Outcome.TABLED: Words("Bordlagt", "Tabled"),
    Outcome.ADOPTED: Words("Antaget", "Adopted"),
    Outcome.ADOPTED_WITH_CHANGES: Words("Antaget med ändringar", "Adopted with changes"),
    Outcome.REJECTED: Words("Avslaget", "Rejected"),
    Outcome.MEETING_CANCELLED: Words("Sammanträdet inställt", "Meeting cancelled"),
    Outcome.NOTED: Words("Anmält", "Noted"),
    Outcome.UNKNOWN: Words("Utfallet okänt", "Outcome unknown"),
}

NOTHING_KNOWN = Words("Inget känt", "Nothing known")


def said(one: Made) -> Words:
    """A decision in words: what was done and when, or that nobody knows when."""
    words = _SAID[one.outcome]
    if one.decided_on is None:
        return Words(f"{words.sv}, datum okänt", f"{words.en}, date unknown")
    return Words(f"{words.sv} {one.decided_on}", f"{words.en} {one.decided_on}")
