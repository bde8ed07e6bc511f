"""Examples of occupations, what their posts cost, and readings of it, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def links(path: str) -> Example:
    """The links of a page."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"self": {"href": href, "rel": "self", "method": "GET"}}


ROLE: Example = {
    "id": "social-worker",
    "name": {"sv": "Socialsekreterare", "en": "Social worker"},
    "order": 1,
    "roleCostCount": 1,
    "version": 1,
}

NEW_ROLE: Example = {
    "id": "psychologist",
    "name": {"sv": "Psykolog", "en": "Psychologist"},
}

CHANGED_ROLE: Example = {
    "name": {"sv": "Socialsekreterare i öppenvård", "en": "Social worker in outpatient care"}
}

ROLE_COST: Example = {
    "id": "22-social-worker-2021",
    "roleId": "social-worker",
    "countyId": "22",
    "organisationId": None,
    "year": 2021,
    "amount": 620_000,
    "bound": "exact",
    "assumption": "10 % av en tjänst är 62 000 kr.",
    "sourcePlaceId": None,
    "enteredBy": "Projektledningen",
    "enteredAt": "2026-11-22T09:30:00Z",
    "version": 1,
}

NEW_ROLE_COST: Example = {
    "id": "22-nurse-2022",
    "roleId": "nurse",
    "countyId": "22",
    "year": 2022,
    "amount": 640_000,
    "bound": "about",
    "assumption": "Månadslön 38 000 kr och sociala avgifter.",
}

CHANGED_ROLE_COST: Example = {"amount": 635_000, "bound": "about"}

READING: Example = {
    "roleId": "social-worker",
    "roleCost": {
        "id": "22-social-worker-2021",
        "organisationId": None,
        "year": 2021,
        "amount": 620_000,
        "bound": "exact",
    },
    "percent": 10.0,
    "amount": 62_000,
    "text": {
        "sv": "10 % av 620 000 kr = 62 000 kr per år, i 2021 års priser.",
        "en": "10 % of SEK 620,000 = SEK 62,000 a year, in the prices of 2021.",
    },
}
