"""Plans, cost items and statements that tests of costs are made of."""

import itertools
from typing import Any

from samplan.db.engine import Database
from samplan.db.session import writing
from samplan.plan.tables import Activity, Plan, PlanStep
from support.asking import Api, Json, body
from support.people import Keys

PLAN, ELSEWHERE = "22-plan", "25-plan"
"""The plan that the reference data has, and one that tests make in another county."""
_numbers = itertools.count(1)


def some_id(kind: str) -> str:
    """An id that nothing else of the test run has."""
    return f"22-test-{kind}-{next(_numbers)}"


def make_plan(
    database: Database,
    plan_id: str = ELSEWHERE,
    *,
    county_id: str = "25",
    first_year: int | None = 2024,
    years: int | None = 3,
) -> str:
    """A plan with step 1 and its activity 1.1 and step 2 and its 2.1, which no call makes.

    Their ids are the plan's with -step-1 and -1-1 after. A plan that is there stays as it is.
    """
    with writing(database) as session:
        if session.get(Plan, plan_id) is not None:
            return plan_id
        plan = Plan(id=plan_id, county_id=county_id, title_sv="Provplanen", years=years)
        plan.first_year = first_year
        session.add(plan)
        session.flush()
        for number in (1, 2):
            step_id = f"{plan_id}-step-{number}"
            step = PlanStep(id=step_id, plan_id=plan_id, number=number, need_level_sv="Omfattande")
            session.add(step)
            session.flush()
            code = f"{number}.1"
            activity = Activity(
                id=f"{plan_id}-{number}-1", step_id=step_id, code=code, title_sv="Prov"
            )
            session.add(activity)
    return plan_id


def new_item(**fields: Any) -> Json:
    """What is sent for a new item of county 22's plan that the region pays; fields may be added.

    The amount is 100 000 kronor a year unless another is given in any way.
    """
    sent: Json = {
        "id": some_id("item"),
        "planId": PLAN,
        "title": {"sv": "Provpost"},
        "unit": "year",
        "frequency": "yearly",
        "priceYear": 2021,
        "payers": [{"organisationId": "22", "percent": 100}],
    } | fields
    if not {"amount", "amountText", "notCosted"} & sent.keys():
        sent["amount"] = {"low": 100_000, "high": 100_000}
    return sent


def make_item(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new item, as the lead makes it."""
    return body(api.post("/cost-items", json=new_item(**fields), key=keys.lead), 201)


def shares(*pairs: tuple[str, float | None]) -> list[Json]:
    """Payers as they are sent: an organisation with its per cent, or None."""
    return [{"organisationId": one, "percent": percent} for one, percent in pairs]


def make_statement(api: Api, keys: Keys, *item_ids: str, **fields: Any) -> Json:
    """A new statement about items, as the lead makes it."""
    sent = {
        "id": some_id("statement"),
        "planId": PLAN,
        "kind": "printed_total",
        "title": {"sv": "Summa"},
        "itemIds": list(item_ids),
    } | fields
    return body(api.post("/cost-statements", json=sent, key=keys.lead), 201)


_STATED: Json = {
    "id": "22-spare-statement",
    "planId": PLAN,
    "kind": "printed_total",
    "title": {"sv": "Att ta bort"},
    "amountText": "2 mkr",
    "itemIds": ["22-f10-6"],
}
_POST_COST: Json = {
    "id": "22-spare-post",
    "countyId": "22",
    "roleId": "nurse",
    "year": 2019,
    "amount": 600_000,
    "bound": "exact",
}
_SCENARIO: Json = {
    "id": "22-spare-scenario",
    "planId": PLAN,
    "name": "Att ta bort",
    "choice": {"steps": [1]},
}
SPARES: dict[str, tuple[str, str, Json]] = {
    "DELETE /cost-items/{itemId}": ("itemId", "/cost-items", new_item(id="22-spare-item")),
    "DELETE /cost-statements/{statementId}": ("statementId", "/cost-statements", _STATED),
    "DELETE /role-costs/{roleCostId}": ("roleCostId", "/role-costs", _POST_COST),
    "PATCH /cost-scenarios/{scenarioId}": ("scenarioId", "/cost-scenarios", _SCENARIO),
    "DELETE /cost-scenarios/{scenarioId}": ("scenarioId", "/cost-scenarios", _SCENARIO),
}
"""What operations change or take away: its name in the address, where it is made, what is sent."""
