"""Importing 100 000 figures from a CSV file, beside the driver's own executemany of its rows."""

import csv
import json
import pickle
import shutil
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from load import figures, servers
from load.effort import Effort
from load.report import Aim, Section, Table, number

ROWS = 100_000
TABLES = ("revision", "observation", "change")


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Both in turns, each in a process of its own over a copy of the same database."""
    figures.lay_ground(database)
    files = {rows: _file(folder, rows) for rows in (ROWS // 10, ROWS)}
    copy = _copied(database, folder)
    _run(folder, "upload", copy, files[ROWS])
    finished = _finished(copy, database, folder)
    taken: dict[str, list[float]] = {"plain": [], "upload": []}
    grown: dict[int, list[float]] = {rows: [] for rows in files}
    for _ in range(effort.rounds):
        taken["plain"].append(_run(folder, "plain", _copied(database, folder), finished)[0])
        for rows, file in files.items():
            seconds, grew = _run(folder, "upload", _copied(database, folder), file)
            grown[rows].append(grew)
            if rows == ROWS:
                taken["upload"].append(seconds)
    again = _again(folder, database, files[ROWS])
    best = {way: min(seconds) for way, seconds in taken.items()}
    middle = {way: statistics.median(seconds) for way, seconds in taken.items()}
    memory = {rows: statistics.median(grew) for rows, grew in grown.items()}
    lines: Sequence[Sequence[str]] = [
        ["executemany of the finished rows", number(best["plain"]), number(middle["plain"]), "1"],
        [
            "upload: read, judged, written, with history",
            number(best["upload"]),
            number(middle["upload"]),
            number(middle["upload"] / middle["plain"]),
        ],
        ["the same file again: nothing changes", "", number(again), ""],
    ]
    section = Section(
        "Importing figures",
        f"{number(ROWS)} figures of ten indicators from a CSV file into an embedded database: "
        "read, held against the catalogue, looked up, written, each with its history. The "
        "yardstick is the driver's own executemany of the very rows that come of it, in the same "
        "tables with the same foreign keys and indexes.",
        [Table(["what", "best s", "median s", "times"], lines)],
        [
            Aim.at_most(
                "import of 100 000 figures against executemany",
                4,
                middle["upload"] / middle["plain"],
            ),
            Aim.at_most(
                "memory that ten times as many rows take more",
                30,
                memory[ROWS] - memory[ROWS // 10],
                "MB",
            ),
        ],
    )
    section.notes.append(
        f"Memory grew by {number(memory[ROWS // 10])} MB for a tenth of the rows and by "
        f"{number(memory[ROWS])} MB for all of them: what is kept of a row is only the mark "
        "by which the same figure is known when it comes twice."
    )
    return section


def _file(folder: Path, rows: int) -> Path:
    path = folder / f"figures-{rows}.csv"
    headings = ("Nyckeltals-id", "Period", "Områdes-id", "Uppdelnings-id", "Värde")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings)
        writer.writerows(islice(figures.rows(), rows))
    return path


def _copied(database: Path, folder: Path) -> Path:
    copy = folder / "copy.sqlite3"
    for ending in ("-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)
    shutil.copy(database, copy)
    return copy


def _run(folder: Path, way: str, database: Path, file: Path) -> tuple[float, float]:
    """Seconds, and megabytes that memory grew."""
    printed = subprocess.run(
        [sys.executable, "-m", "load.figures", way, str(database), str(file)],
        env=servers.environment(folder),
        cwd=folder,
        check=True,
        capture_output=True,
    )
    told = json.loads(printed.stdout)
    return told["seconds"], told["grew"]


def _again(folder: Path, database: Path, file: Path) -> float:
    copy = _copied(database, folder)
    _run(folder, "upload", copy, file)
    return _run(folder, "upload", copy, file)[0]


def _finished(copy: Path, database: Path, folder: Path) -> Path:
    """The rows that an upload has added, as they lie in the tables."""
    with sqlite3.connect(copy) as connection, sqlite3.connect(database) as before:
        newest = before.execute("SELECT max(number) FROM revision").fetchone()[0]
        added = {
            name: connection.execute(
                f"SELECT * FROM {name} WHERE {'number' if name == 'revision' else 'revision'} > ?",
                (newest,),
            ).fetchall()
            for name in TABLES
        }
    path = folder / "rows.pickle"
    path.write_bytes(pickle.dumps(added))
    return path
