"""All checks of a county's statistics, in one order: the same figures, the same list."""

from collections.abc import Callable, Iterable

from samplan.reconciliation.account_checks import check_accounts
from samplan.reconciliation.figures import Checked, CountyFinding, Figures
from samplan.reconciliation.part_checks import check_part_of_whole, check_parts
from samplan.reconciliation.ratio_checks import check_quotients

CHECKS: tuple[Callable[[Figures], Checked], ...] = (
    check_parts,
    check_part_of_whole,
    check_quotients,
    check_accounts,
)


def check_statistics(data: Figures) -> Checked:
    """Return what disagrees within a county's figures, and how many comparisons were made."""
    results = [check(data) for check in CHECKS]
    findings = sorted(
        (finding for result in results for finding in result.findings),
        key=lambda finding: finding.id,
    )
    return Checked(sum(result.compared for result in results), tuple(findings))


def told_once(findings: Iterable[CountyFinding]) -> tuple[CountyFinding, ...]:
    """Return findings less those that tell again what is stated in one and the same place.

    A share of a questionnaire's answers can be both a result of the round and an indicator; the
    first of the two that comes is kept.
    """
    kept: dict[object, CountyFinding] = {}
    for finding in findings:
        place = finding.statement.place_id
        again = (finding.kind, place, finding.difference) if place else finding.id
        kept.setdefault(again, finding)
    return tuple(kept.values())
