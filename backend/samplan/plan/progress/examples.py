"""Examples of progress, for the contract."""

from samplan.plan.examples import Example

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}
REVISION: Example = {"revision": 4712}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


REPORT: Example = {
    "id": "progress-0a1b2c3d4e5f6071",
    "planId": "22-plan",
    "activityId": "22-plan-1-4",
    "activityCode": "1.4",
    "activityTitle": {"sv": "Utökat uppdrag för samtliga SPOT-team", "en": None},
    "organisationId": "2281",
    "organisationName": {"sv": "Sundsvalls kommun", "en": "Sundsvall Municipality"},
    "asOf": "2022-10-01",
    "status": "started",
    "degree": 40,
    "text": "Två av fyra team arbetar enligt det nya uppdraget.",
    "obstacle": "En tjänst är inte tillsatt.",
    "nextStep": "Tjänsten utlyses i november.",
    "sourcePlaceId": None,
    "enteredBy": "Socialtjänsten i Sundsvall",
    "enteredAt": "2022-10-03T09:30:00Z",
    "revision": 4712,
    "_links": {
        "self": link("progress-reports/progress-0a1b2c3d4e5f6071"),
        "activity": link("activities/22-plan-1-4", "activity"),
    },
}

NEW: Example = {
    "activityId": "22-plan-1-4",
    "organisationId": "2281",
    "asOf": "2022-10-01",
    "status": "started",
    "degree": 40,
    "text": "Två av fyra team arbetar enligt det nya uppdraget.",
    "obstacle": "En tjänst är inte tillsatt.",
    "nextStep": "Tjänsten utlyses i november.",
}

PLAN: Example = {
    "id": "22-plan",
    "countyId": "22",
    "title": {"sv": "Länets missbruks- och beroendeplan", "en": None},
    "firstYear": 2022,
    "years": 5,
}

ADOPTION: Example = {"decidedOn": None, "adopted": 1, "of": 8}

STATUSES: Example = {
    "notReported": 0,
    "notStarted": 0,
    "started": 1,
    "done": 0,
    "paused": 0,
    "stopped": 0,
}

COUNTS: Example = {
    "activities": 1,
    "derived": STATUSES,
    "lead": STATUSES | {"started": 0, "notReported": 1},
    "late": 0,
    "silent": 1,
    "waiting": 1,
    "lateMilestones": 1,
}

OVERVIEW_PART: Example = {
    "organisationId": "2281",
    "part": "responsible",
    "status": "started",
    "degree": 40,
    "asOf": "2022-10-01",
    "isLate": False,
    "isSilent": True,
}

OVERVIEW_ACTIVITY: Example = {
    "id": "22-plan-1-4",
    "code": "1.4",
    "title": {"sv": "Utökat uppdrag för samtliga SPOT-team", "en": None},
    "goalId": None,
    "startsOn": "2022-02-01",
    "endsOn": None,
    "countedFromDecision": False,
    "startMonth": None,
    "endMonth": None,
    "parts": [OVERVIEW_PART],
    "lead": None,
    "derived": {"status": "started", "degree": 40, "reported": 1, "of": 1},
    "isLate": False,
    "lateMilestones": 1,
    "silentSince": "2022-10-01",
    "needsIds": ["22-plan-1-1"],
    "waitsFor": ["22-plan-1-1"],
}

OVERVIEW_STEP: Example = {
    "id": "22-plan-step-1",
    "number": 1,
    "needLevel": {
        "sv": "Stora och omfattande svårigheter",
        "en": "Major and extensive difficulties",
    },
    "careLevel": {"sv": "Specialistvård", "en": "Specialist care"},
    "year": 2022,
    "status": None,
    "activities": [OVERVIEW_ACTIVITY],
}

OVERVIEW_ORGANISATION: Example = {
    "id": "2281",
    "name": {"sv": "Sundsvalls kommun", "en": "Sundsvall Municipality"},
    "shortName": "Sundsvall",
    "kind": "municipality",
    "parts": 1,
    "doing": 1,
    "reported": 1,
    "done": 0,
    "late": 0,
    "silent": 1,
}

OVERVIEW: Example = {
    "plan": PLAN,
    "asOf": "2023-05-01",
    "adoption": ADOPTION,
    "silentAfterDays": 180,
    "organisations": [OVERVIEW_ORGANISATION],
    "steps": [OVERVIEW_STEP],
    "counts": COUNTS,
    "_meta": REVISION,
    "_links": {
        "self": link("plan-overviews?plan=22-plan"),
        "plan": link("plans/22-plan", "up"),
    },
}

NAMED: Example = {
    "id": "22-plan-1-1",
    "code": "1.1",
    "title": {"sv": "Länsövergripande beroendeteam", "en": None},
}

DUTY: Example = {
    "activityId": "22-plan-1-4",
    "code": "1.4",
    "title": {"sv": "Utökat uppdrag för samtliga SPOT-team", "en": None},
    "stepId": "22-plan-step-1",
    "stepNumber": 1,
    "organisationId": "2281",
    "through": "own",
    "part": "responsible",
    "startsOn": "2022-02-01",
    "endsOn": None,
    "countedFromDecision": False,
    "contactFunction": "Samordnare för SPOT-teamen",
    "contactEmail": "spot@example.se",
    "present": {
        "reportId": "progress-0a1b2c3d4e5f6071",
        "asOf": "2022-10-01",
        "status": "started",
        "degree": 40,
        "text": "Två av fyra team arbetar enligt det nya uppdraget.",
        "obstacle": "En tjänst är inte tillsatt.",
        "nextStep": "Tjänsten utlyses i november.",
    },
    "isLate": False,
    "silentSince": "2022-10-01",
    "waitsFor": [NAMED],
    "awaitedBy": [NAMED | {"id": "22-plan-2-1", "code": "2.1"}],
    "milestones": [
        {
            "id": "22-plan-1-4-mandate",
            "title": {"sv": "Uppdraget är beslutat", "en": None},
            "dueOn": "2022-09-30",
            "doneOn": None,
            "isLate": True,
        }
    ],
}

DUTIES: Example = {
    "plan": PLAN,
    "organisation": {
        "id": "2281",
        "name": {"sv": "Sundsvalls kommun", "en": "Sundsvall Municipality"},
        "shortName": "Sundsvall",
        "kind": "municipality",
    },
    "asOf": "2023-05-01",
    "adoption": ADOPTION,
    "silentAfterDays": 180,
    "duties": [DUTY],
    "gaps": [
        {
            "methodId": "act",
            "methodName": {"sv": "ACT", "en": None},
            "organisationId": "2281",
            "activityIds": ["22-plan-1-4"],
        }
    ],
    "agreements": [
        {
            "id": "22-agreement-lvm",
            "name": {"sv": "Överenskommelse om LVM", "en": None},
            "status": "in_force",
            "reviseBy": None,
            "isLate": False,
            "isParty": True,
            "activityIds": ["22-plan-1-4"],
        }
    ],
    "counts": {"duties": 1, "doing": 1, "notReported": 0, "late": 0, "silent": 1, "done": 0},
    "_meta": REVISION,
    "_links": {
        "self": link("organisation-duties?plan=22-plan&organisation=2281"),
        "plan": link("plans/22-plan", "up"),
    },
}
