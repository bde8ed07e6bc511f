"""Avstämning över allt som ett län har fastställt, and what its leads say of each finding."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import ActorDep, FindingReviewer, Reader
from samplan.auth.terms import Permission
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.reconciliation.county import service
from samplan.reconciliation.county.schemas import (
    CountyFindingList,
    FindingId,
    FindingReviewInfo,
    FindingReviewInput,
)
from samplan.reconciliation.tables import FindingReview
from samplan.reconciliation.terms import Certainty, CountyFindingKind, Domain, ReviewState
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.errors import not_found
from samplan.web.fields import Id
from samplan.web.paging import PagingDep, page_parts, slice_page, sort_items

router = APIRouter(tags=["reconciliation"])

_CERTAINTIES = [one.value for one in Certainty]
_SORTS = {
    "certainty": lambda finding: _CERTAINTIES.index(finding["certainty"]),
    "difference": lambda finding: finding["difference"],
    "domain": lambda finding: finding["domain"],
    "kind": lambda finding: finding["kind"],
    "subject": lambda finding: finding["subject"]["id"],
}


@router.get(
    "/county-findings",
    response_model=None,
    responses=file_responses(CountyFindingList) | problems(401, 406, 422, 429),
)
def list_county_findings(
    request: Request,
    session: SessionDep,
    caller: Reader,
    county_id: Annotated[Id, Query(alias="county", description="The county", examples=["22"])],
    paging: PagingDep,
    file_format: FormatDep,
    domain: Annotated[list[Domain] | None, Query(description="Only of these figures")] = None,
    kind: Annotated[
        list[CountyFindingKind] | None, Query(description="Only by these checks")
    ] = None,
    certainty: Annotated[list[Certainty] | None, Query(description="Only this sure")] = None,
    state: Annotated[
        list[ReviewState] | None, Query(description="Only those that this has been said of")
    ] = None,
) -> Response:
    """Where what the county has published disagrees. Reported with both places, never corrected.

    The surest first. Sort by certainty, difference, domain, kind or subject. CSV and XLSX hold the
    whole list. Findings on small numbers that are not published are for the county's lead.
    """
    service.check_county(session, county_id)
    unprotected = scope.allows(session, caller, Permission.READ_UNPROTECTED, county_id=county_id)
    checked = service.findings_of(session, county_id, unprotected=unprotected)
    reviews = service.reviews_of(session, county_id)
    found = [
        finding
        for finding in service.shown(session, checked.findings, reviews, signed_in=caller.signed_in)
        if (not domain or finding["domain"] in domain)
        and (not kind or finding["kind"] in kind)
        and (not certainty or finding["certainty"] in certainty)
        and (not state or finding["review"]["state"] in state)
    ]
    found.sort(key=_SORTS["certainty"])
    found = sort_items(found, paging, _SORTS)
    shown = found if file_format.is_file else list(slice_page(found, paging))
    document: dict[str, Any] = {
        "countyFindings": shown,
        "compared": checked.compared,
        **page_parts(request, paging, len(found), len(shown)),
    }
    return answer(
        request,
        file_format,
        document,
        kind="county-findings",
        name=f"avstamning-{county_id}",
        revision=current_revision(session),
        public=not caller.signed_in,
    )


@router.put(
    "/finding-reviews/{findingId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def put_review(
    response: Response,
    session: SessionDep,
    caller: FindingReviewer,
    by: ActorDep,
    finding_id: FindingId,
    said: FindingReviewInput,
    if_match: IfMatch = None,
) -> FindingReviewInfo:
    """Explain or accept a finding, with the reason. What was said before stays in the history."""
    scope.require(session, caller, Permission.REVIEW_FINDINGS, county_id=said.county_id)
    known = session.get(FindingReview, finding_id)
    if known is not None:
        if known.county_id != said.county_id:
            raise not_found(service.FINDING)
        check_version(if_match, known.version)
    row = service.say(session, finding_id, said, by=by)
    response.headers["ETag"] = version_etag(row.version)
    return FindingReviewInfo.model_validate(service.review_document(row, signed_in=True))


@router.delete(
    "/finding-reviews/{findingId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_review(
    session: SessionDep,
    caller: FindingReviewer,
    by: ActorDep,
    finding_id: FindingId,
    if_match: IfMatch = None,
) -> Response:
    """Open the finding again. What was said of it stays in the history."""
    row = service.get_review(session, finding_id)
    scope.require(session, caller, Permission.REVIEW_FINDINGS, county_id=row.county_id)
    check_version(if_match, row.version)
    service.open_again(session, row, by=by)
    return Response(status_code=204)
