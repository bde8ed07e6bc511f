"""Plans, steps, goals, points and responsibilities that tests are made of."""

from typing import Any

from support.asking import Api, Json, body
from support.costs import PLAN, some_id
from support.people import Keys

STEP = "22-plan-step-2"
"""A step that the reference data has."""


def new_plan(**fields: Any) -> Json:
    """What is sent for a new plan of county 22."""
    return {"id": some_id("plan"), "countyId": "22", "title": {"sv": "Provplanen"}} | fields


def new_step(**fields: Any) -> Json:
    """What is sent for a new step of county 22's plan."""
    sent = {"id": some_id("step"), "planId": PLAN, "number": 9}
    return sent | {"needLevel": {"sv": "Inga svårigheter"}} | fields


def new_goal(**fields: Any) -> Json:
    """What is sent for a new goal of the plan's second step."""
    sent = {"id": some_id("goal"), "stepId": STEP, "number": 9, "title": {"sv": "Provmålet"}}
    return sent | fields


def new_point(**fields: Any) -> Json:
    """What is sent for a new prerequisite of county 22's plan."""
    sent = {"id": some_id("point"), "planId": PLAN, "kind": "prerequisite"}
    return sent | {"title": {"sv": "Provpunkten"}} | fields


def new_responsibility(**fields: Any) -> Json:
    """What is sent for a new joint responsibility of today, for all need levels."""
    sent = {"id": some_id("responsibility"), "planId": PLAN, "division": "today"}
    return sent | {"party": "joint", "text": {"sv": "Provansvaret"}} | fields


def made(api: Api, keys: Keys, path: str, sent: Json) -> Json:
    """A new part of the outline, as the lead makes it."""
    return body(api.post(path, json=sent, key=keys.lead), 201)


_PLAN = new_plan(id="22-spare-plan")
_STEP = new_step(id="22-spare-step", number=999)
_GOAL = new_goal(id="22-spare-goal", number=999)
_POINT = new_point(id="22-spare-point")
_SAID = new_responsibility(id="22-spare-responsibility")
SPARES: dict[str, tuple[str, str, Json]] = {
    "PATCH /plans/{planId}": ("planId", "/plans", _PLAN),
    "PATCH /plan-steps/{stepId}": ("stepId", "/plan-steps", _STEP),
    "DELETE /plan-steps/{stepId}": ("stepId", "/plan-steps", _STEP),
    "DELETE /goals/{goalId}": ("goalId", "/goals", _GOAL),
    "DELETE /plan-points/{pointId}": ("pointId", "/plan-points", _POINT),
    "DELETE /responsibilities/{responsibilityId}": (
        "responsibilityId",
        "/responsibilities",
        _SAID,
    ),
}
"""What operations change or take away: its name in the address, where it is made, what is sent."""
