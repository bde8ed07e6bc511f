"""Occupations, what their posts cost, and readings of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, CostKeeper, PriceKeeper, Reader
from samplan.auth.terms import Permission
from samplan.costs.fields import Kronor, PriceYear
from samplan.costs.roles import readings, service
from samplan.costs.roles.schemas import (
    CostRoleCreate,
    CostRoleInfo,
    CostRoleList,
    CostRoleUpdate,
    RoleCostCreate,
    RoleCostInfo,
    RoleCostList,
    RoleCostUpdate,
    StaffingReading,
)
from samplan.costs.tables import CostRole, RoleCost
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.errors import invalid
from samplan.web.fields import CostRoleId, Id, RoleCostId
from samplan.web.paging import PagingDep, fetch_listed, fetch_objects, ordered, page_parts
from samplan.web.texts import Words
from samplan.web.violations import Violation

router = APIRouter(tags=["costs"])

MOST_PERCENT = 10_000
"""A hundred posts at once."""


@router.get("/cost-roles", responses=problems(401, 422, 429))
def list_cost_roles(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> CostRoleList:
    """Occupations that posts are of, shared by all counties. Sort by id or order."""
    columns = {"id": col(CostRole.id), "order": col(CostRole.position)}
    default = [col(CostRole.position), col(CostRole.id)]
    statement = ordered(select(CostRole), paging, columns, default)
    rows, total = fetch_objects(session, statement, paging)
    shown = service.show_roles(session, rows)
    return CostRoleList(cost_roles=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/cost-roles/{roleId}", responses=problems(401, 404, 422, 429))
def get_cost_role(
    response: Response, session: SessionDep, _: Reader, role_id: CostRoleId
) -> CostRoleInfo:
    """One occupation; its ETag is what an edit needs."""
    row = service.get_role(session, role_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_roles(session, [row])[0]


@router.post(
    "/cost-roles", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_cost_role(
    request: Request,
    response: Response,
    session: SessionDep,
    _: PriceKeeper,
    by: ActorDep,
    new: CostRoleCreate,
) -> CostRoleInfo:
    """Add an occupation."""
    row = service.create_role(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/cost-roles/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show_roles(session, [row])[0]


@router.patch(
    "/cost-roles/{roleId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_cost_role(
    response: Response,
    session: SessionDep,
    _: PriceKeeper,
    by: ActorDep,
    role_id: CostRoleId,
    change: CostRoleUpdate,
    if_match: IfMatch = None,
) -> CostRoleInfo:
    """Change an occupation's name or place."""
    row = service.get_role(session, role_id)
    check_version(if_match, row.version)
    row = service.update_role(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_roles(session, [row])[0]


@router.get(
    "/role-costs",
    response_model=None,
    responses=file_responses(RoleCostList) | problems(401, 406, 422, 429),
)
def list_role_costs(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    role: Annotated[Id | None, Query(description="Only of this occupation")] = None,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    organisation: Annotated[Id | None, Query(description="Only this principal's own")] = None,
    year: Annotated[PriceYear | None, Query(description="Only of this year")] = None,
) -> Response:
    """What full-time posts cost. Sort by id, roleId, year or amount.

    CSV and XLSX hold the whole list.
    """
    statement = select(RoleCost)
    for column, wanted in (
        (RoleCost.role_id, role),
        (RoleCost.county_id, county),
        (RoleCost.organisation_id, organisation),
        (RoleCost.year, year),
    ):
        if wanted is not None:
            statement = statement.where(col(column) == wanted)
    columns = {
        "id": col(RoleCost.id),
        "roleId": col(RoleCost.role_id),
        "year": col(RoleCost.year),
        "amount": col(RoleCost.amount),
    }
    default = [
        col(RoleCost.county_id),
        col(RoleCost.role_id),
        col(RoleCost.year),
        col(RoleCost.payer),
    ]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [service.show_role_cost(row) for row in rows]
    page = RoleCostList(role_costs=shown, **page_parts(request, paging, total, len(shown)))
    return answer_list(
        request, session, file_format, page, kind="role-costs", name="tjanstekostnader"
    )


@router.get("/role-costs/{roleCostId}", responses=problems(401, 404, 422, 429))
def get_role_cost(
    response: Response, session: SessionDep, _: Reader, role_cost_id: RoleCostId
) -> RoleCostInfo:
    """What one post costs; its ETag is what an edit needs."""
    row = service.get_role_cost(session, role_cost_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_role_cost(row)


@router.post(
    "/role-costs", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_role_cost(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    new: RoleCostCreate,
) -> RoleCostInfo:
    """Enter what a full-time post costs, for the county or one of its principals."""
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=new.county_id)
    row = service.create_role_cost(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/role-costs/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show_role_cost(row)


@router.patch(
    "/role-costs/{roleCostId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_role_cost(
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    role_cost_id: RoleCostId,
    change: RoleCostUpdate,
    if_match: IfMatch = None,
) -> RoleCostInfo:
    """Change an amount, what it is, how it was worked out or where it comes from."""
    row = service.get_role_cost(session, role_cost_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.update_role_cost(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_role_cost(row)


@router.delete(
    "/role-costs/{roleCostId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_role_cost(
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    role_cost_id: RoleCostId,
    if_match: IfMatch = None,
) -> Response:
    """Take a cost of a post away, unless a cost item's posts are checked against it."""
    row = service.get_role_cost(session, role_cost_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete_role_cost(session, row, by=by)
    return Response(status_code=204)


@router.get("/staffing-readings", responses=problems(401, 422, 429))
def read_staffing(
    session: SessionDep,
    _: Reader,
    county: Annotated[Id, Query(description="The county", examples=["22"])],
    role: Annotated[Id, Query(description="The occupation", examples=["social-worker"])],
    year: Annotated[PriceYear, Query(description="In the prices of this year")],
    organisation: Annotated[
        Id | None, Query(description="By this principal's own figure where it has one")
    ] = None,
    percent: Annotated[
        float | None,
        Query(
            description="Per cent of a full-time post, with at most one decimal; this or amount",
            ge=0,
            le=MOST_PERCENT,
            allow_inf_nan=False,
            examples=[10],
        ),
    ] = None,
    amount: Annotated[
        Kronor | None, Query(description="Kronor a year; this or percent", examples=[62_000])
    ] = None,
) -> StaffingReading:
    """What a share of a post costs, or how large a share an amount pays."""
    post = readings.Post(county, role, organisation, year)
    if percent is not None and amount is None:
        return readings.read_percent(session, post, percent)
    if amount is not None and percent is None:
        return readings.read_amount(session, post, amount)
    words = Words(
        "Ange antingen percent eller amount: det andra räknas ut.",
        "Give either percent or amount: the other is worked out.",
    )
    raise invalid(Violation("percent", words))
