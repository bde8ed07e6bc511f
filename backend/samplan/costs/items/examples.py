"""Examples of cost items, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def _link(path: str, rel: str) -> Example:
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


def links(path: str) -> Example:
    """The links of a page."""
    return {"self": _link(path, "self")}


SHARE: Example = {
    "low": 62000,
    "lowBound": "exact",
    "high": 62000,
    "highBound": "exact",
    "isOpen": False,
}

ITEM: Example = {
    "id": "22-mun-timra-1",
    "countyId": "22",
    "planId": "22-plan",
    "stepId": "22-plan-step-1",
    "activityId": "22-plan-1-4",
    "alternativeOfId": None,
    "code": "MUN-Timrå-1",
    "title": {"sv": "10 % socialsekreterare", "en": "10 % social worker"},
    "location": "Timrå",
    "printed": "62 000 kr/år",
    "amount": SHARE,
    "likely": None,
    "notCosted": None,
    "unit": "year",
    "unitStated": True,
    "quantity": None,
    "frequency": "yearly",
    "everyYears": None,
    "vat": "not_stated",
    "priceYear": 2021,
    "firstYear": None,
    "lastYear": None,
    "optional": False,
    "perTime": SHARE,
    "unsummed": None,
    "posts": [
        {
            "roleId": "social-worker",
            "roleName": {"sv": "Socialsekreterare", "en": "Social worker"},
            "fteLow": 0.1,
            "fteHigh": 0.1,
            "optional": False,
        }
    ],
    "payers": [
        {
            "organisationId": "2262",
            "name": {"sv": "Timrå kommun", "en": None},
            "shortName": "Timrå",
            "percent": 100,
        }
    ],
    "unallocatedPercent": 0,
    "methodIds": [],
    "staffing": {"reckoned": SHARE, "agrees": True, "roleCosts": ["22-social-worker-2021"]},
    "assumption": "Andel av en heltidstjänst under ett år.",
    "confidence": "medium",
    "sourcePlaceId": None,
    "note": None,
    "enteredBy": "Projektledningen",
    "enteredAt": "2022-02-24T09:30:00Z",
    "order": 12,
    "version": 1,
    "_links": {
        "self": _link("cost-items/22-mun-timra-1", "self"),
        "plan": _link("plans/22-plan", "up"),
    },
}

NEW_ITEM: Example = {
    "id": "22-family-support",
    "planId": "22-plan",
    "title": {"sv": "Stöd till anhöriga", "en": "Support for relatives"},
    "amountText": "1,2–3,3 mkr",
    "unit": "year",
    "frequency": "yearly",
    "priceYear": 2022,
    "payers": [
        {"organisationId": "22", "percent": 60},
        {"organisationId": "2281", "percent": 40},
    ],
    "assumption": "Två till fyra tjänster, beroende på hur många som söker.",
    "confidence": "low",
}

CHANGE: Example = {
    "amount": {"low": 1200000, "high": 2800000},
    "payers": [{"organisationId": "22", "percent": 50}],
    "unallocatedPercent": 50,
}

READING: Example = {
    "text": "1,2-3,3 mkr",
    "amount": {
        "low": 1200000,
        "lowBound": "exact",
        "high": 3300000,
        "highBound": "exact",
        "isOpen": False,
    },
    "likely": None,
    "said": {"sv": "1 200 000–3 300 000 kr", "en": "SEK 1,200,000–3,300,000"},
}
