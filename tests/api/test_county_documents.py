"""A county as one document: the same bytes wherever it has been, and to each what each may see."""

import hashlib
import json
from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal

from samplan.county_documents.sections import SECTIONS
from samplan.county_documents.shape import json_schema
from samplan.county_documents.terms import View
from samplan.db.engine import Database, open_database
from samplan.db.migrate import migrate
from samplan.main import create_app
from support.asking import Api, Json, body, problem
from support.county_documents import VIEWS, WHOLE, fetched, live, read_in, rows, written
from support.databases import Databases, PostgresDatabases
from support.people import Stage
from support.settings import settings_for

PATH = "/county-documents/22"


@pytest.fixture(scope="module")
def lived(stage: Stage) -> Stage:
    """A county in which everything has happened once."""
    live(stage)
    return stage


@pytest.fixture
def empty(databases: Databases) -> Iterator[Database]:
    """A migrated database without a row."""
    with databases.empty() as url:
        database = open_database(url)
        migrate(database)
        yield database
        database.close()


def differing(one: bytes, other: bytes) -> list[tuple[bytes, bytes]]:
    """The first lines that differ, to be read in a failure."""
    pairs = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    return [pair for pair in pairs if pair[0] != pair[1]][:2]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_read_into_an_empty_installation_it_is_the_same_document_again(
    lived: Stage, empty: Database, view: View
) -> None:
    sent = written(lived.database, view)
    read_in(empty, sent)
    again = written(empty, view)
    assert differing(sent, again) == []
    assert sent == again


def test_a_second_county_comes_along_whole_as_well(lived: Stage, empty: Database) -> None:
    view = View("25", unprotected=True, unpublished=True)
    first, sent = written(lived.database, VIEWS[3]), written(lived.database, view)
    assert len(rows(sent, "assessments")) > 0
    read_in(empty, sent)
    assert written(empty, view) == sent
    read_in(empty, first)
    assert written(empty, VIEWS[3]) == first
    assert written(empty, view) == sent


def test_the_same_county_is_the_same_bytes_in_both_kinds_of_database(
    lived: Stage, postgres_databases: PostgresDatabases
) -> None:
    sent = written(lived.database, VIEWS[3])
    with postgres_databases.empty() as url:
        other = open_database(url)
        migrate(other)
        read_in(other, sent)
        assert written(other, VIEWS[3]) == sent
        other.close()


def test_what_everybody_sees_stays_so_when_it_is_read_in_and_asked_of_the_api(
    lived: Stage, empty: Database, portal: BlockingPortal
) -> None:
    read_in(empty, written(lived.database, VIEWS[0]))
    with Api(create_app(settings_for(empty.url)), portal) as there:
        for path in (
            "/observations?county=22&indicator=t-patients&limit=1000",
            "/gap-matrices/22-2021",
            "/questionnaire-rounds?county=22",
            "/gap-rounds/22-2021/corrections",
            "/plans/22-plan",
        ):
            here, copied = lived.api.read(path), there.read(path)
            for answer in (here, copied):
                answer.pop("_meta", None)
                forget_revisions(answer)
            assert copied == here, path
        rounds = [
            one["id"] for one in lived.api.items("/questionnaire-rounds", params={"county": "22"})
        ]
        for one in rounds:
            path = f"/questionnaire-rounds/{one}/results"
            assert there.read(path) == lived.api.read(path)


def forget_revisions(answer: object) -> None:
    """Take away what numbers the writes of one installation."""
    if isinstance(answer, dict):
        for name in ("revision", "version", "issuedRevision"):
            answer.pop(name, None)
        for value in answer.values():
            forget_revisions(value)
    elif isinstance(answer, list):
        for value in answer:
            forget_revisions(value)


def test_a_withheld_count_is_carried_as_withheld_and_never_as_nought(lived: Stage) -> None:
    figures = [
        one
        for one in rows(fetched(lived.api), "observations")
        if one["indicatorId"] == "t-patients"
    ]
    withheld = [one for one in figures if one["isWithheld"]]
    assert withheld
    assert len(withheld) < len(figures)
    for one in withheld:
        assert {one[name] for name in ("value", "numerator", "denominator", "note")} == {None}
        assert one["qualifier"] is None
    small = {one["value"] for one in figures if not one["isWithheld"]} & {1, 2, 3, 4}
    assert small == set()


def test_the_lead_gets_small_counts_when_they_are_asked_for(lived: Stage) -> None:
    sent = fetched(lived.api, query="figures=unprotected", key=lived.keys.lead)
    figures = rows(sent, "observations")
    assert not any(one["isWithheld"] for one in figures)
    assert {one["value"] for one in figures} & {1, 2, 3, 4}


