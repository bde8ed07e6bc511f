"""What the generated operations are made of: calls, lists over their pages, addresses."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote

from samplan_client.documents import File, document_of, etag_of
from samplan_client.transport import Transport

if TYPE_CHECKING:
    from pandas import DataFrame

Match = str | Mapping[str, object]
"""What an edit was made on: the document as it was read, or its ETag."""

Upload = Path | tuple[str, bytes]
"""A file to send: where it lies, or its name and content."""

Item = TypeVar("Item")
Page = TypeVar("Page")


def path(template: str, *ids: object) -> str:
    """A path with ids in it. No id can lead out of its place."""
    texts = [str(one) for one in ids]
    if bad := [one for one in texts if one in {"", ".", ".."}]:
        raise ValueError(f"{bad[0]!r} is no id")
    parts = iter(texts)
    return "/".join(
        quote(next(parts), safe="") if part.startswith("{") else part
        for part in template.split("/")
    )


class Listing(Generic[Item, Page]):
    """A list, read page by page while it is gone through. Each time it is gone through anew."""

    def __init__(
        self,
        transport: Transport,
        where: str,
        query: Mapping[str, object],
        name: str | None,
        limit: int,
    ) -> None:
        self._transport = transport
        self._where = where
        self._query = query
        self._name = name
        self._limit = limit

    def page(self, number: int = 1) -> Page:
        """One page as it came, with what stands beside the items (totals, sources)."""
        query = {**self._query, "page": number, "limit": self._limit}
        made: Page = document_of(self._transport.send("GET", self._where, query))
        return made

    def pages(self) -> Iterator[Page]:
        """Every page."""
        number = 1
        while True:
            page: Any = self.page(number)
            yield page
            if number * self._limit >= page["_meta"]["totalRecords"]:
                return
            number += 1

    def __iter__(self) -> Iterator[Item]:
        """Every item."""
        for page in self.pages():
            read: Any = page
            yield from read[self._name or _first_list(read)]

    @property
    def total(self) -> int:
        """How many there are."""
        first: Any = self.page()
        total: int = first["_meta"]["totalRecords"]
        return total

    def frame(self) -> "DataFrame":
        """A data frame of the whole list."""
        from samplan_client.frames import list_frame

        items: Iterable[Any] = self
        return list_frame(items)


def _first_list(page: Mapping[str, Any]) -> str:
    return next(name for name, value in page.items() if isinstance(value, list))


class Operations:
    """A group of operations."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def _call(
        self,
        method: str,
        where: str,
        query: Mapping[str, object],
        *,
        json: object = None,
        file: Upload | None = None,
        if_match: Match | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        sent = dict(headers or {})
        if if_match is not None:
            sent["If-Match"] = etag_of(if_match)
        options: dict[str, Any] = {} if json is None else {"json": json}
        if file is not None:
            name, content = (file.name, file.read_bytes()) if isinstance(file, Path) else file
            options["files"] = {"file": (name, content)}
        return document_of(self._transport.send(method, where, query, headers=sent, **options))

    def _list(
        self, where: str, query: Mapping[str, object], name: str, *, limit: int
    ) -> Listing[Any, Any]:
        return Listing(self._transport, where, query, name, limit)

    def _file(self, where: str, query: Mapping[str, object]) -> File:
        return File.of(self._transport.send("GET", where, query))
