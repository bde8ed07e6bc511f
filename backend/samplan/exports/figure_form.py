"""The form of figures to fill in: written by the export, known to the reader by its headings."""

from samplan.exports.fields import Field, Item, heading, made, named, number, plain, tabulate
from samplan.exports.sheets import CellValue, Column, Sheet
from samplan.exports.words import QUALIFIER, QUALITY, Language, Words, said, word
from samplan.statistics.reporting import columns
from samplan.web.spreadsheets import TableColumn


def _text(column: TableColumn, width: float, kind: str = "text") -> Field:
    """A column that is read back, under the heading that it is known by."""
    return plain(
        column.name,
        column.heading.sv,
        column.heading.en,
        width,
        "long" if kind == "long" else "text",
    )


def _number(column: TableColumn) -> Field:
    def value(item: Item, _: Language) -> CellValue:
        found = item[column.name]
        return int(found) if isinstance(found, float) and found.is_integer() else found

    return made(column.name, (column.heading.sv, column.heading.en), value, 12, "number")


def _choice(column: TableColumn, words: Words, language: Language) -> Field:
    shape = Column(
        column.name,
        heading(*column.heading),
        18,
        "text",
        tuple(word(words, code, language) or "" for code in words),
    )
    return Field(shape, lambda item, language: word(words, item[column.name], language))


def figure_form_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a row for each expected figure, with last year's beside; the unknown is empty."""
    fields = [
        _text(columns.INDICATOR, 26),
        named("indicatorName", "Nyckeltal", "Indicator", 40),
        named("unit", "Enhet", "Unit", 12),
        _text(columns.PERIOD, 12),
        _text(columns.AREA, 14),
        named("areaName", "Område", "Area", 20),
        _text(columns.BREAKDOWN, 24),
        named("breakdownName", "Uppdelning", "Breakdown in words", 28),
        _number(columns.VALUE),
        _number(columns.VALUE_TO),
        _text(columns.VALUE_TEXT, 16),
        _choice(columns.QUALIFIER, QUALIFIER, language),
        _choice(columns.QUALITY, QUALITY, language),
        _number(columns.NUMERATOR),
        _number(columns.DENOMINATOR),
        _text(columns.NOTE, 40, "long"),
        number("previousValue", "Förra värdet", "Previous value"),
        plain("previousPeriod", "Förra perioden", "Previous period", 12),
    ]
    name = said(body["organisation"]["name"], language) or ""
    return [tabulate(heading(name, name), fields, body["rows"], language, frozen=2)]
