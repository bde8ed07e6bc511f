"""Checks of expected benefits: listed, kept, taken away."""

from datetime import date
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.impact import checks
from samplan.plan.impact.documents import check_documents
from samplan.plan.impact.schemas import (
    BenefitCheckCreate,
    BenefitCheckInfo,
    BenefitCheckList,
    BenefitCheckUpdate,
)
from samplan.plan.impact.tables import BenefitCheck, ImpactAnalysis, ImpactPoint
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import CheckId, Id
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])

_NO_DAY = date.max
"""Where what nobody has said a day for is sorted."""


def _shown(request: Request, document: dict[str, Any]) -> BenefitCheckInfo:
    links = {
        "self": link(request, f"/benefit-checks/{document['id']}", "self"),
        "analysis": link(request, f"/impact-analyses/{document['analysisId']}", "up"),
    }
    return BenefitCheckInfo.model_validate(document | {"_links": links})


def _one(
    request: Request, response: Response, session: Session, row: BenefitCheck
) -> BenefitCheckInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, check_documents(session, [row])[0])


@router.get("/benefit-checks", responses=problems(401, 422, 429))
def list_benefit_checks(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    activity: Annotated[Id | None, Query(description="Only of this activity's analyses")] = None,
    analysis: Annotated[Id | None, Query(description="Only of this analysis")] = None,
    point: Annotated[Id | None, Query(description="Only of this benefit")] = None,
    has_result: Annotated[
        bool | None,
        Query(alias="hasResult", description="true: only followed up; false: only not yet"),
    ] = None,
    due_before: Annotated[
        date | None,
        Query(
            alias="dueBefore",
            description="Only those due before this day",
            examples=["2028-01-01"],
        ),
    ] = None,
) -> BenefitCheckList:
    """Checks of expected benefits, those due first at the top. Sort by id or dueOn."""
    statement = (
        select(BenefitCheck)
        .join(ImpactPoint, col(ImpactPoint.id) == col(BenefitCheck.point_id))
        .join(ImpactAnalysis, col(ImpactAnalysis.id) == col(ImpactPoint.analysis_id))
    )
    for column, wanted in (
        (col(ImpactAnalysis.plan_id), plan),
        (col(ImpactAnalysis.activity_id), activity),
        (col(ImpactAnalysis.id), analysis),
        (col(BenefitCheck.point_id), point),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if has_result is not None:
        is_open = col(BenefitCheck.result).is_(None)
        statement = statement.where(~is_open if has_result else is_open)
    if due_before:
        statement = statement.where(col(BenefitCheck.due_on) < due_before)
    due = sa.func.coalesce(col(BenefitCheck.due_on), _NO_DAY)
    columns = {"id": col(BenefitCheck.id), "dueOn": due}
    default = [due, col(BenefitCheck.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in check_documents(session, rows)]
    return BenefitCheckList(benefit_checks=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/benefit-checks/{checkId}", responses=problems(401, 404, 422, 429))
def get_benefit_check(
    request: Request, response: Response, session: SessionDep, _: Reader, check_id: CheckId
) -> BenefitCheckInfo:
    """One check; its ETag is what an edit needs."""
    return _one(request, response, session, checks.CHECKS.get(session, check_id))


@router.post(
    "/benefit-checks", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_benefit_check(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: BenefitCheckCreate,
) -> BenefitCheckInfo:
    """Say by what and when a benefit of an analysis is to be followed up."""
    plan = checks.plan_of_point(session, checks.point_of(session, new.point_id).id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = checks.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/benefit-checks/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/benefit-checks/{checkId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_benefit_check(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    check_id: CheckId,
    change: BenefitCheckUpdate,
    if_match: IfMatch = None,
) -> BenefitCheckInfo:
    """Change a check, or write what it showed. What is left out stays."""
    row = checks.CHECKS.get(session, check_id)
    county_id = checks.plan_of_point(session, row.point_id).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, checks.update(session, row, change, by=by))


@router.delete(
    "/benefit-checks/{checkId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_benefit_check(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    check_id: CheckId,
    if_match: IfMatch = None,
) -> Response:
    """Take a check away."""
    row = checks.CHECKS.get(session, check_id)
    county_id = checks.plan_of_point(session, row.point_id).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    checks.delete(session, row, by=by)
    return Response(status_code=204)
