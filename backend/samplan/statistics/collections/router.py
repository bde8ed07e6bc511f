"""Collections: listed, made, changed, moved on in their life, and how far they have come."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col, select

from samplan.auth.dependencies import ActorDep, Reader, RoundLead, UnpublishedReader
from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.statistics.access import see_collection, seen_collections
from samplan.statistics.collections import service
from samplan.statistics.collections.completeness import completeness
from samplan.statistics.collections.documents import collection_document, collection_reference
from samplan.statistics.collections.schemas import (
    CollectionCreate,
    CollectionInfo,
    CollectionList,
    CollectionTransition,
    CollectionUpdate,
    Completeness,
)
from samplan.statistics.tables import Collection
from samplan.statistics.terms import TRANSITIONS, CollectionStatus
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import CollectionId, Id
from samplan.web.paging import (
    PagingDep,
    fetch_objects,
    link,
    ordered,
    page_parts,
    slice_page,
    sort_items,
)

router = APIRouter(tags=["statistics"])

_STATE_ORDER = ("nothing", "part", "done")
_COMPLETENESS_SORTS = {
    "organisation": lambda one: one["organisationName"]["sv"].casefold(),
    "state": lambda one: _STATE_ORDER.index(one["state"]),
    "rows": lambda one: one["rows"],
    "lastEnteredAt": lambda one: one["lastEnteredAt"],
}


def _shown(
    request: Request, session: Session, caller: Caller, rows: Sequence[Collection]
) -> list[CollectionInfo]:
    """The collections, and what the caller may make of them next."""
    counts = service.figure_counts(session, [row.id for row in rows])
    shown = []
    for row in rows:
        may_move = scope.allows(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
        reached = TRANSITIONS[CollectionStatus(row.status)] if may_move else frozenset()
        path = f"/collections/{row.id}"
        fields = collection_document(session, row) | {
            "observationCount": counts[row.id],
            "revision": row.revision,
            "allowedTransitions": [one for one in CollectionStatus if one in reached],
            "_links": {
                "self": link(request, path, "self"),
                "completeness": link(request, f"{path}/completeness", "related"),
            },
        }
        shown.append(CollectionInfo.model_validate(fields))
    return shown


def _one(
    request: Request, response: Response, session: Session, caller: Caller, row: Collection
) -> CollectionInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, session, caller, [row])[0]


@router.get("/collections", responses=problems(401, 422, 429))
def list_collections(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    status: Annotated[
        list[CollectionStatus] | None, Query(description="Only in these states")
    ] = None,
) -> CollectionList:
    """Collections that the caller may see, newest period first. Sort by id, period or status."""
    statement = select(Collection).where(seen_collections(session, caller))
    if county:
        statement = statement.where(col(Collection.county_id) == county)
    if status:
        statement = statement.where(col(Collection.status).in_(status))
    columns = {
        "id": col(Collection.id),
        "period": col(Collection.period),
        "status": col(Collection.status),
    }
    default = [col(Collection.period).desc().nulls_last(), col(Collection.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = _shown(request, session, caller, rows)
    return CollectionList(collections=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/collections/{collectionId}", responses=problems(401, 404, 422, 429))
def get_collection(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Reader,
    collection_id: CollectionId,
) -> CollectionInfo:
    """One collection; its ETag is what an edit needs."""
    row = see_collection(session, caller, collection_id).row
    return _one(request, response, session, caller, row)


@router.post(
    "/collections",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_collection(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    new: CollectionCreate,
) -> CollectionInfo:
    """Make a draft. With a previous collection it asks the same of the same."""
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/collections/{row.id}"
    return _one(request, response, session, caller, row)


@router.patch(
    "/collections/{collectionId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_collection(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    collection_id: CollectionId,
    change: CollectionUpdate,
    if_match: IfMatch = None,
) -> CollectionInfo:
    """Change a collection that is not published: title, dates, what it asks of whom."""
    row = see_collection(session, caller, collection_id).row
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    return _one(request, response, session, caller, row)


@router.delete(
    "/collections/{collectionId}",
    status_code=204,
    responses=problems(401, 403, 404, 409, 412, 422, 428, 429),
)
def delete_collection(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    collection_id: CollectionId,
    if_match: IfMatch = None,
) -> Response:
    """Take away a draft that has no figures. Its history stays and can be read by leads."""
    row = see_collection(session, caller, collection_id).row
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.post(
    "/collections/{collectionId}/transitions",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def create_collection_transition(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    collection_id: CollectionId,
    transition: CollectionTransition,
    if_match: IfMatch = None,
) -> CollectionInfo:
    """Open a draft, take it back, or publish: then its figures are shown to all, protected."""
    row = see_collection(session, caller, collection_id).row
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.move(session, row, transition.to, transition.reason, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/collections/{row.id}"
    return _one(request, response, session, caller, row)


@router.get(
    "/collections/{collectionId}/completeness",
    response_model=None,
    responses=file_responses(Completeness) | problems(401, 403, 404, 406, 422, 429),
)
def get_completeness(
    request: Request,
    session: SessionDep,
    caller: UnpublishedReader,
    collection_id: CollectionId,
    paging: PagingDep,
    file_format: FormatDep,
) -> Response:
    """Who has reported what, and who is late. Leads see all, reporters their own.

    Sort by organisation, state, rows or lastEnteredAt.
    """
    seen = see_collection(session, caller, collection_id)
    found = completeness(session, seen.row, seen.only, datetime.now(UTC).date())
    found = sort_items(found, paging, _COMPLETENESS_SORTS)
    shown = found if file_format.is_file else list(slice_page(found, paging))
    document = {
        "collection": collection_reference(seen.row),
        "organisations": shown,
        **page_parts(request, paging, len(found), len(shown)),
    }
    return answer(
        request,
        file_format,
        document,
        kind="completeness",
        name=f"uppgiftslage-{collection_id}",
        revision=current_revision(session),
        public=False,
    )
