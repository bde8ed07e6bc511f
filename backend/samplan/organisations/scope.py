"""How far a caller's permission reaches among the organisations."""

from sqlmodel import Session, col, select

from samplan.auth.dependencies import refusal
from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.organisations.tables import Organisation


def allows(
    session: Session,
    caller: Caller,
    permission: Permission,
    *,
    county_id: str | None,
    organisation_id: str | None = None,
) -> bool:
    """Whether the permission reaches the county, or the organisation in it."""
    reach = caller.reach(permission)
    if reach is Reach.COUNTY:
        return county_id is not None and caller.county_id == county_id
    if reach is Reach.OWN:
        return organisation_id is not None and lies_under(
            session, organisation_id, caller.organisation_id
        )
    return reach is Reach.ANY


def require(
    session: Session,
    caller: Caller,
    permission: Permission,
    *,
    county_id: str | None,
    organisation_id: str | None = None,
) -> None:
    """Stop with a problem when the permission does not reach so far."""
    if not allows(
        session, caller, permission, county_id=county_id, organisation_id=organisation_id
    ):
        raise refusal(caller)


def lies_under(session: Session, organisation_id: str, ancestor_id: str | None) -> bool:
    """Whether the organisation is the other one or lies under it."""
    parent: str | None = organisation_id
    while parent is not None and ancestor_id is not None:
        if parent == ancestor_id:
            return True
        statement = select(Organisation.parent_id).where(col(Organisation.id) == parent)
        parent = session.exec(statement).first()
    return False


def under(session: Session, organisation_id: str | None) -> frozenset[str]:
    """The organisation and all that lie under it."""
    found: set[str] = set()
    ahead = [organisation_id] if organisation_id else []
    while ahead:
        found.update(ahead)
        below = select(Organisation.id).where(col(Organisation.parent_id).in_(ahead))
        ahead = [child for child in session.exec(below) if child not in found]
    return frozenset(found)
