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
    "version": 1,
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

STEP_ALONE: Example = {
    "id": "22-plan-step-1",
    "planId": "22-plan",
    "number": 1,
    "needLevel": {
        "sv": "Stora och omfattande svårigheter",
        "en": "Major and extensive difficulties",
    },
    "careLevel": {"sv": "Specialistvård", "en": "Specialist care"},
    "targetGroup": {
        "sv": "Gruppen är personer med samsjuklighet.",
        "en": "The group is people with comorbidity.",
    },
    "year": 2022,
    "status": {
        "sv": "Alla aktiviteter har startat.",
        "en": "All activities have been started.",
    },
    "bodies": [{"name": {"sv": "Skolhälsovård", "en": "School health"}, "organisationId": None}],
    "sourcePlaceId": "plan-5502-step-1",
    "version": 1,
}

GOAL_ALONE: Example = {
    "id": "22-plan-goal-2-1",
    "planId": "22-plan",
    "stepId": "22-plan-step-2",
    "number": 1,
    "title": {
        "sv": "Utveckla och stärka primärvårdens förebyggande och tidiga insatser",
        "en": "Develop and strengthen primary care's preventive and early interventions",
    },
    "vision": {"sv": "Primärvården är navet.", "en": "Primary care is the hub."},
    "subTasks": [
        {"title": {"sv": "Följa upp insatserna", "en": "Follow up what is done"}, "doneOn": None}
    ],
    "sourcePlaceId": "plan-s2-66-goal-1",
    "version": 1,
}

POINT_ALONE: Example = {
    "id": "22-prerequisite-1",
    "planId": "22-plan",
    "kind": "prerequisite",
    "title": {"sv": "Politisk enighet", "en": "Political agreement"},
    "text": {
        "sv": "Regionen och kommunerna är eniga om att frågan ska prioriteras.",
        "en": "The region and the municipalities agree that it is to be prioritised.",
    },
    "sourcePlaceId": "plan-5620-prerequisite-1",
    "order": 14,
    "version": 1,
}

RESPONSIBILITY_ALONE: Example = {
    "id": "22-level-moderate",
    "planId": "22-plan",
    "stepId": "22-plan-step-2",
    "division": "today",
    "party": "joint",
    "text": {
        "sv": "Primärvården och specialistvården delar ansvaret för behandling.",
        "en": "Primary and specialist care share responsibility for treatment.",
    },
    "sourcePlaceId": "plan-5489-level-moderate",
    "order": 2,
    "version": 1,
}

STEP: Example = STEP_ALONE | {"goals": [], "activities": [ACTIVITY]}

PLAN_DETAIL: Example = PLAN | {
    "points": [POINT_ALONE],
    "responsibilities": [RESPONSIBILITY_ALONE],
    "steps": [STEP],
    "sources": {"documents": [], "places": []},
}

NEW_PLAN: Example = {
    "id": "22-plan-2027",
    "countyId": "22",
    "title": {"sv": "Länets plan från 2027", "en": "The county's plan from 2027"},
    "firstYear": 2027,
    "years": 5,
}

PLAN_CHANGE: Example = {"years": 4}
