"""Examples of what sources say of several items, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def _link(path: str, rel: str) -> Example:
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


def links(path: str) -> Example:
    """The links of a page."""
    return {"self": _link(path, "self")}


STATEMENT: Example = {
    "id": "22-txt-beds",
    "countyId": "22",
    "planId": "22-plan",
    "kind": "other_place",
    "code": "TXT-BEDS",
    "title": {"sv": "Fler vårdplatser, löpande text", "en": "More beds, running text"},
    "printed": "1,5-2 mkr",
    "amount": {
        "low": 1500000,
        "lowBound": "exact",
        "high": 2000000,
        "highBound": "exact",
        "isOpen": False,
    },
    "priceYear": 2021,
    "itemIds": ["22-f10-1", "22-f10-2"],
    "sum": {
        "low": 1600000,
        "lowBound": "at_least",
        "high": 2100000,
        "highBound": "at_least",
        "isOpen": True,
    },
    "agrees": False,
    "sourcePlaceId": None,
    "note": None,
    "enteredBy": "Projektledningen",
    "enteredAt": "2022-02-24T09:30:00Z",
    "order": 1,
    "version": 1,
    "_links": {
        "self": _link("cost-statements/22-txt-beds", "self"),
        "plan": _link("plans/22-plan", "up"),
    },
}

NEW_STATEMENT: Example = {
    "id": "22-budget-paper",
    "planId": "22-plan",
    "kind": "other_place",
    "title": {"sv": "Nytt SPOT-team enligt budgetunderlaget", "en": None},
    "amountText": "2 mkr",
    "priceYear": 2021,
    "itemIds": ["22-f10-6"],
}

CHANGE: Example = {"amountText": "Upp till 2,1 mkr", "note": "Rättat mot tryckt underlag."}
