"""Figures as lists, in pages and as files."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.db.history import current_revision
from samplan.statistics.catalogue.schemas import PeriodText
from samplan.statistics.dependencies import GateDep
from samplan.statistics.observations import service
from samplan.statistics.observations.schemas import ObservationList
from samplan.statistics.observations.service import Wanted
from samplan.web.answers import (
    FileFormat,
    FormatDep,
    answer,
    answer_rows,
    file_responses,
    other_formats,
)
from samplan.web.contract import problems
from samplan.web.errors import invalid
from samplan.web.fields import Id
from samplan.web.paging import PagingDep, page_parts
from samplan.web.texts import Words
from samplan.web.violations import Violation

router = APIRouter(tags=["statistics"])

MOST_ROWS_OF_A_SHEET = 50_000
"""A workbook is made in memory; longer lists come as CSV."""


@router.get(
    "/observations",
    response_model=None,
    responses=file_responses(ObservationList) | problems(401, 403, 404, 406, 422, 429),
)
def list_observations(
    request: Request,
    _: Reader,
    gate: GateDep,
    paging: PagingDep,
    file_format: FormatDep,
    county: Annotated[Id | None, Query(description="Only of this county's mapping")] = None,
    indicator: Annotated[
        list[Id] | None, Query(description="Only of these indicators", max_length=200)
    ] = None,
    area: Annotated[
        list[Id] | None, Query(description="Only about these areas", max_length=400)
    ] = None,
    period: Annotated[
        list[PeriodText] | None, Query(description="Only of these periods", max_length=200)
    ] = None,
    topic: Annotated[
        list[Id] | None, Query(description="Only under these topics", max_length=200)
    ] = None,
    collection: Annotated[
        list[Id] | None, Query(description="Only of these collections", max_length=200)
    ] = None,
    account: Annotated[
        list[Id] | None, Query(description="Only in these accounts, as main", max_length=50)
    ] = None,
) -> Response:
    """Figures with their sources. What could point somebody out is withheld and says so.

    Sort by indicatorId, period, areaId, countyId, organisationId, collectionId, enteredAt or
    revision. CSV and XLSX hold the whole list; CSV may be of any length.
    """
    if county is not None:
        gate.check_county(county)
    wanted = Wanted(county, indicator, area, period, topic, collection, account)
    revision = current_revision(gate.session)
    if file_format.is_file and file_format is not FileFormat.XLSX:
        rows = service.whole(gate, wanted, paging)
        return answer_rows(
            request,
            file_format,
            rows,
            kind="observations",
            name="uppgifter",
            revision=revision,
            public=gate.is_public,
        )
    shown, total = service.page(gate, wanted, paging)
    if file_format is FileFormat.XLSX:
        if total > MOST_ROWS_OF_A_SHEET:
            raise invalid(_too_many(total))
        shown = list(service.whole(gate, wanted, paging))
    document = {"observations": shown, **page_parts(request, paging, total, len(shown))}
    document["_links"] |= other_formats(request)
    return answer(
        request,
        file_format,
        document,
        kind="observations",
        name="uppgifter",
        revision=revision,
        public=gate.is_public,
    )


def _too_many(total: int) -> Violation:
    return Violation(
        "format",
        Words(
            f"{total} rader är för många för ett kalkylblad. Hämta dem som CSV, eller välj färre.",
            f"{total} rows are too many for a spreadsheet. Get them as CSV, or choose fewer.",
        ),
    )
