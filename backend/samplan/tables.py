"""All tables of all domains, found by their folders: what migrations and tests need to know."""

import importlib
from pathlib import Path

from sqlalchemy import MetaData
from sqlmodel import SQLModel

PACKAGE = Path(__file__).parent


def load_tables() -> MetaData:
    """The metadata with every domain's tables in it, and the history's."""
    for path in sorted(PACKAGE.glob("*/**/tables.py")):
        domain = ".".join(path.parent.relative_to(PACKAGE).parts)
        importlib.import_module(f"samplan.{domain}.tables")
    importlib.import_module("samplan.db.history")
    return SQLModel.metadata
