"""Tables that people send in as CSV or XLSX.

What a table is called and means is known to its domain; how files are read safely is known to
`exports`, which stands above all domains. The application hands its reader in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, Protocol

from samplan.web.texts import Words


@dataclass(frozen=True)
class TableColumn:
    """A column that a table has or may have."""

    name: str
    heading: Words
    others: tuple[str, ...] = ()
    """What else its heading may be."""
    required: bool = False


class TableCell(NamedTuple):
    """A cell as the file has it; one with a fault has no text that can be used."""

    text: str
    is_number: bool = False
    """Whether the file holds it as a number, so that its point is the decimal mark."""
    fault: Words | None = None


class TableRow(NamedTuple):
    """A row that has something in it."""

    number: int
    """As the spreadsheet program counts it, the headings' row included."""
    cells: Sequence[TableCell]
    """In the order of the columns asked for; an empty cell where the file has no such column."""


@dataclass(frozen=True)
class ReadTable:
    """A table found in a file. Its rows are read as they are asked for."""

    labels: Mapping[str, str]
    """What the file calls the columns that it has, by their names."""
    rows: Iterator[TableRow]
    notes: Sequence[Words]


class TableReader(Protocol):
    """Reads a table without trusting its file; raises ProblemError when there is none in it."""

    def __call__(
        self, file: BinaryIO, file_name: str, columns: Sequence[TableColumn], max_bytes: int
    ) -> ReadTable:
        """The table with these columns; also while its rows are read it may raise."""
