"""The Python client against the application: reading, editing, sending in, following, frames."""

import csv
import json
import math
from pathlib import Path
from typing import Any

import generate
import pandas as pd
import pytest

from samplan_client import (
    ChangedError,
    InvalidError,
    NotAllowedError,
    json_stat_frame,
    matrix_frame,
)
from support.asking import Api
from support.client import client_for
from support.contract import COMMITTED, Operation, operations
from support.people import Keys, Stage
from support.steps import ROUND, new_id, open_round

MADE = {
    (one.method, one.path): one
    for one in generate.operations(json.loads(COMMITTED.read_text(encoding="utf-8")))
}
LISTS = [
    one
    for one in operations()
    if MADE[one.method, one.path].items and "{" not in one.path and not one.is_of_questionnaires
]


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_every_list_is_gone_through_to_its_end(stage: Stage, operation: Operation) -> None:
    client, _ = client_for(stage.api, stage.keys.administrator)
    made = MADE[operation.method, operation.path]
    group = getattr(client, generate.snake(made.group))
    asked = {generate.snake(name): value for name, value in operation.query.items()}
    listing = getattr(group, made.name)(**asked, limit=1000)
    assert sum(1 for _ in listing) == listing.total


def test_a_list_is_the_same_in_small_pages(reading: Api) -> None:
    client, transport = client_for(reading)
    large = list(client.gap.list_gaps(round="22-2021"))
    assert len(transport.answered) == 1
    assert list(client.gap.list_gaps(round="22-2021", limit=7)) == large
    assert len(transport.answered) == 1 + math.ceil(len(large) / 7)


def test_what_has_not_changed_is_not_sent_again(reading: Api) -> None:
    client, transport = client_for(reading)
    first = client.gap.get_matrix("22-2021")
    assert client.gap.get_matrix("22-2021") == first
    assert transport.answered == [200, 304]


def test_an_edit_is_made_on_what_was_read_and_never_over_anothers(api: Api, keys: Keys) -> None:
    open_round(api, keys)
    client, _ = client_for(api, keys.reporter, sent_by="joe01doe; type=adAccount")
    column = client.gap.get_column(ROUND, "2281")
    edit: Any = {"answers": [{"methodId": "audit-adult", "status": "offered"}]}
    once = client.gap.update_column(ROUND, "2281", edit, if_match=column)
    edit["answers"][0]["status"] = "partly"
    with pytest.raises(ChangedError):
        client.gap.update_column(ROUND, "2281", edit, if_match=column)
    client.gap.update_column(ROUND, "2281", edit, if_match=once)
    read = client.gap.get_assessment(ROUND, "audit-adult", "2281")
    assert read["status"] == "partly"
    lead, _ = client_for(api, keys.lead)
    told = list(
        lead.history.list_changes(object_type="assessment", object_id=f"{ROUND}/audit-adult/2281")
    )
    assert {change["sentBy"] for change in told[-2:]} == {"joe01doe; type=adAccount"}


def test_a_cell_that_is_not_there_yet_is_put_on_nothing(api: Api, keys: Keys) -> None:
    open_round(api, keys)
    client, _ = client_for(api, keys.reporter)
    cell = client.gap.get_assessment(ROUND, "audit-adult", "2281")
    made = client.gap.update_assessment(
        ROUND, "audit-adult", "2281", {"status": "offered", "comment": None}, if_match=cell
    )
    assert made["status"] == "offered"


def test_a_form_is_fetched_filled_in_and_sent(stage: Stage, tmp_path: Path) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    client, _ = client_for(stage.api, stage.keys.reporter)
    form = client.gap.export_column(round_id, "2281", format="csv-plain").save(tmp_path)
    rows = list(csv.reader(form.read_text(encoding="utf-8").splitlines()))
    rows[1][rows[0].index("Status")] = "offered"
    with form.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    tried = client.gap.create_upload(round_id, "2281", form, dry_run=True)
    assert (tried["counts"]["new"], tried["written"]) == (1, False)
    before = client.gap.get_column(round_id, "2281")["version"]
    client.gap.create_upload(round_id, "2281", form, dry_run=False)
    assert client.gap.get_column(round_id, "2281")["version"] == before + 1


