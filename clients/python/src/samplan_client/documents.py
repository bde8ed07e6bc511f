"""What comes back: documents that know their ETag, and files."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import httpx

if TYPE_CHECKING:
    from pandas import DataFrame


class Document(dict[str, Any]):
    """The JSON of an answer. It remembers the ETag that it came with, for If-Match."""

    etag: str | None = None


def document_of(response: httpx.Response) -> Any:
    """The JSON of an answer; nothing where there is none."""
    if not response.content:
        return None
    said = response.json()
    if not isinstance(said, dict):
        return said
    made = Document(said)
    made.etag = response.headers.get("etag")
    return made


def etag_of(given: str | Mapping[str, object]) -> str:
    """The ETag to send as If-Match: given as it is, or that of a document that was read."""
    if isinstance(given, str):
        return given
    etag = getattr(given, "etag", None)
    if not etag:
        raise ValueError("This document did not come with an ETag: read the thing itself first.")
    return str(etag)


@dataclass(frozen=True)
class File:
    """A file as the service made it."""

    name: str
    content: bytes
    media_type: str

    @classmethod
    def of(cls, response: httpx.Response) -> "File":
        """The file that an answer holds."""
        return cls(
            file_name(response),
            response.content,
            response.headers.get("content-type", "application/octet-stream"),
        )

    def save(self, to: str | Path = ".") -> Path:
        """Write it, into a folder under its own name or to a path; the path."""
        target = Path(to) / self.name if Path(to).is_dir() else Path(to)
        target.write_bytes(self.content)
        return target

    def json(self) -> Any:
        """What it says, if it is JSON (JSON-stat)."""
        return json.loads(self.content)

    def frame(self) -> "DataFrame":
        """The data frame that a JSON-stat dataset is."""
        from samplan_client.frames import json_stat_frame

        return json_stat_frame(self.json())


def file_name(response: httpx.Response) -> str:
    """The name that an answer gives its file, without any folder."""
    said = response.headers.get("content-disposition", "")
    coded = re.search(r"filename\*=UTF-8''([^;]+)", said, re.IGNORECASE)
    plain = re.search(r'filename="?([^";]+)"?', said)
    given = unquote(coded[1]) if coded else plain[1] if plain else response.request.url.path
    return given.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].lstrip(".") or "samplan"
