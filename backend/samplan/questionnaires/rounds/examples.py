"""Examples of rounds and whom they ask, for the contract."""

from typing import Any

_ADDRESS = "https://samplan.example.se/samplan/v1/questionnaire-rounds/22-region-2026"
_LINK = {"href": _ADDRESS, "rel": "self", "method": "GET"}
ROUND: dict[str, Any] = {
    "id": "22-region-2026",
    "countyId": "22",
    "questionnaireId": "22-region",
    "formNumber": 1,
    "year": 2026,
    "title": {"sv": "Enkät till regionens enheter 2026", "en": None},
    "status": "open",
    "takesAnswers": True,
    "opensOn": "2026-02-01",
    "closesOn": "2026-03-31",
    "greeting": "Hej! Svara för hela enheten.",
    "previousRoundId": "22-region-2020",
    "documentId": None,
    "askedCount": 50,
    "submittedCount": 37,
    "publishedAt": None,
    "revision": 12,
    "version": 2,
    "allowedTransitions": ["closed"],
    "_links": {
        "self": _LINK,
        "questionnaireVersion": {
            "href": "https://samplan.example.se/samplan/v1/questionnaires/22-region/versions/1",
            "rel": "related",
            "method": "GET",
        },
    },
}
RECIPIENT: dict[str, Any] = {
    "id": "halsocentral-ost",
    "name": "Hälsocentral Öst",
    "organisationId": "22",
    "organisationName": {"sv": "Region Västernorrland", "en": None},
    "unitKindId": "primary-care",
    "unitKindName": {"sv": "Primärvård", "en": "Primary care"},
    "email": "ost@example.se",
    "state": "begun",
    "invitedAt": "2026-02-01T08:00:00Z",
    "validLinks": 1,
    "mail": {
        "kind": "invitation",
        "status": "sent",
        "queuedAt": "2026-02-01T08:00:00Z",
        "sentAt": "2026-02-01T08:00:05Z",
        "attempts": 1,
        "problem": None,
    },
    "version": 1,
}
COUNTS: dict[str, Any] = {
    "asked": 2,
    "opened": 2,
    "begun": 1,
    "submitted": 1,
    "rate": 50.0,
}
GROUP: dict[str, Any] = {
    "organisationId": "22",
    "organisationName": {"sv": "Region Västernorrland", "en": None},
    "unitKindId": "primary-care",
    "unitKindName": {"sv": "Primärvård", "en": "Primary care"},
    **COUNTS,
    "late": [{"id": "halsocentral-ost", "name": "Hälsocentral Öst", "state": "begun"}],
}
PARTICIPATION: dict[str, Any] = {
    "round": {name: ROUND[name] for name in ("id", "title", "status", "takesAnswers", "closesOn")},
    "isLate": False,
    "sendsMail": True,
    "total": COUNTS,
    "groups": [GROUP],
    "revision": 12,
    "_links": {"self": _LINK},
}
META = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}
PAGE: dict[str, Any] = {"_meta": META, "_links": {"self": _LINK}}
INVITATIONS: dict[str, Any] = {
    "invitations": [
        {
            "recipientId": "halsocentral-ost",
            "link": "https://samplan.example.se/svara#5s0mEt0k3n",
            "queued": False,
        }
    ]
}
