"""When a course of the training wheel is held next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Held:
    """One occasion of a course."""

    id: str
    starts_on: date
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Next:
    """When it is held next: an occasion that somebody has entered, or a year worked out."""

    occasion: Held | None
    year: int | None
    """None: nobody has entered an occasion, and none can be worked out."""
    last_year: int | None
    """When it was last held, where the year is worked out from that."""

    @property
    def is_worked_out(self) -> bool:
        """Whether nobody has entered the occasion."""
        return self.occasion is None and self.year is not None


def next_time(occasions: Iterable[Held], every_years: int | None, today: date) -> Next:
    """The next occasion from a day on that is not cancelled; else the year it should come again.

    The year is counted from when it was last held, every so many years; years that have gone by
    without an occasion are passed over. None where it comes as needed, once, or never came.
    """
    kept = sorted(
        (one for one in occasions if not one.is_cancelled), key=lambda one: (one.starts_on, one.id)
    )
    coming = next((one for one in kept if one.starts_on >= today), None)
    if coming is not None:
        return Next(coming, coming.starts_on.year, None)
    if not kept or every_years is None:
        return Next(None, None, None)
    last = kept[-1].starts_on.year
    times = max(1, -(-(today.year - last) // every_years))
    return Next(None, last + times * every_years, last)
