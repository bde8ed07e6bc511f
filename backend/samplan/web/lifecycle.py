"""What is on its way out of the API, told in every answer that it concerns (VER.08-09, DOK.10).

LEAVING is the one place where that is declared. What stands there is marked `deprecated` in the
contract, listed in api-info, and answered with `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and
links to what comes instead. An operation or parameter may leave in the next major version, not in
a minor one; docs/api-profile.md says for how long it is told before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WHOLE = "*"
"""The whole of this major version."""


@dataclass(frozen=True)
class Leaving:
    """Something on its way out."""

    what: str
    """`GET /things/{thingId}`, the same with `?parameter`, or WHOLE."""
    since: date
    """From when it should no longer be built on."""
    until: date | None = None
    """When it is gone, once that is known."""
    successor: str = ""
    """Path under the API of what to use instead; for the whole version, the next one's address."""

    @property
    def operation(self) -> str:
        """Method and path; WHOLE for all."""
        return self.what.partition("?")[0]

    @property
    def parameter(self) -> str:
        """The query parameter that leaves; empty when it is the operation itself."""
        return self.what.partition("?")[2]


LEAVING: tuple[Leaving, ...] = ()
"""Nothing today."""


def leaving_whole(leaving: Iterable[Leaving]) -> Leaving | None:
    """The end of this major version, when it has been decided."""
    return next((one for one in leaving if one.operation == WHOLE), None)


class Farewells:
    """Wraps the API: tells in the answer when what was asked is on its way out."""

    def __init__(self, app: ASGIApp, *, leaving: Sequence[Leaving], root: str) -> None:
        self.app = app
        self.leaving = leaving
        self.root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = [one for one in self.leaving if _concerns(one, scope)]
                if said:
                    headers = MutableHeaders(scope=message)
                    for name, value in farewell(said, self.root):
                        headers.append(name, value)
            await send(message)

        await self.app(scope, receive, telling)


def _concerns(one: Leaving, scope: Scope) -> bool:
    """Whether it is what the request asked for."""
    if one.operation == WHOLE:
        return True
    route = scope.get("route")
    if route is None or one.operation != f"{scope['method']} {route.path}":
        return False
    asked = {name for name, _ in parse_qsl(scope["query_string"].decode(), keep_blank_values=True)}
    return not one.parameter or one.parameter in asked


def farewell(said: Sequence[Leaving], root: str) -> list[tuple[str, str]]:
    """The headers about what leaves: the earliest dates, and where to go from each."""
    begun = min(one.since for one in said)
    headers = [("Deprecation", f"@{int(_midnight(begun).timestamp())}")]
    ends = [one.until for one in said if one.until is not None]
    if ends:
        headers.append(("Sunset", format_datetime(_midnight(min(ends)), usegmt=True)))
    told = f'<{root}/docs>; rel="deprecation"; type="text/html"'
    links = [told, told.replace('"deprecation"', '"sunset"')] if ends else [told]
    for one in said:
        if one.successor:
            whole = one.operation == WHOLE
            address = one.successor if whole else f"{root}{one.successor}"
            links.append(f'<{address}>; rel="successor-version"')
            if whole:
                links.append(f'<{address}>; rel="latest-version"')
    return [*headers, ("Link", ", ".join(links))]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def mark(paths: dict[str, Any], leaving: Iterable[Leaving]) -> None:
    """Mark in the contract what leaves; an error when it names what is not there."""
    for one in leaving:
        for part in _parts(paths, one):
            part["deprecated"] = True
            until = f", gone {one.until}" if one.until else ""
            instead = f"; use {one.successor}" if one.successor else ""
            said = f"On its way out since {one.since}{until}{instead}."
            part["description"] = f"{part.get('description', '')}\n\n{said}".strip()


def _parts(paths: dict[str, Any], one: Leaving) -> list[dict[str, Any]]:
    """The operations or the parameter that it is about."""
    named = {
        f"{method.upper()} {path}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
    }
    if one.operation == WHOLE:
        return list(named.values())
    operation = named[one.operation]
    if not one.parameter:
        return [operation]
    queries = {p["name"]: p for p in operation["parameters"] if p["in"] == "query"}
    return [queries[one.parameter]]
