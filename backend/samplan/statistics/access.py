"""Who sees which collection: published ones are for all, the others for those who work in them."""

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.organisations import scope
from samplan.statistics.tables import Collection, CollectionOrganisation
from samplan.statistics.terms import CollectionStatus
from samplan.web.errors import not_found
from samplan.web.texts import Words

COLLECTION = Words("Insamlingen", "collection")


class SeenCollection(NamedTuple):
    """A collection, and which organisations' part of its making the caller sees; None means all."""

    row: Collection
    only: frozenset[str] | None

    @property
    def is_public(self) -> bool:
        """Whether its figures are for everybody."""
        return self.row.status == CollectionStatus.PUBLISHED


def see_collection(session: Session, caller: Caller, collection_id: str) -> SeenCollection:
    """The collection as the caller may see it; the problem that there is none when they may not.

    One that is not published is not even known to exist by those who have no part in it.
    """
    row = session.get(Collection, collection_id)
    if row is None:
        raise not_found(COLLECTION)
    if scope.allows(session, caller, Permission.READ_UNPUBLISHED, county_id=row.county_id):
        return SeenCollection(row, None)
    own = own_organisations(session, caller, collection_id)
    if row.status == CollectionStatus.PUBLISHED or own:
        return SeenCollection(row, own)
    raise not_found(COLLECTION)


def own_organisations(session: Session, caller: Caller, collection_id: str) -> frozenset[str]:
    """The asked organisations that are the caller's own or lie under it."""
    if caller.reach(Permission.READ_UNPUBLISHED) is not Reach.OWN:
        return frozenset()
    asked = select(CollectionOrganisation.organisation_id).where(
        col(CollectionOrganisation.collection_id) == collection_id,
        col(CollectionOrganisation.organisation_id).in_(
            scope.under(session, caller.organisation_id)
        ),
    )
    return frozenset(session.exec(asked))


def seen_collections(session: Session, caller: Caller) -> Any:
    """The condition that a collection is one that the caller may see."""
    reach = caller.reach(Permission.READ_UNPUBLISHED)
    if reach is Reach.ANY:
        return sa.true()
    seen = [col(Collection.status) == CollectionStatus.PUBLISHED]
    if reach is Reach.COUNTY:
        seen.append(col(Collection.county_id) == caller.county_id)
    elif reach is Reach.OWN:
        asked = select(CollectionOrganisation.collection_id).where(
            col(CollectionOrganisation.organisation_id).in_(
                scope.under(session, caller.organisation_id)
            )
        )
        seen.append(col(Collection.id).in_(asked))
    return sa.or_(*seen)
