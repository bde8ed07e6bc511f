"""What the product ships with, as it lies in a database of its own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from samplan.db.engine import Database, open_database
from samplan.db.migrate import migrate
from samplan.db.session import reading as seeing
from samplan.db.session import writing
from samplan.reference.loader import load_reference
from support.databases import Databases

Found = Mapping[str, Any]


@contextmanager
def shipped(databases: Databases) -> Iterator[Database]:
    """A database with all that the product ships with, both counties."""
    with databases.empty() as url:
        opened = open_database(url)
        migrate(opened)
        with writing(opened) as session:
            assert load_reference(session) == ["national", "22", "25"]
        yield opened
        opened.close()


def ask(database: Database, sql: str) -> list[Found]:
    """The rows of a question in SQL."""
    with seeing(database) as session:
        return [dict(one) for one in session.connection().execute(sa.text(sql)).mappings()]


def lines(fact: Any) -> set[int]:
    """The lines that the facts name first, of each stretch."""
    return {int(one.partition("-")[0]) for source in fact["source"] for one in source["lines"]}


def plain(text: str | None) -> str:
    """A text without the full stop that a sentence of its own has."""
    return (text or "").rstrip(".")
