"""What a county's lead and the units that are asked do over the API, as steps for tests."""

import itertools
from copy import deepcopy
from typing import Any

import httpx

from support.asking import Api, Json, body
from support.people import Keys

_numbers = itertools.count(1)
KIND = "provslag"


def text(sv: str, en: str | None = None) -> Json:
    """A text in the two languages."""
    return {"sv": sv, "en": en}


def question(name: str, kind: str, **fields: Any) -> Json:
    """A question as it is sent, with what the test does not care about left out."""
    return {"id": name, "type": kind, "text": text(f"Fråga {name}?"), **fields}


def choices(*names: str) -> list[Json]:
    """Choices to choose among."""
    return [{"id": name, "text": text(name.capitalize())} for name in names]


ROUTINE = question("routine", "yes_no", isRequired=True)
FORM: Json = {
    "sections": [
        {
            "id": "routines",
            "title": text("Rutiner", "Routines"),
            "questions": [
                ROUTINE,
                question(
                    "screened",
                    "number",
                    isRequired=True,
                    unit=text("personer"),
                    decimals=0,
                    least=0,
                    most=10_000,
                    shownIf={"questionId": "routine", "choiceIds": ["yes", "partly"]},
                ),
                question("tools", "several", choices=choices("audit", "dudit", "cage")),
            ],
        },
        {
            "id": "judgement",
            "title": text("Bedömning"),
            "questions": [
                question("trust", "scale", scale={"from": 1, "to": 5}),
                question("who", "one", choices=choices("nurse", "doctor")),
                question("hours", "number", decimals=1),
                question("comment", "text"),
            ],
        },
    ]
}
ANSWERS: Json = {"routine": "yes", "screened": 120, "tools": ["audit"], "trust": 4}


def new_name() -> str:
    """An id that nothing else of the test run has."""
    return f"22-prov-{next(_numbers)}"


def form_with(**changes: Any) -> Json:
    """The form with a question changed: its name to what is changed; None takes it away."""
    form = deepcopy(FORM)
    for section in form["sections"]:
        section["questions"] = [
            one | changes.get(one["id"], {})
            for one in section["questions"]
            if changes.get(one["id"], {}) is not None
        ]
    return form


def make_questionnaire(api: Api, keys: Keys, name: str | None = None) -> str:
    """A questionnaire without a version; its id."""
    new = {"id": name or new_name(), "countyId": "22", "title": text("Provenkät", "Trial")}
    made: str = body(api.post("/questionnaires", json=new, key=keys.lead), 201)["id"]
    return made


def save_draft(api: Api, keys: Keys, name: str, form: Json = FORM) -> Json:
    """Save the form as the questionnaire's draft; the draft."""
    path = f"/questionnaires/{name}/draft"
    version = api.read(path, key=keys.lead)["version"]
    return body(api.put(path, json=form, key=keys.lead, version=version))


def make_final(api: Api, keys: Keys, name: str, form: Json = FORM) -> Json:
    """Save the form and make it final; the version."""
    version = save_draft(api, keys, name, form)["version"]
    path = f"/questionnaires/{name}/versions"
    return body(api.post(path, key=keys.lead, version=version), 201)


def final_questionnaire(api: Api, keys: Keys, form: Json = FORM) -> str:
    """A questionnaire with a final version; its id."""
    name = make_questionnaire(api, keys)
    make_final(api, keys, name, form)
    return name


def make_kind(api: Api, keys: Keys, name: str = KIND) -> str:
    """A kind of unit, made unless it is there; its id."""
    new = {"id": name, "name": text(name.capitalize())}
    response = api.post("/unit-kinds", json=new, key=keys.lead)
    assert response.status_code in (201, 409), response.text
    return name


def make_round(
    api: Api, keys: Keys, questionnaire: str | None = None, *, form: Json = FORM, **fields: Any
) -> str:
    """A draft of a round that asks nobody yet; its id."""
    new = {
        "id": new_name(),
        "countyId": "22",
        "questionnaireId": questionnaire or final_questionnaire(api, keys, form),
        "year": 2026,
        "title": text("Provenkät 2026"),
        **fields,
    }
    made: str = body(api.post("/questionnaire-rounds", json=new, key=keys.lead), 201)["id"]
    return made


def ask(api: Api, keys: Keys, round_id: str, name: str, **fields: Any) -> Json:
    """One more unit in the round; the unit."""
    kind = make_kind(api, keys, fields.pop("unitKindId", KIND))
    new = {"id": name, "name": f"Enheten {name}", "organisationId": "2281", "unitKindId": kind}
    path = f"/questionnaire-rounds/{round_id}/recipients"
    return body(api.post(path, json=new | fields, key=keys.lead), 201)


def move(api: Api, keys: Keys, round_id: str, to: str, **fields: Any) -> Json:
    """Take the round to its next status; the round."""
    path = f"/questionnaire-rounds/{round_id}"
    version = api.read(path, key=keys.lead)["version"]
    sent = {"to": to, **fields}
    return body(api.post(f"{path}/transitions", json=sent, key=keys.lead, version=version), 201)


def change_round(api: Api, keys: Keys, round_id: str, **fields: Any) -> Json:
    """Change fields of the round; the round."""
    path = f"/questionnaire-rounds/{round_id}"
    version = api.read(path, key=keys.lead)["version"]
    return body(api.patch(path, json=fields, key=keys.lead, version=version))


def open_questionnaire(api: Api, keys: Keys, *names: str, form: Json = FORM, **fields: Any) -> str:
    """An open round that asks the units named; its id."""
    round_id = make_round(api, keys, form=form, **fields)
    for name in names or ("ost",):
        ask(api, keys, round_id, name)
    move(api, keys, round_id, "open")
    return round_id


def links(api: Api, keys: Keys, round_id: str, *names: str, **fields: Any) -> dict[str, str]:
    """The tokens of new links of the units named, or of all, by unit."""
    sent: Json = {"recipientIds": list(names), **fields} if names else fields
    path = f"/questionnaire-rounds/{round_id}/invitations"
    given = body(api.post(path, json=sent, key=keys.lead), 201)["invitations"]
    return {one["recipientId"]: one["link"].partition("#")[2] for one in given if one["link"]}


def link(api: Api, keys: Keys, round_id: str, name: str = "ost", **fields: Any) -> str:
    """The token of a new link of the unit."""
    return links(api, keys, round_id, name, **fields)[name]


def header(token: str) -> dict[str, str]:
    """The header that carries a link's token."""
    return {"X-Invitation": token}


def mine(api: Api, token: str) -> Json:
    """What the link leads to."""
    return api.read("/responses/mine", headers=header(token))


def put(api: Api, token: str, answers: Json, version: int | str | None = None) -> httpx.Response:
    """Save answers, at the newest version unless another is given; the response."""
    at = mine(api, token)["version"] if version is None else version
    sent = {"answers": answers}
    return api.put("/responses/mine", json=sent, headers=header(token), version=at)


def save(api: Api, token: str, **answers: Any) -> Json:
    """Save these answers and no others; what is there then."""
    return body(put(api, token, answers))


def send_in(api: Api, token: str) -> httpx.Response:
    """Send in what was saved last; the response."""
    version = mine(api, token)["version"]
    return api.post("/responses/mine/submissions", headers=header(token), version=version)


def answer_and_send(api: Api, token: str, **answers: Any) -> Json:
    """Save and send in; what is there then."""
    save(api, token, **{**ANSWERS, **answers})
    return body(send_in(api, token), 201)
