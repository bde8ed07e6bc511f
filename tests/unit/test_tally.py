"""Counting answers: what is answered, left blank and not asked are three things."""

from fractions import Fraction

import pytest

from samplan.disclosure.model import TOTAL, Reason, Rule
from samplan.questionnaires.tally import EVERYBODY, Group, Respondent, Tally, count
from samplan.questionnaires.withholding import shows_mean, withhold
from support.answers import (
    EVERY_TYPE,
    choices,
    form_of,
    found_out,
    question,
    respondents,
)

RULE = Rule()


def tally(*answers: dict[str, object], form: object = EVERY_TYPE) -> Tally:
    """Count the answers of units of one kind at one principal."""
    given = [Respondent("22", "care", one) for one in answers]  # type: ignore[arg-type]
    return count(form, given)  # type: ignore[arg-type]


def test_a_question_that_was_not_shown_is_neither_answered_nor_missing() -> None:
    found = tally({"meets": "no"}, {"meets": "yes"}, {"meets": "yes", "often": 3}, {})
    often = found.questions["often"]
    assert (often.asked[EVERYBODY], often.answered[EVERYBODY], often.missing(EVERYBODY)) == (
        2,
        1,
        1,
    )
    meets = found.questions["meets"]
    assert (meets.asked[EVERYBODY], meets.answered[EVERYBODY], meets.missing(EVERYBODY)) == (
        4,
        3,
        1,
    )
    assert {one: counts[EVERYBODY] for one, counts in meets.chosen.items()} == {
        "yes": 2,
        "no": 1,
        "partly": 0,
        "dont-know": 0,
    }


def test_an_answer_to_a_question_that_is_no_longer_shown_does_not_count() -> None:
    found = tally({"meets": "no", "often": 4})
    assert found.questions["often"].answered[EVERYBODY] == 0
    assert found.questions["often"].mean(EVERYBODY) is None


def test_of_several_choices_each_is_chosen_or_not() -> None:
    found = tally({"where": ["ward", "home"]}, {"where": ["home"]}, {}).questions["where"]
    assert found.answered[EVERYBODY] == 2
    assert {one: counts[EVERYBODY] for one, counts in found.chosen.items()} == {
        "ward": 1,
        "home": 2,
        "street": 0,
    }


def test_scales_have_a_distribution_and_an_average_and_numbers_an_average_only() -> None:
    found = tally(
        {"meets": "yes", "often": 4, "staff": 2.5}, {"meets": "yes", "often": 1, "staff": 0.1}
    )
    often, staff = found.questions["often"], found.questions["staff"]
    assert {one: counts[EVERYBODY] for one, counts in often.chosen.items()} == {
        "1": 1,
        "2": 0,
        "3": 0,
        "4": 1,
    }
    assert (often.mean(EVERYBODY), staff.chosen) == (2.5, {})
    assert staff.sums[EVERYBODY] == Fraction("2.6")


def test_units_are_counted_for_their_principal_their_kind_and_all() -> None:
    given = [
        Respondent("22", "care", {"meets": "yes"}),
        Respondent("2281", "care", {"meets": "no"}),
        Respondent("2281", "school", {}),
    ]
    found = count(EVERY_TYPE, given)
    assert found.respondents == {
        EVERYBODY: 3,
        Group("22"): 1,
        Group("2281"): 2,
        Group(unit_kind="care"): 2,
        Group(unit_kind="school"): 1,
        Group("22", "care"): 1,
        Group("2281", "care"): 1,
        Group("2281", "school"): 1,
    }
    assert found.questions["meets"].chosen["yes"][Group(unit_kind="care")] == 1
    assert found.axis(0) == (TOTAL, "22", "2281")


YES_NO = form_of(question("q"))


def units(principal: str, **numbers: int) -> list[Respondent]:
    """So many units that gave each answer."""
    return [
        Respondent(principal, "care", {} if answer == "blank" else {"q": answer.replace("_", "-")})
        for answer, number in numbers.items()
        for _ in range(number)
    ]


