"""What is measured: topics, areas, dimensions, indicators and their definitions."""

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, IndicatorKeeper, Reader
from samplan.db.base import search_key
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.statistics.catalogue import dimensions, service
from samplan.statistics.catalogue.schemas import (
    DimensionCreate,
    DimensionInfo,
    DimensionList,
    DimensionUpdate,
    EditionCreate,
    IndicatorCreate,
    IndicatorDetail,
    IndicatorInfo,
    IndicatorList,
    IndicatorUpdate,
    StatisticalAreaInfo,
    StatisticalAreaList,
    TopicInfo,
    TopicList,
)
from samplan.statistics.tables import (
    Area,
    Collection,
    Dimension,
    Indicator,
    Observation,
    Topic,
)
from samplan.statistics.terms import CollectionStatus
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import DimensionId, Id, IndicatorId, SearchText, Text
from samplan.web.paging import PagingDep, fetch, fetch_listed, fetch_objects, ordered, page_parts

router = APIRouter(tags=["statistics"])


@router.get("/topics", responses=problems(401, 422, 429))
def list_topics(request: Request, session: SessionDep, _: Reader, paging: PagingDep) -> TopicList:
    """Headings that indicators are found under, in their order. Sort by id or order."""
    number = (
        sa.select(sa.func.count()).where(col(Indicator.topic_id) == col(Topic.id)).scalar_subquery()
    )
    statement = sa.select(
        col(Topic.id), col(Topic.name_sv), col(Topic.name_en), col(Topic.position), number
    )
    columns = {"id": col(Topic.id), "order": col(Topic.position)}
    default = [col(Topic.position), col(Topic.id)]
    rows, total = fetch(session, ordered(statement, paging, columns, default), paging)
    shown = [
        TopicInfo(id=row[0], name=Text(sv=row[1], en=row[2]), order=row[3], indicator_count=row[4])
        for row in rows
    ]
    return TopicList(topics=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/statistical-areas", responses=problems(401, 422, 429))
def list_areas(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    county: Annotated[
        Id | None, Query(description="Only those in this county, and the nation")
    ] = None,
) -> StatisticalAreaList:
    """Places that figures are about, in their order. Sort by id or order."""
    statement = select(Area)
    if county:
        of_county = (col(Area.county_id) == county) | col(Area.county_id).is_(None)
        statement = statement.where(of_county)
    columns = {"id": col(Area.id), "order": col(Area.position)}
    default = [col(Area.position), col(Area.id)]
    rows, total = fetch_objects(session, ordered(statement, paging, columns, default), paging)
    shown = [
        StatisticalAreaInfo(
            id=row.id,
            kind=row.kind,
            county_id=row.county_id,
            name=Text(sv=row.name_sv, en=row.name_en),
            order=row.position,
        )
        for row in rows
    ]
    return StatisticalAreaList(
        statistical_areas=shown, **page_parts(request, paging, total, len(shown))
    )


@router.get("/dimensions", responses=problems(401, 422, 429))
def list_dimensions(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> DimensionList:
    """What figures are divided by besides area and period. Sort by id or order."""
    columns = {"id": col(Dimension.id), "order": col(Dimension.position)}
    default = [col(Dimension.position), col(Dimension.id)]
    statement = ordered(select(Dimension), paging, columns, default)
    rows, total = fetch_objects(session, statement, paging)
    shown = dimensions.show(session, rows)
    return DimensionList(dimensions=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/dimensions/{dimensionId}", responses=problems(401, 404, 422, 429))
def get_dimension(
    response: Response, session: SessionDep, _: Reader, dimension_id: DimensionId
) -> DimensionInfo:
    """One dimension with its categories; its ETag is what an edit needs."""
    row = dimensions.get_dimension(session, dimension_id)
    response.headers["ETag"] = version_etag(row.version)
    return dimensions.show(session, [row])[0]


@router.post(
    "/dimensions", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_dimension(
    request: Request,
    response: Response,
    session: SessionDep,
    _: IndicatorKeeper,
    by: ActorDep,
    new: DimensionCreate,
) -> DimensionInfo:
    """Add a dimension with its categories."""
    row = dimensions.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/dimensions/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return dimensions.show(session, [row])[0]


@router.patch(
    "/dimensions/{dimensionId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_dimension(
    response: Response,
    session: SessionDep,
    _: IndicatorKeeper,
    by: ActorDep,
    dimension_id: DimensionId,
    change: DimensionUpdate,
    if_match: IfMatch = None,
) -> DimensionInfo:
    """Change names, add categories. A category that figures use is never taken away."""
    row = dimensions.get_dimension(session, dimension_id)
    check_version(if_match, row.version)
    row = dimensions.update(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return dimensions.show(session, [row])[0]


@router.get(
    "/indicators",
    response_model=None,
    responses=file_responses(IndicatorList) | problems(401, 406, 422, 429),
)
def list_indicators(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    topic: Annotated[list[Id] | None, Query(description="Only under these topics")] = None,
    search: Annotated[
        SearchText | None, Query(description="Words that the name or definition contains")
    ] = None,
    county: Annotated[
        Id | None, Query(description="Only those that this county has published figures of")
    ] = None,
) -> Response:
    """Indicators with their definitions. Sort by id, name (as Swedish sorts) or topic.

    CSV and XLSX hold the whole list.
    """
    statement = select(Indicator).join(Topic, col(Topic.id) == col(Indicator.topic_id))
    if topic:
        statement = statement.where(col(Indicator.topic_id).in_(topic))
    for word in search_key(search).split():
        statement = statement.where(col(Indicator.search_key).contains(word, autoescape=True))
    if county:
        published = select(Collection.id).where(
            col(Collection.county_id) == county,
            col(Collection.status) == CollectionStatus.PUBLISHED,
        )
        figures = select(Observation.indicator_id).where(
            col(Observation.county_id) == county,
            col(Observation.indicator_id) == col(Indicator.id),
            col(Observation.collection_id).in_(published),
        )
        statement = statement.where(figures.exists())
    columns = {
        "id": col(Indicator.id),
        "name": col(Indicator.sort_key),
        "topic": col(Topic.position),
    }
    default = [col(Topic.position), col(Indicator.position), col(Indicator.id)]
    statement = ordered(statement, paging, columns, default)
    rows, total = fetch_listed(session, statement, paging, whole=file_format.is_file)
    shown = service.show(session, rows)
    page = IndicatorList(indicators=shown, **page_parts(request, paging, total, len(shown)))
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="indicators",
        name="nyckeltal",
        revision=current_revision(session),
        public=True,
    )


@router.get("/indicators/{indicatorId}", responses=problems(401, 404, 422, 429))
def get_indicator(
    response: Response, session: SessionDep, _: Reader, indicator_id: IndicatorId
) -> IndicatorDetail:
    """One indicator with its definitions and linked indicators; its ETag is for an edit."""
    row = service.get_indicator(session, indicator_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show_detail(session, row)


@router.post(
    "/indicators", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_indicator(
    request: Request,
    response: Response,
    session: SessionDep,
    _: IndicatorKeeper,
    by: ActorDep,
    new: IndicatorCreate,
) -> IndicatorInfo:
    """Add an indicator with its first definition."""
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/indicators/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.patch(
    "/indicators/{indicatorId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_indicator(
    response: Response,
    session: SessionDep,
    _: IndicatorKeeper,
    by: ActorDep,
    indicator_id: IndicatorId,
    change: IndicatorUpdate,
    if_match: IfMatch = None,
) -> IndicatorInfo:
    """Change name, unit, topic or dimensions. What is counted changes by a new edition."""
    row = service.get_indicator(session, indicator_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.post(
    "/indicators/{indicatorId}/editions",
    status_code=201,
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def create_edition(
    request: Request,
    response: Response,
    session: SessionDep,
    _: IndicatorKeeper,
    by: ActorDep,
    indicator_id: IndicatorId,
    new: EditionCreate,
    if_match: IfMatch = None,
) -> IndicatorInfo:
    """Define the indicator anew from a period on, and say where comparison breaks."""
    row = service.get_indicator(session, indicator_id)
    check_version(if_match, row.version)
    row = service.add_edition(session, row, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/indicators/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]
