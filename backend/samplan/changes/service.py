"""Which changes a caller may see: those of what they may see itself."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.changes.schemas import ActorInfo, ChangeInfo
from samplan.db.base import AnySelect
from samplan.db.history import Change, Revision
from samplan.gap.tables import GapRound, RoundOrganisation
from samplan.gap.terms import RoundStatus
from samplan.organisations import scope


def visible(session: Session, caller: Caller) -> AnySelect:
    """The changes that the caller may see, each with its revision.

    Changes in rounds follow the rounds; in rounds under way a reporter sees the own cells. Changes
    of keys are for those who keep keys, in their county.
    """
    statement = sa.select(
        col(Change.revision),
        col(Revision.at),
        col(Revision.actor_name),
        col(Revision.actor_role),
        col(Revision.organisation_id),
        col(Revision.channel),
        col(Revision.trace_id),
        col(Revision.sent_by),
        col(Revision.request_id),
        col(Change.action),
        col(Change.object_type),
        col(Change.object_id),
        col(Change.before),
        col(Change.after),
        col(Change.reason),
    ).join(Revision, col(Revision.number) == col(Change.revision))
    return statement.where(*readable(session, caller))


def readable(session: Session, caller: Caller) -> tuple[Any, ...]:
    """What must hold of a change for the caller to see it."""
    return _of_rounds(session, caller), _of_keys(caller)


def _of_rounds(session: Session, caller: Caller) -> Any:
    reach = caller.reach(Permission.READ_UNPUBLISHED)
    if reach is Reach.ANY:
        return sa.true()
    published = select(GapRound.id).where(col(GapRound.status) == RoundStatus.PUBLISHED)
    seen = col(Change.round_id).is_(None) | col(Change.round_id).in_(published)
    if reach is Reach.COUNTY:
        return seen | (col(Change.county_id) == caller.county_id)
    if reach is Reach.OWN:
        return seen | _of_own(session, caller)
    return seen


def _of_own(session: Session, caller: Caller) -> Any:
    """Changes of the rounds that ask the own organisation, and of its own cells in them."""
    own = sorted(scope.under(session, caller.organisation_id))
    asked = select(RoundOrganisation.round_id).where(
        col(RoundOrganisation.organisation_id).in_(own)
    )
    cells = [col(Change.object_id).endswith(f"/{one}", autoescape=True) for one in own]
    of_round = col(Change.object_type) == "gap-round"
    of_cell = (col(Change.object_type) == "assessment") & sa.or_(sa.false(), *cells)
    return col(Change.round_id).in_(asked) & (of_round | of_cell)


def _of_keys(caller: Caller) -> Any:
    reach = caller.reach(Permission.MANAGE_KEYS)
    if reach is Reach.ANY:
        return sa.true()
    open_to_all = col(Change.restricted).is_(False)
    if reach is Reach.COUNTY:
        return open_to_all | (col(Change.county_id) == caller.county_id)
    return open_to_all


def show(row: Any, *, signed_in: bool) -> ChangeInfo:
    """A change as the API shows it; who and how in detail only to those who are signed in."""
    return ChangeInfo(
        revision=row.revision,
        at=row.at,
        actor=ActorInfo(
            name=row.actor_name if signed_in else None,
            role=row.actor_role,
            organisation_id=row.organisation_id,
        ),
        channel=row.channel,
        trace_id=row.trace_id if signed_in else None,
        sent_by=row.sent_by if signed_in else None,
        request_id=row.request_id if signed_in else None,
        action=row.action,
        object_type=row.object_type,
        object_id=row.object_id,
        before=row.before,
        after=row.after,
        reason=row.reason,
    )
