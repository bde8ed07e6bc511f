"""A plan as it stood, and what is done to it in between."""

from typing import Any

from samplan.plan.versions.schemas import PlanComparison, PlanVersion
from support.asking import Api, Json, body
from support.costs import PLAN
from support.people import Keys
from support.shapes import assert_shape


def version(api: Api, plan: str = PLAN, **params: Any) -> Json:
    """The plan as it stood."""
    found = api.read("/plan-versions", params={"plan": plan, **params})
    assert_shape(PlanVersion, found)
    return found


def comparison(api: Api, then: Any, now: Any = None, plan: str = PLAN) -> Json:
    """What became of the plan between two moments."""
    params = {"plan": plan, "then": then} | ({} if now is None else {"now": now})
    found = api.read("/plan-comparisons", params=params)
    assert_shape(PlanComparison, found)
    return found


def by_id(documents: list[Json]) -> dict[str, Json]:
    """Documents by id."""
    return {one["id"]: one for one in documents}


def change(api: Api, keys: Keys, path: str, **fields: Any) -> Json:
    """Something changed, as the lead does it."""
    held = api.read(path)["version"]
    return body(api.patch(path, json=fields, key=keys.lead, version=held))


def take_away(api: Api, keys: Keys, path: str) -> None:
    """Something taken away, as the lead does it."""
    held = api.read(path)["version"]
    assert api.delete(path, key=keys.lead, version=held).status_code == 204
