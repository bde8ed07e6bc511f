"""Answers in several forms under one address: JSON, CSV and XLSX, tables as JSON-stat too.

A domain makes the JSON and says what kind of answer it is. How that kind looks as a table is known
to `exports`, which stands above all domains; the application hands its writer in.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any, Final, Protocol

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic_core import to_json

from samplan.web import context
from samplan.web.caching import conditional, conditional_file
from samplan.web.errors import NOT_ACCEPTABLE, ProblemError
from samplan.web.fields import ApiModel
from samplan.web.files import keep
from samplan.web.negotiation import media_match, preferred
from samplan.web.paging import base_url
from samplan.web.published import publish
from samplan.web.texts import Words

PUBLISHED_AT_MOST = 4_000_000
"""Bytes of a written file that is kept for others too."""


LICENCES: Final = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/",
}
"""By the name of the setting, letter for letter as national data portals know them."""


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


class TableFormat(StrEnum):
    """In which form a table is wanted: as other answers, or as JSON-stat."""

    JSON = "json"
    JSON_STAT = "json-stat"
    """JSON-stat 2.0, which R, pandas and other programs for statistics read."""
    CSV = "csv"
    CSV_PLAIN = "csv-plain"
    XLSX = "xlsx"

    @property
    def is_file(self) -> bool:
        """Whether it is a file to save."""
        return self not in {TableFormat.JSON, TableFormat.JSON_STAT}


class CalendarFormat(StrEnum):
    """In which form a calendar is wanted."""

    JSON = "json"
    ICS = "ics"
    """iCalendar (RFC 5545), which calendars import and subscribe to."""

    @property
    def is_file(self) -> bool:
        """Whether it is a file to save."""
        return self is CalendarFormat.ICS


class DocumentFormat(StrEnum):
    """In which form a document that people read is wanted."""

    JSON = "json"
    DOCX = "docx"
    """Word."""
    PDF = "pdf"
    """Tagged, for paper and screen readers."""


AnyFormat = FileFormat | TableFormat

MEDIA_TYPES: dict[str, str] = {
    FileFormat.JSON: "application/json",
    FileFormat.CSV: "text/csv",
    FileFormat.CSV_PLAIN: "text/csv",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TableFormat.JSON_STAT: "application/json",
    CalendarFormat.ICS: "text/calendar",
    DocumentFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DocumentFormat.PDF: "application/pdf",
}


class FileWriter(Protocol):
    """Writes an answer of a kind as a file in one language."""

    def __call__(
        self, kind: str, document: dict[str, Any], file_format: str, language: str
    ) -> bytes:
        """The file's bytes; the same for the same document."""


class RowsWriter(Protocol):
    """Writes a list of a kind as CSV in one language, as its rows come."""

    def __call__(
        self, kind: str, rows: Iterable[dict[str, Any]], file_format: str, language: str
    ) -> Iterator[bytes]:
        """The file's bytes, some at a time; the same for the same rows."""


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
    return chosen or FileFormat(_by_accept(request))


FormatDep = Annotated[FileFormat, Depends(_file_format)]


async def _table_format(
    request: Request,
    chosen: Annotated[
        TableFormat | None,
        Query(
            alias="format",
            description="json, json-stat (JSON-stat 2.0), csv (Swedish Excel), csv-plain "
            "(programs), xlsx; else by Accept, where application/json is json",
        ),
    ] = None,
) -> TableFormat:
    return chosen or TableFormat(_by_accept(request))


TableFormatDep = Annotated[TableFormat, Depends(_table_format)]


async def _calendar_format(
    request: Request,
    chosen: Annotated[
        CalendarFormat | None,
        Query(alias="format", description="json, ics (calendars); else by Accept"),
    ] = None,
) -> CalendarFormat:
    words = Words("Svaret finns som JSON och iCalendar.", "The answer comes as JSON and iCalendar.")
    return chosen or CalendarFormat(_accepted(request, list(CalendarFormat), words))


CalendarFormatDep = Annotated[CalendarFormat, Depends(_calendar_format)]


async def _document_format(
    request: Request,
    chosen: Annotated[
        DocumentFormat | None,
        Query(alias="format", description="json, docx (Word), pdf (tagged); else by Accept"),
    ] = None,
) -> DocumentFormat:
    words = Words("Svaret finns som JSON, DOCX och PDF.", "The answer comes as JSON, DOCX and PDF.")
    return chosen or DocumentFormat(_accepted(request, list(DocumentFormat), words))


DocumentFormatDep = Annotated[DocumentFormat, Depends(_document_format)]


def _by_accept(request: Request) -> str:
    offered = [FileFormat.JSON, FileFormat.CSV, FileFormat.XLSX]
    words = Words("Svaret finns som JSON, CSV och XLSX.", "The answer comes as JSON, CSV and XLSX.")
    return _accepted(request, offered, words)


