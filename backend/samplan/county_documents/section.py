"""What a section of a document is, and what its table's columns say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import SQLModel

from samplan.auth.terms import Permission
from samplan.county_documents.fields import DocumentField
from samplan.gap.terms import STORED_STATUSES

LEFT_OUT_COLUMNS: Final = {
    "version": "counts edits in one installation",
    "revision": "numbers a write in one installation",
    "issued_revision": "numbers a write in one installation",
    "sort_key": "is worked out from the name",
    "search_key": "is worked out from the names",
}
"""Columns that no section has, and why."""

CORRECTION: Final = sa.Table(
    "correction",
    sa.MetaData(),
    sa.Column("round_id", sa.String(120), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("method_id", sa.String(120), nullable=False),
    sa.Column("organisation_id", sa.String(120), nullable=False),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("made_by", sa.String(32), nullable=False),
    sa.Column("status_before", sa.Enum(*sorted(STORED_STATUSES), native_enum=False)),
    sa.Column("status_after", sa.Enum(*sorted(STORED_STATUSES), native_enum=False)),
    sa.Column("reason", sa.String(2000), nullable=False),
)
"""A late correction has no table of its own: it is what the history says of a published cell."""
CORRECTION.c.status_before.nullable = CORRECTION.c.status_after.nullable = False


@dataclass(frozen=True)
class Section:
    """A list of a document."""

    name: str
    model: type[SQLModel] | sa.Table
    under: tuple[str, ...] = ()
    """Columns that name what its rows belong to: they are in the document when those are."""
    shared: Permission | None = None
    """All counties share the rows; who may add to them. In the document are those named in it."""
    open_when: tuple[str, str] | None = None
    """The column and its value that say that a row is published; None: all are."""
    whole_only: bool = False
    """Only in documents that hold back nothing."""
    unpublished_only: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Columns that are not in the document, and why."""
    added: tuple[sa.Column[Any], ...] = ()
    """What is in the document and no column."""
    refers: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """References that are no foreign keys: columns, and the table they point into."""
    object_type: str | None = None
    """What the history calls a row; None where the plan's own history tells of it."""
    touches: str | None = None
    """The column that names the round that a change of a row is a change of."""
    frozen: bool = False
    """Rows are added and never written over."""
    frozen_when_open: bool = False
    """What is final or issued is never written over."""

    @cached_property
    def table(self) -> sa.Table:
        """Its table."""
        return self.model if isinstance(self.model, sa.Table) else self.model.__table__  # type: ignore[attr-defined]

    @cached_property
    def fields(self) -> tuple[DocumentField, ...]:
        """What a row has, in order: first what names it."""
        gone = self.left_out.keys() | LEFT_OUT_COLUMNS.keys()
        columns = [one for one in self.table.columns if one.name not in gone]
        return tuple(DocumentField(one) for one in (*columns, *self.added))

    @cached_property
    def stored(self) -> tuple[DocumentField, ...]:
        """The fields that are columns of the table."""
        return tuple(one for one in self.fields if one.column not in self.added)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that name a row."""
        return tuple(one.name for one in self.table.primary_key)

    @cached_property
    def references(self) -> Mapping[tuple[str, ...], str]:
        """Columns that name a row elsewhere, and the table where it stands."""
        found = {
            tuple(one.parent.name for one in foreign.elements): foreign.referred_table.name
            for foreign in sorted(self.table.foreign_key_constraints, key=lambda one: str(one.name))
        }
        return {**found, **self.refers}

    @property
    def of_county(self) -> bool:
        """Whether each row names its county."""
        return "county_id" in self.table.columns and self.shared is None
