"""Documents of a county, as tests change them and seal them again."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlmodel import Session

from samplan.auth.service import Caller
from samplan.auth.terms import Role
from samplan.county_documents import service
from samplan.county_documents.reading import read
from samplan.county_documents.sections import SECTIONS
from samplan.county_documents.terms import OnConflict, View
from samplan.county_documents.text import write
from samplan.db.engine import Database
from samplan.db.session import reading, writing
from samplan.disclosure.model import Rule
from support import activities, scenes
from support.asking import Api
from support.closed_rounds import closed_round, units
from support.observations import PATIENTS, invent, lay_catalogue
from support.observations import write as write_figures
from support.people import MAKER, Stage

Json = dict[str, Any]

HEAD = ("schemaVersion", "kind", "countyId", "view", "licence", "attribution")
Change = Callable[[Json], object]
IMPORTS = "/county-document-imports"
WHOLE = "figures=unprotected&include=unpublished"
"""What a lead asks for to get all of a county."""


def fetched(api: Api, county: str = "22", query: str = "", key: str | None = None) -> bytes:
    """A county's document, as it is sent."""
    response = api.get(f"/county-documents/{county}?{query}", key=key)
    assert response.status_code == 200, response.text[:500]
    return response.content


def sealed(document: Json) -> bytes:
    """The document with the hash that its content has now, laid out as the service does."""
    known = {**dict.fromkeys(HEAD), **document}
    head = {
        name: in_order(value) if name != "view" else value
        for name, value in known.items()
        if name not in ("sections", "hash") and value is not None
    }
    sections = dict.fromkeys(section.name for section in SECTIONS) | document["sections"]
    lists = [
        (name, [in_order(row) for row in rows] if isinstance(rows, list) else rows)
        for name, rows in sections.items()
        if rows is not None
    ]
    return b"".join(write(head, lists))


def in_order(row: Any) -> Any:
    """Texts with Swedish first, as the contract's sorted examples have them not."""
    if isinstance(row, dict) and row.keys() == {"sv", "en"}:
        return {"sv": row["sv"], "en": row["en"]}
    if isinstance(row, dict):
        return {name: in_order(value) for name, value in row.items()}
    return row


def changed(body: bytes, change: Change) -> bytes:
    """The document after a change, sealed again."""
    document: Json = json.loads(body)
    change(document)
    return sealed(document)


def rows(body: bytes, section: str) -> list[Json]:
    """The rows of a section."""
    found: list[Json] = json.loads(body)["sections"][section]
    return found


def row(said: Json, section: str, name: str) -> Json:
    """A row of a section by its id."""
    found: Json = next(one for one in said["sections"][section] if one["id"] == name)
    return found


def set_field(section: str, name: str, **fields: Any) -> Change:
    """A change of some fields of a row."""
    return lambda said: row(said, section, name).update(fields)


def send(
    api: Api, body: bytes, *, key: str | None, dry_run: bool = False, on_conflict: str = "stop"
) -> Any:
    """Send a document to be read in."""
    return api.post(
        IMPORTS,
        params={"dryRun": dry_run, "onConflict": on_conflict},
        content=body,
        headers={"Content-Type": "application/json"},
        key=key,
    )


def outcome(answer: Json, section: str) -> Json:
    """What an import says of a section, without the counts that are none."""
    [found] = [one for one in answer["sections"] if one["name"] == section]
    return {name: count for name, count in found["counts"].items() if count}


def sealed_example(example: Json) -> Json:
    """The contract's example, saying something else than what is there."""
    [county] = example["sections"]["counties"]
    renamed = {**county, "name": {**county["name"], "en": "Västernorrland"}}
    sections = {**example["sections"], "counties": [renamed]}
    found: Json = json.loads(sealed({**example, "sections": sections}))
    return found


VIEWS = [View("22", *both) for both in ((False, False), (False, True), (True, False), (True, True))]
"""A county as everybody sees it, and as its lead may."""


def live(stage: Stage) -> None:
    """Let a county have one of everything: small counts, answers, corrections, drafts, reports."""
    api, keys, database = stage.api, stage.keys, stage.database
    lay_catalogue(database)
    truth = invent(1)
    write_figures(database, truth.rows(PATIENTS, list(truth.counts)))
    closed_round(stage, [*units(7, routine="yes"), *units(2, "2280", routine="no")])
    scenes.open_round(database, "22-2026")
    scenes.open_collection(database, "22-open")
    scenes.save_scenario(database, "22-saved")
    scenes.issue_report(database, "22-issued")
    scenes.write_report(database, "22-draft")
    scenes.follow_up(database, "22-check", "22-follow-up")
    for status in ("started", "paused", "started"):
        activities.make_report(api, keys.lead, "22-plan-1-4", status=status)
    correction = {"methodId": "act", "organisationId": "2281", "status": "partly"}
    for said in (correction, correction | {"status": "offered"}):
        sent = said | {"reason": "Föll bort vid sammanställningen."}
        assert api.post("/gap-rounds/22-2021/corrections", json=sent, key=keys.lead).is_success
    found = api.read("/county-findings?county=22&limit=1", key=keys.lead)["countyFindings"][0]
    review = {"countyId": "22", "state": "accepted", "reason": "Känt."}
    path = f"/finding-reviews/{found['id']}"
    assert api.put(path, json=review, key=keys.lead, version="*").is_success


def written(database: Database, view: View) -> bytes:
    """A county's document out of a database."""
    with reading(database) as session:
        return b"".join(parts_of(session, view))


def parts_of(session: Session, view: View) -> Iterator[bytes]:
    """A county's document, some bytes at a time."""
    row = service.see_county(session, Caller(Role.ADMINISTRATOR), view)
    return service.document(session, row, view, Rule())


def read_in(database: Database, body: bytes, on_conflict: OnConflict = OnConflict.STOP) -> Json:
    """Read a document into a database, as an administrator does."""
    with writing(database) as session:
        return service.take(
            session,
            Caller(Role.ADMINISTRATOR),
            read(body),
            Rule(),
            on_conflict=on_conflict,
            dry_run=False,
            by=MAKER,
        )
