"""Reading a county's document in: what it would do, what it does, and what it never does."""

import json

import pytest
from anyio.from_thread import BlockingPortal

from samplan.county_documents.schemas import CountyDocumentImport
from samplan.db.engine import Database, open_database
from samplan.db.session import writing
from samplan.main import create_app
from support.asking import Api, Json, body, problem
from support.county_documents import (
    changed,
    fetched,
    outcome,
    row,
    rows,
    send,
    set_field,
)
from support.databases import Databases
from support.people import Keys, Stage, make_keys
from support.settings import settings_for
from support.shapes import assert_shape
from support.steps import history, newest_revision


@pytest.fixture(scope="module")
def document(stage: Stage) -> bytes:
    """County 22 as everybody sees it, before any test of the file."""
    return fetched(stage.api)


def item(answer: Json, section: str, name: str) -> Json:
    """What an import says of a row."""
    [found] = [one for one in answer["sections"] if one["name"] == section]
    return next(one for one in found["items"] if one["id"] == name)


# --- what it would do ---


def test_what_is_here_just_so_is_unchanged_and_leaves_nothing_in_the_history(
    untouched: Stage, document: bytes
) -> None:
    for dry_run in (True, False):
        answer = body(send(untouched.api, document, key=untouched.keys.lead, dry_run=dry_run))
        assert_shape(CountyDocumentImport, answer)
        counts = answer["counts"]
        assert counts["unchanged"] > 3000
        assert (counts["new"], counts["changed"], counts["conflicting"]) == (0, 0, 0)
        assert (answer["written"], answer["importRunId"], answer["stops"]) == (0, None, False)


def test_a_trial_names_each_difference_field_by_field_and_writes_nothing(
    untouched: Stage, document: bytes
) -> None:
    def differ(said: Json) -> None:
        row(said, "plans", "22-plan")["years"] = 6
        row(said, "organisations", "2281")["name"]["en"] = "The municipality"
        row(said, "methods", "act")["name"]["sv"] = "ACT-team"
        said["sections"]["costRoles"].append(
            {"id": "t-new", "name": {"sv": "Ny roll", "en": None}, "position": 99}
        )

    sent = changed(document, differ)
    answer = body(send(untouched.api, sent, key=untouched.keys.lead, dry_run=True))
    assert answer["stops"] is True
    assert outcome(answer, "plans") == {"changed": 1}
    assert item(answer, "plans", "22-plan")["changes"] == [
        {"field": "years", "before": 5, "after": 6}
    ]
    [named] = item(answer, "organisations", "2281")["changes"]
    assert (named["field"], named["after"]) == ("name.en", "The municipality")
    method = item(answer, "methods", "act")
    assert (method["outcome"], method["reason"]) == ("conflicting", "not_allowed")
    assert item(answer, "costRoles", "t-new")["outcome"] == "new"
    told = body(send(untouched.api, sent, key=untouched.keys.administrator, dry_run=True))
    assert item(told, "methods", "act")["reason"] == "vocabulary"
    assert told["counts"] == {
        "new": 1, "changed": 2, "unchanged": told["counts"]["unchanged"], "conflicting": 1,
        "onlyHere": 0,
    }  # fmt: skip


def test_a_trial_takes_no_writers_turn(api: Api, keys: Keys, database: Database) -> None:
    document = fetched(api)
    with writing(database):
        assert send(api, document, key=keys.lead, dry_run=True).status_code == 200


def test_what_only_stands_here_is_counted_and_left(api: Api, keys: Keys) -> None:
    def less(said: Json) -> None:
        said["sections"]["progressReports"].clear()
        said["sections"]["groupMembers"] = said["sections"]["groupMembers"][1:]

    sent = changed(fetched(api), less)
    members = rows(fetched(api), "groupMembers")
    answer = body(send(api, sent, key=keys.lead, on_conflict="update"))
    assert outcome(answer, "groupMembers") == {"unchanged": len(members) - 1, "onlyHere": 1}
    assert rows(fetched(api), "groupMembers") == members


# --- what it does ---


