"""Examples of status reports, for the contract."""

from typing import Any

Example = dict[str, Any]

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


TEXTS: Example = {
    "decisions": None,
    "progress": "Arbetet med samordnade mottagningar har kommit längst.",
    "gaps": None,
    "costs": None,
    "findings": None,
    "nextSteps": "Nämnderna behöver ta ställning till steg 2 före sommaren.",
}

REPORT: Example = {
    "id": "22-status-2023",
    "countyId": "22",
    "planId": "22-plan",
    "scope": "step",
    "stepId": "22-plan-step-1",
    "organisationId": None,
    "about": {"sv": "Steg 1: Ytterst omfattande behov", "en": "Step 1: Extremely extensive needs"},
    "state": "issued",
    "title": "Lägesrapport om steg 1",
    "asOf": "2023-03-31",
    "issuedAt": "2023-04-03T08:00:00Z",
    "issuedBy": "Projektledningen",
    "issuedRevision": 4711,
    "enteredBy": "Projektledningen",
    "enteredAt": "2023-03-30T08:00:00Z",
    "version": 3,
    "_links": {
        "self": link("status-reports/22-status-2023"),
        "plan": link("plans/22-plan", "up"),
        "docx": link("status-reports/22-status-2023?format=docx", "alternate"),
        "pdf": link("status-reports/22-status-2023?format=pdf", "alternate"),
    },
}

TABLE: Example = {
    "kind": "table",
    "text": {"sv": "Ärenden och nämnder", "en": "Matters and boards"},
    "items": [],
    "columns": [
        {"name": {"sv": "Ärende", "en": "Matter"}, "isNumber": False},
        {"name": {"sv": "Timrå", "en": None}, "isNumber": False},
    ],
    "rows": [
        {
            "cells": [
                {"sv": "Anta planen", "en": "Adopt the plan"},
                {"sv": "Föreslaget 2022-01-24", "en": "Proposed 2022-01-24"},
            ]
        }
    ],
}

SECTION: Example = {
    "id": "decisions",
    "title": {"sv": "Beslut", "en": "Decisions"},
    "own": None,
    "blocks": [TABLE],
}

BODY: Example = {
    "county": {"sv": "Västernorrlands län", "en": "Västernorrland County"},
    "plan": {"sv": "Gemensam plan för missbruks- och beroendevård", "en": None},
    "about": REPORT["about"],
    "sections": [SECTION],
}

DETAIL: Example = REPORT | {"texts": TEXTS, "body": BODY}

NEW: Example = {
    "id": "22-status-2026",
    "planId": "22-plan",
    "scope": "principal",
    "organisationId": "2281",
    "asOf": "2026-11-01",
    "title": "Lägesrapport till socialnämnden",
    "texts": {"nextSteps": "Nämnden behöver utse en kontakt för aktivitet 1.4."},
}

CHANGE: Example = {"texts": {"progress": "Två av fem aktiviteter har börjat.", "nextSteps": None}}
