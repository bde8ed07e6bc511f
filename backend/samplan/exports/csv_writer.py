"""Sheets as CSV.

The default is what a Swedish Excel opens with a double click: semicolons, decimal comma and
UTF-8 with a byte order mark (in R `read_csv2`, in pandas `sep=";", decimal=","`). `PLAIN` is what
scripts expect: commas, decimal point, no mark. Lines end with CRLF (RFC 4180).

A text that a spreadsheet program would take for a formula is written with an apostrophe before
it; `restore` takes that apostrophe away again. Numbers are written as they are, negative too.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from samplan.exports.sheets import Cell, Column, Sheet, clean, value_of
from samplan.exports.words import YES_NO, Language, said

_STARTS_FORMULA: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet calculate: also the full-width forms, which some of them read so."""


_AT_ONCE: Final = 1_000


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a CSV file is written."""

    delimiter: str = ";"
    byte_order_mark: bool = True
    decimal_comma: bool = True


EXCEL: Final = CsvForm()
PLAIN: Final = CsvForm(",", byte_order_mark=False, decimal_comma=False)


def write_csv(sheet: Sheet, language: Language = "sv", form: CsvForm = EXCEL) -> bytes:
    """Return a sheet as a CSV file: a row of headings and a row for each of the sheet's."""
    return b"".join(csv_parts(sheet.columns, sheet.rows, language, form))


def csv_parts(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    language: Language,
    form: CsvForm,
) -> Iterator[bytes]:
    """Return the bytes of a CSV file, some rows at a time, however many rows there are."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=form.delimiter, lineterminator="\r\n")
    if form.byte_order_mark:
        text.write("\ufeff")
    writer.writerow([neutralise(said(c.heading, language) or "") for c in columns])
    ahead = iter(rows)
    while some := [
        [_written(value, language, form) for value in row] for row in islice(ahead, _AT_ONCE)
    ]:
        writer.writerows(some)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    yield text.getvalue().encode()


def neutralise(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula."""
    return "'" + text if _would_calculate(text) else text


def restore(text: str) -> str:
    """Return what `neutralise` was given."""
    return text[1:] if text.startswith("'") and _would_calculate(text) else text


def _would_calculate(text: str) -> bool:
    """Tell whether a text, less any apostrophes before it, begins like a formula.

    Apostrophes are looked past so that each text comes back as it was, also one that began with
    an apostrophe of its own.
    """
    return text.lstrip("'")[:1] in _STARTS_FORMULA


def _written(cell: Cell, language: Language, form: CsvForm) -> str:
    value = clean(value_of(cell))
    if value is None:
        return ""
    if isinstance(value, bool):
        return said(YES_NO[str(value).lower()], language) or ""
    if isinstance(value, str):
        return neutralise(value)
    return str(value).replace(".", ",") if form.decimal_comma else str(value)