def test_it_stops_skips_or_updates_as_asked(api: Api, keys: Keys) -> None:
    def differ(said: Json) -> None:
        row(said, "plans", "22-plan")["years"] = 6
        goal = {**said["sections"]["planPoints"][0], "id": "t-point"}
        said["sections"]["planPoints"].append(goal)

    document = fetched(api)
    sent = changed(document, differ)
    stopped = problem(send(api, sent, key=keys.lead), 409)
    assert [one["field"] for one in stopped["violations"]] == ["sections.plans/22-plan"]
    assert fetched(api) == document
    before = newest_revision(api, keys)
    skipped = body(send(api, sent, key=keys.lead, on_conflict="skip"))
    assert (skipped["written"], skipped["stops"]) == (1, False)
    assert newest_revision(api, keys) == before + 1
    assert api.read("/plans/22-plan")["years"] == 5
    version = api.read("/plans/22-plan")["version"]
    updated = body(send(api, sent, key=keys.lead, on_conflict="update"))
    assert updated["written"] == 1
    plan = api.read("/plans/22-plan")
    assert (plan["years"], plan["version"]) == (6, version + 1)
    assert fetched(api) == sent


def test_it_is_one_revision_through_the_import_with_its_run_as_source(api: Api, keys: Keys) -> None:
    sent = changed(fetched(api), set_field("organisations", "2281", shortName="Sundsvall kn"))
    answer = body(send(api, sent, key=keys.lead, on_conflict="update"))
    told = history(api, keys.administrator)
    run = next(one for one in told if one["objectId"] == answer["importRunId"])
    changes = [one for one in history(api, keys.lead) if one["revision"] == run["revision"]]
    named = next(one for one in changes if one["objectType"] == "organisation")
    assert (named["before"]["shortName"], named["after"]["shortName"]) == (
        "Sundsvall",
        "Sundsvall kn",
    )
    assert {one["channel"] for one in changes} == {"import"}
    assert run["after"]["sha256"] == json.loads(sent)["hash"].removeprefix("sha256:")


def test_a_change_of_a_published_cell_becomes_a_correction_that_everybody_sees(
    api: Api, keys: Keys
) -> None:
    def differ(said: Json) -> None:
        cell = next(
            one
            for one in said["sections"]["assessments"]
            if (one["roundId"], one["methodId"], one["organisationId"])
            == ("22-2021", "act", "2281")
        )
        cell["status"] = "partly"

    sent = changed(fetched(api), differ)
    tried = body(send(api, sent, key=keys.lead, dry_run=True))
    assert item(tried, "assessments", "22-2021/act/2281")["reason"] == "published"
    assert problem(send(api, sent, key=keys.lead), 409)
    body(send(api, sent, key=keys.lead, on_conflict="update"))
    [correction] = api.items("/gap-rounds/22-2021/corrections")
    assert (correction["statusBefore"], correction["statusAfter"]) == ("not_offered", "partly")
    assert json.loads(sent)["hash"] in correction["reason"]


def test_corrections_come_along_with_when_they_were_made_and_by_whom(
    api: Api, keys: Keys, databases: Databases, portal: BlockingPortal
) -> None:
    correction = {"methodId": "act", "organisationId": "2281", "status": "partly"}
    sent = correction | {"reason": "Föll bort vid sammanställningen."}
    body(api.post("/gap-rounds/22-2021/corrections", json=sent, key=keys.lead), 201)
    document = fetched(api)
    with databases.loaded() as url:
        there = open_database(url)
        with Api(create_app(settings_for(url)), portal) as other:
            answer = body(
                send(other, document, key=make_keys(there).administrator, on_conflict="update")
            )
            assert answer["stops"] is False
            [here] = api.items("/gap-rounds/22-2021/corrections")
            [copied] = other.items("/gap-rounds/22-2021/corrections")
            assert {**copied, "revision": 0} == {**here, "revision": 0}
        there.close()


