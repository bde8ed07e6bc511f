"""Chosen tables under permanent addresses: listed, made, changed, taken away."""

from typing import Any

import pytest

from samplan.statistics.cubes.schemas import DatasetInfo
from support.asking import Api, Json, body, faulty, problem
from support.jsonstat import check
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history

NEW: Json = {
    "id": "22-emergency",
    "countyId": "22",
    "title": {"sv": "Akutbesök", "en": "Emergency visits"},
    "summary": {"sv": "Besök efter ort."},
    "selection": {"indicators": ["emergency-visits"], "rows": ["site"], "columns": ["period"]},
}


def make(stage: Stage, dataset_id: str, **fields: Any) -> Json:
    """Make a dataset."""
    sent = NEW | {"id": dataset_id} | fields
    return body(stage.api.post("/datasets", json=sent, key=stage.keys.lead), 201)


def test_the_county_comes_with_datasets_and_each_can_be_read_in_every_form(reading: Api) -> None:
    datasets = reading.items("/datasets", params={"county": "22"})
    assert {one["id"] for one in datasets} >= {
        "22-care-by-form",
        "22-emergency-by-site",
        "22-primary-care-by-area",
        "22-frequent-visitors",
        "22-care-costs",
        "22-survey-collaboration",
    }
    assert [one["order"] for one in datasets] == sorted(one["order"] for one in datasets)
    for one in datasets:
        assert_shape(DatasetInfo, one)
        path = f"/datasets/{one['id']}/data"
        table = reading.read(path)
        assert any(cell["status"] == "ok" for cell in table["cells"]), one["id"]
        assert table["dataset"]["id"] == one["id"]
        check(reading.read(f"{path}?format=json-stat"))
        for form in ("csv", "csv-plain", "xlsx"):
            assert reading.get(f"{path}?format={form}").status_code == 200


def test_the_options_of_a_dataset_stand_until_others_are_given(reading: Api) -> None:
    path = "/datasets/22-emergency-by-site/data"
    assert reading.read(path)["layout"]["rows"] == ["site"]
    assert reading.read(f"{path}?rows=period")["layout"]["rows"] == ["period"]
    narrowed = reading.read(f"{path}?where=site:sundsvall")
    assert [cell["value"] for cell in narrowed["cells"]] == [342]
    other = reading.read(f"{path}?indicator=emergency-patients&where=visit-cause:drugs")
    assert {cell["key"][2] for cell in other["cells"]} == {"emergency-patients"}


def test_a_lead_makes_changes_and_takes_away_a_dataset(stage: Stage) -> None:
    made = make(stage, "22-emergency-1")
    assert_shape(DatasetInfo, made)
    path, key = "/datasets/22-emergency-1", stage.keys.lead
    assert stage.api.get(path).headers["etag"].startswith('"v1-')
    assert len(stage.api.read(f"{path}/data")["cells"]) == 4
    change = {"title": {"sv": "Besök"}, "selection": {"indicators": ["emergency-patients"]}}
    changed = body(stage.api.patch(path, json=change, key=key, version=1))
    assert (changed["version"], changed["title"]["sv"]) == (2, "Besök")
    assert changed["summary"] == made["summary"]
    same = body(stage.api.patch(path, json=change, key=key, version=2))
    assert same["version"] == 2
    problem(stage.api.patch(path, json=change, key=key, version=1), 412)
    problem(stage.api.patch(path, json=change, key=key), 428)
    problem(stage.api.delete(path, key=key, version=1), 412)
    assert stage.api.delete(path, key=key, version=2).status_code == 204
    problem(stage.api.get(path), 404)
    problem(stage.api.get(f"{path}/data"), 404)
    told = history(stage.api, key, objectType="dataset", objectId="22-emergency-1")
    assert [one["action"] for one in told] == ["delete", "update", "create"]


FAULTY: list[tuple[Json, str]] = [
    ({"selection": {"indicators": []}}, "selection.indicators"),
    ({"selection": {"indicators": ["no-such"]}}, "selection.indicators"),
    ({"selection": {"indicators": ["emergency-visits"], "rows": ["clinic"]}}, "selection.rows"),
    (
        {"selection": {"indicators": ["emergency-visits"], "where": ["site:moon"]}},
        "selection.where",
    ),
    ({"selection": {"indicators": ["emergency-visits"], "areas": ["9"]}}, "selection.areas"),
    ({"countyId": "99"}, "countyId"),
    ({"title": {"sv": ""}}, "title.sv"),
    ({"colour": "red"}, "colour"),
]


@pytest.mark.parametrize(("fields", "field"), FAULTY, ids=str)
def test_a_dataset_that_cannot_be_a_table_is_not_made(
    untouched: Stage, fields: Json, field: str
) -> None:
    key = untouched.keys.administrator
    response = untouched.api.post("/datasets", json=NEW | fields, key=key)
    assert faulty(response) == [field]


def test_an_id_that_is_taken_is_not_given_again(untouched: Stage) -> None:
    sent = NEW | {"id": "22-care-by-form"}
    problem(untouched.api.post("/datasets", json=sent, key=untouched.keys.lead), 409)


def test_datasets_are_kept_by_their_county_s_lead(untouched: Stage) -> None:
    path = "/datasets/22-care-by-form"
    for key, status in (
        (None, 401),
        (untouched.keys.reader, 403),
        (untouched.keys.reporter, 403),
        (untouched.others.lead, 403),
    ):
        change = {"title": {"sv": "Annat"}}
        problem(untouched.api.patch(path, json=change, key=key, version=1), status)
        problem(untouched.api.delete(path, key=key, version=1), status)
        problem(untouched.api.post("/datasets", json=NEW, key=key), status)
