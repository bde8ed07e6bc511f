"""Reading a county's document in: what it would do, what it does, and what it never does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal

from samplan.county_documents.schemas import CountyDocumentImport
from samplan.db.engine import Database, open_database
from samplan.db.session import writing
from samplan.main import create_app
from support.asking import Api, Json, MakeApi, body, faulty, problem
from support.county_documents import (
    IMPORTS,
    changed,
    fetched,
    outcome,
    rows,
    sealed,
    send,
)
from support.databases import Databases
from support.people import Keys, Stage, make_keys
from support.settings import settings_for
from support.shapes import assert_shape
from support.steps import history, newest_revision

Change = Callable[[Json], object]


@pytest.fixture(scope="module")
def document(stage: Stage) -> bytes:
    """County 22 as everybody sees it, before any test of the file."""
    return fetched(stage.api)


def row(said: Json, section: str, name: str) -> Json:
    """A row of a section by its id."""
    found: Json = next(one for one in said["sections"][section] if one["id"] == name)
    return found


def set_field(section: str, name: str, **fields: Any) -> Change:
    """A change of some fields of a row."""
    return lambda said: row(said, section, name).update(fields)


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


# --- what is no document ---


def cut_off(document: bytes) -> bytes:
    """Half of it."""
    return document[: len(document) // 2]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (cut_off, "avhugget"),
        (lambda document: document[:-3], "avhugget"),
        (lambda _: b"", "inte giltig JSON"),
        (lambda _: b"<html></html>", "inte giltig JSON"),
        (lambda document: document.replace(b'"sv"', b"sv", 1), "inte giltig JSON"),
        (lambda document: document.replace(b":5,", b":NaN,", 1), "inte giltig JSON"),
        (lambda _: b"[" * 100_000, ""),
    ],
    ids=["half", "all but the end", "nothing", "another format", "no quotes", "nan", "deep"],
)
def test_what_cannot_be_read_is_refused_in_words(
    untouched: Stage, document: bytes, spoil: Callable[[bytes], bytes], words: str
) -> None:
    found = problem(send(untouched.api, spoil(document), key=untouched.keys.lead), 400)
    assert words in found["detail"]


def add_to(section: str, **fields: Any) -> Change:
    """A change of some fields of a section's first row."""
    return lambda said: said["sections"][section][0].update(fields)


LONG, CONTROL = {"sv": "A" * 301, "en": None}, {"sv": "A\u0000", "en": None}
WRONG: list[tuple[Change, str]] = [
    (lambda said: said.update(schemaVersion="1.1"), "schemaVersion"),
    (lambda said: said.update(schemaVersion="99.0"), "schemaVersion"),
    (lambda said: said.update(schemaVersion=1), "schemaVersion"),
    (lambda said: said.update(more="yes"), "more"),
    (lambda said: said["sections"].update(notes=[]), "sections.notes"),
    (lambda said: said["sections"].pop("plans"), "sections.plans"),
    (lambda said: said["sections"]["plans"][0].pop("years"), "sections.plans[0].years"),
    (add_to("plans", colour="red"), "sections.plans[0].colour"),
    (add_to("plans", years="5"), "sections.plans[0].years"),
    (add_to("plans", years=5.5), "sections.plans[0].years"),
    (add_to("plans", years=2**40), "sections.plans[0].years"),
    (add_to("plans", id="22 plan"), "sections.plans[0].id"),
    (add_to("plans", title="Planen"), "sections.plans[0].title"),
    (add_to("plans", title=CONTROL), "sections.plans[0].title.sv"),
    (add_to("plans", title=LONG), "sections.plans[0].title.sv"),
    (add_to("gapRounds", status="finished"), "sections.gapRounds[0].status"),
    (add_to("gapRounds", publishedAt="2021-01-01T00:00:00"), "sections.gapRounds[0].publishedAt"),
    (add_to("gapRounds", opensOn="2021-02-30"), "sections.gapRounds[0].opensOn"),
    (add_to("datasets", selection={"rows": 7}), "sections.datasets[0].selection"),
    (
        lambda said: said["sections"]["plans"].append(said["sections"]["plans"][0]),
        "sections.plans[1]",
    ),
    (add_to("plans", countyId="25"), "sections.plans[0].countyId"),
    (add_to("plans", sourcePlaceId="nowhere"), "sections.plans[0].sourcePlaceId"),
    (add_to("roundMethods", methodId="nothing"), "sections.roundMethods[0].methodId"),
    (add_to("observations", breakdown="age=nobody"), "sections.observations[0].breakdown"),
    (add_to("observations", edition=77), "sections.observations[0].edition"),
    (set_field("organisations", "22", parentId="22-primary-care"), "sections.organisations"),
    (lambda said: said.update(countyId="25"), "sections.counties"),
]


