"""What belongs to plans as wholes: listed, kept, taken away."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.checks import named_plan
from samplan.plan.outline import service
from samplan.plan.outline.schemas import PointCreate, PointInfo, PointList, PointUpdate
from samplan.plan.tables import PlanPoint
from samplan.plan.terms import PointKind
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, PointId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: Mapping[str, Any]) -> PointInfo:
    links = {
        "self": link(request, f"/plan-points/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return PointInfo.model_validate({**document, "_links": links})


def _one(request: Request, response: Response, session: Session, row: PlanPoint) -> PointInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, service.POINTS.kept.document(session, row))


@router.get("/plan-points", responses=problems(401, 422, 429))
def list_plan_points(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    kind: Annotated[PointKind | None, Query(description="Only of this kind")] = None,
) -> PointList:
    """What belongs to plans as wholes. Sort by id, planId, kind or order."""
    statement = select(PlanPoint)
    if plan:
        statement = statement.where(col(PlanPoint.plan_id) == plan)
    if kind:
        statement = statement.where(col(PlanPoint.kind) == kind)
    columns = {
        "id": col(PlanPoint.id),
        "planId": col(PlanPoint.plan_id),
        "kind": col(PlanPoint.kind),
        "order": col(PlanPoint.position),
    }
    default = [col(PlanPoint.plan_id), col(PlanPoint.position), col(PlanPoint.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in service.POINTS.kept.documents(session, rows)]
    return PointList(plan_points=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/plan-points/{pointId}", responses=problems(401, 404, 422, 429))
def get_plan_point(
    request: Request, response: Response, session: SessionDep, _: Reader, point_id: PointId
) -> PointInfo:
    """One point; its ETag is what an edit needs."""
    return _one(request, response, session, service.POINTS.get(session, point_id))


@router.post(
    "/plan-points", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_plan_point(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: PointCreate,
) -> PointInfo:
    """Add a point to a plan, last in its order."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, service.POINTS, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/plan-points/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/plan-points/{pointId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_plan_point(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    point_id: PointId,
    change: PointUpdate,
    if_match: IfMatch = None,
) -> PointInfo:
    """Change a point. What is left out stays."""
    row = service.POINTS.get(session, point_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    changed = service.update(session, service.POINTS, row, change, by=by)
    return _one(request, response, session, changed)


@router.delete(
    "/plan-points/{pointId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_plan_point(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    point_id: PointId,
    if_match: IfMatch = None,
) -> Response:
    """Take a point away. Refused while an activity needs it (409)."""
    row = service.POINTS.get(session, point_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, service.POINTS, row, by=by)
    return Response(status_code=204)
