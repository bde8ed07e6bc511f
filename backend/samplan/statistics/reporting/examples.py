"""Examples of forms and reported figures, for the contract."""

from typing import Any

from samplan.statistics.collections.examples import link

Example = dict[str, Any]

FORM_ROW: Example = {
    "indicatorId": "inpatient-patients",
    "indicatorName": {"sv": "Patienter i heldygnsvård", "en": "Patients in inpatient care"},
    "unit": {"sv": "personer", "en": "persons"},
    "period": "2025",
    "areaId": "2281",
    "areaName": {"sv": "Sundsvall", "en": None},
    "breakdown": "sex=women",
    "breakdownName": {"sv": "Kvinnor", "en": "Women"},
    "value": None,
    "valueTo": None,
    "valueText": None,
    "qualifier": None,
    "quality": None,
    "numerator": None,
    "denominator": None,
    "note": None,
    "isReported": False,
    "previousValue": 41.0,
    "previousPeriod": "2024",
}

FORM: Example = {
    "collection": {
        "id": "22-figures-2025",
        "title": {"sv": "Uppgifter för 2025", "en": "Figures for 2025"},
        "status": "open",
        "period": "2025",
        "dueOn": "2026-03-31",
    },
    "organisation": {"id": "2281", "name": {"sv": "Sundsvalls kommun", "en": None}},
    "rows": [FORM_ROW],
    "isEditable": True,
    "_links": {
        "self": link("collections/22-figures-2025/form?organisation=2281"),
        "xlsx": link("collections/22-figures-2025/form?organisation=2281&format=xlsx", "alternate"),
        "uploads": link("collections/22-figures-2025/uploads?organisation=2281", "related")
        | {"method": "POST"},
    },
}

NEW_FIGURES: Example = {
    "organisationId": "2281",
    "rows": [
        {
            "indicatorId": "inpatient-patients",
            "period": "2025",
            "areaId": "2281",
            "breakdown": "sex=women",
            "value": 43,
        }
    ],
    "dryRun": True,
}

RESULT: Example = {
    "rows": [
        {
            "row": 1,
            "indicatorId": "inpatient-patients",
            "period": "2025",
            "areaId": "2281",
            "breakdown": "sex=women",
            "value": 43.0,
            "effect": "new",
            "previousValue": None,
            "messages": [],
        }
    ],
    "rowsLeftOut": 0,
    "counts": {"new": 1, "changed": 0, "unchanged": 0, "faulty": 0, "warnings": 0},
    "notes": [],
    "written": False,
}
