"""Follow-ups of activities: listed, kept, taken away."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.impact import follow_ups
from samplan.plan.impact.documents import follow_up_documents
from samplan.plan.impact.schemas import (
    FollowUpCreate,
    FollowUpInfo,
    FollowUpList,
    FollowUpUpdate,
)
from samplan.plan.impact.tables import FollowUp
from samplan.plan.impact.terms import InPractice
from samplan.plan.tables import Activity, PlanStep
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import FollowUpId, Id
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> FollowUpInfo:
    links = {
        "self": link(request, f"/follow-ups/{document['id']}", "self"),
        "activity": link(request, f"/activities/{document['activityId']}", "activity"),
    }
    return FollowUpInfo.model_validate(document | {"_links": links})


def _one(request: Request, response: Response, session: Session, row: FollowUp) -> FollowUpInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, follow_up_documents(session, [row])[0])


@router.get(
    "/follow-ups",
    response_model=None,
    responses=file_responses(FollowUpList) | problems(401, 406, 422, 429),
)
def list_follow_ups(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    activity: Annotated[Id | None, Query(description="Only of this activity")] = None,
    done: Annotated[
        list[InPractice] | None, Query(description="Only where this is said of what has been done")
    ] = None,
    works: Annotated[
        list[InPractice] | None, Query(description="Only where this is said of how it works")
    ] = None,
    first: Annotated[
        date | None,
        Query(alias="from", description="Only from this day on", examples=["2023-01-01"]),
    ] = None,
    last: Annotated[
        date | None,
        Query(alias="to", description="Only until this day", examples=["2023-12-31"]),
    ] = None,
) -> Response:
    """Follow-ups of activities, the newest first. Sort by id, activity or followedUpOn.

    CSV and XLSX hold the whole list.
    """
    statement = (
        select(FollowUp)
        .join(Activity, col(Activity.id) == col(FollowUp.activity_id))
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
    )
    for column, wanted in (
        (col(PlanStep.plan_id), plan),
        (col(FollowUp.activity_id), activity),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    for column, answers in ((col(FollowUp.done), done), (col(FollowUp.works), works)):
        if answers:
            statement = statement.where(column.in_(answers))
    if first:
        statement = statement.where(col(FollowUp.followed_up_on) >= first)
    if last:
        statement = statement.where(col(FollowUp.followed_up_on) <= last)
    columns = {
        "id": col(FollowUp.id),
        "activity": col(FollowUp.activity_id),
        "followedUpOn": col(FollowUp.followed_up_on),
    }
    default = [col(FollowUp.followed_up_on).desc(), col(FollowUp.id)]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [_shown(request, one) for one in follow_up_documents(session, rows)]
    page = FollowUpList(follow_ups=shown, **page_parts(request, paging, total, len(shown)))
    return answer_list(
        request, session, file_format, page, kind="follow-ups", name="uppfoljningar", places=()
    )


@router.get("/follow-ups/{followUpId}", responses=problems(401, 404, 422, 429))
def get_follow_up(
    request: Request, response: Response, session: SessionDep, _: Reader, follow_up_id: FollowUpId
) -> FollowUpInfo:
    """One follow-up; its ETag is what an edit needs."""
    return _one(request, response, session, follow_ups.FOLLOW_UPS.get(session, follow_up_id))


@router.post(
    "/follow-ups", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_follow_up(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: FollowUpCreate,
) -> FollowUpInfo:
    """Write what a follow-up of an activity showed."""
    plan = follow_ups.plan_of_activity(session, new.activity_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = follow_ups.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/follow-ups/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/follow-ups/{followUpId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_follow_up(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    follow_up_id: FollowUpId,
    change: FollowUpUpdate,
    if_match: IfMatch = None,
) -> FollowUpInfo:
    """Change a follow-up. What is left out stays."""
    row = follow_ups.FOLLOW_UPS.get(session, follow_up_id)
    county_id = follow_ups.plan_of_activity(session, row.activity_id).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, follow_ups.update(session, row, change, by=by))


@router.delete(
    "/follow-ups/{followUpId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_follow_up(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    follow_up_id: FollowUpId,
    if_match: IfMatch = None,
) -> Response:
    """Take a follow-up away."""
    row = follow_ups.FOLLOW_UPS.get(session, follow_up_id)
    county_id = follow_ups.plan_of_activity(session, row.activity_id).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    follow_ups.delete(session, row, by=by)
    return Response(status_code=204)
