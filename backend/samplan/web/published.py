"""Finished public answers, kept by revision and given out before the application is reached.

The outermost ASGI layer. A route that answers the same to everybody says so with `publish`,
naming the revision that its transaction saw. The layer keeps the very bytes, and gives them out
for as long as the database says that this is the newest revision: a write is seen by the very
next read, and no answer mixes old and new. Requests that carry a key, a session or the token of a
link pass by.
"""

import asyncio
import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any, NamedTuple

import psycopg
import structlog
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samplan.db.current import CurrentRevision
from samplan.db.days import today
from samplan.web.caching import PUBLISHED
from samplan.web.context import continue_trace, repeatable
from samplan.web.measured import route_of, slip_of
from samplan.web.negotiation import accepts_gzip

log = structlog.get_logger("samplan.published")

SESSION_COOKIE = "samplan_session"
_COOKIE = SESSION_COOKIE.encode()
_OWN_HEADERS = frozenset({b"traceparent", b"x-request-id", b"ratelimit", b"ratelimit-policy"})
_FOLLOWED = frozenset({b"traceparent", b"x-request-id", b"x-sent-by"})
_WHERE_DATABASE_FAILS = (sqlite3.Error, psycopg.Error, OSError)

Key = tuple[Any, ...]
Headers = list[tuple[bytes, bytes]]


class Validity(NamedTuple):
    """For how long an answer is the same."""

    revision: int
    """Until the data has a newer one."""
    day: date | None
    """And no longer than this day, for answers about how things stand today."""

    def holds(self, number: int) -> bool:
        """Whether the answer holds when this is the newest revision."""
        return self.revision == number and (self.day is None or self.day == today())


def publish(request: Request, revision: int, day: date | None = None) -> None:
    """Say that the answer is the same for everybody until the data has a newer revision.

    With a day: and no longer than that day, as people in Sweden see it.
    """
    slot: list[Validity] | None = request.scope.get(PUBLISHED)
    if slot is not None:
        slot.append(Validity(revision, day))


@dataclass(frozen=True, slots=True)
class Finished:
    """One answer, ready to send."""

    validity: Validity
    etag: bytes
    headers: Headers
    not_modified: Headers
    body: bytes
    route: str
    """The template of the route that made it, for those who count."""

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + 1000


