"""The history to follow along with: onward from a cursor, in order, without a hole.

Revisions become visible in rising order (db/history.py), and a read sees one moment. So whoever
goes on from the last change that was seen misses none, however many write meanwhile. The stored
JSON goes straight through as text, and nothing is counted: a page costs what its rows cost.
"""

from collections.abc import Collection
from dataclasses import dataclass
from json import JSONEncoder
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.auth.service import Caller
from samplan.changes.service import readable
from samplan.db.history import Change, Revision, current_revision
from samplan.db.moments import moment_text

_quoted = JSONEncoder(ensure_ascii=False).encode
AFTER_ALL = 2**53
"""A place after every change of a revision."""


class Cursor(NamedTuple):
    """How far somebody has read."""

    revision: int
    position: int = AFTER_ALL

    @classmethod
    def read(cls, written: str) -> "Cursor":
        """The cursor that is written so: `118.42`, or `118` for a revision that is read whole."""
        revision, _, position = written.partition(".")
        return cls(int(revision), int(position) if position else AFTER_ALL)

    def __str__(self) -> str:
        """As it is given to those who come back."""
        whole = self.position == AFTER_ALL
        return f"{self.revision}" if whole else f"{self.revision}.{self.position}"


@dataclass(frozen=True)
class Wanted:
    """Which changes somebody follows."""

    county_id: str | None = None
    object_types: Collection[str] = ()


class Stretch(NamedTuple):
    """Some of the feed, each change as JSON, and where it ends."""

    changes: list[str]
    cursor: Cursor
    newest: int
    is_at_end: bool


def stretch(session: Session, caller: Caller, after: Cursor, limit: int, wanted: Wanted) -> Stretch:
    """The next changes after the cursor that the caller may see."""
    newest = current_revision(session)
    statement = _statement(session, caller, after, wanted).limit(limit + 1)
    rows = session.connection().execute(statement).all()
    shown = _as_json(rows[:limit], signed_in=caller.signed_in)
    if len(rows) <= limit:
        return Stretch(shown, Cursor(newest), newest, is_at_end=True)
    last = rows[limit - 1]
    return Stretch(shown, Cursor(last.revision, last.position), newest, is_at_end=False)


def _statement(
    session: Session, caller: Caller, after: Cursor, wanted: Wanted
) -> "sa.Select[*tuple[Any, ...]]":
    revision, position = col(Change.revision), col(Change.position)
    statement = (
        sa.select(
            revision,
            position,
            moment_text(col(Revision.at)).label("at"),
            col(Revision.actor_name),
            col(Revision.actor_role),
            col(Revision.organisation_id),
            col(Revision.channel),
            col(Revision.trace_id),
            col(Revision.sent_by),
            col(Revision.request_id),
            sa.cast(col(Change.action), sa.Text).label("action"),
            col(Change.object_type),
            col(Change.object_id),
            sa.cast(col(Change.before), sa.Text).label("before"),
            sa.cast(col(Change.after), sa.Text).label("after"),
            col(Change.reason),
        )
        .join(Revision, col(Revision.number) == revision)
        .where(sa.tuple_(revision, position) > sa.tuple_(after.revision, after.position))
        .where(*readable(session, caller))
        .order_by(revision, position)
    )
    if wanted.county_id is not None:
        statement = statement.where(col(Change.county_id) == wanted.county_id)
    if wanted.object_types:
        statement = statement.where(col(Change.object_type).in_(wanted.object_types))
    return statement


def _as_json(rows: Collection[Any], *, signed_in: bool) -> list[str]:
    """Each row as the API shows a change; what a revision says of itself is written once."""
    shown = []
    revision, head = -1, ""
    for row in rows:
        number, _, at, name, role, organisation, channel, trace, sender, request, *rest = row
        if number != revision:
            revision = number
            head = _head(number, at, role, organisation, channel)
            head += _in_detail(name, trace, sender, request) if signed_in else _IN_GENERAL
        action, object_type, object_id, before, after, reason = rest
        shown.append(
            f'{head}"action":"{action}","objectType":{_quoted(object_type)},'
            f'"objectId":{_quoted(object_id)},"before":{before or "null"},'
            f'"after":{after or "null"},"reason":{_or_null(reason)}}}'
        )
    return shown


def _head(number: int, at: str, role: str, organisation: str | None, channel: str) -> str:
    return (
        f'{{"revision":{number},"at":"{at}","channel":{_quoted(channel)},'
        f'"actor":{{"role":{_quoted(role)},"organisationId":{_or_null(organisation)},'
    )


_IN_GENERAL = '"name":null},"traceId":null,"sentBy":null,"requestId":null,'


def _in_detail(name: str, trace: str | None, sender: str | None, request: str | None) -> str:
    """Who and how in detail, for those who are signed in."""
    return (
        f'"name":{_quoted(name)}}},"traceId":{_or_null(trace)},'
        f'"sentBy":{_or_null(sender)},"requestId":{_or_null(request)},'
    )


def _or_null(text: str | None) -> str:
    return "null" if text is None else _quoted(text)
