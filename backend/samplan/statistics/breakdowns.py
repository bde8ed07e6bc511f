"""What a figure is divided by: a canonical text in the database, categories by dimension here."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from samplan.statistics.terms import TOTAL
from samplan.web.texts import Words

WHOLE: Final = ""
"""The breakdown of a figure that is not divided at all."""

LONGEST: Final = 300
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_SHOWN: Final = 40


class BreakdownFaultError(ValueError):
    """A text that is no breakdown, with words on why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@lru_cache(maxsize=16_384)
def parse(text: str) -> Mapping[str, str]:
    """Categories by dimension, in the order of the dimensions' ids.

    Parts may stand in any order and have spaces around them; a category `total` says nothing and
    is left out. Dimensions that are not there are whole.
    """
    found: dict[str, str] = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        dimension, mark, category = (piece.strip() for piece in part.partition("="))
        if not mark or not _ID.fullmatch(dimension) or not _ID.fullmatch(category):
            raise BreakdownFaultError(
                Words(
                    f"”{part[:_SHOWN]}” är ingen uppdelning. Skriv till exempel sex=women, "
                    "med semikolon mellan flera.",
                    f"“{part[:_SHOWN]}” is no breakdown. Write for example sex=women, "
                    "with semicolons between several.",
                )
            )
        if dimension in found:
            raise BreakdownFaultError(
                Words(
                    f"Uppdelningen {dimension} står två gånger.",
                    f"The dimension {dimension} is there twice.",
                )
            )
        found[dimension] = category
    return MappingProxyType({name: found[name] for name in sorted(found) if found[name] != TOTAL})


def write(categories: Mapping[str, str]) -> str:
    """The canonical text of categories by dimension."""
    return ";".join(
        f"{dimension}={category}"
        for dimension, category in sorted(categories.items())
        if category != TOTAL
    )


def canonical(text: str) -> str:
    """The text in the one form that the database has."""
    return write(parse(text))


def wider(text: str) -> Iterable[str]:
    """The breakdowns that this one is a part of, each with one dimension less."""
    categories = parse(text)
    for dimension in categories:
        yield write({name: one for name, one in categories.items() if name != dimension})
