"""Sources: documents and the places in them, which every figure can point at."""

from typing import Any

import httpx
import pytest

from samplan.sources.schemas import (
    SourceDocumentInfo,
    SourceDocumentList,
    SourcePlaceInfo,
    SourcePlaceList,
)
from support.asking import Api, Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import new_id

DOCUMENTS, PLACES = "/source-documents", "/source-places"
DOCUMENT: Json = {"title": {"sv": "Protokoll", "en": "Minutes"}}
FULL: Json = {
    "publisher": "Socialnämnden",
    "publishedOn": "2026-02-24",
    "referenceNumber": "SN/2026:1 § 14",
    "url": "https://www.example.se/protokoll.pdf?id=1&b=ä",
    "note": "Två rader\ni en anmärkning.",
}
PLACE: Json = {
    "appendix": "Bilaga 1",
    "table": "Tabell 2",
    "figure": "Figur 3",
    "section": "§ 14",
    "line": 17,
    "column": "2021",
    "printedLabel": "AUDIT (alkohol)",
    "summary": {"sv": "Används.", "en": "In use."},
    "note": "Felstavat i tryck.",
}


def create_document(stage: Stage, key: str | None = None, **fields: Any) -> httpx.Response:
    """Add a document with an id of its own."""
    sent = {"id": new_id(), **DOCUMENT, **fields}
    return stage.api.post(DOCUMENTS, json=sent, key=key or stage.keys.lead)


def create_place(stage: Stage, **fields: Any) -> httpx.Response:
    """Add a place in the investigation with an id of its own."""
    sent = {"id": new_id(), "documentId": "utredning-2021", **fields}
    return stage.api.post(PLACES, json=sent, key=stage.keys.lead)


def change(stage: Stage, document_id: str, sent: Json, version: Any = 1) -> httpx.Response:
    """Change a document."""
    path = f"{DOCUMENTS}/{document_id}"
    return stage.api.patch(path, json=sent, key=stage.keys.lead, version=version)


def test_a_document_is_added_with_all_that_is_known_of_it(stage: Stage) -> None:
    response = create_document(stage, **FULL)
    made = body(response, 201)
    assert {name: made[name] for name in FULL} == FULL
    assert response.headers["location"] == f"/samplan/v1{DOCUMENTS}/{made['id']}"
    assert response.headers["etag"] == '"v1"'
    assert stage.api.read(f"{DOCUMENTS}/{made['id']}") == made


def test_what_is_not_known_of_a_document_is_null_and_not_empty(stage: Stage) -> None:
    made = body(create_document(stage), 201)
    assert {made[name] for name in FULL} == {None}


@pytest.mark.parametrize("day", ["2021", "2021-10", "2021-10-05", "2024-02-29", "1899"])
def test_a_date_is_as_exact_as_the_source_says(stage: Stage, day: str) -> None:
    assert body(create_document(stage, publishedOn=day), 201)["publishedOn"] == day


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": None}, ["title"]),
        ({"title": {"sv": ""}}, ["title.sv"]),
        ({"publisher": "x" * 201}, ["publisher"]),
        ({"publisher": ""}, ["publisher"]),
        ({"publisher": "a\tb"}, ["publisher"]),
        ({"referenceNumber": "x" * 101}, ["referenceNumber"]),
        ({"note": "x" * 2001}, ["note"]),
        ({"url": "ftp://example.se"}, ["url"]),
        ({"url": "javascript:alert(1)"}, ["url"]),
        ({"url": "https://a b"}, ["url"]),
        ({"url": 'https://a"onclick='}, ["url"]),
        ({"url": "https://" + "a" * 500}, ["url"]),
        ({"publishedOn": "21-10-05"}, ["publishedOn"]),
        ({"publishedOn": "2021-10-5"}, ["publishedOn"]),
        ({"publishedOn": "2021-10-05\n"}, ["publishedOn"]),
        ({"publishedOn": "2021-13"}, ["publishedOn"]),
        ({"publishedOn": "2021-02-30"}, ["publishedOn"]),
        ({"publishedOn": "2023-02-29"}, ["publishedOn"]),
        ({"publishedOn": "0000"}, ["publishedOn"]),
        ({"publishedOn": "٢٠٢١"}, ["publishedOn"]),
        ({"publishedOn": 2021}, ["publishedOn"]),
        ({"version": 1}, ["version"]),
        ({"id": "a_b"}, ["id"]),
    ],
    ids=str,
)
def test_a_document_that_cannot_be_is_refused_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    assert faulty(create_document(untouched, **fields)) == named


def test_an_id_is_taken_once(untouched: Stage) -> None:
    problem(create_document(untouched, id="utredning-2021"), 409)
    problem(create_place(untouched, id="bilaga-2-act"), 409)


