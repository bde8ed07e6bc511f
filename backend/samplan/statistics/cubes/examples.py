"""Examples of tables and datasets in the contract."""

from typing import Any

Json = dict[str, Any]

LINK: Json = {
    "href": "https://samplan.example.se/samplan/v1/datasets/22-care-by-form",
    "rel": "self",
    "method": "GET",
}
META: Json = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}
SELECTION: Json = {
    "indicators": ["inpatient-patients"],
    "rows": ["area"],
    "columns": ["period"],
    "where": [],
    "periods": ["2019"],
    "areas": [],
    "per": None,
}
DATASET: Json = {
    "id": "22-care-by-form",
    "countyId": "22",
    "title": {"sv": "Vård efter vårdform", "en": "Care by form"},
    "summary": {"sv": "Patienter och vårdtillfällen i varje vårdform.", "en": None},
    "selection": SELECTION,
    "order": 1,
    "version": 1,
    "_links": {"self": LINK, "data": LINK | {"rel": "related"}},
}
NEW_DATASET: Json = {
    "id": "22-inpatients",
    "countyId": "22",
    "title": {"sv": "Patienter i slutenvård", "en": "Inpatients"},
    "selection": {
        "indicators": ["inpatient-patients"],
        "rows": ["area"],
        "columns": ["period"],
    },
}
TABLE: Json = {
    "countyId": "22",
    "title": {"sv": "Patienter i slutenvård", "en": "Inpatients"},
    "dataset": None,
    "per": None,
    "figures": "protected",
    "layout": {
        "rows": ["area"],
        "columns": ["period"],
        "fixed": {"indicator": "inpatient-patients"},
    },
    "dimensions": [
        {
            "id": "area",
            "name": {"sv": "Område", "en": "Area"},
            "categories": [{"id": "22", "name": {"sv": "Västernorrland", "en": None}}],
        },
        {
            "id": "period",
            "name": {"sv": "Period", "en": "Period"},
            "categories": [{"id": "2019", "name": {"sv": "2019", "en": "2019"}}],
        },
        {
            "id": "indicator",
            "name": {"sv": "Nyckeltal", "en": "Indicator"},
            "categories": [
                {
                    "id": "inpatient-patients",
                    "name": {"sv": "Patienter i slutenvård", "en": "Inpatients"},
                }
            ],
        },
    ],
    "indicators": [
        {
            "id": "inpatient-patients",
            "name": {"sv": "Patienter i slutenvård", "en": "Inpatients"},
            "unit": {"sv": "patienter", "en": "patients"},
            "measure": "count",
            "decimals": 0,
            "editions": [
                {
                    "number": 1,
                    "validFrom": None,
                    "definition": {"sv": "Unika patienter med beroendediagnos.", "en": None},
                    "method": None,
                    "caution": None,
                    "breakNote": None,
                }
            ],
        }
    ],
    "cells": [
        {
            "key": ["22", "2019", "inpatient-patients"],
            "value": 593,
            "valueTo": None,
            "text": None,
            "qualifier": "exact",
            "quality": "measured",
            "status": "ok",
            "reason": None,
            "isBreak": False,
            "breakNote": None,
            "isComputed": False,
            "sourcePlaceId": "mapping-1239-inpatient-patients",
        }
    ],
    "reasons": [],
    "notes": [],
    "sources": {"documents": [], "places": []},
    "asOf": "2026-11-22T05:00:00Z",
    "revision": 1,
    "_links": {
        "self": LINK,
        "csv": LINK | {"rel": "alternate"},
        "xlsx": LINK | {"rel": "alternate"},
        "jsonStat": LINK | {"rel": "alternate"},
    },
}
PROTECTION: Json = {
    "indicatorId": "inpatient-patients",
    "indicatorName": {"sv": "Patienter i slutenvård", "en": "Inpatients"},
    "period": "2019",
    "cells": 9,
    "primary": 1,
    "complementary": 1,
    "linked": 0,
    "exposed": 0,
    "shareWithheld": 0.22,
}