def test_a_round_that_few_have_answered_shows_nothing() -> None:
    found = withhold(count(YES_NO, units("22", yes=4)), RULE)
    assert EVERYBODY in found.respondents
    assert EVERYBODY in found.questions["q"].answered


def test_nothing_is_withheld_where_nothing_is_small() -> None:
    found = withhold(count(YES_NO, units("22", yes=9, no=7, blank=2)), RULE)
    assert (found.respondents, found.questions["q"].answered) == ({}, {})
    assert found.questions["q"].chosen == {}


def test_a_small_choice_is_withheld_and_so_is_another() -> None:
    found = withhold(count(YES_NO, units("22", yes=19, no=3, partly=8)), RULE).questions["q"]
    everybody = {
        option: reason
        for (group, option), reason in found.chosen.items()
        if not any(name != TOTAL for name in group)
    }
    assert everybody == {"no": Reason.SMALL, "partly": Reason.COMPLEMENTARY}
    assert EVERYBODY not in found.answered


def test_a_small_principal_is_withheld_with_all_its_answers_and_so_is_another() -> None:
    given = units("22", yes=9, no=8) + units("2281", yes=2) + units("2280", yes=6, no=5)
    found = withhold(count(YES_NO, given), RULE)
    assert {group for group in found.respondents if group.unit_kind == TOTAL} == {
        Group("2281"),
        Group("2280"),
    }
    for group in (Group("2281"), Group("2280")):
        assert group in found.questions["q"].answered
    assert found.questions["q"].is_whole(Group("22"))


def test_a_question_that_hangs_on_a_withheld_answer_is_withheld_too() -> None:
    form = form_of(
        question("q"), question("then", shownIf={"questionId": "q", "choiceIds": ["yes"]})
    )
    given = [
        Respondent("22", "care", {"q": answer, "then": "yes"})
        for answer, number in (("yes", 9), ("no", 2), ("partly", 12))
        for _ in range(number)
    ]
    found = withhold(count(form, given), RULE)
    hidden = {option for _, option in found.questions["q"].chosen}
    assert hidden == {"no", "yes"}
    assert EVERYBODY in found.questions["then"].answered


def test_an_average_is_shown_only_where_all_that_it_rests_on_is() -> None:
    form = form_of(question("s", "scale", scale={"from": 1, "to": 2}), question("n", "number"))
    for ones, twos, scale, number in (
        (7, 8, True, True),
        (2, 13, False, True),
        (2, 2, False, False),
    ):
        given = [
            Respondent("22", "care", {"s": point, "n": point})
            for point, times in ((1, ones), (2, twos))
            for _ in range(times)
        ]
        found = count(form, given)
        kept = withhold(found, RULE)
        shown = {
            name: shows_mean(
                one.question, kept.questions[name], EVERYBODY, one.answered[EVERYBODY], RULE
            )
            for name, one in found.questions.items()
        }
        assert shown == {"s": scale, "n": number}


@pytest.mark.parametrize("seed", range(40))
def test_nobody_who_sees_all_results_can_work_out_what_is_withheld(seed: int) -> None:
    found = count(EVERY_TYPE, respondents(EVERY_TYPE, seed))
    assert found_out(found, withhold(found, RULE), RULE) == []


def test_the_snoop_finds_what_is_not_protected() -> None:
    given = units("22", yes=19, no=3, partly=8)
    found = count(YES_NO, given)
    kept = withhold(found, RULE)
    careless = {key: reason for key, reason in kept.questions["q"].chosen.items() if key[1] == "no"}
    leaky = type(kept)({}, {"q": type(kept.questions["q"])({}, careless)})
    assert [one[3] for one in found_out(found, leaky, RULE)] == [3, 3, 3]


def test_choices_of_one_question_only() -> None:
    form = form_of(question("one", "one", choices=choices("only")))
    found = count(form, [Respondent("22", "care", {"one": "only"})] * 6)
    assert withhold(found, RULE).questions["one"].chosen == {}
