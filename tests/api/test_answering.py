"""Answering through a link: saved half-way, sent in, changed until closing, and never lost."""

import re
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from samplan.questionnaires.answering.schemas import MyResponse
from samplan.questionnaires.answering.service import find
from samplan.questionnaires.closing import today
from support.asking import Api, Json, MakeApi, body, faulty, problem
from support.people import Stage
from support.questionnaires import (
    ANSWERS,
    answer_and_send,
    change_round,
    header,
    link,
    links,
    make_final,
    mine,
    move,
    open_questionnaire,
    put,
    save,
    send_in,
)
from support.shapes import assert_shape


@pytest.fixture
def round_id(stage: Stage) -> str:
    """An open round that asks two units."""
    return open_questionnaire(stage.api, stage.keys, "ost", "vast")


@pytest.fixture
def token(stage: Stage, round_id: str) -> str:
    """A link of the first unit."""
    return link(stage.api, stage.keys, round_id)


def test_a_link_leads_to_the_form_without_any_key(stage: Stage, token: str) -> None:
    shown = mine(stage.api, token)
    assert_shape(MyResponse, shown)
    assert shown["round"]["title"]["sv"] == "Provenkät 2026"
    assert shown["unit"] == {"name": "Enheten ost"}
    assert [len(one["questions"]) for one in shown["form"]["sections"]] == [3, 4]
    assert (shown["answers"], shown["version"], shown["isOpen"]) == ({}, 0, True)
    assert (shown["savedAt"], shown["submittedAt"], shown["receipt"]) == (None, None, None)


def test_what_is_saved_half_way_is_there_when_the_link_is_opened_again(
    stage: Stage, token: str
) -> None:
    saved = save(stage.api, token, routine="partly", comment="  Vi börjar i höst.\r\nMer sedan. ")
    assert saved["answers"] == {
        "routine": "partly",
        "comment": "Vi börjar i höst.\nMer sedan.",
    }
    assert (saved["version"], saved["submittedAt"]) == (1, None)
    assert mine(stage.api.another(), token) == saved


def test_what_is_left_out_or_blank_has_no_answer(stage: Stage, token: str) -> None:
    save(stage.api, token, **ANSWERS)
    saved = save(stage.api, token, routine="no", tools=[], comment="  ", trust=None)
    assert saved["answers"] == {"routine": "no"}


def test_saving_the_same_again_changes_nothing(stage: Stage, token: str) -> None:
    first = save(stage.api, token, **ANSWERS)
    assert save(stage.api, token, **ANSWERS) == first


def test_a_number_is_read_as_people_write_it(stage: Stage, token: str) -> None:
    saved = save(stage.api, token, screened="1\u202f250", hours="37,5", trust="4")
    assert saved["answers"] == {"screened": 1250, "trust": 4, "hours": 37.5}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("routine", "maybe"),
        ("routine", ["yes"]),
        ("routine", 1),
        ("screened", "tolv"),
        ("screened", 1.5),
        ("screened", -1),
        ("screened", 10_001),
        ("screened", True),
        ("screened", {"a": 1}),
        ("tools", ["audit", "nope"]),
        ("tools", "audit"),
        ("trust", 6),
        ("trust", 2.5),
        ("hours", "1,25"),
        ("hours", 1e300),
        ("comment", "x" * 2001),
        ("comment", "a\x00b"),
        ("comment", 5),
        ("nothing-such", "x"),
    ],
)
def test_an_answer_that_does_not_fit_its_question_is_named_and_nothing_is_saved(
    stage: Stage, token: str, name: str, value: Any
) -> None:
    before = save(stage.api, token, who="nurse")
    assert faulty(put(stage.api, token, {"who": "doctor", name: value})) == [f"answers.{name}"]
    assert mine(stage.api, token) == before


def test_answers_to_questions_that_are_not_shown_are_kept_and_need_not_be_there(
    stage: Stage, token: str
) -> None:
    save(stage.api, token, routine="no", screened=12)
    sent = body(send_in(stage.api, token), 201)
    assert sent["answers"] == {"routine": "no", "screened": 12}


def test_sending_in_is_refused_while_a_required_question_that_is_shown_has_no_answer(
    stage: Stage, token: str
) -> None:
    assert faulty(send_in(stage.api, token)) == ["answers.routine"]
    save(stage.api, token, routine="yes")
    assert faulty(send_in(stage.api, token)) == ["answers.screened"]
    assert mine(stage.api, token)["submittedAt"] is None


def test_sending_in_gives_a_receipt_that_can_be_read_aloud(stage: Stage, token: str) -> None:
    sent = answer_and_send(stage.api, token)
    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", sent["receipt"])
    assert sent["submittedAt"] is not None
    assert sent["hasUnsentChanges"] is False
    assert mine(stage.api, token) == sent


