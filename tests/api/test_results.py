"""Results over the API: when they are shown, to whom, what is counted and what is withheld."""

import random
from typing import Any

import pytest

from samplan.disclosure.model import TOTAL, Reason, Rule
from samplan.questionnaires.form import parse
from samplan.questionnaires.results.schemas import (
    FreeTextDocument,
    QuestionnaireComparisonDocument,
    ResultDocument,
)
from samplan.questionnaires.tally import Group, Respondent, count
from samplan.questionnaires.withholding import QuestionWithheld, Withheld
from support.answers import answers_of, found_out
from support.asking import Api, Json, body, faulty, problem
from support.closed_rounds import closed_round, units
from support.people import Stage
from support.questionnaires import (
    FORM,
    final_questionnaire,
    form_with,
    make_round,
)
from support.shapes import assert_shape
from support.tables import column, read_csv


def results(api: Api, round_id: str, key: str | None = None, **params: Any) -> Json:
    """The results of a round."""
    return api.read(f"/questionnaire-rounds/{round_id}/results", params=params, key=key)


def of(shown: Json, question_id: str, principal: str | None = None) -> Json:
    """How a principal's units, or all units, answered a question."""
    [question] = [one for one in shown["questions"] if one["id"] == question_id]
    [found] = [
        one
        for one in question["results"]
        if (one["principalId"], one["unitKindId"]) == (principal, None)
    ]
    return dict(found)


ANSWERED = [
    *units(8, routine="yes", screened=10, tools=["audit", "dudit"], trust=4, comment="Bra."),
    *units(7, "2280", routine="no", trust=2, tools=["audit"]),
    *units(6, "22-primary-care", routine="yes", trust=4),
]


@pytest.fixture(scope="module")
def published(stage: Stage) -> str:
    """A published round of 21 answers and one that was only begun."""
    return closed_round(stage, ANSWERED)


def test_results_have_the_shape_that_the_contract_says(stage: Stage, published: str) -> None:
    assert_shape(ResultDocument, results(stage.api, published))
    shown = stage.api.read(f"/questionnaire-rounds/{published}/free-texts", key=stage.keys.lead)
    assert_shape(FreeTextDocument, shown)


def test_answers_are_counted_with_their_base_and_what_was_left_blank(
    stage: Stage, published: str
) -> None:
    shown = results(stage.api, published)
    routine = of(shown, "routine")
    assert (routine["asked"], routine["answered"], routine["missing"]) == (21, 21, 0)
    assert routine["choices"][:2] == [
        {"choiceId": "yes", "count": 14, "share": 66.7},
        {"choiceId": "no", "count": 7, "share": 33.3},
    ]
    screened = of(shown, "screened")
    assert (screened["asked"], screened["answered"], screened["missing"]) == (14, 8, 6)
    assert screened["mean"] == 10
    assert of(shown, "trust")["mean"] == 3.33
    assert shown["groups"][0]["name"]["sv"] == "Alla"


def test_units_under_a_principal_are_counted_for_it(stage: Stage, published: str) -> None:
    shown = results(stage.api, published)
    assert of(shown, "routine", "22")["answered"] == 6
    assert of(shown, "routine", "2281")["choices"][0]["count"] == 8
    only = results(stage.api, published, principal="2281")
    assert [group["principalId"] for group in only["groups"]] == ["2281"]
    assert of(only, "routine", "2281") == of(shown, "routine", "2281")
    kind = results(stage.api, published, unitKind="provslag")
    assert [group["unitKindId"] for group in kind["groups"]] == ["provslag"]


@pytest.mark.parametrize("status", ["draft", "open"])
def test_nobody_sees_answers_before_the_questionnaire_has_closed(stage: Stage, status: str) -> None:
    round_id = (
        make_round(stage.api, stage.keys)
        if status == "draft"
        else closed_round(stage, ANSWERED, "open")
    )
    keys = stage.keys
    for key in (keys.lead, keys.administrator):
        for what in ("results", "results?figures=unprotected", "free-texts"):
            path = f"/questionnaire-rounds/{round_id}/{what}"
            problem(stage.api.get(path, key=key), 409)
        params = {"round": ["22-region-2020", round_id]}
        problem(stage.api.get("/questionnaire-comparisons", params=params, key=key), 409)
    for other in (None, keys.reader, stage.others.lead):
        path = f"/questionnaire-rounds/{round_id}/results"
        problem(stage.api.get(path, key=other), 404)


