"""Consequence analyses, checks, follow-ups, and activities tied to gaps, that tests are made of."""

from typing import Any

from support.activities import make_activity
from support.asking import Api, Json, body
from support.costs import PLAN, some_id
from support.people import Keys
from support.steps import answer, open_round, publish_round

BENEFIT = "22-impact-ca4-benefit-1"
"""A benefit that the reference data has."""


def new_analysis(**fields: Any) -> Json:
    """What is sent for a new analysis of county 22's plan as a whole, with a benefit."""
    return {
        "id": some_id("analysis"),
        "planId": PLAN,
        "perspective": "service_users",
        "title": {"sv": "Provanalysen"},
        "points": [{"kind": "benefit", "text": {"sv": "Provnyttan"}}],
    } | fields


def new_check(**fields: Any) -> Json:
    """What is sent for a new check of a benefit that the reference data has."""
    return {"id": some_id("check"), "pointId": BENEFIT, "question": "Blev det så?"} | fields


def new_follow_up(**fields: Any) -> Json:
    """What is sent for a new follow-up of an activity that the reference data has."""
    return {
        "id": some_id("follow-up"),
        "activityId": "22-plan-1-4",
        "followedUpOn": "2023-11-14",
        "done": "partly",
        "works": "too_early",
    } | fields


def make_analysis(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new analysis, as the lead makes it."""
    return body(api.post("/impact-analyses", json=new_analysis(**fields), key=keys.lead), 201)


def make_check(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new check, as the lead makes it."""
    return body(api.post("/benefit-checks", json=new_check(**fields), key=keys.lead), 201)


def make_follow_up(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new follow-up, as the lead makes it."""
    return body(api.post("/follow-ups", json=new_follow_up(**fields), key=keys.lead), 201)


def tie(api: Api, keys: Keys, *gaps: tuple[str, str], **fields: Any) -> Json:
    """A new activity that is to close gaps: pairs of method and principal."""
    sent = [{"methodId": method, "organisationId": principal} for method, principal in gaps]
    return make_activity(api, keys, gaps=sent, **fields)


def publish_answers(
    api: Api, keys: Keys, round_id: str, answers: dict[tuple[str, str], str], **fields: Any
) -> str:
    """A new published round in which cells, by method and principal, have these answers.

    All other cells of it are asked and not known. Its id.
    """
    open_round(api, keys, id=round_id, **fields)
    for principal in sorted({one for _, one in answers}):
        said = [
            {"methodId": method, "status": status}
            for (method, other), status in answers.items()
            if other == principal
        ]
        answer(api, keys.lead, principal, round_id, answers=said)
    publish_round(api, keys, round_id)
    return round_id


_ANALYSIS = new_analysis(id="22-spare-analysis")
_CHECK = new_check(id="22-spare-check")
_FOLLOW_UP = new_follow_up(id="22-spare-follow-up")
SPARES: dict[str, tuple[str, str, Json]] = {
    "DELETE /impact-analyses/{analysisId}": ("analysisId", "/impact-analyses", _ANALYSIS),
    **{
        f"{verb} /benefit-checks/{{checkId}}": ("checkId", "/benefit-checks", _CHECK)
        for verb in ("GET", "PATCH", "DELETE")
    },
    **{
        f"{verb} /follow-ups/{{followUpId}}": ("followUpId", "/follow-ups", _FOLLOW_UP)
        for verb in ("GET", "PATCH", "DELETE")
    },
}
"""By operation: its name in the address, where what it is about is made, what is sent."""