def test_a_withheld_count_never_wipes_out_one_that_is_known(api: Api, keys: Keys) -> None:
    def withhold(said: Json) -> None:
        figure = said["sections"]["observations"][0]
        names = ("value", "valueTo", "valueText", "qualifier", "numerator", "denominator")
        figure |= {**dict.fromkeys(names), "denominatorText": None, "note": None}
        figure["isWithheld"] = True

    document = fetched(api)
    answer = body(send(api, changed(document, withhold), key=keys.lead, on_conflict="update"))
    assert answer["written"] == 0
    assert fetched(api) == document


# --- what it never does ---


def test_what_is_final_issued_or_another_county_s_is_never_written_over(
    api: Api, keys: Keys
) -> None:
    def differ(said: Json) -> None:
        form = said["sections"]["questionnaireVersions"][0]["form"]
        form["sections"][0]["title"]["sv"] = "En annan rubrik"

    sent = changed(fetched(api), differ)
    tried = body(send(api, sent, key=keys.administrator, dry_run=True, on_conflict="update"))
    assert tried["stops"] is True
    assert outcome(tried, "questionnaireVersions")["conflicting"] == 1
    found = problem(send(api, sent, key=keys.administrator, on_conflict="update"), 409)
    assert found["violations"][0]["message"].startswith("Är slutligt")
    document = fetched(api)
    skipped = body(send(api, sent, key=keys.administrator, on_conflict="skip"))
    assert skipped["written"] == 0
    assert fetched(api) == document


def test_another_county_s_id_is_a_conflict_and_what_rests_on_it_too(api: Api, keys: Keys) -> None:
    theirs = api.items("/gap-rounds", params={"county": "25"}, key=keys.administrator)[0]["id"]

    def take(said: Json) -> None:
        round_ = {**row(said, "gapRounds", "22-2021"), "id": theirs}
        said["sections"]["gapRounds"].append(round_)
        cell = {**said["sections"]["assessments"][0], "roundId": theirs, "methodId": "act"}
        said["sections"]["assessments"].append(cell)

    sent = changed(fetched(api), take)
    before = fetched(api, "25")
    tried = body(send(api, sent, key=keys.administrator, dry_run=True))
    assert item(tried, "gapRounds", theirs)["reason"] == "other_county"
    assert outcome(tried, "assessments")["conflicting"] == 1
    problem(send(api, sent, key=keys.administrator, on_conflict="update"), 409)
    body(send(api, sent, key=keys.administrator, on_conflict="skip"))
    assert fetched(api, "25") == before


def test_who_may_not_add_to_what_all_share_is_told_so_and_nothing_rests_on_it(
    api: Api, keys: Keys
) -> None:
    def add(said: Json) -> None:
        method = {**row(said, "methods", "act"), "id": "t-method"}
        said["sections"]["methods"].append(method)
        said["sections"]["roundMethods"].append(
            {"roundId": "22-2021", "methodId": "t-method", "printedLabel": None, "position": 999}
        )

    sent = changed(fetched(api), add)
    tried = body(send(api, sent, key=keys.lead, dry_run=True))
    assert item(tried, "methods", "t-method")["reason"] == "not_allowed"
    assert item(tried, "roundMethods", "22-2021/t-method")["reason"] == "dependent"
    assert body(send(api, sent, key=keys.lead, on_conflict="skip"))["written"] == 0
    told = body(send(api, sent, key=keys.administrator, dry_run=True))
    assert item(told, "methods", "t-method")["outcome"] == "new"
    assert item(told, "roundMethods", "22-2021/t-method")["reason"] == "published"
    body(send(api, sent, key=keys.administrator, on_conflict="update"))
    assert api.read("/methods/t-method")["id"] == "t-method"


def test_what_only_one_may_have_is_not_taken_by_another(untouched: Stage, document: bytes) -> None:
    def twin(said: Json) -> None:
        step = {**said["sections"]["planSteps"][0], "id": "t-step"}
        said["sections"]["planSteps"].append(step)

    sent = changed(document, twin)
    tried = body(send(untouched.api, sent, key=untouched.keys.lead, dry_run=True))
    assert item(tried, "planSteps", "t-step")["reason"] == "taken"
    problem(send(untouched.api, sent, key=untouched.keys.lead, on_conflict="update"), 409)
