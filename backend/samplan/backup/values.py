"""How values stand in a backup: as JSON, the same whichever kind of database they come from."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa

Convert = Callable[[Any], Any]


def to_json(value: Any) -> Any:
    """What JSON has no words for, as text: moments in UTC, days, words of vocabularies."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    message = f"a value of {type(value).__name__} has no place in a backup"
    raise TypeError(message)


def line_of(content: Any) -> bytes:
    """One line of a backup. Equal rows give equal bytes."""
    text = json.dumps(
        content, default=to_json, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return text.encode() + b"\n"


def converters(columns: Sequence[sa.Column[Any]]) -> list[Convert]:
    """For each column: from a backup's value to the one that a table takes."""
    return [_converter(column) for column in columns]


def _converter(column: sa.Column[Any]) -> Convert:
    kind = column.type
    stored = kind.impl_instance if isinstance(kind, sa.TypeDecorator) else kind
    if isinstance(stored, sa.DateTime):
        return _unless_none(datetime.fromisoformat)
    if isinstance(stored, sa.Date):
        return _unless_none(date.fromisoformat)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _unless_none(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)
