"""Examples of the large answers, for the contract."""

from typing import Any

Example = dict[str, Any]

_LINK: Example = {
    "href": "https://samplan.example.se/samplan/v1/gap-matrices/22-2021",
    "rel": "self",
    "method": "GET",
}
_ROUND = {
    "id": "22-2021",
    "countyId": "22",
    "year": 2021,
    "title": {"sv": "GAP-analys 2021", "en": "Gap analysis 2021"},
    "status": "published",
}
_COVERAGE = {"offered": 1, "counted": 1, "share": 1.0, "unknown": 0}
_NONE = {"offered": 0, "counted": 0, "share": None, "unknown": 0}
_NAME = {"sv": "AUDIT, frågeformulär om alkohol, vuxna", "en": None}
_AREA = {"sv": "Screening, vuxna", "en": "Screening, adults"}


MATRIX: Example = {
    "round": _ROUND
    | {"editionId": "missbruk-beroende-2015", "publishedAt": "2026-11-22T05:00:00Z"},
    "organisations": [
        {
            "id": "2281",
            "name": {"sv": "Sundsvalls kommun", "en": None},
            "shortName": "Sundsvall",
            "kind": "municipality",
            "parentId": None,
            "block": "municipalities",
            "coverage": _COVERAGE,
        }
    ],
    "groups": [
        {
            "id": "22-municipalities",
            "name": {"sv": "Kommunerna i Västernorrland", "en": None},
            "memberCount": 7,
        }
    ],
    "areas": [
        {
            "id": "screening-adult",
            "name": _AREA,
            "coverage": {"municipalities": _COVERAGE, "region": _NONE},
            "methods": [
                {
                    "id": "audit-adult",
                    "name": _NAME,
                    "printedLabel": "AUDIT (alkohol)",
                    "substance": "alcohol",
                    "ageGroup": "adult",
                    "kind": "screening",
                    "recommended": True,
                    "priority": None,
                    "variantOf": None,
                    "coverage": {"municipalities": _COVERAGE, "region": _NONE},
                    "cells": [
                        {
                            "organisationId": "2281",
                            "status": "offered",
                            "comment": None,
                            "sourcePlaceId": "bilaga-2-audit-adult",
                            "enteredBy": "Inläsning av data",
                            "enteredAt": "2026-11-22T05:00:00Z",
                            "revision": 1,
                        }
                    ],
                    "groupStatements": [
                        {
                            "groupId": "22-municipalities",
                            "status": "offered",
                            "count": 7,
                            "total": 7,
                            "sourcePlaceId": "bilaga-1-audit-adult-2021",
                        }
                    ],
                }
            ],
        }
    ],
    "totals": {
        "methods": 1,
        "cells": 1,
        "coverage": {"municipalities": _COVERAGE, "region": _NONE},
        "byStatus": {
            "offered": 1,
            "partly": 0,
            "not_offered": 0,
            "other_provider": 0,
            "not_applicable": 0,
            "not_asked": 0,
            "unknown": 0,
        },
    },
    "sources": {"documents": [], "places": []},
    "_meta": {"revision": 1, "asOf": "2021"},
    "_links": {
        "self": _LINK,
        "csv": _LINK | {"rel": "alternate"},
        "xlsx": _LINK | {"rel": "alternate"},
        "jsonStat": _LINK | {"rel": "alternate"},
        "round": _LINK | {"rel": "up"},
    },
}

COMPARISON: Example = {
    "rounds": [_ROUND | {"id": "22-2014", "year": 2014}, _ROUND],
    "totals": [
        {
            "fromRoundId": "22-2014",
            "toRoundId": "22-2021",
            "improved": 1,
            "worsened": 0,
            "unchanged": 0,
            "new": 0,
            "removed": 0,
            "notComparable": 0,
            "total": 1,
            "reasons": {},
        }
    ],
    "methods": [
        {
            "id": "audit-adult",
            "name": _NAME,
            "areaId": "screening-adult",
            "areaName": _AREA,
            "subjects": [
                {
                    "kind": "group",
                    "id": "22-municipalities",
                    "name": {"sv": "Kommunerna i Västernorrland", "en": None},
                    "states": [
                        {
                            "roundId": "22-2014",
                            "status": "partly",
                            "count": None,
                            "total": None,
                            "sourcePlaceId": "bilaga-1-audit-adult-2014",
                        },
                        {
                            "roundId": "22-2021",
                            "status": "offered",
                            "count": 7,
                            "total": 7,
                            "sourcePlaceId": "bilaga-1-audit-adult-2021",
                        },
                    ],
                    "changes": [
                        {
                            "fromRoundId": "22-2014",
                            "toRoundId": "22-2021",
                            "change": "improved",
                            "reason": None,
                        }
                    ],
                }
            ],
        }
    ],
    "sources": {"documents": [], "places": []},
    "_meta": {"revision": 1, "asOf": "2021"},
    "_links": {"self": _LINK, "csv": _LINK, "xlsx": _LINK},
}

GAPS: Example = {
    "round": _ROUND,
    "previousRound": _ROUND | {"id": "22-2014", "year": 2014},
    "gaps": [
        {
            "rank": 1,
            "methodId": "audit-adult",
            "methodName": _NAME,
            "areaId": "screening-adult",
            "areaName": _AREA,
            "substance": "alcohol",
            "ageGroup": "adult",
            "kind": "screening",
            "priority": None,
            "lacking": [
                {
                    "organisationId": "2281",
                    "name": {"sv": "Sundsvalls kommun", "en": None},
                    "sourcePlaceId": "bilaga-2-audit-adult",
                }
            ],
            "partly": [],
            "unknown": [],
            "lackingCount": 1,
            "knownCount": 8,
            "lackingBefore": None,
            "groupStatements": [],
        }
    ],
    "closed": [],
    "totals": {"methods": 1, "lackingCells": 1, "partlyCells": 0, "closed": 0},
    "sources": {"documents": [], "places": []},
    "_meta": {"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
    "revision": 1,
    "asOf": "2021",
    "_links": {
        "self": _LINK,
        "csv": _LINK | {"rel": "alternate"},
        "xlsx": _LINK | {"rel": "alternate"},
    },
}
