"""Agreements and routines between the principals: listed, kept, taken away."""

from datetime import date
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.base import search_key
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.agreements import service
from samplan.plan.agreements.documents import agreements_shown
from samplan.plan.agreements.schemas import (
    AgreementCreate,
    AgreementInfo,
    AgreementList,
    AgreementUpdate,
)
from samplan.plan.agreements.tables import Agreement, AgreementParty
from samplan.plan.agreements.terms import AgreementKind, AgreementStatus
from samplan.plan.tables import ActivityAgreement
from samplan.sources.listed import answer_list
from samplan.web.answers import FormatDep, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import AgreementId, Id, SearchText
from samplan.web.paging import PagingDep, fetch_listed, link, ordered, page_parts

router = APIRouter(tags=["plan"])

_NO_DAY = date.max
"""Where what nobody has said a day for is sorted."""


def _shown(request: Request, document: dict[str, Any]) -> AgreementInfo:
    links = {"self": link(request, f"/agreements/{document['id']}", "self")}
    return AgreementInfo.model_validate(document | {"_links": links})


def _one(request: Request, response: Response, session: Session, row: Agreement) -> AgreementInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, agreements_shown(session, [row])[0])


@router.get(
    "/agreements",
    response_model=None,
    responses=file_responses(AgreementList) | problems(401, 406, 422, 429),
)
def list_agreements(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    kind: Annotated[AgreementKind | None, Query(description="Only of this kind")] = None,
    status: Annotated[AgreementStatus | None, Query(description="Only where it stands so")] = None,
    party: Annotated[Id | None, Query(description="Only those that it is party to")] = None,
    activity: Annotated[Id | None, Query(description="Only those that it revises or makes")] = None,
    due_before: Annotated[
        date | None,
        Query(
            alias="dueBefore",
            description="Only those due for revision before this day",
            examples=["2027-07-01"],
        ),
    ] = None,
    search: Annotated[
        SearchText | None, Query(description="Words that name or parties contain")
    ] = None,
) -> Response:
    """Agreements and routines. Sort by id, name (as Swedish sorts), order, reviseBy or year.

    CSV and XLSX hold the whole list.
    """
    statement = select(Agreement)
    for column, wanted in (
        (col(Agreement.county_id), county),
        (col(Agreement.kind), kind),
        (col(Agreement.status), status),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if party:
        having = sa.select(col(AgreementParty.agreement_id)).where(
            col(AgreementParty.organisation_id) == party
        )
        statement = statement.where(col(Agreement.id).in_(having))
    if activity:
        having = sa.select(col(ActivityAgreement.agreement_id)).where(
            col(ActivityAgreement.activity_id) == activity
        )
        statement = statement.where(col(Agreement.id).in_(having))
    if due_before:
        statement = statement.where(col(Agreement.revise_by) < due_before)
    for word in search_key(search).split():
        statement = statement.where(col(Agreement.search_key).contains(word, autoescape=True))
    columns = {
        "id": col(Agreement.id),
        "name": col(Agreement.sort_key),
        "order": col(Agreement.position),
        "reviseBy": sa.func.coalesce(col(Agreement.revise_by), _NO_DAY),
        "year": sa.func.coalesce(col(Agreement.year), 0),
    }
    default = [col(Agreement.county_id), col(Agreement.position), col(Agreement.id)]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = [_shown(request, one) for one in agreements_shown(session, rows)]
    page = AgreementList(agreements=shown, **page_parts(request, paging, total, len(shown)))
    return answer_list(
        request, session, file_format, page, kind="agreements", name="overenskommelser"
    )


@router.get("/agreements/{agreementId}", responses=problems(401, 404, 422, 429))
def get_agreement(
    request: Request, response: Response, session: SessionDep, _: Reader, agreement_id: AgreementId
) -> AgreementInfo:
    """One agreement; its ETag is what an edit needs."""
    return _one(request, response, session, service.AGREEMENTS.get(session, agreement_id))


@router.post(
    "/agreements", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_agreement(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    new: AgreementCreate,
) -> AgreementInfo:
    """Add an agreement, routine or other document that binds the parties."""
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/agreements/{row.id}"
    return _one(request, response, session, row)


@router.patch(
    "/agreements/{agreementId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_agreement(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    agreement_id: AgreementId,
    change: AgreementUpdate,
    if_match: IfMatch = None,
) -> AgreementInfo:
    """Change an agreement. What is left out stays; parties and activities are whole lists."""
    row = service.AGREEMENTS.get(session, agreement_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=row.county_id)
    check_version(if_match, row.version)
    return _one(request, response, session, service.update(session, row, change, by=by))


@router.delete(
    "/agreements/{agreementId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_agreement(
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    agreement_id: AgreementId,
    if_match: IfMatch = None,
) -> Response:
    """Take an agreement away. Refused while activities revise or make it (409)."""
    row = service.AGREEMENTS.get(session, agreement_id)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)
