"""Who changed what and when."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import StringConstraints
from sqlmodel import col

from samplan.auth.dependencies import Reader
from samplan.changes import service
from samplan.changes.schemas import ChangeList
from samplan.db.history import Change, current_revision
from samplan.db.session import SessionDep
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.contract import problems
from samplan.web.fields import Id
from samplan.web.paging import Paging, PagingDep, fetch, ordered, page_parts

router = APIRouter(tags=["history"])

ObjectId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9/-]*$", max_length=400)]
MOST_IN_FILE = 10_000


@router.get(
    "/changes",
    response_model=None,
    responses=file_responses(ChangeList) | problems(401, 406, 422, 429),
)
def list_changes(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    object_type: Annotated[
        Id | None,
        Query(alias="objectType", description="Only of this sort", examples=["assessment"]),
    ] = None,
    object_id: Annotated[
        ObjectId | None,
        Query(
            alias="objectId",
            description="Only of this object",
            examples=["22-2021/audit-adult/2281"],
        ),
    ] = None,
    since_revision: Annotated[
        int | None,
        Query(alias="sinceRevision", description="Only after this revision", ge=0, le=2**53),
    ] = None,
) -> Response:
    """The history, newest first; with `sinceRevision` oldest first, to go on from where one was.

    Everything that can be seen can be asked who changed it; it outlives what it describes. Sort by
    revision. CSV and XLSX hold at most 10 000 changes.
    """
    statement = service.visible(session, caller)
    if object_type is not None:
        statement = statement.where(col(Change.object_type) == object_type)
    if object_id is not None:
        statement = statement.where(col(Change.object_id) == object_id)
    if since_revision is not None:
        statement = statement.where(col(Change.revision) > since_revision)
    revision, position = col(Change.revision), col(Change.position)
    newest_first = [revision.desc(), position]
    default = newest_first if since_revision is None else [revision, position]
    statement = ordered(statement, paging, {"revision": revision}, default)
    rows, total = fetch(session, statement, _whole(paging) if file_format.is_file else paging)
    shown = [service.show(row, signed_in=caller.signed_in) for row in rows]
    page = ChangeList(changes=shown, **page_parts(request, paging, total, len(shown)))
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="changes",
        name="historik",
        revision=current_revision(session),
        public=not caller.signed_in,
    )


def _whole(paging: Paging) -> Paging:
    return Paging(1, MOST_IN_FILE, paging.sort)