def test_what_was_sent_in_counts_until_the_changes_are_sent_in_too(
    stage: Stage, token: str
) -> None:
    sent = answer_and_send(stage.api, token)
    changed = save(stage.api, token, **ANSWERS | {"trust": 1})
    assert changed["hasUnsentChanges"] is True
    assert (changed["receipt"], changed["submittedAt"]) == (sent["receipt"], sent["submittedAt"])
    assert changed["answers"]["trust"] == 1
    assert stored(stage, token)["trust"] == 4
    again = body(send_in(stage.api, token), 201)
    assert again["hasUnsentChanges"] is False
    assert again["receipt"] != sent["receipt"]
    assert stored(stage, token)["trust"] == 1


def test_taking_a_change_back_leaves_nothing_to_send_in(stage: Stage, token: str) -> None:
    sent = answer_and_send(stage.api, token)
    save(stage.api, token, **ANSWERS | {"trust": 1})
    back = save(stage.api, token, **ANSWERS)
    assert (back["hasUnsentChanges"], back["receipt"]) == (False, sent["receipt"])
    again = body(send_in(stage.api, token), 201)
    assert again["receipt"] == sent["receipt"]


def stored(stage: Stage, token: str) -> Json:
    """The answers that count, as the database holds them."""
    with Session(stage.database.reading) as session:
        asked = find(session, token)
        assert asked is not None
        assert asked.response is not None
        return dict(asked.response.answers or {})


# --- two at once ---


def test_of_two_tabs_the_second_is_told_and_loses_nothing(stage: Stage, token: str) -> None:
    first = put(stage.api, token, {"routine": "yes"}, version=0)
    assert (first.status_code, first.headers["etag"]) == (200, '"v1"')
    second = put(stage.api, token, {"routine": "no"}, version=0)
    assert problem(second, 412)["detail"]
    assert second.headers["etag"] == '"v1"'
    assert mine(stage.api, token)["answers"] == {"routine": "yes"}
    body(put(stage.api, token, {"routine": "no"}, version=1))


def test_two_links_of_one_unit_lead_to_the_same_answers(
    stage: Stage, round_id: str, token: str
) -> None:
    other = link(stage.api, stage.keys, round_id)
    assert other != token
    save(stage.api, token, routine="yes")
    assert mine(stage.api, other)["answers"] == {"routine": "yes"}


def test_units_see_only_their_own(stage: Stage, round_id: str) -> None:
    tokens = links(stage.api, stage.keys, round_id)
    save(stage.api, tokens["ost"], comment="Östs")
    assert mine(stage.api, tokens["vast"])["answers"] == {}


def test_saving_without_a_version_is_refused(stage: Stage, token: str) -> None:
    sent: Json = {"answers": {}}
    problem(stage.api.put("/responses/mine", json=sent, headers=header(token)), 428)
    problem(stage.api.post("/responses/mine/submissions", headers=header(token)), 428)


def test_a_draft_s_own_words_come_with_it_in_the_version_that_the_round_asks(
    stage: Stage, token: str, round_id: str
) -> None:
    name = stage.api.read(f"/questionnaire-rounds/{round_id}", key=stage.keys.lead)[
        "questionnaireId"
    ]
    form = mine(stage.api, token)["form"]
    make_final(stage.api, stage.keys, name, {"sections": form["sections"][:1]})
    assert mine(stage.api, token)["form"] == form


# --- closing ---


def test_the_last_day_counts_and_the_day_after_does_not(
    stage: Stage, round_id: str, token: str
) -> None:
    change_round(stage.api, stage.keys, round_id, closesOn=today().isoformat())
    saved = answer_and_send(stage.api, token)
    yesterday = (today() - timedelta(days=1)).isoformat()
    change_round(stage.api, stage.keys, round_id, closesOn=yesterday)
    refused = problem(put(stage.api, token, {"routine": "no"}), 409)
    assert yesterday in refused["detail"]
    assert "finns kvar" in refused["detail"]
    problem(send_in(stage.api, token), 409)
    shown = mine(stage.api, token)
    assert (shown["isOpen"], shown["answers"]) == (False, saved["answers"])
    assert shown["receipt"] == saved["receipt"]


def test_after_the_lead_has_closed_nothing_is_taken_and_what_was_saved_is_kept(
    stage: Stage, round_id: str, token: str
) -> None:
    save(stage.api, token, routine="yes")
    move(stage.api, stage.keys, round_id, "closed")
    problem(put(stage.api, token, {"routine": "no"}), 409)
    assert mine(stage.api, token)["answers"] == {"routine": "yes"}
    move(stage.api, stage.keys, round_id, "open")
    save(stage.api, token, routine="no")


# --- links that do not hold ---


@pytest.mark.parametrize("method", ["GET", "PUT", "POST"])
def test_a_wrong_link_leads_nowhere_in_words_that_say_what_to_do(stage: Stage, method: str) -> None:
    path = "/responses/mine/submissions" if method == "POST" else "/responses/mine"
    sent: Json = {"json": {"answers": {}}} if method == "PUT" else {}
    response = stage.api.request(method, path, headers=header("felaktig"), version="*", **sent)
    detail = problem(response, 404)["detail"]
    assert "länken" in detail.casefold()
    assert "be den" in detail.casefold()


