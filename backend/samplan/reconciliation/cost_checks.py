"""All checks of a county's costs, in one order: the same costs, the same list."""

from collections.abc import Callable

from samplan.reconciliation.cost_amount_checks import (
    check_alternatives,
    check_staff,
    check_statements,
)
from samplan.reconciliation.cost_figures import Costs
from samplan.reconciliation.cost_item_checks import check_participants, check_payers, check_twice
from samplan.reconciliation.figures import Checked

CHECKS: tuple[Callable[[Costs], Checked], ...] = (
    check_statements,
    check_alternatives,
    check_staff,
    check_payers,
    check_twice,
    check_participants,
)


def check_costs(data: Costs) -> Checked:
    """Return what disagrees within a county's costs, and how many comparisons were made.

    Stated sums come first: they are what a budget is held against.
    """
    results = [check(data) for check in CHECKS]
    found = [
        one for result in results for one in sorted(result.findings, key=lambda found: found.id)
    ]
    return Checked(sum(result.compared for result in results), tuple(found))
