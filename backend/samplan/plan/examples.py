"""Examples of plans, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def links(path: str) -> Example:
    """The link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"self": {"href": href, "rel": "self", "method": "GET"}}


PLAN: Example = {
    "id": "22-plan",
    "countyId": "22",
    "title": {
        "sv": "Länets missbruks- och beroendeplan",
        "en": "The county's addiction and dependency plan",
    },
    "firstYear": 2022,
    "years": 5,
    "note": {"sv": "Planen ska genomföras inom fem år från beslutet.", "en": None},
    "stepCount": 3,
    "activityCount": 13,
    "sourcePlaceId": "plan-343-decision",
    "order": 1,
    "_links": links("plans/22-plan"),
}

PART: Example = {
    "organisationId": "2262",
    "name": {"sv": "Timrå kommun", "en": "Timrå Municipality"},
    "shortName": "Timrå",
    "part": "participating",
    "sourcePlaceId": "plan-6431-spot-teams",
}

ACTIVITY: Example = {
    "id": "22-plan-1-4",
    "code": "1.4",
    "title": {
        "sv": "Utökat uppdrag för samtliga SPOT-team, multidisciplinära",
        "en": "Wider mandate for all SPOT teams, multidisciplinary",
    },
    "summary": {
        "sv": "Alla SPOT-team får ett bredare uppdrag för målgruppen.",
        "en": "All SPOT teams get a wider mandate for the target group.",
    },
    "organisations": [PART],
    "sourcePlaceId": "plan-5557-1-4",
}

STEP: Example = {
    "id": "22-plan-step-1",
    "number": 1,
    "needLevel": {
        "sv": "Stora och omfattande svårigheter",
        "en": "Major and extensive difficulties",
    },
    "careLevel": {"sv": "Specialistvård", "en": "Specialist care"},
    "year": 2022,
    "activities": [ACTIVITY],
    "sourcePlaceId": "plan-5502-step-1",
}

PLAN_DETAIL: Example = PLAN | {"steps": [STEP], "sources": {"documents": [], "places": []}}
