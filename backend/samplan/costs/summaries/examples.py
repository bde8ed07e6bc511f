"""Examples of sums, for the contract."""

from typing import Any

Example = dict[str, Any]

_HREF = "https://samplan.example.se/samplan/v1/cost-summaries?plan=22-plan&item=22-f10-5"
_LINK: Example = {"href": _HREF, "rel": "self", "method": "GET"}
_UP: Example = {
    "href": "https://samplan.example.se/samplan/v1/plans/22-plan",
    "rel": "up",
    "method": "GET",
}
_PLAN: Example = {
    "id": "22-plan",
    "title": {"sv": "Missbruks- och beroendeplan", "en": "Plan for dependency care"},
}


def _range(low: int, high: int) -> Example:
    return {
        "low": low,
        "lowBound": "exact",
        "high": high,
        "highBound": "exact",
        "isOpen": False,
    }


def _sum(low: int, high: int) -> Example:
    return {
        "total": _range(2 * low, 2 * high),
        "annual": _range(low, high),
        "recurring": _range(low, high),
        "oneOff": _range(0, 0),
        "years": [{"year": year, "range": _range(low, high)} for year in (2022, 2023)],
        "itemCount": 1,
        "notSummedCount": 0,
        "notSummedIds": [],
        "perInhabitant": None,
    }


_PHYSICIAN: Example = {
    "id": "22-f10-5",
    "code": "F10-5",
    "title": {"sv": "1 specialistläkare", "en": "1 specialist physician"},
}
_CHOICE: Example = {
    "steps": None,
    "items": ["22-f10-5"],
    "without": [],
    "choices": [],
    "optional": "include",
    "firstYear": 2022,
    "years": 2,
}
_PRICES: Example = {"year": None, "entered": [2021], "index": None}

SUMMARY: Example = {
    "countyId": "22",
    "plan": _PLAN,
    "scenario": None,
    "choice": _CHOICE,
    "organisationId": None,
    "by": "step",
    "years": [2022, 2023],
    "firstYearFrom": "plan",
    "prices": _PRICES,
    "rule": {
        "sv": "Summan är lägsta värdena för sig och högsta värdena för sig.",
        "en": "The sum is of the lowest values and of the highest values.",
    },
    "total": _sum(1_200_000, 3_300_000),
    "groups": [
        _sum(1_200_000, 3_300_000)
        | {
            "id": "22-plan-step-1",
            "name": {"sv": "Steg 1", "en": "Step 1"},
            "number": 1,
            "itemIds": ["22-f10-5"],
        }
    ],
    "items": [
        _PHYSICIAN
        | {
            "stepId": "22-plan-step-1",
            "activityId": "22-plan-1-1",
            "amount": _range(1_200_000, 3_300_000),
            "quantity": {"low": 1, "high": 1},
            "priceYear": 2021,
            "perTime": _range(1_200_000, 3_300_000),
            "years": [2022, 2023],
            "isOnce": False,
            "total": _range(2_400_000, 6_600_000),
            "annual": _range(1_200_000, 3_300_000),
            "chosenAlternativeId": None,
            "organisations": [{"organisationId": "22", "total": _range(2_400_000, 6_600_000)}],
            "groupId": "22-plan-step-1",
            "sourcePlaceId": None,
        }
    ],
    "organisations": [{"id": "22", "name": {"sv": "Region Västernorrland", "en": None}}],
    "notSummed": [],
    "leftOut": [],
    "activitiesWithoutItems": [],
    "spread": None,
    "sources": {"documents": [], "places": []},
    "_meta": {"revision": 1},
    "_links": {
        "self": _LINK,
        "csv": _LINK | {"rel": "alternate"},
        "xlsx": _LINK | {"rel": "alternate"},
        "plan": _UP,
    },
}


def _side(scenario_id: str, name: str, low: int, high: int) -> Example:
    return {
        "scenario": {"id": scenario_id, "name": {"sv": name, "en": None}},
        "years": [2022, 2023],
        "total": _sum(low, high),
    }


COMPARISON: Example = {
    "plan": _PLAN,
    "prices": _PRICES,
    "a": _side("22-plan-all", "Hela planen", 1_200_000, 3_300_000),
    "b": _side("22-employed", "Med anställd läkare", 1_160_000, 1_160_000),
    "difference": {"low": -40_000, "high": -2_140_000},
    "items": [
        _PHYSICIAN
        | {
            "a": _range(1_200_000, 3_300_000),
            "b": _range(1_160_000, 1_160_000),
            "difference": {"low": -40_000, "high": -2_140_000},
            "chosenInA": True,
            "chosenInB": True,
            "alternativeInA": None,
            "alternativeInB": "22-txt-doc-1",
        }
    ],
    "_meta": {"revision": 1},
    "_links": {"self": _LINK, "plan": _UP},
}
