"""Examples of questionnaires for the contract."""

from typing import Any

QUESTIONNAIRE: dict[str, Any] = {
    "id": "22-region",
    "countyId": "22",
    "title": {"sv": "Enkät till regionens enheter", "en": "Questionnaire to the region's units"},
    "latestNumber": 1,
    "hasDraft": False,
    "version": 1,
}
FORM: dict[str, Any] = {
    "sections": [
        {
            "id": "routines",
            "title": {"sv": "Rutiner", "en": "Routines"},
            "help": None,
            "questions": [
                {
                    "id": "has-routine",
                    "type": "yes_no",
                    "text": {"sv": "Har ni en rutin för screening?", "en": None},
                    "help": {"sv": "En skriftlig rutin som alla känner till.", "en": None},
                    "isRequired": True,
                    "meaning": 1,
                    "choices": [
                        {"id": "yes", "text": {"sv": "Ja", "en": "Yes"}},
                        {"id": "no", "text": {"sv": "Nej", "en": "No"}},
                        {"id": "partly", "text": {"sv": "Delvis", "en": "Partly"}},
                        {"id": "dont-know", "text": {"sv": "Vet inte", "en": "Don't know"}},
                    ],
                    "scale": None,
                    "unit": None,
                    "decimals": None,
                    "least": None,
                    "most": None,
                    "shownIf": None,
                },
                {
                    "id": "screened",
                    "type": "number",
                    "text": {"sv": "Hur många screenades förra året?", "en": None},
                    "help": None,
                    "isRequired": False,
                    "meaning": 1,
                    "choices": [],
                    "scale": None,
                    "unit": {"sv": "personer", "en": "persons"},
                    "decimals": 0,
                    "least": 0,
                    "most": None,
                    "shownIf": {"questionId": "has-routine", "choiceIds": ["yes", "partly"]},
                },
            ],
        }
    ]
}
VERSION: dict[str, Any] = {
    "questionnaireId": "22-region",
    "number": 1,
    "status": "final",
    "questionCount": 2,
    "form": FORM,
    "changes": [],
    "version": 2,
}
DRAFT: dict[str, Any] = VERSION | {
    "number": 2,
    "status": "draft",
    "changes": [{"questionId": "screened", "kinds": ["new"]}],
    "remaining": [],
    "version": 3,
}
META = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def self_link(path: str) -> dict[str, Any]:
    """The _links of an example."""
    address = f"https://samplan.example.se/samplan/v1/{path}"
    return {"self": {"href": address, "rel": "self", "method": "GET"}}