def test_only_what_is_asked_for_and_allowed_is_there(lived: Stage) -> None:
    open_to_all = fetched(lived.api)
    assert fetched(lived.api, key=lived.keys.lead) == open_to_all
    whole = fetched(lived.api, query=WHOLE, key=lived.keys.lead)
    for section, hidden in (
        ("gapRounds", "22-2026"),
        ("collections", "22-open"),
        ("statusReports", "22-draft"),
    ):
        assert hidden in {one["id"] for one in rows(whole, section)}
        assert hidden not in {one["id"] for one in rows(open_to_all, section)}
        assert hidden.encode() not in open_to_all
    for section in ("recipients", "responses", "findingReviews"):
        assert rows(whole, section)
        assert rows(open_to_all, section) == []
    assert rows(open_to_all, "publishedResults")
    assert rows(whole, "publishedResults") == []
    assert [one["number"] for one in rows(open_to_all, "corrections")] == [1, 2]


@pytest.mark.parametrize("query", ["figures=unprotected", "include=unpublished", WHOLE])
def test_what_is_held_back_is_for_the_county_s_lead(lived: Stage, query: str) -> None:
    path = f"{PATH}?{query}"
    problem(lived.api.get(path), 401)
    for key in (lived.keys.reader, lived.keys.reporter, lived.keys.regional, lived.others.lead):
        problem(lived.api.get(path, key=key), 403)
    for key in (lived.keys.lead, lived.keys.administrator):
        response = lived.api.get(path, key=key)
        assert response.status_code == 200
        assert "private" in response.headers["cache-control"]


def test_no_secret_and_nobody_s_address_is_in_the_whole_of_it(lived: Stage) -> None:
    whole = fetched(lived.api, query=WHOLE, key=lived.keys.administrator).decode()
    for secret in vars(lived.keys).values():
        assert secret not in whole
    for word in ("secretHash", "tokenHash", "samplan_", "receiptHash"):
        assert word not in whole


def test_the_last_line_is_the_hash_of_all_the_lines_before_it(lived: Stage) -> None:
    response = lived.api.get(PATH)
    *lines, last = response.content.splitlines(keepends=True)
    told = "sha256:" + hashlib.sha256(b"".join(lines)).hexdigest()
    assert json.loads(b"{" + last)["hash"] == told
    assert response.headers["document-hash"] == told
    assert response.json()["hash"] == told


def test_it_is_cached_by_its_bytes_and_asked_after_without_them(lived: Stage) -> None:
    first = lived.api.get(PATH)
    assert "public" in first.headers["cache-control"]
    etag = first.headers["etag"]
    again = lived.api.get(PATH, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    head = lived.api.request("HEAD", PATH)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == etag
    plain = lived.api.get(PATH, headers={"Accept-Encoding": "identity"})
    assert plain.content == first.content
    assert len(plain.content) == int(plain.headers["content-length"])
    assert plain.headers["repr-digest"].startswith("sha-256=:")
    renamed = {"shortName": "Sundsvall kn"}
    version = lived.api.read("/organisations/2281")["version"]
    path = "/organisations/2281"
    body(lived.api.patch(path, json=renamed, key=lived.keys.lead, version=version))
    changed = lived.api.get(PATH, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != etag


def test_every_document_has_the_form_that_the_schema_tells(lived: Stage) -> None:
    from jsonschema import Draft202012Validator

    schema = lived.api.get("/county-document-schemas/1.0")
    assert schema.headers["content-type"] == "application/json"
    assert schema.json() == json_schema()
    check = Draft202012Validator(schema.json())
    whole = json.loads(fetched(lived.api, query=WHOLE, key=lived.keys.lead))
    assert list(check.iter_errors(whole)) == []
    assert list(check.iter_errors(json.loads(fetched(lived.api)))) == []
    unknown: Json = {**whole, "more": 1}
    assert list(check.iter_errors(unknown))
    problem(lived.api.get("/county-document-schemas/0.9"), 404)


def test_every_section_that_can_have_rows_has_some_here(lived: Stage) -> None:
    """So that the round trips above have something to lose."""
    whole = json.loads(fetched(lived.api, query=WHOLE, key=lived.keys.lead))["sections"]
    public = json.loads(fetched(lived.api))["sections"]
    bare = {name for name in whole if not whole[name] and not public[name]}
    assert bare <= {"milestones", "courseOccasions", "activityGaps", "successions",
                    "activityDependencies", "activityPrerequisites", "activityAgreements",
                    "activityCostItems"}  # fmt: skip
    assert len(SECTIONS) == len(whole)


def test_there_is_no_document_of_a_county_that_is_not_there(lived: Stage) -> None:
    problem(lived.api.get("/county-documents/99"), 404)