@pytest.mark.parametrize(("change", "field"), WRONG)
def test_what_is_wrong_in_it_is_named_by_section_row_and_field(
    untouched: Stage, document: bytes, change: Change, field: str
) -> None:
    sent = changed(document, change)
    fields = faulty(send(untouched.api, sent, key=untouched.keys.administrator))
    assert field in fields
    assert len(fields) <= 50


def test_a_reference_that_points_nowhere_is_told_with_both_ends(
    untouched: Stage, document: bytes
) -> None:
    sent = changed(document, set_field("plans", "22-plan", sourcePlaceId="nowhere"))
    response = send(untouched.api, sent, key=untouched.keys.lead)
    [violation] = problem(response, 422)["violations"]
    assert violation["message"] == "22-plan pekar på nowhere, som inte finns i sourcePlaces."
    english = untouched.api.post(
        IMPORTS,
        content=sent,
        headers={"Content-Type": "application/json", "Accept-Language": "en"},
        key=untouched.keys.lead,
    )
    [violation] = problem(english, 422)["violations"]
    assert violation["message"] == "22-plan points at nowhere, which is not in sourcePlaces."


def test_content_that_has_been_changed_does_not_agree_with_its_hash(
    untouched: Stage, document: bytes
) -> None:
    sent = document.replace("Timrå".encode(), b"Timra", 1)
    assert sent != document
    response = send(untouched.api, sent, key=untouched.keys.lead)
    assert faulty(response) == ["hash"]
    assert "hash" in problem(response, 422)["violations"][0]["message"]


def test_the_hash_holds_in_any_layout(untouched: Stage, document: bytes) -> None:
    said = json.loads(document)
    for sent in (json.dumps(said, indent=4), json.dumps(said, sort_keys=True)):
        answer = body(send(untouched.api, sent.encode(), key=untouched.keys.lead))
        assert answer["hash"] == said["hash"]


def test_a_document_that_is_too_large_is_refused(make_api: MakeApi, keys: Keys) -> None:
    api = make_api(max_document_bytes=10_000, max_body_bytes=1_000)
    document = fetched(api)
    problem(send(api, document, key=keys.lead), 413)
    small = sealed(json.loads(fetched(api, "25")))
    assert send(api, small[: len(small) // 2], key=keys.lead).status_code == 400

    async def parts() -> Any:
        for start in range(0, len(document), 1_000):
            yield document[start : start + 1_000]

    response = api.post(
        IMPORTS, content=parts(), headers={"Content-Type": "application/json"}, key=keys.lead
    )
    problem(response, 413)


def test_another_kind_of_content_is_refused(untouched: Stage, document: bytes) -> None:
    response = untouched.api.post(
        IMPORTS, content=document, headers={"Content-Type": "text/plain"}, key=untouched.keys.lead
    )
    problem(response, 415)


def test_it_is_for_the_county_s_lead_and_administrators(untouched: Stage, document: bytes) -> None:
    problem(send(untouched.api, document, key=None), 401)
    for key in (untouched.keys.reader, untouched.keys.reporter, untouched.others.lead):
        problem(send(untouched.api, document, key=key), 403)
    for key in (untouched.keys.lead, untouched.keys.administrator):
        assert send(untouched.api, document, key=key).status_code == 200


def test_a_rule_that_the_database_keeps_stops_all_of_it(api: Api, keys: Keys) -> None:
    def wrong(said: Json) -> None:
        said["sections"]["planPoints"].append(
            {**said["sections"]["planPoints"][0], "id": "t-point"}
        )
        item_ = {**said["sections"]["costItems"][0], "id": "t-item", "low": 9, "high": 3}
        said["sections"]["costItems"].append(item_ | {"notCosted": None})

    document = fetched(api)
    response = send(api, changed(document, wrong), key=keys.lead, on_conflict="update")
    assert faulty(response) == ["sections.costItems"]
    assert fetched(api) == document
