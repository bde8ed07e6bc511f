"""What readers are told about a figure that is withheld.

All readers are told the same, whatever the reason: whoever knows which counts are withheld for
being small, and which to protect others, knows that the former are below the threshold and the
latter are not, and can often work out the rest. The reasons themselves are for those who may see
the unprotected figures anyway.
"""

from collections.abc import Mapping

from samplan.disclosure.model import Reason, Rule
from samplan.web.texts import Words

MARK = Words("Skyddad", "Withheld")
"""What stands in the place of the figure."""

REASON_NAMES: Mapping[Reason, Words] = {
    Reason.SMALL: Words("Litet tal", "Small count"),
    Reason.COMPLEMENTARY: Words("Skyddar ett annat tal", "Protects another count"),
    Reason.LINKED: Words("Hör ihop med ett skyddat tal", "Linked to a withheld count"),
}
"""Only for those who may see unprotected figures."""

_NUMBERS = Words(
    "noll ett två tre fyra fem sex sju åtta nio tio",
    "zero one two three four five six seven eight nine ten",
)


def explanation(rule: Rule) -> Words:
    """Why the figure is not shown: the same for every withheld figure."""
    below = Words(*(_spelt(rule.threshold, words) for words in _NUMBERS))
    return Words(
        f"Visas inte, för att ingen ska kunna pekas ut. Tal under {below.sv} skyddas, och så många "
        "andra att inget skyddat tal går att räkna ut.",
        f"Not shown, so that nobody can be pointed out. Counts below {below.en} are withheld, and "
        "as many others as it takes that no withheld count can be worked out.",
    )


def _spelt(number: int, words: str) -> str:
    spelt = words.split()
    return spelt[number] if number < len(spelt) else str(number)
