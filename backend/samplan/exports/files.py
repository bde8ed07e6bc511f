"""What the application hands to the domains: the writer of files and the reader of forms."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from samplan.exports.columns import stream_csv, to_csv, to_xlsx
from samplan.exports.csv_writer import EXCEL, PLAIN
from samplan.exports.reader import read_upload
from samplan.exports.upload import TOO_LARGE as FILE_TOO_LARGE
from samplan.exports.upload import KnownMethod, Limits, UploadRefused
from samplan.exports.words import Language
from samplan.gap.uploads.service import FormMessage, FormRow
from samplan.web.answers import FileFormat
from samplan.web.errors import TOO_LARGE, ProblemError, invalid
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
    try:
        upload = read_upload(content, file_name, known, Limits(max_bytes=max_bytes))
    except UploadRefused as refused:
        words = Words(refused.sv, refused.en)
        if refused.code == FILE_TOO_LARGE.code:
            raise ProblemError(TOO_LARGE, words) from refused
        raise invalid(Violation("file", words)) from refused
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
