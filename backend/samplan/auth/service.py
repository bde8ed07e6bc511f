"""Keys: making, checking, revoking; and browser sessions opened with a key."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.permissions import reach
from samplan.auth.tables import ApiKey, WebSession
from samplan.auth.terms import Permission, Reach, Role
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record

SECRET_PREFIX = "samplan_"  # noqa: S105 - a mark that scanners for leaked keys can look for


@dataclass(frozen=True)
class Caller:
    """Who asks. Nobody in particular is a reader without a name."""

    role: Role = Role.READER
    name: str | None = None
    key_id: str | None = None
    organisation_id: str | None = None
    county_id: str | None = None
    read_only: bool = False
    channel: str = "api"
    csrf_token: str | None = None
    session_expires_at: datetime | None = None

    @property
    def signed_in(self) -> bool:
        """Whether a key or a session stands behind the request."""
        return self.key_id is not None

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
        organisation_id=key.organisation_id,
        county_id=key.county_id,
        read_only=key.read_only,
        **session_fields,
    )


def open_session(session: Session, key: ApiKey, *, hours: int) -> tuple[str, datetime]:
    """A new browser session: its token, for the cookie alone, and when it ends.

    Those that have ended by themselves are cleared away.
    """
    gone = sa.delete(WebSession).where(col(WebSession.expires_at) < now())
    session.connection().execute(gone)
    token = secrets.token_urlsafe(32)
    ends = now() + timedelta(hours=hours)
    if key.expires_at is not None:
        ends = min(ends, key.expires_at)
    session.add(
        WebSession(token_hash=hash_secret(token), key_id=key.id, created_at=now(), expires_at=ends)
    )
    return token, ends


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
    key = session.get(ApiKey, found.key_id)
    if key is None or not _is_valid(key):
        return None
    return caller_of(
        key,
        channel="browser",
        csrf_token=csrf_token_of(token),
        session_expires_at=found.expires_at,
    )
