"""The documents that figures come from, and the places in them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, Reader, SourceKeeper
from samplan.db.session import SessionDep
from samplan.sources import service
from samplan.sources.schemas import (
    SourceDocumentCreate,
    SourceDocumentInfo,
    SourceDocumentList,
    SourceDocumentUpdate,
    SourcePlaceCreate,
    SourcePlaceInfo,
    SourcePlaceList,
)
from samplan.sources.tables import SourceDocument, SourcePlace
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import DocumentId, Id, PlaceId
from samplan.web.paging import PagingDep, fetch, fetch_objects, ordered, page_parts

router = APIRouter(tags=["sources"])


@router.get("/source-documents", responses=problems(401, 422, 429))
def list_source_documents(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> SourceDocumentList:
    """Documents that figures are taken from. Sort by id or publishedOn."""
    columns = {"id": col(SourceDocument.id), "publishedOn": col(SourceDocument.published_on)}
    statement = ordered(select(SourceDocument), paging, columns, [col(SourceDocument.id)])
    rows, total = fetch_objects(session, statement, paging)
    shown = [service.show_document(row) for row in rows]
    return SourceDocumentList(
        source_documents=shown, **page_parts(request, paging, total, len(shown))
    )


@router.get("/source-documents/{documentId}", responses=problems(401, 404, 422, 429))
def get_source_document(
    response: Response, session: SessionDep, _: Reader, document_id: DocumentId
) -> SourceDocumentInfo:
    """One document; its ETag is what an edit needs."""
    row = service.get_document(session, document_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_document(row)


@router.post(
    "/source-documents",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_source_document(
    request: Request,
    response: Response,
    session: SessionDep,
    _: SourceKeeper,
    by: ActorDep,
    new: SourceDocumentCreate,
) -> SourceDocumentInfo:
    """Add a document that statuses and figures can point at."""
    row = service.create_document(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/source-documents/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show_document(row)


@router.patch(
    "/source-documents/{documentId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_source_document(
    response: Response,
    session: SessionDep,
    _: SourceKeeper,
    by: ActorDep,
    document_id: DocumentId,
    change: SourceDocumentUpdate,
    if_match: IfMatch = None,
) -> SourceDocumentInfo:
    """Change a document's title, date, number, link or remark."""
    row = service.get_document(session, document_id)
    check_version(if_match, row.version)
    row = service.update_document(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_document(row)


@router.get("/source-places", responses=problems(401, 422, 429))
def list_source_places(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    document: Annotated[Id | None, Query(description="Only in this document")] = None,
) -> SourcePlaceList:
    """Places in documents. Sort by id, line or appendix."""
    statement = service.PLACES.order_by(None)
    if document:
        statement = statement.where(col(SourcePlace.document_id) == document)
    columns = {
        "id": col(SourcePlace.id),
        "line": col(SourcePlace.line),
        "appendix": col(SourcePlace.appendix),
    }
    rows, total = fetch(session, ordered(statement, paging, columns, [col(SourcePlace.id)]), paging)
    shown = [SourcePlaceInfo.model_validate(service.shown_place(row)) for row in rows]
    return SourcePlaceList(source_places=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/source-places/{placeId}", responses=problems(401, 404, 422, 429))
def get_source_place(session: SessionDep, _: Reader, place_id: PlaceId) -> SourcePlaceInfo:
    """One place in a document."""
    return service.get_place(session, place_id)


@router.post(
    "/source-places",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_source_place(
    request: Request,
    response: Response,
    session: SessionDep,
    _: SourceKeeper,
    by: ActorDep,
    new: SourcePlaceCreate,
) -> SourcePlaceInfo:
    """Add a place in a document."""
    row = service.create_place(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/source-places/{row.id}"
    return service.get_place(session, row.id)
