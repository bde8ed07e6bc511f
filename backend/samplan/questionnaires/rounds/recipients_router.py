"""Whom a round asks, the links that they get, and who has answered. For the county's lead."""

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, Reader, RoundLead
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.mail import service as mail
from samplan.mail.tables import OutgoingMail
from samplan.questionnaires.closing import has_passed, takes_answers, today
from samplan.questionnaires.rounds import invitations, participation, recipients
from samplan.questionnaires.rounds.letters import link_of
from samplan.questionnaires.rounds.participation import Progress
from samplan.questionnaires.rounds.recipient_schemas import (
    InvitationCreate,
    InvitationInfo,
    InvitationList,
    Participation,
    ParticipationCounts,
    ParticipationGroup,
    RecipientCreate,
    RecipientInfo,
    RecipientList,
    RecipientMail,
    RecipientUpdate,
    ReminderCreate,
    UnitKindCreate,
    UnitKindInfo,
    UnitKindList,
)
from samplan.questionnaires.rounds.router import led_round
from samplan.questionnaires.rounds.schemas import QuestionnaireRoundReference
from samplan.questionnaires.tables import QuestionnaireRound, Recipient, UnitKind
from samplan.questionnaires.terms import MessageKind
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import QuestionnaireRoundId, RecipientId, text
from samplan.web.paging import (
    PagingDep,
    base_url,
    fetch_listed,
    fetch_objects,
    ordered,
    page_parts,
    self_link,
)

router = APIRouter(tags=["questionnaires"])


def _shown(
    session: Session, round_: QuestionnaireRound, rows: Sequence[Recipient]
) -> list[RecipientInfo]:
    come = participation.progress(session, round_.id)
    organisations = participation.names_of_organisations(session, round_.county_id)
    kinds = participation.names_of_unit_kinds(session)
    messages = mail.newest(session, [recipients.subject_of(row) for row in rows])
    shown = []
    for row in rows:
        progress = come.get(row.id, Progress())
        message = messages.get(recipients.subject_of(row))
        shown.append(
            RecipientInfo(
                id=row.id,
                name=row.name,
                organisation_id=row.organisation_id,
                organisation_name=organisations[row.organisation_id],
                unit_kind_id=row.unit_kind_id,
                unit_kind_name=kinds[row.unit_kind_id],
                email=row.email,
                state=progress.state,
                invited_at=progress.invited_at,
                valid_links=progress.valid_links,
                mail=None if message is None else _shown_mail(message),
                version=row.version,
            )
        )
    return shown


def _shown_mail(row: OutgoingMail) -> RecipientMail:
    kinds = {name: kind for kind, name in invitations.MAIL_KINDS.items()}
    return RecipientMail(
        kind=kinds.get(row.kind, MessageKind.INVITATION),
        status=row.status,
        queued_at=row.queued_at,
        sent_at=row.sent_at,
        attempts=row.attempts,
        problem=row.problem,
    )


def _one(
    response: Response, session: Session, round_: QuestionnaireRound, row: Recipient
) -> RecipientInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(session, round_, [row])[0]


@router.get(
    "/questionnaire-rounds/{roundId}/recipients",
    response_model=None,
    responses=file_responses(RecipientList) | problems(401, 403, 404, 406, 422, 429),
)
def list_recipients(
    request: Request,
    session: SessionDep,
    caller: RoundLead,
    paging: PagingDep,
    file_format: FormatDep,
    round_id: QuestionnaireRoundId,
) -> Response:
    """The units that the round asks, in their order, and how far each has come. Sort by id."""
    round_ = led_round(session, caller, round_id)
    statement = select(Recipient).where(col(Recipient.round_id) == round_.id)
    default = [col(Recipient.position), col(Recipient.id)]
    statement = ordered(statement, paging, {"id": col(Recipient.id)}, default)
    rows, total = fetch_listed(session, statement, paging, whole=file_format.is_file)
    shown = _shown(session, round_, rows)
    page = RecipientList(recipients=shown, **page_parts(request, paging, total, len(shown)))
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="recipients",
        name=f"enheter-{round_.id}",
        revision=current_revision(session),
        public=False,
    )


@router.get(
    "/questionnaire-rounds/{roundId}/recipients/{recipientId}",
    responses=problems(401, 403, 404, 422, 429),
)
def get_recipient(
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    round_id: QuestionnaireRoundId,
    recipient_id: RecipientId,
) -> RecipientInfo:
    """One unit that the round asks; its ETag is what an edit needs."""
    round_ = led_round(session, caller, round_id)
    return _one(response, session, round_, recipients.get(session, round_.id, recipient_id))


