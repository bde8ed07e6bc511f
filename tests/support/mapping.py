"""Loading a county with a mapping, and counting what there is."""

import csv
from pathlib import Path

import sqlalchemy as sa

from samplan.db.engine import Database
from samplan.db.session import reading, writing
from samplan.reference.loader import load_county
from samplan.tables import load_tables
from support.databases import COUNTY_25

MAPPING = COUNTY_25.parent / "county-25-mapping"
"""Invented figures and questionnaires, to be laid over county 25's folder."""


def load(database: Database, folder: Path) -> str:
    """Load a county's folder as the command does."""
    with writing(database) as session:
        return load_county(session, folder)


def everything(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    with reading(database) as session:
        return {
            table.name: session.connection()
            .execute(sa.select(sa.func.count()).select_from(table))
            .scalar_one()
            for table in load_tables().sorted_tables
        }


def change_cell(path: Path, number: int, column: str, value: str) -> None:
    """Change one cell of a file; rows are counted as the errors do, the first is 2."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = list(reader)
        names = list(reader.fieldnames or ())
    found[number - 2][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
