"""Named choices of what is carried out: those that follow from a plan, and those that are saved."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, CostKeeper, Reader
from samplan.auth.terms import Permission
from samplan.costs.scenarios import service
from samplan.costs.scenarios.schemas import (
    CostScenarioCreate,
    CostScenarioInfo,
    CostScenarioList,
    CostScenarioUpdate,
)
from samplan.db.base import sort_key
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.tables import Plan
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, SavedScenarioId, ScenarioId
from samplan.web.paging import PagingDep, page_parts, slice_page, sort_items

router = APIRouter(tags=["costs"])


@router.get("/cost-scenarios", responses=problems(401, 422, 429))
def list_cost_scenarios(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    county: Annotated[Id | None, Query(description="Only of this county's plans")] = None,
) -> CostScenarioList:
    """Scenarios, those that follow from the plans first. Sort by id, name or planId."""
    statement = select(Plan).order_by(col(Plan.position), col(Plan.id))
    if plan is not None:
        statement = statement.where(col(Plan.id) == plan)
    if county is not None:
        statement = statement.where(col(Plan.county_id) == county)
    found = service.listed(session, session.exec(statement).all())
    keys = {
        "id": lambda one: one.id,
        "name": lambda one: sort_key(one.name.sv),
        "planId": lambda one: one.plan_id,
    }
    shown = list(slice_page(sort_items(found, paging, keys), paging))
    parts = page_parts(request, paging, len(found), len(shown))
    return CostScenarioList(cost_scenarios=shown, **parts)


@router.get("/cost-scenarios/{scenarioId}", responses=problems(401, 404, 422, 429))
def get_cost_scenario(
    response: Response, session: SessionDep, _: Reader, scenario_id: ScenarioId
) -> CostScenarioInfo:
    """One scenario. The ETag of a saved one is what an edit needs; a preset has none."""
    found = service.see(session, scenario_id)
    if found.version is not None:
        response.headers["ETag"] = version_etag(found.version)
    return found


@router.post(
    "/cost-scenarios", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_cost_scenario(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    new: CostScenarioCreate,
) -> CostScenarioInfo:
    """Save a choice under a name."""
    plan = service.get_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=plan.county_id)
    row = service.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/cost-scenarios/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(row)


@router.patch(
    "/cost-scenarios/{scenarioId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_cost_scenario(
    response: Response,
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    scenario_id: SavedScenarioId,
    change: CostScenarioUpdate,
    if_match: IfMatch = None,
) -> CostScenarioInfo:
    """Change a saved scenario's name, remark or choice. A preset is never changed."""
    row = service.get_saved(session, scenario_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(row)


@router.delete(
    "/cost-scenarios/{scenarioId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_cost_scenario(
    session: SessionDep,
    caller: CostKeeper,
    by: ActorDep,
    scenario_id: SavedScenarioId,
    if_match: IfMatch = None,
) -> Response:
    """Take a saved scenario away. Its history stays; a preset is never taken away."""
    row = service.get_saved(session, scenario_id)
    scope.require(session, caller, Permission.MANAGE_COSTS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)
