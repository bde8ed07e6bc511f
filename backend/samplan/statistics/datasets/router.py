"""Kept datasets: listed, made, changed, and their figures under permanent addresses."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, Reader, RoundLead
from samplan.auth.terms import Permission
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.statistics.cubes import service as tables
from samplan.statistics.cubes.router import answer_table
from samplan.statistics.cubes.schemas import (
    DatasetCreate,
    DatasetInfo,
    DatasetList,
    DatasetUpdate,
    TableDocument,
)
from samplan.statistics.cubes.selection import SelectionDep, read_selection
from samplan.statistics.datasets import service
from samplan.statistics.dependencies import GateDep
from samplan.statistics.tables import Dataset
from samplan.web.answers import TableFormatDep, table_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import DatasetId, Id, text
from samplan.web.paging import PagingDep, fetch_objects, link, ordered, page_parts

router = APIRouter(tags=["statistics"])


def _shown(request: Request, row: Dataset) -> DatasetInfo:
    path = f"/datasets/{row.id}"
    links = {"self": link(request, path, "self"), "data": link(request, f"{path}/data", "related")}
    return DatasetInfo.model_validate(service.document(row) | {"_links": links})


def _one(request: Request, response: Response, row: Dataset) -> DatasetInfo:
    response.headers["ETag"] = version_etag(row.version)
    return _shown(request, row)


@router.get("/datasets", responses=problems(401, 422, 429))
def list_datasets(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
) -> DatasetList:
    """Chosen tables, as the counties have placed them. Sort by id, countyId or order."""
    statement = select(Dataset)
    if county:
        statement = statement.where(col(Dataset.county_id) == county)
    columns = {
        "id": col(Dataset.id),
        "countyId": col(Dataset.county_id),
        "order": col(Dataset.position),
    }
    default = [col(Dataset.county_id), col(Dataset.position), col(Dataset.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [_shown(request, row) for row in rows]
    return DatasetList(datasets=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/datasets/{datasetId}", responses=problems(401, 404, 422, 429))
def get_dataset(
    request: Request, response: Response, session: SessionDep, _: Reader, dataset_id: DatasetId
) -> DatasetInfo:
    """One dataset; its ETag is what an edit needs."""
    return _one(request, response, service.get(session, dataset_id))


@router.get(
    "/datasets/{datasetId}/data",
    response_model=None,
    responses=table_responses(TableDocument) | problems(401, 403, 404, 406, 422, 429),
)
def get_dataset_data(
    request: Request,
    session: SessionDep,
    _: Reader,
    gate: GateDep,
    dataset_id: DatasetId,
    selection: SelectionDep,
    file_format: TableFormatDep,
    indicator: Annotated[
        list[Id] | None,
        Query(description="Instead of the dataset's own indicators", max_length=50),
    ] = None,
) -> Response:
    """The dataset's figures as they are now, under an address that stays.

    Options are as of a table; what is left out is as the dataset has it.
    """
    row = service.get(session, dataset_id)
    kept = read_selection(row.selection or {})
    chosen = selection.with_indicators(indicator or ()).over(kept)
    title = text(row.title_sv, row.title_en)
    made = tables.make(gate, row.county_id, chosen, title=title)
    about = {"id": row.id, "title": title, "summary": service.summary(row)}
    return answer_table(request, gate, made, file_format, name=row.id, more={"dataset": about})


@router.post(
    "/datasets",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_dataset(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    new: DatasetCreate,
) -> DatasetInfo:
    """Keep a chosen table under an address of its own."""
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/datasets/{row.id}"
    return _one(request, response, row)


@router.patch(
    "/datasets/{datasetId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_dataset(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    dataset_id: DatasetId,
    change: DatasetUpdate,
    if_match: IfMatch = None,
) -> DatasetInfo:
    """Change title, summary, place or what is shown. The address stays."""
    row = service.get(session, dataset_id)
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    return _one(request, response, service.update(session, row, change, by=by))


@router.delete(
    "/datasets/{datasetId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_dataset(
    session: SessionDep,
    caller: RoundLead,
    by: ActorDep,
    dataset_id: DatasetId,
    if_match: IfMatch = None,
) -> Response:
    """Take a dataset away. Figures and history stay."""
    row = service.get(session, dataset_id)
    scope.require(session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)
