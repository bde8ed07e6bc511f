"""The matrix as JSON-stat 2.0, so that its figures can be summed beside other figures.

A value is 1 where a method is offered and 0 where it is not or only partly, so that their sum and
their number are what coverage says. Where nothing is known the value is null. The status of each
cell is kept letter for letter under `status`.
"""

from collections.abc import Mapping
from typing import Any, Final

from samplan.gap.cells import Text
from samplan.gap.coverage import KNOWN, OFFERED
from samplan.gap.words import STATUS_WORDS

Json = dict[str, Any]

VERSION: Final = "2.0"
METHOD, ORGANISATION, YEAR, MEASURE = "method", "organisation", "year", "measure"
_LABELS: Final = {
    METHOD: ("Metod", "Method"),
    ORGANISATION: ("Organisation", "Organisation"),
    YEAR: ("År", "Year"),
    MEASURE: ("Mått", "Measure"),
}
_NOTE_SV: Final = (
    "1: erbjuds, också genom annan utförare. 0: erbjuds delvis eller inte. Saknas värde är svaret "
    "inte känt, inte frågat eller inte aktuellt; vad som gäller står i status."
)
_NOTE_EN: Final = (
    "1: offered, also through another provider. 0: offered partly or not. Where there is no value "
    "the answer is not known, was not asked or does not apply; status says which."
)


def matrix_as_json_stat(document: Mapping[str, Any], language: str, href: str) -> Json:
    """The matrix as a JSON-stat dataset in one language."""

    def say(named: Mapping[str, str | None] | Text) -> str:
        return str((named["en"] if language == "en" else None) or named["sv"])

    at = 1 if language == "en" else 0
    methods = [one for area in document["areas"] for one in area["methods"]]
    organisations = document["organisations"]
    cells = [cell for one in methods for cell in one["cells"]]
    year = str(document["round"]["year"])
    categories = {
        METHOD: {one["id"]: say(one["name"]) for one in methods},
        ORGANISATION: {one["id"]: say(one["name"]) for one in organisations},
        YEAR: {year: year},
        MEASURE: {"offered": ("Erbjuds", "Offered")[at]},
    }
    dataset: Json = {
        "version": VERSION,
        "class": "dataset",
        "label": say(document["round"]["title"]),
        "source": _source(document, say) or "Samplan",
        "href": href,
        "id": list(categories),
        "size": [len(one) for one in categories.values()],
        "role": {"time": [YEAR], "metric": [MEASURE]},
        "dimension": {
            name: {
                "label": _LABELS[name][at],
                "category": {"index": list(labels), "label": labels},
            }
            for name, labels in categories.items()
        },
        "value": [_value(cell["status"]) for cell in cells],
        "status": {str(place): cell["status"] for place, cell in enumerate(cells)},
        "note": [(_NOTE_SV, _NOTE_EN)[at]],
        "extension": {
            "statusLabel": {status: say(words) for status, words in STATUS_WORDS.items()}
        },
    }
    dataset["dimension"][MEASURE]["category"]["unit"] = {
        "offered": {"label": ("ja eller nej", "yes or no")[at], "decimals": 0}
    }
    # Only SCB's codes are geography; care levels and units have slugs.
    if all(one.isdigit() for one in categories[ORGANISATION]):
        dataset["role"]["geo"] = [ORGANISATION]
    return dataset


def _value(status: str) -> int | None:
    if status not in KNOWN:
        return None
    return 1 if status in OFFERED else 0


def _source(document: Mapping[str, Any], say: Any) -> str:
    return "; ".join(say(one["title"]) for one in document["sources"]["documents"])
