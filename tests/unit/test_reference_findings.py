"""What the checks find in the reference data: exactly this, and how many comparisons agreed."""

from samplan.reconciliation.account_checks import check_accounts, check_methods
from samplan.reconciliation.figures import Checked
from samplan.reconciliation.method_counts import COUNTED_METHODS
from samplan.reconciliation.part_checks import check_part_of_whole, check_parts
from samplan.reconciliation.questionnaire_checks import check_stated
from samplan.reconciliation.ratio_checks import check_quotients
from samplan.reconciliation.statistics_checks import check_statistics, told_once
from support.figures import reference_figures, reference_stated
from support.gap_rounds import reference_round


def told(checked: Checked) -> list[tuple[str, str, str]]:
    """Each finding's kind, certainty, and sum less the remark behind it."""
    return [
        (
            finding.kind.value,
            finding.certainty.value,
            finding.arithmetic["sv"].replace("\xa0", " ").partition(". ")[0].rstrip("."),
        )
        for finding in checked.findings
    ]


def test_three_sites_make_four_patients_more_than_all_of_them() -> None:
    found = check_parts(reference_figures())
    assert told(found) == [
        ("parts_against_total", "possible", "149 + 44 + 30 = 223, angivet 219"),
    ]
    assert found.compared == 10


def test_no_part_is_larger_than_its_whole() -> None:
    assert check_part_of_whole(reference_figures()) == Checked(27)


def test_of_all_shares_and_averages_two_are_impossible_and_one_is_cut_off() -> None:
    found = check_quotients(reference_figures())
    assert sorted(told(found)) == [
        ("average_against_parts", "possible", "631 / 20 = 31,55, angivet 31,5"),
        ("share_impossible", "certain", "43 av 50 = 86 %; 44 av 50 = 88 %; angivet 87 %"),
        ("share_impossible", "certain", "45 av 50 = 90 %; 46 av 50 = 92 %; angivet 91 %"),
    ]
    assert found.compared == 52


def test_no_figure_is_given_by_two_places() -> None:
    assert check_accounts(reference_figures()) == Checked()


def test_five_counts_of_municipalities_agree_with_the_cells_of_the_gap_analysis() -> None:
    data = reference_round("22-2021")
    [group] = data.groups
    assert check_methods(reference_figures(), data, COUNTED_METHODS, group) == Checked(5)


def test_of_what_reports_say_of_the_questionnaires_two_shares_are_impossible() -> None:
    found = check_stated(*reference_stated())
    assert [(kind, certainty) for kind, certainty, _ in told(found)] == [
        ("share_impossible", "certain")
    ] * 2
    assert found.compared == 20


def test_what_is_both_a_result_and_an_indicator_is_told_once() -> None:
    stated = check_stated(*reference_stated()).findings
    kept = told_once([*stated, *check_statistics(reference_figures()).findings])
    assert len(kept) == 4
    assert kept[:2] == stated
