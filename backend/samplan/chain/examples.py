"""Examples of the chain, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


def amount(low: int, high: int) -> Example:
    """A closed range."""
    return {
        "low": low,
        "lowBound": "exact",
        "high": high,
        "highBound": "exact",
        "isOpen": False,
    }


SOURCES: Example = {"documents": [], "places": []}
PLAN: Example = {
    "id": "22-plan",
    "title": {"sv": "Länets missbruks- och beroendeplan", "en": None},
}
ROUND: Example = {
    "id": "22-2021",
    "countyId": "22",
    "year": 2021,
    "title": {"sv": "GAP-analys 2021", "en": "Gap analysis 2021"},
    "status": "published",
}
LATER_ROUND: Example = ROUND | {
    "id": "22-2026",
    "year": 2026,
    "title": {"sv": "GAP-analys 2026", "en": "Gap analysis 2026"},
}
ACTIVITY: Example = {
    "id": "22-plan-1-4",
    "code": "1.4",
    "title": {
        "sv": "Utökat uppdrag för samtliga SPOT-team, multidisciplinära",
        "en": "Wider mandate for all SPOT teams, multidisciplinary",
    },
    "stepId": "22-plan-step-1",
    "stepNumber": 1,
}
CELL: Example = {
    "methodId": "act",
    "methodName": {"sv": "ACT", "en": None},
    "organisationId": "2262",
    "organisationName": {"sv": "Timrå kommun", "en": "Timrå Municipality"},
}

GAP_PLAN: Example = CELL | {
    "areaId": "psychosocial-treatment",
    "areaName": {"sv": "Psykosocial behandling", "en": None},
    "priority": 2,
    "status": "not_offered",
    "sourcePlaceId": "bilaga-2-act",
    "isPlanned": True,
    "activities": [ACTIVITY],
}
GAP_TOTALS: Example = {
    "gaps": 1,
    "planned": 1,
    "unplanned": 0,
    "notOffered": 1,
    "partly": 0,
    "byStatementOnly": 2,
}
WORDS: Example = {
    "sv": "1 lucka. Någon aktivitet ska stänga 1 av dem.",
    "en": "1 gap. An activity is to close 1 of them.",
}

IDLE: Example = ACTIVITY | {
    "id": "22-plan-1-1",
    "code": "1.1",
    "reason": "no_gap_named",
    "why": {"sv": "Ingen lucka är knuten till aktiviteten.", "en": "No gap is tied to it."},
    "costItemCount": 4,
}
IDLE_TOTALS: Example = {"activities": 13, "idle": 1}

COVERAGE: Example = {"offered": 30, "counted": 58, "share": 30 / 58, "unknown": 0}
COVERAGE_AFTER: Example = {"offered": 31, "counted": 58, "share": 31 / 58, "unknown": 0}
TODAY: Example = {
    "organisationId": "2262",
    "name": {"sv": "Timrå kommun", "en": "Timrå Municipality"},
    "shortName": "Timrå",
    "coverage": COVERAGE,
}
AFTER: Example = {"organisationId": "2262", "coverage": COVERAGE_AFTER, "closes": 1}
PLAN_COST: Example = {
    "annual": amount(21_000_000, 25_000_000),
    "itemCount": 8,
    "notSummedIds": ["22-f10-3"],
}
EFFECT: Example = {
    "id": "22-plan-steps-1",
    "name": {"sv": "Steg 1", "en": "Step 1"},
    "steps": [1],
    "closes": 1,
    "coverage": COVERAGE_AFTER,
    "organisations": [AFTER],
    "cost": PLAN_COST,
}
EFFECTS: Example = {
    "countyId": "22",
    "plan": PLAN,
    "round": ROUND,
    "organisationId": None,
    "without": [],
    "coverage": COVERAGE,
    "organisations": [TODAY],
    "effects": [EFFECT],
    "leftOpen": [],
    "gaps": 76,
    "unplanned": 75,
    "years": [2022, 2023, 2024, 2025, 2026],
    "notSummed": [
        {
            "id": "22-f10-3",
            "code": "F10-3",
            "title": {"sv": "SPOT-team i fler kommuner", "en": None},
            "activityId": "22-plan-1-4",
            "reason": "no_price",
            "sourcePlaceId": None,
        }
    ],
    "rule": {
        "sv": "Täckningen efter ett steg är den som blir om varje lucka som en aktivitet nämner "
        "stängs.",
        "en": "Coverage after a step is what it would be if every gap that an activity names were "
        "closed.",
    },
    "sources": SOURCES,
    "_meta": {"revision": 12},
    "_links": {"self": link("plan-effects?plan=22-plan"), "plan": link("plans/22-plan", "up")},
}

OUTCOME: Example = CELL | {
    "fromRoundId": "22-2021",
    "fromStatus": "not_offered",
    "fromSourcePlaceId": "bilaga-2-act",
    "toRoundId": "22-2026",
    "toStatus": "not_offered",
    "toSourcePlaceId": None,
    "outcome": "open",
    "reason": None,
    "reportedDone": True,
    "doneButOpen": True,
}
COUNTS: Example = {
    "gaps": 1,
    "closed": 0,
    "better": 0,
    "open": 1,
    "neverOpen": 0,
    "unknown": 0,
    "notComparable": 0,
    "doneButOpen": 1,
}
REPORTED: Example = {"lead": "done", "derived": "started", "reported": 3, "of": 8}
ACTIVITY_OUTCOME: Example = ACTIVITY | {
    "reported": REPORTED,
    "gaps": [OUTCOME],
    "counts": COUNTS,
}

COST_ITEM: Example = {
    "id": "22-f10-4",
    "code": "F10-4",
    "title": {"sv": "SPOT-team, utökat uppdrag", "en": None},
    "activityId": "22-plan-1-4",
    "annual": amount(1_200_000, 3_300_000),
    "reason": None,
    "sourcePlaceId": None,
}
COSTS: Example = {
    "years": [2022, 2023, 2024, 2025, 2026],
    "own": [COST_ITEM],
    "also": [],
    "annual": amount(1_200_000, 3_300_000),
    "alsoAnnual": amount(0, 0),
    "notSummedIds": [],
    "rule": {
        "sv": "Poster som aktiviteten också vilar på räknas en gång, där de hör hemma.",
        "en": "Items that the activity also rests on are counted once, where they belong.",
    },
}
NEW_ITEMS: Example = {"itemIds": ["22-f10-6"]}
ACTIVITY_COSTS: Example = COSTS | {
    "activityId": "22-plan-1-4",
    "version": 2,
    "_links": {
        "self": link("activities/22-plan-1-4/connections"),
        "activity": link("activities/22-plan-1-4", "up"),
    },
}
CONNECTIONS: Example = {
    "countyId": "22",
    "plan": PLAN,
    "activity": ACTIVITY,
    "round": LATER_ROUND,
    "reported": REPORTED,
    "gaps": [OUTCOME],
    "counts": COUNTS,
    "costs": COSTS,
    "agreements": [
        {
            "id": "22-agreement-lvm",
            "name": {"sv": "Länsgemensam samverkan vid LVM", "en": None},
            "status": "in_force",
            "reviseBy": "2027-06-30",
        }
    ],
    "prerequisites": [{"id": "22-prerequisite-1", "title": {"sv": "Gemensam journal", "en": None}}],
    "matters": [
        {
            "id": "22-adopt-plan",
            "title": {"sv": "Antagande av planen", "en": "Adoption of the plan"},
            "about": "plan",
            "adoptsPlan": True,
            "boards": 8,
            "adopted": 0,
            "latest": {"sv": "Föreslaget 2022-01-24", "en": "Proposed 2022-01-24"},
        }
    ],
    "analyses": [
        {
            "id": "22-impact-ca4",
            "perspective": "social_services",
            "title": {"sv": "Utökat uppdrag för SPOT-team", "en": None},
            "points": 7,
            "benefits": 3,
            "checks": 1,
        }
    ],
    "followUps": [
        {
            "id": "22-plan-1-4-2023",
            "followedUpOn": "2023-11-14",
            "done": "partly",
            "works": "yes",
        }
    ],
    "courses": [{"id": "22-course-mi", "title": {"sv": "Motiverande samtal", "en": None}}],
    "sources": SOURCES,
    "_meta": {"revision": 12},
    "_links": {
        "self": link("activities/22-plan-1-4/connections"),
        "activity": link("activities/22-plan-1-4", "up"),
    },
}
