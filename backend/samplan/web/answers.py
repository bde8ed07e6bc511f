"""Answers that come in several forms under one address: JSON, CSV and XLSX.

A domain makes the JSON and says what kind of answer it is. How that kind looks as a table is known
to `exports`, which stands above all domains; the application hands its writer in.
"""

from enum import StrEnum
from typing import Annotated, Any, Protocol

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic_core import to_json

from samplan.web import context
from samplan.web.caching import conditional
from samplan.web.errors import NOT_ACCEPTABLE, ProblemError
from samplan.web.fields import ApiModel
from samplan.web.negotiation import media_match, preferred
from samplan.web.paging import base_url
from samplan.web.published import publish
from samplan.web.texts import Words


class FileFormat(StrEnum):
    """In which form an answer is wanted."""

    JSON = "json"
    CSV = "csv"
    """For Swedish Excel: semicolons, decimal comma, UTF-8 with a byte order mark."""
    CSV_PLAIN = "csv-plain"
    """For programs: commas, decimal point, UTF-8 (RFC 4180)."""
    XLSX = "xlsx"

    @property
    def is_file(self) -> bool:
        """Whether it is a file with the whole list, and not JSON in pages."""
        return self is not FileFormat.JSON


MEDIA_TYPES = {
    FileFormat.JSON: "application/json",
    FileFormat.CSV: "text/csv",
    FileFormat.CSV_PLAIN: "text/csv",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class FileWriter(Protocol):
    """Writes an answer of a kind as a file in one language."""

    def __call__(
        self, kind: str, document: dict[str, Any], file_format: str, language: str
    ) -> bytes:
        """The file's bytes; the same for the same document."""


async def _file_format(
    request: Request,
    chosen: Annotated[
        FileFormat | None,
        Query(
            alias="format",
            description="json, csv (Swedish Excel), csv-plain (programs), xlsx; else by Accept",
        ),
    ] = None,
) -> FileFormat:
    if chosen is not None:
        return chosen
    offered = [FileFormat.JSON, FileFormat.CSV, FileFormat.XLSX]
    media_types = [MEDIA_TYPES[one] for one in offered]
    best = preferred(request.headers.get("accept", ""), media_types, match=media_match)
    if best is None:
        words = Words(
            "Svaret finns som JSON, CSV och XLSX.", "The answer comes as JSON, CSV and XLSX."
        )
        raise ProblemError(NOT_ACCEPTABLE, words)
    return offered[media_types.index(best)]


FormatDep = Annotated[FileFormat, Depends(_file_format)]


def answer(
    request: Request,
    file_format: FileFormat,
    document: dict[str, Any],
    *,
    kind: str,
    name: str,
    revision: int,
    public: bool,
) -> Response:
    """The document in the form asked for, with its ETag; kept for others when it is public."""
    language = context.current.get().language
    public = public and request.app.state.settings.reading == "open"
    headers = {}
    if file_format.is_file:
        write: FileWriter = request.app.state.write_file
        body = write(kind, document, file_format.value, language)
        ending = "xlsx" if file_format is FileFormat.XLSX else "csv"
        headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
        headers["Content-Language"] = language
    else:
        body = to_json(document)
    if public:
        publish(request, revision)
    media_type = MEDIA_TYPES[file_format]
    return conditional(request, body, media_type=media_type, public=public, headers=headers)


def other_formats(request: Request) -> dict[str, dict[str, str]]:
    """Links to the same answer as CSV and XLSX."""
    kept = [
        part for part in request.url.query.split("&") if part and not part.startswith("format=")
    ]
    address = f"{base_url(request)}{request.url.path}"
    return {
        form: {
            "href": f"{address}?{'&'.join([*kept, f'format={form}'])}",
            "rel": "alternate",
            "method": "GET",
        }
        for form in ("csv", "xlsx")
    }


def file_responses(model: type[ApiModel]) -> dict[int | str, dict[str, Any]]:
    """What an operation with several forms answers with, for its `responses`."""
    etag = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}
    return {
        200: {
            "model": model,
            "description": "The answer in the form asked for",
            "headers": {"ETag": etag},
            "content": {
                "text/csv": {
                    "schema": {"type": "string"},
                    "example": "metod;status\r\naudit-adult;Erbjuds\r\n",
                },
                MEDIA_TYPES[FileFormat.XLSX]: {"schema": {"type": "string", "format": "binary"}},
            },
        },
        304: {
            "description": "Not changed since the ETag in If-None-Match",
            "headers": {"ETag": etag},
        },
    }
