"""Boards, matters, decisions, agreements and courses that tests are made of."""

from typing import Any

from support.asking import Api, Json, body
from support.costs import PLAN, some_id
from support.people import Keys

BOARD, OTHER_BOARD = "2280-social-committee", "2262-social-committee"
"""Boards that the reference data has."""


def made(api: Api, keys: Keys, path: str, sent: Json) -> Json:
    """A new thing, as the lead makes it."""
    return body(api.post(path, json=sent, key=keys.lead), 201)


def make_board(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new board of county 22."""
    sent = {"id": some_id("board"), "countyId": "22", "name": {"sv": "Provnämnden"}}
    return made(api, keys, "/boards", sent | fields)


def make_matter(api: Api, keys: Keys, *board_ids: str, **fields: Any) -> Json:
    """A new matter of county 22's plan, for boards to decide."""
    sent = {"id": some_id("matter"), "planId": PLAN, "title": {"sv": "Provärende"}}
    return made(api, keys, "/matters", sent | {"boardIds": list(board_ids)} | fields)


def decide(api: Api, keys: Keys, matter: str, board: str, outcome: str, **fields: Any) -> Json:
    """What a board did with a matter."""
    sent = {"id": some_id("decision"), "matterId": matter, "boardId": board, "outcome": outcome}
    return made(api, keys, "/decisions", sent | fields)


def make_agreement(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new agreement of county 22."""
    sent = {
        "id": some_id("agreement"),
        "countyId": "22",
        "kind": "agreement",
        "name": {"sv": "Provöverenskommelse"},
        "status": "in_force",
    }
    return made(api, keys, "/agreements", sent | fields)


def make_course(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new course of county 22's plan, held as needed."""
    sent = {"id": some_id("course"), "planId": PLAN, "title": {"sv": "Provkurs"}}
    return made(api, keys, "/courses", sent | {"recurrence": "as_needed"} | fields)


def hold(api: Api, keys: Keys, course: str, starts_on: str, **fields: Any) -> Json:
    """A new occasion of a course."""
    sent = {"id": some_id("occasion"), "courseId": course, "startsOn": starts_on}
    return made(api, keys, "/course-occasions", sent | fields)


_BOARD: Json = {"id": "22-spare-board", "countyId": "22", "name": {"sv": "Att ta bort"}}
_MATTER: Json = {
    "id": "22-spare-matter",
    "planId": PLAN,
    "title": {"sv": "Att ta bort"},
    "boardIds": [BOARD],
}
_DECISION: Json = {
    "id": "22-spare-decision",
    "matterId": "22-adopt-plan",
    "boardId": BOARD,
    "outcome": "tabled",
    "decidedOn": "2022-02",
}
_AGREEMENT: Json = {
    "id": "22-spare-agreement",
    "countyId": "22",
    "kind": "routine",
    "name": {"sv": "Att ta bort"},
    "status": "proposed",
}
_COURSE: Json = {
    "id": "22-spare-course",
    "planId": PLAN,
    "title": {"sv": "Att ta bort"},
    "recurrence": "once",
}
_OCCASION: Json = {
    "id": "22-spare-occasion",
    "courseId": "22-course-mi",
    "startsOn": "2026-03-02",
}
SPARES: dict[str, tuple[str, str, Json]] = {
    "DELETE /boards/{boardId}": ("boardId", "/boards", _BOARD),
    "DELETE /matters/{matterId}": ("matterId", "/matters", _MATTER),
    "DELETE /decisions/{decisionId}": ("decisionId", "/decisions", _DECISION),
    "DELETE /agreements/{agreementId}": ("agreementId", "/agreements", _AGREEMENT),
    "DELETE /courses/{courseId}": ("courseId", "/courses", _COURSE),
    "GET /course-occasions/{occasionId}": ("occasionId", "/course-occasions", _OCCASION),
    "PATCH /course-occasions/{occasionId}": ("occasionId", "/course-occasions", _OCCASION),
    "DELETE /course-occasions/{occasionId}": ("occasionId", "/course-occasions", _OCCASION),
}
"""What operations show, change or take away: its name in the address, where it is made, and what
is sent."""
