"""Keys and the browser sessions that are opened with them. Secrets are stored hashed."""

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


class WebSession(SQLModel, table=True):
    """A browser that has signed in with a key."""

    __tablename__ = "web_session"

    token_hash: str = Field(primary_key=True, max_length=64)
    key_id: str = id_field(foreign_key="api_key.id", index=True)
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
