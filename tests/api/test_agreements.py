"""Agreements and routines: who is party, where they stand, when they are due, and who revises."""

import pytest
import sqlalchemy as sa

from samplan.plan.agreements.schemas import AgreementInfo
from support.asking import Api, Json, body, faulty, problem
from support.costs import ELSEWHERE, make_plan, some_id
from support.decisions import make_agreement
from support.people import Stage
from support.shapes import assert_shape
from support.steps import history


@pytest.fixture(scope="module", autouse=True)
def elsewhere(stage: Stage) -> None:
    """A plan in another county."""
    make_plan(stage.database)


def entered(document: Json) -> Json:
    """An agreement as its history has it: what revises it stands with the activities."""
    return {name: one for name, one in document.items() if name not in {"_links", "activityIds"}}


def test_the_county_comes_with_its_register(reading: Api) -> None:
    agreements = reading.items("/agreements", params={"county": "22"})
    assert len(agreements) == 14
    for one in agreements:
        assert_shape(AgreementInfo, one)
        assert one["sourcePlaceId"]
        # Nobody has said when any of them is due.
        assert one["reviseBy"] is None
        assert reading.read(f"/agreements/{one['id']}") == one
    [lvm] = [one for one in agreements if one["id"] == "22-agreement-lvm"]
    assert (lvm["year"], lvm["kind"], lvm["status"]) == (2016, "agreement", "in_force")
    assert lvm["proposal"]["sv"].startswith("Revidera den tillsammans med polisen")


@pytest.fixture(scope="module")
def several(stage: Stage) -> dict[str, str]:
    """Some agreements, by what is special about each; named so that a search finds no others."""
    api, keys = stage.api, stage.keys

    def made(name: str, **fields: object) -> str:
        made_id: str = make_agreement(api, keys, name={"sv": f"Urvalsprov {name}"}, **fields)["id"]
        return made_id

    return {
        "early": made("å", reviseBy="2027-01-31", organisationIds=["2281", "22"]),
        "late": made("a", reviseBy="2027-06-30", kind="routine", parties={"sv": "Öringen"}),
        "never": made("ö", status="ended", activityIds=["22-plan-1-4"]),
        "middle": made("ä", status="proposed", organisationIds=["2281"]),
    }


FILTERED: list[tuple[Json, set[str]]] = [
    ({}, {"early", "late", "never", "middle"}),
    ({"dueBefore": "2027-06-30"}, {"early"}),
    ({"dueBefore": "2027-07-01"}, {"early", "late"}),
    ({"kind": "routine"}, {"late"}),
    ({"status": "ended"}, {"never"}),
    ({"party": "2281"}, {"early", "middle"}),
    ({"party": "2281", "status": "proposed"}, {"middle"}),
    ({"activity": "22-plan-1-4"}, {"never"}),
    ({"county": "25"}, set()),
    ({"search": "urvalsprov öring"}, {"late"}),
    ({"search": "URVALSPROV %"}, set()),
]


@pytest.mark.parametrize(("params", "names"), FILTERED)
def test_the_list_is_filtered(
    stage: Stage, several: dict[str, str], params: Json, names: set[str]
) -> None:
    found = stage.api.items("/agreements", params={"search": "Urvalsprov"} | params)
    assert {one["id"] for one in found} == {several[name] for name in names}


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["late", "early", "middle", "never"]),
        ("-name", ["never", "middle", "early", "late"]),
        ("reviseBy,name", ["early", "late", "middle", "never"]),
        ("order", ["early", "late", "never", "middle"]),
    ],
)
def test_the_list_is_sorted_as_swedish_sorts_and_by_when_they_are_due(
    stage: Stage, several: dict[str, str], sort: str, names: list[str]
) -> None:
    found = stage.api.items("/agreements", params={"search": "Urvalsprov", "sort": sort})
    assert [one["id"] for one in found] == [several[name] for name in names]


