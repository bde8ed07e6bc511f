"""Collections as JSON: in answers and in the history alike."""

from typing import Any

from sqlmodel import Session

from samplan.db.history import Actor, Scope, revision
from samplan.statistics.collections.asking import indicators_of, organisations_of
from samplan.statistics.tables import Collection
from samplan.statistics.terms import CollectionStatus
from samplan.web.fields import text


def collection_reference(row: Collection) -> dict[str, Any]:
    """What names a collection wherever it is spoken of."""
    return {
        "id": row.id,
        "title": text(row.title_sv, row.title_en),
        "status": row.status,
        "period": row.period,
        "dueOn": row.due_on.isoformat() if row.due_on else None,
    }


def collection_document(session: Session, row: Collection) -> dict[str, Any]:
    """A collection as its history keeps it."""
    return collection_reference(row) | {
        "countyId": row.county_id,
        "opensOn": row.opens_on.isoformat() if row.opens_on else None,
        "publishedAt": moment(row.published_at),
        "indicatorIds": indicators_of(session, row.id),
        "organisationIds": organisations_of(session, row.id),
        "version": row.version,
    }


def moment(value: Any) -> str | None:
    """A moment as JSON shows it: UTC, to the second."""
    if value is None:
        return None
    return str(value.isoformat(timespec="seconds")).replace("+00:00", "Z")


def scope_of(row: Collection) -> Scope:
    """Whom changes of the collection concern: until it is published, those who lead it."""
    restricted = row.status != CollectionStatus.PUBLISHED
    return Scope(county_id=row.county_id, restricted=restricted)


def touch(session: Session, row: Collection, *, by: Actor) -> None:
    """Note that this transaction changes something in the collection."""
    row.revision = revision(session, by)
