"""Examples of boards, matters and decisions, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


BOARD: Example = {
    "id": "2280-social-committee",
    "countyId": "22",
    "organisationId": "2280",
    "name": {"sv": "Socialnämnden i Härnösand", "en": "Social Welfare Committee, Härnösand"},
    "order": 2,
    "version": 1,
    "_links": {"self": link("boards/2280-social-committee")},
}

NEW_BOARD: Example = {
    "id": "22-health-committee",
    "countyId": "22",
    "organisationId": "22",
    "name": {"sv": "Hälso- och sjukvårdsnämnden", "en": "Health Care Committee"},
}

BOARD_CHANGE: Example = {"name": {"sv": "Socialnämnden i Härnösands kommun"}}

MATTER: Example = {
    "id": "22-adopt-plan",
    "planId": "22-plan",
    "stepId": None,
    "activityId": None,
    "title": {"sv": "Anta den övergripande planen", "en": "Adopt the overall plan"},
    "adoptsPlan": True,
    "boardIds": ["2262-social-committee", "2280-social-committee"],
    "sourcePlaceId": "plan-343-decision",
    "order": 1,
    "version": 1,
    "_links": {
        "self": link("matters/22-adopt-plan"),
        "plan": link("plans/22-plan", "up"),
    },
}

NEW_MATTER: Example = {
    "id": "22-permanent-coordinator",
    "planId": "22-plan",
    "stepId": "22-plan-step-1",
    "title": {"sv": "Permanenta samordnarfunktionen", "en": "Make the coordinator permanent"},
    "boardIds": ["2280-social-committee"],
}

MATTER_CHANGE: Example = {"title": {"sv": "Anta den övergripande planen för länet"}}

DECISION: Example = {
    "id": "22-adopt-plan-2280-1",
    "matterId": "22-adopt-plan",
    "boardId": "2280-social-committee",
    "outcome": "meeting_cancelled",
    "decidedOn": "2022-02-24",
    "referenceNumber": None,
    "paragraph": None,
    "text": {"sv": "Sammanträdet ställdes in på grund av sjukdom.", "en": None},
    "sourcePlaceId": None,
    "enteredBy": "Projektledningen",
    "enteredAt": "2022-02-25T08:00:00Z",
    "version": 1,
    "_links": {
        "self": link("decisions/22-adopt-plan-2280-1"),
        "matter": link("matters/22-adopt-plan", "up"),
        "board": link("boards/2280-social-committee", "related"),
    },
}

NEW_DECISION: Example = {
    "id": "22-adopt-plan-2280-spring",
    "matterId": "22-adopt-plan",
    "boardId": "2280-social-committee",
    "outcome": "adopted",
    "decidedOn": "2022-03-31",
    "referenceNumber": "SOC/2022-000101",
    "paragraph": "§ 41",
}

DECISION_CHANGE: Example = {"paragraph": "§ 42", "decidedOn": "2022-03-31"}
