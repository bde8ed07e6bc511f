"""Examples of collections and how far they have come, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


COLLECTION: Example = {
    "id": "22-figures-2025",
    "countyId": "22",
    "title": {"sv": "Uppgifter för 2025", "en": "Figures for 2025"},
    "period": "2025",
    "status": "open",
    "opensOn": "2026-02-01",
    "dueOn": "2026-03-31",
    "publishedAt": None,
    "indicatorIds": ["inpatient-patients"],
    "organisationIds": ["2281"],
    "observationCount": 0,
    "revision": 9,
    "version": 2,
    "allowedTransitions": [],
    "_links": {
        "self": link("collections/22-figures-2025"),
        "completeness": link("collections/22-figures-2025/completeness", "related"),
    },
}

NEW_COLLECTION: Example = {
    "id": "22-figures-2026",
    "countyId": "22",
    "title": {"sv": "Uppgifter för 2026", "en": "Figures for 2026"},
    "period": "2026",
    "previousCollectionId": "22-figures-2025",
    "opensOn": "2027-02-01",
    "dueOn": "2027-03-31",
}

REPORTED: Example = {
    "indicatorId": "inpatient-patients",
    "indicatorName": {"sv": "Patienter i heldygnsvård", "en": "Patients in inpatient care"},
    "state": "part",
    "rows": 3,
    "expectedRows": 8,
    "lastEnteredAt": "2026-02-24T09:30:00Z",
}

ORGANISATION: Example = {
    "organisationId": "2281",
    "organisationName": {"sv": "Sundsvalls kommun", "en": None},
    "kind": "municipality",
    "state": "part",
    "isLate": False,
    "asked": 1,
    "reported": 1,
    "rows": 3,
    "expectedRows": 8,
    "lastEnteredAt": "2026-02-24T09:30:00Z",
    "indicators": [REPORTED],
}

COMPLETENESS: Example = {
    "collection": {
        "id": "22-figures-2025",
        "title": {"sv": "Uppgifter för 2025", "en": "Figures for 2025"},
        "status": "open",
        "period": "2025",
        "dueOn": "2026-03-31",
    },
    "organisations": [ORGANISATION],
    "_meta": META,
    "_links": {"self": link("collections/22-figures-2025/completeness")},
}