def _accepted(request: Request, offered: Sequence[StrEnum], none: Words) -> str:
    """The form that the client likes best of those offered; a problem when it takes none."""
    media_types = [MEDIA_TYPES[one] for one in offered]
    best = preferred(request.headers.get("accept", ""), media_types, match=media_match)
    if best is None:
        raise ProblemError(NOT_ACCEPTABLE, none)
    return offered[media_types.index(best)].value


async def _only_json(request: Request) -> None:
    words = Words("Svaret finns bara som JSON.", "The answer comes as JSON only.")
    _accepted(request, [FileFormat.JSON], words)


ONLY_JSON: Any = Depends(_only_json)
"""Of an operation that answers in one form, so that a client that cannot read it is told so."""
_CHOICES = frozenset({_file_format, _table_format, _calendar_format, _document_format})


def answers_only_json(route: APIRoute) -> bool:
    """Whether an operation has an answer, and in no other form than JSON."""
    chosen = {one.call for one in route.dependant.dependencies}
    return route.status_code != HTTPStatus.NO_CONTENT and not chosen & _CHOICES


def answer(
    request: Request,
    file_format: AnyFormat,
    document: dict[str, Any],
    *,
    kind: str,
    name: str,
    revision: int,
    public: bool,
    day: date | None = None,
) -> Response:
    """The document in the form asked for, with its ETag; kept for others when it is public.

    `day`: it says how things stand on this day, which is today, and holds no longer than that.
    """
    language = context.current.get().language
    public = public and request.app.state.settings.reading == "open"
    headers = {}
    if file_format.is_file:
        write: FileWriter = request.app.state.write_file
        body = write(kind, document, file_format.value, language)
        headers = _file_headers(file_format, name, language)
    else:
        body = to_json(document)
        if file_format == TableFormat.JSON_STAT:
            headers["Content-Language"] = language
    headers |= _licence(request, public=public)
    if public:
        publish(request, revision, day)
    media_type = MEDIA_TYPES[file_format]
    return conditional(request, body, media_type=media_type, public=public, headers=headers)


def answer_rows(
    request: Request,
    file_format: AnyFormat,
    rows: Iterable[dict[str, Any]],
    *,
    kind: str,
    name: str,
    revision: int,
    public: bool,
) -> Response:
    """A list of any length as CSV, written row by row: memory stays flat however long it is.

    It is written to a file first and sent from there. So it has its ETag and length, an error half
    way is an error and no file cut off, and no slow receiver holds a connection to the database.
    """
    language = context.current.get().language
    public = public and request.app.state.settings.reading == "open"
    write: RowsWriter = request.app.state.write_rows
    headers = _file_headers(file_format, name, language) | _licence(request, public=public)
    kept = keep(write(kind, rows, file_format.value, language))
    if public and kept.size <= PUBLISHED_AT_MOST:
        publish(request, revision)
    media_type = MEDIA_TYPES[file_format]
    return conditional_file(request, kept, media_type=media_type, public=public, headers=headers)


def _licence(request: Request, *, public: bool) -> dict[str, str]:
    """The licence of an answer that anybody may fetch, where the installation has said it."""
    licence = LICENCES.get(request.app.state.settings.open_data_licence)
    return {"Link": f'<{licence}>; rel="license"'} if licence and public else {}


def _file_headers(file_format: AnyFormat, name: str, language: str) -> dict[str, str]:
    ending = "xlsx" if file_format == FileFormat.XLSX else "csv"
    return {
        "Content-Disposition": f'attachment; filename="{name}.{ending}"',
        "Content-Language": language,
    }


def other_formats(request: Request, *forms: str) -> dict[str, dict[str, str]]:
    """Links to the same answer in other forms: as CSV and XLSX when none are named."""
    kept = [
        part for part in request.url.query.split("&") if part and not part.startswith("format=")
    ]
    address = f"{base_url(request)}{request.url.path}"
    return {
        _camel(form): {
            "href": f"{address}?{'&'.join([*kept, f'format={form}'])}",
            "rel": "alternate",
            "method": "GET",
        }
        for form in forms or ("csv", "xlsx")
    }


def _camel(form: str) -> str:
    first, *rest = form.split("-")
    return first + "".join(part.capitalize() for part in rest)


def file_responses(model: type[ApiModel]) -> dict[int | str, dict[str, Any]]:
    """What an operation with several forms answers with, for its `responses`."""
    etag = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}
    licence = {
        "description": "The licence of what is published, with rel=license, where it is set",
        "schema": {"type": "string"},
    }
    return {
        200: {
            "model": model,
            "description": "The answer in the form asked for",
            "headers": {"ETag": etag, "Link": licence},
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


def json_responses(model: type[ApiModel]) -> dict[int | str, dict[str, Any]]:
    """What an operation that answers in JSON alone, with an ETag, has in its `responses`."""
    responses = file_responses(model)
    del responses[200]["content"]
    return responses


def table_responses(model: type[ApiModel]) -> dict[int | str, dict[str, Any]]:
    """The same for an operation that answers with tables, which are had as JSON-stat too."""
    responses = file_responses(model)
    responses[200]["description"] = (
        "The table in the form asked for; format=json-stat gives JSON-stat 2.0"
    )
    return responses