def test_problems_are_those_of_the_service(reading: Api, stage: Stage) -> None:
    client, _ = client_for(reading, language="en")
    with pytest.raises(InvalidError) as caught:
        client.gap.list_gaps(round="Nej!").page()
    assert [one.field for one in caught.value.violations] == ["round"]
    assert len(caught.value.trace_id) == 32
    reader, _ = client_for(stage.api, stage.keys.reader)
    with pytest.raises(NotAllowedError):
        reader.gap.create_round(
            {"id": ROUND, "countyId": "22", "year": 2026, "title": {"sv": "GAP-analys 2026"}}
        )


def test_changes_are_followed_to_the_end_and_on_from_there(api: Api, keys: Keys) -> None:
    client, _ = client_for(api, keys.lead)
    parts = list(client.follow_changes(limit=1000))
    assert sum(len(part["changes"]) for part in parts) == client.history.list_changes().total
    cursor = parts[-1]["cursor"]
    open_round(api, keys)
    [news] = client.follow_changes(cursor)
    assert news["changes"][0]["objectType"] == "gap-round"
    [nothing] = client.follow_changes(news["cursor"])
    assert nothing["changes"] == []


def test_a_large_answer_goes_to_disk_as_it_is(reading: Api, tmp_path: Path) -> None:
    client, _ = client_for(reading)
    target = client.download("county-documents/22", tmp_path / "22.json")
    document = reading.get("/county-documents/22").json()
    assert json.loads(target.read_bytes())["sections"] == document["sections"]


def test_a_list_becomes_a_frame_of_what_is_known(reading: Api) -> None:
    client, _ = client_for(reading)
    gaps = list(client.gap.list_gaps(round="22-2021"))
    frame = client.gap.list_gaps(round="22-2021").frame()
    assert len(frame) == len(gaps)
    assert frame["methodName.sv"].tolist() == [gap["methodName"]["sv"] for gap in gaps]
    unknown = [gap["lackingCount"] is None for gap in gaps]
    assert frame["lackingCount"].isna().tolist() == unknown
    assert any(unknown)
    assert str(frame["lackingCount"].dtype) == "Int64"
    people = client.organisations.list_organisations(county="22").frame().set_index("id")
    assert "2281" in people.index
    assert str(people.index.dtype) != "Int64"


def test_a_matrix_becomes_a_frame_with_a_row_a_cell(reading: Api) -> None:
    client, _ = client_for(reading)
    matrix = client.gap.get_matrix("22-2021")
    frame = matrix_frame(matrix)
    assert len(frame) == matrix["totals"]["cells"]
    counted = frame["status"].value_counts().to_dict()
    expected = {name: n for name, n in matrix["totals"]["byStatus"].items() if n}
    assert counted == expected
    assert "not_asked" in expected


def test_a_dataset_becomes_a_frame_where_a_blank_is_no_zero(reading: Api) -> None:
    client, _ = client_for(reading)
    file = client.statistics.export_dataset_data("22-frequent-visitors", format="json-stat")
    frame, said = file.frame(), file.json()
    assert len(frame) == math.prod(said["size"]) == len(said["value"])
    assert frame["value"].isna().sum() == said["value"].count(None) > 0
    blank = frame[frame["value"].isna()].iloc[0]
    assert (blank["area"], blank["status"]) == ("22-no-municipality", "missing")
    there = frame[(frame["area"] == "2281") & (frame["indicator"] == "frequent-visitor-patients")]
    assert there["value"].tolist() == [56.0]
    assert there["area.label"].tolist() == ["Sundsvall"]
    assert isinstance(frame["value"].dtype, pd.Float64Dtype)


def test_json_stat_is_read_in_each_of_its_ways() -> None:
    dataset = {
        "id": ["area", "sex"],
        "size": [2, 2],
        "dimension": {
            "area": {"category": {"index": {"2281": 1, "0180": 0}}},
            "sex": {"category": {"label": {"total": "Totalt"}, "index": ["total", "women"]}},
        },
        "value": {"0": 0, "3": 5},
        "status": "ok",
    }
    frame = json_stat_frame(dataset)
    assert frame["area"].tolist() == ["0180", "0180", "2281", "2281"]
    assert frame["sex.label"].tolist() == ["Totalt", "women"] * 2
    assert frame["value"].isna().tolist() == [False, True, True, False]
    assert frame["value"].iloc[0] == 0
    assert set(frame["status"]) == {"ok"}
