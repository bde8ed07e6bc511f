"""Why there is nothing in a cell, in words."""

from collections.abc import Mapping
from typing import Final

from samplan.disclosure.model import Rule
from samplan.disclosure.words import REASON_NAMES, explanation
from samplan.web.fields import text

Named = dict[str, str | None]

PROTECTED: Final = "protected"
"""What everybody is told: which of the reasons it is would say how great the number is."""


def reasons(rule: Rule) -> dict[str, Named]:
    """Every reason in words."""
    protected = explanation(rule)
    return {
        PROTECTED: text(protected.sv, protected.en),
        **{code.value: text(words.sv, words.en) for code, words in REASON_NAMES.items()},
        "no_population": text(
            "Antalet invånare saknas för samma område och år.",
            "The number of inhabitants is missing for the same area and year.",
        ),
        "not_divisible": text(
            "Det här går inte att räkna per invånare.", "This cannot be counted by inhabitants."
        ),
    }


STATUSES: Final[dict[str, Named]] = {
    "ok": text("Tal", "Number"),
    "missing": text("Ingen har lämnat någon uppgift", "Nobody has given a figure"),
    "withheld": text("Visas inte, för att skydda enskilda", "Withheld to protect individuals"),
    "no_number": text("Det finns inget tal", "There is no number"),
}


def withheld(reason: str | None, words: Mapping[str, Named]) -> dict[str, object] | None:
    """Why a figure is withheld, as JSON."""
    return None if reason is None else {"reason": reason, "words": words[reason]}
