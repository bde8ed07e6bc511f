"""What a benchmark says: tables, what they show, and how they stand against their aims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """Rows of text under headings; the first column to the left, the others to the right."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """The table in Markdown."""
        marks = ["---", *("---:" for _ in self.headings[1:])]
        lines = [self.headings, marks, *self.rows]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)


@dataclass(frozen=True)
class Aim:
    """Something that was to be reached."""

    what: str
    aim: str
    measured: str
    reached: bool

    @classmethod
    def at_least(cls, what: str, aim: float, measured: float) -> "Aim":
        """The more the better."""
        return cls(what, f"≥ {number(aim)} ×", f"{number(measured)} ×", measured >= aim)

    @classmethod
    def at_most(cls, what: str, aim: float, measured: float, unit: str = "×") -> "Aim":
        """The less the better."""
        return cls(what, f"≤ {number(aim)} {unit}", f"{number(measured)} {unit}", measured <= aim)

    @classmethod
    def none(cls, what: str, measured: int) -> "Aim":
        """Not even one."""
        return cls(what, "0", str(measured), measured == 0)


@dataclass
class Section:
    """One benchmark's part of the report."""

    title: str
    text: str
    tables: list[Table] = field(default_factory=list)
    aims: list[Aim] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """The section in Markdown."""
        parts = [f"## {self.title}", self.text, *(table.markdown() for table in self.tables)]
        if self.notes:
            parts.append("\n".join(f"- {note}" for note in self.notes))
        return "\n\n".join(parts)


def number(value: float) -> str:
    """A number with about three significant digits, and thousands apart."""
    if value >= 100 or isinstance(value, int):
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}" if value < 10 else f"{value:.1f}"


def clients(many: int) -> str:
    """So many clients, in words."""
    return "1 client" if many == 1 else f"{many} clients"


def ratio(value: float, yardstick: float) -> str:
    """How many times the yardstick the value is."""
    return number(value / yardstick) if yardstick else "–"


def aims_table(sections: Iterable[Section]) -> Table:
    """All aims together, the answer to the question how fast it is."""
    rows = [
        [aim.what, aim.aim, aim.measured, "yes" if aim.reached else "**no**"]
        for section in sections
        for aim in section.aims
    ]
    return Table(["what", "aim", "measured", "reached"], rows)


INTRODUCTION = """\
# Benchmarks

Written by `make bench`: everything below was measured in one run, on one machine, over loopback.
Read the ratios and not the rates: both sides of a ratio were measured in turns, round after round.
Benchmarks are no tests: they fail no build.
"""

NOT_MEASURED = """\
## What was not measured

- A network: everything went over loopback, without TLS and without a proxy in front.
- The load generator shares the machine with the server. On two cores, a server of one process has
  a core of its own; with two workers and a database server, the three share what is left.
- Writes a second: the product is read a thousand times for each time that it is written.
- Data of several counties in one answer: there is no such answer yet.

## How to repeat

`make bench` measures everything and writes this file; let the machine be quiet meanwhile.
`.venv/bin/python -m tests.load --quick` takes short turns and only prints;
`--only warm cold` picks benchmarks by the names of their modules in `tests/load/`.
"""


def document(machine: str, sections: Sequence[Section]) -> str:
    """The whole report in Markdown."""
    parts = [
        INTRODUCTION,
        machine,
        "## In short",
        aims_table(sections).markdown(),
        *(section.markdown() for section in sections),
        NOT_MEASURED,
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"
