"""Rounds: made, changed, listed, and refused when they cannot be. Their life has its own file."""

from typing import Any

import pytest

from samplan.gap.rounds.schemas import RoundInfo, RoundList
from support.asking import Api, Json, body, faulty, problem
from support.people import Keys, OtherKeys, Stage
from support.shapes import assert_shape
from support.steps import NEW_ROUND, ROUND, draft_round, new_id


def test_a_new_round_is_a_draft_that_asks_the_same_of_the_same_and_is_not_answered(
    stage: Stage,
) -> None:
    made = draft_round(
        stage.api, stage.keys, id=new_id(), opensOn="2026-02-01", closesOn="2026-03-31"
    )
    before = stage.api.read("/gap-rounds/22-2021")
    assert made["status"] == "draft"
    assert made["editionId"] == before["editionId"]
    for name in ("methodCount", "organisationCount", "asked"):
        assert made[name] == before[name]
    assert made["answered"] == 0
    assert (made["opensOn"], made["closesOn"]) == ("2026-02-01", "2026-03-31")
    assert made["version"] == 1
    assert made["allowedTransitions"] == ["open"]
    assert made == stage.api.read(f"/gap-rounds/{made['id']}", key=stage.keys.lead)


def test_a_new_round_says_where_it_is_and_which_version(stage: Stage) -> None:
    sent = NEW_ROUND | {"id": new_id()}
    response = stage.api.post("/gap-rounds", json=sent, key=stage.keys.lead)
    assert response.headers["location"] == f"/samplan/v1/gap-rounds/{sent['id']}"
    assert response.headers["etag"] == '"v1"'


def test_a_round_may_ask_other_methods_of_other_organisations(stage: Stage) -> None:
    fields: Json = {"methodIds": ["act", "audit-adult"], "organisationIds": ["2281", "22"]}
    made = draft_round(stage.api, stage.keys, id=new_id(), previousRoundId=None, **fields)
    assert (made["methodCount"], made["organisationCount"], made["asked"]) == (2, 2, 4)
    matrix = stage.api.read(f"/gap-matrices/{made['id']}", key=stage.keys.lead)
    assert [one["id"] for one in matrix["organisations"]] == ["2281", "22"]
    assert matrix["totals"]["byStatus"]["unknown"] == matrix["totals"]["cells"] == 4


def test_who_was_asked_before_is_asked_again_and_everybody_about_what_nobody_was(
    stage: Stage,
) -> None:
    methods = ["asi-adult", "cbt-alcohol", "acra-plus-new"]
    new: Json = {"id": methods[2], "areaId": "relatives", "name": {"sv": "Ny metod"}}
    new |= {"substance": "several", "ageGroup": "all", "kind": "support"}
    body(stage.api.post("/methods", json=new, key=stage.keys.administrator), 201)
    made = draft_round(stage.api, stage.keys, id=new_id(), methodIds=methods)
    asked = asked_of(stage.api, made["id"], stage.keys.lead)
    before = asked_of(stage.api, "22-2021", None)
    assert asked["asi-adult"] == before["asi-adult"] == {"22", *MUNICIPALITIES}
    assert asked["cbt-alcohol"] == before["cbt-alcohol"] == REGION
    assert len(asked["acra-plus-new"]) == 10


REGION = {"22", "22-primary-care", "22-specialist-care"}
MUNICIPALITIES = ("2260", "2262", "2280", "2281", "2282", "2283", "2284")


def asked_of(api: Api, round_id: str, key: str | None) -> dict[str, set[str]]:
    """Which organisations each method was asked of."""
    found: dict[str, set[str]] = {}
    for cell in api.items(f"/gap-rounds/{round_id}/assessments", key=key):
        found.setdefault(cell["methodId"], set()).add(cell["organisationId"])
    return found


