"""The life of a round: draft, open, under review, published, and then frozen."""

import pytest

from samplan.gap.terms import TRANSITIONS, RoundStatus
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.steps import (
    answer,
    cell_path,
    column_path,
    draft_round,
    history,
    move_round,
    new_id,
    open_round,
    publish_round,
)

PATHS_TO: dict[str, list[str]] = {
    "draft": [],
    "open": ["open"],
    "under_review": ["open", "under_review"],
    "published": ["open", "under_review", "published"],
}


def round_in(stage: Stage, status: str) -> Json:
    """A round that has come to the status."""
    shown = draft_round(stage.api, stage.keys, id=new_id())
    for step in PATHS_TO[status]:
        shown = move_round(stage.api, stage.keys, step, shown["id"])
    return shown


@pytest.mark.parametrize("status", list(RoundStatus))
@pytest.mark.parametrize("to", list(RoundStatus))
def test_a_round_takes_the_steps_of_its_life_and_no_others(
    stage: Stage, status: RoundStatus, to: RoundStatus
) -> None:
    shown = round_in(stage, status)
    allowed = TRANSITIONS[status]
    assert shown["allowedTransitions"] == [one for one in RoundStatus if one in allowed]
    path, key = f"/gap-rounds/{shown['id']}", stage.keys.lead
    sent, version = {"to": to}, shown["version"]
    response = stage.api.post(f"{path}/transitions", json=sent, key=key, version=version)
    after = stage.api.read(path, key=key)
    if to in allowed:
        assert body(response, 201) == after
        assert (after["status"], after["version"]) == (to, version + 1)
        assert response.headers["etag"] == f'"v{version + 1}"'
    else:
        problem(response, 409)
        assert after == shown


def test_the_life_of_a_round_is_draft_open_under_review_published() -> None:
    steps = {(a.value, b.value) for a, then in TRANSITIONS.items() for b in then}
    assert steps == {
        ("draft", "open"),
        ("open", "draft"),
        ("open", "under_review"),
        ("under_review", "open"),
        ("under_review", "published"),
    }


def test_a_step_is_taken_on_the_version_that_was_seen(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    path, key, sent = f"/gap-rounds/{made['id']}/transitions", stage.keys.lead, {"to": "open"}
    problem(stage.api.post(path, json=sent, key=key), 428)
    stale = stage.api.post(path, json=sent, key=key, version=7)
    problem(stale, 412)
    assert stale.headers["etag"] == '"v1"'
    body(stage.api.post(path, json=sent, key=key, version=1), 201)


def test_a_step_leaves_its_reason_in_the_history(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    move_round(stage.api, stage.keys, "open", made["id"], reason="Frågorna är klara.")
    found = history(stage.api, stage.keys.lead, objectType="gap-round", objectId=made["id"])
    assert found[0]["reason"] == "Frågorna är klara."
    assert (found[0]["before"]["status"], found[0]["after"]["status"]) == ("draft", "open")


@pytest.mark.parametrize("to", ["closed", None, 1, "OPEN"])
def test_a_step_that_there_is_none_of_is_named_as_a_fault(stage: Stage, to: object) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    path, key = f"/gap-rounds/{made['id']}/transitions", stage.keys.lead
    assert faulty(stage.api.post(path, json={"to": to}, key=key, version=1)) == ["to"]


@pytest.mark.parametrize("status", ["draft", "open", "under_review"])
def test_title_and_dates_can_be_changed_until_the_round_is_published(
    stage: Stage, status: str
) -> None:
    shown = round_in(stage, status)
    path, version = f"/gap-rounds/{shown['id']}", shown["version"]
    change: Json = {"title": {"sv": "Ny titel"}, "closesOn": "2026-04-15"}
    response = stage.api.patch(path, json=change, key=stage.keys.lead, version=version)
    shown = body(response)
    assert shown["title"] == {"sv": "Ny titel", "en": None}
    assert (shown["closesOn"], shown["version"]) == ("2026-04-15", version + 1)
    assert response.headers["etag"] == f'"v{version + 1}"'


def frozen_writes(round_id: str) -> list[tuple[str, str, Json]]:
    """Everything that would change a round other than by a correction."""
    answers = [{"methodId": "act", "status": "offered"}]
    return [
        ("PATCH", f"/gap-rounds/{round_id}", {"title": {"sv": "Ny titel"}}),
        ("POST", f"/gap-rounds/{round_id}/transitions", {"to": "open"}),
        ("POST", f"/gap-rounds/{round_id}/transitions", {"to": "draft"}),
        ("PATCH", column_path("2281", round_id), {"answers": answers}),
        ("PUT", cell_path("act", "2281", round_id), {"status": "offered"}),
    ]


def test_a_published_round_is_frozen_for_everybody(stage: Stage) -> None:
    shown = round_in(stage, "published")
    for method, path, sent in frozen_writes(shown["id"]):
        for key in (stage.keys.lead, stage.keys.administrator):
            problem(stage.api.request(method, path, json=sent, key=key, version="*"), 409)
    assert stage.api.read(f"/gap-rounds/{shown['id']}", key=stage.keys.lead) == shown


def test_a_published_round_is_there_for_everybody_with_its_moment(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    answer(stage.api, stage.keys.reporter, "2281", round_id, confirmUnchanged=["act"])
    problem(stage.api.get(f"/gap-rounds/{round_id}"), 404)
    publish_round(stage.api, stage.keys, round_id)
    shown = stage.api.read(f"/gap-rounds/{round_id}")
    assert shown["publishedAt"].endswith("Z")
    assert (shown["answered"], shown["allowedTransitions"]) == (1, [])
    assert round_id in {one["id"] for one in stage.api.items("/gap-rounds")}


@pytest.mark.parametrize("status", ["draft", "under_review"])
def test_a_round_that_is_not_open_takes_no_answers_from_reporters(
    stage: Stage, status: str
) -> None:
    round_id = round_in(stage, status)["id"]
    path, key = cell_path("act", "2281", round_id), stage.keys.reporter
    problem(stage.api.put(path, json={"status": "offered"}, key=key, version=1), 409)
    path = column_path("2281", round_id)
    assert stage.api.read(path, key=key)["editable"] is False
    problem(stage.api.patch(path, json={"answers": []}, key=key, version=1), 409)


def test_under_review_the_lead_may_still_mend_what_the_review_finds(stage: Stage) -> None:
    round_id = round_in(stage, "under_review")["id"]
    path, key = cell_path("act", "2281", round_id), stage.keys.lead
    shown = body(stage.api.put(path, json={"status": "offered"}, key=key, version=1))
    assert (shown["status"], shown["enteredBy"]) == ("offered", "Projektledningen")


def test_in_a_draft_not_even_the_lead_answers(stage: Stage) -> None:
    path = cell_path("act", "2281", round_in(stage, "draft")["id"])
    sent, key = {"status": "offered"}, stage.keys.lead
    problem(stage.api.put(path, json=sent, key=key, version=1), 409)


def test_a_round_sent_back_keeps_its_answers(stage: Stage) -> None:
    round_id = open_round(stage.api, stage.keys, id=new_id())["id"]
    answer(stage.api, stage.keys.reporter, "2281", round_id, confirmUnchanged=["act"])
    for step in ("draft", "open", "under_review", "open"):
        shown = move_round(stage.api, stage.keys, step, round_id)
    assert shown["answered"] == 1
