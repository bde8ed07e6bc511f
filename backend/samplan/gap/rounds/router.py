"""Rounds: listed, made, changed, and moved on in their life."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, Reader, RoundLead
from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.gap.access import see_round, seen_rounds
from samplan.gap.documents import round_document
from samplan.gap.rounds import service
from samplan.gap.rounds.schemas import (
    RoundCreate,
    RoundInfo,
    RoundList,
    RoundUpdate,
    TransitionCreate,
)
from samplan.gap.tables import GapRound
from samplan.gap.terms import TRANSITIONS, RoundStatus
from samplan.organisations import scope
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, RoundId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["gap"])


def shown_rounds(
    request: Request, session: Session, caller: Caller, rows: Sequence[GapRound]
) -> list[RoundInfo]:
    """The rounds with their counts and what the caller may make of them next."""
    counts = service.counts(session, rows)
    shown = []
    for row in rows:
        may_move = scope.allows(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
        allowed = [one for one in RoundStatus if one in TRANSITIONS[RoundStatus(row.status)]]
        links = {
            "self": link(request, f"/gap-rounds/{row.id}", "self"),
            "matrix": link(request, f"/gap-matrices/{row.id}", "related"),
            "columns": link(request, f"/gap-rounds/{row.id}/columns", "related"),
        }
        fields = round_document(row) | counts[row.id] | {"revision": row.revision, "_links": links}
        fields["allowedTransitions"] = allowed if may_move else []
        shown.append(RoundInfo.model_validate(fields))
    return shown


def _one(
    request: Request, response: Response, session: Session, caller: Caller, row: GapRound
) -> RoundInfo:
    response.headers["ETag"] = version_etag(row.version)
    return shown_rounds(request, session, caller, [row])[0]


@router.get("/gap-rounds", responses=problems(401, 422, 429))
def list_rounds(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    status: Annotated[list[RoundStatus] | None, Query(description="Only in these states")] = None,
) -> RoundList:
    """Rounds that the caller may see, newest first. Sort by id, year or status."""
    statement = seen_rounds(session, caller, select(GapRound))
    if county:
        statement = statement.where(col(GapRound.county_id) == county)
    if status:
        statement = statement.where(col(GapRound.status).in_(status))
    columns = {"id": col(GapRound.id), "year": col(GapRound.year), "status": col(GapRound.status)}
    default = [col(GapRound.year).desc(), col(GapRound.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = shown_rounds(request, session, caller, rows)
    return RoundList(gap_rounds=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/gap-rounds/{roundId}", responses=problems(401, 404, 422, 429))
def get_round(
    request: Request, response: Response, session: SessionDep, caller: Reader, round_id: RoundId
) -> RoundInfo:
    """One round; its ETag is what an edit needs."""
    return _one(request, response, session, caller, see_round(session, caller, round_id).row)


@router.post(
    "/gap-rounds",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_round(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    new: RoundCreate,
) -> RoundInfo:
    """Make a draft. With a previous round it takes over its rows, columns and what was asked."""
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/gap-rounds/{row.id}"
    return _one(request, response, session, caller, row)


@router.patch(
    "/gap-rounds/{roundId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_round(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: RoundId,
    change: RoundUpdate,
    if_match: IfMatch = None,
) -> RoundInfo:
    """Change title or dates of a round that is not published, and of a draft what it asks."""
    row = see_round(session, caller, round_id).row
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    return _one(request, response, session, caller, row)


@router.delete(
    "/gap-rounds/{roundId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_round(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: RoundId,
    if_match: IfMatch = None,
) -> Response:
    """Take a draft away. Its history stays and can be read by leads."""
    row = see_round(session, caller, round_id).row
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.post(
    "/gap-rounds/{roundId}/transitions",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def create_transition(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: RoundId,
    transition: TransitionCreate,
    if_match: IfMatch = None,
) -> RoundInfo:
    """Open a draft, review an open round, open it again, or publish it, which freezes it."""
    row = see_round(session, caller, round_id).row
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.move(session, row, transition.to, transition.reason, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/gap-rounds/{row.id}"
    return _one(request, response, session, caller, row)
