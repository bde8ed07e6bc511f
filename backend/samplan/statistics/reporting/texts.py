"""Figures read from the texts of a file: each cell, or in words why it cannot be read."""

from collections.abc import Mapping
from typing import Final, TypeVar

from samplan.statistics.numbers import NumberFaultError, read_number
from samplan.statistics.reporting.columns import (
    COLUMNS,
    DENOMINATOR,
    NOTE,
    NUMERATOR,
    QUALIFIER,
    QUALIFIER_WORDS,
    QUALITY,
    QUALITY_WORDS,
    READ_QUALIFIERS,
    READ_QUALITIES,
    VALUE,
    VALUE_TEXT,
    VALUE_TO,
)
from samplan.statistics.reporting.figures import Figure, Message
from samplan.statistics.terms import Qualifier, Quality
from samplan.web.spreadsheets import TableCell, TableColumn, TableRow
from samplan.web.texts import Words

LONGEST_WORD: Final = 200
LONGEST_NOTE: Final = 2000
_SHOWN: Final = 40

Term = TypeVar("Term", Qualifier, Quality)


def read_row(row: TableRow, given: frozenset[str]) -> Figure:
    """The figure that a row of a file says; a column that is not in the file says nothing."""
    (indicator, period, area, breakdown, value, value_to, word, qualifier, quality) = row.cells[:9]
    numerator, denominator, note = row.cells[9:]
    figure = Figure(row.number, indicator.text, period.text, area.text, breakdown.text, given)
    for column, cell in zip(COLUMNS, row.cells, strict=True):
        if cell.fault is not None:
            figure.messages.append(Message(column.name, cell.fault))
    figure.value = _number(figure, VALUE, value)
    if value_to.text:
        figure.value_to = _number(figure, VALUE_TO, value_to)
    if numerator.text:
        figure.numerator = _number(figure, NUMERATOR, numerator)
    if denominator.text:
        figure.denominator = _number(figure, DENOMINATOR, denominator)
    if qualifier.text:
        figure.qualifier = _word(figure, QUALIFIER, qualifier, READ_QUALIFIERS, QUALIFIER_WORDS)
    if quality.text:
        figure.quality = _word(figure, QUALITY, quality, READ_QUALITIES, QUALITY_WORDS)
    figure.value_text = _text(figure, VALUE_TEXT, word, LONGEST_WORD)
    figure.note = _text(figure, NOTE, note, LONGEST_NOTE)
    return figure


def _number(figure: Figure, column: TableColumn, cell: TableCell) -> float | None:
    if not cell.text:
        return None
    try:
        return read_number(cell.text, point=cell.is_number)
    except NumberFaultError as fault:
        figure.messages.append(Message(column.name, fault.words))
        return None


def _text(figure: Figure, column: TableColumn, cell: TableCell, most: int) -> str | None:
    if len(cell.text) > most:
        figure.complain(
            column.name,
            f"Texten är längre än {most} tecken.",
            f"The text is longer than {most} characters.",
        )
        return None
    return cell.text or None


def _word(
    figure: Figure,
    column: TableColumn,
    cell: TableCell,
    known: Mapping[str, Term],
    words: Mapping[Term, Words],
) -> Term:
    found = known.get(" ".join(cell.text.casefold().split()))
    if found is not None:
        return found
    shown = cell.text[:_SHOWN]
    figure.complain(
        column.name,
        f"”{shown}” är okänt. Skriv något av: {', '.join(one.sv for one in words.values())}.",
        f"“{shown}” is unknown. Write one of: {', '.join(one.en for one in words.values())}.",
    )
    return known[""]
