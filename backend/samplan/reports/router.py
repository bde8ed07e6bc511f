"""Status reports to boards: drafts that follow the data, and issued ones that stay."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.checks import named_plan
from samplan.reports import service
from samplan.reports.reading import View
from samplan.reports.schemas import (
    StatusReportCreate,
    StatusReportDetail,
    StatusReportInfo,
    StatusReportList,
    StatusReportUpdate,
)
from samplan.reports.tables import StatusReport
from samplan.reports.terms import ReportScope, ReportState
from samplan.reports.writing import written
from samplan.settings import Settings
from samplan.statistics.dependencies import rule_of
from samplan.web import context
from samplan.web.answers import MEDIA_TYPES, DocumentFormat, DocumentFormatDep
from samplan.web.caching import check_version, conditional, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, ReportId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["reports"])

_FILE = {"schema": {"type": "string", "format": "binary"}}
_FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "model": StatusReportDetail,
        "description": "The report in the form asked for",
        "content": {
            MEDIA_TYPES[DocumentFormat.DOCX]: _FILE,
            MEDIA_TYPES[DocumentFormat.PDF]: _FILE,
        },
    },
    304: {"description": "Not changed since the ETag in If-None-Match"},
}


def _links(request: Request, row: StatusReport) -> dict[str, Any]:
    path = f"/status-reports/{row.id}"
    return {
        "_links": {
            "self": link(request, path, "self"),
            "plan": link(request, f"/plans/{row.plan_id}", "up"),
            "docx": link(request, f"{path}?format=docx", "alternate"),
            "pdf": link(request, f"{path}?format=pdf", "alternate"),
        }
    }


def _view(request: Request) -> View:
    settings: Settings = request.app.state.settings
    return View(settings.silent_after_days, rule_of(request))


def _one(
    request: Request, response: Response, session: Session, row: StatusReport
) -> StatusReportDetail:
    response.headers["ETag"] = version_etag(row.version)
    document = service.detail(session, row, _view(request))
    return StatusReportDetail.model_validate(document | _links(request, row))


@router.get("/status-reports", responses=problems(401, 422, 429))
def list_reports(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    state: Annotated[ReportState | None, Query(description="Only in this state")] = None,
    about: Annotated[
        ReportScope | None, Query(description="Only about the plan, a step or a principal")
    ] = None,
    step: Annotated[Id | None, Query(description="Only about this step")] = None,
    organisation: Annotated[Id | None, Query(description="Only about this principal")] = None,
) -> StatusReportList:
    """Reports that the caller may see, newest first. Sort by id, asOf or issuedAt.

    Drafts are seen by those who write them: the county's leads.
    """
    statement = service.seen(caller, select(StatusReport))
    for column, wanted in (
        (col(StatusReport.plan_id), plan),
        (col(StatusReport.state), state),
        (col(StatusReport.scope), about),
        (col(StatusReport.step_id), step),
        (col(StatusReport.organisation_id), organisation),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    rows, total = fetch_objects(
        session, ordered(statement, paging, service.SORTED_BY, service.NEWEST_FIRST), paging
    )
    shown = [
        StatusReportInfo.model_validate(document | _links(request, row))
        for row, document in zip(rows, service.documents(session, rows), strict=True)
    ]
    return StatusReportList(statusReports=shown, **page_parts(request, paging, total, len(shown)))


@router.get(
    "/status-reports/{reportId}",
    response_model=None,
    responses=_FORMS | problems(401, 404, 406, 422, 429),
)
def get_report(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reader,
    document_format: DocumentFormatDep,
    report_id: ReportId,
) -> Response | StatusReportDetail:
    """One report: as JSON with an ETag that an edit needs, as a Word document or a tagged PDF.

    Files are in Swedish, or English when Accept-Language asks for it. What has been issued is
    the same bytes each time.
    """
    row = service.see(session, caller, report_id)
    if document_format is DocumentFormat.JSON:
        return _one(request, response, session, row)
    language = context.current.get().language
    printed = service.printed(session, row, _view(request), language)
    return conditional(
        request,
        written(printed, document_format),
        media_type=MEDIA_TYPES[document_format],
        public=False,
        headers={
            "Content-Disposition": f'attachment; filename="{row.id}.{document_format.value}"',
            "Content-Language": language,
        },
    )


@router.post(
    "/status-reports",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_report(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: StatusReportCreate,
) -> StatusReportDetail:
    """Make a draft of a report about a plan, one of its steps, or a principal's part in it."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/status-reports/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/status-reports/{reportId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_report(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    report_id: ReportId,
    change: StatusReportUpdate,
    if_match: IfMatch = None,
) -> StatusReportDetail:
    """Change a draft's title, day or own words. What has been issued is not changed (409)."""
    row = _kept(session, caller, report_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/status-reports/{reportId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_report(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    report_id: ReportId,
    if_match: IfMatch = None,
) -> Response:
    """Take a draft away. What has been issued is not taken away (409)."""
    row = _kept(session, caller, report_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.post(
    "/status-reports/{reportId}/issues",
    status_code=201,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def issue_report(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    report_id: ReportId,
    if_match: IfMatch = None,
) -> StatusReportDetail:
    """Issue a draft: what it says now is kept, with the revision that it is of, and stays.

    Everybody may read it from then on. A correction is a new report.
    """
    row = _kept(session, caller, report_id)
    check_version(if_match, row.version)
    row = service.issue(session, row, _view(request), by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/status-reports/{row.id}"
    return _one(request, response, session, row)


def _kept(session: Session, caller: Caller, report_id: str) -> StatusReport:
    """The report, when the caller keeps the plans of its county."""
    row = service.see(session, caller, report_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=row.county_id)
    return row
