"""Examples of scenarios, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}

LINKS: Example = {
    "self": {
        "href": "https://samplan.example.se/samplan/v1/cost-scenarios?plan=22-plan",
        "rel": "self",
        "method": "GET",
    }
}

CHOICE: Example = {
    "steps": [1],
    "items": None,
    "without": ["22-f10-8"],
    "choices": [{"itemId": "22-f10-5", "alternativeId": "22-txt-doc-1"}],
    "optional": "include",
    "firstYear": 2022,
    "years": 5,
}

SCENARIO: Example = {
    "id": "22-lean-start",
    "countyId": "22",
    "planId": "22-plan",
    "name": {"sv": "Steg 1 med anställd läkare", "en": None},
    "note": "Underlag till styrgruppen.",
    "choice": CHOICE,
    "isPreset": False,
    "enteredBy": "Projektledningen",
    "enteredAt": "2026-11-22T09:30:00Z",
    "version": 1,
}

NEW_SCENARIO: Example = {
    "id": "22-first-steps",
    "planId": "22-plan",
    "name": "Steg 1 och 2, utan det som kanske behövs",
    "note": "Underlag till styrgruppen.",
    "choice": {"steps": [1, 2], "optional": "exclude"},
}

CHANGED_SCENARIO: Example = {
    "name": "Steg 1 över tre år",
    "choice": {"steps": [1], "firstYear": 2022, "years": 3},
}
