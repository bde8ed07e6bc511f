"""Columns of tables as fields of a document: what they are called, hold, and look like as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from samplan.db.base import ID_LENGTH

T = TypeVar("T")
Row = dict[str, Any]
"""A row of a document as JSON."""
Values = dict[str, Any]
"""The same as columns of its table."""

_RENAMED: Final = {"place_id": "sourcePlaceId", "table_name": "table", "column_label": "column"}
_LANGUAGES: Final = ("sv", "en")
_EXACT_UP_TO: Final = 2.0**53


@dataclass(frozen=True)
class DocumentField:
    """One column, and where its value stands in a row of the document."""

    column: sa.Column[Any]

    @cached_property
    def path(self) -> tuple[str, ...]:
        """id, or name and sv: texts of both languages stand together."""
        name = self.column.name
        stem, _, language = name.rpartition("_")
        if stem and language in _LANGUAGES:
            is_taken = self.column.table is not None and stem in self.column.table.columns
            return _camel(f"{stem}_text" if is_taken else stem), language
        return (_RENAMED.get(name) or _camel(name),)

    @property
    def name(self) -> str:
        """The column."""
        return str(self.column.name)

    @cached_property
    def is_id(self) -> bool:
        """Whether it holds a public id."""
        kind = kind_of(self.column)
        is_text = isinstance(kind, sa.String) and not isinstance(kind, sa.Enum)
        named = self.name == "id" or self.name.endswith("_id")
        return is_text and named and kind.length == ID_LENGTH

    def selected(self) -> sa.ColumnElement[Any]:
        """The column in a query, as plain values: members of a vocabulary would cost twice."""
        if isinstance(self.column.type, sa.Enum):
            return sa.type_coerce(self.column, sa.String()).label(self.name)
        return self.column.label(self.name)


def kind_of(column: sa.ColumnElement[Any]) -> Any:
    """What a column holds, as SQLAlchemy itself names it."""
    kind = column.type
    return kind.impl_instance if isinstance(kind, sa.TypeDecorator) else kind


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def row_of(fields: Iterable[DocumentField], values: Mapping[str, Any]) -> Row:
    """Columns as a row of the document."""
    row: Row = {}
    for field in fields:
        value = plain(values[field.name])
        if len(field.path) == 1:
            row[field.path[0]] = value
        else:
            row.setdefault(field.path[0], {})[field.path[1]] = value
    return row


def values_of(fields: Iterable[DocumentField], row: Mapping[str, Any]) -> Values:
    """A row of the document as columns."""
    return {
        field.name: row[field.path[0]]
        if len(field.path) == 1
        else row[field.path[0]][field.path[1]]
        for field in fields
    }


def plain(value: Any) -> Any:
    """A value as JSON has it, the same whatever database it comes from."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _EXACT_UP_TO
        return int(value) if whole else value
    if isinstance(value, datetime):
        moment = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(value[name]) for name in sorted(value)}
    return [plain(one) for one in value]


def in_chunks(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Some rows at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
