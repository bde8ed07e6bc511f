"""Rounds of questionnaires: drafted, opened, closed and published; whom they ask, who answered."""

from datetime import timedelta

import pytest

from samplan.questionnaires.closing import today
from samplan.questionnaires.rounds.recipient_schemas import (
    Participation,
    RecipientInfo,
    RecipientList,
    UnitKindList,
)
from samplan.questionnaires.rounds.schemas import QuestionnaireRoundInfo, QuestionnaireRoundList
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.questionnaires import (
    KIND,
    answer_and_send,
    ask,
    change_round,
    final_questionnaire,
    form_with,
    link,
    links,
    make_final,
    make_kind,
    make_questionnaire,
    make_round,
    mine,
    move,
    new_name,
    open_questionnaire,
    save,
    save_draft,
    text,
)
from support.shapes import assert_shape
from support.tables import column, read_csv, read_xlsx

TOMORROW = (today() + timedelta(days=1)).isoformat()
YESTERDAY = (today() - timedelta(days=1)).isoformat()


def round_path(round_id: str) -> str:
    """The address of a round."""
    return f"/questionnaire-rounds/{round_id}"


# --- the life of a round ---


def test_a_round_is_drafted_opened_closed_and_published(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys, closesOn=TOMORROW, greeting="Hej!")
    ask(api, keys, round_id, "ost")
    draft = api.read(round_path(round_id), key=keys.lead)
    assert_shape(QuestionnaireRoundInfo, draft)
    assert (draft["status"], draft["formNumber"], draft["takesAnswers"]) == ("draft", 1, False)
    assert draft["allowedTransitions"] == ["open"]
    opened = move(api, keys, round_id, "open", reason="Provat och klart")
    assert (opened["takesAnswers"], opened["allowedTransitions"]) == (True, ["closed"])
    answer_and_send(api, link(api, keys, round_id))
    shown = api.read(round_path(round_id), key=keys.lead)
    assert (shown["askedCount"], shown["submittedCount"]) == (1, 1)
    closed = move(api, keys, round_id, "closed")
    assert closed["allowedTransitions"] == ["open", "published"]
    published = move(api, keys, round_id, "published")
    assert (published["allowedTransitions"], published["takesAnswers"]) == ([], False)
    public = api.read(round_path(round_id))
    assert public["publishedAt"] is not None
    assert public["submittedCount"] is None


@pytest.mark.parametrize(
    ("steps", "to"),
    [
        ([], "closed"),
        ([], "published"),
        ([], "draft"),
        (["open"], "draft"),
        (["open"], "open"),
        (["open"], "published"),
        (["open", "closed"], "draft"),
        (["open", "closed", "published"], "open"),
        (["open", "closed", "published"], "closed"),
    ],
)
def test_a_round_takes_no_other_steps(stage: Stage, steps: list[str], to: str) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost")
    for step in steps:
        move(api, keys, round_id, step)
    path = f"{round_path(round_id)}/transitions"
    problem(api.post(path, json={"to": to}, key=keys.lead, version="*"), 409)


def test_a_round_that_asks_nobody_or_whose_last_day_has_passed_is_not_opened(
    stage: Stage,
) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    path = f"{round_path(round_id)}/transitions"
    refused = api.post(path, json={"to": "open"}, key=keys.lead, version="*")
    assert "enheter" in problem(refused, 409)["detail"]
    ask(api, keys, round_id, "ost")
    change_round(api, keys, round_id, closesOn=YESTERDAY)
    refused = api.post(path, json={"to": "open"}, key=keys.lead, version="*")
    assert "Flytta fram" in problem(refused, 409)["detail"]
    change_round(api, keys, round_id, closesOn=today().isoformat())
    assert move(api, keys, round_id, "open")["takesAnswers"] is True


