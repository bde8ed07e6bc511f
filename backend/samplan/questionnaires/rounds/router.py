"""Rounds of questionnaires: listed, made, changed, and moved on in their life."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, Reader, RoundLead
from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.questionnaires.access import leads, see_round, seen_rounds
from samplan.questionnaires.closing import takes_answers, today
from samplan.questionnaires.rounds import service
from samplan.questionnaires.rounds.schemas import (
    QuestionnaireRoundCreate,
    QuestionnaireRoundInfo,
    QuestionnaireRoundList,
    QuestionnaireRoundUpdate,
    QuestionnaireTransitionCreate,
)
from samplan.questionnaires.tables import QuestionnaireRound
from samplan.questionnaires.terms import TRANSITIONS, RoundStatus
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, QuestionnaireRoundId
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["questionnaires"])


def shown_rounds(
    request: Request, session: Session, caller: Caller, rows: Sequence[QuestionnaireRound]
) -> list[QuestionnaireRoundInfo]:
    """The rounds, with what only a lead is told of them."""
    counts = service.counts(session, rows)
    on = today()
    shown = []
    for row in rows:
        asked, submitted = counts[row.id]
        is_lead = leads(session, caller, row.county_id)
        form = f"/questionnaires/{row.questionnaire_id}/versions/{row.form_number}"
        allowed = [one for one in RoundStatus if one in TRANSITIONS[RoundStatus(row.status)]]
        fields = service.round_document(row) | {
            "takesAnswers": takes_answers(row.status, row.closes_on, on),
            "askedCount": asked or row.asked_count,
            "submittedCount": submitted if is_lead else None,
            "revision": row.revision,
            "allowedTransitions": allowed if is_lead else [],
            "_links": {
                "self": link(request, f"/questionnaire-rounds/{row.id}", "self"),
                "questionnaireVersion": link(request, form, "related"),
            },
        }
        shown.append(QuestionnaireRoundInfo.model_validate(fields))
    return shown


def _one(
    request: Request, response: Response, session: Session, caller: Caller, row: QuestionnaireRound
) -> QuestionnaireRoundInfo:
    response.headers["ETag"] = version_etag(row.version)
    return shown_rounds(request, session, caller, [row])[0]


def led_round(session: Session, caller: Caller, round_id: str) -> QuestionnaireRound:
    """The round, which the caller keeps."""
    row = see_round(session, caller, round_id)
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    return row


@router.get("/questionnaire-rounds", responses=problems(401, 422, 429))
def list_questionnaire_rounds(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    questionnaire: Annotated[Id | None, Query(description="Only of this questionnaire")] = None,
    status: Annotated[list[RoundStatus] | None, Query(description="Only in these states")] = None,
) -> QuestionnaireRoundList:
    """Rounds that the caller may see, newest first. Sort by id, year or status."""
    statement = seen_rounds(session, caller, select(QuestionnaireRound))
    if county:
        statement = statement.where(col(QuestionnaireRound.county_id) == county)
    if questionnaire:
        statement = statement.where(col(QuestionnaireRound.questionnaire_id) == questionnaire)
    if status:
        statement = statement.where(col(QuestionnaireRound.status).in_(status))
    columns = {
        "id": col(QuestionnaireRound.id),
        "year": col(QuestionnaireRound.year),
        "status": col(QuestionnaireRound.status),
    }
    default = [col(QuestionnaireRound.year).desc(), col(QuestionnaireRound.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = shown_rounds(request, session, caller, rows)
    return QuestionnaireRoundList(
        questionnaire_rounds=shown, **page_parts(request, paging, total, len(shown))
    )


@router.get("/questionnaire-rounds/{roundId}", responses=problems(401, 404, 422, 429))
def get_questionnaire_round(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reader,
    round_id: QuestionnaireRoundId,
) -> QuestionnaireRoundInfo:
    """One round; its ETag is what an edit needs."""
    return _one(request, response, session, caller, see_round(session, caller, round_id))


@router.post(
    "/questionnaire-rounds",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_questionnaire_round(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    new: QuestionnaireRoundCreate,
) -> QuestionnaireRoundInfo:
    """Make a draft that asks what a final version of the questionnaire asks."""
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/questionnaire-rounds/{row.id}"
    return _one(request, response, session, caller, row)


@router.patch(
    "/questionnaire-rounds/{roundId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_questionnaire_round(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    change: QuestionnaireRoundUpdate,
    if_match: IfMatch = None,
) -> QuestionnaireRoundInfo:
    """Change title, dates or greeting of a round that is not published."""
    row = led_round(session, caller, round_id)
    check_version(if_match, row.version)
    return _one(request, response, session, caller, service.update(session, row, change, by=by))


@router.delete(
    "/questionnaire-rounds/{roundId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_questionnaire_round(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    if_match: IfMatch = None,
) -> Response:
    """Take a draft away. Its history stays and can be read by leads."""
    row = led_round(session, caller, round_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.post(
    "/questionnaire-rounds/{roundId}/transitions",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def create_questionnaire_transition(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    transition: QuestionnaireTransitionCreate,
    if_match: IfMatch = None,
) -> QuestionnaireRoundInfo:
    """Open a draft, close an open round, open it again, or publish its results for good."""
    row = led_round(session, caller, round_id)
    check_version(if_match, row.version)
    row = service.move(session, row, transition.to, transition.reason, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/questionnaire-rounds/{row.id}"
    return _one(request, response, session, caller, row)
