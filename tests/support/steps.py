"""What a county's people do over the API, as steps that tests are made of."""

import itertools
from typing import Any

from support.asking import Api, Json, body
from support.people import Keys

ROUND = "22-2026"
_numbers = itertools.count(1)
NEW_ROUND: Json = {
    "id": ROUND,
    "countyId": "22",
    "year": 2026,
    "title": {"sv": "GAP-analys 2026", "en": "Gap analysis 2026"},
    "previousRoundId": "22-2021",
}


def new_id() -> str:
    """An id that no other round of the test run has."""
    return f"22-2026-{next(_numbers)}"


def draft_round(api: Api, keys: Keys, **fields: Any) -> Json:
    """Make a draft that follows 2021; the round."""
    return body(api.post("/gap-rounds", json=NEW_ROUND | fields, key=keys.lead), 201)


def move_round(api: Api, keys: Keys, to: str, round_id: str = ROUND, **fields: Any) -> Json:
    """Take the round to its next status; the round."""
    version = api.read(f"/gap-rounds/{round_id}", key=keys.lead)["version"]
    sent = {"to": to, **fields}
    path = f"/gap-rounds/{round_id}/transitions"
    return body(api.post(path, json=sent, key=keys.lead, version=version), 201)


def open_round(api: Api, keys: Keys, **fields: Any) -> Json:
    """Make a draft that follows 2021 and open it; the round."""
    made = draft_round(api, keys, **fields)
    return move_round(api, keys, "open", made["id"])


def publish_round(api: Api, keys: Keys, round_id: str = ROUND) -> Json:
    """Take an open round to review and publish it; the round."""
    move_round(api, keys, "under_review", round_id)
    return move_round(api, keys, "published", round_id)


def column_path(organisation_id: str, round_id: str = ROUND) -> str:
    """The address of an organisation's column."""
    return f"/gap-rounds/{round_id}/columns/{organisation_id}"


def cell_path(method_id: str, organisation_id: str, round_id: str = ROUND) -> str:
    """The address of a cell."""
    return f"/gap-rounds/{round_id}/assessments/{method_id}/{organisation_id}"


def answer(api: Api, key: str, organisation_id: str, round_id: str = ROUND, **change: Any) -> Json:
    """Answer in a column of the round, at its newest version; the column."""
    path = column_path(organisation_id, round_id)
    version = api.read(path, key=key)["version"]
    return body(api.patch(path, json=change, key=key, version=version))


def history(api: Api, key: str | None = None, **params: Any) -> list[Json]:
    """The changes that the key's holder sees, newest first."""
    return api.items("/changes", key=key, params=params)


def newest_revision(api: Api, keys: Keys) -> int:
    """The number of the newest revision in the history."""
    changes = api.read("/changes", params={"limit": 1}, key=keys.administrator)["changes"]
    return int(changes[0]["revision"])
