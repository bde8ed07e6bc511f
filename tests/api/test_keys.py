"""Keys: made, listed and revoked by those who keep a county, and shown only once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.keys.schemas import KeyInfo, KeyList, NewKeyInfo
from support.asking import Api, Json, body, faulty, problem
from support.people import Keys, Stage, make_key
from support.shapes import assert_shape

PATH = "/api-keys"
REPORTER: Json = {"name": "Socialtjänsten i Ånge", "role": "reporter", "organisationId": "2260"}


def create(stage: Stage, key: str | None = None, **fields: Any) -> httpx.Response:
    """Make a key for a reporter, with some fields instead."""
    return stage.api.post(PATH, json=REPORTER | fields, key=key or stage.keys.lead)


def test_a_key_is_shown_once_and_works(stage: Stage) -> None:
    response = create(stage)
    made = body(response, 201)
    assert_shape(NewKeyInfo, made)
    secret = made.pop("secret")
    assert secret.startswith("samplan_")
    assert len(secret) > 45
    assert response.headers["location"] == f"/samplan/v1/api-keys/{made['id']}"
    assert response.headers["cache-control"] == "no-store"
    shown = stage.api.read(f"{PATH}/{made['id']}", key=stage.keys.lead)
    assert shown == made
    assert (made["countyId"], made["organisationId"]) == ("22", "2260")
    assert stage.api.read("/sessions/current", key=secret)["name"] == REPORTER["name"]


def test_secrets_are_never_listed(stage: Stage) -> None:
    secret = body(create(stage), 201)["secret"]
    response = stage.api.get(PATH, params={"limit": 1000}, key=stage.keys.administrator)
    assert secret not in response.text
    assert "secret" not in response.text
    assert "hash" not in response.text.casefold()
    assert_shape(KeyList, response.json())


def test_no_two_keys_are_alike(stage: Stage) -> None:
    made = [body(create(stage), 201) for _ in range(5)]
    assert len({one["secret"] for one in made}) == len({one["id"] for one in made}) == 5


def test_a_revoked_key_is_kept_in_sight_but_works_no_more(stage: Stage) -> None:
    made = body(create(stage), 201)
    path, lead = f"{PATH}/{made['id']}", stage.keys.lead
    assert stage.api.delete(path, key=lead).status_code == 204
    problem(stage.api.get("/counties", key=made["secret"]), 401)
    revoked = stage.api.read(path, key=lead)
    assert revoked["revokedAt"].endswith("Z")
    assert stage.api.delete(path, key=lead).status_code == 204
    assert stage.api.read(path, key=lead) == revoked


def test_a_key_works_until_the_moment_that_it_goes_out(stage: Stage) -> None:
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="seconds")
    made = body(create(stage, expiresAt=soon), 201)
    assert made["expiresAt"] == soon.replace("+00:00", "Z")
    assert stage.api.get("/counties", key=made["secret"]).status_code == 200


def test_a_moment_in_another_time_zone_is_the_same_moment(stage: Stage) -> None:
    made = body(create(stage, expiresAt="2031-07-01T02:00:00+02:00"), 201)
    assert made["expiresAt"] == "2031-07-01T00:00:00Z"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"name": None}, ["name"]),
        ({"name": ""}, ["name"]),
        ({"name": "x" * 101}, ["name"]),
        ({"name": "a\nb"}, ["name"]),
        ({"role": None}, ["role"]),
        ({"role": "owner"}, ["role"]),
        ({"organisationId": None}, ["organisationId"]),
        ({"organisationId": "9999"}, ["organisationId"]),
        ({"countyId": "25"}, ["countyId"]),
        ({"countyId": "99"}, ["countyId", "countyId"]),
        ({"role": "lead"}, ["countyId"]),
        ({"role": "lead", "countyId": "22"}, ["organisationId"]),
        ({"role": "reader"}, ["organisationId"]),
        ({"readOnly": None}, ["readOnly"]),
        ({"readOnly": "yes"}, ["readOnly"]),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, ["expiresAt"]),
        ({"expiresAt": "2031-01-01T00:00:00"}, ["expiresAt"]),
        ({"expiresAt": "2031-01-01"}, ["expiresAt"]),
        ({"expiresAt": "soon"}, ["expiresAt"]),
        ({"expiresAt": "9999-12-31T23:59:59-12:00"}, ["expiresAt"]),
        ({"expiresAt": "0001-01-01T00:00:00+12:00"}, ["expiresAt"]),
        ({"secret": "mine"}, ["secret"]),
        ({"id": "key-mine"}, ["id"]),
    ],
    ids=str,
)
def test_a_key_that_cannot_be_is_refused_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    response = create(untouched, key=untouched.keys.administrator, **fields)
    assert faulty(response) == named


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "administrator", "organisationId": None},
        {"role": "lead", "organisationId": None, "countyId": "22"},
        {"role": "lead", "organisationId": None, "countyId": "25"},
        {"organisationId": "2580"},
        {"role": "reader", "organisationId": None},
        {"role": "reader", "organisationId": None, "countyId": "25"},
    ],
    ids=str,
)
def test_a_lead_makes_no_key_that_reaches_further_than_the_own_county(
    untouched: Stage, fields: Json
) -> None:
    problem(create(untouched, **fields), 403)


def test_a_lead_makes_keys_for_readers_and_reporters_of_the_county(stage: Stage) -> None:
    for fields in ({}, {"organisationId": "22-primary-care-north"}, {"readOnly": True}):
        body(create(stage, **fields), 201)
    body(create(stage, role="reader", organisationId=None, countyId="22"), 201)


def test_an_administrator_makes_every_key(stage: Stage) -> None:
    for fields in (
        {"role": "administrator", "organisationId": None},
        {"role": "lead", "organisationId": None, "countyId": "25"},
        {"role": "reader", "organisationId": None},
        {"organisationId": "2580"},
    ):
        body(create(stage, key=stage.keys.administrator, **fields), 201)


def test_a_lead_keeps_the_local_keys_of_the_own_county_and_knows_of_no_others(
    api: Api, keys: Keys, database: Any
) -> None:
    elsewhere = make_key(database, NewKey("Luleå", Role.REPORTER, "2580", "25"))[0]
    own = make_key(database, NewKey("Timrå", Role.REPORTER, "2262", "22"))[0]
    listed = api.items(PATH, key=keys.lead)
    assert own in {one["id"] for one in listed}
    assert {(one["countyId"], one["role"]) for one in listed} == {("22", "reporter")}
    everything = api.items(PATH, key=keys.administrator)
    lead = next(one["id"] for one in everything if one["role"] == "lead")
    for hidden in (elsewhere, lead):
        problem(api.get(f"{PATH}/{hidden}", key=keys.lead), 404)
        problem(api.delete(f"{PATH}/{hidden}", key=keys.lead), 404)
    assert all(one["revokedAt"] is None for one in api.items(PATH, key=keys.administrator))


def test_keys_are_listed_newest_first_and_sorted_as_asked_for(stage: Stage) -> None:
    names = [body(create(stage, name=name), 201)["name"] for name in ("B", "A", "C")]
    assert sorted(names) == ["A", "B", "C"]
    listed = stage.api.items(PATH, key=stage.keys.lead, params={"sort": "name"})
    shown = [one["name"] for one in listed]
    assert shown == sorted(shown)
    moments = [one["createdAt"] for one in stage.api.items(PATH, key=stage.keys.lead)]
    assert moments == sorted(moments, reverse=True)


def test_a_key_that_only_reads_reads_what_its_role_does_and_writes_nothing(stage: Stage) -> None:
    secret = body(create(stage, readOnly=True, organisationId="2281"), 201)["secret"]
    sent = {"id": "x", "title": {"sv": "X"}}
    problem(stage.api.post("/source-documents", json=sent, key=secret), 403)
    assert stage.api.get("/counties", key=secret).status_code == 200


def test_keys_have_the_shape_that_the_contract_says(stage: Stage) -> None:
    made = body(create(stage), 201)
    assert_shape(KeyInfo, stage.api.read(f"{PATH}/{made['id']}", key=stage.keys.lead))
