"""Drafts: what they ask can be changed and they can be taken away; their history stays."""

import pytest

from support.asking import body, faulty, problem
from support.people import Stage
from support.steps import answer, draft_round, move_round, new_id, open_round


def test_what_a_draft_asks_can_be_changed(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    change = {"methodIds": ["act", "audit-adult"], "organisationIds": ["2281", "22"]}
    shown = body(
        stage.api.patch(f"/gap-rounds/{made['id']}", json=change, key=stage.keys.lead, version=1)
    )
    assert (shown["methodCount"], shown["organisationCount"]) == (2, 2)
    assert shown["asked"] == 3  # the region was never asked about ACT
    assert shown["version"] == 2
    matrix = stage.api.read(f"/gap-matrices/{made['id']}", key=stage.keys.lead)
    assert [one["id"] for one in matrix["organisations"]] == ["2281", "22"]


def test_the_same_again_changes_nothing(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id(), methodIds=["act"])
    path = f"/gap-rounds/{made['id']}"
    change = {"methodIds": ["act"]}
    shown = body(stage.api.patch(path, json=change, key=stage.keys.lead, version=1))
    assert shown["version"] == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"methodIds": ["nope"]}, "methodIds[0]"),
        ({"methodIds": None}, "methodIds"),
        ({"methodIds": ["act", "act"]}, "methodIds"),
        ({"organisationIds": ["22-municipalities"]}, "organisationIds[0]"),
        ({"organisationIds": ["2580"]}, "organisationIds[0]"),
    ],
)
def test_what_cannot_be_asked_is_named(stage: Stage, change: object, field: str) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    path = f"/gap-rounds/{made['id']}"
    refused = stage.api.patch(path, json=change, key=stage.keys.lead, version=1)
    assert field in faulty(refused)
    assert stage.api.read(path, key=stage.keys.lead)["asked"] == made["asked"]


def test_an_open_round_keeps_asking_what_it_asks(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    path = f"/gap-rounds/{made['id']}"
    opened = {"to": "open"}
    body(
        stage.api.post(f"{path}/transitions", json=opened, key=stage.keys.lead, version=1),
        201,
    )
    change = {"methodIds": ["act"]}
    problem(stage.api.patch(path, json=change, key=stage.keys.lead, version=2), 409)
    problem(stage.api.delete(path, key=stage.keys.lead, version=2), 409)


def test_a_draft_can_be_taken_away_and_its_history_stays(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    path = f"/gap-rounds/{made['id']}"
    problem(stage.api.delete(path, key=stage.keys.lead), 428)
    problem(stage.api.delete(path, key=stage.keys.lead, version=7), 412)
    problem(stage.api.delete(path, key=stage.keys.reporter, version=1), 403)
    assert stage.api.delete(path, key=stage.keys.lead, version=1).status_code == 204
    problem(stage.api.get(path, key=stage.keys.lead), 404)
    history = f"/changes?objectType=gap-round&objectId={made['id']}"
    changes = stage.api.read(history, key=stage.keys.lead)["changes"]
    assert [one["action"] for one in changes] == ["delete", "create"]
    assert changes[0]["before"]["methodIds"]
    assert changes[0]["after"] is None
    assert stage.api.read(history)["changes"] == []


def test_a_draft_that_another_round_follows_stays(stage: Stage) -> None:
    first = draft_round(stage.api, stage.keys, id=new_id(), methodIds=["act"])
    draft_round(stage.api, stage.keys, id=new_id(), previousRoundId=first["id"])
    path = f"/gap-rounds/{first['id']}"
    problem(stage.api.delete(path, key=stage.keys.lead, version=1), 409)


def test_a_draft_that_holds_answers_keeps_them(stage: Stage) -> None:
    made = open_round(stage.api, stage.keys, id=new_id())
    answers = [{"methodId": "act", "status": "offered", "comment": None}]
    answer(stage.api, stage.keys.reporter, "2281", made["id"], answers=answers)
    back = move_round(stage.api, stage.keys, "draft", made["id"])
    path, version = f"/gap-rounds/{made['id']}", back["version"]
    change = {"methodIds": ["act"]}
    problem(stage.api.patch(path, json=change, key=stage.keys.lead, version=version), 409)
    problem(stage.api.delete(path, key=stage.keys.lead, version=version), 409)
    assert stage.api.read(path, key=stage.keys.lead)["answered"] == 1
