"""Examples of consequence analyses, checks of benefits, and follow-ups, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


POINT: Example = {
    "id": "22-impact-ca4-benefit-1",
    "kind": "benefit",
    "text": {
        "sv": "En väg in för den som söker stöd.",
        "en": "One way in for those who seek help.",
    },
    "organisationId": None,
    "costItemId": None,
    "inSummary": False,
    "sourcePlaceId": None,
}

ANALYSIS: Example = {
    "id": "22-impact-ca4",
    "planId": "22-plan",
    "activityId": "22-plan-1-4",
    "perspective": "social_services",
    "title": {"sv": "Utökat uppdrag för SPOT-team", "en": None},
    "summary": None,
    "madeBy": {"sv": "Socialtjänstens arbetsgrupp", "en": "The social services' working group"},
    "points": [POINT],
    "sourcePlaceId": None,
    "order": 4,
    "version": 1,
    "_links": {
        "self": link("impact-analyses/22-impact-ca4"),
        "plan": link("plans/22-plan", "up"),
        "benefitChecks": link("benefit-checks?analysis=22-impact-ca4", "related"),
    },
}

NEW_ANALYSIS: Example = {
    "id": "22-impact-new",
    "planId": "22-plan",
    "activityId": "22-plan-1-4",
    "perspective": "service_users",
    "title": {"sv": "Utökat uppdrag för SPOT-team"},
    "madeBy": {"sv": "Brukarrådet"},
    "points": [
        {"kind": "benefit", "text": {"sv": "Det blir lättare att få hjälp i tid."}},
        {"kind": "resource", "text": {"sv": "En samordnare."}, "organisationId": "22"},
    ],
}

ANALYSIS_CHANGE: Example = {
    "summary": {"sv": "Nyttan överväger.", "en": "The benefits outweigh."},
    "madeBy": {"sv": "Brukarrådet och socialtjänsten"},
}

CHECK: Example = {
    "id": "22-check-1",
    "planId": "22-plan",
    "activityId": "22-plan-1-4",
    "analysisId": "22-impact-ca4",
    "pointId": "22-impact-ca4-benefit-1",
    "pointText": POINT["text"],
    "indicatorId": "inpatient-patients",
    "question": None,
    "dueOn": "2027-12-31",
    "result": None,
    "resultOn": None,
    "version": 1,
    "_links": {
        "self": link("benefit-checks/22-check-1"),
        "analysis": link("impact-analyses/22-impact-ca4", "up"),
    },
}

NEW_CHECK: Example = {
    "id": "22-check-new",
    "pointId": "22-impact-ca4-benefit-1",
    "question": "Kommer fler till stöd inom en vecka?",
    "dueOn": "2027-12-31",
}

CHECK_CHANGE: Example = {"result": "Ja, åtta av tio.", "resultOn": "2024-03-01"}

FOLLOW_UP: Example = {
    "id": "22-plan-1-4-2023",
    "planId": "22-plan",
    "activityId": "22-plan-1-4",
    "activityCode": "1.4",
    "activityTitle": {
        "sv": "Utökat uppdrag för samtliga SPOT-team, multidisciplinära",
        "en": "Wider mandate for all SPOT teams, multidisciplinary",
    },
    "followedUpOn": "2023-11-14",
    "done": "partly",
    "works": "yes",
    "whyNot": None,
    "change": "Fler tider på kvällar.",
    "forgotten": "Barnen i familjen.",
    "userCouncil": "Lätt att komma in, svårt att byta behandlare.",
    "madeBy": "Styrgruppen",
    "enteredBy": "Länets projektledare",
    "enteredAt": "2023-11-15T08:30:00Z",
    "version": 1,
    "_links": {
        "self": link("follow-ups/22-plan-1-4-2023"),
        "activity": link("activities/22-plan-1-4", "activity"),
    },
}

NEW_FOLLOW_UP: Example = {
    "id": "22-plan-1-4-2024",
    "activityId": "22-plan-1-4",
    "followedUpOn": "2024-11-12",
    "done": "yes",
    "works": "partly",
    "whyNot": "Två team saknar läkare.",
    "userCouncil": "Brukarrådet ser att väntan har blivit kortare.",
    "madeBy": "Styrgruppen",
}

FOLLOW_UP_CHANGE: Example = {"change": "Läkartid köps tillsammans."}
