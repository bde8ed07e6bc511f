"""Keys, browser sessions, and sign-ins under way. Secrets that open anything are stored hashed."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.auth.terms import Role
from samplan.db.base import enum_field, id_field


class ApiKey(SQLModel, table=True):
    """A key for a function or a system, never for a named person."""

    __tablename__ = "api_key"
    __table_args__ = (
        sa.CheckConstraint(
            "role <> 'reporter' OR organisation_id IS NOT NULL", "reporter_has_organisation"
        ),
        sa.CheckConstraint("role <> 'lead' OR county_id IS NOT NULL", "lead_has_county"),
    )

    id: str = id_field(primary_key=True)
    name: str = Field(max_length=100)
    role: Role = enum_field(Role, "role")
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    county_id: str | None = id_field(default=None, foreign_key="county.id")
    read_only: bool = False
    secret_hash: str = Field(max_length=64, unique=True)
    """SHA-256: the secret has 256 random bits, so a slow hash would add nothing."""
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    requests_per_minute: int | None = None
    """A limit of its own, instead of everybody's."""


class WebSession(SQLModel, table=True):
    """A browser that has signed in: with a key, or at the identity provider.

    In the second case the session itself says what was granted, and by which rule of the mapping.
    Nothing in it tells who the person is.
    """

    __tablename__ = "web_session"
    __table_args__ = (
        sa.CheckConstraint("(key_id IS NULL) <> (role IS NULL)", "key_or_role"),
        sa.CheckConstraint(
            "role <> 'reporter' OR organisation_id IS NOT NULL", "reporter_has_organisation"
        ),
        sa.CheckConstraint("role <> 'lead' OR county_id IS NOT NULL", "lead_has_county"),
    )

    token_hash: str = Field(primary_key=True, max_length=64)
    key_id: str | None = id_field(default=None, foreign_key="api_key.id", index=True)
    role: Role | None = enum_field(Role, "session_role", optional=True)
    name: str | None = Field(default=None, max_length=100)
    """Of the rule that granted the role: a function, never a person."""
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    county_id: str | None = id_field(default=None, foreign_key="county.id")
    read_only: bool = False
    requests_per_minute: int | None = None
    sign_out_url: str | None = Field(default=None, max_length=2000)
    """Where the browser signs out at the provider too."""
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None


class SignIn(SQLModel, table=True):
    """A sign-in at the identity provider that has begun: used once, within ten minutes."""

    __tablename__ = "sign_in"

    state_hash: str = Field(primary_key=True, max_length=64)
    browser_hash: str = Field(max_length=64)
    """Of the cookie of the browser that began it; no other may end it."""
    nonce: str = Field(max_length=64)
    code_verifier: str = Field(max_length=128)
    return_to: str = Field(max_length=2000)
    silent: bool
    """Whether the provider was asked not to show anything."""
    expires_at: datetime
