"""Examples of documents and of what an import answers, for the contract."""

from typing import Any, Final

from samplan.county_documents.terms import LICENCE

Example = dict[str, Any]

DOCUMENT: Final[Example] = {
    "schemaVersion": "1.0",
    "kind": "county",
    "countyId": "22",
    "view": {"figures": "protected", "unpublished": False},
    "licence": {"sv": LICENCE.sv, "en": LICENCE.en},
    "attribution": {
        "sv": "Källa: Samplan, Västernorrlands län",
        "en": "Source: Samplan, Västernorrland County",
    },
    "sections": {
        "counties": [
            {"id": "22", "name": {"sv": "Västernorrlands län", "en": "Västernorrland County"}}
        ]
    },
    "hash": "sha256:1de1f0f6a7b1bb0a4d9c5c7a1a0a0a5d24d9a4aeb1fd2fb1f1a6ad2c5c7e9b10",
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
