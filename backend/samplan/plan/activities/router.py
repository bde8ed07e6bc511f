"""Activities: listed, kept, taken away."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.activities import reading, service
from samplan.plan.activities.schemas import (
    ActivityCreate,
    ActivityDetail,
    ActivityList,
    ActivityUpdate,
)
from samplan.plan.tables import Activity, ActivityOrganisation, PlanStep
from samplan.plan.terms import Part
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import ActivityId, Id, SearchText
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> ActivityDetail:
    activity_id = document["id"]
    links = {
        "self": link(request, f"/activities/{activity_id}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
        "progressReports": link(
            request, f"/progress-reports?activity={activity_id}", "progress-reports"
        ),
    }
    return ActivityDetail.model_validate(document | {"_links": links})


def _one(
    request: Request, response: Response, session: SessionDep, row: Activity
) -> ActivityDetail:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, reading.shown(session, [row])[0])


@router.get(
    "/activities",
    response_model=None,
    responses=file_responses(ActivityList) | problems(401, 406, 422, 429),
)
def list_activities(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    step: Annotated[list[Id] | None, Query(description="Only of these steps")] = None,
    goal: Annotated[Id | None, Query(description="Only for this goal")] = None,
    organisation: Annotated[
        Id | None, Query(description="Only those that it has a part in")
    ] = None,
    part: Annotated[
        list[Part] | None,
        Query(description="Only those that somebody, or the organisation, has such a part in"),
    ] = None,
    search: Annotated[
        SearchText | None, Query(description="Words that code, title or summary contain")
    ] = None,
) -> Response:
    """Activities. Sort by id, code, order, startsOn or endsOn; by step and order otherwise.

    CSV and XLSX hold the whole list.
    """
    statement = select(Activity).join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
    if plan:
        statement = statement.where(col(PlanStep.plan_id) == plan)
    if step:
        statement = statement.where(col(Activity.step_id).in_(step))
    if goal:
        statement = statement.where(col(Activity.goal_id) == goal)
    statement = _with_part(statement, organisation, part)
    if search:
        statement = statement.where(col(Activity.id).in_(reading.found(session, plan, search)))
    columns = {
        "id": col(Activity.id),
        "code": col(Activity.code),
        "order": col(Activity.position),
        "startsOn": col(Activity.starts_on),
        "endsOn": col(Activity.ends_on),
    }
    default = [
        col(PlanStep.plan_id),
        col(PlanStep.number),
        col(Activity.position),
        col(Activity.id),
    ]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [_shown(request, one) for one in reading.shown(session, rows)]
    page = ActivityList(activities=shown, **page_parts(request, paging, total, len(shown)))
    return answer_list(request, session, file_format, page, kind="activities", name="aktiviteter")


def _with_part(
    statement: SelectOfScalar[Activity], organisation: str | None, parts: list[Part] | None
) -> SelectOfScalar[Activity]:
    """Only activities that the organisation has a part in, or somebody has such a part in."""
    if not organisation and not parts:
        return statement
    having = select(ActivityOrganisation.activity_id)
    if organisation:
        having = having.where(col(ActivityOrganisation.organisation_id) == organisation)
    if parts:
        having = having.where(col(ActivityOrganisation.part).in_(parts))
    return statement.where(col(Activity.id).in_(having))


@router.get("/activities/{activityId}", responses=problems(401, 404, 422, 429))
def get_activity(
    request: Request, response: Response, session: SessionDep, _: Reader, activity_id: ActivityId
) -> ActivityDetail:
    """One activity; its ETag is what an edit needs."""
    return _one(request, response, session, service.get(session, activity_id))


@router.post(
    "/activities", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_activity(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: ActivityCreate,
) -> ActivityDetail:
    """Add an activity to a step, last in its order."""
    plan = service.plan_of_step(session, new.step_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/activities/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/activities/{activityId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_activity(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    activity_id: ActivityId,
    change: ActivityUpdate,
    if_match: IfMatch = None,
) -> ActivityDetail:
    """Change an activity. What is left out stays; lists are replaced as wholes.

    Milestones that are sent with their id keep it.
    """
    row = service.get(session, activity_id)
    plan = service.plan_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, plan, row, change, by=by))


@router.delete(
    "/activities/{activityId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_activity(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    activity_id: ActivityId,
    if_match: IfMatch = None,
) -> Response:
    """Take an activity away; its history stays. Refused while anything refers to it (409)."""
    row = service.get(session, activity_id)
    plan = service.plan_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    check_version(if_match, row.version)
    service.delete(session, plan, row, by=by)
    return Response(status_code=204)
