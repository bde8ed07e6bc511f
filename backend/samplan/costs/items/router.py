"""Cost items: listed, kept, taken away; and what a pasted amount is read as."""

from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from samplan.auth.dependencies import ActorDep, CostKeeper, Reader
from samplan.auth.terms import Permission
from samplan.costs.items import reading, service
from samplan.costs.items.schemas import (
    AmountReading,
    CostItemCreate,
    CostItemInfo,
    CostItemList,
    CostItemUpdate,
)
from samplan.costs.items.terms import Summed
from samplan.costs.money import AmountFaultError, read_amount, say
from samplan.costs.schemas import stored_document
from samplan.costs.tables import CostItem, CostItemMethod, CostPost, CostShare
from samplan.costs.terms import Frequency, Unit
from samplan.db.base import search_key
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.tables import PlanStep
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.errors import invalid
from samplan.web.fields import CostItemId, Id, SearchText, text
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts
from samplan.web.violations import Violation

router = APIRouter(tags=["costs"])

_LAST = 1_000_000
"""Where what lies outside the steps is sorted."""


def _shown(request: Request, document: dict[str, Any]) -> CostItemInfo:
    links = {
        "self": link(request, f"/cost-items/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return CostItemInfo.model_validate(document | {"_links": links})


def _one(request: Request, response: Response, session: SessionDep, row: CostItem) -> CostItemInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, reading.shown(session, [row])[0])


@router.get(
    "/cost-items",
    response_model=None,
    responses=file_responses(CostItemList) | problems(401, 406, 422, 429),
)
def list_items(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    step: Annotated[list[Id] | None, Query(description="Only of these steps")] = None,
    activity: Annotated[Id | None, Query(description="Only for this activity")] = None,
    organisation: Annotated[
        Id | None, Query(description="Only those that it pays for or takes part in")
    ] = None,
    role: Annotated[Id | None, Query(description="Only those with posts of this role")] = None,
    method: Annotated[Id | None, Query(description="Only those meant for this method")] = None,
    state: Annotated[
        Summed | None, Query(description="Only those that can be part of a sum, or only others")
    ] = None,
    alternative_of: Annotated[
        Id | None, Query(alias="alternativeOf", description="Only ways to carry out this item")
    ] = None,
    search: Annotated[
        SearchText | None, Query(description="Words that code, title or place contain")
    ] = None,
) -> Response:
    """Cost items. Sort by id, title (as Swedish sorts), order or step; by plan and order otherwise.

    CSV and XLSX hold the whole list.
    """
    statement = select(CostItem).outerjoin(PlanStep, col(PlanStep.id) == col(CostItem.step_id))
    for column, wanted in (
        (col(CostItem.plan_id), plan),
        (col(CostItem.county_id), county),
        (col(CostItem.activity_id), activity),
        (col(CostItem.alternative_of_id), alternative_of),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if step:
        statement = statement.where(col(CostItem.step_id).in_(step))
    statement = _with_parts(statement, organisation, role, method)
    if state:
        can_be = _can_be_summed()
        statement = statement.where(can_be if state is Summed.SUMMED else sa.not_(can_be))
    for word in search_key(search).split():
        statement = statement.where(col(CostItem.search_key).contains(word, autoescape=True))
    columns = {
        "id": col(CostItem.id),
        "title": col(CostItem.sort_key),
        "order": col(CostItem.position),
        "step": sa.func.coalesce(col(PlanStep.number), _LAST),
    }
    default = [col(CostItem.plan_id), col(CostItem.position), col(CostItem.id)]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [_shown(request, one) for one in reading.shown(session, rows)]
    page = CostItemList(cost_items=shown, **page_parts(request, paging, total, len(shown)))
    return answer_list(
        request, session, file_format, page, kind="cost-items", name="kostnadsposter"
    )


def _with_parts(
    statement: SelectOfScalar[CostItem],
    organisation: str | None,
    role: str | None,
    method: str | None,
) -> SelectOfScalar[CostItem]:
    """Only items that have a payer, posts of a role, a method."""
    for owner, column, wanted in (
        (col(CostShare.item_id), col(CostShare.organisation_id), organisation),
        (col(CostPost.item_id), col(CostPost.role_id), role),
        (col(CostItemMethod.item_id), col(CostItemMethod.method_id), method),
    ):
        if wanted:
            having = sa.select(owner).where(column == wanted)
            statement = statement.where(col(CostItem.id).in_(having))
    return statement


def _can_be_summed() -> sa.ColumnElement[bool]:
    """What `reckoning.per_time` finds a cost for."""
    has_quantity = col(CostItem.quantity_low).is_not(None)
    counted_as_one = col(CostItem.unit).in_((Unit.YEAR, Unit.ONCE))
    return sa.and_(
        col(CostItem.high).is_not(None),
        col(CostItem.frequency) != Frequency.AS_NEEDED,
        sa.or_(has_quantity, counted_as_one),
    )


@router.get("/cost-items/{itemId}", responses=problems(401, 404, 422, 429))
def get_item(
    request: Request, response: Response, session: SessionDep, _: Reader, item_id: CostItemId
) -> CostItemInfo:
    """One item; its ETag is what an edit needs."""
    return _one(request, response, session, service.get(session, item_id))


@router.post(
    "/cost-items", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_item(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    new: CostItemCreate,
) -> CostItemInfo:
    """Add a cost to a plan, with exactly one of amount, amountText and notCosted."""
    plan = service.get_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=plan.county_id)
    row = service.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/cost-items/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/cost-items/{itemId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_item(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    item_id: CostItemId,
    change: CostItemUpdate,
    if_match: IfMatch = None,
) -> CostItemInfo:
    """Change an item. What is left out stays; posts, payers and methods are replaced as wholes."""
    row = service.get(session, item_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/cost-items/{itemId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_item(
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    item_id: CostItemId,
    if_match: IfMatch = None,
) -> Response:
    """Take an item away; its history stays. Refused while anything refers to it (409)."""
    row = service.get(session, item_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.get("/amount-readings", responses=problems(401, 422, 429))
def read_amounts(
    _: Reader,
    written: Annotated[
        str,
        Query(
            alias="text",
            description="An amount as people write it",
            min_length=1,
            max_length=200,
            examples=["1,2-3,3 mkr"],
        ),
    ],
) -> AmountReading:
    """What a pasted amount is read as, to check by eye before it is kept; 422 when it is none."""
    try:
        read = read_amount(written)
    except AmountFaultError as fault:
        raise invalid(Violation("text", fault.words)) from None
    amount = stored_document(read.low, read.low_bound, read.high, read.high_bound)
    document = {
        "text": written,
        "amount": amount,
        "likely": read.likely,
        "said": text(*say(read.range)),
    }
    return AmountReading.model_validate(document)
