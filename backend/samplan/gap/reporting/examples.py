"""Examples of columns, cells and statements, for the contract."""

from typing import Any

Example = dict[str, Any]

LINK: Example = {
    "href": "https://samplan.example.se/samplan/v1/gap-rounds/22-2026/columns",
    "rel": "self",
    "method": "GET",
}

META: Example = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}

NAME: Example = {"sv": "AUDIT, frågeformulär om alkohol, vuxna", "en": None}

COLUMN: Example = {
    "organisationId": "2281",
    "organisationName": {"sv": "Sundsvalls kommun", "en": None},
    "kind": "municipality",
    "asked": 61,
    "answered": 12,
    "late": False,
    "lastAnsweredAt": "2026-02-24T09:30:00Z",
    "state": "started",
}

ROUND: Example = {
    "id": "22-2026",
    "countyId": "22",
    "year": 2026,
    "title": {"sv": "GAP-analys 2026", "en": None},
    "status": "open",
    "editionId": "missbruk-beroende-2015",
    "previousRoundId": "22-2021",
    "documentId": None,
    "opensOn": "2026-02-01",
    "closesOn": "2026-03-31",
    "asOf": "2026",
    "publishedAt": None,
    "methodCount": 116,
    "organisationCount": 10,
    "asked": 545,
    "answered": 12,
    "revision": 9,
    "version": 2,
    "allowedTransitions": [],
    "_links": {"self": LINK, "matrix": LINK, "columns": LINK},
}

CELL: Example = {
    "roundId": "22-2021",
    "methodId": "audit-adult",
    "organisationId": "2281",
    "status": "offered",
    "comment": None,
    "source": None,
    "enteredBy": "Inläsning av data",
    "enteredAt": "2026-11-22T05:00:00Z",
    "importRunId": "22-0a1b2c3d4e5f",
    "answered": True,
    "version": 1,
    "revision": 1,
    "_links": {"self": LINK, "history": LINK},
}

STATEMENT: Example = {
    "id": "22-2021-cra-alcohol-22-municipalities",
    "roundId": "22-2021",
    "methodId": "cra-alcohol",
    "groupId": "22-municipalities",
    "status": "partly",
    "count": 4,
    "total": 7,
    "source": None,
    "enteredBy": "Inläsning av data",
    "enteredAt": "2026-11-22T05:00:00Z",
    "importRunId": "22-0a1b2c3d4e5f",
    "revision": 1,
}

FORM: Example = {
    "round": ROUND,
    "organisation": {"id": "2281", "name": {"sv": "Sundsvalls kommun", "en": None}},
    "answers": [
        {
            "methodId": "audit-adult",
            "methodName": NAME,
            "areaId": "screening-adult",
            "areaName": {"sv": "Screening, vuxna", "en": None},
            "substance": "alcohol",
            "ageGroup": "adult",
            "kind": "screening",
            "status": "unknown",
            "comment": None,
            "answered": False,
            "version": 1,
            "previous": {"roundId": "22-2021", "status": "offered", "comment": None},
        }
    ],
    "progress": {"asked": 1, "answered": 0},
    "version": 1,
    "editable": True,
    "_links": {"self": LINK, "xlsx": LINK, "uploads": LINK},
}
