"""Reports of progress: listed and added. Nothing changes them or takes them away."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, Reader, Reporter
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.progress import reading, service
from samplan.plan.progress.schemas import (
    ProgressReportCreate,
    ProgressReportInfo,
    ProgressReportList,
)
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import Activity, PlanStep
from samplan.plan.terms import ProgressStatus
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.contract import problems
from samplan.web.fields import Id, ProgressReportId
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> ProgressReportInfo:
    links = {
        "self": link(request, f"/progress-reports/{document['id']}", "self"),
        "activity": link(request, f"/activities/{document['activityId']}", "activity"),
    }
    return ProgressReportInfo.model_validate(document | {"_links": links})


@router.get(
    "/progress-reports",
    response_model=None,
    responses=file_responses(ProgressReportList) | problems(401, 406, 422, 429),
)
def list_progress_reports(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    activity: Annotated[Id | None, Query(description="Only of this activity")] = None,
    organisation: Annotated[Id | None, Query(description="Only of its part")] = None,
    whole: Annotated[
        bool | None,
        Query(description="true: only the lead's of the whole; false: only organisations'"),
    ] = None,
    status: Annotated[list[ProgressStatus] | None, Query(description="Only that say so")] = None,
    first: Annotated[
        date | None,
        Query(alias="from", description="Only from this day on", examples=["2022-01-01"]),
    ] = None,
    last: Annotated[
        date | None,
        Query(alias="to", description="Only until this day", examples=["2022-12-31"]),
    ] = None,
) -> Response:
    """Reports of progress, the newest day first. Sort by asOf, enteredAt, activity or id.

    CSV and XLSX hold the whole list.
    """
    statement = (
        select(ProgressReport)
        .join(Activity, col(Activity.id) == col(ProgressReport.activity_id))
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
    )
    for column, wanted in (
        (col(PlanStep.plan_id), plan),
        (col(ProgressReport.activity_id), activity),
        (col(ProgressReport.organisation_id), organisation),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if whole is not None:
        of_whole = col(ProgressReport.organisation_id).is_(None)
        statement = statement.where(of_whole if whole else ~of_whole)
    if status:
        statement = statement.where(col(ProgressReport.status).in_(status))
    if first:
        statement = statement.where(col(ProgressReport.as_of) >= first)
    if last:
        statement = statement.where(col(ProgressReport.as_of) <= last)
    columns = {
        "asOf": col(ProgressReport.as_of),
        "enteredAt": col(ProgressReport.entered_at),
        "activity": col(ProgressReport.activity_id),
        "id": col(ProgressReport.id),
    }
    default = [
        col(ProgressReport.as_of).desc(),
        col(ProgressReport.revision).desc(),
        col(ProgressReport.id),
    ]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [_shown(request, one) for one in reading.documents(session, rows)]
    page = ProgressReportList(
        progress_reports=shown, **page_parts(request, paging, total, len(shown))
    )
    return answer_list(
        request, session, file_format, page, kind="progress-reports", name="lagesrapporter"
    )


@router.get("/progress-reports/{progressReportId}", responses=problems(401, 404, 422, 429))
def get_progress_report(
    request: Request, session: SessionDep, _: Reader, report_id: ProgressReportId
) -> ProgressReportInfo:
    """One report, as it was entered; nothing changes it."""
    row = service.get(session, report_id)
    return _shown(request, reading.documents(session, [row])[0])


_THERE: dict[int | str, dict[str, Any]] = {
    200: {
        "model": ProgressReportInfo,
        "description": "The same report, with the same id, was there; nothing has been added",
    }
}


@router.post(
    "/progress-reports",
    status_code=201,
    responses=_THERE | problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_progress_report(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reporter,
    by: ActorDep,
    new: ProgressReportCreate,
) -> ProgressReportInfo:
    """Report how far an organisation has come with its part in an activity.

    A reporter reports for its own organisation and what lies under it; the lead for any of the
    county, and for the whole, without an organisation. A report that is sent again with the id it
    was given is not entered twice.
    """
    activity, plan = service.activity_of(session, new.activity_id)
    is_whole = new.organisation_id is None
    scope.require(
        session,
        caller,
        Permission.MANAGE_PLAN if is_whole else Permission.REPORT,
        county_id=plan.county_id,
        organisation_id=new.organisation_id,
    )
    row, is_new = service.create(session, plan, activity, new, by=by)
    response.status_code = 201 if is_new else 200
    response.headers["Location"] = f"{request.app.state.api_path}/progress-reports/{row.id}"
    return _shown(request, reading.documents(session, [row])[0])
