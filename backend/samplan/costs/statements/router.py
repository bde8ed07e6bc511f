"""What sources say that several items cost: listed, kept, held against the items."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, CostKeeper, Reader
from samplan.auth.terms import Permission
from samplan.costs.items.service import get_plan
from samplan.costs.statements import reading, service
from samplan.costs.statements.schemas import (
    CostStatementCreate,
    CostStatementInfo,
    CostStatementList,
    CostStatementUpdate,
)
from samplan.costs.tables import CostStatement
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, StatementId
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts

router = APIRouter(tags=["costs"])


def _shown(request: Request, document: dict[str, Any]) -> CostStatementInfo:
    links = {
        "self": link(request, f"/cost-statements/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return CostStatementInfo.model_validate(document | {"_links": links})


def _one(
    request: Request, response: Response, session: SessionDep, row: CostStatement
) -> CostStatementInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, reading.shown(session, [row])[0])


@router.get(
    "/cost-statements",
    response_model=None,
    responses=file_responses(CostStatementList) | problems(401, 406, 422, 429),
)
def list_statements(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
) -> Response:
    """Printed totals and second mentions, each beside its items' sum. Sort by id or order.

    CSV and XLSX hold the whole list.
    """
    statement = select(CostStatement)
    if plan:
        statement = statement.where(col(CostStatement.plan_id) == plan)
    columns = {"id": col(CostStatement.id), "order": col(CostStatement.position)}
    default = [col(CostStatement.plan_id), col(CostStatement.position), col(CostStatement.id)]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [_shown(request, one) for one in reading.shown(session, rows)]
    page = CostStatementList(
        cost_statements=shown, **page_parts(request, paging, total, len(shown))
    )
    return answer_list(
        request, session, file_format, page, kind="cost-statements", name="kostnadsuppgifter"
    )


@router.get("/cost-statements/{statementId}", responses=problems(401, 404, 422, 429))
def get_statement(
    request: Request, response: Response, session: SessionDep, _: Reader, statement_id: StatementId
) -> CostStatementInfo:
    """One statement; its ETag is what an edit needs."""
    return _one(request, response, session, service.get(session, statement_id))


@router.post(
    "/cost-statements",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_statement(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    new: CostStatementCreate,
) -> CostStatementInfo:
    """Keep what a source says that several items cost together. It is never counted."""
    plan = get_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=plan.county_id)
    row = service.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/cost-statements/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/cost-statements/{statementId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_statement(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    statement_id: StatementId,
    change: CostStatementUpdate,
    if_match: IfMatch = None,
) -> CostStatementInfo:
    """Change a statement. What is left out stays."""
    row = service.get(session, statement_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/cost-statements/{statementId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_statement(
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    statement_id: StatementId,
    if_match: IfMatch = None,
) -> Response:
    """Take a statement away; its items and its history stay."""
    row = service.get(session, statement_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)
