"""Examples of today's costs and of a break-even, for the contract."""

from typing import Any

Example = dict[str, Any]

_HREF = "https://samplan.example.se/samplan/v1/"


def _links(path: str) -> Example:
    return {"self": {"href": f"{_HREF}{path}", "rel": "self", "method": "GET"}}


def _range(low: int, high: int) -> Example:
    return {
        "low": low,
        "lowBound": "exact",
        "high": high,
        "highBound": "at_least",
        "isOpen": True,
    }


FIGURE: Example = {
    "indicatorId": "placement-costs",
    "name": {"sv": "Placeringarnas kostnad", "en": "Cost of placements"},
    "unit": {"sv": "kronor", "en": "SEK"},
    "period": "2020",
    "areaId": "22",
    "areaName": {"sv": "Västernorrland", "en": None},
    "parts": [
        {
            "dimensionId": "placement-kind",
            "name": {"sv": "Slag av placering", "en": "Kind of placement"},
            "categoryId": "sis",
            "categoryName": {"sv": "SiS", "en": "SiS"},
        }
    ],
    "value": 16_900_000,
    "valueTo": None,
    "qualifier": "about",
    "isWithheld": False,
    "withheld": None,
    "caution": {
        "sv": "Gäller sex av sju socialtjänster; vilken som saknas framgår inte.",
        "en": "Of six of seven social services; which one is missing is not named.",
    },
    "sourcePlaceId": None,
}

CURRENT_COSTS: Example = {
    "countyId": "22",
    "figures": [FIGURE],
    "sources": {"documents": [], "places": []},
    "_meta": {"revision": 1},
    "_links": _links("current-costs?county=22"),
}

BREAK_EVEN: Example = {
    "countyId": "22",
    "plan": {
        "id": "22-plan",
        "title": {"sv": "Missbruks- och beroendeplan", "en": "Plan for dependency care"},
    },
    "scenario": {"id": "22-plan-steps-1", "name": {"sv": "Steg 1", "en": "Step 1"}},
    "choice": {
        "steps": [1],
        "items": None,
        "without": [],
        "choices": [],
        "optional": "include",
        "firstYear": 2022,
        "years": 5,
    },
    "organisationId": None,
    "years": [2022, 2023, 2024, 2025, 2026],
    "firstYearFrom": "plan",
    "prices": {"year": None, "entered": [2021], "index": None},
    "annual": _range(8_300_000, 14_200_000),
    "notSummedCount": 1,
    "cost": {
        "indicatorId": "placement-costs",
        "name": {"sv": "Placeringarnas kostnad", "en": "Cost of placements"},
        "unit": {"sv": "kronor", "en": "SEK"},
        "period": "2020",
        "value": 73_200_000,
        "qualifier": "about",
        "used": 73_200_000,
        "sourcePlaceId": None,
    },
    "count": {
        "indicatorId": "placements",
        "name": {"sv": "Placeringar på HVB och SiS", "en": "Placements in HVB and SiS"},
        "unit": {"sv": "placeringar", "en": "placements"},
        "period": "2020",
        "value": 89,
        "qualifier": "exact",
        "used": 89,
        "sourcePlaceId": None,
    },
    "perUnit": 822_472,
    "needed": {"low": 10.1, "high": 17.3, "wholeLow": 11, "wholeHigh": 18, "isOpen": True},
    "arithmetic": {
        "sv": "73 200 000 kr ÷ 89 placeringar = 822 472 kr per placering; "
        "8 300 000 kr ÷ 822 472 kr = 10,1; 14 200 000 kr ÷ 822 472 kr = 17,3",
        "en": "SEK 73,200,000 ÷ 89 placements = SEK 822,472 per placement; "
        "SEK 8,300,000 ÷ SEK 822,472 = 10.1; SEK 14,200,000 ÷ SEK 822,472 = 17.3",
    },
    "cautions": [
        {
            "sv": "Färre placeringar är inte detsamma som sparade pengar.",
            "en": "Fewer placements are not the same as money saved.",
        }
    ],
    "sources": {"documents": [], "places": []},
    "_meta": {"revision": 1},
    "_links": _links("break-evens?plan=22-plan&scenario=22-plan-steps-1")
    | {"plan": {"href": f"{_HREF}plans/22-plan", "rel": "up", "method": "GET"}},
}
