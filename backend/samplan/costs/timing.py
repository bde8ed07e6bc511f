"""In which years a cost comes back."""

from functools import lru_cache

from samplan.costs.terms import Frequency

Years = tuple[int, ...]


def period(first_year: int, years: int) -> Years:
    """The years that are reckoned over, such as 2022 and four more."""
    return tuple(range(first_year, first_year + years))


@lru_cache(maxsize=4096)
def occurrences(
    frequency: str,
    every_years: int | None,
    first_year: int | None,
    last_year: int | None,
    within: Years,
) -> Years:
    """The years within the period that it costs something; none when it lies outside.

    Without years of its own it begins with the period's first and ends with its last. What comes
    back every other year is counted from its own first year, also where that lies before the
    period. What comes as needed is given every year that it could come: how often is not known,
    so it is counted in none.
    """
    first = within[0] if first_year is None else first_year
    last = within[-1] if last_year is None else last_year
    if frequency == Frequency.ONCE:
        last = first
    step = (every_years or 1) if frequency == Frequency.EVERY_N_YEARS else 1
    return tuple(year for year in within if first <= year <= last and (year - first) % step == 0)
