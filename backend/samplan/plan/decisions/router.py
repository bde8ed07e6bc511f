"""Decisions: listed, kept, taken away."""

from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.decisions import service
from samplan.plan.decisions.documents import decision_documents
from samplan.plan.decisions.matters import plan_of
from samplan.plan.decisions.schemas import (
    DecisionCreate,
    DecisionInfo,
    DecisionList,
    DecisionUpdate,
)
from samplan.plan.decisions.tables import Decision, Matter
from samplan.plan.decisions.terms import Outcome
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import DecisionId, Id
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["plan"])


def _shown(request: Request, document: dict[str, Any]) -> DecisionInfo:
    links = {
        "self": link(request, f"/decisions/{document['id']}", "self"),
        "matter": link(request, f"/matters/{document['matterId']}", "up"),
        "board": link(request, f"/boards/{document['boardId']}", "related"),
    }
    return DecisionInfo.model_validate(document | {"_links": links})


def _one(request: Request, response: Response, session: Session, row: Decision) -> DecisionInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, decision_documents(session, [row])[0])


@router.get("/decisions", responses=problems(401, 422, 429))
def list_decisions(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    plan: Annotated[Id | None, Query(description="Only in matters of this plan")] = None,
    matter: Annotated[Id | None, Query(description="Only in this matter")] = None,
    board: Annotated[Id | None, Query(description="Only of this board")] = None,
    outcome: Annotated[Outcome | None, Query(description="Only with this outcome")] = None,
) -> DecisionList:
    """All that boards have done with matters, newest first. Sort by id, decidedOn or enteredAt.

    A decision without a date stands as the oldest.
    """
    statement = select(Decision)
    for column, wanted in (
        (col(Decision.matter_id), matter),
        (col(Decision.board_id), board),
        (col(Decision.outcome), outcome),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if plan:
        of_plan = sa.select(col(Matter.id)).where(col(Matter.plan_id) == plan)
        statement = statement.where(col(Decision.matter_id).in_(of_plan))
    when = sa.func.coalesce(col(Decision.decided_on), "")
    columns = {"id": col(Decision.id), "decidedOn": when, "enteredAt": col(Decision.entered_at)}
    default = [when.desc(), col(Decision.entered_at).desc(), col(Decision.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, one) for one in decision_documents(session, rows)]
    return DecisionList(decisions=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/decisions/{decisionId}", responses=problems(401, 404, 422, 429))
def get_decision(
    request: Request, response: Response, session: SessionDep, _: Reader, decision_id: DecisionId
) -> DecisionInfo:
    """One decision; its ETag is what an edit needs."""
    return _one(request, response, session, service.DECISIONS.get(session, decision_id))


@router.post(
    "/decisions", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_decision(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: DecisionCreate,
) -> DecisionInfo:
    """Enter what a board did with a matter. What it did before stays."""
    matter = service.named_matter(session, new.matter_id)
    county_id = plan_of(session, matter).county_id
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    row = service.create(session, matter, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/decisions/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/decisions/{decisionId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_decision(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    decision_id: DecisionId,
    change: DecisionUpdate,
    if_match: IfMatch = None,
) -> DecisionInfo:
    """Correct a decision. What is left out stays; for a new decision, make a new one."""
    row = service.DECISIONS.get(session, decision_id)
    county_id = service.county_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/decisions/{decisionId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_decision(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    decision_id: DecisionId,
    if_match: IfMatch = None,
) -> Response:
    """Take a decision away that was entered by mistake; its history stays."""
    row = service.DECISIONS.get(session, decision_id)
    county_id = service.county_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)
