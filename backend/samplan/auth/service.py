"""Keys: making, checking, revoking; browser sessions; and what a provider's word grants."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.permissions import reach
from samplan.auth.roles import RoleRule, RoleRules
from samplan.auth.tables import ApiKey, WebSession
from samplan.auth.terms import Permission, Reach, Role, Way
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record

SECRET_PREFIX = "samplan_"  # noqa: S105 - a mark that scanners for leaked keys can look for


@dataclass(frozen=True)
class Caller:
    """Who asks. Nobody in particular is a reader without a name."""

    role: Role = Role.READER
    name: str | None = None
    key_id: str | None = None
    way: Way | None = None
    recognised_by: str | None = None
    """What the rate limit counts by: the key, the token's subject or the session."""
    requests_per_minute: int | None = None
    organisation_id: str | None = None
    county_id: str | None = None
    read_only: bool = False
    channel: str = "api"
    csrf_token: str | None = None
    session_expires_at: datetime | None = None
    session_renews_at: datetime | None = None
    sign_out_url: str | None = None

    @property
    def signed_in(self) -> bool:
        """Whether a key, a token or a session stands behind the request."""
        return self.recognised_by is not None

    def reach(self, permission: Permission) -> Reach | None:
        """How far the caller's permission reaches; None when it is not given."""
        return reach(self.role, permission, read_only=self.read_only)

    def actor(
        self,
        *,
        trace_id: str | None,
        sent_by: str | None,
        request_id: str | None,
        request: str | None,
    ) -> Actor:
        """The caller as the history names it."""
        return Actor(
            name=self.name or "",
            role=self.role.value,
            key_id=self.key_id,
            organisation_id=self.organisation_id,
            channel=self.channel,
            trace_id=trace_id,
            sent_by=sent_by,
            request_id=request_id,
            request=request,
        )


@dataclass(frozen=True)
class TokenHolder:
    """Whoever holds a token of the identity provider that holds good."""

    claims: Mapping[str, Any]
    recognised_by: str
    """A keyed hash of the subject, good within this process: no name is kept."""


def hash_secret(secret: str) -> str:
    """How a secret is stored. It has 256 random bits, so one round of SHA-256 keeps it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def csrf_token_of(token: str) -> str:
    """The session's token against forged requests: only who can read our answers knows it."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class NewKey:
    """What a new key is for. Reporters have an organisation, leads a county."""

    name: str
    role: Role
    organisation_id: str | None = None
    county_id: str | None = None
    read_only: bool = False
    expires_at: datetime | None = None
    requests_per_minute: int | None = None


def create_key(session: Session, new: NewKey, *, by: Actor) -> tuple[ApiKey, str]:
    """The stored key, and its secret, which is nowhere else and never shown again."""
    secret = SECRET_PREFIX + secrets.token_urlsafe(32)
    key = ApiKey(
        id=f"key-{secrets.token_hex(6)}",
        name=new.name,
        role=new.role,
        organisation_id=new.organisation_id,
        county_id=new.county_id,
        read_only=new.read_only,
        secret_hash=hash_secret(secret),
        created_at=now(),
        expires_at=new.expires_at,
        requests_per_minute=new.requests_per_minute,
    )
    session.add(key)
    session.flush()
    record(session, by, _recorded(Action.CREATE, key, before=None))
    return key, secret


def revoke_key(session: Session, key: ApiKey, *, by: Actor) -> None:
    """End a key and every session opened with it. Ending an ended key changes nothing."""
    if key.revoked_at is not None:
        return
    before = key_document(key)
    key.revoked_at = now()
    ended = sa.update(WebSession).where(
        col(WebSession.key_id) == key.id, col(WebSession.ended_at).is_(None)
    )
    session.connection().execute(ended.values(ended_at=now()))
    session.flush()
    record(session, by, _recorded(Action.UPDATE, key, before=before))


def _recorded(action: Action, key: ApiKey, before: dict[str, Any] | None) -> Recorded:
    scope = Scope(county_id=key.county_id, restricted=True)
    return Recorded(action, "api-key", key.id, before, key_document(key), scope)


def key_document(key: ApiKey) -> dict[str, Any]:
    """A key as the API shows it, without its secret or hash."""
    return {
        "id": key.id,
        "name": key.name,
        "role": key.role.value,
        "organisationId": key.organisation_id,
        "countyId": key.county_id,
        "readOnly": key.read_only,
        "createdAt": key.created_at.isoformat().replace("+00:00", "Z"),
        "expiresAt": _moment(key.expires_at),
        "revokedAt": _moment(key.revoked_at),
        "requestsPerMinute": key.requests_per_minute,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None


def find_key(session: Session, secret: str) -> ApiKey | None:
    """The valid key with the secret, or None: unknown, expired or revoked."""
    key = session.exec(select(ApiKey).where(ApiKey.secret_hash == hash_secret(secret))).first()
    return key if key is not None and _is_valid(key) else None


def _is_valid(key: ApiKey) -> bool:
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > now())


