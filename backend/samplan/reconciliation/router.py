"""Avstämning: where figures disagree, with both places in the sources."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.gap.access import see_round
from samplan.reconciliation import service
from samplan.reconciliation.schemas import FindingList
from samplan.reconciliation.terms import Certainty, FindingKind
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.contract import problems
from samplan.web.fields import Id
from samplan.web.paging import PagingDep, page_parts, slice_page, sort_items

router = APIRouter(tags=["reconciliation"])

_CERTAINTIES = [one.value for one in Certainty]
_SORTS = {
    "certainty": lambda finding: _CERTAINTIES.index(finding["certainty"]),
    "difference": lambda finding: finding["difference"],
    "kind": lambda finding: finding["kind"],
    "method": lambda finding: finding["methodId"],
}


@router.get(
    "/findings",
    response_model=None,
    responses=file_responses(FindingList) | problems(401, 404, 406, 422, 429),
)
def list_findings(
    request: Request,
    session: SessionDep,
    caller: Reader,
    round_id: Annotated[Id, Query(alias="round", description="The round", examples=["22-2021"])],
    paging: PagingDep,
    file_format: FormatDep,
    kind: Annotated[list[FindingKind] | None, Query(description="Only by these checks")] = None,
    certainty: Annotated[list[Certainty] | None, Query(description="Only this sure")] = None,
) -> Response:
    """Where a round's figures disagree. Reported with both places, never corrected.

    Sort by certainty, difference, kind or method. CSV and XLSX hold the whole list.
    """
    seen = see_round(session, caller, round_id)
    found = [
        finding
        for finding in service.findings(session, seen)
        if (not kind or finding["kind"] in kind)
        and (not certainty or finding["certainty"] in certainty)
    ]
    found = sort_items(found, paging, _SORTS)
    shown = found if file_format.is_file else list(slice_page(found, paging))
    document: dict[str, Any] = {
        "findings": shown,
        **page_parts(request, paging, len(found), len(shown)),
    }
    return answer(
        request,
        file_format,
        document,
        kind="findings",
        name=f"avstamning-{round_id}",
        revision=current_revision(session),
        public=seen.is_public,
    )