def test_a_change_changes_what_it_names_and_null_takes_away(stage: Stage) -> None:
    made = body(create_document(stage, **FULL), 201)
    sent = {"title": {"sv": "Rättat"}, "url": None, "publishedOn": "2026"}
    response = change(stage, made["id"], sent)
    shown = body(response)
    assert shown == made | sent | {"title": {"sv": "Rättat", "en": None}, "version": 2}
    assert response.headers["etag"] == '"v2"'


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"title": None}, ["title"]),
        ({"id": "other"}, ["id"]),
        ({"publishedOn": "2021-99"}, ["publishedOn"]),
        ({"url": "file:///etc/passwd"}, ["url"]),
    ],
    ids=str,
)
def test_a_change_that_cannot_be_is_refused_by_field(
    untouched: Stage, sent: Json, named: list[str]
) -> None:
    assert faulty(change(untouched, "utredning-2021", sent)) == named


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"publishedOn": "2021-13"}, "Det finns inget sådant datum. Skriv 2021, 2021-10 eller"),
        ({"publishedOn": "i fjol"}, "Det finns inget sådant datum. Skriv 2021, 2021-10 eller"),
        ({"url": "www.example.se"}, "Skriv en hel webbadress utan mellanslag, som https://"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_in_words_that_help(
    untouched: Stage, fields: Json, message: str
) -> None:
    [violation] = problem(create_document(untouched, **fields), 422)["violations"]
    assert violation["message"].startswith(message)


def test_a_change_that_changes_nothing_makes_no_new_version(untouched: Stage) -> None:
    was = untouched.api.read(f"{DOCUMENTS}/utredning-2021")
    for sent in ({}, {"title": was["title"]}, {"url": None}):
        assert body(change(untouched, "utredning-2021", sent)) == was


def test_a_document_is_changed_on_the_version_that_was_seen(untouched: Stage) -> None:
    problem(change(untouched, "utredning-2021", {"url": "https://a.se"}, None), 428)
    problem(change(untouched, "utredning-2021", {"url": "https://a.se"}, 2), 412)


def test_a_renamed_document_is_renamed_wherever_it_is_named(stage: Stage) -> None:
    body(change(stage, "utredning-2021", {"title": {"sv": "Utredningen"}}))
    place = stage.api.read(f"{PLACES}/bilaga-2-act")
    assert place["documentTitle"] == "Utredningen"
    sources = stage.api.read("/gap-matrices/22-2021")["sources"]
    assert sources["documents"][0]["title"]["sv"] == "Utredningen"


def test_a_place_is_added_with_all_that_is_known_of_it(stage: Stage) -> None:
    response = create_place(stage, **PLACE)
    made = body(response, 201)
    assert {name: made[name] for name in PLACE} == PLACE
    assert response.headers["location"] == f"/samplan/v1{PLACES}/{made['id']}"
    assert stage.api.read(f"{PLACES}/{made['id']}") == made
    bare = body(create_place(stage), 201)
    assert {bare[name] for name in PLACE} == {None}


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"documentId": "nope"}, ["documentId"]),
        ({"documentId": None}, ["documentId"]),
        ({"line": 0}, ["line"]),
        ({"line": 10_000_001}, ["line"]),
        ({"line": "17"}, ["line"]),
        ({"line": 1.5}, ["line"]),
        ({"line": True}, ["line"]),
        ({"appendix": "x" * 101}, ["appendix"]),
        ({"section": "a\x7fb"}, ["section"]),
        ({"summary": {"en": "Only"}}, ["summary.sv"]),
        ({"documentTitle": "x"}, ["documentTitle"]),
    ],
    ids=str,
)
def test_a_place_that_cannot_be_is_refused_by_field(
    untouched: Stage, fields: Json, named: list[str]
) -> None:
    assert faulty(create_place(untouched, **fields)) == named


def test_places_are_listed_by_document(reading: Api) -> None:
    found = reading.items(PLACES, params={"document": "testuppgifter-25"})
    assert len(found) == 6
    assert {one["documentId"] for one in found} == {"testuppgifter-25"}
    assert reading.items(PLACES, params={"document": "nope"}) == []
    by_line = reading.items(PLACES, params={"document": "testuppgifter-25", "sort": "-line"})
    assert [one["line"] for one in by_line] == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize("path", [f"{DOCUMENTS}/nope", f"{PLACES}/nope"])
def test_what_there_is_none_of_is_not_found(untouched: Stage, path: str) -> None:
    problem(untouched.api.get(path), 404)
    problem(change(untouched, "nope", {}), 404)


def test_a_new_place_can_be_the_source_of_a_correction(stage: Stage) -> None:
    place = body(create_place(stage, section="§ 15"), 201)["id"]
    sent = {"methodId": "act", "organisationId": "2281", "status": "offered"}
    sent |= {"reason": "Enligt protokollet.", "sourcePlaceId": place}
    path = "/gap-rounds/22-2021/corrections"
    cell = body(stage.api.post(path, json=sent, key=stage.keys.lead), 201)
    assert cell["source"]["section"] == "§ 15"


def test_sources_have_the_shape_that_the_contract_says(reading: Api) -> None:
    assert_shape(SourceDocumentList, reading.read(DOCUMENTS))
    assert_shape(SourceDocumentInfo, reading.read(f"{DOCUMENTS}/utredning-2021"))
    assert_shape(SourcePlaceList, reading.read(PLACES, params={"limit": 1000}))
    assert_shape(SourcePlaceInfo, reading.read(f"{PLACES}/bilaga-1-audit-adult-2021"))
