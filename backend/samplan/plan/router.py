"""Plans: listed, kept, and each with its steps and activities."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan import service
from samplan.plan.schemas import PlanCreate, PlanDetail, PlanInfo, PlanList, PlanUpdate
from samplan.plan.tables import Plan
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
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
def get_plan(
    request: Request, response: Response, session: SessionDep, _: Reader, plan_id: PlanId
) -> PlanDetail:
    """One plan with its steps, their activities, who has a part in them, and what belongs to it.

    Its ETag is what an edit of the plan itself needs; its parts have versions of their own. What
    it costs is not here: ask for `/cost-summaries`.
    """
    row = service.PLANS.get(session, plan_id)
    [shown] = service.show(session, [row])
    outline = service.outline(session, row)
    response.headers["ETag"] = version_etag(row.version)
    return PlanDetail.model_validate(shown | outline | _links(request, row.id))


def _one(request: Request, response: Response, session: Session, row: Plan) -> PlanInfo:
    response.headers["ETag"] = version_etag(row.version)
    [shown] = service.show(session, [row])
    return PlanInfo.model_validate(shown | _links(request, row.id))


@router.post("/plans", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429))
def create_plan(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: PlanCreate,
) -> PlanInfo:
    """Add a plan to a county. Its steps and what belongs to it are added after."""
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/plans/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/plans/{planId}", responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429)
)
def update_plan(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    plan_id: PlanId,
    change: PlanUpdate,
    if_match: IfMatch = None,
) -> PlanInfo:
    """Change a plan. What is left out stays."""
    row = service.PLANS.get(session, plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=row.county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))
