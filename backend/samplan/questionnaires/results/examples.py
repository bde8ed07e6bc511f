"""Whole examples for the contract."""

_HREF = "https://samplan.example.se/samplan/v1/questionnaire-rounds/22-region-2026/results"
_LINKS = {
    "self": {"href": _HREF, "rel": "self", "method": "GET"},
    "csv": {"href": f"{_HREF}?format=csv", "rel": "alternate", "method": "GET"},
    "xlsx": {"href": f"{_HREF}?format=xlsx", "rel": "alternate", "method": "GET"},
}
_ROUND = {
    "id": "22-region-2026",
    "title": {"sv": "Enkät till regionens verksamheter 2026", "en": None},
    "status": "published",
    "takesAnswers": False,
    "closesOn": "2026-03-31",
}
_BEFORE = _ROUND | {
    "id": "22-region-2020",
    "title": {"sv": "Enkät till regionens verksamheter 2020", "en": None},
    "closesOn": None,
}
_QUESTION = {"sv": "Gör ni orosanmälan när barn berörs?", "en": None}
_YES = {"sv": "Ja", "en": "Yes"}

RESULT = {
    "round": _ROUND,
    "figures": "protected",
    "withheld": {"sv": "Visas inte, för att ingen ska kunna pekas ut.", "en": None},
    "groups": [
        {
            "principalId": None,
            "unitKindId": None,
            "name": {"sv": "Alla", "en": "All"},
            "respondents": 46,
        }
    ],
    "questions": [
        {
            "id": "reports-of-concern",
            "sectionId": "meeting",
            "type": "yes_no",
            "text": _QUESTION,
            "unit": None,
            "options": [{"id": "yes", "text": _YES}],
            "results": [
                {
                    "principalId": None,
                    "unitKindId": None,
                    "asked": 46,
                    "answered": 44,
                    "missing": 2,
                    "mean": None,
                    "choices": [{"choiceId": "yes", "count": 40, "share": 90.9}],
                    "isWithheld": False,
                }
            ],
            "stated": [],
        }
    ],
    "_links": _LINKS,
}
FREE_TEXTS = {
    "round": _ROUND,
    "questions": [
        {
            "id": "what-is-missing",
            "text": {"sv": "Vad saknas?", "en": None},
            "answers": ["Stöd till anhöriga."],
        }
    ],
}
COMPARISON = {
    "rounds": [_BEFORE, _ROUND],
    "questions": [
        {
            "id": "reports-of-concern",
            "text": _QUESTION,
            "notComparable": None,
            "choices": [
                {"choiceId": "yes", "text": _YES, "before": 91, "after": 90.9, "change": -0.1}
            ],
        }
    ],
    "_links": _LINKS,
}
