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

_NUMBERS_SV = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_NUMBERS_EN = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


def explanation(rule: Rule) -> Words:
    """Why the figure is not shown: the same for every withheld figure."""
    threshold = rule.threshold
    below_sv = _NUMBERS_SV[threshold] if threshold < len(_NUMBERS_SV) else str(threshold)
    below_en = _NUMBERS_EN[threshold] if threshold < len(_NUMBERS_EN) else str(threshold)
    return Words(
        f"Visas inte, för att ingen ska kunna pekas ut. Tal under {below_sv} skyddas, och så många "
        "andra att inget skyddat tal går att räkna ut.",
        f"Not shown, so that nobody can be pointed out. Counts below {below_en} are withheld, and "
        "as many others as it takes that no withheld count can be worked out.",
    )
