"""What every table shares. The naming convention comes first: set later, it is ignored."""

import unicodedata
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

AnySelect: TypeAlias = "sa.Select[*tuple[Any, ...]]"
"""A SELECT of whatever columns."""

ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
"""Public ids: SCB codes and slugs, the same on every installation, also the primary keys."""

ID_LENGTH = 120


def id_field(**options: Any) -> Any:
    """A column for a public id; options as of sqlmodel.Field."""
    return Field(max_length=ID_LENGTH, **options)


def enum_field(enumeration: type[StrEnum], name: str, *, optional: bool = False) -> Any:
    """A column of a vocabulary: VARCHAR with a named CHECK on both databases.

    It holds the values and not the members' names, as JSON does.
    """
    kind = sa.Enum(
        enumeration,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
    column: sa.Column[StrEnum] = sa.Column(kind, nullable=optional)
    return Field(default=None, sa_column=column) if optional else Field(sa_column=column)


def now() -> datetime:
    """This moment, in UTC, to the second: order is told by revisions and not by clocks."""
    return datetime.now(UTC).replace(microsecond=0)


_ALPHABET = {letter: rank for rank, letter in enumerate("0123456789abcdefghijklmnopqrstuvwxyzåäö")}


_SAME = {"æ": "ä", "ø": "ö"}


def sort_key(text: str) -> str:
    """Key that sorts as Swedish does, on both databases and under any collation.

    Neither SQLite nor a C-collated PostgreSQL puts Å before Ä and Ö after Z. Each character
    becomes two hexadecimal digits; other accents are disregarded, and what is no letter or digit
    counts as a space.
    """
    folded = unicodedata.normalize("NFC", text).casefold()[:100]
    return "".join(f"{_rank(letter):02x}" for letter in folded)


def _rank(letter: str) -> int:
    if letter not in _ALPHABET:
        letter = _SAME.get(letter) or unicodedata.normalize("NFD", letter)[0]
    return _ALPHABET.get(letter, -1) + 1


def search_key(*texts: str | None) -> str:
    """Folded text for searching: SQLite's LIKE and lower() know no Å, Ä, Ö."""
    joined = " ".join(text for text in texts if text)
    return unicodedata.normalize("NFC", joined).casefold()[:600]
