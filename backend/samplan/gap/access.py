"""Who sees which round: published ones are for all, the others for those who work in them."""

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.gap.tables import GapRound, RoundOrganisation
from samplan.gap.terms import RoundStatus
from samplan.organisations import scope
from samplan.web.errors import not_found
from samplan.web.texts import Words

ROUND = Words("Omgången", "round")


class SeenRound(NamedTuple):
    """A round, and which organisations of it the caller sees; None means all."""

    row: GapRound
    only: frozenset[str] | None

    @property
    def is_public(self) -> bool:
        """Whether everybody sees the same of it."""
        return self.row.status == RoundStatus.PUBLISHED


def see_round(session: Session, caller: Caller, round_id: str) -> SeenRound:
    """The round as the caller may see it; the problem that there is none when they may not.

    A round that is not published is not even known to exist by those who have no part in it.
    """
    row = session.get(GapRound, round_id)
    if row is None:
        raise not_found(ROUND)
    if row.status == RoundStatus.PUBLISHED:
        return SeenRound(row, None)
    if caller.reach(Permission.READ_UNPUBLISHED) is Reach.OWN:
        own = own_columns(session, caller, round_id)
        if own:
            return SeenRound(row, own)
    elif scope.allows(session, caller, Permission.READ_UNPUBLISHED, county_id=row.county_id):
        return SeenRound(row, None)
    raise not_found(ROUND)


def own_columns(session: Session, caller: Caller, round_id: str) -> frozenset[str]:
    """The columns of the round that are the caller's own organisation or lie under it."""
    statement = select(RoundOrganisation.organisation_id).where(
        col(RoundOrganisation.round_id) == round_id
    )
    return frozenset(
        organisation_id
        for organisation_id in session.exec(statement).all()
        if scope.lies_under(session, organisation_id, caller.organisation_id)
    )


def seen_rounds(session: Session, caller: Caller, statement: Any) -> Any:
    """The statement limited to the rounds that the caller may see."""
    reach = caller.reach(Permission.READ_UNPUBLISHED)
    if reach is Reach.ANY:
        return statement
    seen = [col(GapRound.status) == RoundStatus.PUBLISHED]
    if reach is Reach.COUNTY:
        seen.append(col(GapRound.county_id) == caller.county_id)
    elif reach is Reach.OWN:
        asked = select(RoundOrganisation.round_id).where(
            col(RoundOrganisation.organisation_id).in_(scope.under(session, caller.organisation_id))
        )
        seen.append(col(GapRound.id).in_(asked))
    return statement.where(sa.or_(*seen))
