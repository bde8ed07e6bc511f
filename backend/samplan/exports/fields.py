"""Columns declared by where their value stands in an item of a JSON answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samplan.exports.sheets import CellValue, Column, Kind, Sheet
from samplan.exports.words import STATUS, Language, Words, said, word
from samplan.gap.cells import Text

Item = Mapping[str, Any]
"""An item of an answer as JSON: camelCase keys, plain values."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column and how its value is taken from an item."""

    column: Column
    value: Callable[[Item, Language], CellValue]


def tabulate(
    title: Text,
    fields: Sequence[Field],
    items: Iterable[Item],
    language: Language,
    *,
    frozen: int = 1,
) -> Sheet:
    """Return a sheet with a row for each item and a column for each field."""
    return Sheet(
        said(title, language) or "",
        tuple(field.column for field in fields),
        [[field.value(item, language) for field in fields] for item in items],
        frozen,
    )


def heading(sv: str, en: str) -> Text:
    """Return a heading in both languages."""
    return {"sv": sv, "en": en}


def at(item: Item, path: str) -> Any:
    """Return what stands at a dotted path, None where the way there ends."""
    value: Any = item
    for key in path.split("."):
        if value is None:
            return None
        value = value.get(key)
    return value


def plain(path: str, sv: str, en: str, width: float = 14, kind: Kind = "text") -> Field:
    """Return a field for a value shown as it is; a list is joined by commas."""

    def value(item: Item, _: Language) -> CellValue:
        found = at(item, path)
        return ", ".join(map(str, found)) if isinstance(found, list) else found

    return Field(Column(path, heading(sv, en), width, kind), value)


def number(path: str, sv: str, en: str) -> Field:
    """Return a field for a number."""
    return plain(path, sv, en, 10, "number")


def named(path: str, sv: str, en: str, width: float = 30, kind: Kind = "text") -> Field:
    """Return a field for a text that may be in two languages."""
    column = Column(path, heading(sv, en), width, kind)
    return Field(column, lambda item, language: said(at(item, path), language))


def worded(path: str, words: Words, sv: str, en: str, width: float = 18) -> Field:
    """Return a field for a code, shown as the word for it."""
    column = Column(path, heading(sv, en), width)
    return Field(column, lambda item, language: word(words, at(item, path), language))


def made(
    key: str,
    names: tuple[str, str],
    value: Callable[[Item, Language], CellValue],
    width: float = 30,
    kind: Kind = "text",
) -> Field:
    """Return a field whose value is made of more than one thing."""
    return Field(Column(key, heading(*names), width, kind), value)


def statement_text(statement: Item, language: Language) -> str:
    """Return what is said of a group: "Erbjuds delvis (4 av 7)"."""
    said_status = word(STATUS, statement["status"], language) or ""
    count, total = statement.get("count"), statement.get("total")
    if count is None:
        return said_status
    of = "of" if language == "en" else "av"
    return f"{said_status} ({count})" if total is None else f"{said_status} ({count} {of} {total})"


def place_text(place: Item | None, language: Language) -> str | None:
    """Return a place in a source in one line: document, appendix, table, figure, line."""
    if place is None:
        return None
    line = place.get("line")
    parts = [
        said(place.get("documentTitle"), language),
        *(place.get(key) for key in ("appendix", "table", "figure", "section")),
        f"{'line' if language == 'en' else 'rad'} {line}" if line is not None else None,
        place.get("column"),
    ]
    return ", ".join(str(part) for part in parts if part)


def places_by_id(body: Item) -> dict[str, Item]:
    """Return the places of an answer's sources by their ids."""
    return {place["id"]: place for place in at(body, "sources.places") or ()}
