"""An example of a cost shared under another rule, for the contract."""

from typing import Any

Example = dict[str, Any]

_HREF = "https://samplan.example.se/samplan/v1/cost-sharings?plan=22-plan&rule=weights"


def _range(low: int, high: int) -> Example:
    return {
        "low": low,
        "lowBound": "exact",
        "high": high,
        "highBound": "exact",
        "isOpen": False,
    }


SHARING: Example = {
    "countyId": "22",
    "plan": {
        "id": "22-plan",
        "title": {"sv": "Missbruks- och beroendeplan", "en": "Plan for dependency care"},
    },
    "scenario": None,
    "choice": {
        "steps": [1],
        "items": None,
        "without": [],
        "choices": [],
        "optional": "include",
        "firstYear": 2022,
        "years": 5,
    },
    "years": [2022, 2023, 2024, 2025, 2026],
    "firstYearFrom": "plan",
    "prices": {"year": None, "entered": [2021], "index": None},
    "rule": "weights",
    "text": {
        "sv": "Hela kostnaden per år delas efter vikterna, också det som ingen har sagts betala.",
        "en": "The whole cost a year is divided by the weights, also what nobody is said to pay.",
    },
    "population": None,
    "annual": _range(9_000_000, 15_000_000),
    "organisations": [
        {
            "organisationId": "22",
            "name": {"sv": "Region Västernorrland", "en": None},
            "weight": 2,
            "percent": 66.667,
            "stated": _range(8_300_000, 14_000_000),
            "shared": _range(6_000_000, 10_000_000),
            "difference": {"low": -2_300_000, "high": -4_000_000},
        },
        {
            "organisationId": "2281",
            "name": {"sv": "Sundsvalls kommun", "en": None},
            "weight": 1,
            "percent": 33.333,
            "stated": _range(500_000, 700_000),
            "shared": _range(3_000_000, 5_000_000),
            "difference": {"low": 2_500_000, "high": 4_300_000},
        },
    ],
    "unallocated": {"stated": _range(200_000, 300_000), "shared": _range(0, 0)},
    "notSummedCount": 1,
    "notSummedIds": ["22-tab1-4a"],
    "_meta": {"revision": 1},
    "_links": {
        "self": {"href": _HREF, "rel": "self", "method": "GET"},
        "plan": {
            "href": "https://samplan.example.se/samplan/v1/plans/22-plan",
            "rel": "up",
            "method": "GET",
        },
    },
}