class PublishedLayer:
    """Wraps the whole application; see the module's text."""

    def __init__(
        self, app: ASGIApp, *, current: CurrentRevision, prefix: str, max_bytes: int
    ) -> None:
        self.app = app
        self.current = current
        self.prefix = prefix
        self.max_bytes = max_bytes
        self._kept: OrderedDict[Key, Finished] = OrderedDict()
        self._bytes = 0
        self._under_way: dict[Key, asyncio.Event] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if (
            scope["type"] != "http"
            or scope["method"] not in ("GET", "HEAD")
            or not scope["path"].startswith(self.prefix)
        ):
            await self.app(scope, receive, send)
            return
        key, wanted = _key_of(scope)
        if key is None:
            await self.app(scope, receive, send)
        elif not await self._answer(key, wanted, scope, send):
            await self._make(key, wanted, scope, receive, send)

    async def _answer(self, key: Key, wanted: dict[bytes, bytes], scope: Scope, send: Send) -> bool:
        """Send the kept answer if there is one and the database says that it holds."""
        kept = self._kept.get(key)
        if kept is None:
            return False
        try:
            number = await self.current.number()
        except _WHERE_DATABASE_FAILS as error:
            log.warning("revision not known", error=type(error).__name__)
            return False
        if not kept.validity.holds(number):
            return False
        if self._kept.get(key) is kept:
            self._kept.move_to_end(key)
        slip = slip_of(scope)
        if slip is not None:
            slip.route, slip.finished = kept.route, True
        own = _own_headers(wanted)
        _note(scope, wanted, own)
        if _is_named(kept.etag, wanted):
            start = {"type": "http.response.start", "status": 304}
            await send({**start, "headers": kept.not_modified + own})
            await send({"type": "http.response.body", "body": b""})
            return True
        await send({"type": "http.response.start", "status": 200, "headers": kept.headers + own})
        body = b"" if scope["method"] == "HEAD" else kept.body
        await send({"type": "http.response.body", "body": body})
        return True

    async def _make(
        self, key: Key, wanted: dict[bytes, bytes], scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let the application answer, once for all who ask the same at the same time."""
        first = self._under_way.get(key)
        if first is not None:
            await first.wait()
            if await self._answer(key, wanted, scope, send):
                return
            await self.app(scope, receive, send)
            return
        done = self._under_way[key] = asyncio.Event()
        try:
            await self._make_and_keep(key, wanted, scope, receive, send)
        finally:
            del self._under_way[key]
            done.set()

    async def _make_and_keep(
        self, key: Key, wanted: dict[bytes, bytes], scope: Scope, receive: Receive, send: Send
    ) -> None:
        slot: list[Validity] = []
        scope[PUBLISHED] = slot
        start: Message = {}
        parts: list[bytes] = []
        unchanged = False

        async def copy(message: Message) -> None:
            nonlocal unchanged
            if message["type"] == "http.response.start":
                start.update(message)
                unchanged = bool(slot) and _is_had(wanted, message)
                await send(_not_modified(message) if unchanged else message)
                return
            if slot:
                parts.append(message.get("body", b""))
            await send({**message, "body": b""} if unchanged else message)

        await self.app(scope, receive, copy)
        if slot and start["status"] == HTTPStatus.OK and scope["method"] == "GET":
            self._keep(key, _finished(slot[0], start, b"".join(parts), route_of(scope)))

    def _keep(self, key: Key, finished: Finished | None) -> None:
        if finished is None or finished.size > self.max_bytes:
            return
        replaced = self._kept.pop(key, None)
        self._bytes += finished.size - (replaced.size if replaced else 0)
        self._kept[key] = finished
        while self._bytes > self.max_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= oldest.size


def _key_of(scope: Scope) -> tuple[Key | None, dict[bytes, bytes]]:
    """What tells answers apart; None when the caller may be somebody in particular."""
    headers = dict(scope["headers"])
    if (
        b"authorization" in headers
        or b"x-invitation" in headers
        or _COOKIE in headers.get(b"cookie", b"")
    ):
        return None, headers
    key = (
        scope["path"],
        scope["query_string"],
        scope.get("scheme"),
        headers.get(b"host"),
        headers.get(b"accept"),
        headers.get(b"accept-language"),
        accepts_gzip(headers.get(b"accept-encoding", b"").decode("latin-1")),
    )
    return key, headers


def _own_headers(wanted: dict[bytes, bytes]) -> Headers:
    """What belongs to the one request and is no part of what is kept."""
    traceparent = wanted.get(b"traceparent")
    trace_id, span_id, flags = continue_trace(
        traceparent.decode("latin-1") if traceparent else None
    )
    own = [(b"traceparent", f"00-{trace_id}-{span_id}-{flags}".encode())]
    request_id = wanted.get(b"x-request-id")
    if request_id and (number := repeatable(request_id.decode("latin-1"))):
        own.append((b"x-request-id", number.encode()))
    return own


def _note(scope: Scope, wanted: dict[bytes, bytes], own: Headers) -> None:
    """A line in the log for those who follow their requests; others' are many, and only counted."""
    if not _FOLLOWED & wanted.keys():
        return
    told = {name: value.decode("latin-1") for name, value in own}
    log.info(
        "request",
        method=scope["method"],
        path=scope["path"],
        kept=True,
        trace_id=told[b"traceparent"].split("-")[1],
        request_id=told.get(b"x-request-id"),
        sent_by=repeatable(wanted.get(b"x-sent-by", b"").decode("latin-1")),
    )


def _is_named(etag: bytes, wanted: dict[bytes, bytes]) -> bool:
    condition = wanted.get(b"if-none-match", b"")
    return etag in condition or condition.strip() == b"*"


def _is_had(wanted: dict[bytes, bytes], start: Message) -> bool:
    """Whether the client has the answer that begins so."""
    etag = dict(start["headers"]).get(b"etag")
    return start["status"] == HTTPStatus.OK and etag is not None and _is_named(etag, wanted)


def _not_modified(start: Message) -> Message:
    kept = [pair for pair in start["headers"] if pair[0] not in _OF_BODY]
    return {**start, "status": 304, "headers": kept}


_OF_BODY = (b"content-length", b"content-type", b"content-disposition", b"content-encoding")


def _finished(validity: Validity, start: Message, body: bytes, route: str) -> Finished | None:
    headers = [pair for pair in start["headers"] if pair[0] not in _OWN_HEADERS]
    etag = dict(headers).get(b"etag")
    if etag is None:
        return None
    not_modified = [pair for pair in headers if pair[0] not in _OF_BODY]
    return Finished(validity, etag, headers, not_modified, body, route)
