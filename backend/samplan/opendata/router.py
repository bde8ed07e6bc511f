"""Open data: what there is, in which forms, under which licence and from which sources."""

from operator import attrgetter
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.opendata import service
from samplan.opendata.catalogue import Distribution, OpenDataset
from samplan.opendata.portal import PATH
from samplan.opendata.schemas import (
    Licence,
    OpenDataCatalogue,
    OpenDatasetInfo,
    OpenDatasetList,
    OpenDistribution,
    PublisherInfo,
)
from samplan.opendata.terms import FILES, JSON_STAT_STANDARD, DistributionForm
from samplan.settings import Settings
from samplan.statistics.dependencies import rule_of
from samplan.web.answers import LICENCES, FileFormat, answer, json_responses
from samplan.web.contract import problems
from samplan.web.fields import Id, Text
from samplan.web.paging import PagingDep, base_url, page_parts, slice_page, sort_items

router = APIRouter(tags=["opendata"])

_SORTS = {
    "id": attrgetter("id"),
    "kind": attrgetter("kind"),
    "countyId": attrgetter("county_id"),
}


@router.get(
    "/open-datasets",
    response_model=None,
    responses=json_responses(OpenDatasetList) | problems(401, 422, 429),
)
def list_open_datasets(
    request: Request,
    session: SessionDep,
    _: Reader,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
) -> Response:
    """What is published, with permanent addresses, licence and source.

    Whoever asks, it is what nobody in particular may fetch. Sort by id, kind or countyId.
    """
    listed = [
        one
        for one in service.open_datasets(session, rule_of(request))
        if county in (None, one.county_id)
    ]
    found = sort_items(listed, paging, _SORTS)
    shown = [_shown(request, one) for one in slice_page(found, paging)]
    page = OpenDatasetList(
        open_datasets=shown,
        catalogue=_catalogue(request),
        **page_parts(request, paging, len(found), len(shown)),
    )
    return answer(
        request,
        FileFormat.JSON,
        page.model_dump(mode="json", by_alias=True),
        kind="open-datasets",
        name="oppna-data",
        revision=current_revision(session),
        public=True,
    )


def _shown(request: Request, one: OpenDataset) -> OpenDatasetInfo:
    return OpenDatasetInfo.model_validate(
        {
            "id": one.id,
            "kind": one.kind,
            "countyId": one.county_id,
            "title": one.title,
            "description": one.description,
            "attribution": one.attribution,
            "landingPage": base_url(request) + one.page,
            "firstYear": one.first_year,
            "lastYear": one.last_year,
            "issuedAt": one.issued_at,
            "modifiedAt": one.modified_at,
            "distributions": [_form(request, form) for form in one.distributions],
        }
    )


def _form(request: Request, given: Distribution) -> OpenDistribution:
    kind = FILES[given.form]
    is_stat = given.form is DistributionForm.JSON_STAT
    return OpenDistribution(
        form=given.form,
        title=Text(sv=kind.title_sv, en=kind.title_en),
        media_type=kind.media_type,
        href=f"{base_url(request)}{request.app.state.api_path}{given.path}",
        conforms_to=JSON_STAT_STANDARD if is_stat else None,
    )


def _catalogue(request: Request) -> OpenDataCatalogue:
    settings: Settings = request.app.state.settings
    lacking = service.missing(settings)
    name, number, kind = (
        settings.publisher_name,
        settings.publisher_number,
        settings.publisher_type,
    )
    licence = settings.open_data_licence
    return OpenDataCatalogue(
        href=base_url(request) + PATH,
        is_offered=not lacking and settings.reading == "open",
        missing_settings=lacking,
        publisher=PublisherInfo(name=name, organisation_number=number, type=kind)
        if name and number and kind
        else None,
        licence=Licence(id=licence, href=LICENCES[licence]) if licence else None,
    )
