"""Counties and their organisations. Ids are public, readable and the primary keys."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.organisations.terms import OrganisationKind, Provider, SuccessionKind


class County(SQLModel, table=True):
    """A county (län), by its two-digit SCB code."""

    __tablename__ = "county"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=200)
    name_en: str | None = Field(default=None, max_length=200)


class Organisation(SQLModel, table=True):
    """A principal, care level, unit or group of a county."""

    __tablename__ = "organisation"
    __table_args__ = (
        sa.CheckConstraint(
            "closed_on IS NULL OR opened_on IS NULL OR opened_on <= closed_on",
            "opens_before_closing",
        ),
    )

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    parent_id: str | None = id_field(default=None, foreign_key="organisation.id", index=True)
    kind: OrganisationKind = enum_field(OrganisationKind, "organisation_kind")
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    short_name: str = Field(max_length=60)
    scb_code: str | None = Field(default=None, max_length=4)
    organisation_number: str | None = Field(default=None, max_length=10)
    provider: Provider = enum_field(Provider, "provider")
    opened_on: date | None = None
    closed_on: date | None = None
    position: int = 0
    sort_key: str = Field(max_length=200)
    version: int = 1


class Succession(SQLModel, table=True):
    """One organisation that took over from another, when units merge, split or move."""

    __tablename__ = "succession"
    __table_args__ = (sa.CheckConstraint("predecessor_id <> successor_id", "not_itself"),)

    predecessor_id: str = id_field(primary_key=True, foreign_key="organisation.id")
    successor_id: str = id_field(primary_key=True, foreign_key="organisation.id", index=True)
    kind: SuccessionKind = enum_field(SuccessionKind, "succession_kind")
    on_date: date


class GroupMember(SQLModel, table=True):
    """An organisation that belongs to a group."""

    __tablename__ = "group_member"
    __table_args__ = (sa.CheckConstraint("group_id <> member_id", "not_itself"),)

    group_id: str = id_field(primary_key=True, foreign_key="organisation.id")
    member_id: str = id_field(primary_key=True, foreign_key="organisation.id", index=True)
