"""Plans: listed, and each with its steps and activities."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from sqlmodel import col, select

from samplan.auth.dependencies import Reader
from samplan.db.session import SessionDep
from samplan.plan import service
from samplan.plan.schemas import PlanDetail, PlanInfo, PlanList
from samplan.plan.tables import Plan
from samplan.web.contract import problems
from samplan.web.fields import Id, PlanId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _links(request: Request, plan_id: str) -> dict[str, Any]:
    return {"_links": {"self": link(request, f"/plans/{plan_id}", "self")}}


@router.get("/plans", responses=problems(401, 422, 429))
def list_plans(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
) -> PlanList:
    """Joint plans. Sort by id, countyId or order."""
    statement = select(Plan)
    if county:
        statement = statement.where(col(Plan.county_id) == county)
    columns = {
        "id": col(Plan.id),
        "countyId": col(Plan.county_id),
        "order": col(Plan.position),
    }
    default = [col(Plan.county_id), col(Plan.position), col(Plan.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [
        PlanInfo.model_validate(one | _links(request, one["id"]))
        for one in service.show(session, rows)
    ]
    return PlanList(plans=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/plans/{planId}", responses=problems(401, 404, 422, 429))
def get_plan(request: Request, session: SessionDep, _: Reader, plan_id: PlanId) -> PlanDetail:
    """One plan with its steps, their activities, and who has a part in them.

    What it costs is not here: ask for `/cost-summaries`.
    """
    row = service.get(session, plan_id)
    [shown] = service.show(session, [row])
    outline = service.outline(session, row)
    return PlanDetail.model_validate(shown | outline | _links(request, row.id))
