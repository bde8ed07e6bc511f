"""A share of a post as money, and money as a share of a post.

A share is in thousandths of a full-time post: 10 % is 100. Read as money and back it is the same
share, as long as a full-time post costs more than a thousand kronor. Money read as a share and
back is the same within half a thousandth of what the full-time post costs, and half a krona.
"""

from samplan.costs.ranges import Range, divided, read_range, times
from samplan.costs.terms import ONE, Bound


def cost_of_post(amount: int, bound: Bound = Bound.EXACT) -> Range:
    """What one full-time post costs in a year, as a range whose ends say what the amount is."""
    low = None if bound is Bound.AT_MOST else amount
    return read_range(low, bound, amount, bound)


def reckon(fte_low: int, fte_high: int, role_amount: int, bound: Bound = Bound.EXACT) -> Range:
    """What posts from low to high cost in a year, by what a full-time post costs."""
    return times(cost_of_post(role_amount, bound), fte_low, fte_high)


def share(amount: int, role_amount: int) -> int:
    """How large a share of a post the amount pays, to the nearest thousandth.

    A post that costs nothing has no answer: ZeroDivisionError.
    """
    return divided(amount * ONE, role_amount)
