"""Moments as JSON shows them, written by the database: a third of a matrix's time went to dates."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class MomentText(FunctionElement[str | None]):
    """A stored moment as text in UTC, to the second: 2026-11-22T08:00:00Z."""

    name = "moment_text"
    inherit_cache = True
    type: Any = sa.String()


def moment_text(column: sa.ColumnExpressionArgument[Any]) -> MomentText:
    """The column's moments as JSON shows them; NULL stays NULL."""
    return MomentText(column)


@compiles(MomentText, "sqlite")
def _on_sqlite(element: MomentText, compiler: SQLCompiler, **options: Any) -> str:
    stored = compiler.process(element.clauses, **options)  # 2026-11-22 08:00:00.000000, in UTC
    return f"substr({stored}, 1, 10) || 'T' || substr({stored}, 12, 8) || 'Z'"


@compiles(MomentText, "postgresql")
def _on_postgresql(element: MomentText, compiler: SQLCompiler, **options: Any) -> str:
    stored = compiler.process(element.clauses, **options)
    return f"to_char({stored} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
