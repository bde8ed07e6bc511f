"""The way in."""

import os
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from samplan_client.cache import Cache
from samplan_client.calls import Listing
from samplan_client.documents import file_name
from samplan_client.generated import CONTRACT_VERSION, ChangeFeed, Contract
from samplan_client.transport import Traceparent, Transport

ROOT = "/samplan/v1"
TEN_SECONDS = httpx.Timeout(10.0, read=60.0)


class Client(Contract):
    """Everything that Samplan offers, in the groups of its contract: `client.gap.list_gaps(…)`.

    Args:
        url: The service's address, with or without `/samplan/v1`; else SAMPLAN_URL.
        key: A key or an access token; else SAMPLAN_KEY. Reading what is open needs none.
        sent_by: Who acts through this client, for the history (`X-Sent-By`).
        language: In which language problems are told, `sv` or `en`.
        patience: The seconds that a safe request may be tried again for.
        cache_bytes: How much of what was read is kept, to be asked for only if it has changed.
        traceparent: A trace to go on with, or what tells it for each request.
        allow_http: Let the key go to another machine without TLS.
        timeout: As httpx takes it.
        transport: Another way to send than over the network, for tests.
    """

    def __init__(
        self,
        url: str | None = None,
        key: str | None = None,
        *,
        sent_by: str | None = None,
        language: str = "sv",
        patience: float = 120.0,
        cache_bytes: int = 32_000_000,
        traceparent: Traceparent = None,
        allow_http: bool = False,
        timeout: httpx.Timeout | float = TEN_SECONDS,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.url = base_address(url or os.environ.get("SAMPLAN_URL", ""))
        secret = key or os.environ.get("SAMPLAN_KEY")
        if secret and not (allow_http or is_private_way(self.url)):
            raise ValueError(f"{self.url} has no TLS: whoever is on the way would see the key.")
        headers = {
            "Accept-Language": language,
            "User-Agent": f"samplan-client ({CONTRACT_VERSION})",
        }
        headers |= {"Authorization": f"Bearer {secret}"} if secret else {}
        headers |= {"X-Sent-By": sent_by} if sent_by else {}
        self._http = httpx.Client(
            base_url=self.url, headers=headers, timeout=timeout, transport=transport
        )
        self._transport = Transport(
            self._http, Cache(cache_bytes), patience=patience, traceparent=traceparent
        )
        super().__init__(self._transport)

    def __repr__(self) -> str:
        """Where it asks, and never with which key."""
        return f"Client({str(self.url)!r})"

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Any request, as it is: `query`, `headers`, `json`. A problem is raised."""
        return self._transport.send(method, path, **options)

    def iterate(self, path: str, **query: object) -> Listing[dict[str, Any], dict[str, Any]]:
        """A list by its path: `client.iterate("gaps", round="22-2021")`."""
        return Listing(self._transport, path, query, None, 500)

    def download(self, path: str, to: str | Path = ".", **query: object) -> Path:
        """Write an answer to disk bit by bit, however large it is; the path.

        What is cut off in the middle leaves nothing under the name.
        """
        with self._transport.stream(path, query) as response:
            target = Path(to) / file_name(response) if Path(to).is_dir() else Path(to)
            part = target.with_name(f"{target.name}.part")
            try:
                with part.open("wb") as file:
                    for chunk in response.iter_bytes():
                        file.write(chunk)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
        return target

    def follow_changes(
        self,
        after: str = "0",
        *,
        county: str | None = None,
        object_type: list[str] | None = None,
        limit: int = 500,
    ) -> Iterator[ChangeFeed]:
        """Every change after a cursor, part by part, until all has been read.

        Work on a part's `changes`, then keep its `cursor`: that is where the next run goes on.
        """
        while True:
            part = self.history.follow_changes(
                after=after, county=county, object_type=object_type, limit=limit
            )
            yield part
            after = part["cursor"]
            if part["isAtEnd"]:
                return

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

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


def base_address(given: str) -> httpx.URL:
    """The API's root at an address."""
    url = httpx.URL(given.rstrip("/"))
    if url.scheme not in {"http", "https"} or not url.host:
        raise ValueError("Give the service's address, as url or in SAMPLAN_URL.")
    return url if url.path not in {"", "/"} else url.copy_with(path=ROOT)


def is_private_way(url: httpx.URL) -> bool:
    """Whether nobody else is on the way: TLS, or this very machine."""
    if url.scheme == "https" or url.host == "localhost":
        return True
    try:
        return ip_address(url.host).is_loopback
    except ValueError:
        return False
