"""Examples of documents and of what an import answers, for the contract."""

from typing import Any, Final

from samplan.county_documents.sections import SECTIONS
from samplan.county_documents.terms import LICENCE, SCHEMA_VERSION
from samplan.county_documents.text import hash_of

Example = dict[str, Any]

_HEAD: Final[Example] = {
    "schemaVersion": SCHEMA_VERSION,
    "kind": "county",
    "countyId": "22",
    "view": {"figures": "protected", "unpublished": False},
    "licence": {"sv": LICENCE.sv, "en": LICENCE.en},
    "attribution": {
        "sv": "Källa: Samplan, Västernorrlands län",
        "en": "Source: Samplan, Västernorrland County",
    },
}
_COUNTY: Final[Example] = {
    "id": "22",
    "name": {"sv": "Västernorrlands län", "en": "Västernorrland County"},
}
_SECTIONS: Final = {
    section.name: [_COUNTY] if section.name == "counties" else [] for section in SECTIONS
}

DOCUMENT: Final[Example] = {
    **_HEAD,
    "sections": _SECTIONS,
    "hash": hash_of(_HEAD, _SECTIONS.items()),
}

COUNTS: Final[Example] = {
    "new": 0,
    "changed": 1,
    "unchanged": 104,
    "conflicting": 0,
    "onlyHere": 0,
}

ITEM: Final[Example] = {
    "id": "22-plan",
    "outcome": "changed",
    "reason": None,
    "words": None,
    "changes": [{"field": "years", "before": 5, "after": 6}],
}

IMPORT: Final[Example] = {
    "countyId": "22",
    "kind": "county",
    "hash": DOCUMENT["hash"],
    "onConflict": "update",
    "dryRun": True,
    "stops": False,
    "written": 1,
    "importRunId": None,
    "counts": COUNTS,
    "sections": [
        {"name": "plans", "counts": COUNTS, "written": 1, "items": [ITEM], "itemsLeftOut": 0}
    ],
}
