"""Examples of agreements, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


AGREEMENT: Example = {
    "id": "22-agreement-lvm",
    "countyId": "22",
    "kind": "agreement",
    "name": {"sv": "Länsgemensam samverkan vid LVM", "en": None},
    "year": 2016,
    "parties": {"sv": "Kommunförbundet, regionen och polisen", "en": None},
    "organisationIds": ["22"],
    "status": "in_force",
    "statusText": {"sv": "Ojämnt genomförd.", "en": "Unevenly carried out."},
    "problem": {"sv": "Oklart när vården på sjukhus börjar.", "en": None},
    "proposal": {"sv": "Revidera tillsammans med polisen.", "en": "Revise with the police."},
    "reviseBy": None,
    "activityIds": [],
    "sourcePlaceId": None,
    "order": 2,
    "version": 1,
    "_links": {"self": link("agreements/22-agreement-lvm")},
}

NEW: Example = {
    "id": "22-routine-disagreements",
    "countyId": "22",
    "kind": "routine",
    "name": {"sv": "Rutin när huvudmännen inte är överens", "en": None},
    "organisationIds": ["22", "2281"],
    "status": "proposed",
    "proposal": {"sv": "Ta fram och inför.", "en": "Draw up and carry out."},
    "reviseBy": "2027-06-30",
    "activityIds": ["22-plan-1-4"],
}

CHANGE: Example = {"status": "in_force", "reviseBy": "2027-12-31"}
