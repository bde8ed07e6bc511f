"""Steps of plans: listed, kept, taken away."""

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
from samplan.plan.outline.schemas import StepCreate, StepInfo, StepList, StepUpdate
from samplan.plan.tables import PlanStep
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, StepId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: Mapping[str, Any]) -> StepInfo:
    links = {
        "self": link(request, f"/plan-steps/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return StepInfo.model_validate({**document, "_links": links})


def _one(request: Request, response: Response, session: Session, row: PlanStep) -> StepInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, service.STEPS.kept.document(session, row))


@router.get("/plan-steps", responses=problems(401, 422, 429))
def list_plan_steps(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
) -> StepList:
    """Prioritised steps of plans. Sort by id, planId or number."""
    statement = select(PlanStep)
    if plan:
        statement = statement.where(col(PlanStep.plan_id) == plan)
    columns = {
        "id": col(PlanStep.id),
        "planId": col(PlanStep.plan_id),
        "number": col(PlanStep.number),
    }
    default = [col(PlanStep.plan_id), col(PlanStep.number)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in service.STEPS.kept.documents(session, rows)]
    return StepList(plan_steps=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/plan-steps/{stepId}", responses=problems(401, 404, 422, 429))
def get_plan_step(
    request: Request, response: Response, session: SessionDep, _: Reader, step_id: StepId
) -> StepInfo:
    """One step; its ETag is what an edit needs."""
    return _one(request, response, session, service.STEPS.get(session, step_id))


@router.post(
    "/plan-steps", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_plan_step(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: StepCreate,
) -> StepInfo:
    """Add a step to a plan."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, service.STEPS, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/plan-steps/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/plan-steps/{stepId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_plan_step(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    step_id: StepId,
    change: StepUpdate,
    if_match: IfMatch = None,
) -> StepInfo:
    """Change a step. What is left out stays; who is responsible is replaced as a whole."""
    row = service.STEPS.get(session, step_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    changed = service.update(session, service.STEPS, row, change, by=by)
    return _one(request, response, session, changed)


@router.delete(
    "/plan-steps/{stepId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_plan_step(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    step_id: StepId,
    if_match: IfMatch = None,
) -> Response:
    """Take a step away. Refused while it has activities or anything refers to it (409)."""
    row = service.STEPS.get(session, step_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, service.STEPS, row, by=by)
    return Response(status_code=204)
