"""Links that units answer through: shown once, sent, renewed, taken back, and reminded of."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from samplan.questionnaires.closing import today
from samplan.questionnaires.rounds.recipient_schemas import InvitationList
from support.asking import Api, Json, MakeApi, body, faulty, problem
from support.people import Keys, Stage
from support.postbox import Postbox, listening, text_of
from support.questionnaires import (
    answer_and_send,
    ask,
    change_round,
    header,
    link,
    links,
    make_round,
    mine,
    move,
    open_questionnaire,
    save,
)
from support.shapes import assert_shape

ADDRESSES = {"ost": "ost@example.se", "vast": "vast@example.se"}


def post(api: Api, keys: Keys, round_id: str, part: str, **sent: Any) -> Any:
    """Ask for invitations or reminders; the response."""
    return api.post(f"/questionnaire-rounds/{round_id}/{part}", json=sent, key=keys.lead)


def unit(api: Api, keys: Keys, round_id: str, name: str) -> Json:
    """A unit as the lead sees it."""
    return api.read(f"/questionnaire-rounds/{round_id}/recipients/{name}", key=keys.lead)


# --- links that are shown ---


def test_a_link_is_shown_once_and_only_its_hash_is_kept(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys, "ost", "vast")
    response = post(api, keys, round_id, "invitations")
    given = body(response, 201)
    assert_shape(InvitationList, given)
    assert response.headers["cache-control"] == "no-store"
    assert [one["recipientId"] for one in given["invitations"]] == ["ost", "vast"]
    tokens = []
    for one in given["invitations"]:
        address, _, token = one["link"].partition("#")
        assert address == "http://samplan.test/svara"
        assert len(token) == 32
        tokens.append(token)
        assert mine(api, token)["unit"]["name"] == f"Enheten {one['recipientId']}"
    with stage.database.reading.connect() as connection:
        for table in ("invitation", "change", "revision", "outgoing_mail"):
            kept = str(connection.execute(sa.text(f"SELECT * FROM {table}")).all())
            assert all(token not in kept for token in tokens)
    shown = unit(api, keys, round_id, "ost")
    assert (shown["validLinks"], shown["invitedAt"] is not None) == (1, True)


def test_the_link_begins_where_people_reach_the_service(make_api: MakeApi, stage: Stage) -> None:
    api = make_api(
        database_url=stage.api.app.settings.database_url,
        public_url="https://samplan.example.se/",
    )
    round_id = open_questionnaire(stage.api, stage.keys)
    [one] = body(post(api, stage.keys, round_id, "invitations"), 201)["invitations"]
    assert one["link"].startswith("https://samplan.example.se/svara#")


def test_earlier_links_stay_valid_unless_they_are_renewed(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys, "ost", "vast")
    first = links(api, keys, round_id)
    second = link(api, keys, round_id, "ost")
    assert mine(api, first["ost"]) == mine(api, second)
    third = link(api, keys, round_id, "ost", renew=True)
    for token in (first["ost"], second):
        problem(api.get("/responses/mine", headers=header(token)), 404)
    mine(api, third)
    mine(api, first["vast"])
    assert unit(api, keys, round_id, "ost")["validLinks"] == 1


def test_a_link_taken_back_ends_and_what_was_answered_stays(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    token = link(api, keys, round_id)
    save(api, token, routine="yes")
    path = f"/questionnaire-rounds/{round_id}/recipients/ost/invitations"
    assert api.delete(path, key=keys.lead).status_code == 204
    problem(api.get("/responses/mine", headers=header(token)), 404)
    shown = unit(api, keys, round_id, "ost")
    assert (shown["validLinks"], shown["state"]) == (0, "begun")
    assert mine(api, link(api, keys, round_id))["answers"] == {"routine": "yes"}


def test_links_are_for_rounds_that_take_answers_and_units_that_are_asked(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost")
    problem(post(api, keys, round_id, "invitations"), 409)
    move(api, keys, round_id, "open")
    unknown = post(api, keys, round_id, "invitations", recipientIds=["ost", "nope"])
    assert faulty(unknown) == ["recipientIds[1]"]
    assert faulty(post(api, keys, round_id, "invitations", recipientIds=[])) == ["recipientIds"]
    yesterday = (today() - timedelta(days=1)).isoformat()
    change_round(api, keys, round_id, closesOn=yesterday)
    problem(post(api, keys, round_id, "invitations"), 409)


def test_only_the_county_s_lead_gives_links(stage: Stage) -> None:
    api, keys, others = stage.api, stage.keys, stage.others
    round_id = open_questionnaire(api, keys)
    for part in ("invitations", "reminders"):
        path = f"/questionnaire-rounds/{round_id}/{part}"
        problem(api.post(path, json={}), 401)
        problem(api.post(path, json={}, key=keys.reporter), 403)
        problem(api.post(path, json={}, key=others.lead), 404)


def test_the_history_says_that_links_were_given_and_to_the_lead_alone(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    link(api, keys, round_id)
    api.delete(f"/questionnaire-rounds/{round_id}/recipients/ost/invitations", key=keys.lead)
    params = {"objectType": "invitation", "objectId": f"{round_id}/ost"}
    taken, given = api.items("/changes", params=params, key=keys.lead)
    assert given["after"] == {"kind": "invitation", "byEmail": False}
    assert taken["before"] == {"links": 1}
    for key in (None, keys.reporter, stage.others.lead):
        assert api.items("/changes", params=params, key=key) == []


def test_without_a_mail_server_the_lead_is_told_to_copy_the_links(stage: Stage) -> None:
    api, keys = stage.api, stage.keys
    round_id = open_questionnaire(api, keys)
    for response in (
        post(api, keys, round_id, "invitations", send=True),
        post(api, keys, round_id, "reminders"),
    ):
        assert "Kopiera länkarna" in problem(response, 409)["detail"]


def test_mail_needs_to_know_where_the_service_is(make_api: MakeApi, stage: Stage) -> None:
    url = stage.api.app.settings.database_url
    api = make_api(database_url=url, smtp_host="127.0.0.1")
    round_id = open_questionnaire(stage.api, stage.keys)
    refused = post(api, stage.keys, round_id, "invitations", send=True)
    assert "SAMPLAN_PUBLIC_URL" in problem(refused, 409)["detail"]


# --- links that are sent ---


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A mail server that takes everything."""
    with listening() as made:
        yield made