def caller_of(key: ApiKey, **session_fields: Any) -> Caller:
    """The caller that a valid key stands for."""
    return Caller(
        role=Role(key.role),
        name=key.name,
        key_id=key.id,
        way=Way.KEY,
        recognised_by=key.id,
        requests_per_minute=key.requests_per_minute,
        organisation_id=key.organisation_id,
        county_id=key.county_id,
        read_only=key.read_only,
        **session_fields,
    )


@dataclass(frozen=True)
class Granted:
    """A role of the mapping, with the county that it is in."""

    rule: RoleRule
    county_id: str | None


def open_session(session: Session, key: ApiKey, *, hours: int) -> tuple[str, datetime]:
    """A new browser session: its token, for the cookie alone, and when it ends."""
    ends = now() + timedelta(hours=hours)
    if key.expires_at is not None:
        ends = min(ends, key.expires_at)
    token, _ = _keep_session(session, key_id=key.id, expires_at=ends)
    return token, ends


def open_provider_session(
    session: Session, granted: Granted, *, minutes: int, sign_out_url: str | None
) -> tuple[str, WebSession]:
    """A new browser session of somebody whom the identity provider knows: its token, and it."""
    rule = granted.rule
    return _keep_session(
        session,
        role=rule.role,
        name=rule.name,
        organisation_id=rule.organisation_id,
        county_id=granted.county_id,
        read_only=rule.read_only,
        requests_per_minute=rule.requests_per_minute,
        sign_out_url=sign_out_url,
        expires_at=now() + timedelta(minutes=minutes),
    )


def _keep_session(session: Session, **fields: Any) -> tuple[str, WebSession]:
    """A session and its token. Those that have ended by themselves are cleared away."""
    session.connection().execute(sa.delete(WebSession).where(col(WebSession.expires_at) < now()))
    token = secrets.token_urlsafe(32)
    row = WebSession(token_hash=hash_secret(token), created_at=now(), **fields)
    session.add(row)
    return token, row


def close_session(session: Session, token: str) -> None:
    """End the session; one that has ended already stays ended."""
    found = session.get(WebSession, hash_secret(token))
    if found is not None and found.ended_at is None:
        found.ended_at = now()


def find_session(session: Session, token: str) -> Caller | None:
    """The caller behind a session's token, or None when it has ended."""
    found = session.get(WebSession, hash_secret(token))
    if found is None or found.ended_at is not None or found.expires_at <= now():
        return None
    if found.role is not None:
        return session_caller(found, Role(found.role), token)
    key = session.get(ApiKey, found.key_id)
    if key is None or not _is_valid(key):
        return None
    return caller_of(
        key,
        channel="browser",
        csrf_token=csrf_token_of(token),
        session_expires_at=found.expires_at,
    )


def session_caller(row: WebSession, role: Role, token: str) -> Caller:
    """The caller that a session stands for which the identity provider has vouched for."""
    return Caller(
        role=role,
        name=row.name,
        way=Way.PROVIDER,
        recognised_by=f"session-{row.token_hash}",
        requests_per_minute=row.requests_per_minute,
        organisation_id=row.organisation_id,
        county_id=row.county_id,
        read_only=row.read_only,
        channel="browser",
        csrf_token=csrf_token_of(token),
        session_expires_at=row.expires_at,
        session_renews_at=row.expires_at - (row.expires_at - row.created_at) / 3,
        sign_out_url=row.sign_out_url,
    )


_ORGANISATION = sa.table("organisation", sa.column("id"), sa.column("county_id"))
_COUNTY = sa.table("county", sa.column("id"))


def granted(session: Session, roles: RoleRules, claims: Mapping[str, Any]) -> Granted | None:
    """What the mapping grants; None, too, when it names a place that is not there."""
    rule = roles.role_of(claims)
    if rule is None:
        return None
    if rule.organisation_id is not None:
        where = _ORGANISATION.c.id == rule.organisation_id
        found = session.connection().execute(sa.select(_ORGANISATION.c.county_id).where(where))
    elif rule.county_id is not None:
        found = session.connection().execute(
            sa.select(_COUNTY.c.id).where(_COUNTY.c.id == rule.county_id)
        )
    else:
        return Granted(rule, None)
    county = found.scalar()
    return None if county is None else Granted(rule, county)


def token_caller(session: Session, roles: RoleRules, holder: TokenHolder) -> Caller | None:
    """The caller that a token stands for; None when nothing is granted to such a one."""
    found = granted(session, roles, holder.claims)
    if found is None:
        return None
    return Caller(
        role=found.rule.role,
        name=found.rule.name,
        way=Way.TOKEN,
        recognised_by=holder.recognised_by,
        requests_per_minute=found.rule.requests_per_minute,
        organisation_id=found.rule.organisation_id,
        county_id=found.county_id,
        read_only=found.rule.read_only,
    )
