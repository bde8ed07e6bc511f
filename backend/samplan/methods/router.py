"""National guidelines, areas and methods."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, MethodKeeper, Reader
from samplan.db.base import search_key
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.methods import service
from samplan.methods.schemas import (
    AreaInfo,
    AreaList,
    GuidelineInfo,
    GuidelineList,
    MethodCreate,
    MethodInfo,
    MethodList,
    MethodUpdate,
)
from samplan.methods.tables import Guideline, Method, MethodArea, Recommendation
from samplan.methods.terms import AgeGroup, MethodKind, Substance
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import GuidelineId, Id, MethodId, SearchText, Text
from samplan.web.paging import (
    PagingDep,
    fetch_listed,
    fetch_objects,
    ordered,
    page_parts,
)

router = APIRouter(tags=["methods"])


@router.get("/guidelines", responses=problems(401, 422, 429))
def list_guidelines(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> GuidelineList:
    """National guidelines with their editions. Sort by id."""
    statement = ordered(select(Guideline), paging, {"id": col(Guideline.id)}, [col(Guideline.id)])
    rows, total = fetch_objects(session, statement, paging)
    shown = service.show_guidelines(session, rows)
    return GuidelineList(guidelines=shown, **page_parts(request, paging, total, len(shown)))


@router.get("/guidelines/{guidelineId}", responses=problems(401, 404, 422, 429))
def get_guideline(session: SessionDep, _: Reader, guideline_id: GuidelineId) -> GuidelineInfo:
    """One guideline with its editions."""
    return service.show_guidelines(session, [service.get_guideline(session, guideline_id)])[0]


@router.get("/areas", responses=problems(401, 422, 429))
def list_areas(request: Request, session: SessionDep, _: Reader, paging: PagingDep) -> AreaList:
    """Areas that methods are grouped by, in their order. Sort by id or order."""
    columns = {"id": col(MethodArea.id), "order": col(MethodArea.position)}
    default = [col(MethodArea.position), col(MethodArea.id)]
    statement = ordered(select(MethodArea), paging, columns, default)
    rows, total = fetch_objects(session, statement, paging)
    shown = [
        AreaInfo(id=row.id, name=Text(sv=row.name_sv, en=row.name_en), order=row.position)
        for row in rows
    ]
    return AreaList(areas=shown, **page_parts(request, paging, total, len(shown)))


@router.get(
    "/methods",
    response_model=None,
    responses=file_responses(MethodList) | problems(401, 406, 422, 429),
)
def list_methods(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    area: Annotated[list[Id] | None, Query(description="Only these areas")] = None,
    substance: Annotated[list[Substance] | None, Query(description="Only these substances")] = None,
    age_group: Annotated[
        list[AgeGroup] | None, Query(alias="ageGroup", description="Only these age groups")
    ] = None,
    kind: Annotated[list[MethodKind] | None, Query(description="Only these kinds")] = None,
    q: Annotated[SearchText | None, Query(description="Words that the name contains")] = None,
    recommended: Annotated[
        bool | None, Query(description="Only recommended ones, or only others")
    ] = None,
) -> Response:
    """Methods. Sort by id, name (as Swedish sorts), area or kind; by area and place otherwise.

    CSV and XLSX hold the whole list.
    """
    statement = select(Method).join(MethodArea, col(MethodArea.id) == col(Method.area_id))
    for column, chosen in (
        (col(Method.area_id), area),
        (col(Method.substance), substance),
        (col(Method.age_group), age_group),
        (col(Method.kind), kind),
    ):
        if chosen:
            statement = statement.where(column.in_(chosen))
    for word in search_key(q).split():
        statement = statement.where(col(Method.search_key).contains(word, autoescape=True))
    if recommended is not None:
        has_one = col(Method.id).in_(select(Recommendation.method_id))
        statement = statement.where(has_one if recommended else ~has_one)
    columns = {
        "id": col(Method.id),
        "name": col(Method.sort_key),
        "area": col(MethodArea.position),
        "kind": col(Method.kind),
    }
    default = [col(MethodArea.position), col(Method.position), col(Method.id)]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = service.show(session, rows)
    page = MethodList(methods=shown, **page_parts(request, paging, total, len(shown)))
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="methods",
        name="metoder",
        revision=current_revision(session),
        public=True,
    )


@router.get("/methods/{methodId}", responses=problems(401, 404, 422, 429))
def get_method(
    response: Response, session: SessionDep, _: Reader, method_id: MethodId
) -> MethodInfo:
    """One method with its recommendations and lineage; its ETag is what an edit needs."""
    row = service.get_method(session, method_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.post(
    "/methods", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def create_method(
    request: Request,
    response: Response,
    session: SessionDep,
    _: MethodKeeper,
    by: ActorDep,
    new: MethodCreate,
) -> MethodInfo:
    """Add a method to the national list."""
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/methods/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.patch(
    "/methods/{methodId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_method(
    response: Response,
    session: SessionDep,
    _: MethodKeeper,
    by: ActorDep,
    method_id: MethodId,
    change: MethodUpdate,
    if_match: IfMatch = None,
) -> MethodInfo:
    """Change a method's name or place. What is left out stays as it is."""
    row = service.get_method(session, method_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]
