"""Price indexes and their values."""

from fastapi import APIRouter, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, PriceKeeper, Reader
from samplan.costs.indexes import service
from samplan.costs.indexes.schemas import (
    PriceIndexCreate,
    PriceIndexInfo,
    PriceIndexList,
    PriceIndexUpdate,
)
from samplan.costs.tables import PriceIndex
from samplan.db.session import SessionDep
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import PriceIndexId
from samplan.web.paging import PagingDep, fetch_objects, ordered, page_parts

router = APIRouter(tags=["costs"])


@router.get("/price-indexes", responses=problems(401, 422, 429))
def list_price_indexes(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> PriceIndexList:
    """Series that prices are converted with, shared by all counties. Sort by id or order."""
    columns = {"id": col(PriceIndex.id), "order": col(PriceIndex.position)}
    default = [col(PriceIndex.position), col(PriceIndex.id)]
    statement = ordered(select(PriceIndex), paging, columns, default)
    rows, total = fetch_objects(session, statement, paging)
    shown = service.show(session, rows)
    return PriceIndexList(price_indexes=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/price-indexes/{indexId}", responses=problems(401, 404, 422, 429))
def get_price_index(
    response: Response, session: SessionDep, _: Reader, index_id: PriceIndexId
) -> PriceIndexInfo:
    """One index with its values; its ETag is what an edit needs."""
    row = service.get(session, index_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.post(
    "/price-indexes", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_price_index(
    request: Request,
    response: Response,
    session: SessionDep,
    _: PriceKeeper,
    by: ActorDep,
    new: PriceIndexCreate,
) -> PriceIndexInfo:
    """Add an index with its values, and say where it was read."""
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/price-indexes/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.patch(
    "/price-indexes/{indexId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_price_index(
    response: Response,
    session: SessionDep,
    _: PriceKeeper,
    by: ActorDep,
    index_id: PriceIndexId,
    change: PriceIndexUpdate,
    if_match: IfMatch = None,
) -> PriceIndexInfo:
    """Change what an index is called or where it was read; a list of values replaces its list."""
    row = service.get(session, index_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]
