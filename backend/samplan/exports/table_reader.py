"""The one table in a file that somebody sent in, found by its headings, without trusting the file.

A file is refused whole (UploadRefused) when it cannot be read safely or has no such table in it.
The rows of a CSV file are read as they are asked for, so that a long file takes no more memory
than a short one; what is wrong further down is told when it is reached.
"""

import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import BinaryIO, Final, NamedTuple, TextIO

from samplan.exports.csv_reader import DELIMITERS, csv_rows, open_text
from samplan.exports.upload import (
    MACROS,
    NO_SPREADSHEET,
    NOTHING_IN_IT,
    OLD_OR_LOCKED,
    SAME_HEADING,
    TOO_LARGE,
    Limits,
    RawCell,
    RawRow,
    Refusal,
    UploadRefused,
)
from samplan.exports.workbook_reader import workbook_tables
from samplan.gap.cells import Text

_ZIP: Final = b"PK"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_BINARY: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<html", b"<!DOC")
_MACRO_NAMES: Final = (".xlsm", ".xltm", ".xlam", ".xlsb")
_HEADING_WITHIN: Final = 10
"""So many rows from the top may stand above the headings."""
_BLANK: Final = b"\0 \t\r\n"
_CHUNK: Final = 65_536
_SHOWN: Final = 40


class Wanted(NamedTuple):
    """Which headings make a table, each name with what it may be called."""

    headings: Mapping[str, frozenset[str]]
    enough: Callable[[AbstractSet[str]], bool]
    """Whether a row in which these names stand is the row of headings."""
    missing: Refusal
    """Why a file without such a row is refused."""


class Headings(NamedTuple):
    """Where the columns are, and what the file calls them."""

    positions: dict[str, int]
    labels: dict[str, str]


class OpenTable(NamedTuple):
    """A table whose headings are found, and its rows below them."""

    headings: Headings
    rows: Iterator[RawRow]
    note: Text | None
    delimiter: str | None
    """None for a workbook."""


def folded(text: str) -> str:
    """Return a text as it is compared: in one form, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def names(sv: str, en: str | None, *others: str) -> frozenset[str]:
    """Return what a heading may be called."""
    return frozenset(map(folded, (sv, en or "", *others)))


def is_workbook(file: BinaryIO) -> bool:
    """Tell whether a file is packed as workbooks are."""
    file.seek(0)
    return file.read(len(_ZIP)) == _ZIP


def open_table(file: BinaryIO, filename: str | None, wanted: Wanted, limits: Limits) -> OpenTable:
    """Return the table with the wanted headings from a CSV or XLSX file."""
    if file.seek(0, io.SEEK_END) > limits.max_bytes:
        raise TOO_LARGE.raised(limit=limits.max_bytes)
    if _is_blank(file):
        raise NOTHING_IN_IT.raised()
    if (filename or "").lower().endswith(_MACRO_NAMES):
        raise MACROS.raised()
    if is_workbook(file):
        file.seek(0)
        headings, rows = _find_table(map(iter, workbook_tables(file.read(), limits)), wanted)
        return OpenTable(headings, rows, None, None)
    return _open_csv(file, wanted, limits)


def _is_blank(file: BinaryIO) -> bool:
    file.seek(0)
    while part := file.read(_CHUNK):
        if part.strip(_BLANK):
            return False
    return True


def _open_csv(file: BinaryIO, wanted: Wanted, limits: Limits) -> OpenTable:
    file.seek(0)
    head = file.read(_CHUNK)
    if head.startswith(_OLD_EXCEL):
        raise OLD_OR_LOCKED.raised()
    if head.lstrip()[:5].lower().startswith(tuple(mark.lower() for mark in _BINARY)):
        raise NO_SPREADSHEET.raised()
    text, note = open_text(file)
    refused = wanted.missing.raised()
    for delimiter in DELIMITERS:
        try:
            headings, rows = _find_table([csv_rows(text, delimiter, limits)], wanted)
        except UploadRefused as error:
            # Told only when no delimiter does better; the most telling reason is kept.
            refused = refused if error.code == wanted.missing.code else error
        else:
            return OpenTable(headings, _held_open(text, rows), note, delimiter)
    raise refused


def _held_open(text: TextIO, rows: Iterator[RawRow]) -> Iterator[RawRow]:
    """Yield the rows; the file is closed when nobody holds its text any longer."""
    yield from rows
    text.close()


def _find_table(
    tables: Iterable[Iterator[RawRow]], wanted: Wanted
) -> tuple[Headings, Iterator[RawRow]]:
    """Return the first table that has the headings, and its rows below them."""
    for rows in tables:
        for _ in range(_HEADING_WITHIN):
            row = next(rows, None)
            if row is None:
                break
            headings = _find_headings(row[1], wanted)
            if headings:
                return headings, rows
    raise wanted.missing.raised()


def _find_headings(cells: Sequence[RawCell], wanted: Wanted) -> Headings | None:
    headings = Headings({}, {})
    doubled = None
    for position, cell in enumerate(cells):
        for name, words in wanted.headings.items():
            if folded(cell.text) in words:
                doubled = cell.text if name in headings.positions else doubled
                headings.positions[name] = position
                headings.labels[name] = cell.text.strip()
    if not wanted.enough(headings.positions.keys()):
        return None
    if doubled:
        raise SAME_HEADING.raised(heading=doubled.strip()[:_SHOWN])
    return headings
