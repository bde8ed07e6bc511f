"""Runs the benchmarks one after the other and writes what they found."""

import argparse
import importlib
import sys
import time
from pathlib import Path

from load import machine, report, servers
from load.effort import FULL, QUICK, Effort
from load.report import Section
from samplan.db.engine import open_database
from samplan.db.migrate import migrate
from samplan.db.session import writing
from samplan.reference.loader import load_reference

BENCHMARKS = (
    "warm",
    "cold",
    "fresh",
    "workers",
    "scaling",
    "watching",
    "stall",
    "nationwide",
    "startup",
    "bundle",
    "protection",
    "observations",
    "tables",
    "costs",
    "plan",
    "changes",
    "tokens",
    "greedy",
    "backup",
    "documents",
)
DOCUMENT = servers.REPOSITORY / "docs" / "benchmarks.md"


def main(arguments: list[str] | None = None) -> int:
    """Measure; 0 unless something did not run."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short turns; print, write nothing")
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, help="only these; write nothing")
    parser.add_argument("--output", type=Path, help=f"where to write; {DOCUMENT.name} if all run")
    chosen = parser.parse_args(arguments)
    effort = QUICK if chosen.quick else FULL
    sections = [_measure(name, effort) for name in chosen.only or BENCHMARKS]
    text = report.document(machine.describe(), sections)
    print(text)
    whole = not (chosen.quick or chosen.only)
    output = chosen.output or (DOCUMENT if whole else None)
    if output is not None:
        output.write_text(text)
    return 0


def _measure(name: str, effort: Effort) -> Section:
    """One benchmark, with a database of its own."""
    began = time.monotonic()
    print(f"measuring: {name} ", end="", file=sys.stderr, flush=True)
    with servers.scratch() as folder:
        database = folder / "samplan.sqlite3"
        _prepare(database)
        section: Section = importlib.import_module(f"load.{name}").measure(effort, database, folder)
    print(f"({time.monotonic() - began:.0f} s)", file=sys.stderr)
    return section


def _prepare(path: Path) -> None:
    """A migrated database with the reference data, at rest."""
    database = open_database(f"sqlite:///{path}")
    migrate(database)
    with writing(database) as session:
        load_reference(session)
    database.close()
