"""Examples of activities, for the contract."""

from samplan.plan.examples import ACTIVITY, PART, Example

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def _link(path: str, rel: str) -> Example:
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


def links(path: str) -> Example:
    """The links of a page."""
    return {"self": _link(path, "self")}


MILESTONE: Example = {
    "id": "22-plan-1-4-mandate",
    "title": {"sv": "Uppdraget är beslutat", "en": "The mandate has been decided"},
    "dueOn": "2022-09-30",
    "doneOn": None,
}

GAP: Example = {
    "methodId": "act",
    "methodName": {"sv": "ACT", "en": None},
    "organisationId": "2262",
}

DETAIL: Example = ACTIVITY | {
    "planId": "22-plan",
    "stepId": "22-plan-step-1",
    "goalId": None,
    "needLevel": {
        "sv": "Stora och omfattande svårigheter",
        "en": "Major and extensive difficulties",
    },
    "startsOn": None,
    "endsOn": "2022-12-31",
    "startMonth": 0,
    "endMonth": None,
    "contactFunction": "Samordnare för SPOT-teamen",
    "contactEmail": "spot@example.se",
    "organisations": [PART | {"part": "responsible"}],
    "needsIds": ["22-plan-1-1"],
    "neededByIds": [],
    "prerequisiteIds": [],
    "gaps": [GAP],
    "agreementIds": [],
    "milestones": [MILESTONE],
    "order": 4,
    "version": 1,
    "_links": {
        "self": _link("activities/22-plan-1-4", "self"),
        "plan": _link("plans/22-plan", "up"),
        "progressReports": _link("progress-reports?activity=22-plan-1-4", "progress-reports"),
    },
}

NEW: Example = {
    "id": "22-plan-1-9",
    "stepId": "22-plan-step-1",
    "code": "1.9",
    "title": {"sv": "Gemensam väg in", "en": "One way in"},
    "summary": {"sv": "En ingång för den som söker stöd.", "en": None},
    "startMonth": 3,
    "endMonth": 18,
    "contactFunction": "Verksamhetschef öppenvård",
    "contactEmail": "oppenvard@example.se",
    "organisations": [
        {"organisationId": "22", "part": "responsible"},
        {"organisationId": "2281", "part": "participating"},
    ],
    "needsIds": ["22-plan-1-1"],
    "gaps": [{"methodId": "act", "organisationId": "2281"}],
    "milestones": [{"title": {"sv": "Lokal på plats"}, "dueOn": "2023-03-01"}],
}

CHANGE: Example = {
    "endsOn": "2023-06-30",
    "contactFunction": "Samordnare för SPOT-teamen",
    "milestones": [
        {"title": {"sv": "Uppdraget är beslutat"}, "dueOn": "2022-09-30", "doneOn": "2022-09-12"},
    ],
}
