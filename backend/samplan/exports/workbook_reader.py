"""The rows of a workbook that was looked through. Nothing is calculated and nothing fetched."""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time

from openpyxl import load_workbook

from samplan.exports.upload import (
    BROKEN,
    EMPTY,
    TOO_MANY_ROWS,
    Limits,
    RawCell,
    RawRow,
    UploadRefused,
)
from samplan.exports.workbook_guard import look_through

# It warns of what it passes over (drop-down lists, themes), which is nothing to a reader of cells.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")


def workbook_tables(data: bytes, limits: Limits) -> list[list[RawRow]]:
    """Return the rows of each sheet of a workbook that have something in them.

    Raises UploadRefused for whatever keeps the file from being read.
    """
    checked = look_through(data, limits)
    try:
        return _read(checked, limits)
    except UploadRefused:
        raise
    except Exception as error:
        # A hostile file can make the library raise anything.
        raise BROKEN.raised() from error


def _read(data: bytes, limits: Limits) -> list[list[RawRow]]:
    workbook = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        tables, left = [], limits.max_rows + 1
        for worksheet in workbook.worksheets:
            # What a file claims of its size is not to be believed, and costs when it is wrong.
            worksheet.reset_dimensions()
            table = []
            for row in _rows(worksheet.iter_rows(max_col=limits.max_columns)):
                table.append(row)
                if len(table) > left:
                    raise TOO_MANY_ROWS.raised(limit=limits.max_rows)
            left -= len(table)
            tables.append(table)
        return tables
    finally:
        workbook.close()


def _rows(rows: Iterator[tuple[object, ...]]) -> Iterator[RawRow]:
    blank: object = None
    for number, row in enumerate(rows, start=1):
        # The library gives one and the same tuple for every row of a gap, which may be a million
        # rows long.
        if row is blank:
            continue
        cells = [_cell(cell) for cell in row]
        if any(cell != EMPTY for cell in cells):
            yield number, cells
        else:
            blank = row


def _cell(cell: object) -> RawCell:
    kind, value = getattr(cell, "data_type", "n"), getattr(cell, "value", None)
    if kind == "f":
        return RawCell("", "formula")
    if kind == "e":
        return RawCell(str(value), "error")
    if value is None:
        return EMPTY
    if isinstance(value, datetime | date | time):
        return RawCell(value.isoformat().removesuffix("T00:00:00"))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return RawCell(str(value), is_number=kind == "n")
