"""The matrix of a round, the comparison of rounds, and the gaps. As JSON, CSV and XLSX."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.gap.access import see_round
from samplan.gap.analysis import service
from samplan.gap.analysis.jsonstat import matrix_as_json_stat
from samplan.gap.analysis.schemas import ComparisonAnswer, GapList, MatrixAnswer
from samplan.gap.dependencies import ComparisonFiltersDep, FiltersDep, MatrixFiltersDep
from samplan.sources.service import sources_of
from samplan.web import context
from samplan.web.answers import (
    FormatDep,
    TableFormat,
    TableFormatDep,
    answer,
    file_responses,
    other_formats,
    table_responses,
)
from samplan.web.contract import problems
from samplan.web.fields import Id, RoundId
from samplan.web.paging import (
    PagingDep,
    link,
    page_parts,
    self_link,
    slice_page,
    sort_items,
)

router = APIRouter(tags=["gap"])


@router.get(
    "/gap-matrices/{roundId}",
    response_model=None,
    responses=table_responses(MatrixAnswer) | problems(401, 404, 406, 422, 429),
)
def get_matrix(
    request: Request,
    session: SessionDep,
    caller: Reader,
    round_id: RoundId,
    filters: MatrixFiltersDep,
    file_format: TableFormatDep,
) -> Response:
    """The matrix of a round: methods by area × organisations, with coverage and sources.

    Coverage is counted over what the filters leave. Statements about groups stand beside the
    cells and are counted nowhere. As JSON-stat a cell is 1 where the method is offered, 0 where it
    is offered partly or not, and null where nothing is known, with the answer as its status.
    """
    seen = see_round(session, caller, round_id)
    document = service.matrix(session, seen, filters)
    if file_format is TableFormat.JSON_STAT:
        language = context.current.get().language
        document = matrix_as_json_stat(document, language, self_link(request)["href"])
    else:
        document["_links"] = {
            "self": self_link(request),
            **other_formats(request, "csv", "xlsx", "json-stat"),
            "round": link(request, f"/gap-rounds/{round_id}", "up"),
        }
    return answer(
        request,
        file_format,
        document,
        kind="gap-matrices",
        name=f"matris-{round_id}",
        revision=current_revision(session),
        public=seen.is_public,
    )


@router.get(
    "/gap-comparisons",
    response_model=None,
    responses=file_responses(ComparisonAnswer) | problems(401, 404, 406, 422, 429),
)
def get_comparison(
    request: Request,
    session: SessionDep,
    caller: Reader,
    rounds: Annotated[
        list[Id],
        Query(
            alias="round",
            description="Two or more rounds of one county",
            min_length=1,
            max_length=20,
            examples=[["22-2014", "22-2021"]],
        ),
    ],
    filters: ComparisonFiltersDep,
    file_format: FormatDep,
) -> Response:
    """Two or more rounds beside each other: what changed, and what cannot be compared and why.

    Lineage between the guideline's editions decides what may be compared. What is said of a group
    is compared with what is said of the same group, never with cells.
    """
    seen = service.see_rounds(session, caller, rounds)
    document = service.comparison(session, seen, filters)
    document["_links"] = {"self": self_link(request), **other_formats(request)}
    return answer(
        request,
        file_format,
        document,
        kind="gap-comparisons",
        name="jamforelse-" + "-".join(item.row.id for item in seen),
        revision=current_revision(session),
        public=all(item.is_public for item in seen),
    )


def _name(gap: Any) -> str:
    return str(gap["methodName"]["sv"]).casefold()


_SORTS = {
    "rank": lambda gap: gap["rank"],
    "priority": lambda gap: gap["priority"],
    "lackingCount": lambda gap: gap["lackingCount"],
    "name": _name,
}


@router.get(
    "/gaps",
    response_model=None,
    responses=file_responses(GapList) | problems(401, 404, 406, 422, 429),
)
def list_gaps(
    request: Request,
    session: SessionDep,
    caller: Reader,
    round_id: Annotated[Id, Query(alias="round", description="The round", examples=["22-2021"])],
    filters: FiltersDep,
    paging: PagingDep,
    file_format: FormatDep,
) -> Response:
    """Recommended methods that principals do not offer, the most pressing first.

    Ranked by priority where it is known, then by how many principals lack the method. Sort by
    rank, priority, lackingCount or name. CSV and XLSX hold the whole list.
    """
    seen = see_round(session, caller, round_id)
    document = service.gap_list(session, seen, filters)
    gaps = sort_items(document["gaps"], paging, _SORTS)
    shown = gaps if file_format.is_file else list(slice_page(gaps, paging))
    document["gaps"] = shown
    document["sources"] = sources_of(session, service.places_of_gaps(shown))
    document |= page_parts(request, paging, len(gaps), len(shown))
    document["_links"] |= other_formats(request)
    return answer(
        request,
        file_format,
        document,
        kind="gaps",
        name=f"luckor-{round_id}",
        revision=current_revision(session),
        public=seen.is_public,
    )
