"""How requests are sent: with key and trace, on what was read before, and again when safe."""

import random
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from samplan_client.cache import Cache
from samplan_client.errors import ProblemError, UnreachableError, seconds_to_wait

SAFE = {"GET", "HEAD", "OPTIONS"}
PASSING = {429, 502, 503, 504}
"""The limit is used up, or what answers is a proxy that did not reach the service just now."""

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
DECIDING = ("accept", "accept-language", "authorization")
"""What an answer depends on besides its address."""

JSON = "application/json, */*;q=0.1"

Traceparent = str | Callable[[], str | None] | None
"""A trace to go on with (W3C Trace Context): one for all requests, or what tells it for each."""


class Transport:
    """Sends requests; safe ones again and again for as long as it was told to be patient."""

    def __init__(
        self,
        http: httpx.Client,
        cache: Cache,
        *,
        patience: float,
        traceparent: Traceparent,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.http = http
        self._cache = cache
        self._patience = patience
        self._traceparent = traceparent
        self._pause = pause

    def send(
        self,
        method: str,
        path: str,
        query: Mapping[str, object] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        **options: Any,
    ) -> httpx.Response:
        """The answer; what is no success is raised. 304 comes only to who asks for it."""
        request = self._request(method, path, query, headers, **options)
        if method != "GET" or "if-none-match" in request.headers:
            return self._accepted(request, self._sent(request))
        key = "\n".join([str(request.url), *(request.headers.get(name, "") for name in DECIDING)])
        known = self._cache.find(key)
        if known is not None:
            request.headers["If-None-Match"] = known.headers["etag"]
        response = self._accepted(request, self._sent(request))
        if known is not None and response.status_code == httpx.codes.NOT_MODIFIED:
            return known
        self._cache.keep(key, response)
        return response

    @contextmanager
    def stream(self, path: str, query: Mapping[str, object]) -> Iterator[httpx.Response]:
        """An answer to read bit by bit, for what may be large."""
        request = self._request("GET", path, query, None)
        response = self._sent(request, stream=True)
        try:
            if not response.is_success:
                response.read()
            yield self._accepted(request, response)
        except httpx.TransportError as error:
            raise UnreachableError(f"{request.url} was cut off: {error!r}") from error
        finally:
            response.close()

    def _request(
        self,
        method: str,
        path: str,
        query: Mapping[str, object] | None,
        headers: Mapping[str, str] | None,
        **options: Any,
    ) -> httpx.Request:
        sent = {"Accept": JSON, "traceparent": self._trace(), **(headers or {})}
        # Put together here and not joined, so that no path leads the key to another host.
        target = httpx.URL(f"{self.http.base_url}{path.lstrip('/')}")
        return self.http.build_request(
            method, target, params=as_params(query or {}), headers=sent, **options
        )

    def _trace(self) -> str:
        given = self._traceparent() if callable(self._traceparent) else self._traceparent
        return given or f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"

    def _sent(self, request: httpx.Request, *, stream: bool = False) -> httpx.Response:
        ends = time.monotonic() + self._patience
        attempt = 0
        while True:
            wait = random.uniform(0.5, 1) * min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)  # noqa: S311
            last = request.method not in SAFE
            try:
                response = self.http.send(request, stream=stream)
            except httpx.TransportError as error:
                if last or time.monotonic() + wait > ends:
                    raise UnreachableError(f"{request.method} {request.url}: {error!r}") from error
            else:
                asked = seconds_to_wait(response)
                wait = wait if asked is None else asked
                passing = response.status_code in PASSING
                if last or not passing or time.monotonic() + wait > ends:
                    return response
                response.close()
            self._pause(wait)
            attempt += 1

    def _accepted(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        if response.is_success or response.status_code == httpx.codes.NOT_MODIFIED:
            return response
        raise ProblemError.of(response, request.headers["traceparent"].split("-")[1])


def as_params(query: Mapping[str, object]) -> httpx.QueryParams:
    """Query parameters: lists are repeated, and None is left out."""
    made: list[tuple[str, str | int | float | bool | None]] = []
    for name, value in query.items():
        several = value if isinstance(value, list | tuple | set | frozenset) else [value]
        made += [(name, _as_text(one)) for one in several if one is not None]
    return httpx.QueryParams(made)


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
