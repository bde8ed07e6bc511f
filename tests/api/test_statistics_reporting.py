"""Reporting figures row by row: tried first, then written, all or nothing, with history."""

from typing import Any

import pytest

from samplan.statistics.reporting.schemas import FigureForm, FiguresResult
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.statistics import (
    NEIGHBOUR,
    OWN,
    draft_collection,
    figure,
    form_of,
    lay_ground,
    move_collection,
    new_dimension,
    new_indicator,
    open_collection,
    report,
    reported,
)
from support.steps import history


@pytest.fixture(scope="module", autouse=True)
def ground(stage: Stage) -> None:
    lay_ground(stage.database)


@pytest.fixture(scope="module")
def sex(stage: Stage) -> str:
    made: str = new_dimension(stage.api, stage.keys, "women", "men")["id"]
    return made


@pytest.fixture
def indicator(stage: Stage, sex: str) -> str:
    made: str = new_indicator(stage.api, stage.keys, sex)["id"]
    return made


@pytest.fixture
def collection(stage: Stage, indicator: str) -> str:
    made: str = open_collection(stage.api, stage.keys, indicator)["id"]
    return made


def test_figures_are_tried_and_nothing_is_written(
    stage: Stage, collection: str, indicator: str
) -> None:
    result = report(stage, collection, figure(indicator, 41), write=False)
    assert_shape(FiguresResult, result)
    assert result["counts"] == {
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "faulty": 0,
        "warnings": 0,
    }
    assert (result["written"], result["rows"][0]["effect"]) == (False, "new")
    assert form_of(stage, collection)["rows"][0]["isReported"] is False


