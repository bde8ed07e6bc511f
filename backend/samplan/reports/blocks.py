"""The pieces that a report is made of, as JSON; every text in Swedish and English."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samplan.reports.terms import BlockKind
from samplan.web.texts import Words

Json = dict[str, Any]
Text = dict[str, str | None]
Block = Json


def both(sv: str, en: str) -> Text:
    """A text in both languages."""
    return {"sv": sv, "en": en}


def of_words(words: Words) -> Text:
    """The words as a text."""
    return both(words.sv, words.en)


def plain(words: object) -> Text:
    """A text that is the same in both languages: a code, a date, what somebody has written."""
    return {"sv": str(words), "en": None}


NOTHING = both("–", "–")


def english(text: Text) -> str:
    """The English of a text, or its Swedish where it has not been written."""
    return text.get("en") or text["sv"] or ""


def joined(texts: Sequence[Text], between: str = ", ") -> Text:
    """Several texts as one."""
    return both(
        between.join(one["sv"] or "" for one in texts), between.join(english(one) for one in texts)
    )


def filled(sv: str, en: str, *texts: Text) -> Text:
    """Sentences with texts in their {}."""
    return both(sv.format(*(one["sv"] for one in texts)), en.format(*map(english, texts)))


def _block(kind: BlockKind, words: Text | None = None, **parts: Any) -> Block:
    empty: Block = {"kind": kind.value, "text": words, "items": [], "columns": [], "rows": []}
    return empty | parts


def heading(words: Text) -> Block:
    """A heading within a section."""
    return _block(BlockKind.HEADING, words)


def paragraph(words: Text) -> Block:
    """Some sentences."""
    return _block(BlockKind.PARAGRAPH, words)


def note(words: Text) -> Block:
    """What has to be known to read the figures right."""
    return _block(BlockKind.NOTE, words)


def bullets(items: Sequence[Text]) -> Block:
    """A list."""
    return _block(BlockKind.LIST, items=list(items))


def column(sv: str, en: str, *, is_number: bool = False) -> Json:
    """A column of a table."""
    return {"name": both(sv, en), "isNumber": is_number}


def table(caption: Text, columns: Sequence[Json], rows: Iterable[Sequence[Text]]) -> Block:
    """A table; the first cell of a row is its heading."""
    cells = [{"cells": list(row)} for row in rows]
    return _block(BlockKind.TABLE, caption, columns=list(columns), rows=cells)


def sources(documents: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Which documents the figures are from; nothing where they are from none."""
    titles = [one["title"] for one in documents]
    return [note(filled("Källor: {}.", "Sources: {}.", joined(titles)))] if titles else []
