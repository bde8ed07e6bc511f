"""What things outside the plan are called, that what has changed in it names by their ids."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.organisations.tables import Organisation
from samplan.plan.replay import Difference
from samplan.plan.versions.words import Called
from samplan.sources.tables import SourceDocument, SourcePlace
from samplan.web.fields import text

Json = dict[str, Any]


def called(session: Session, county_id: str, differences: Iterable[Difference]) -> Called:
    """The county's organisations, and the places in sources that differences point at."""
    moved = {
        document["sourcePlaceId"]
        for one in differences
        if "sourcePlaceId" in one.fields
        for document in (one.then, one.now)
        if document and document.get("sourcePlaceId")
    }
    return Called(_organisations(session, county_id), _places(session, moved))


def _organisations(session: Session, county_id: str) -> dict[str, Json]:
    statement = sa.select(
        col(Organisation.id),
        col(Organisation.name_sv),
        col(Organisation.name_en),
    ).where(col(Organisation.county_id) == county_id)
    return {
        row.id: text(row.name_sv, row.name_en) for row in session.connection().execute(statement)
    }


def _places(session: Session, ids: Iterable[str]) -> dict[str, Json]:
    """The document, and where in it as far as it is printed."""
    statement = (
        sa.select(
            col(SourcePlace.id),
            col(SourceDocument.title_sv),
            col(SourceDocument.title_en),
            col(SourcePlace.appendix),
            col(SourcePlace.section),
            col(SourcePlace.table_name),
        )
        .join(SourceDocument, col(SourceDocument.id) == col(SourcePlace.document_id))
        .where(col(SourcePlace.id).in_(sorted(ids)))
    )
    found = {}
    for row in session.connection().execute(statement):
        where = [one for one in (row.appendix, row.section, row.table_name) if one]
        found[row.id] = text(
            ", ".join([row.title_sv, *where]), ", ".join([row.title_en or row.title_sv, *where])
        )
    return found
