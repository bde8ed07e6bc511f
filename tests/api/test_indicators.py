"""Indicators and what they are divided by: defined, kept, and defined anew with a break."""

from typing import Any

import pytest

from samplan.statistics.catalogue.schemas import (
    DimensionInfo,
    DimensionList,
    IndicatorDetail,
    IndicatorInfo,
    IndicatorList,
    StatisticalAreaList,
    TopicList,
)
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.statistics import (
    TOPIC,
    lay_ground,
    new_dimension,
    new_indicator,
    open_collection,
    some_id,
)
from support.steps import history


@pytest.fixture(scope="module", autouse=True)
def ground(stage: Stage) -> None:
    lay_ground(stage.database)


def test_an_indicator_says_what_it_counts_and_what_it_must_not_be_used_for(stage: Stage) -> None:
    dimension = new_dimension(stage.api, stage.keys, "women", "men")
    made = new_indicator(
        stage.api,
        stage.keys,
        dimension["id"],
        method={"sv": "Räknas i vårdsystemet.\nEn gång per person.", "en": "Counted."},
        caution={"sv": "Säger inget om behov."},
    )
    assert_shape(IndicatorInfo, made)
    shown = stage.api.read(f"/indicators/{made['id']}")
    assert_shape(IndicatorDetail, shown)
    [edition] = shown["editions"]
    assert (edition["number"], edition["validFrom"], edition["breakNote"]) == (1, None, None)
    assert edition["method"]["sv"] == "Räknas i vårdsystemet.\nEn gång per person."
    assert edition["caution"] == {"sv": "Säger inget om behov.", "en": None}
    assert shown["dimensions"] == [
        {"id": dimension["id"], "name": {"sv": "Provdelning", "en": None}, "isPartition": True}
    ]
    assert (shown["latestPeriod"], shown["linkedIndicators"]) == (None, [])


