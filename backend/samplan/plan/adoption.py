"""When a plan was adopted: the day when the last of its boards had done so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

_DAY: Final = len("2022-02-24")


class Seat(NamedTuple):
    """A board that is to decide in a matter."""

    matter_id: str
    board_id: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision that settles a matter for a board: adopted, or rejected."""

    seat: Seat
    adopted: bool
    decided_on: str | None
    """As exact as the source says: 2022, 2022-02 or 2022-02-24; None: nobody has said."""
    order: int
    """Of decisions that are as old, the greater holds."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """How far a plan's adopting has come."""

    decided_on: date | None
    """The day that months are counted from.

    None until all boards have adopted, and where one of their days is not known in full.
    """
    adopted: int
    of: int


def holding(decisions: Iterable[Settled]) -> dict[Seat, Settled]:
    """For each board and matter, the newest decision: what it decided before does not hold."""
    newest: dict[Seat, Settled] = {}
    for one in decisions:
        known = newest.get(one.seat)
        if known is None or _age(known) < _age(one):
            newest[one.seat] = one
    return newest


def adoption(
    seats: Sequence[Seat], decisions: Iterable[Settled], on: date | None = None
) -> Adoption:
    """Whether all boards have adopted, and since when; as was decided until a day, if one is said.

    Nothing is guessed: a board that adopted in 2022-02, no day known, has adopted, but since when
    the whole is adopted is then not known.
    """
    until = [one for one in decisions if on is None or _is_until(one, on)]
    held = holding(until)
    adopted = [held[seat] for seat in seats if seat in held and held[seat].adopted]
    days = [_day(one.decided_on) for one in adopted]
    known = [one for one in days if one is not None]
    whole = len(known) == len(seats) > 0
    return Adoption(max(known) if whole else None, len(adopted), len(seats))


def _age(one: Settled) -> tuple[str, int]:
    return (one.decided_on or "", one.order)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written and len(written) == _DAY else None


def _is_until(one: Settled, on: date) -> bool:
    """Not after the day, as far as is known: 2022-02 begins in time for any day of 2022-02."""
    return (one.decided_on or "") <= on.isoformat()
