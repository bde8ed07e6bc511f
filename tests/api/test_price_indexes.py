"""Price indexes: listed, added, changed, and what cannot be a value."""

from typing import Any

import pytest

from samplan.costs.indexes.schemas import MOST_VALUES, PriceIndexInfo
from support.asking import Api, Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

NEW: Json = {
    "id": "own-wages",
    "name": {"sv": "Regionens egen löneserie", "en": "The region's own wage series"},
    "publisher": "Region Västernorrland",
    "base": "2021 = 100",
    "url": "https://www.example.se/loner",
    "note": "Utfall enligt bokslut.",
    "organisationId": "22",
    "values": [{"year": 2022, "value": 102.125}, {"year": 2021, "value": 100}],
}


def make(stage: Stage, index_id: str, **fields: Any) -> Json:
    """Add an index, as the lead."""
    sent = NEW | {"id": index_id} | fields
    return body(stage.api.post("/price-indexes", json=sent, key=stage.keys.lead), 201)


def test_the_consumer_price_index_is_there_with_its_source(reading: Api) -> None:
    indexes = reading.items("/price-indexes")
    for one in indexes:
        assert_shape(PriceIndexInfo, one)
        assert reading.read(f"/price-indexes/{one['id']}") == one
    [kpi] = [one for one in indexes if one["id"] == "kpi"]
    values = {one["year"]: one["value"] for one in kpi["values"]}
    assert (kpi["firstYear"], kpi["lastYear"]) == (2010, 2023)
    assert (values[2010], values[2021], values[2023]) == (303.46, 343.19, 403.7)
    assert list(values) == sorted(values)
    assert kpi["url"].startswith("https://www.scb.se/")
    assert kpi["organisationId"] is None
    problem(reading.get("/price-indexes/moon"), 404)


def test_an_index_is_added_with_its_values_in_order(stage: Stage) -> None:
    made = make(stage, "wages-1")
    assert_shape(PriceIndexInfo, made)
    assert made["values"] == [{"year": 2021, "value": 100.0}, {"year": 2022, "value": 102.125}]
    assert (made["firstYear"], made["lastYear"], made["organisationId"]) == (2021, 2022, "22")
    assert made["order"] > stage.api.read("/price-indexes/kpi")["order"]
    problem(stage.api.post("/price-indexes", json=NEW | {"id": "kpi"}, key=stage.keys.lead), 409)


def test_an_index_without_values_waits_for_them(stage: Stage) -> None:
    made = make(stage, "wages-2", values=[], organisationId=None)
    assert (made["values"], made["firstYear"], made["lastYear"]) == ([], None, None)


def test_a_list_of_values_stands_instead_of_the_one_before(stage: Stage) -> None:
    api, key, path = stage.api, stage.keys.lead, "/price-indexes/wages-3"
    make(stage, "wages-3")
    values = [{"year": 2021, "value": 100.0}, {"year": 2023, "value": 108.3}]
    changed = body(api.patch(path, json={"values": values}, key=key, version=1))
    assert (changed["values"], changed["version"]) == (values, 2)
    assert changed["note"] == NEW["note"]
    assert body(api.patch(path, json={"values": values[::-1]}, key=key, version=2))["version"] == 2
    renamed = body(api.patch(path, json={"note": None, "publisher": "Vi"}, key=key, version=2))
    assert (renamed["values"], renamed["note"], renamed["publisher"]) == (values, None, "Vi")
    emptied = body(api.patch(path, json={"values": []}, key=key, version=3))
    assert (emptied["values"], emptied["version"]) == ([], 4)
    problem(api.patch(path, json={"note": "x"}, key=key, version=1), 412)
    problem(api.patch(path, json={"note": "x"}, key=key), 428)
    told = history(api, key, objectType="price-index", objectId="wages-3")
    assert [one["action"] for one in told] == ["update", "update", "update", "create"]
    assert told[2]["after"]["values"] == values


def test_two_leads_do_not_write_over_each_other(stage: Stage) -> None:
    make(stage, "wages-4")
    path = "/price-indexes/wages-4"
    body(stage.api.patch(path, json={"base": "2020 = 100"}, key=stage.keys.lead, version=1))
    other = stage.api.patch(path, json={"base": "1 = 1"}, key=stage.others.lead, version=1)
    assert problem(other, 412)["detail"].startswith("Uppgiften har ändrats")
    assert stage.api.read(path)["base"] == "2020 = 100"


def values(*pairs: tuple[Any, Any]) -> Json:
    """Values as they are sent."""
    return {"values": [{"year": year, "value": value} for year, value in pairs]}


FAULTY: list[tuple[Json, str, str]] = [
    (values((2021, 0)), "values[0].value", "större än noll"),
    (values((2021, -1)), "values[0].value", "negativt"),
    (values((2021, 100.0004)), "values[0].value", "tre decimaler"),
    (values((2021, 10**12)), "values[0].value", "orimligt"),
    (values((2021, "100")), "values[0].value", "."),
    (values((2021, 100), (2022, 101), (2021, 102)), "values[2].year", "två gånger"),
    (values((1979, 100)), "values[0].year", "1980"),
    (values((2101, 100)), "values[0].year", "2100"),
    (values(*[(2021, 100)] * (MOST_VALUES + 1)), "values", "För många"),
    ({"organisationId": "nobody"}, "organisationId", "nobody"),
    ({"url": "scb.se"}, "url", "webbadress"),
    ({"publisher": ""}, "publisher", "För"),
    ({"name": {"sv": ""}}, "name.sv", "."),
    ({"colour": "red"}, "colour", "okänd"),
]


@pytest.mark.parametrize(("fields", "field", "words"), FAULTY, ids=lambda one: str(one)[:40])
def test_an_index_that_cannot_be_is_refused_with_words(
    untouched: Stage, fields: Json, field: str, words: str
) -> None:
    key = untouched.keys.lead
    response = untouched.api.post("/price-indexes", json=NEW | {"id": "bad"} | fields, key=key)
    assert faulty(response) == [field]
    if words != "För":
        assert words in response.json()["violations"][0]["message"]
    changed = untouched.api.patch("/price-indexes/kpi", json=fields, key=key, version="*")
    assert faulty(changed) == [field]


def test_indexes_are_kept_by_leads(untouched: Stage) -> None:
    for key, status in (
        (None, 401),
        (untouched.keys.reader, 403),
        (untouched.keys.reporter, 403),
    ):
        path = "/price-indexes/kpi"
        problem(untouched.api.post("/price-indexes", json=NEW, key=key), status)
        problem(untouched.api.patch(path, json={"note": "x"}, key=key, version=1), status)


def test_prices_are_converted_with_an_index_that_has_been_added(stage: Stage) -> None:
    make(stage, "wages-5", values=[{"year": 2021, "value": 100}, {"year": 2024, "value": 200}])
    asked = {"plan": "22-plan", "item": "22-f10-5"}
    entered = stage.api.read("/cost-summaries", params=asked)["total"]["annual"]
    later = stage.api.read(
        "/cost-summaries", params=asked | {"priceYear": 2024, "index": "wages-5"}
    )["total"]["annual"]
    assert (later["low"], later["high"]) == (2 * entered["low"], 2 * entered["high"])