def test_a_share_names_what_is_divided_by_what(stage: Stage) -> None:
    part, whole = (new_indicator(stage.api, stage.keys) for _ in range(2))
    share = new_indicator(
        stage.api,
        stage.keys,
        measure="share",
        unit={"sv": "procent"},
        numeratorId=part["id"],
        denominatorId=whole["id"],
    )
    linked = stage.api.read(f"/indicators/{share['id']}")["linkedIndicators"]
    assert [(one["id"], one["relation"]) for one in linked] == [
        (part["id"], "numerator"),
        (whole["id"], "denominator"),
    ]
    [back] = stage.api.read(f"/indicators/{part['id']}")["linkedIndicators"]
    assert (back["id"], back["relation"]) == (share["id"], "share_of")


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"topicId": "nowhere"}, ["topicId"]),
        ({"dimensions": [{"id": "nowhere"}]}, ["dimensions[0].id"]),
        ({"numeratorId": "nowhere"}, ["numeratorId"]),
        ({"measure": "share", "numeratorId": "nowhere"}, ["numeratorId"]),
        ({"measure": "many"}, ["measure"]),
        ({"decimals": 7}, ["decimals"]),
        ({"definition": {"sv": ""}}, ["definition.sv"]),
        ({"unit": {"sv": "x" * 61}}, ["unit.sv"]),
    ],
)
def test_an_indicator_that_means_nothing_is_refused(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    sent = {
        "id": some_id("indicator"),
        "topicId": TOPIC,
        "name": {"sv": "Prov"},
        "unit": {"sv": "st"},
        "measure": "count",
        "counted": "things",
        "definition": {"sv": "Prov."},
    } | fields
    assert faulty(untouched.api.post("/indicators", json=sent, key=untouched.keys.lead)) == named


def test_an_id_is_taken_once(stage: Stage) -> None:
    made = new_indicator(stage.api, stage.keys)
    sent = {"id": made["id"], "topicId": TOPIC, "name": {"sv": "x"}, "unit": {"sv": "x"}}
    sent |= {"measure": "count", "counted": "things", "definition": {"sv": "x"}}
    problem(stage.api.post("/indicators", json=sent, key=stage.keys.lead), 409)


def test_an_indicator_is_renamed_on_the_version_that_was_read(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    path = f"/indicators/{new_indicator(api, stage.keys)['id']}"
    change: Json = {"name": {"sv": "Nytt namn"}, "decimals": 1}
    problem(api.patch(path, json=change, key=key), 428)
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert (changed["name"]["sv"], changed["decimals"], changed["version"]) == ("Nytt namn", 1, 2)
    problem(api.patch(path, json=change, key=key, version=1), 412)
    again = body(api.patch(path, json=change, key=key, version=2))
    assert again["version"] == 2
    [newest, first] = history(api, key, objectType="indicator", objectId=changed["id"])
    assert (newest["before"]["version"], newest["after"]) == (1, changed)
    assert first["action"] == "create"


def test_a_definition_that_changes_is_a_new_edition_with_a_note_on_the_break(
    stage: Stage,
) -> None:
    api, key = stage.api, stage.keys.lead
    path = f"/indicators/{new_indicator(api, stage.keys)['id']}"
    sent: Json = {
        "validFrom": "2026",
        "definition": {"sv": "Även privata vårdgivare."},
        "breakNote": {"sv": "Privata räknas med från 2026."},
    }
    changed = body(api.post(f"{path}/editions", json=sent, key=key, version=1), 201)
    first, second = changed["editions"]
    assert (first["number"], second["number"], second["validFrom"]) == (1, 2, "2026")
    assert second["breakNote"]["sv"] == "Privata räknas med från 2026."
    for period in ("2026", "2025"):
        response = api.post(
            f"{path}/editions", json=sent | {"validFrom": period}, key=key, version=2
        )
        assert faulty(response) == ["validFrom"]
    wrong = sent | {"validFrom": "2027-Q1"}
    assert faulty(api.post(f"{path}/editions", json=wrong, key=key, version=2)) == ["validFrom"]


def test_indicators_are_found_by_topic_and_by_words_of_their_definition(stage: Stage) -> None:
    made = new_indicator(stage.api, stage.keys, definition={"sv": "Ögonblickets kväkare."})
    for params in ({"search": "KVÄKARE ögon"}, {"search": "kväkare", "topic": TOPIC}):
        found = stage.api.items("/indicators", params=params)
        assert [one["id"] for one in found] == [made["id"]]
    assert stage.api.items("/indicators", params={"search": "kväkare", "topic": "other"}) == []


def test_a_county_s_indicators_are_those_that_it_has_published_figures_of(stage: Stage) -> None:
    made = new_indicator(stage.api, stage.keys)
    open_collection(stage.api, stage.keys, made["id"])
    found = stage.api.items("/indicators", params={"county": "22"})
    assert made["id"] not in {one["id"] for one in found}


def test_lists_have_the_shape_that_the_contract_says(stage: Stage) -> None:
    new_indicator(stage.api, stage.keys, new_dimension(stage.api, stage.keys, "a")["id"])
    for path, model in (
        ("/topics", TopicList),
        ("/statistical-areas", StatisticalAreaList),
        ("/statistical-areas?county=22", StatisticalAreaList),
        ("/dimensions", DimensionList),
        ("/indicators", IndicatorList),
    ):
        assert_shape(model, stage.api.read(path))


def test_a_dimension_gets_categories_and_new_names(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = new_dimension(api, stage.keys, "own", "none")
    assert_shape(DimensionInfo, made)
    path = f"/dimensions/{made['id']}"
    categories = [
        {"id": "none", "name": {"sv": "Ingen bostad"}},
        {"id": "own", "name": {"sv": "Own"}},
        {"id": "other", "name": {"sv": "Annat"}},
    ]
    changed = body(api.patch(path, json={"categories": categories}, key=key, version=1))
    assert [one["id"] for one in changed["categories"]] == ["none", "own", "other"]
    assert changed["categories"][0]["name"]["sv"] == "Ingen bostad"
    assert changed["version"] == 2
    kept = body(api.patch(path, json={"categories": categories[:1]}, key=key, version=2))
    assert [one["id"] for one in kept["categories"]] == ["none"]
    same = body(api.patch(path, json={"categories": categories[:1]}, key=key, version=3))
    assert same["version"] == 3


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"id": "area"}, ["id"]),
        ({"categories": [{"id": "total", "name": {"sv": "Alla"}}]}, ["categories[0].id"]),
        ({"categories": [{"id": "a", "name": {"sv": "A"}}] * 2}, ["categories[1].id"]),
    ],
)
def test_a_dimension_that_means_nothing_is_refused(
    untouched: Stage, fields: dict[str, Any], named: list[str]
) -> None:
    sent = {
        "id": some_id("dimension"),
        "name": {"sv": "Prov"},
        "categories": [{"id": "a", "name": {"sv": "A"}}],
    } | fields
    assert faulty(untouched.api.post("/dimensions", json=sent, key=untouched.keys.lead)) == named


@pytest.mark.parametrize("path", ["/indicators/nowhere", "/dimensions/nowhere"])
def test_what_there_is_none_of_is_not_found(stage: Stage, path: str) -> None:
    problem(stage.api.get(path), 404)
    problem(stage.api.patch(path, json={}, key=stage.keys.lead, version=1), 404)


def test_only_those_who_keep_indicators_may_change_them(untouched: Stage) -> None:
    for key, status in ((None, 401), (untouched.keys.reader, 403), (untouched.keys.reporter, 403)):
        problem(untouched.api.post("/indicators", json={}, key=key), status)
        problem(untouched.api.post("/dimensions", json={}, key=key), status)
