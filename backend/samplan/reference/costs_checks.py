"""What must be true of a cost before it is loaded. Each function tells the first fault, or none.

A fault names its column and says what should stand there.
"""

from collections.abc import Iterable, Mapping

from samplan.costs.terms import WHOLE, Bound, Frequency, Unit
from samplan.reference.writing import Row

_FEWEST_YEARS, _MOST_YEARS = 2, 20
"""How many years can lie between the times that a cost comes back."""


def range_fault(row: Row) -> str | None:
    """What is wrong with two ends and what they say they are."""
    low, high = row["low"], row["high"]
    if high is None or row["high_bound"] is Bound.NOT_COSTED:
        return "column high: the upper end and its bound belong together"
    if low is not None and low > high:
        return "column high: the upper end lies under the lower"
    if (low is None) is not (row["low_bound"] is Bound.AT_MOST):
        return "column low_bound: an end that is not stated is at_most, and no other is"
    if row["low_bound"] is Bound.NOT_COSTED:
        return "column low_bound: what has an amount is costed"
    return None


def item_fault(row: Row) -> str | None:
    """What is wrong with an item, as far as its own row tells."""
    return _amount_fault(row) or _quantity_fault(row) or _time_fault(row)


def _amount_fault(row: Row) -> str | None:
    if row["not_costed"] is None:
        likely, low = row["likely"], row["low"] or 0
        fault = range_fault(row)
        if fault is None and likely is not None and not low <= likely <= row["high"]:
            return "column likely: it lies between the ends"
        return fault
    if any(row[name] is not None for name in ("low", "high", "likely")):
        return "column not_costed: what is not costed has no amount"
    if {row["low_bound"], row["high_bound"]} != {Bound.NOT_COSTED}:
        return "column low_bound: both bounds of what is not costed are not_costed"
    return None


def _quantity_fault(row: Row) -> str | None:
    low, high = row["quantity_low"], row["quantity_high"]
    if high is not None and (low is None or high < low):
        return "column quantity_to: the upper end of a quantity that begins with quantity"
    return None


def _time_fault(row: Row) -> str | None:
    every = row["every_years"]
    if (every is not None) is not (row["frequency"] is Frequency.EVERY_N_YEARS):
        return "column every_years: it goes with every_n_years"
    if every is not None and not _FEWEST_YEARS <= every <= _MOST_YEARS:
        return f"column every_years: {_FEWEST_YEARS} to {_MOST_YEARS}"
    if row["unit"] is Unit.ONCE and row["frequency"] is not Frequency.ONCE:
        return "column frequency: what costs once comes once"
    first, last = row["first_year"], row["last_year"]
    if first is not None and last is not None and last < first:
        return "column last_year: it comes before the first"
    return None


def place_fault(
    row: Row, items: Mapping[str, Row], steps: Mapping[str, str], activities: Mapping[str, str]
) -> str | None:
    """What is wrong with where an item stands: its step, its activity, what it is a way to do.

    `steps` are plans by step, `activities` steps by activity.
    """
    step, activity = row["step_id"], row["activity_id"]
    if step is not None and steps.get(step) != row["plan_id"]:
        return f"column step: {step} is no step of {row['plan_id']}"
    if activity is not None and activities.get(activity) != step:
        return f"column activity: {activity} is not in step {step}"
    return _alternative_fault(row, items)


def _alternative_fault(row: Row, items: Mapping[str, Row]) -> str | None:
    name = row["alternative_of_id"]
    if name is None:
        return None
    if name not in items:
        return f"column alternative_of: {name} is not in the file"
    if items[name]["alternative_of_id"] is not None:
        return f"column alternative_of: {name} is an alternative itself"
    if items[name]["plan_id"] != row["plan_id"]:
        return f"column alternative_of: {name} is of another plan"
    return None


def shares_fault(row: Row, shares: Iterable[Row]) -> str | None:
    """What is wrong with who pays for an item."""
    found = row["unallocated"] + sum(one["share"] or 0 for one in shares)
    if found != WHOLE:
        percent = found * 100 / WHOLE
        return f"column unallocated: with the shares it is {percent:g} per cent and not 100"
    return None


def role_cost_fault(row: Row) -> str | None:
    """What is wrong with the cost of a post."""
    if row["bound"] is Bound.NOT_COSTED:
        return "column bound: what has an amount is costed"
    return None


def index_value_fault(row: Row) -> str | None:
    """What is wrong with an index's value."""
    return None if row["value"] > 0 else "column value: it is above zero"


def post_fault(row: Row) -> str | None:
    """What is wrong with the posts of an item."""
    if row["fte_high"] < row["fte_low"]:
        return "column fte_to: the upper end lies under the lower"
    return None
