"""Documents of a county, as tests change them and seal them again."""

import json
from collections.abc import Callable
from typing import Any

from samplan.county_documents.sections import SECTIONS
from samplan.county_documents.text import write
from support.asking import Api

Json = dict[str, Any]

HEAD = ("schemaVersion", "kind", "countyId", "view", "licence", "attribution")
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


def changed(body: bytes, change: Callable[[Json], object]) -> bytes:
    """The document after a change, sealed again."""
    document: Json = json.loads(body)
    change(document)
    return sealed(document)


def rows(body: bytes, section: str) -> list[Json]:
    """The rows of a section."""
    found: list[Json] = json.loads(body)["sections"][section]
    return found


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