def test_a_round_asks_a_final_version_and_no_other(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    name = make_questionnaire(api, keys)
    new = {"id": new_name(), "countyId": "22", "questionnaireId": name, "year": 2026}
    new |= {"title": text("Prov")}
    post = "/questionnaire-rounds"
    assert faulty(api.post(post, json=new, key=keys.lead)) == ["questionnaireId"]
    make_final(api, keys, name)
    save_draft(api, keys, name, form_with(comment=None))
    assert faulty(api.post(post, json=new | {"formNumber": 2}, key=keys.lead)) == ["formNumber"]
    assert body(api.post(post, json=new, key=keys.lead), 201)["formNumber"] == 1
    problem(api.post(post, json=new, key=keys.lead), 409)


def test_which_version_is_asked_changes_only_in_a_draft(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    name = final_questionnaire(api, keys)
    round_id = make_round(api, keys, name)
    make_final(api, keys, name, form_with(comment=None))
    assert change_round(api, keys, round_id, formNumber=2)["formNumber"] == 2
    ask(api, keys, round_id, "ost")
    move(api, keys, round_id, "open")
    patch = api.patch(round_path(round_id), json={"formNumber": 1}, key=keys.lead, version="*")
    problem(patch, 409)


def test_fields_that_cannot_be_are_named(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    name = final_questionnaire(api, keys)
    new: Json = {"id": new_name(), "countyId": "22", "questionnaireId": name, "year": 2026}
    new |= {"title": text("Prov")}

    def refused(**fields: object) -> list[str]:
        return faulty(api.post("/questionnaire-rounds", json=new | fields, key=keys.lead))

    assert refused(opensOn="2026-03-01", closesOn="2026-02-01") == ["closesOn"]
    assert refused(questionnaireId="nope") == ["questionnaireId"]
    assert refused(previousRoundId="nope") == ["previousRoundId"]
    assert refused(copyRecipients=True) == ["previousRoundId"]
    assert refused(year=1900) == ["year"]
    problem(api.post("/questionnaire-rounds", json=new | {"countyId": "25"}, key=keys.lead), 403)


def test_a_round_asks_the_units_of_the_one_before_when_told_to(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    first = make_round(api, keys, year=2024)
    ask(api, keys, first, "ost", email="ost@example.se")
    ask(api, keys, first, "vast", organisationId="22")
    second = make_round(api, keys, previousRoundId=first, copyRecipients=True)
    shown = api.items(f"{round_path(second)}/recipients", key=keys.lead)
    assert [(one["id"], one["email"], one["version"]) for one in shown] == [
        ("ost", "ost@example.se", 1),
        ("vast", None, 1),
    ]
    problem(api.delete(round_path(first), key=keys.lead, version="*"), 409)


def test_a_draft_is_taken_away_and_an_open_round_is_not(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost")
    assert api.delete(round_path(round_id), key=keys.lead, version=1).status_code == 204
    problem(api.get(round_path(round_id), key=keys.lead), 404)
    opened = open_questionnaire(api, keys)
    problem(api.delete(round_path(opened), key=keys.lead, version="*"), 409)


def test_a_published_round_does_not_change(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    move(api, keys, round_id, "closed")
    move(api, keys, round_id, "published")
    path = round_path(round_id)
    problem(api.patch(path, json={"title": text("X")}, key=keys.lead, version="*"), 409)
    recipient = f"{path}/recipients/ost"
    problem(api.patch(recipient, json={"name": "X"}, key=keys.lead, version="*"), 409)


def test_of_two_who_change_a_round_the_second_is_told(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    path = round_path(make_round(api, keys))
    body(api.patch(path, json={"greeting": "Hej"}, key=keys.lead, version=1))
    problem(api.patch(path, json={"greeting": "Hallå"}, key=keys.lead, version=1), 412)
    problem(api.patch(path, json={"greeting": "Hallå"}, key=keys.lead), 428)
    cleared = body(api.patch(path, json={"greeting": None}, key=keys.lead, version=2))
    assert cleared["greeting"] is None


# --- who sees it ---


def test_a_round_under_way_is_seen_by_its_lead_and_by_those_it_asks(stage: Stage) -> None:
    api, keys, others = stage.api, stage.keys, stage.others
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost", organisationId="2281")
    for key in (None, keys.reader, keys.reporter, others.lead, others.reporter):
        problem(api.get(round_path(round_id), key=key), 404)
    move(api, keys, round_id, "open")
    seen = api.read(round_path(round_id), key=keys.reporter)
    assert (seen["submittedCount"], seen["allowedTransitions"]) == (None, [])
    for key in (None, keys.reader, keys.neighbour, others.lead, others.reporter):
        problem(api.get(round_path(round_id), key=key), 404)
        listed = api.items("/questionnaire-rounds", key=key)
        assert round_id not in [one["id"] for one in listed]
    shown = api.read("/questionnaire-rounds?county=22&status=open", key=keys.lead)
    assert_shape(QuestionnaireRoundList, shown)
    assert round_id in [one["id"] for one in shown["questionnaireRounds"]]


def test_whom_a_round_asks_and_who_has_answered_is_the_lead_s_alone(stage: Stage) -> None:
    api, keys, others = stage.api, stage.keys, stage.others
    round_id = open_questionnaire(api, keys)
    move(api, keys, round_id, "closed")
    move(api, keys, round_id, "published")
    for part in ("recipients", "recipients/ost", "participation"):
        path = f"{round_path(round_id)}/{part}"
        problem(api.get(path), 401)
        for key in (keys.reader, keys.reporter, others.lead, others.reporter):
            problem(api.get(path, key=key), 403)
        api.read(path, key=keys.lead)


def test_the_history_of_a_round_is_its_lead_s_until_it_is_published(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    params = {"objectType": "questionnaire-round", "objectId": round_id}
    assert len(api.items("/changes", params=params, key=keys.lead)) == 2
    for key in (None, keys.reporter, stage.others.lead):
        assert api.items("/changes", params=params, key=key) == []
    move(api, keys, round_id, "closed")
    move(api, keys, round_id, "published")
    [public] = api.items("/changes", params=params)
    assert public["after"]["status"] == "published"
    of_units = {"objectType": "recipient", "objectId": f"{round_id}/ost"}
    assert api.items("/changes", params=of_units) == []
    [made] = api.items("/changes", params=of_units, key=keys.lead)
    assert made["after"]["hasEmail"] is False


# --- whom it asks ---


def test_a_unit_is_added_changed_and_taken_away(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    made = ask(api, keys, round_id, "ost", email=" ost@example.se ")
    assert_shape(RecipientInfo, made)
    assert (made["email"], made["state"], made["mail"]) == ("ost@example.se", "not_opened", None)
    path = f"{round_path(round_id)}/recipients/ost"
    changed = body(api.patch(path, json={"email": None}, key=keys.lead, version=1))
    assert (changed["email"], changed["version"]) == (None, 2)
    problem(api.patch(path, json={"name": "X"}, key=keys.lead, version=1), 412)
    assert api.delete(path, key=keys.lead, version=2).status_code == 204
    problem(api.get(path, key=keys.lead), 404)


def test_a_unit_that_has_begun_to_answer_is_not_taken_away(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    path = f"{round_path(round_id)}/recipients/ost"
    token = link(api, keys, round_id)
    save(api, token, routine="yes")
    problem(api.delete(path, key=keys.lead, version="*"), 409)
    assert mine(api, token)["answers"] == {"routine": "yes"}


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"email": "ost"}, ["email"]),
        ({"email": "ost@example"}, ["email"]),
        ({"email": "öst@example.se"}, ["email"]),
        ({"email": "a@example.se\nBcc: b@example.se"}, ["email"]),
        ({"email": "a@example.se, b@example.se"}, ["email"]),
        ({"email": "A <a@example.se>"}, ["email"]),
        ({"email": "a" * 250 + "@example.se"}, ["email"]),
        ({"organisationId": "2580"}, ["organisationId"]),
        ({"organisationId": "22-municipalities"}, ["organisationId"]),
        ({"unitKindId": "nope"}, ["unitKindId"]),
        ({"name": "a\nb"}, ["name"]),
    ],
)
def test_a_unit_s_fields_that_cannot_be_are_named(
    stage: Stage, fields: Json, named: list[str]
) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    make_kind(api, keys)
    new = {"id": "ost", "name": "Öst", "organisationId": "2281", "unitKindId": KIND}
    path = f"{round_path(round_id)}/recipients"
    assert faulty(api.post(path, json=new | fields, key=keys.lead)) == named


def test_a_closed_round_asks_no_more(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    ask(api, keys, round_id, "sen")
    move(api, keys, round_id, "closed")
    new = {"id": "ny", "name": "Ny", "organisationId": "2281", "unitKindId": KIND}
    path = f"{round_path(round_id)}/recipients"
    problem(api.post(path, json=new, key=keys.lead), 409)
    problem(api.post(path, json=new | {"id": "sen"}, key=keys.lead), 409)


def test_kinds_of_units_are_listed_for_all(stage: Stage) -> None:
    make_kind(stage.api, stage.keys)
    shown = stage.api.read("/unit-kinds?limit=1000")
    assert_shape(UnitKindList, shown)
    assert KIND in [one["id"] for one in shown["unitKinds"]]
    new = {"id": KIND, "name": text("Igen")}
    problem(stage.api.post("/unit-kinds", json=new, key=stage.keys.lead), 409)
    problem(stage.api.post("/unit-kinds", json=new, key=stage.keys.reporter), 403)


# --- who has answered ---


def test_participation_tells_who_has_come_how_far_and_never_what_they_answered(
    stage: Stage,
) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    other = make_kind(api, keys, "annat-slag")
    for name in ("a", "b", "c", "d"):
        ask(api, keys, round_id, name)
    ask(api, keys, round_id, "e", organisationId="22-primary-care", unitKindId=other)
    move(api, keys, round_id, "open")
    tokens = links(api, keys, round_id)
    answer_and_send(api, tokens["a"])
    save(api, tokens["b"], comment="Hemligheten")
    mine(api, tokens["c"])
    response = api.get(f"{round_path(round_id)}/participation", key=keys.lead)
    shown = body(response)
    assert_shape(Participation, shown)
    assert "Hemligheten" not in response.text
    assert shown["total"] == {
        "asked": 5,
        "opened": 3,
        "begun": 2,
        "submitted": 1,
        "rate": 20.0,
    }
    [first, second] = shown["groups"]
    assert (first["organisationId"], first["unitKindId"], first["asked"]) == ("2281", KIND, 4)
    assert [(one["id"], one["state"]) for one in first["late"]] == [
        ("b", "begun"),
        ("c", "opened"),
        ("d", "not_opened"),
    ]
    assert (second["organisationId"], second["rate"]) == ("22", 0.0)
    assert shown["isLate"] is False
    assert shown["sendsMail"] is False
    change_round(api, keys, round_id, closesOn=YESTERDAY)
    late = api.read(f"{round_path(round_id)}/participation", key=keys.lead)
    assert late["isLate"] is True


def test_units_and_participation_come_as_files_for_the_lead(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    for name in ("a", "b"):
        ask(api, keys, round_id, name, email=f"{name}@example.se")
    move(api, keys, round_id, "open")
    units = api.get(f"{round_path(round_id)}/recipients?format=csv&limit=1", key=keys.lead)
    table = read_csv(units.content)
    assert column(table, "Enhets-id") == ["a", "b"]
    assert column(table, "Funktionsadress") == ["a@example.se", "b@example.se"]
    assert units.headers["cache-control"] == "private, no-cache"
    path = f"{round_path(round_id)}/participation"
    come = api.get(f"{path}?format=xlsx", key=keys.lead)
    sheet, _, about = read_xlsx(come.content).worksheets
    headings = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, headings.index("Saknas") + 1).value == "Enheten a, Enheten b"
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert "Öppen" in str(told["Omgång"])


def test_lists_are_filtered(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    name = final_questionnaire(api, keys)
    round_id = make_round(api, keys, name)
    path = "/questionnaire-rounds"
    params = {"questionnaire": name}
    assert [one["id"] for one in api.items(path, params=params, key=keys.lead)] == [round_id]
    assert api.items(path, params=params | {"status": "closed"}, key=keys.lead) == []
    assert api.read(f"{round_path(round_id)}/recipients", key=keys.lead)["recipients"] == []
    assert_shape(RecipientList, api.read(f"{round_path(round_id)}/recipients", key=keys.lead))
