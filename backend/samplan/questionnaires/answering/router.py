"""A unit's own answers, reached with the token of its link and nothing else.

Nothing here is kept by anybody on the way: the answers are the unit's own.
"""

from typing import Annotated

import structlog
from fastapi import APIRouter, Header, Request, Response
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from samplan.auth.dependencies import ActorDep, Anyone, address_of
from samplan.auth.rates import RateLimits
from samplan.db.engine import Database
from samplan.db.session import SessionDep, beside
from samplan.organisations.tables import County
from samplan.questionnaires import tables
from samplan.questionnaires.answering import service
from samplan.questionnaires.answering.schemas import MyAnswers, MyResponse
from samplan.questionnaires.answering.service import Asked
from samplan.questionnaires.form import to_document
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import text

router = APIRouter(tags=["questionnaires"])
log = structlog.get_logger("samplan.answering")

Token = Annotated[
    str,
    Header(
        alias="X-Invitation",
        description="The token of the unit's link: what follows # in it",
        min_length=1,
        max_length=200,
        examples=["5s0mEt0k3n"],
    ),
]


def _asked(request: Request, session: Session, token: str) -> Asked:
    """What the link leads to. Guessing is slowed down; a valid link always works."""
    asked = service.find(session, token)
    if asked is None:
        limits: RateLimits = request.app.state.rate_limits
        limits.check_failures(address_of(request))
        limits.count_failure(address_of(request))
        raise service.unknown_link()
    service.check_valid(asked)
    return asked


def _shown(response: Response, session: Session, asked: Asked) -> MyResponse:
    response.headers["ETag"] = version_etag(asked.version)
    response.headers["Cache-Control"] = "no-store"
    round_, row = asked.round, asked.response
    county = session.get_one(County, round_.county_id)
    return MyResponse.model_validate(
        {
            "round": {
                "title": text(round_.title_sv, round_.title_en),
                "countyName": text(county.name_sv, county.name_en),
                "closesOn": round_.closes_on,
                "greeting": round_.greeting_sv,
            },
            "unit": {"name": asked.recipient.name},
            "form": to_document(asked.form),
            "answers": asked.answers,
            "savedAt": row.saved_at if row else None,
            "submittedAt": row.submitted_at if row else None,
            "receipt": row.receipt if row else None,
            "hasUnsentChanges": bool(row and row.changed_answers is not None),
            "isOpen": asked.is_open,
            "version": asked.version,
        }
    )


@router.get("/responses/mine", responses=problems(401, 404, 422, 429))
def get_my_response(
    request: Request, response: Response, session: SessionDep, _: Anyone, token: Token
) -> MyResponse:
    """What the unit is asked, and what it has answered so far, also after closing."""
    asked = _asked(request, session, token)
    shown = _shown(response, session, asked)
    if asked.invitation.opened_at is None:
        session.rollback()  # gives the connection back before another is taken
        _note_opened(request, asked)
    return shown


def _note_opened(request: Request, asked: Asked) -> None:
    database: Database = request.app.state.database
    try:
        with beside(database) as session:
            service.note_opened(session, asked)
    except OperationalError as error:
        # Whoever wants to answer is not turned away because this could not be noted.
        log.warning("opening not noted", error=type(error).__name__)


@router.put(
    "/responses/mine",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def save_my_response(
    request: Request,
    response: Response,
    session: SessionDep,
    _: Anyone,
    by: ActorDep,
    token: Token,
    sent: MyAnswers,
    if_match: IfMatch = None,
) -> MyResponse:
    """Save all answers so far, also half-way; each is held against its question.

    Answers to questions that are not shown are kept and not counted. What has been sent in counts
    as it was until the changes are sent in too.
    """
    asked = _asked(request, session, token)
    service.check_open(asked)
    check_version(if_match, asked.version)
    row = service.save(session, asked, sent.answers, by=by)
    return _shown(response, session, _with(asked, row))


@router.post(
    "/responses/mine/submissions",
    status_code=201,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def create_submission(
    request: Request,
    response: Response,
    session: SessionDep,
    _: Anyone,
    by: ActorDep,
    token: Token,
    if_match: IfMatch = None,
) -> MyResponse:
    """Send in what was saved last, and get a receipt. It can be changed and sent in again.

    Refused while a required question that is shown has no answer.
    """
    asked = _asked(request, session, token)
    service.check_open(asked)
    check_version(if_match, asked.version)
    row = service.submit(session, asked, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/responses/mine"
    return _shown(response, session, _with(asked, row))


def _with(asked: Asked, row: tables.Response) -> Asked:
    return Asked(asked.invitation, asked.round, asked.recipient, asked.form, row)