@pytest.fixture
def mailing(make_api: MakeApi, postbox: Postbox) -> Api:
    """An application that sends mail."""
    return make_api(**postbox.settings)


def open_with_addresses(api: Api, keys: Keys, **fields: Any) -> str:
    """An open round that asks two units with addresses; its id."""
    round_id = make_round(api, keys, **fields)
    for name, address in ADDRESSES.items():
        ask(api, keys, round_id, name, email=address)
    move(api, keys, round_id, "open")
    return round_id


def token_in(text: str) -> str:
    """The token of the link that a message holds."""
    [line] = {line for line in text.splitlines() if "/svara#" in line}
    return line.partition("#")[2]


def test_units_get_their_links_by_mail(mailing: Api, keys: Keys, postbox: Postbox) -> None:
    round_id = open_with_addresses(
        mailing, keys, closesOn=today().isoformat(), greeting="Hej på er!"
    )
    given = body(post(mailing, keys, round_id, "invitations", send=True), 201)["invitations"]
    assert [(one["link"], one["queued"]) for one in given] == [(None, True)] * 2
    assert unit(mailing, keys, round_id, "ost")["mail"]["status"] == "queued"
    mailing.app.mail.send_due()
    assert sorted(postbox.recipients) == sorted(ADDRESSES.values())
    for message in postbox.got:
        [name] = [name for name, address in ADDRESSES.items() if message["To"] == address]
        said = text_of(message)
        assert said.startswith("Hej på er!")
        assert f"Enheten {name} är inbjuden" in said
        assert str(today().year) in said
        assert mine(mailing, token_in(said))["unit"]["name"] == f"Enheten {name}"
        assert message["Subject"] == "Provenkät 2026"
    sent = unit(mailing, keys, round_id, "ost")["mail"]
    assert (sent["kind"], sent["status"], sent["attempts"]) == ("invitation", "sent", 1)


