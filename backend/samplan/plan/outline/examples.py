"""Examples of a plan's steps, goals, points and responsibilities, for the contract."""

from samplan.plan.examples import (
    GOAL_ALONE,
    META,
    POINT_ALONE,
    RESPONSIBILITY_ALONE,
    STEP_ALONE,
    Example,
)

__all__ = ["META"]


def link(path: str, rel: str = "self") -> Example:
    """A link to a path under the API."""
    href = f"https://samplan.example.se/samplan/v1/{path}"
    return {"href": href, "rel": rel, "method": "GET"}


_PLAN = link("plans/22-plan", "up")

STEP = STEP_ALONE | {"_links": {"self": link("plan-steps/22-plan-step-1"), "plan": _PLAN}}
GOAL = GOAL_ALONE | {"_links": {"self": link("goals/22-plan-goal-2-1"), "plan": _PLAN}}
POINT = POINT_ALONE | {"_links": {"self": link("plan-points/22-prerequisite-1"), "plan": _PLAN}}
RESPONSIBILITY = RESPONSIBILITY_ALONE | {
    "_links": {"self": link("responsibilities/22-level-moderate"), "plan": _PLAN}
}

NEW_STEP: Example = {
    "id": "22-plan-step-4",
    "planId": "22-plan",
    "number": 4,
    "needLevel": {"sv": "Inga svårigheter", "en": "No difficulties"},
    "targetGroup": {"sv": "Alla invånare"},
    "bodies": [{"name": {"sv": "Skolhälsovård"}}],
}
STEP_CHANGE: Example = {"year": 2024}

NEW_GOAL: Example = {
    "id": "22-plan-goal-2-5",
    "stepId": "22-plan-step-2",
    "number": 5,
    "title": {"sv": "Ge vård på lika villkor", "en": "Give care on equal terms"},
    "subTasks": [{"title": {"sv": "Jämföra väntetider"}}],
}
GOAL_CHANGE: Example = {
    "subTasks": [{"title": {"sv": "Jämföra väntetider"}, "doneOn": "2024-05-02"}]
}

NEW_POINT: Example = {
    "id": "22-prerequisite-8",
    "planId": "22-plan",
    "kind": "prerequisite",
    "title": {"sv": "Gemensamma lokaler", "en": "Shared premises"},
}
POINT_CHANGE: Example = {"text": {"sv": "Teamen sitter under samma tak."}}

NEW_RESPONSIBILITY: Example = {
    "id": "22-today-joint-2",
    "planId": "22-plan",
    "division": "today",
    "party": "joint",
    "text": {"sv": "Har en gemensam rutin för avvikelser."},
}
RESPONSIBILITY_CHANGE: Example = {"stepId": "22-plan-step-1"}
