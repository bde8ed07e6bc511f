"""What the checks find in the reference data: exactly this, and how many comparisons agreed."""

from samplan.reconciliation.account_checks import check_accounts, check_methods
from samplan.reconciliation.cost_amount_checks import (
    check_alternatives,
    check_staff,
    check_statements,
)
from samplan.reconciliation.cost_checks import check_costs
from samplan.reconciliation.cost_item_checks import check_participants, check_payers, check_twice
from samplan.reconciliation.figures import Checked
from samplan.reconciliation.method_counts import COUNTED_METHODS
from samplan.reconciliation.part_checks import check_part_of_whole, check_parts
from samplan.reconciliation.questionnaire_checks import check_stated
from samplan.reconciliation.ratio_checks import check_quotients
from samplan.reconciliation.statistics_checks import check_statistics, told_once
from support.cost_rows import reference_costs
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


def test_figure_10_has_a_total_below_its_rows_and_the_beds_cost_less_in_the_text() -> None:
    """Both stand in the source.

    The eight rows' upper ends make 11.2 million or more, the line below them says up to 11.1. The
    text has the beds at 1.5 to 2 million, the two rows more than 1.6 to 2.1. That the two teams
    cost 1 to 2 million and the new one 2 million agrees with their rows.
    """
    found, sums = check_statements(reference_costs()), "1,1 + 1 + 1 + 1 + 3,3 + 2 + 0,8 + 1"
    assert told(found) == [
        (
            "stated_total_against_rows",
            "likely",
            f"Högsta beloppen: {sums} = 11,2 mkr eller mer, angivet högst 11,1 mkr",
        ),
        (
            "text_against_table",
            "likely",
            "Lägsta beloppen: 1,1 + 0,5 = 1,6 mkr eller mer, angivet 1,5 mkr",
        ),
    ]
    assert "Högsta beloppen: 1,1 + 1 = 2,1" in found.findings[1].arithmetic["sv"]
    assert [one.difference for one in found.findings] == [100_000, 100_000]
    assert found.compared == 4


def test_the_syringe_exchange_without_a_counsellor_costs_less_than_its_row() -> None:
    """A real difference with an explanation: the row is with the counsellor that it calls perhaps.

    The physician agrees: 1 160 000 employed is the 1.2 of the row, 3 300 000 from an agency its
    3.3.
    """
    found = check_alternatives(reference_costs())
    assert told(found) == [
        (
            "text_against_table",
            "possible",
            "De olika sätten kostar cirka 700 000–800 000 kr, raden anger 800 000 kr",
        )
    ]
    assert found.compared == 2


def test_every_share_of_a_post_is_its_share_of_what_a_full_time_post_costs() -> None:
    """Ten items of the municipalities, and the physician's row with both ways to employ one."""
    assert check_staff(reference_costs()) == Checked(13)


def test_all_of_every_cost_is_either_paid_or_openly_unallocated() -> None:
    assert check_payers(reference_costs()) == Checked(33)


def test_nothing_is_counted_twice() -> None:
    """Three rows cost the same: the ward's, Sollefteå's and Örnsköldsvik's. They are not one."""
    assert check_twice(reference_costs()) == Checked(3)


def test_two_municipalities_take_part_in_the_teams_without_a_cost() -> None:
    """Both are real: the calculation has five of the seven, and does not say why."""
    found = check_participants(reference_costs())
    assert [(one.id[-4:], one.certainty.value) for one in found.findings] == [
        ("2260", "likely"),
        ("2281", "likely"),
    ]
    assert {one.arithmetic["sv"][:8] for one in found.findings} == {"5 av 7 k"}
    assert found.compared == 7


def test_the_costs_have_five_findings_of_which_none_is_a_false_alarm() -> None:
    found = check_costs(reference_costs())
    assert [one.id for one in found.findings] == [
        "stated-total-against-rows--statement--22-f10-total",
        "text-against-table--statement--22-txt-beds",
        "text-against-table--alternatives--22-f10-7",
        "participant-without-figure--22-plan-1-4--2260",
        "participant-without-figure--22-plan-1-4--2281",
    ]
    assert found.compared == 62
