"""Sheets as an XLSX workbook: bold headings that stay in sight, filters, widths, sources.

Every text is written as text, so that one that begins with = + - or @ is never calculated and
no address becomes a link. Only a `Formula` is calculated, and what comes of it is written too.
The same sheets give the same bytes, whenever they are written.
"""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from samplan.exports.sheets import About, Cell, Column, Formula, Kind, Sheet, clean
from samplan.exports.words import YES_NO, Language, said
from samplan.gap.cells import Text

_Format = Any
_Worksheet = Any

MAX_TEXT: Final = 32_767
"""The longest text that a cell of the format can hold; a longer one is cut with an ellipsis."""

_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no zones
"""Fixed, and without a zone, since the format has none."""
_NOT_IN_TITLES: Final = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE: Final = 31
_OPTIONS: Final[dict[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ABOUT: Final[Text] = {"sv": "Om", "en": "About"}
_FORMATS: Final[dict[Kind, dict[str, Any]]] = {
    "text": {"valign": "top"},
    "long": {"valign": "top", "text_wrap": True},
    "number": {"valign": "top"},
    "money": {"valign": "top", "num_format": "#,##0"},
    "share": {"valign": "top", "num_format": "0 %"},
}


def write_xlsx(sheets: Sequence[Sheet], about: About, language: Language = "sv") -> bytes:
    """Return a workbook of the sheets in their order, and last a sheet that tells what it is."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, _OPTIONS)
    workbook.set_properties({"created": _CREATED})
    bold = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True})
    formats = {kind: workbook.add_format(shape) for kind, shape in _FORMATS.items()}
    titles = [sheet.title for sheet in sheets] + [said(_ABOUT, language) or ""]
    worksheets = [workbook.add_worksheet(title) for title in _allowed_titles(titles)]
    for worksheet, sheet in zip(worksheets, sheets, strict=False):
        _write_sheet(worksheet, sheet, bold, formats, language)
    _write_about(worksheets[-1], about, bold, formats["long"])
    workbook.close()
    return target.getvalue()


def _write_sheet(
    worksheet: _Worksheet,
    sheet: Sheet,
    bold: _Format,
    formats: dict[Kind, _Format],
    language: Language,
) -> None:
    for i, column in enumerate(sheet.columns):
        worksheet.set_column(i, i, column.width)
        worksheet.write_string(0, i, _fitting(said(column.heading, language) or ""), bold)
    shapes = [formats[column.kind] for column in sheet.columns]
    for y, row in enumerate(sheet.rows, start=1):
        for x, cell in enumerate(row):
            _write_cell(worksheet, (y, x), cell, shapes[x], language)
    worksheet.freeze_panes(1, min(sheet.frozen, len(sheet.columns)))
    if sheet.columns:
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for i, column in enumerate(sheet.columns):
        _offer_choices(worksheet, i, column, len(sheet.rows))


def _write_cell(
    worksheet: _Worksheet, place: tuple[int, int], cell: Cell, shape: _Format, language: Language
) -> None:
    if isinstance(cell, Formula):
        worksheet.write_formula(*place, cell.text, shape, clean(cell.value))
        return
    value = clean(cell)
    if isinstance(value, bool):
        value = said(YES_NO[str(value).lower()], language)
    if isinstance(value, str):
        worksheet.write_string(*place, _fitting(value), shape)
    elif value is not None:
        worksheet.write_number(*place, value, shape)


def _offer_choices(worksheet: _Worksheet, position: int, column: Column, rows: int) -> None:
    if column.choices and rows:
        worksheet.data_validation(
            1, position, rows, position, {"validate": "list", "source": list(column.choices)}
        )


def _write_about(worksheet: _Worksheet, about: About, bold: _Format, long: _Format) -> None:
    worksheet.set_column(0, 0, 24)
    worksheet.set_column(1, 1, 90)
    for y, (heading, text) in enumerate(about.lines):
        worksheet.write_string(y, 0, _fitting(str(clean(heading))), bold)
        worksheet.write_string(y, 1, _fitting(str(clean(text))), long)


def _fitting(text: str) -> str:
    return text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…"


def _allowed_titles(titles: Iterable[str]) -> list[str]:
    """Return titles that the format allows: at most 31 characters, and no two the same."""
    allowed: list[str] = []
    for title in titles:
        base = _NOT_IN_TITLES.sub(" ", str(clean(title))).strip().strip("'") or "-"
        name, number = base[:_LONGEST_TITLE], 2
        while name.casefold() in {other.casefold() for other in allowed}:
            ending = f" {number}"
            name, number = base[: _LONGEST_TITLE - len(ending)] + ending, number + 1
        allowed.append(name)
    return allowed