def test_until_it_is_published_only_the_lead_sees_the_result(stage: Stage) -> None:
    round_id = closed_round(stage, ANSWERED, "closed")
    assert of(results(stage.api, round_id, stage.keys.lead), "routine")["answered"] == 21
    path = f"/questionnaire-rounds/{round_id}/results"
    problem(stage.api.get(path, key=stage.keys.reporter), 409)
    for key in (None, stage.keys.reader, stage.others.lead):
        problem(stage.api.get(path, key=key), 404)


def test_only_the_county_s_lead_sees_small_counts_and_texts(stage: Stage, published: str) -> None:
    path = f"/questionnaire-rounds/{published}"
    unprotected = {"figures": "unprotected"}
    for key in (stage.keys.reader, stage.keys.reporter, stage.others.lead):
        problem(stage.api.get(f"{path}/results", params=unprotected, key=key), 403)
        problem(stage.api.get(f"{path}/free-texts", key=key), 403)
    problem(stage.api.get(f"{path}/results", params=unprotected), 401)
    problem(stage.api.get(f"{path}/free-texts"), 401)
    lead = stage.keys.lead
    both = unprotected | {"principal": "2281", "unitKind": "provslag"}
    shown = results(stage.api, published, lead, **both)
    assert shown["questions"][0]["results"][0]["answered"] == 8
    texts = stage.api.read(f"{path}/free-texts", key=lead)["questions"]
    assert [(one["id"], one["answers"]) for one in texts] == [("comment", ["Bra."] * 8)]


def test_a_kind_at_one_principal_is_not_given_protected(stage: Stage, published: str) -> None:
    params = {"principal": "2281", "unitKind": "provslag"}
    path = f"/questionnaire-rounds/{published}/results"
    assert faulty(stage.api.get(path, params=params, key=stage.keys.lead)) == ["unitKind"]


def test_small_counts_are_withheld_in_every_form(stage: Stage) -> None:
    given = [*units(15, routine="yes"), *units(3, routine="no"), *units(9, routine="partly")]
    round_id = closed_round(stage, given)
    shown = of(results(stage.api, round_id), "routine")
    assert {one["choiceId"]: one["count"] for one in shown["choices"]} == {
        "yes": 15,
        "no": None,
        "partly": None,
        "dont-know": 0,
    }
    assert shown["isWithheld"]
    path = f"/questionnaire-rounds/{round_id}/results?format=csv"
    table = read_csv(stage.api.get(path).content)
    rows = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    of_routine = [row for row in rows if (row["Fråge-id"], row["Vilka"]) == ("routine", "Alla")]
    assert [row["Antal"] for row in of_routine] == ["15", "", "", "0"]
    assert [row["Skyddad"] for row in of_routine] == ["Nej", "Ja", "Ja", "Nej"]
    lead = results(stage.api, round_id, stage.keys.lead, figures="unprotected")
    assert [one["count"] for one in of(lead, "routine")["choices"]] == [15, 3, 9, 0]


@pytest.mark.parametrize("seed", range(3))
def test_nobody_can_work_out_what_is_withheld_from_all_that_is_given_out(
    stage: Stage, seed: int
) -> None:
    chance, form = random.Random(seed), parse(FORM)
    given = [
        (organisation_id, kind, dict(answers_of(form, chance)))
        for organisation_id in ("22", "2281", "2280")
        for kind in ("provslag", "provskola")
        for _ in range(chance.choice([1, 3, 8]))
    ]
    round_id = closed_round(stage, given)
    tally = count(form, [Respondent(*one) for one in given])
    assert found_out(tally, told(results(stage.api, round_id)), Rule()) == []


def told(shown: Json) -> Withheld:
    """What an answer of the API withholds, read back from what it leaves out."""

    def group(one: Json) -> Group:
        return Group(one["principalId"] or TOTAL, one["unitKindId"] or TOTAL)

    hidden = [group(one) for one in shown["groups"] if one["respondents"] is None]
    return Withheld(
        dict.fromkeys(hidden, Reason.SMALL),
        {
            question["id"]: QuestionWithheld(
                {
                    group(one): Reason.SMALL
                    for one in question["results"]
                    if one["answered"] is None
                },
                {
                    (group(one), choice["choiceId"]): Reason.SMALL
                    for one in question["results"]
                    for choice in one["choices"]
                    if choice["count"] is None
                },
            )
            for question in shown["questions"]
        },
    )