@router.post(
    "/questionnaire-rounds/{roundId}/recipients",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_recipient(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    new: RecipientCreate,
) -> RecipientInfo:
    """Ask one more unit. Give its functional address (funktionsadress), never a person's."""
    round_ = led_round(session, caller, round_id)
    row = recipients.create(session, round_, new, by=by)
    path = f"/questionnaire-rounds/{round_.id}/recipients/{row.id}"
    response.headers["Location"] = f"{request.app.state.api_path}{path}"
    return _one(response, session, round_, row)


@router.patch(
    "/questionnaire-rounds/{roundId}/recipients/{recipientId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_recipient(
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    recipient_id: RecipientId,
    change: RecipientUpdate,
    if_match: IfMatch = None,
) -> RecipientInfo:
    """Change a unit's name, principal, kind or address."""
    round_ = led_round(session, caller, round_id)
    row = recipients.get(session, round_.id, recipient_id)
    check_version(if_match, row.version)
    row = recipients.update(session, round_, row, change, by=by)
    return _one(response, session, round_, row)


@router.delete(
    "/questionnaire-rounds/{roundId}/recipients/{recipientId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_recipient(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    recipient_id: RecipientId,
    if_match: IfMatch = None,
) -> Response:
    """Ask a unit no more, unless it has begun to answer. Its links end."""
    round_ = led_round(session, caller, round_id)
    row = recipients.get(session, round_.id, recipient_id)
    check_version(if_match, row.version)
    recipients.delete(session, round_, row, by=by)
    return Response(status_code=204)


def _invited(
    request: Request, response: Response, round_id: str, given: Sequence[invitations.Invited]
) -> InvitationList:
    # A link is never read again; that a unit has one is told of the unit.
    recipients_path = f"{request.app.state.api_path}/questionnaire-rounds/{round_id}/recipients"
    response.headers["Location"] = recipients_path
    response.headers["Cache-Control"] = "no-store"
    address = base_url(request)
    return InvitationList(
        invitations=[
            InvitationInfo(
                recipient_id=one.recipient_id,
                link=None if one.token is None else link_of(address, one.token),
                queued=one.token is None,
            )
            for one in given
        ]
    )


@router.post(
    "/questionnaire-rounds/{roundId}/invitations",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_invitations(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    new: InvitationCreate,
) -> InvitationList:
    """Give units their links: shown here, this once, or sent by e-mail.

    Earlier links stay valid unless they are renewed. A unit without an address gets its link shown
    also when the others are sent theirs.
    """
    given = invitations.invite(
        session,
        led_round(session, caller, round_id),
        new.recipient_ids,
        renew=new.renew,
        send=new.send,
        settings=request.app.state.settings,
        by=by,
    )
    return _invited(request, response, round_id, given)


@router.delete(
    "/questionnaire-rounds/{roundId}/recipients/{recipientId}/invitations",
    status_code=204,
    responses=problems(401, 403, 404, 422, 429),
)
def delete_invitations(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    recipient_id: RecipientId,
) -> Response:
    """End every link of the unit. What it has answered is kept."""
    round_ = led_round(session, caller, round_id)
    row = recipients.get(session, round_.id, recipient_id)
    invitations.revoke(session, round_, row, by=by)
    return Response(status_code=204)


@router.post(
    "/questionnaire-rounds/{roundId}/reminders",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_reminders(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    round_id: QuestionnaireRoundId,
    new: ReminderCreate,
) -> InvitationList:
    """Remind by e-mail the units that have not sent in their answers; the others are left alone.

    A unit without an address gets a link shown here, this once.
    """
    given = invitations.remind(
        session,
        led_round(session, caller, round_id),
        new.recipient_ids,
        settings=request.app.state.settings,
        by=by,
    )
    return _invited(request, response, round_id, given)


@router.get(
    "/questionnaire-rounds/{roundId}/participation",
    response_model=None,
    responses=file_responses(Participation) | problems(401, 403, 404, 406, 422, 429),
)
def get_participation(
    request: Request,
    session: SessionDep,
    caller: RoundLead,
    file_format: FormatDep,
    round_id: QuestionnaireRoundId,
) -> Response:
    """Who has answered and who is late, by principal and kind of unit; never what they answered."""
    round_ = led_round(session, caller, round_id)
    organisations = participation.names_of_organisations(session, round_.county_id)
    kinds = participation.names_of_unit_kinds(session)
    groups = participation.groups_of(session, round_)
    shown = Participation(
        round=QuestionnaireRoundReference(
            id=round_.id,
            title=text(round_.title_sv, round_.title_en),
            status=round_.status,
            takes_answers=takes_answers(round_.status, round_.closes_on, today()),
            closes_on=round_.closes_on,
        ),
        is_late=has_passed(round_.closes_on, today()),
        sends_mail=invitations.why_no_mail(request.app.state.settings) is None,
        total=ParticipationCounts(
            **participation.counted([state for group in groups for state in group.states])
        ),
        groups=[
            ParticipationGroup(
                organisation_id=group.organisation_id,
                organisation_name=organisations[group.organisation_id],
                unit_kind_id=group.unit_kind_id,
                unit_kind_name=kinds[group.unit_kind_id],
                late=group.late,
                **participation.counted(group.states),
            )
            for group in groups
        ],
        revision=current_revision(session),
        _links={"self": self_link(request)},
    )
    return answer(
        request,
        file_format,
        shown.model_dump(mode="json", by_alias=True),
        kind="participation",
        name=f"svarande-{round_.id}",
        revision=shown.revision,
        public=False,
    )


@router.get("/unit-kinds", responses=problems(401, 422, 429))
def list_unit_kinds(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> UnitKindList:
    """Kinds of units that are asked, in their order. Sort by id or position."""
    columns = {"id": col(UnitKind.id), "position": col(UnitKind.position)}
    default = [col(UnitKind.position), col(UnitKind.id)]
    statement = ordered(select(UnitKind), paging, columns, default)
    rows, total = fetch_objects(session, statement, paging)
    shown = [UnitKindInfo.model_validate(recipients.unit_kind_document(row)) for row in rows]
    return UnitKindList(unit_kinds=shown, **page_parts(request, paging, total, len(shown)))


@router.post(
    "/unit-kinds", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_unit_kind(
    request: Request,
    response: Response,
    session: SessionDep,
    _: RoundLead,
    by: ActorDep,
    new: UnitKindCreate,
) -> UnitKindInfo:
    """Add a kind of unit, for all counties."""
    row = recipients.create_unit_kind(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/unit-kinds"
    return UnitKindInfo.model_validate(recipients.unit_kind_document(row))
