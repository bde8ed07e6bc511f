"""Consequence analyses: listed, kept, taken away."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.checks import named_plan
from samplan.plan.impact import service
from samplan.plan.impact.documents import analysis_documents
from samplan.plan.impact.schemas import (
    ImpactAnalysisCreate,
    ImpactAnalysisInfo,
    ImpactAnalysisList,
    ImpactAnalysisUpdate,
)
from samplan.plan.impact.tables import ImpactAnalysis
from samplan.plan.impact.terms import Perspective
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import AnalysisId, Id
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> ImpactAnalysisInfo:
    analysis_id = document["id"]
    links = {
        "self": link(request, f"/impact-analyses/{analysis_id}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
        "benefitChecks": link(request, f"/benefit-checks?analysis={analysis_id}", "related"),
    }
    return ImpactAnalysisInfo.model_validate(document | {"_links": links})


def _one(
    request: Request, response: Response, session: Session, row: ImpactAnalysis
) -> ImpactAnalysisInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, analysis_documents(session, [row])[0])


@router.get(
    "/impact-analyses",
    response_model=None,
    responses=file_responses(ImpactAnalysisList) | problems(401, 406, 422, 429),
)
def list_impact_analyses(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    activity: Annotated[Id | None, Query(description="Only of this activity")] = None,
    perspective: Annotated[
        list[Perspective] | None, Query(description="Only from these sides")
    ] = None,
) -> Response:
    """Consequence analyses with their points. Sort by id, order or perspective.

    CSV and XLSX hold the whole list.
    """
    statement = select(ImpactAnalysis)
    for column, wanted in (
        (col(ImpactAnalysis.plan_id), plan),
        (col(ImpactAnalysis.activity_id), activity),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if perspective:
        statement = statement.where(col(ImpactAnalysis.perspective).in_(perspective))
    columns = {
        "id": col(ImpactAnalysis.id),
        "order": col(ImpactAnalysis.position),
        "perspective": col(ImpactAnalysis.perspective),
    }
    default = [
        col(ImpactAnalysis.plan_id),
        col(ImpactAnalysis.position),
        col(ImpactAnalysis.id),
    ]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    documents = analysis_documents(session, rows)
    shown = [_shown(request, one) for one in documents]
    page = ImpactAnalysisList(
        impact_analyses=shown, **page_parts(request, paging, total, len(shown))
    )
    return answer_list(
        request,
        session,
        file_format,
        page,
        kind="impact-analyses",
        name="konsekvensanalyser",
        places=(part["sourcePlaceId"] for one in documents for part in (one, *one["points"])),
    )


@router.get("/impact-analyses/{analysisId}", responses=problems(401, 404, 422, 429))
def get_impact_analysis(
    request: Request, response: Response, session: SessionDep, _: Reader, analysis_id: AnalysisId
) -> ImpactAnalysisInfo:
    """One analysis; its ETag is what an edit needs."""
    return _one(request, response, session, service.ANALYSES.get(session, analysis_id))


@router.post(
    "/impact-analyses", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_impact_analysis(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: ImpactAnalysisCreate,
) -> ImpactAnalysisInfo:
    """Add an analysis of an activity or of the plan as a whole, with its points."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = service.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/impact-analyses/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/impact-analyses/{analysisId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_impact_analysis(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    analysis_id: AnalysisId,
    change: ImpactAnalysisUpdate,
    if_match: IfMatch = None,
) -> ImpactAnalysisInfo:
    """Change an analysis. What is left out stays; the points are one list.

    A benefit that is followed up cannot be left out of it (409).
    """
    row = service.ANALYSES.get(session, analysis_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/impact-analyses/{analysisId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_impact_analysis(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    analysis_id: AnalysisId,
    if_match: IfMatch = None,
) -> Response:
    """Take an analysis away with its points. Refused while a benefit is followed up (409)."""
    row = service.ANALYSES.get(session, analysis_id)
    county_id = service.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)
