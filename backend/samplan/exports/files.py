"""What the application hands to the domains: the writer of files and the reader of forms."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO

from samplan.exports.column_reader import (
    LONG_TEXT,
    LONG_WORKBOOK,
    column_rows,
    open_columns,
)
from samplan.exports.columns import stream_csv, to_csv, to_xlsx
from samplan.exports.csv_writer import EXCEL, PLAIN
from samplan.exports.reader import read_upload
from samplan.exports.table_reader import is_workbook
from samplan.exports.upload import TOO_LARGE as FILE_TOO_LARGE
from samplan.exports.upload import KnownMethod, Limits, UploadRefused
from samplan.exports.words import Language
from samplan.gap.uploads.service import FormMessage, FormRow
from samplan.web.answers import FileFormat
from samplan.web.errors import TOO_LARGE, ProblemError, invalid
from samplan.web.spreadsheets import ReadTable, TableColumn, TableRow
from samplan.web.texts import Words
from samplan.web.violations import Violation


def write_file(kind: str, document: dict[str, Any], file_format: str, language: str) -> bytes:
    """An answer as a file; see samplan.web.answers.FileWriter."""
    words: Language = "en" if language == "en" else "sv"
    if file_format == FileFormat.XLSX:
        return to_xlsx(kind, document, words)
    form = PLAIN if file_format == FileFormat.CSV_PLAIN else EXCEL
    return to_csv(kind, document, words, form)


def write_rows(
    kind: str, rows: Iterable[dict[str, Any]], file_format: str, language: str
) -> Iterator[bytes]:
    """A list of any length as CSV; see samplan.web.answers.RowsWriter."""
    form = PLAIN if file_format == FileFormat.CSV_PLAIN else EXCEL
    return stream_csv(kind, rows, "en" if language == "en" else "sv", form)


def read_form(
    content: bytes, file_name: str, methods: Sequence[tuple[str, str, str | None]], max_bytes: int
) -> Sequence[FormRow]:
    """The rows of an uploaded form; see samplan.gap.uploads.service.FormReader."""
    known = [KnownMethod(*method) for method in methods]
    with _refusing():
        upload = read_upload(content, file_name, known, Limits(max_bytes=max_bytes))
    return [
        FormRow(
            row.row,
            row.method_id,
            row.label,
            row.status,
            row.comment,
            [
                FormMessage(message.column, Words(message.sv, message.en))
                for message in row.messages
            ],
        )
        for row in upload.rows
    ]


def read_table(
    file: BinaryIO, file_name: str, columns: Sequence[TableColumn], max_bytes: int
) -> ReadTable:
    """A table that somebody sent in; see samplan.web.spreadsheets.TableReader."""
    with _refusing():
        limits = LONG_WORKBOOK if is_workbook(file) else LONG_TEXT
        limits = replace(limits, max_bytes=max_bytes)
        table = open_columns(file, file_name, columns, limits)
        notes = [Words(table.note["sv"], table.note["en"] or "")] if table.note else []
        return ReadTable(table.headings.labels, _told(column_rows(table, columns)), notes)


def _told(rows: Iterator[TableRow]) -> Iterator[TableRow]:
    with _refusing():
        yield from rows


@contextmanager
def _refusing() -> Iterator[None]:
    """Tells why a file is refused as a problem of the request."""
    try:
        yield
    except UploadRefused as refused:
        words = Words(refused.sv, refused.en)
        if refused.code == FILE_TOO_LARGE.code:
            raise ProblemError(TOO_LARGE, words) from refused
        raise invalid(Violation("file", words)) from refused
