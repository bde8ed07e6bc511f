"""History: every write leaves who, when, from where, before and after.

A write transaction has one revision number, one higher than the transaction before it. The
counter's row is locked from the start of every write transaction, so numbers become visible in
rising order and a reader that has seen n never finds a smaller one later. Changes carry no
foreign key to what they describe: they outlive it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, Session, SQLModel, col

from samplan.db.base import ID_LENGTH, enum_field, id_field, now


def json_field() -> Any:
    """A column of JSON where nothing is NULL and not the JSON word null."""
    return Field(default=None, sa_column=sa.Column(sa.JSON(none_as_null=True), nullable=True))


class Action(StrEnum):
    """What a write did to an object."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class RevisionCounter(SQLModel, table=True):
    """One row: the number of the newest revision."""

    __tablename__ = "revision_counter"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int


class Revision(SQLModel, table=True):
    """One write transaction."""

    __tablename__ = "revision"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor_name: str
    actor_role: str = Field(max_length=32)
    actor_key_id: str | None = Field(default=None, max_length=ID_LENGTH)
    organisation_id: str | None = Field(default=None, max_length=ID_LENGTH)
    channel: str = Field(max_length=32)
    """From where: api, browser, command or import."""
    trace_id: str | None = Field(default=None, max_length=64)
    sent_by: str | None = Field(default=None, max_length=200)
    request_id: str | None = Field(default=None, max_length=200)
    request: str | None = Field(default=None, max_length=400)


class Change(SQLModel, table=True):
    """One object before and after one revision."""

    __tablename__ = "change"
    __table_args__ = (
        sa.Index("ix_change_object", "object_type", "object_id", "revision"),
        sa.Index("ix_change_round", "round_id", "revision"),
    )

    revision: int = Field(
        primary_key=True,
        foreign_key="revision.number",
        sa_column_kwargs={"autoincrement": False},
    )
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    action: Action = enum_field(Action, "action")
    object_type: str = Field(max_length=40)
    object_id: str = Field(max_length=400)
    county_id: str | None = id_field(default=None)
    round_id: str | None = id_field(default=None)
    restricted: bool = False
    """Only for administrators (keys)."""
    before: dict[str, Any] | None = json_field()
    after: dict[str, Any] | None = json_field()
    reason: str | None = Field(default=None, max_length=2000)


@dataclass(frozen=True)
class Actor:
    """Who writes: a role for an organisation, never a named person."""

    name: str
    role: str
    key_id: str | None = None
    organisation_id: str | None = None
    channel: str = "api"
    trace_id: str | None = None
    sent_by: str | None = None
    request_id: str | None = None
    request: str | None = None


@dataclass(frozen=True)
class Scope:
    """Whom a change concerns, which decides who may read it."""

    county_id: str | None = None
    round_id: str | None = None
    restricted: bool = False


def lock(session: Session) -> None:
    """Take the writers' turn; called once at the start of every write transaction."""
    statement = sa.select(col(RevisionCounter.number)).with_for_update()
    session.connection().execute(statement)


def revision(session: Session, by: Actor) -> int:
    """The number of this transaction's revision, made on the first call."""
    number: int | None = session.info.get("revision")
    if number is not None:
        return number
    counter = sa.update(RevisionCounter).values(number=col(RevisionCounter.number) + 1)
    number = (
        session.connection().execute(counter.returning(col(RevisionCounter.number))).scalar_one()
    )
    session.info["revision"] = number
    session.info["change_position"] = 0
    session.connection().execute(
        sa.insert(Revision).values(
            number=number,
            at=now(),
            actor_name=by.name,
            actor_role=by.role,
            actor_key_id=by.key_id,
            organisation_id=by.organisation_id,
            channel=by.channel,
            trace_id=by.trace_id,
            sent_by=by.sent_by,
            request_id=by.request_id,
            request=by.request,
        )
    )
    return number


@dataclass(frozen=True)
class Recorded:
    """One change on its way into the history."""

    action: Action
    object_type: str
    object_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    scope: Scope = Scope()
    reason: str | None = None


def record(session: Session, by: Actor, *changes: Recorded) -> int:
    """Write changes into the history under this transaction's revision, and return its number."""
    number = revision(session, by)
    position: int = session.info["change_position"]
    rows = [
        {
            "revision": number,
            "position": position + offset,
            "action": change.action,
            "object_type": change.object_type,
            "object_id": change.object_id,
            "county_id": change.scope.county_id,
            "round_id": change.scope.round_id,
            "restricted": change.scope.restricted,
            "before": change.before,
            "after": change.after,
            "reason": change.reason,
        }
        for offset, change in enumerate(changes)
    ]
    if rows:
        session.connection().execute(sa.insert(Change), rows)
    session.info["change_position"] = position + len(rows)
    return number


class Replacement:
    """How the history names that a backup has been put in place of all that was there."""

    TYPE = "database"
    ID = "backup"


def last_replacement(session: Session) -> int:
    """The revision in which everything was last replaced; 0 when it never was.

    What is kept in memory under numbers that rows have is of no use after it.
    """
    newest = sa.select(sa.func.max(col(Change.revision))).where(
        col(Change.object_type) == Replacement.TYPE, col(Change.object_id) == Replacement.ID
    )
    return session.connection().execute(newest).scalar() or 0


def current_revision(session: Session) -> int:
    """The newest revision that this transaction sees."""
    return session.connection().execute(sa.select(col(RevisionCounter.number))).scalar_one()


def after_revision(column: Any, number: int) -> sa.ColumnElement[bool]:
    """Whether a column's revision is later than a number, which may be larger than any revision."""
    later: sa.ColumnElement[bool] = column > sa.literal(number, sa.BigInteger)
    return later
