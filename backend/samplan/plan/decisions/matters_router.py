"""Matters: listed, kept, taken away."""

from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.checks import named_plan
from samplan.plan.decisions import matters
from samplan.plan.decisions.documents import matter_documents
from samplan.plan.decisions.schemas import MatterCreate, MatterInfo, MatterList, MatterUpdate
from samplan.plan.decisions.tables import Matter, MatterBoard
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, MatterId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> MatterInfo:
    links = {
        "self": link(request, f"/matters/{document['id']}", "self"),
        "plan": link(request, f"/plans/{document['planId']}", "up"),
    }
    return MatterInfo.model_validate(document | {"_links": links})


def _one(request: Request, response: Response, session: Session, row: Matter) -> MatterInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, matter_documents(session, [row])[0])


@router.get("/matters", responses=problems(401, 422, 429))
def list_matters(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only of this plan")] = None,
    board: Annotated[Id | None, Query(description="Only those that this board decides in")] = None,
    step: Annotated[Id | None, Query(description="Only about this step")] = None,
    activity: Annotated[Id | None, Query(description="Only about this activity")] = None,
) -> MatterList:
    """Matters that come before boards. Sort by id, planId or order."""
    statement = select(Matter)
    for column, wanted in (
        (col(Matter.plan_id), plan),
        (col(Matter.step_id), step),
        (col(Matter.activity_id), activity),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if board:
        having = sa.select(col(MatterBoard.matter_id)).where(col(MatterBoard.board_id) == board)
        statement = statement.where(col(Matter.id).in_(having))
    columns = {
        "id": col(Matter.id),
        "planId": col(Matter.plan_id),
        "order": col(Matter.position),
    }
    default = [col(Matter.plan_id), col(Matter.position), col(Matter.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in matter_documents(session, rows)]
    return MatterList(matters=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/matters/{matterId}", responses=problems(401, 404, 422, 429))
def get_matter(
    request: Request, response: Response, session: SessionDep, _: Reader, matter_id: MatterId
) -> MatterInfo:
    """One matter; its ETag is what an edit needs."""
    return _one(request, response, session, matters.MATTERS.get(session, matter_id))


@router.post(
    "/matters", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_matter(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: MatterCreate,
) -> MatterInfo:
    """Add what is to be decided about a plan, and by which boards."""
    plan = named_plan(session, new.plan_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    row = matters.create(session, plan, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/matters/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/matters/{matterId}", responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429)
)
def update_matter(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    matter_id: MatterId,
    change: MatterUpdate,
    if_match: IfMatch = None,
) -> MatterInfo:
    """Change a matter. What is left out stays; the boards are replaced as a whole."""
    row = matters.MATTERS.get(session, matter_id)
    county_id = matters.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, matters.update(session, row, change, by=by))


@router.delete(
    "/matters/{matterId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_matter(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    matter_id: MatterId,
    if_match: IfMatch = None,
) -> Response:
    """Take a matter away. Refused while there are decisions in it (409)."""
    row = matters.MATTERS.get(session, matter_id)
    county_id = matters.plan_of(session, row).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    matters.delete(session, row, by=by)
    return Response(status_code=204)
