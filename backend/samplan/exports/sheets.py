"""A table on its way out of the house: what CSV and XLSX are both written from."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from samplan.gap.cells import Text

CellValue = str | int | float | bool | None
"""What a cell can hold. Dates and times are ISO 8601 texts, as in JSON."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What a workbook reckons by itself, and what comes of it: the value that others read.

    The text is made by the program, of references and functions alone; nothing that a person has
    written is ever part of it.
    """

    text: str
    """From its equals sign, with the English names of functions."""
    value: float


Cell = CellValue | Formula

Kind = Literal["text", "long", "number", "money", "share"]
"""How a column is shown: `long` wraps its text, `money` sets thousands apart, `share` is 0 to 1
shown as per cent."""

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 or UTF-8 has no place for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is its name in JSON, `width` is in characters."""

    key: str
    heading: Text
    width: float = 14
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    """What may be filled in; XLSX offers it as a list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in one language. Each row has a value for each column, in their order."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1
    """How many columns stay in sight when the sheet is scrolled sideways."""


@dataclass(frozen=True, slots=True)
class About:
    """What an export holds and where it came from, as pairs of a heading and a text."""

    lines: tuple[tuple[str, str], ...]


def value_of(cell: Cell) -> CellValue:
    """Return what a cell shows: of a formula, what comes of it."""
    return cell.value if isinstance(cell, Formula) else cell


def clean(value: CellValue) -> CellValue:
    """Return a value that every format can hold.

    Characters that have no place in a text are replaced by U+FFFD, line breaks become a single
    line feed, and a number that is not finite becomes an empty cell. A whole number is written
    without decimals.
    """
    if isinstance(value, str):
        return _UNWRITABLE.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    return value
