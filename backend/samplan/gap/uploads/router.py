"""Uploading a filled-in form for an organisation's column."""

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile

from samplan.auth.dependencies import ActorDep, Reporter
from samplan.db.session import SessionDep
from samplan.gap.access import see_round
from samplan.gap.reporting.service import (
    column_cells,
    column_of,
    form,
    require_answerable,
    write,
)
from samplan.gap.uploads import service
from samplan.gap.uploads.schemas import UploadResult
from samplan.gap.uploads.service import FormReader
from samplan.settings import Settings
from samplan.web import context
from samplan.web.contract import problems
from samplan.web.fields import OrganisationId, RoundId

router = APIRouter(tags=["gap"])


@router.post(
    "/gap-rounds/{roundId}/columns/{organisationId}/uploads",
    status_code=200,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_upload(
    request: Request,
    session: SessionDep,
    caller: Reporter,
    by: ActorDep,
    round_id: RoundId,
    organisation_id: OrganisationId,
    file: Annotated[UploadFile, File(description="The form as CSV or XLSX, filled in")],
    dry_run: Annotated[
        bool, Query(alias="dryRun", description="Only tell what the form would do")
    ] = True,
) -> UploadResult:
    """Read a filled-in form: new, changed, unchanged and faulty rows, with row and heading.

    With `dryRun=false` the answers are saved, all or nothing: one faulty row stops them all. The
    same form uploaded again changes nothing.
    """
    seen = see_round(session, caller, round_id)
    column = column_of(session, seen, organisation_id)
    require_answerable(session, caller, seen.row, organisation_id)
    settings: Settings = request.app.state.settings
    read_form: FormReader = request.app.state.read_form
    content = file.file.read(settings.max_upload_bytes + 1)
    methods = [
        (one["methodId"], one["methodName"]["sv"], one["methodName"]["en"])
        for one in form(session, seen.row, organisation_id)
    ]
    rows = read_form(content, file.filename or "", methods, settings.max_upload_bytes)
    judged = service.judge(rows, column_cells(session, round_id, organisation_id))
    faulty = any(one.effect.value == "faulty" for one in judged)
    written = not dry_run and not faulty
    if written:
        write(session, seen.row, column, service.answers(judged), by=by)
    return service.result(judged, written=written, language=context.current.get().language)
