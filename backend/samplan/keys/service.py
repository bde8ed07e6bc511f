"""Rules for keys: nobody makes a key that reaches further than their own."""

from typing import Any

from sqlmodel import Session, col, select

from samplan.auth.dependencies import refusal
from samplan.auth.service import Caller, NewKey, create_key
from samplan.auth.tables import ApiKey
from samplan.auth.terms import Permission, Reach, Role
from samplan.db.base import now
from samplan.db.history import Actor
from samplan.keys.schemas import KeyCreate
from samplan.organisations.tables import County, Organisation
from samplan.web.errors import invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation

LOCAL_ROLES = frozenset({Role.READER, Role.REPORTER})
"""What a lead may hand out in the county; leads and administrators are made by administrators."""


def kept(caller: Caller) -> Any:
    """The keys that the caller keeps."""
    statement = select(ApiKey)
    if caller.reach(Permission.MANAGE_KEYS) is Reach.ANY:
        return statement
    return statement.where(
        col(ApiKey.county_id) == caller.county_id, col(ApiKey.role).in_(LOCAL_ROLES)
    )


def get(session: Session, caller: Caller, key_id: str) -> ApiKey:
    """A key that the caller keeps, or the problem that there is none."""
    found = session.exec(kept(caller).where(col(ApiKey.id) == key_id)).first()
    if found is None:
        raise not_found(Words("Nyckeln", "key"))
    key: ApiKey = found
    return key


def create(session: Session, caller: Caller, new: KeyCreate, *, by: Actor) -> tuple[ApiKey, str]:
    """A new key and its secret."""
    violations = [*_role_violations(new), *_place_violations(session, new)]
    if new.expires_at is not None and new.expires_at <= now():
        words = Words("Nyckeln ska gälla en tid framåt.", "The key should last for some time.")
        violations.append(Violation("expiresAt", words))
    if violations:
        raise invalid(*violations)
    county_id = _county_of(session, new)
    if caller.reach(Permission.MANAGE_KEYS) is not Reach.ANY and (
        county_id != caller.county_id
        or new.role not in LOCAL_ROLES
        or new.requests_per_minute is not None
    ):
        raise refusal(caller)
    fields = new.model_dump() | {"county_id": county_id}
    return create_key(session, NewKey(**fields), by=by)


def _county_of(session: Session, new: KeyCreate) -> str | None:
    if new.organisation_id is None:
        return new.county_id
    return session.get_one(Organisation, new.organisation_id).county_id


def _role_violations(new: KeyCreate) -> list[Violation]:
    if new.role is Role.REPORTER and new.organisation_id is None:
        words = Words("Ange vilken organisation nyckeln gäller.", "Name the key's organisation.")
        return [Violation("organisationId", words)]
    if new.role is Role.LEAD and new.county_id is None:
        words = Words("Ange vilket län nyckeln gäller.", "Name the key's county.")
        return [Violation("countyId", words)]
    if new.role is not Role.REPORTER and new.organisation_id is not None:
        words = Words(
            "Bara en rapportör har en organisation.", "Only a reporter has an organisation."
        )
        return [Violation("organisationId", words)]
    return []


def _place_violations(session: Session, new: KeyCreate) -> list[Violation]:
    found = []
    organisation = session.get(Organisation, new.organisation_id) if new.organisation_id else None
    if new.organisation_id and organisation is None:
        words = Words("Organisationen finns inte.", "There is no such organisation.")
        found.append(Violation("organisationId", words))
    if new.county_id and session.get(County, new.county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        found.append(Violation("countyId", words))
    if organisation and new.county_id and organisation.county_id != new.county_id:
        words = Words("Organisationen ligger i ett annat län.", "The organisation is elsewhere.")
        found.append(Violation("countyId", words))
    return found


NEWEST_FIRST: list[Any] = [col(ApiKey.created_at).desc(), col(ApiKey.id)]