def test_an_agreement_is_made_changed_and_taken_away(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    fields: Json = {
        "year": 2019,
        "parties": {"sv": "Regionen och polisen", "en": None},
        "organisationIds": ["2281", "22"],
        "statusText": {"sv": "I kraft", "en": "In force"},
        "problem": {"sv": "Okänd\nför många", "en": None},
        "proposal": {"sv": "Revidera", "en": None},
        "reviseBy": "2027-06-30",
        "sourcePlaceId": "plan-860-agreement-lvm",
    }
    made = make_agreement(api, stage.keys, **fields)
    assert_shape(AgreementInfo, made)
    # Parties stand in the county's order.
    same = [name for name in fields if name != "organisationIds"]
    assert {name: made[name] for name in same} == {name: fields[name] for name in same}
    assert set(made["organisationIds"]) == {"22", "2281"}
    path = f"/agreements/{made['id']}"
    assert api.get(path).headers["etag"].startswith('"v1-')
    change = {"reviseBy": None, "problem": None, "organisationIds": ["2280"], "status": "ended"}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert changed == made | change | {"version": 2}
    assert body(api.patch(path, json=change, key=key, version=2)) == changed
    problem(api.patch(path, json=change, key=key, version=1), 412)
    problem(api.patch(path, json=change, key=key), 428)
    assert api.delete(path, key=key, version=2).status_code == 204
    problem(api.get(path), 404)
    deleted, updated, created = history(api, key, objectType="agreement", objectId=made["id"])
    assert created["after"] == updated["before"] == entered(made)
    assert updated["after"] == deleted["before"] == entered(changed)
    renamed = make_agreement(api, stage.keys, name={"sv": "Gammalt namn"})["id"]
    named = {"name": {"sv": "Nyskrivet namn"}}
    body(api.patch(f"/agreements/{renamed}", json=named, key=key, version=1))
    for word, ids in (("nyskrivet", [renamed]), ("gammalt namn", [])):
        found = api.items("/agreements", params={"search": word})
        assert [one["id"] for one in found] == ids


def test_activities_that_revise_an_agreement_are_told_on_both_sides(stage: Stage) -> None:
    api, key = stage.api, stage.keys.lead
    made = make_agreement(api, stage.keys, activityIds=["22-plan-2-3", "22-plan-1-1"])
    assert made["activityIds"] == ["22-plan-1-1", "22-plan-2-3"]
    before = api.read("/activities/22-plan-1-1")
    assert made["id"] in before["agreementIds"]
    path = f"/agreements/{made['id']}"
    change = {"activityIds": ["22-plan-2-3", "22-plan-1-2"]}
    changed = body(api.patch(path, json=change, key=key, version=1))
    assert (changed["activityIds"], changed["version"]) == (["22-plan-1-2", "22-plan-2-3"], 2)
    after = api.read("/activities/22-plan-1-1")
    assert made["id"] not in after["agreementIds"]
    # An activity that came or went has a new version and a line in its history; others do not.
    assert after["version"] == before["version"] + 1
    newest, *_ = history(api, key, objectType="activity", objectId="22-plan-1-1")
    assert made["id"] in newest["before"]["agreementIds"]
    assert newest["after"]["agreementIds"] == after["agreementIds"]
    revision = newest["revision"]
    moved = [one for one in history(api, key) if one["revision"] == revision]
    assert {(one["objectType"], one["objectId"]) for one in moved} == {
        ("activity", "22-plan-1-1"),
        ("activity", "22-plan-1-2"),
        ("agreement", made["id"]),
    }
    assert body(api.patch(path, json=change, key=key, version=2)) == changed


def test_an_agreement_stays_while_activities_revise_it_and_says_which(stage: Stage) -> None:
    made = make_agreement(stage.api, stage.keys, activityIds=["22-plan-1-3", "22-plan-1-5"])
    path, key = f"/agreements/{made['id']}", stage.keys.lead
    told = problem(stage.api.delete(path, key=key, version=1), 409)["detail"]
    assert "aktiviteten 22-plan-1-3, 22-plan-1-5" in told
    body(stage.api.patch(path, json={"activityIds": []}, key=key, version=1))
    assert stage.api.delete(path, key=key, version=2).status_code == 204


FAULTY: list[tuple[Json, list[str]]] = [
    ({"organisationIds": ["25"]}, ["organisationIds[0]"]),
    ({"organisationIds": ["22", "no-such", "22"]}, ["organisationIds[1]", "organisationIds[2]"]),
    ({"activityIds": [f"{ELSEWHERE}-1-1"]}, ["activityIds[0]"]),
    ({"activityIds": ["no-such", "22-plan-1-1", "22-plan-1-1"]}, [
        "activityIds[0]", "activityIds[2]",
    ]),
    ({"sourcePlaceId": "no-such"}, ["sourcePlaceId"]),
    ({"reviseBy": "2027-02-30"}, ["reviseBy"]),
    ({"reviseBy": "1066-10-14"}, ["reviseBy"]),
    ({"year": 20222}, ["year"]),
    ({"kind": "promise"}, ["kind"]),
    ({"proposal": {"sv": "  "}}, ["proposal.sv"]),
    ({"proposal": {"sv": "x" * 2001}}, ["proposal.sv"]),
    (
        {"organisationIds": ["25"], "activityIds": ["x"], "sourcePlaceId": "x"},
        ["organisationIds[0]", "activityIds[0]", "sourcePlaceId"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "named"), FAULTY)
def test_all_that_is_wrong_is_told_at_once(stage: Stage, fields: Json, named: list[str]) -> None:
    sent: Json = {"id": some_id("agreement"), "countyId": "22", "kind": "plan", "status": "ended"}
    sent |= {"name": {"sv": "Prov"}}
    key = stage.keys.lead
    assert faulty(stage.api.post("/agreements", json=sent | fields, key=key)) == named
    path = "/agreements/22-agreement-lvm"
    assert faulty(stage.api.patch(path, json=fields, key=key, version="*")) == named


def test_an_agreement_is_of_a_county_that_there_is(stage: Stage) -> None:
    sent: Json = {"id": some_id("agreement"), "countyId": "99", "kind": "plan", "status": "ended"}
    sent |= {"name": {"sv": "Prov"}}
    key = stage.keys.administrator
    assert faulty(stage.api.post("/agreements", json=sent, key=key)) == ["countyId"]
    taken = sent | {"id": "22-agreement-lvm", "countyId": "22"}
    problem(stage.api.post("/agreements", json=taken, key=key), 409)
    problem(stage.api.post("/agreements", json=sent, key=stage.others.lead), 403)


def test_a_list_of_many_asks_the_database_no_more_often_than_a_list_of_one(stage: Stage) -> None:
    asked: list[str] = []
    engine = stage.api.app.api.state.database.reading
    sa.event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    numbers = []
    for limit in (2, 14):
        asked.clear()
        stage.api.read("/agreements", params={"limit": limit, "county": "22"})
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
