"""Rounds, cells and statements as JSON: in answers and in the history alike."""

from typing import Any

from samplan.gap.reading import moment
from samplan.gap.tables import Assessment, GapRound, GroupStatement
from samplan.web.fields import text


def round_reference(row: GapRound) -> dict[str, Any]:
    """What names a round wherever it is spoken of."""
    return {
        "id": row.id,
        "countyId": row.county_id,
        "year": row.year,
        "title": text(row.title_sv, row.title_en),
        "status": row.status,
    }


def round_document(row: GapRound) -> dict[str, Any]:
    """A round as its history keeps it."""
    return round_reference(row) | {
        "editionId": row.edition_id,
        "previousRoundId": row.previous_id,
        "documentId": row.document_id,
        "opensOn": row.opens_on.isoformat() if row.opens_on else None,
        "closesOn": row.closes_on.isoformat() if row.closes_on else None,
        "asOf": row.as_of,
        "publishedAt": moment(row.published_at),
        "version": row.version,
    }


def cell_name(round_id: str, method_id: str, organisation_id: str) -> str:
    """What the history calls a cell."""
    return f"{round_id}/{method_id}/{organisation_id}"


def cell_document(row: Assessment) -> dict[str, Any]:
    """A cell, without its source's text."""
    return {
        "roundId": row.round_id,
        "methodId": row.method_id,
        "organisationId": row.organisation_id,
        "status": row.status,
        "comment": row.comment,
        "sourcePlaceId": row.place_id,
        "enteredBy": row.entered_by,
        "enteredAt": moment(row.entered_at),
        "importRunId": row.import_run_id,
        "answered": row.entered_at is not None,
        "version": row.version,
        "revision": row.revision,
    }


def statement_document(row: GroupStatement) -> dict[str, Any]:
    """A statement about a group, without its source's text."""
    return {
        "id": row.id,
        "roundId": row.round_id,
        "methodId": row.method_id,
        "groupId": row.group_id,
        "status": row.status,
        "count": row.count,
        "total": row.total,
        "sourcePlaceId": row.place_id,
        "enteredBy": row.entered_by,
        "enteredAt": moment(row.entered_at),
        "importRunId": row.import_run_id,
        "revision": row.revision,
    }
