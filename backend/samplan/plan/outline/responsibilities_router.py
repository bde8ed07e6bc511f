"""Who is responsible for what: listed, kept, taken away."""

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
from samplan.plan.outline.schemas import (
    ResponsibilityCreate,
    ResponsibilityInfo,
    ResponsibilityList,
    ResponsibilityUpdate,
)
from samplan.plan.tables import Responsibility
from samplan.plan.terms import Division, Party
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, ResponsibilityId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: Mapping[str, Any]) -> ResponsibilityInfo:
    links = {
        "self": link(request, f"/responsibilities/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return ResponsibilityInfo.model_validate({**document, "_links": links})


def _one(
    request: Request, response: Response, session: Session, row: Responsibility
) -> ResponsibilityInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, service.RESPONSIBILITIES.kept.document(session, row))


@router.get("/responsibilities", responses=problems(401, 422, 429))
def list_responsibilities(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    step: Annotated[Id | None, Query(description="Only of this step's need level")] = None,
    division: Annotated[
        Division | None, Query(description="Only today's, or only the reform's")
    ] = None,
    party: Annotated[Party | None, Query(description="Only whose it is")] = None,
) -> ResponsibilityList:
    """Who is responsible for what, today and under the reform. Sort by id, planId or order."""
    statement = select(Responsibility)
    if plan:
        statement = statement.where(col(Responsibility.plan_id) == plan)
    if step:
        statement = statement.where(col(Responsibility.step_id) == step)
    if division:
        statement = statement.where(col(Responsibility.division) == division)
    if party:
        statement = statement.where(col(Responsibility.party) == party)
    columns = {
        "id": col(Responsibility.id),
        "planId": col(Responsibility.plan_id),
        "order": col(Responsibility.position),
    }
    default = [col(Responsibility.plan_id), col(Responsibility.position), col(Responsibility.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in service.RESPONSIBILITIES.kept.documents(session, rows)]
    return ResponsibilityList(
        responsibilities=shown, **page_parts(request, paging, total, len(shown))
    )


@router.get("/responsibilities/{responsibilityId}", responses=problems(401, 404, 422, 429))
def get_responsibility(
    request: Request,
    response: Response,
    session: SessionDep,
    _: Reader,
    responsibility_id: ResponsibilityId,
) -> ResponsibilityInfo:
    """One responsibility; its ETag is what an edit needs."""
    return _one(
        request, response, session, service.RESPONSIBILITIES.get(session, responsibility_id)
    )


@router.post(
    "/responsibilities", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_responsibility(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: ResponsibilityCreate,
) -> ResponsibilityInfo:
    """Add a responsibility to a plan, last in its order."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, service.RESPONSIBILITIES, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/responsibilities/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/responsibilities/{responsibilityId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_responsibility(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    responsibility_id: ResponsibilityId,
    change: ResponsibilityUpdate,
    if_match: IfMatch = None,
) -> ResponsibilityInfo:
    """Change a responsibility. What is left out stays."""
    row = service.RESPONSIBILITIES.get(session, responsibility_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    changed = service.update(session, service.RESPONSIBILITIES, row, change, by=by)
    return _one(request, response, session, changed)


@router.delete(
    "/responsibilities/{responsibilityId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_responsibility(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    responsibility_id: ResponsibilityId,
    if_match: IfMatch = None,
) -> Response:
    """Take a responsibility away; its history stays."""
    row = service.RESPONSIBILITIES.get(session, responsibility_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, service.RESPONSIBILITIES, row, by=by)
    return Response(status_code=204)