def test_an_organisation_that_has_closed_is_not_asked_again(api: Api, keys: Keys) -> None:
    path = "/organisations/22-specialist-care"
    body(api.patch(path, json={"closedOn": "2022-12-31"}, key=keys.lead, version=1))
    draft_round(api, keys)
    columns = api.items(f"/gap-rounds/{ROUND}/columns", key=keys.lead)
    ids = [column["organisationId"] for column in columns]
    assert len(ids) == 9
    assert "22-specialist-care" not in ids


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"countyId": "99"}, ["countyId"]),
        ({"previousRoundId": "22-1999"}, ["previousRoundId"]),
        ({"previousRoundId": "25-2026"}, ["previousRoundId"]),
        ({"previousRoundId": None}, ["previousRoundId"]),
        ({"year": 2020}, ["previousRoundId"]),
        ({"editionId": "nope"}, ["editionId"]),
        ({"methodIds": ["act", "nope", "nope-2"]}, ["methodIds[1]", "methodIds[2]"]),
        ({"methodIds": ["act", "act"]}, ["methodIds"]),
        ({"organisationIds": ["2281", "9999"]}, ["organisationIds[1]"]),
        ({"organisationIds": ["2281", "2580"]}, ["organisationIds[1]"]),
        ({"organisationIds": ["22-municipalities"]}, ["organisationIds[0]"]),
        ({"opensOn": "2026-03-01", "closesOn": "2026-02-01"}, ["closesOn"]),
        ({"opensOn": "soon"}, ["opensOn"]),
        ({"opensOn": "2026-02-30"}, ["opensOn"]),
        ({"year": "2026"}, ["year"]),
        ({"year": 1066}, ["year"]),
        ({"title": {"sv": ""}}, ["title.sv"]),
        ({"title": {"en": "Only English"}}, ["title.sv"]),
        ({"title": "GAP"}, ["title"]),
        ({"id": "Nej!"}, ["id"]),
        ({"status": "published"}, ["status"]),
        (
            {"editionId": "nope", "previousRoundId": "nope", "methodIds": ["nope"]},
            ["editionId", "previousRoundId", "methodIds[0]"],
        ),
    ],
)
def test_a_round_that_cannot_be_is_refused_with_every_faulty_field_named(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    key = untouched.keys.administrator
    assert faulty(untouched.api.post("/gap-rounds", json=NEW_ROUND | fields, key=key)) == named


@pytest.mark.parametrize("name", ["id", "countyId", "year", "title"])
@pytest.mark.parametrize("missing", [True, False])
def test_what_a_round_must_have_may_be_neither_left_out_nor_null(
    untouched: Stage, name: str, missing: bool
) -> None:
    sent: Json = NEW_ROUND | {name: None}
    if missing:
        del sent[name]
    response = untouched.api.post("/gap-rounds", json=sent, key=untouched.keys.lead)
    assert faulty(response) == [name]


def test_an_id_is_taken_once(untouched: Stage) -> None:
    sent = NEW_ROUND | {"id": "22-2021"}
    problem(untouched.api.post("/gap-rounds", json=sent, key=untouched.keys.lead), 409)


def test_a_lead_makes_rounds_in_the_own_county_only(stage: Stage) -> None:
    problem(stage.api.post("/gap-rounds", json=NEW_ROUND, key=stage.others.lead), 403)
    fields = {"countyId": "25", "id": "25-2027", "previousRoundId": "25-2026", "year": 2027}
    problem(stage.api.post("/gap-rounds", json=NEW_ROUND | fields, key=stage.keys.lead), 403)
    body(stage.api.post("/gap-rounds", json=NEW_ROUND | fields, key=stage.others.lead), 201)


def test_a_change_that_changes_nothing_makes_no_new_version(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    for change in ({}, {"title": made["title"]}, {"opensOn": None}):
        path, key = f"/gap-rounds/{made['id']}", stage.keys.lead
        assert body(stage.api.patch(path, json=change, key=key, version=1)) == made


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"title": None}, ["title"]),
        ({"title": {"sv": None}}, ["title.sv"]),
        ({"year": 2027}, ["year"]),
        ({"status": "published"}, ["status"]),
        ({"closesOn": "2025-12-31"}, ["closesOn"]),
        ({"closesOn": True}, ["closesOn"]),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_leaves_the_round_as_it_was(
    stage: Stage, change: Json, named: list[str]
) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id(), opensOn="2026-02-01")
    path, key = f"/gap-rounds/{made['id']}", stage.keys.lead
    assert faulty(stage.api.patch(path, json=change, key=key, version=1)) == named
    assert stage.api.read(path, key=key) == made


def test_a_round_is_changed_on_the_version_that_was_seen(stage: Stage) -> None:
    made = draft_round(stage.api, stage.keys, id=new_id())
    path, key, change = f"/gap-rounds/{made['id']}", stage.keys.lead, {"closesOn": "2026-04-15"}
    problem(stage.api.patch(path, json=change, key=key), 428)
    stale = stage.api.patch(path, json=change, key=key, version=2)
    problem(stale, 412)
    assert stale.headers["etag"] == '"v1"'
    assert stage.api.read(path, key=key) == made
    assert body(stage.api.patch(path, json=change, key=key, version=1))["version"] == 2


LISTED: list[tuple[dict[str, Any], list[str]]] = [
    ({}, [ROUND, "25-2026", "22-2021", "22-2014"]),
    ({"county": "22"}, [ROUND, "22-2021", "22-2014"]),
    ({"county": "99"}, []),
    ({"status": "draft"}, [ROUND]),
    ({"status": ["draft", "open"]}, [ROUND, "25-2026"]),
    ({"sort": "year"}, ["22-2014", "22-2021", ROUND, "25-2026"]),
    ({"sort": "-id"}, ["25-2026", ROUND, "22-2021", "22-2014"]),
    ({"sort": "status,-year"}, [ROUND, "25-2026", "22-2021", "22-2014"]),
]


def test_rounds_are_listed_newest_first_and_can_be_filtered_and_sorted(
    api: Api, keys: Keys
) -> None:
    draft_round(api, keys)
    for params, ids in LISTED:
        shown = api.items("/gap-rounds", params=params, key=keys.administrator)
        assert [one["id"] for one in shown] == ids, params


def test_each_caller_is_listed_the_rounds_that_they_may_see(
    api: Api, keys: Keys, others: OtherKeys
) -> None:
    draft_round(api, keys, organisationIds=["2281", "22"])

    def under_way(key: str | None) -> set[str]:
        rounds = api.items("/gap-rounds", key=key)
        return {one["id"] for one in rounds if one["status"] != "published"}

    assert under_way(None) == under_way(keys.reader) == set()
    assert under_way(keys.lead) == under_way(keys.reporter) == under_way(keys.regional) == {ROUND}
    assert under_way(keys.neighbour) == set()  # the round does not ask Härnösand
    assert under_way(others.lead) == under_way(others.reporter) == {"25-2026"}
    assert under_way(keys.administrator) == {ROUND, "25-2026"}


def test_rounds_have_the_shape_that_the_contract_says(stage: Stage) -> None:
    assert_shape(RoundInfo, draft_round(stage.api, stage.keys, id=new_id()))
    assert_shape(RoundList, stage.api.read("/gap-rounds", key=stage.keys.lead))
