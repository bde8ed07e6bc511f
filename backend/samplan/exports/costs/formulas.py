"""Tables that reckon by themselves: where their cells are, and formulas that point at them.

A formula is made of references, numbers of the program's own and a few functions. Rows are matched
by their numbers, never by a text, so that nothing that somebody has written can be taken for a
condition.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from samplan.exports.fields import Item, at, heading
from samplan.exports.sheets import Cell, Column, Formula, Kind, Sheet
from samplan.exports.words import Language, said
from samplan.gap.cells import Text

FIRST_ROW: Final = 2
"""The first row below the headings."""

ENDS: Final = (("low", "lägst", "low"), ("high", "högst", "high"))
"""The two ends of a range, as JSON, Swedish and English call them."""


class Place:
    """A row of a table, for formulas that point at other cells of it."""

    def __init__(self, letters: dict[str, str], row: int) -> None:
        self._letters = letters
        self.row = row

    def cell(self, key: str) -> str:
        """Return the address of the row's cell in a column: S2."""
        return f"{self._letters[key]}{self.row}"

    def span(self, first: str, last: str) -> str:
        """Return the address of the row's cells from one column to another: T2:X2."""
        return f"{self.cell(first)}:{self.cell(last)}"

    def above(self, key: str) -> str:
        """Return the address of all cells of a column above the row: S2:S9."""
        return f"{self._letters[key]}{FIRST_ROW}:{self._letters[key]}{self.row - 1}"


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A column, and how its cell is made from its row's place and item."""

    column: Column
    value: Callable[[Place, Item], Cell]


class Table:
    """Rows under columns, some of them formulas, whose cells others can point at."""

    def __init__(
        self, title: Text, columns: Sequence[Reckoned], rows: Sequence[Item], language: Language
    ) -> None:
        self.title = said(title, language) or ""
        self._columns = columns
        self._rows = rows
        self._letters = {one.column.key: xl_col_to_name(place) for place, one in enumerate(columns)}

    def all(self, key: str) -> str:
        """Return the address of a column from any sheet; of an empty row where there are none."""
        letter, last = self._letters[key], FIRST_ROW + max(len(self._rows), 1) - 1
        return f"'{self.title}'!${letter}${FIRST_ROW}:${letter}${last}"

    def sum(self, key: str, *conditions: tuple[str, str]) -> str:
        """Return the sum of a column, of the rows whose other columns hold what cells say."""
        if not conditions:
            return f"SUM({self.all(key)})"
        pairs = ",".join(f"{self.all(where)},{equals}" for where, equals in conditions)
        return f"SUMIFS({self.all(key)},{pairs})"

    def sheet(self, frozen: int) -> Sheet:
        """Return the table with its cells made."""
        rows = [
            [one.value(Place(self._letters, row), item) for one in self._columns]
            for row, item in enumerate(self._rows, start=FIRST_ROW)
        ]
        return Sheet(self.title, tuple(one.column for one in self._columns), rows, frozen)


def shown(key: str, sv: str, en: str, width: float = 12, kind: Kind = "text") -> Reckoned:
    """Return a column of what stands at a dotted path."""
    return Reckoned(Column(key, heading(sv, en), width, kind), lambda _, item: at(item, key))


def both_ends(
    key: str, sv: str, en: str, value: Callable[[str, Place, Item], Cell]
) -> tuple[Reckoned, Reckoned]:
    """Return two columns of money; a cell is made from the end, its place and its item."""

    def one(end: str, end_sv: str, end_en: str) -> Reckoned:
        names = heading(f"{sv}, {end_sv}, kr", f"{en}, {end_en}, SEK")
        column = Column(f"{key}.{end}", names, 16, "money")
        return Reckoned(column, lambda place, item: value(end, place, item))

    low, high = ENDS
    return one(*low), one(*high)


def money(one: Item | None, end: str) -> float:
    """Return an end as a number: a lower end that nobody has stated counts as nothing."""
    value: float | None = None if one is None else one[end]
    return value or 0


def differences(place: Place, *pairs: tuple[str, str]) -> str:
    """Return how far columns lie from each other, both ends together."""
    return "+".join(
        f"ABS({place.cell(f'{one}.{end}')}-{place.cell(f'{other}.{end}')})"
        for one, other in pairs
        for end, *_ in ENDS
    )


def reckoned(text: str, value: float) -> Formula:
    """Return a formula of the text, less its equals sign."""
    return Formula(f"={text}", value)