def test_figures_are_written_and_the_same_again_changes_nothing(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    rows = [figure(indicator, 41), figure(indicator, 20, breakdown=f"{sex}=women")]
    result = report(stage, collection, *rows)
    assert (result["written"], result["counts"]["new"]) == (True, 2)
    before = history(stage.api, stage.keys.administrator)[0]["revision"]
    again = report(stage, collection, *rows)
    assert (again["written"], again["counts"]["unchanged"]) == (True, 2)
    assert again["rows"][0]["previousValue"] == 41
    assert history(stage.api, stage.keys.administrator)[0]["revision"] == before
    changed = report(stage, collection, figure(indicator, 42))
    assert changed["counts"]["changed"] == 1
    assert (changed["rows"][0]["value"], changed["rows"][0]["previousValue"]) == (42, 41)
    assert [one["value"] for one in form_of(stage, collection)["rows"]] == [42, 20]


def test_a_blank_leaves_the_figure_as_it_is_and_is_never_zero(
    stage: Stage, collection: str, indicator: str
) -> None:
    report(stage, collection, figure(indicator, 41))
    result = report(stage, collection, figure(indicator, None))
    assert (result["written"], result["counts"]["unchanged"]) == (True, 1)
    assert form_of(stage, collection)["rows"][0]["value"] == 41
    zero = report(stage, collection, figure(indicator, 0))
    assert (zero["counts"]["changed"], form_of(stage, collection)["rows"][0]["value"]) == (1, 0)


def test_what_a_row_does_not_speak_of_stays(stage: Stage, collection: str, indicator: str) -> None:
    told = {"qualifier": "about", "quality": "estimate", "note": "Ur registret.", "valueTo": 50}
    report(stage, collection, figure(indicator, 41, **told))
    report(stage, collection, figure(indicator, 42))
    [row] = form_of(stage, collection)["rows"]
    assert {name: row[name] for name in told} == told
    report(stage, collection, figure(indicator, 42, note=None, valueTo=None))
    [row] = form_of(stage, collection)["rows"]
    assert (row["note"], row["valueTo"], row["qualifier"]) == (None, None, "about")


def test_one_faulty_row_stops_them_all(stage: Stage, collection: str, indicator: str) -> None:
    rows = [figure(indicator, 41), figure(indicator, -1, areaId=NEIGHBOUR)]
    result = report(stage, collection, *rows)
    assert (result["written"], result["counts"]["faulty"]) == (False, 1)
    assert result["rows"][1]["messages"][0]["message"].startswith("Ett antal eller en andel")
    assert form_of(stage, collection)["rows"][0]["isReported"] is False


FAULTS = [
    ({"indicatorId": "nowhere"}, "indicatorId", "frågar inte efter ”nowhere”"),
    ({"indicatorId": ""}, "indicatorId", "saknas"),
    ({"period": "1023"}, "period", "omöjligt år"),
    ({"period": "2999"}, "period", "omöjligt år"),
    ({"period": "2024"}, "period", "gäller 2025, inte 2024"),
    ({"period": "2025-Q1"}, "period", "mäts på annat sätt"),
    ({"period": "i fjol"}, "period", "är ingen period"),
    ({"areaId": "2288"}, "areaId", "Menade du 228"),
    ({"areaId": "mars"}, "areaId", "finns inte"),
    ({"breakdown": "sex"}, "breakdown", "är ingen uppdelning"),
    ({"breakdown": "colour=red"}, "breakdown", "delas inte upp på ”colour”"),
    ({"value": -1}, "value", "mindre än noll"),
    ({"value": 1.5}, "value", "helt antal"),
    ({"value": 9, "valueTo": 8}, "valueTo", "övre värdet"),
    ({"denominator": -1}, "denominator", "mindre än noll"),
]


@pytest.mark.parametrize(("fields", "column", "words"), FAULTS)
def test_each_fault_says_in_words_what_is_wrong(
    stage: Stage, collection: str, indicator: str, fields: Json, column: str, words: str
) -> None:
    result = report(stage, collection, figure(indicator, 5) | fields)
    [row] = result["rows"]
    assert (row["effect"], result["written"]) == ("faulty", False)
    [message] = row["messages"]
    assert (message["column"], message["isWarning"]) == (column, False)
    assert words in message["message"]


def test_an_unknown_category_is_shown_those_that_are_near(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    result = report(stage, collection, figure(indicator, 5, breakdown=f"{sex}=womn"))
    assert "Menade du women" in result["rows"][0]["messages"][0]["message"]
    english = report(
        stage,
        collection,
        figure(indicator, 5, breakdown=f"{sex}=womn"),
        headers={"Accept-Language": "en"},
    )
    assert "Did you mean women" in english["rows"][0]["messages"][0]["message"]


def test_a_share_is_between_nought_and_a_hundred(stage: Stage) -> None:
    share = new_indicator(stage.api, stage.keys, measure="share", unit={"sv": "procent"})["id"]
    made = open_collection(stage.api, stage.keys, share)["id"]
    for value, words in ((101, "över 100 procent"), (-0.5, "mindre än noll")):
        [row] = report(stage, made, figure(share, value))["rows"]
        assert words in row["messages"][0]["message"]
    assert report(stage, made, figure(share, 99.5))["written"] is True


def test_two_rows_about_the_same_are_both_named(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    rows = [
        figure(indicator, 5),
        figure(indicator, 6, areaId=NEIGHBOUR),
        figure(indicator, 7, breakdown=f"{sex}=total"),
    ]
    result = report(stage, collection, *rows)
    assert [row["effect"] for row in result["rows"]] == ["new", "new", "faulty"]
    assert "Raderna 1 och 3" in result["rows"][2]["messages"][0]["message"]


def test_a_figure_of_another_organisation_is_left_to_it(
    stage: Stage, collection: str, indicator: str
) -> None:
    report(stage, collection, figure(indicator, 5))
    result = report(
        stage, collection, figure(indicator, 6), organisation=NEIGHBOUR, key=stage.keys.neighbour
    )
    assert "lämnas redan av Sundsvalls kommun" in result["rows"][0]["messages"][0]["message"]
    assert reported(stage, indicator) == {"": 5}


def test_nothing_is_told_of_a_figure_that_another_organisation_reports(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    report(stage, collection, figure(indicator, 3))
    part = figure(indicator, 900, breakdown=f"{sex}=women")
    result = report(
        stage,
        collection,
        figure(indicator, None),
        part,
        organisation=NEIGHBOUR,
        key=stage.keys.neighbour,
        write=False,
    )
    assert [one["previousValue"] for one in result["rows"]] == [None, None]
    assert [one["messages"] for one in result["rows"]] == [[], []]
    assert result["counts"]["warnings"] == 0


def test_a_figure_of_another_collection_is_left_to_it(
    stage: Stage, collection: str, indicator: str
) -> None:
    report(stage, collection, figure(indicator, 5))
    other = open_collection(stage.api, stage.keys, indicator)["id"]
    result = report(stage, other, figure(indicator, 6))
    assert "redan i en annan insamling" in result["rows"][0]["messages"][0]["message"]
    assert result["rows"][0]["effect"] == "faulty"


def test_a_part_that_is_larger_than_its_whole_is_only_odd(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    part = figure(indicator, 12, breakdown=f"{sex}=women")
    result = report(stage, collection, figure(indicator, 10), part)
    assert (result["written"], result["counts"]["warnings"]) == (True, 1)
    [message] = result["rows"][1]["messages"]
    assert message["isWarning"]
    assert "större än hela antalet (10)" in message["message"]
    later = report(stage, collection, part | {"value": 13})
    assert (later["written"], later["counts"]["warnings"]) == (True, 1)


def test_figures_are_taken_while_the_collection_is_open(stage: Stage, indicator: str) -> None:
    path = f"/collections/{draft_collection(stage.api, stage.keys, indicator)['id']}/observations"
    sent = {"organisationId": OWN, "rows": [figure(indicator, 5)], "dryRun": False}
    for key in (stage.keys.reporter, stage.keys.lead):
        assert "utkast" in problem(stage.api.post(path, json=sent, key=key), 409)["detail"]


def test_what_is_published_is_corrected_by_the_lead_with_a_reason(
    stage: Stage, collection: str, indicator: str
) -> None:
    api, keys = stage.api, stage.keys
    report(stage, collection, figure(indicator, 41))
    move_collection(api, keys, collection, "published")
    path = f"/collections/{collection}/observations"
    sent: Json = {"organisationId": OWN, "rows": [figure(indicator, 40)], "dryRun": False}
    assert "fastställd" in problem(api.post(path, json=sent, key=keys.reporter), 409)["detail"]
    assert faulty(api.post(path, json=sent, key=keys.lead)) == ["reason"]
    result = body(api.post(path, json=sent | {"reason": "Fel år."}, key=keys.lead))
    assert (result["written"], result["counts"]["changed"]) == (True, 1)
    about = f"22/{indicator}/2025/{OWN}"
    corrected, first = history(api, keys.lead, objectType="observation", objectId=about)
    assert (corrected["before"]["value"], corrected["after"]["value"]) == (41, 40)
    assert (corrected["reason"], first["action"]) == ("Fel år.", "create")


def test_the_history_gives_away_no_small_number_and_nothing_unpublished(
    stage: Stage, collection: str, indicator: str
) -> None:
    api, keys = stage.api, stage.keys
    start = api.read("/changes?limit=1", key=keys.lead)["changes"][0]["revision"]
    things = new_indicator(api, keys, counted="things")["id"]
    open_one = open_collection(api, keys, things)["id"]
    for made, one in ((collection, indicator), (open_one, things)):
        report(stage, made, figure(one, 2))
    seen: dict[str, Any] = {"objectType": "observation", "sinceRevision": start}
    for key in (None, keys.reader, keys.reporter, stage.others.lead):
        assert history(api, key, **seen) == []
    for made in (collection, open_one):
        move_collection(api, keys, made, "published")
        path = f"/collections/{made}/observations"
        one = things if made == open_one else indicator
        sent = {"organisationId": OWN, "rows": [figure(one, 3)], "dryRun": False, "reason": "Fel."}
        body(api.post(path, json=sent, key=keys.lead))
    [shown] = history(api, None, **seen)
    assert shown["objectId"] == f"22/{things}/2025/{OWN}"


def test_a_reporter_writes_the_own_organisation_s_figures_and_no_other(
    stage: Stage, collection: str, indicator: str
) -> None:
    api, keys, others = stage.api, stage.keys, stage.others
    path = f"/collections/{collection}/observations"
    sent = {"organisationId": OWN, "rows": [figure(indicator, 5)], "dryRun": False}
    for key, status in (
        (None, 401),
        (keys.reader, 403),
        (keys.neighbour, 403),
        (keys.regional, 404),
        (others.lead, 404),
        (others.reporter, 404),
    ):
        problem(api.post(path, json=sent, key=key), status)
    wrong = sent | {"organisationId": "2282"}
    assert faulty(api.post(path, json=wrong, key=keys.lead)) == ["organisationId"]
    assert body(api.post(path, json=sent, key=keys.lead))["written"] is True


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"rows": []}, ["rows"]),
        ({"rows": [{"indicatorId": "x"}]}, ["rows[0].period", "rows[0].areaId"]),
        ({"rows": [figure("x", 1) | {"value": "12"}]}, ["rows[0].value"]),
        ({"rows": [figure("x", 1) | {"value": 1e16}]}, ["rows[0].value"]),
        ({"rows": [figure("x", 1) | {"qualifier": "maybe"}]}, ["rows[0].qualifier"]),
        ({"rows": [figure("x", 1) | {"colour": "red"}]}, ["rows[0].colour"]),
        ({"dryRun": "no"}, ["dryRun"]),
    ],
)
def test_rows_that_are_no_figures_are_named(
    stage: Stage, collection: str, fields: Json, named: list[str]
) -> None:
    path = f"/collections/{collection}/observations"
    sent = {"organisationId": OWN, "rows": [figure("x", 1)]} | fields
    assert faulty(stage.api.post(path, json=sent, key=stage.keys.reporter)) == named


def test_at_most_a_thousand_rows_are_told_of_the_faulty_first(
    stage: Stage, collection: str, indicator: str
) -> None:
    rows = [figure(indicator, None) for _ in range(1_100)] + [figure(indicator, -1)]
    result = report(stage, collection, *rows, write=False)
    assert (len(result["rows"]), result["rowsLeftOut"]) == (1_000, 101)
    assert result["counts"]["unchanged"] == 1_100
    assert (result["rows"][-1]["effect"], result["rows"][-1]["row"]) == ("faulty", 1_101)


def test_the_form_asks_for_what_the_organisation_had_last_time(
    stage: Stage, indicator: str, sex: str
) -> None:
    api, keys = stage.api, stage.keys
    last = open_collection(api, keys, indicator, period="2024")["id"]
    rows = [figure(indicator, 41, period="2024")]
    rows += [figure(indicator, 20, period="2024", breakdown=f"{sex}=women")]
    report(stage, last, *rows)
    new = new_indicator(api, keys)["id"]
    made = open_collection(api, keys, indicator, new)["id"]
    form = form_of(stage, made)
    assert_shape(FigureForm, form)
    assert form["isEditable"] is True
    shown = [
        (one["indicatorId"], one["period"], one["breakdown"], one["previousValue"])
        for one in form["rows"]
    ]
    assert shown == [
        (indicator, "2025", "", 41),
        (indicator, "2025", f"{sex}=women", 20),
        (new, "2025", "", None),
    ]
    assert form["rows"][1]["breakdownName"]["sv"] == "Women"
    assert {one["areaId"] for one in form["rows"]} == {OWN}
    neighbour = form_of(stage, made, NEIGHBOUR, keys.neighbour)["rows"]
    assert [one["breakdown"] for one in neighbour] == ["", f"{sex}=women", ""]
    assert {one["previousValue"] for one in neighbour} == {None}
    assert {one["areaId"] for one in neighbour} == {NEIGHBOUR}
    shown = api.read(f"/collections/{made}/completeness", key=keys.lead)["organisations"]
    assert [one["expectedRows"] for one in shown] == [3, 2]


def test_the_form_goes_back_to_the_newest_year_with_figures(stage: Stage) -> None:
    quarters = new_indicator(stage.api, stage.keys, frequency="quarter")["id"]
    for year, number in (("2019", 4), ("2021", 3)):
        made = open_collection(stage.api, stage.keys, quarters, period=year)["id"]
        rows = [figure(quarters, part, period=f"{year}-Q{part}") for part in range(1, number + 1)]
        report(stage, made, *rows)
    made = open_collection(stage.api, stage.keys, quarters)["id"]
    shown = [
        (one["period"], one["previousPeriod"], one["previousValue"])
        for one in form_of(stage, made)["rows"]
    ]
    assert shown == [
        ("2025-Q1", "2021-Q1", 1),
        ("2025-Q2", "2021-Q2", 2),
        ("2025-Q3", "2021-Q3", 3),
    ]


def test_the_form_of_parts_of_a_year_has_a_row_for_each(stage: Stage) -> None:
    halves = new_indicator(stage.api, stage.keys, frequency="half_year")["id"]
    quarters = new_indicator(stage.api, stage.keys, frequency="quarter")["id"]
    days = new_indicator(stage.api, stage.keys, frequency="date")["id"]
    made = open_collection(stage.api, stage.keys, halves, quarters, days)["id"]
    assert [one["period"] for one in form_of(stage, made)["rows"]] == [
        *("2025-H1", "2025-H2"),
        *("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"),
        "",
    ]


def test_a_form_is_for_those_who_report_in_it(stage: Stage, collection: str) -> None:
    path = f"/collections/{collection}/form"
    for key, status in (
        (None, 401),
        (stage.keys.reader, 403),
        (stage.keys.neighbour, 403),
        (stage.others.lead, 404),
    ):
        problem(stage.api.get(path, params={"organisation": OWN}, key=key), status)
    assert faulty(stage.api.get(path, key=stage.keys.reporter)) == ["organisation"]
    wrong = stage.api.get(path, params={"organisation": "2282"}, key=stage.keys.lead)
    assert faulty(wrong) == ["organisation"]


def test_what_has_figures_stays_in_the_collection_and_in_the_catalogue(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    api, key = stage.api, stage.keys.lead
    report(stage, collection, figure(indicator, 5, breakdown=f"{sex}=women"))
    path = f"/collections/{collection}"
    other = new_indicator(api, stage.keys)["id"]
    for change, named in (
        ({"indicatorIds": [other]}, ["indicatorIds"]),
        ({"organisationIds": [NEIGHBOUR]}, ["organisationIds"]),
        ({"period": "2026"}, ["period"]),
    ):
        assert faulty(api.patch(path, json=change, key=key, version="*")) == named
    move_collection(api, stage.keys, collection, "draft")
    problem(api.delete(path, key=key, version="*"), 409)
    categories = {"categories": [{"id": "men", "name": {"sv": "Män"}}]}
    response = api.patch(f"/dimensions/{sex}", json=categories, key=key, version="*")
    assert faulty(response) == ["categories"]
    response = api.patch(f"/indicators/{indicator}", json={"dimensions": []}, key=key, version="*")
    assert faulty(response) == ["dimensions"]


def test_a_new_definition_takes_over_the_figures_from_its_first_period_on(
    stage: Stage, collection: str, indicator: str
) -> None:
    report(stage, collection, figure(indicator, 5))
    new = {"validFrom": "2025", "definition": {"sv": "Ny."}, "breakNote": {"sv": "Brott."}}
    path = f"/indicators/{indicator}"
    body(stage.api.post(f"{path}/editions", json=new, key=stage.keys.lead, version=1), 201)
    move_collection(stage.api, stage.keys, collection, "published")
    assert stage.api.read(path)["latestPeriod"] == "2025"
    found = stage.api.items("/indicators", params={"county": "22"})
    assert indicator in {one["id"] for one in found}
    result = report(stage, collection, figure(indicator, 5), key=stage.keys.lead, reason="Prov.")
    assert result["counts"]["unchanged"] == 1
