"""Counties and their organisations."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import col, select

from samplan.auth.dependencies import ActorDep, OrganisationKeeper, Reader
from samplan.auth.terms import Permission
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.organisations import scope, service
from samplan.organisations.schemas import (
    CountyInfo,
    CountyList,
    OrganisationCreate,
    OrganisationInfo,
    OrganisationList,
    OrganisationUpdate,
    SuccessorCreate,
)
from samplan.organisations.tables import County, GroupMember, Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import CountyId, Id, OrganisationId, Text
from samplan.web.paging import (
    PagingDep,
    fetch_listed,
    fetch_objects,
    ordered,
    page_parts,
)

router = APIRouter(tags=["organisations"])


@router.get("/counties", responses=problems(401, 422, 429))
def list_counties(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep
) -> CountyList:
    """Counties that are loaded. Sort by id."""
    statement = ordered(select(County), paging, {"id": col(County.id)}, [col(County.id)])
    rows, total = fetch_objects(session, statement, paging)
    counties = [CountyInfo(id=r.id, name=Text(sv=r.name_sv, en=r.name_en)) for r in rows]
    return CountyList(counties=counties, **page_parts(request, paging, total, len(counties)))


@router.get("/counties/{countyId}", responses=problems(401, 404, 422, 429))
def get_county(session: SessionDep, _: Reader, county_id: CountyId) -> CountyInfo:
    """One county by its SCB code."""
    row = service.get_county(session, county_id)
    return CountyInfo(id=row.id, name=Text(sv=row.name_sv, en=row.name_en))


@router.get(
    "/organisations",
    response_model=None,
    responses=file_responses(OrganisationList) | problems(401, 406, 422, 429),
)
def list_organisations(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    kind: Annotated[list[OrganisationKind] | None, Query(description="Only of these kinds")] = None,
    parent: Annotated[Id | None, Query(description="Only directly under this one")] = None,
    group: Annotated[Id | None, Query(description="Only members of this group")] = None,
) -> Response:
    """Organisations. Sort by id, shortName, kind or position; by position within the county.

    CSV and XLSX hold the whole list.
    """
    statement = select(Organisation)
    if county:
        statement = statement.where(col(Organisation.county_id) == county)
    if kind:
        statement = statement.where(col(Organisation.kind).in_(kind))
    if parent:
        statement = statement.where(col(Organisation.parent_id) == parent)
    if group:
        members = select(GroupMember.member_id).where(col(GroupMember.group_id) == group)
        statement = statement.where(col(Organisation.id).in_(members))
    columns = {
        "id": col(Organisation.id),
        "shortName": col(Organisation.sort_key),
        "kind": col(Organisation.kind),
        "position": col(Organisation.position),
    }
    default = [col(Organisation.county_id), col(Organisation.position), col(Organisation.id)]
    rows, total = fetch_listed(
        session, ordered(statement, paging, columns, default), paging, whole=file_format.is_file
    )
    shown = service.show(session, rows)
    page = OrganisationList(organisations=shown, **page_parts(request, paging, total, len(shown)))
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="organisations",
        name="organisationer",
        revision=current_revision(session),
        public=True,
    )


@router.get("/organisations/{organisationId}", responses=problems(401, 404, 422, 429))
def get_organisation(
    response: Response, session: SessionDep, _: Reader, organisation_id: OrganisationId
) -> OrganisationInfo:
    """One organisation; its ETag is what an edit needs."""
    row = service.get_organisation(session, organisation_id)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.post(
    "/organisations",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_organisation(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: OrganisationKeeper,
    by: ActorDep,
    new: OrganisationCreate,
) -> OrganisationInfo:
    """Add a unit, care level or group to a county. The id is yours to choose and never changes."""
    scope.require(session, caller, Permission.MANAGE_ORGANISATIONS, county_id=new.county_id)
    row = service.create(session, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/organisations/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.patch(
    "/organisations/{organisationId}",
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def update_organisation(
    response: Response,
    session: SessionDep,
    caller: OrganisationKeeper,
    by: ActorDep,
    organisation_id: OrganisationId,
    change: OrganisationUpdate,
    if_match: IfMatch = None,
) -> OrganisationInfo:
    """Change names, dates, number or provider. What is left out stays as it is."""
    row = service.get_organisation(session, organisation_id)
    scope.require(session, caller, Permission.MANAGE_ORGANISATIONS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]


@router.post(
    "/organisations/{organisationId}/successors",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429),
)
def create_successor(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: OrganisationKeeper,
    by: ActorDep,
    organisation_id: OrganisationId,
    new: SuccessorCreate,
    if_match: IfMatch = None,
) -> OrganisationInfo:
    """Say who takes over when an organisation is merged, split, renamed or moved."""
    row = service.get_organisation(session, organisation_id)
    scope.require(session, caller, Permission.MANAGE_ORGANISATIONS, county_id=row.county_id)
    check_version(if_match, row.version)
    row = service.add_successor(session, row, new, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/organisations/{row.id}"
    response.headers["ETag"] = version_etag(row.version)
    return service.show(session, [row])[0]
