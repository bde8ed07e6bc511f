"""Counts requests, by the template of their route. The outermost ASGI layer where it is used.

The layers inside say what they know of the request on its slip: which route it took, and whether
finished bytes answered it.
"""

import time
from dataclasses import dataclass
from typing import Final

from prometheus_client import Counter, Histogram
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samplan.metrics import PUBLISHED, REQUEST_SECONDS, REQUESTS

_SLOT = "samplan.slip"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OTHER: Final = "other"


@dataclass(slots=True)
class Slip:
    """What is known of a request."""

    route: str = ""
    status: int = 0
    finished: bool = False
    """Whether it was answered from finished bytes."""


def slip_of(scope: Scope) -> Slip | None:
    """The request's slip; None where nobody counts."""
    slip: Slip | None = scope.get(_SLOT)
    return slip


def route_of(scope: Scope) -> str:
    """The template of the route that a request took, as it stands in the code."""
    route = scope.get("route")
    if route is None:
        return _OTHER
    root: str = scope.get("root_path", "")
    path: str = route.path
    return path if isinstance(route, Mount) else f"{root}{path}"


class Measured:
    """Wraps the whole application; see the module's text."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # Looking labels up takes half of the time that counting takes.
        self._counters: dict[tuple[str, str, int], Counter] = {}
        self._clocks: dict[tuple[str, str], Histogram] = {}
        self._finished: dict[str, Counter] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        slip = scope[_SLOT] = Slip()
        began = time.perf_counter()

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                slip.status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            self._count(scope["method"], slip, time.perf_counter() - began)

    def _count(self, method: str, slip: Slip, seconds: float) -> None:
        method = method if method in _METHODS else _OTHER
        route = slip.route or _OTHER
        key = route, method, slip.status
        counter = self._counters.get(key)
        if counter is None:
            counter = self._counters[key] = REQUESTS.labels(route, method, str(slip.status))
            self._clocks[route, method] = REQUEST_SECONDS.labels(route, method)
        counter.inc()
        self._clocks[route, method].observe(seconds)
        if slip.finished:
            if route not in self._finished:
                self._finished[route] = PUBLISHED.labels(route)
            self._finished[route].inc()
