"""Documents and places, and how answers name the places that their figures come from."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.history import Action, Actor, Recorded, record
from samplan.sources.schemas import (
    SourceDocumentCreate,
    SourceDocumentInfo,
    SourceDocumentUpdate,
    SourcePlaceCreate,
    SourcePlaceInfo,
)
from samplan.sources.tables import SourceDocument, SourcePlace
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text, text
from samplan.web.texts import Words
from samplan.web.violations import Violation

_IN_CHUNKS_OF = 500


def get_document(session: Session, document_id: str) -> SourceDocument:
    """The document, or the problem that there is none."""
    found = session.get(SourceDocument, document_id)
    if found is None:
        raise not_found(Words("Dokumentet", "document"))
    return found


def show_document(row: SourceDocument) -> SourceDocumentInfo:
    """The document as the API shows it."""
    fields = row.model_dump(exclude={"title_sv", "title_en"})
    return SourceDocumentInfo(**fields, title=Text(sv=row.title_sv, en=row.title_en))


def _document(row: SourceDocument) -> dict[str, Any]:
    return show_document(row).model_dump(mode="json", by_alias=True)


def create_document(session: Session, new: SourceDocumentCreate, *, by: Actor) -> SourceDocument:
    """A new document to point at."""
    if session.get(SourceDocument, new.id) is not None:
        words = Words("Det finns redan ett dokument med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    row = SourceDocument(
        **new.model_dump(exclude={"title"}), title_sv=new.title.sv, title_en=new.title.en
    )
    session.add(row)
    session.flush()
    record(session, by, Recorded(Action.CREATE, "source-document", row.id, None, _document(row)))
    return row


def update_document(
    session: Session, row: SourceDocument, change: SourceDocumentUpdate, *, by: Actor
) -> SourceDocument:
    """Change what is named in the change."""
    before = _document(row)
    fields = change.model_dump(exclude_unset=True, exclude={"title"})
    if "title" in change.model_fields_set:
        fields |= {"title_sv": change.title.sv, "title_en": change.title.en}
    if all(getattr(row, name) == value for name, value in fields.items()):
        return row
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    session.flush()
    record(session, by, Recorded(Action.UPDATE, "source-document", row.id, before, _document(row)))
    return row


def create_place(session: Session, new: SourcePlaceCreate, *, by: Actor) -> SourcePlace:
    """A new place in a document that is there."""
    if session.get(SourceDocument, new.document_id) is None:
        words = Words("Dokumentet finns inte.", "There is no such document.")
        raise invalid(Violation("documentId", words))
    if session.get(SourcePlace, new.id) is not None:
        words = Words("Det finns redan ett ställe med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    fields = new.model_dump(exclude={"summary", "table", "column"})
    row = SourcePlace(
        **fields,
        table_name=new.table,
        column_label=new.column,
        summary_sv=new.summary.sv if new.summary else None,
        summary_en=new.summary.en if new.summary else None,
    )
    session.add(row)
    session.flush()
    after = places(session, [row.id])[0]
    record(session, by, Recorded(Action.CREATE, "source-place", row.id, None, after))
    return row


def get_place(session: Session, place_id: str) -> SourcePlaceInfo:
    """The place, or the problem that there is none."""
    found = places(session, [place_id])
    if not found:
        raise not_found(Words("Stället", "place"))
    return SourcePlaceInfo.model_validate(found[0])


PLACES = (
    sa.select(
        col(SourcePlace.id),
        col(SourcePlace.document_id),
        col(SourceDocument.title_sv),
        col(SourcePlace.appendix),
        col(SourcePlace.table_name),
        col(SourcePlace.figure),
        col(SourcePlace.section),
        col(SourcePlace.line),
        col(SourcePlace.column_label),
        col(SourcePlace.printed_label),
        col(SourcePlace.summary_sv),
        col(SourcePlace.summary_en),
        col(SourcePlace.note),
    )
    .join(SourceDocument, col(SourceDocument.id) == col(SourcePlace.document_id))
    .order_by(col(SourcePlace.id))
)
"""Places with their document's title, as `shown_place` takes them."""


def shown_place(row: Sequence[Any]) -> dict[str, Any]:
    """A row of PLACES as JSON."""
    return {
        "id": row[0],
        "documentId": row[1],
        "documentTitle": row[2],
        "appendix": row[3],
        "table": row[4],
        "figure": row[5],
        "section": row[6],
        "line": row[7],
        "column": row[8],
        "printedLabel": row[9],
        "summary": text(row[10], row[11]) if row[10] or row[11] else None,
        "note": row[12],
    }


NAMED_PLACES = PLACES.where(col(SourcePlace.id).in_(sa.bindparam("ids", expanding=True)))


def places(session: Session, ids: Iterable[str | None]) -> list[dict[str, Any]]:
    """The named places as JSON, in the order of their ids; unknown ids and None are left out."""
    wanted = sorted({place_id for place_id in ids if place_id})
    found: list[dict[str, Any]] = []
    for start in range(0, len(wanted), _IN_CHUNKS_OF):
        chunk = wanted[start : start + _IN_CHUNKS_OF]
        rows = session.connection().execute(NAMED_PLACES, {"ids": chunk}).all()
        found.extend(map(shown_place, rows))
    return found


NAMED_DOCUMENTS = (
    select(SourceDocument)
    .where(col(SourceDocument.id).in_(sa.bindparam("ids", expanding=True)))
    .order_by(col(SourceDocument.id))
)


def documents(session: Session, ids: Iterable[str]) -> list[dict[str, Any]]:
    """The named documents as JSON, in the order of their ids."""
    found = session.exec(NAMED_DOCUMENTS, params={"ids": sorted(set(ids))})
    return [_document(row) for row in found]


def sources_of(session: Session, place_ids: Iterable[str | None]) -> dict[str, Any]:
    """The `sources` part of an answer: the places that its figures name, and their documents."""
    found = places(session, place_ids)
    return {
        "documents": documents(session, (place["documentId"] for place in found)),
        "places": found,
    }
