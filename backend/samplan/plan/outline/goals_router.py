"""Goals of steps: listed, kept, taken away."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.outline import service
from samplan.plan.outline.schemas import GoalCreate, GoalInfo, GoalList, GoalUpdate
from samplan.plan.tables import Goal, PlanStep
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import GoalId, Id
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: Mapping[str, Any]) -> GoalInfo:
    links = {
        "self": link(request, f"/goals/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return GoalInfo.model_validate({**document, "_links": links})


def _one(request: Request, response: Response, session: Session, row: Goal) -> GoalInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, service.GOALS.kept.document(session, row))


@router.get("/goals", responses=problems(401, 422, 429))
def list_goals(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    step: Annotated[Id | None, Query(description="Only of this step")] = None,
) -> GoalList:
    """What steps are to reach. Sort by id or number; by step and number otherwise."""
    statement = select(Goal).join(PlanStep, col(PlanStep.id) == col(Goal.step_id))
    if plan:
        statement = statement.where(col(PlanStep.plan_id) == plan)
    if step:
        statement = statement.where(col(Goal.step_id) == step)
    columns = {
        "id": col(Goal.id),
        "number": col(Goal.number),
    }
    default = [col(PlanStep.plan_id), col(PlanStep.number), col(Goal.number)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in service.GOALS.kept.documents(session, rows)]
    return GoalList(goals=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/goals/{goalId}", responses=problems(401, 404, 422, 429))
def get_goal(
    request: Request, response: Response, session: SessionDep, _: Reader, goal_id: GoalId
) -> GoalInfo:
    """One goal; its ETag is what an edit needs."""
    return _one(request, response, session, service.GOALS.get(session, goal_id))


@router.post("/goals", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429))
def create_goal(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: GoalCreate,
) -> GoalInfo:
    """Add a goal to a step."""
    plan = service.plan_of_step(session, new.step_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, service.GOALS, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/goals/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/goals/{goalId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_goal(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    goal_id: GoalId,
    change: GoalUpdate,
    if_match: IfMatch = None,
) -> GoalInfo:
    """Change a goal. What is left out stays; what is to be done is replaced as a whole."""
    row = service.GOALS.get(session, goal_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    changed = service.update(session, service.GOALS, row, change, by=by)
    return _one(request, response, session, changed)


@router.delete(
    "/goals/{goalId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_goal(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    goal_id: GoalId,
    if_match: IfMatch = None,
) -> Response:
    """Take a goal away. Refused while an activity serves it (409)."""
    row = service.GOALS.get(session, goal_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, service.GOALS, row, by=by)
    return Response(status_code=204)
