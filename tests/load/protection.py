"""What it takes to decide which counts are withheld, and how many are."""

import statistics
import time
from pathlib import Path

from load.effort import Effort
from load.report import Aim, Section, Table, number
from samplan.disclosure.model import Rule
from samplan.disclosure.protection import protect
from samplan.disclosure.summary import summary
from support.count_tables import large

SHAPES = ((99, 99), (19, 24, 19), (8, 2, 6, 3, 10))
"""Categories of each axis but for the totals: some 10 000 cells with all margins."""
SHARES = ((0.02, 0.0), (0.1, 0.1), (0.3, 0.1), (0.3, 0.65))
"""Of the cells that are no totals: how many are small, and how many are zero."""


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Tables of two, three and five dimensions, with few and many small counts."""
    del database, folder  # nothing is stored
    section = Section(
        "Protection of small counts",
        "Whole tables with all margins, made from a seed; threshold 5, zeros shown. The share of "
        "small cells is that of the table's inside before margins are added. One thread.",
    )
    rows, slowest = [], 0.0
    for shape in SHAPES:
        size = " × ".join(str(length + 1) for length in shape)
        for small, zero in SHARES:
            table = large(shape, small, zero)
            taken = []
            for _ in range(effort.rounds):
                began = time.perf_counter()
                protected = protect(table, Rule())
                taken.append(time.perf_counter() - began)
            found = summary(protected, table)
            slowest = max(slowest, min(taken))
            rows.append(
                [
                    f"{size}, {small:.0%} small, {zero:.0%} zero",
                    number(found.cells),
                    number(found.small),
                    number(found.complementary),
                    f"{found.share_withheld:.0%}",
                    number(min(taken)),
                    number(statistics.median(taken)),
                ]
            )
    headings = ["table", "cells", "small", "others", "withheld", "best s", "median s"]
    section.tables.append(Table(headings, rows))
    section.aims.append(Aim.at_most("protection of some 10 000 cells, slowest", 1, slowest, "s"))
    return section