def test_a_link_that_was_taken_back_says_so(stage: Stage, round_id: str, token: str) -> None:
    save(stage.api, token, routine="yes")
    renewed = link(stage.api, stage.keys, round_id, renew=True)
    refused = problem(stage.api.get("/responses/mine", headers=header(token)), 404)
    assert "gäller inte längre" in refused["detail"]
    problem(
        stage.api.put("/responses/mine", json={"answers": {}}, headers=header(token), version=1),
        404,
    )
    assert mine(stage.api, renewed)["answers"] == {"routine": "yes"}


def test_a_call_without_a_link_is_told_what_is_missing(stage: Stage) -> None:
    assert faulty(stage.api.get("/responses/mine")) == ["X-Invitation"]


def test_a_guesser_is_stopped_and_those_with_a_valid_link_are_not(
    make_api: MakeApi, stage: Stage, round_id: str
) -> None:
    api = make_api(database_url=stage.api.app.settings.database_url, sign_ins_per_minute=5)
    token = link(stage.api, stage.keys, round_id)
    for number in range(5):
        problem(api.get("/responses/mine", headers=header(f"gissning-{number}")), 404)
    stopped = api.get("/responses/mine", headers=header("gissning"))
    assert problem(stopped, 429)["title"]
    assert int(stopped.headers["retry-after"]) > 0
    assert mine(api, token)["answers"] == {}
    save(api, token, routine="yes")


def test_failed_sign_ins_and_wrong_links_count_together(make_api: MakeApi, stage: Stage) -> None:
    api = make_api(database_url=stage.api.app.settings.database_url, sign_ins_per_minute=3)
    for _ in range(3):
        problem(api.post("/sessions", json={"apiKey": "samplan_fel"}), 401)
    problem(api.get("/responses/mine", headers=header("gissning")), 429)


# --- what leaves no trace ---


def test_no_answer_is_kept_by_anybody_on_the_way(stage: Stage, token: str) -> None:
    for response in (
        stage.api.get("/responses/mine", headers=header(token)),
        put(stage.api, token, ANSWERS),
        send_in(stage.api, token),
    ):
        assert response.headers["cache-control"] == "no-store"


def test_neither_answers_nor_links_are_in_the_history(
    stage: Stage, round_id: str, token: str
) -> None:
    answer_and_send(stage.api, token, comment="Hemligt svar i fritext")
    with stage.database.reading.connect() as connection:
        history = str(connection.execute(sa.text("SELECT * FROM change")).all())
        whole = history + str(connection.execute(sa.text("SELECT * FROM revision")).all())
        links_kept = str(connection.execute(sa.text("SELECT * FROM invitation")).all())
    assert "Hemligt svar" not in whole
    assert token not in whole + links_kept
    changes = stage.api.items(
        "/changes",
        params={"objectType": "response", "objectId": f"{round_id}/ost"},
        key=stage.keys.lead,
    )
    assert [one["after"]["state"] for one in changes] == ["submitted", "begun"]
    assert changes[0]["actor"]["role"] == "respondent"
    for key in (None, stage.keys.reader, stage.keys.reporter, stage.others.lead):
        seen = stage.api.items("/changes", params={"objectType": "response"}, key=key)
        assert seen == []


def test_opening_the_link_is_noted_and_refused_to_nobody_when_it_cannot_be(
    stage: Stage, round_id: str, token: str
) -> None:
    target = "samplan.questionnaires.answering.service.note_opened"
    busy = OperationalError("UPDATE", {}, Exception())
    with mock.patch(target, side_effect=busy):
        mine(stage.api, token)
    path = f"/questionnaire-rounds/{round_id}/recipients/ost"
    assert stage.api.read(path, key=stage.keys.lead)["state"] == "not_opened"
    mine(stage.api, token)
    assert stage.api.read(path, key=stage.keys.lead)["state"] == "opened"


@pytest.fixture
def signed_in(stage: Stage) -> tuple[Api, str]:
    """A browser in which the lead has signed in, and its token against forgery."""
    api = stage.api.another()
    signed = body(api.post("/sessions", json={"apiKey": stage.keys.lead}), 201)
    return api, signed["csrfToken"]


def test_a_lead_who_tries_a_link_writes_as_the_unit(
    stage: Stage, signed_in: tuple[Api, str], round_id: str, token: str
) -> None:
    api, csrf = signed_in
    headers = header(token) | {"X-CSRF-Token": csrf}
    sent = {"answers": {"routine": "yes"}}
    body(api.put("/responses/mine", json=sent, headers=headers, version=0))
    [change] = stage.api.items(
        "/changes",
        params={"objectType": "response", "objectId": f"{round_id}/ost"},
        key=stage.keys.lead,
    )
    assert change["actor"]["role"] == "respondent"
