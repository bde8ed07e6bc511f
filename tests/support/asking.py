"""Asking the application as a program or a browser would, without a socket between."""

from collections.abc import Callable, Mapping
from functools import partial
from types import TracebackType
from typing import Any, Self

import httpx
from anyio.from_thread import BlockingPortal

from samplan.main import Samplan

ROOT = "/samplan/v1"
HOST = "http://samplan.test"

Json = dict[str, Any]


class Api:
    """One caller with one jar of cookies. Paths stand under the API's root."""

    def __init__(self, app: Samplan, portal: BlockingPortal) -> None:
        self.app = app
        self._portal = portal
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app, raise_app_exceptions=False),
            base_url=HOST,
            trust_env=False,
        )

    def another(self) -> "Api":
        """Another caller of the same application, with an empty jar."""
        return Api(self.app, self._portal)

    @property
    def cookies(self) -> httpx.Cookies:
        """The caller's jar."""
        return self._client.cookies

    def request(
        self,
        method: str,
        path: str,
        *,
        key: str | None = None,
        version: int | str | None = None,
        headers: Mapping[str, str | bytes] | None = None,
        **options: Any,
    ) -> httpx.Response:
        """Send a request; `version` becomes If-Match, other options are httpx's."""
        sent: dict[str, str | bytes] = dict(headers or {})
        if key is not None:
            sent["Authorization"] = f"Bearer {key}"
        if version is not None:
            sent["If-Match"] = f'"v{version}"' if isinstance(version, int) else version
        address = path if path.startswith("http") else f"{ROOT}{path}"
        raw = [(name.encode(), as_bytes(value)) for name, value in sent.items()]
        send = partial(self._client.request, method, address, headers=raw, **options)
        return self._portal.call(send)

    def raw(self, path: str, headers: dict[str, str]) -> bytes:
        """The very bytes of an answer's body, still packed when it comes packed."""

        async def send() -> bytes:
            async with self._client.stream("GET", f"{ROOT}{path}", headers=headers) as response:
                return b"".join([part async for part in response.aiter_raw()])

        return self._portal.call(send)

    def get(self, path: str, **options: Any) -> httpx.Response:
        """GET."""
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        """POST."""
        return self.request("POST", path, **options)

    def put(self, path: str, **options: Any) -> httpx.Response:
        """PUT."""
        return self.request("PUT", path, **options)

    def patch(self, path: str, **options: Any) -> httpx.Response:
        """PATCH."""
        return self.request("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        """DELETE."""
        return self.request("DELETE", path, **options)

    def read(self, path: str, **options: Any) -> Json:
        """GET something that is there; the JSON of the answer."""
        return body(self.get(path, **options))

    def items(self, path: str, **options: Any) -> list[Json]:
        """All items of a list, over all its pages."""
        found: list[Json] = []
        params = {"limit": 1000, **options.pop("params", {})}
        answer = self.read(path, params=params, **options)
        while True:
            name = next(name for name in answer if isinstance(answer[name], list))
            found += answer[name]
            onward = answer["_links"].get("next")
            if onward is None:
                return found
            answer = self.read(onward["href"], **options)

    def close(self) -> None:
        """Give back what the application holds."""
        self._portal.call(self._client.aclose)
        self._portal.call(self.app.close)

    def __enter__(self) -> Self:
        """Ask within a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close at the end of the block."""
        self.close()


def as_bytes(value: str | bytes) -> bytes:
    """A header's value as it is sent."""
    return value.encode() if isinstance(value, str) else value


MakeApi = Callable[..., Api]
"""Makes an application over the test's database with the settings given."""


def body(response: httpx.Response, status: int = 200) -> Json:
    """The JSON of an answer that has the status."""
    assert response.status_code == status, f"{response.status_code}: {response.text[:500]}"
    answer: Json = response.json()
    return answer


def problem(response: httpx.Response, status: int) -> Json:
    """The problem that an answer is, in the shape that every problem has."""
    answer = body(response, status)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert answer["status"] == status
    assert answer["type"].startswith("urn:samplan:problem:")
    assert answer["instance"] == response.request.url.path
    assert answer["traceId"] == response.headers["traceparent"].split("-")[1]
    assert all(answer[name].strip() for name in ("title", "detail"))
    return answer


def faulty(response: httpx.Response) -> list[str]:
    """The fields that a 422 names, in order."""
    return [violation["field"] for violation in problem(response, 422)["violations"]]


def case(value: object) -> str:
    """What a case of a parametrized test is called, the same in every process.

    A function has no address in its name, and a set is told in order.
    """
    if isinstance(value, set):
        return str(sorted(value))
    return getattr(value, "__name__", None) or str(value)
