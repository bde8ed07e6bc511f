"""Examples of the plan as it stood, for the contract."""

from typing import Any

Example = dict[str, Any]


def _link(path: str, rel: str = "self") -> Example:
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


_TITLE = {"sv": "Gemensam plan för missbruks- och beroendevård", "en": None}
_PLAN: Example = {"id": "22-plan", "countyId": "22", "title": _TITLE}

_THEN: Example = {
    "on": "2026-12-01",
    "revision": 4711,
    "at": "2026-12-01T13:02:11Z",
    "isDecision": False,
}
_NOW: Example = {
    "on": "2027-03-01",
    "revision": 4790,
    "at": "2027-02-27T08:15:40Z",
    "isDecision": False,
}

_STEP: Example = {
    "id": "22-plan-step-1",
    "planId": "22-plan",
    "number": 1,
    "needLevel": {"sv": "Ytterst omfattande behov", "en": "Extremely extensive needs"},
    "version": 1,
}
_ACTIVITY: Example = {
    "id": "22-plan-1-4",
    "planId": "22-plan",
    "stepId": "22-plan-step-1",
    "code": "1.4",
    "title": {"sv": "Samordnade mottagningar", "en": "Coordinated clinics"},
    "version": 2,
}

VERSION: Example = {
    "plan": _PLAN,
    "moment": _THEN,
    "adoption": {"decidedOn": None, "adopted": 1, "of": 8},
    "outline": _PLAN | {"firstYear": 2022, "years": 5, "version": 1},
    "steps": [_STEP],
    "points": [],
    "responsibilities": [],
    "goals": [],
    "activities": [_ACTIVITY],
    "matters": [],
    "boards": [],
    "decisions": [],
    "agreements": [],
    "progress": [
        {
            "activityId": "22-plan-1-4",
            "organisationId": "2281",
            "status": "started",
            "degree": 40,
            "asOf": "2026-11-15",
        }
    ],
    "_meta": {"revision": 4790},
    "_links": {
        "self": _link("plan-versions?plan=22-plan&on=2026-12-01"),
        "plan": _link("plans/22-plan", "up"),
    },
}

CHANGE: Example = {
    "field": "organisations",
    "name": {"sv": "Organisationer", "en": "Organisations"},
    "before": None,
    "after": None,
    "added": [{"sv": "Timrå (deltar)", "en": "Timrå (takes part)"}],
    "removed": [],
    "altered": [],
}
DIFFERENCE: Example = {
    "fate": "changed",
    "kind": "activity",
    "id": "22-plan-1-4",
    "name": {"sv": "1.4 Samordnade mottagningar", "en": "1.4 Coordinated clinics"},
    "changes": [CHANGE],
}
COMPARISON: Example = {
    "plan": _PLAN,
    "then": _THEN,
    "now": _NOW,
    "adoption": {"decidedOn": None, "adopted": 1, "of": 8},
    "counts": {"added": 0, "gone": 0, "changed": 1, "same": 92},
    "differences": [DIFFERENCE],
    "_meta": {"revision": 4790},
    "_links": {
        "self": _link("plan-comparisons?plan=22-plan&then=2026-12-01"),
        "plan": _link("plans/22-plan", "up"),
    },
}
