"""What is no document of a county: refused in words that name the place, and nothing written."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from support.asking import Api, Json, MakeApi, body, faulty, problem
from support.county_documents import (
    IMPORTS,
    Change,
    changed,
    fetched,
    sealed,
    send,
    set_field,
)
from support.people import Keys, Stage


@pytest.fixture(scope="module")
def document(stage: Stage) -> bytes:
    """County 22 as everybody sees it, before any test of the file."""
    return fetched(stage.api)


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
