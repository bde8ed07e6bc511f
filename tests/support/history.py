"""A history of several days, for tests of how things stood, and what its records are called."""

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import col

from samplan.db.days import HERE, today
from samplan.db.engine import Database
from samplan.db.history import Revision


def day_ago(days: int) -> str:
    """The Swedish day so many days ago."""
    return str(today() - timedelta(days=days))


def date_history(database: Database, days: int, *, since: int = 0, at: time = time(12)) -> int:
    """Let all revisions after one have been made so many days ago; the newest of them."""
    moment = datetime.combine(today() - timedelta(days=days), at, HERE).astimezone(UTC)
    with database.writing.begin() as connection:
        later = sa.update(Revision).where(col(Revision.number) > since).values(at=moment)
        connection.execute(later)
        newest = connection.execute(sa.select(sa.func.max(col(Revision.number))))
        return int(newest.scalar_one())


WORDS = Path(__file__).parents[2] / "frontend/src/text"


def named_types(language: str) -> set[str]:
    """The types of records that the interface has a word for in the history."""
    written = (WORDS / language / "history.ts").read_text(encoding="utf-8")
    [types] = re.findall(r"^  types: \{$(.*?)^  \}", written, flags=re.DOTALL | re.MULTILINE)
    return set(re.findall(r'^    "?([a-z-]+)"?: "[^"]+",$', types, flags=re.MULTILINE))
