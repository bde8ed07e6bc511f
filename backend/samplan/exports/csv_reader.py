"""The rows of a CSV file, whatever program wrote it."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, Final, TextIO

from samplan.exports.csv_writer import restore
from samplan.exports.upload import (
    BAD_QUOTES,
    ENCODING,
    NO_SPREADSHEET,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    Limits,
    RawCell,
    RawRow,
)
from samplan.gap.cells import Text

DELIMITERS: Final = (";", ",", "\t")

_CHUNK: Final = 65_536
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_SWEDISH: Final = frozenset("åäöÅÄÖ")
_PLAUSIBLE: Final = _SWEDISH | frozenset(
    "éÉèÈêëáàâíïîóòôúùûüÜñçæÆøØ§°\u00b4¨·½¼¾²³±\u00d7µ€£«»\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u2022"
)
"""What else a Swedish text in Windows-1252 is likely to hold."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

WINDOWS_1252: Final[Text] = {
    "sv": "Filen är sparad i en äldre teckenkodning (Windows-1252). "
    "Se efter att å, ä och ö blev rätt.",
    "en": "The file is saved in an older encoding (Windows-1252). Check that å, ä and ö are right.",
}


def open_text(file: BinaryIO) -> tuple[TextIO, Text | None]:
    """Return a file as text from its start, and a note when its encoding had to be guessed.

    UTF-8 with or without a byte order mark is read. So is Windows-1252, which older programs
    write, but only when it makes a plausible Swedish text. UTF-16 and all else is refused. The
    file is looked through in parts, however large it is.
    """
    file.seek(0)
    if file.read(2) in _UTF_16:
        raise ENCODING.raised()
    encoding = "utf-8-sig"
    note: Text | None = None
    try:
        _look_through(file, encoding)
    except UnicodeDecodeError as error:
        _check_windows_1252(file, error)
        encoding, note = "cp1252", WINDOWS_1252
    file.seek(0)
    return io.TextIOWrapper(file, encoding=encoding, newline=""), note


def _look_through(file: BinaryIO, encoding: str) -> frozenset[str]:
    """Return the letters beyond ASCII; a control character is refused."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    letters: set[str] = set()
    ends = False
    while not ends:
        part = file.read(_CHUNK)
        ends = not part
        text = decoder.decode(part, ends)
        if _CONTROL.search(text):
            raise NO_SPREADSHEET.raised()
        if not text.isascii():
            letters.update(text)
    return frozenset(letter for letter in letters if not letter.isascii())


def csv_rows(text: TextIO, delimiter: str, limits: Limits) -> Iterator[RawRow]:
    """Yield the rows of a CSV text that have something in them.

    An apostrophe that an export put before a text is taken away again. A text that begins with
    an equals sign is marked as a formula, as a spreadsheet program would read it.
    """
    text.seek(0)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    number = filled = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BAD_QUOTES.raised(row=number) from error
        if not any(value.strip() for value in row):
            continue
        filled += 1
        if filled > limits.max_rows + 1:
            raise TOO_MANY_ROWS.raised(limit=limits.max_rows)
        if any(value.strip() for value in row[limits.max_columns :]):
            raise TOO_MANY_COLUMNS.raised(row=number, limit=limits.max_columns)
        yield number, [_cell(value) for value in row[: limits.max_columns]]


def _cell(value: str) -> RawCell:
    text = value.strip()
    if text.startswith("="):
        return RawCell("", "formula")
    return RawCell(restore(text))


def _check_windows_1252(file: BinaryIO, error: UnicodeDecodeError) -> None:
    try:
        letters = _look_through(file, "cp1252")
    except UnicodeDecodeError:
        raise ENCODING.raised() from error
    if not letters & _SWEDISH or letters - _PLAUSIBLE:
        raise ENCODING.raised() from error