def test_a_round_that_only_a_report_tells_of_shows_what_it_says(reading: Api) -> None:
    shown = results(reading, "22-region-2020")
    assert shown["groups"] == []
    assert_shape(ResultDocument, shown)
    stated = {one["id"]: one["stated"] for one in shown["questions"]}
    [concern] = stated["reports-of-concern"]
    assert (concern["share"], concern["base"], concern["isImpossible"]) == (91, 50, True)
    assert concern["impliedCount"] is None
    assert concern["sourcePlace"]["line"] == 1140
    [deficiencies] = stated["sees-deficiencies"]
    assert deficiencies["impliedCount"] == {"least": 40, "most": 40}
    [colleague] = stated["colleague-with-signs"]
    assert (colleague["qualifier"], colleague["impliedCount"]) == ("more_than", None)
    path = "/questionnaire-rounds/22-region-2020/results?format=csv"
    table = read_csv(reading.get(path).content)
    assert column(table, "Omöjlig andel").count("Ja") == 2
    assert "Rad" not in table[0]


def test_of_the_municipalities_shares_none_is_impossible(reading: Api) -> None:
    shown = results(reading, "22-municipalities-2020")
    stated = [one for question in shown["questions"] for one in question["stated"]]
    assert [one["isImpossible"] for one in stated] == [False] * 17


def test_region_and_municipalities_are_set_side_by_side_where_they_ask_the_same(
    reading: Api,
) -> None:
    params = {"round": ["22-region-2020", "22-municipalities-2020"]}
    shown = reading.read("/questionnaire-comparisons", params=params)
    assert_shape(QuestionnaireComparisonDocument, shown)
    by_id = {one["id"]: one for one in shown["questions"]}
    concern = by_id["reports-of-concern"]
    assert concern["notComparable"] is None
    yes = concern["choices"][0]
    assert (yes["before"], yes["after"], yes["change"]) == (91, 73, -18)
    assert by_id["meets-people"]["notComparable"]["reason"] == "meaning"
    assert by_id["sees-deficiencies"]["notComparable"]["reason"] == "not_asked_now"
    assert by_id["relatives-support"]["notComparable"]["reason"] == "not_asked_before"
    assert all(not one["choices"] for one in by_id.values() if one["notComparable"])


def test_two_rounds_are_compared_in_percentage_points_unless_something_is_withheld(
    stage: Stage,
) -> None:
    questionnaire = final_questionnaire(stage.api, stage.keys)
    then = closed_round(
        stage, [*units(10, routine="yes"), *units(10, routine="no")], questionnaire=questionnaire
    )
    now_ = closed_round(
        stage, [*units(15, routine="yes"), *units(5, routine="no")], questionnaire=questionnaire
    )
    few = closed_round(stage, units(3, routine="yes"), questionnaire=questionnaire)
    path = "/questionnaire-comparisons"
    shown = stage.api.read(path, params={"round": [then, now_]})
    routine = shown["questions"][0]
    assert [one["change"] for one in routine["choices"]] == [25, -25, 0, 0]
    withheld = stage.api.read(path, params={"round": [then, few]})["questions"][0]["choices"]
    assert [(one["before"], one["after"], one["change"]) for one in withheld[:2]] == [
        (50, None, None),
        (50, None, None),
    ]


def test_a_question_that_means_something_else_is_marked_and_not_compared(stage: Stage) -> None:
    first = closed_round(stage, ANSWERED)
    second = closed_round(
        stage,
        ANSWERED,
        form=form_with(routine={"meaning": 2}, who={"type": "several"}, trust=None),
    )
    shown = stage.api.read("/questionnaire-comparisons", params={"round": [first, second]})
    reasons = {
        one["id"]: one["notComparable"]["reason"]
        for one in shown["questions"]
        if one["notComparable"]
    }
    assert reasons == {"routine": "meaning", "who": "type", "trust": "not_asked_now"}


@pytest.mark.parametrize("query", ["", "?round=a", "?round=a&round=b&round=c"])
def test_a_comparison_takes_two_rounds(reading: Api, query: str) -> None:
    assert faulty(reading.get(f"/questionnaire-comparisons{query}")) == ["round"]


def test_results_of_what_there_is_none_of_are_not_found(reading: Api) -> None:
    problem(reading.get("/questionnaire-rounds/nothing/results"), 404)
    body(reading.get("/questionnaire-rounds/22-region-2020/results?principal=nothing"))
