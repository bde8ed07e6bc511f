"""Answering a round, seeing who has answered, and what was answered."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, Reader, Reporter, UnpublishedReader
from samplan.auth.service import Caller
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.gap.access import SeenRound, see_round
from samplan.gap.documents import cell_name, statement_document
from samplan.gap.reporting import service
from samplan.gap.reporting.schemas import (
    AssessmentInfo,
    AssessmentList,
    CellInput,
    ColumnForm,
    ColumnList,
    ColumnUpdate,
    GroupStatementList,
)
from samplan.gap.rounds.router import shown_rounds
from samplan.gap.tables import (
    Assessment,
    GroupStatement,
    RoundMethod,
    RoundOrganisation,
)
from samplan.gap.terms import Status
from samplan.organisations.tables import Organisation
from samplan.sources.service import places
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import Id, MethodId, OrganisationId, RoundId, text
from samplan.web.paging import (
    PagingDep,
    fetch_listed,
    link,
    ordered,
    page_parts,
    slice_page,
    sort_items,
)

router = APIRouter(tags=["gap"])

_STATE_ORDER = ("not_started", "started", "complete")
_COLUMN_SORTS = {
    "organisation": lambda column: column["organisationName"]["sv"].casefold(),
    "answered": lambda column: column["answered"],
    "state": lambda column: _STATE_ORDER.index(column["state"]),
    "lastAnsweredAt": lambda column: column["lastAnsweredAt"],
}


@router.get(
    "/gap-rounds/{roundId}/columns",
    response_model=None,
    responses=file_responses(ColumnList) | problems(401, 403, 404, 406, 422, 429),
)
def list_columns(
    request: Request,
    session: SessionDep,
    caller: UnpublishedReader,
    round_id: RoundId,
    paging: PagingDep,
    file_format: FormatDep,
) -> Response:
    """Who has answered and who is late. Leads see all columns, reporters their own.

    Sort by organisation, answered, state or lastAnsweredAt.
    """
    seen = see_round(session, caller, round_id)
    columns = service.columns(session, seen, datetime.now(UTC).date())
    columns = sort_items(columns, paging, _COLUMN_SORTS)
    shown = columns if file_format.is_file else list(slice_page(columns, paging))
    document: dict[str, Any] = {
        "columns": shown,
        **page_parts(request, paging, len(columns), len(shown)),
    }
    return answer(
        request,
        file_format,
        document,
        kind="columns",
        name=f"svarslage-{round_id}",
        revision=current_revision(session),
        public=False,
    )


def _form(
    request: Request,
    session: Session,
    caller: Caller,
    seen: SeenRound,
    column: RoundOrganisation,
) -> dict[str, Any]:
    organisation = session.get_one(Organisation, column.organisation_id)
    answers = service.form(session, seen.row, column.organisation_id)
    path = f"/gap-rounds/{seen.row.id}/columns/{column.organisation_id}"
    xlsx = link(request, path, "alternate")
    shown_round = shown_rounds(request, session, caller, [seen.row])[0]
    return {
        "round": shown_round.model_dump(mode="json", by_alias=True),
        "organisation": {
            "id": organisation.id,
            "name": text(organisation.name_sv, organisation.name_en),
        },
        "answers": answers,
        "progress": {
            "asked": len(answers),
            "answered": sum(one["answered"] for one in answers),
        },
        "version": column.version,
        "editable": service.may_answer(session, caller, seen.row, column.organisation_id),
        "_links": {
            "self": link(request, path, "self"),
            "xlsx": xlsx | {"href": f"{xlsx['href']}?format=xlsx"},
            "uploads": link(request, f"{path}/uploads", "related", "POST"),
        },
    }


@router.get(
    "/gap-rounds/{roundId}/columns/{organisationId}",
    response_model=None,
    responses=file_responses(ColumnForm) | problems(401, 403, 404, 406, 422, 429),
)
def get_column(
    request: Request,
    session: SessionDep,
    caller: UnpublishedReader,
    round_id: RoundId,
    organisation_id: OrganisationId,
    file_format: FormatDep,
) -> Response:
    """An organisation's column as a form, with its answers from the round before.

    As XLSX or CSV it is a form to fill in and upload. The ETag is what an edit needs.
    """
    seen = see_round(session, caller, round_id)
    column = service.column_of(session, seen, organisation_id)
    response = answer(
        request,
        file_format,
        _form(request, session, caller, seen, column),
        kind="column",
        name=f"svar-{round_id}-{organisation_id}",
        revision=current_revision(session),
        public=False,
    )
    response.headers["ETag"] = version_etag(column.version)
    return response


@router.patch(
    "/gap-rounds/{roundId}/columns/{organisationId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_column(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reporter,
    by: ActorDep,
    round_id: RoundId,
    organisation_id: OrganisationId,
    change: ColumnUpdate,
    if_match: IfMatch = None,
) -> ColumnForm:
    """Answer many methods at once, all or nothing; every faulty row is named.

    `confirmUnchanged` takes the previous round's answer over for the methods named.
    """
    seen = see_round(session, caller, round_id)
    column = service.column_of(session, seen, organisation_id)
    service.require_answerable(session, caller, seen.row, organisation_id)
    check_version(if_match, column.version)
    new = service.answers_of(session, seen.row, organisation_id, change)
    service.write(session, seen.row, column, new, by=by)
    session.flush()
    response.headers["ETag"] = version_etag(column.version)
    return ColumnForm.model_validate(_form(request, session, caller, seen, column))


def shown_cells(
    request: Request, session: Session, cells: Sequence[Assessment]
) -> list[AssessmentInfo]:
    """The cells as the API shows them, each with links to itself and its history."""
    shown = []
    for document in service.shown_cells(session, cells):
        ids = (document["roundId"], document["methodId"], document["organisationId"])
        history = link(request, "/changes", "related")
        query = f"?objectType=assessment&objectId={cell_name(*ids)}"
        document["_links"] = {
            "self": link(request, f"/gap-rounds/{ids[0]}/assessments/{ids[1]}/{ids[2]}", "self"),
            "history": history | {"href": history["href"] + query},
        }
        shown.append(AssessmentInfo.model_validate(document))
    return shown


@router.get(
    "/gap-rounds/{roundId}/assessments",
    response_model=None,
    responses=file_responses(AssessmentList) | problems(401, 404, 406, 422, 429),
)
def list_assessments(
    request: Request,
    session: SessionDep,
    caller: Reader,
    round_id: RoundId,
    paging: PagingDep,
    file_format: FormatDep,
    method: Annotated[list[Id] | None, Query(description="Only these methods")] = None,
    organisation: Annotated[list[Id] | None, Query(description="Only these organisations")] = None,
    status: Annotated[list[Status] | None, Query(description="Only these statuses")] = None,
) -> Response:
    """The round's cells, each with its source. Sort by method, organisation, status or revision.

    CSV and XLSX hold the whole list.
    """
    seen = see_round(session, caller, round_id)
    statement = (
        select(Assessment)
        .join(
            RoundMethod,
            (col(RoundMethod.round_id) == col(Assessment.round_id))
            & (col(RoundMethod.method_id) == col(Assessment.method_id)),
        )
        .where(col(Assessment.round_id) == round_id)
    )
    for column, chosen in (
        (col(Assessment.method_id), method),
        (col(Assessment.organisation_id), organisation),
        (col(Assessment.status), status),
        (col(Assessment.organisation_id), seen.only),
    ):
        if chosen is not None:
            statement = statement.where(column.in_(chosen))
    columns = {
        "method": col(Assessment.method_id),
        "organisation": col(Assessment.organisation_id),
        "status": col(Assessment.status),
        "revision": col(Assessment.revision),
    }
    default = [
        col(RoundMethod.position),
        col(Assessment.method_id),
        col(Assessment.organisation_id),
    ]
    statement = ordered(statement, paging, columns, default)
    cells, total = fetch_listed(session, statement, paging, whole=file_format.is_file)
    page = AssessmentList(
        assessments=shown_cells(request, session, cells),
        **page_parts(request, paging, total, len(cells)),
    )
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="assessments",
        name=f"bedomningar-{round_id}",
        revision=current_revision(session),
        public=seen.is_public,
    )


@router.get(
    "/gap-rounds/{roundId}/assessments/{methodId}/{organisationId}",
    responses=problems(401, 404, 422, 429),
)
def get_assessment(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reader,
    round_id: RoundId,
    method_id: MethodId,
    organisation_id: OrganisationId,
) -> AssessmentInfo:
    """One cell with its source and who entered it. A cell that the round did not ask gives 404."""
    seen = see_round(session, caller, round_id)
    cell = service.cell_of(session, seen, method_id, organisation_id)
    response.headers["ETag"] = version_etag(cell.version)
    return shown_cells(request, session, [cell])[0]


@router.put(
    "/gap-rounds/{roundId}/assessments/{methodId}/{organisationId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_assessment(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reporter,
    by: ActorDep,
    round_id: RoundId,
    method_id: MethodId,
    organisation_id: OrganisationId,
    new: CellInput,
    if_match: IfMatch = None,
) -> AssessmentInfo:
    """Answer one cell of an open round."""
    seen = see_round(session, caller, round_id)
    cell = service.cell_of(session, seen, method_id, organisation_id)
    service.require_answerable(session, caller, seen.row, organisation_id)
    check_version(if_match, cell.version)
    service.write_cell(session, seen.row, cell, new.status, new.comment, by=by)
    response.headers["ETag"] = version_etag(cell.version)
    return shown_cells(request, session, [cell])[0]


@router.get(
    "/gap-rounds/{roundId}/group-statements",
    response_model=None,
    responses=file_responses(GroupStatementList) | problems(401, 404, 406, 422, 429),
)
def list_group_statements(
    request: Request,
    session: SessionDep,
    caller: Reader,
    round_id: RoundId,
    paging: PagingDep,
    file_format: FormatDep,
    method: Annotated[list[Id] | None, Query(description="Only these methods")] = None,
) -> Response:
    """What sources say of groups as a whole. Sort by method, status or count."""
    seen = see_round(session, caller, round_id)
    statement = (
        select(GroupStatement)
        .join(
            RoundMethod,
            (col(RoundMethod.round_id) == col(GroupStatement.round_id))
            & (col(RoundMethod.method_id) == col(GroupStatement.method_id)),
        )
        .where(col(GroupStatement.round_id) == round_id)
    )
    if seen.only is not None:
        statement = statement.where(col(GroupStatement.group_id).in_(seen.only))
    if method is not None:
        statement = statement.where(col(GroupStatement.method_id).in_(method))
    columns = {
        "method": col(GroupStatement.method_id),
        "status": col(GroupStatement.status),
        "count": col(GroupStatement.count),
    }
    statement = ordered(
        statement, paging, columns, [col(RoundMethod.position), col(GroupStatement.id)]
    )
    rows, total = fetch_listed(session, statement, paging, whole=file_format.is_file)
    sources = {place["id"]: place for place in places(session, (row.place_id for row in rows))}
    shown = [statement_document(row) | {"source": sources.get(row.place_id or "")} for row in rows]
    for one in shown:
        del one["sourcePlaceId"]
    return answer(
        request,
        file_format,
        {"groupStatements": shown, **page_parts(request, paging, total, len(shown))},
        kind="group-statements",
        name=f"gruppuppgifter-{round_id}",
        revision=current_revision(session),
        public=seen.is_public,
    )
