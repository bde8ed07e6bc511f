"""Boards: listed, kept, taken away."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.decisions import bodies
from samplan.plan.decisions.documents import board_documents
from samplan.plan.decisions.schemas import BoardCreate, BoardInfo, BoardList, BoardUpdate
from samplan.plan.decisions.tables import Board
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import BoardId, Id
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> BoardInfo:
    links = {"self": link(request, f"/boards/{document['id']}", "self")}
    return BoardInfo.model_validate(document | {"_links": links})


def _one(request: Request, response: Response, session: Session, row: Board) -> BoardInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, board_documents(session, [row])[0])


@router.get("/boards", responses=problems(401, 422, 429))
def list_boards(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    organisation: Annotated[
        Id | None, Query(description="Only those that decide for this principal")
    ] = None,
) -> BoardList:
    """Boards that decide for the principals. Sort by id, countyId or order."""
    statement = select(Board)
    if county:
        statement = statement.where(col(Board.county_id) == county)
    if organisation:
        statement = statement.where(col(Board.organisation_id) == organisation)
    columns = {
        "id": col(Board.id),
        "countyId": col(Board.county_id),
        "order": col(Board.position),
    }
    default = [col(Board.county_id), col(Board.position), col(Board.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in board_documents(session, rows)]
    return BoardList(boards=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/boards/{boardId}", responses=problems(401, 404, 422, 429))
def get_board(
    request: Request, response: Response, session: SessionDep, _: Reader, board_id: BoardId
) -> BoardInfo:
    """One board; its ETag is what an edit needs."""
    return _one(request, response, session, bodies.BOARDS.get(session, board_id))


@router.post("/boards", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429))
def create_board(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: BoardCreate,
) -> BoardInfo:
    """Add a body that decides for a principal of the county, or for several together."""
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=new.county_id)
    row = bodies.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/boards/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/boards/{boardId}", responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429)
)
def update_board(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    board_id: BoardId,
    change: BoardUpdate,
    if_match: IfMatch = None,
) -> BoardInfo:
    """Change a board. What is left out stays."""
    row = bodies.BOARDS.get(session, board_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=row.county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, bodies.update(session, row, change, by=by))


@router.delete(
    "/boards/{boardId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_board(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    board_id: BoardId,
    if_match: IfMatch = None,
) -> Response:
    """Take a board away. Refused while it has matters to decide or has decided any (409)."""
    row = bodies.BOARDS.get(session, board_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=row.county_id)
    check_version(if_match, row.version)
    bodies.delete(session, row, by=by)
    return Response(status_code=204)
