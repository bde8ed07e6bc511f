"""Tables with the columns that a domain names. What they mean is for the domain to say."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from samplan.exports.table_reader import OpenTable, Wanted, names, open_table
from samplan.exports.upload import EMPTY, MISSING_COLUMN, NO_TABLE, Limits, RawCell, Refusal
from samplan.web.spreadsheets import TableCell, TableColumn, TableRow
from samplan.web.texts import Words

LONG_TEXT: Final = Limits(max_rows=250_000)
"""A CSV file is read row by row, so that it may be long."""
LONG_WORKBOOK: Final = Limits(
    max_uncompressed=60_000_000, max_elements=600_000, max_rows=10_000, max_formulas=10_000
)
"""A workbook is unpacked and looked through as a whole, so that it may not."""

_ENOUGH: Final = 2
"""So many of the required headings make a row of headings; then each that is missing is named."""
_UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_A_FORMULA: Final = Words(
    "Cellen innehåller en formel. Skriv värdet i stället.",
    "The cell holds a formula. Write its value instead.",
)
_AN_ERROR: Final = Words(
    "Cellen innehåller ett felvärde från en formel.",
    "The cell holds an error value from a formula.",
)
_UNSHOWABLE_TEXT: Final = Words(
    "Texten innehåller tecken som inte kan visas.",
    "The text holds characters that cannot be shown.",
)
_NOTHING: Final = TableCell("")


def open_columns(
    file: BinaryIO, file_name: str, columns: Sequence[TableColumn], limits: Limits
) -> OpenTable:
    """Return the table that has the columns. A required one that is missing is named."""
    required = {column.name: column.heading for column in columns if column.required}
    wanted = Wanted(
        {
            column.name: names(column.heading.sv, column.heading.en, column.name, *column.others)
            for column in columns
        },
        lambda found: len(required.keys() & found) >= min(_ENOUGH, len(required)),
        _told(
            NO_TABLE,
            "headings",
            ", ".join(words.sv for words in required.values()),
            ", ".join(words.en for words in required.values()),
        ),
    )
    table = open_table(file, file_name, wanted, limits)
    for name, heading in required.items():
        if name not in table.headings.positions:
            raise _told(MISSING_COLUMN, "heading", heading.sv, heading.en).raised()
    return table


def _told(refusal: Refusal, place: str, sv: str, en: str) -> Refusal:
    """Return a refusal with words in its places, each language's own."""
    return Refusal(refusal.code, refusal.sv.format(**{place: sv}), refusal.en.format(**{place: en}))


def column_rows(table: OpenTable, columns: Sequence[TableColumn]) -> Iterator[TableRow]:
    """Yield the rows that have something in the columns, their cells in the columns' order."""
    positions = [table.headings.positions.get(column.name) for column in columns]
    point = table.delimiter == ","  # what programs write (RFC 4180)
    for number, cells in table.rows:
        have = len(cells)
        row = [
            _cell(cells[at], point=point) if at is not None and at < have else _NOTHING
            for at in positions
        ]
        if any(cell is not _NOTHING for cell in row):
            yield TableRow(number, row)


def _cell(raw: RawCell, *, point: bool) -> TableCell:
    if raw == EMPTY:
        return _NOTHING
    if raw.fault is not None:
        return TableCell("", fault=_A_FORMULA if raw.fault == "formula" else _AN_ERROR)
    text = raw.text.strip()
    if not text:
        return _NOTHING
    if not text.isprintable() and _UNSHOWABLE.search(text):
        return TableCell("", fault=_UNSHOWABLE_TEXT)
    return TableCell(unicodedata.normalize("NFC", text), raw.is_number or point)
