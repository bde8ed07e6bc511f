"""Late corrections of published rounds."""

from fastapi import APIRouter, Request, Response
from sqlmodel import col

from samplan.auth.dependencies import ActorDep, Corrector, Reader
from samplan.auth.terms import Permission
from samplan.db.history import Change
from samplan.db.session import SessionDep
from samplan.gap.access import see_round
from samplan.gap.corrections import service
from samplan.gap.corrections.schemas import (
    CorrectionCreate,
    CorrectionInfo,
    CorrectionList,
)
from samplan.gap.reporting.router import shown_cells
from samplan.gap.reporting.schemas import AssessmentInfo
from samplan.organisations import scope
from samplan.web.caching import version_etag
from samplan.web.contract import problems
from samplan.web.fields import RoundId
from samplan.web.paging import PagingDep, fetch, ordered, page_parts

router = APIRouter(tags=["gap"])


@router.get("/gap-rounds/{roundId}/corrections", responses=problems(401, 404, 422, 429))
def list_corrections(
    request: Request, session: SessionDep, caller: Reader, round_id: RoundId, paging: PagingDep
) -> CorrectionList:
    """What has been corrected since the round was published, newest first. Sort by revision."""
    see_round(session, caller, round_id)
    revision, position = col(Change.revision), col(Change.position)
    statement = ordered(
        service.made(round_id), paging, {"revision": revision}, [revision.desc(), position.desc()]
    )
    rows, total = fetch(session, statement, paging)
    shown = [
        CorrectionInfo(
            revision=row.revision,
            at=service.when_and_by(row)[0],
            method_id=row.after["methodId"],
            organisation_id=row.after["organisationId"],
            status_before=row.before["status"],
            status_after=row.after["status"],
            reason=row.reason,
            by=service.when_and_by(row)[1],
        )
        for row in rows
    ]
    return CorrectionList(corrections=shown, **page_parts(request, paging, total, len(shown)))


@router.post(
    "/gap-rounds/{roundId}/corrections",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_correction(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: Corrector,
    by: ActorDep,
    round_id: RoundId,
    new: CorrectionCreate,
) -> AssessmentInfo:
    """Correct a cell of a published round. The reason and the old answer stay in sight."""
    seen = see_round(session, caller, round_id)
    scope.require(session, caller, Permission.CORRECT, county_id=seen.row.county_id)
    cell = service.correct(session, seen.row, new, by=by)
    shown = shown_cells(request, session, [cell])[0]
    path = f"{request.app.state.api_path}/gap-rounds/{round_id}/assessments"
    response.headers["Location"] = f"{path}/{cell.method_id}/{cell.organisation_id}"
    response.headers["ETag"] = version_etag(cell.version)
    return shown
