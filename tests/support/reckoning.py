"""Cost items made in a line, and what a choice makes of them over five years."""

from typing import Any

from samplan.costs.reckoning import Book, Choice, Chosen, Facts, choose
from samplan.costs.terms import WHOLE
from samplan.costs.timing import period

FIVE = period(2022, 5)


def item(item_id: str, low: int | None, high: int | None = None, **more: Any) -> Facts:
    """An item of step 1 that the region pays each year, but for what is said."""
    stated = {
        "alternative_of_id": None,
        "step_id": "step-1",
        "activity_id": "1-1",
        "low": low,
        "low_bound": "exact" if low is not None else "not_costed",
        "high": low if high is None else high,
        "high_bound": "exact" if low is not None else "not_costed",
        "not_costed": None if low is not None else "no_price",
        "likely": None,
        "unit": "year",
        "quantity_low": None,
        "quantity_high": None,
        "frequency": "yearly",
        "every_years": None,
        "price_year": 2021,
        "first_year": None,
        "last_year": None,
        "optional": False,
    }
    return Facts(id=item_id, **(stated | more))


def book(*items: Facts, **more: Any) -> Book:
    """The items with two steps, all paid by the region."""
    stated: dict[str, Any] = {
        "steps": {"step-1": 1, "step-2": 2},
        "shares": {one.id: [("22", WHOLE)] for one in items},
    }
    return Book(list(items), **(stated | more))


def chosen(*items: Facts, choice: Choice | None = None, **more: Any) -> Chosen:
    """The items over five years."""
    return choose(book(*items, **more), choice or Choice(), FIVE)