def test_a_round_with_an_english_title_is_written_about_in_both_languages(
    mailing: Api, keys: Keys, postbox: Postbox
) -> None:
    title = {"sv": "Enkät", "en": "Questionnaire"}
    round_id = open_with_addresses(mailing, keys, title=title)
    post(mailing, keys, round_id, "invitations", send=True, recipientIds=["ost"])
    mailing.app.mail.send_due()
    said = text_of(postbox.got[0])
    assert said.index("är inbjuden att svara") < said.index("is invited to answer")
    token_in(said)


def test_a_unit_without_an_address_gets_its_link_shown(
    mailing: Api, keys: Keys, postbox: Postbox
) -> None:
    round_id = open_with_addresses(mailing, keys)
    ask(mailing, keys, round_id, "utan")
    given = body(post(mailing, keys, round_id, "invitations", send=True), 201)["invitations"]
    assert [one["queued"] for one in given] == [True, True, False]
    mine(mailing, given[2]["link"].partition("#")[2])


def test_only_those_who_have_not_sent_in_are_reminded(
    mailing: Api, keys: Keys, postbox: Postbox
) -> None:
    round_id = open_with_addresses(mailing, keys)
    tokens = links(mailing, keys, round_id)
    answer_and_send(mailing, tokens["ost"])
    save(mailing, tokens["vast"], routine="yes")
    asked = [*ADDRESSES]
    given = body(post(mailing, keys, round_id, "reminders", recipientIds=asked), 201)
    assert [one["recipientId"] for one in given["invitations"]] == ["vast"]
    mailing.app.mail.send_due()
    [message] = postbox.got
    assert (message["To"], message["Subject"]) == (
        "vast@example.se",
        "Påminnelse: Provenkät 2026",
    )
    assert mine(mailing, token_in(text_of(message)))["answers"] == {"routine": "yes"}
    assert mine(mailing, tokens["vast"])["answers"] == {"routine": "yes"}


def test_who_sends_in_before_the_reminder_goes_out_gets_none(
    mailing: Api, keys: Keys, postbox: Postbox
) -> None:
    round_id = open_with_addresses(mailing, keys)
    token = link(mailing, keys, round_id)
    post(mailing, keys, round_id, "reminders", recipientIds=["ost"])
    answer_and_send(mailing, token)
    mailing.app.mail.send_due()
    assert postbox.got == []
    assert unit(mailing, keys, round_id, "ost")["mail"]["problem"] == "nothing_to_send"


def test_no_mail_goes_out_once_the_round_is_closed_or_the_link_taken_back(
    mailing: Api, keys: Keys, postbox: Postbox
) -> None:
    round_id = open_with_addresses(mailing, keys)
    post(mailing, keys, round_id, "invitations", send=True)
    path = f"/questionnaire-rounds/{round_id}/recipients/vast/invitations"
    assert mailing.delete(path, key=keys.lead).status_code == 204
    move(mailing, keys, round_id, "closed")
    mailing.app.mail.send_due()
    assert postbox.got == []
    assert unit(mailing, keys, round_id, "vast")["mail"] is None
    problem(post(mailing, keys, round_id, "reminders"), 409)


def test_the_lead_sees_that_an_address_was_refused(
    mailing: Api, keys: Keys, postbox: Postbox
) -> None:
    round_id = open_with_addresses(mailing, keys)
    postbox.refused["ost@example.se"] = "550 5.1.1 No such user"
    post(mailing, keys, round_id, "invitations", send=True)
    mailing.app.mail.send_due()
    shown = unit(mailing, keys, round_id, "ost")["mail"]
    assert (shown["status"], shown["problem"]) == ("failed", "address_refused")
    assert unit(mailing, keys, round_id, "vast")["mail"]["status"] == "sent"


def test_addresses_are_in_no_history(mailing: Api, keys: Keys, database: Any) -> None:
    round_id = open_with_addresses(mailing, keys)
    post(mailing, keys, round_id, "invitations", send=True)
    with database.reading.connect() as connection:
        for table in ("change", "revision", "outgoing_mail", "invitation"):
            kept = str(connection.execute(sa.text(f"SELECT * FROM {table}")).all())
            assert "example.se" not in kept
