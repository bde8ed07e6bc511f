"""Questionnaires: listed, made, written as drafts, and made final."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, Reader, RoundLead
from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.questionnaires.access import (
    leads,
    see_questionnaire,
    see_version,
    seen_questionnaires,
)
from samplan.questionnaires.form import parse, to_document
from samplan.questionnaires.forms import service
from samplan.questionnaires.forms.schemas import (
    FormInput,
    QuestionnaireCreate,
    QuestionnaireDraftInfo,
    QuestionnaireInfo,
    QuestionnaireList,
    QuestionnaireUpdate,
    QuestionnaireVersionInfo,
    QuestionnaireVersionList,
    QuestionnaireVersionReference,
)
from samplan.questionnaires.tables import Questionnaire, QuestionnaireVersion
from samplan.questionnaires.terms import VersionStatus
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.errors import CONFLICT, ProblemError
from samplan.web.fields import Id, QuestionnaireId, text
from samplan.web.paging import PagingDep, fetch_objects, ordered, page_parts
from samplan.web.texts import Words

router = APIRouter(tags=["questionnaires"])

Number = Annotated[
    int, Path(alias="number", description="The version's number", ge=1, le=99_999, examples=[1])
]


def _shown(
    session: Session, caller: Caller, rows: Sequence[Questionnaire]
) -> list[QuestionnaireInfo]:
    numbers = service.version_numbers(session, rows)
    return [
        QuestionnaireInfo(
            id=row.id,
            county_id=row.county_id,
            title=text(row.title_sv, row.title_en),
            latest_number=numbers[row.id].get(VersionStatus.FINAL),
            has_draft=VersionStatus.DRAFT in numbers[row.id]
            and leads(session, caller, row.county_id),
            version=row.version,
        )
        for row in rows
    ]


def _one(
    response: Response, session: Session, caller: Caller, row: Questionnaire
) -> QuestionnaireInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(session, caller, [row])[0]


def _led(session: Session, caller: Caller, questionnaire_id: str) -> Questionnaire:
    """The questionnaire, which the caller keeps."""
    row = see_questionnaire(session, caller, questionnaire_id)
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    return row


def _version_fields(session: Session, row: QuestionnaireVersion) -> dict[str, object]:
    form = parse(row.form)
    return {
        "questionnaireId": row.questionnaire_id,
        "number": row.number,
        "status": row.status,
        "questionCount": len(form.questions),
        "form": to_document(form),
        "changes": service.changes(session, row),
        "version": row.version,
    }


def _version(
    response: Response, session: Session, row: QuestionnaireVersion
) -> QuestionnaireVersionInfo:
    response.headers["ETag"] = version_etag(row.version)
    return QuestionnaireVersionInfo.model_validate(_version_fields(session, row))


def _draft(
    response: Response, session: Session, row: QuestionnaireVersion
) -> QuestionnaireDraftInfo:
    response.headers["ETag"] = version_etag(row.version)
    remaining = [
        {"field": one.field, "message": text(*one.message)}
        for one in service.remaining_faults(session, row)
    ]
    fields = _version_fields(session, row) | {"remaining": remaining}
    return QuestionnaireDraftInfo.model_validate(fields)


@router.get("/questionnaires", responses=problems(401, 422, 429))
def list_questionnaires(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
) -> QuestionnaireList:
    """Questionnaires with a final version; a county's lead sees all of the county. Sort by id."""
    statement = seen_questionnaires(caller, select(Questionnaire))
    if county:
        statement = statement.where(col(Questionnaire.county_id) == county)
    columns = {"id": col(Questionnaire.id)}
    statement = ordered(statement, paging, columns, [col(Questionnaire.id)])
    rows, total = fetch_objects(session, statement, paging)
    shown = _shown(session, caller, rows)
    return QuestionnaireList(questionnaires=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/questionnaires/{questionnaireId}", responses=problems(401, 404, 422, 429))
def get_questionnaire(
    response: Response, session: SessionDep, caller: Reader, questionnaire_id: QuestionnaireId
) -> QuestionnaireInfo:
    """One questionnaire; its ETag is what an edit needs."""
    row = see_questionnaire(session, caller, questionnaire_id)
    return _one(response, session, caller, row)


@router.post(
    "/questionnaires",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_questionnaire(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    new: QuestionnaireCreate,
) -> QuestionnaireInfo:
    """Make a questionnaire. What it asks is then written in its draft."""
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/questionnaires/{row.id}"
    return _one(response, session, caller, row)


@router.patch(
    "/questionnaires/{questionnaireId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_questionnaire(
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    questionnaire_id: QuestionnaireId,
    change: QuestionnaireUpdate,
    if_match: IfMatch = None,
) -> QuestionnaireInfo:
    """Change the title. What it asks is changed in its draft."""
    row = _led(session, caller, questionnaire_id)
    check_version(if_match, row.version)
    return _one(response, session, caller, service.update(session, row, change, by=by))


@router.delete(
    "/questionnaires/{questionnaireId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_questionnaire(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    questionnaire_id: QuestionnaireId,
    if_match: IfMatch = None,
) -> Response:
    """Take away a questionnaire that has never been made final."""
    row = _led(session, caller, questionnaire_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.get("/questionnaires/{questionnaireId}/versions", responses=problems(401, 404, 422, 429))
def list_questionnaire_versions(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    questionnaire_id: QuestionnaireId,
) -> QuestionnaireVersionList:
    """Its versions, newest first; the draft only for the county's lead. Sort by number."""
    questionnaire = see_questionnaire(session, caller, questionnaire_id)
    statement = select(QuestionnaireVersion).where(
        col(QuestionnaireVersion.questionnaire_id) == questionnaire.id
    )
    if not leads(session, caller, questionnaire.county_id):
        statement = statement.where(col(QuestionnaireVersion.status) == VersionStatus.FINAL)
    number = col(QuestionnaireVersion.number)
    statement = ordered(statement, paging, {"number": number}, [number.desc()])
    rows, total = fetch_objects(session, statement, paging)
    shown = [
        QuestionnaireVersionReference(
            questionnaire_id=row.questionnaire_id,
            number=row.number,
            status=row.status,
            question_count=len(parse(row.form).questions),
            version=row.version,
        )
        for row in rows
    ]
    return QuestionnaireVersionList(
        versions=shown, **page_parts(request, paging, total, len(shown))
    )


@router.get(
    "/questionnaires/{questionnaireId}/versions/{number}",
    responses=problems(401, 404, 422, 429),
)
def get_questionnaire_version(
    response: Response,
    session: SessionDep,
    caller: Reader,
    questionnaire_id: QuestionnaireId,
    number: Number,
) -> QuestionnaireVersionInfo:
    """One version: what it asks, and what is new since the one before."""
    questionnaire = see_questionnaire(session, caller, questionnaire_id)
    row = see_version(session, caller, questionnaire, number)
    return _version(response, session, row)


@router.post(
    "/questionnaires/{questionnaireId}/versions",
    status_code=201,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def create_questionnaire_version(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    questionnaire_id: QuestionnaireId,
    if_match: IfMatch = None,
) -> QuestionnaireVersionInfo:
    """Make the draft final, which freezes it. If-Match is the draft's.

    Tells which questions are new, changed or gone since the version before.
    """
    questionnaire = _led(session, caller, questionnaire_id)
    draft = _existing_draft(session, questionnaire)
    check_version(if_match, draft.version)
    row = service.make_final(session, questionnaire, draft, by=by)
    path = f"/questionnaires/{questionnaire.id}/versions/{row.number}"
    response.headers["Location"] = f"{request.app.state.api_path}{path}"
    return _version(response, session, row)


def _existing_draft(session: Session, questionnaire: Questionnaire) -> QuestionnaireVersion:
    draft = service.draft_of(session, questionnaire.id)
    if draft is None:
        words = Words(
            "Enkäten har inget utkast. Spara ett utkast först.",
            "The questionnaire has no draft. Save a draft first.",
        )
        raise ProblemError(CONFLICT, words)
    return draft


@router.get("/questionnaires/{questionnaireId}/draft", responses=problems(401, 403, 404, 422, 429))
def get_questionnaire_draft(
    response: Response, session: SessionDep, caller: RoundLead, questionnaire_id: QuestionnaireId
) -> QuestionnaireDraftInfo:
    """The version that is being written, or what a new one begins with: the newest version.

    Its ETag is what saving it needs. `remaining` names all that must be put right before it can be
    made final.
    """
    questionnaire = _led(session, caller, questionnaire_id)
    return _draft(response, session, service.draft_or_beginning(session, questionnaire))


@router.put(
    "/questionnaires/{questionnaireId}/draft",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def save_questionnaire_draft(
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    questionnaire_id: QuestionnaireId,
    form: FormInput,
    if_match: IfMatch = None,
) -> QuestionnaireDraftInfo:
    """Save the whole form as the draft, also half written. The first time it makes the draft."""
    questionnaire = _led(session, caller, questionnaire_id)
    check_version(if_match, service.draft_or_beginning(session, questionnaire).version)
    row = service.save_draft(session, questionnaire, form, by=by)
    return _draft(response, session, row)


@router.delete(
    "/questionnaires/{questionnaireId}/draft",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_questionnaire_draft(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    questionnaire_id: QuestionnaireId,
    if_match: IfMatch = None,
) -> Response:
    """Throw the draft away. Final versions stay."""
    questionnaire = _led(session, caller, questionnaire_id)
    draft = _existing_draft(session, questionnaire)
    check_version(if_match, draft.version)
    service.delete_draft(session, questionnaire, draft, by=by)
    return Response(status_code=204)
