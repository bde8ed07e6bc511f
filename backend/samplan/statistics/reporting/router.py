"""Reporting figures: the form, rows as JSON, and forms sent back as files."""

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, Response, UploadFile

from samplan.auth.dependencies import ActorDep, Reporter
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.organisations.tables import Organisation
from samplan.settings import Settings
from samplan.statistics.access import see_collection
from samplan.statistics.collections.documents import collection_reference
from samplan.statistics.reporting import service
from samplan.statistics.reporting.columns import COLUMNS, GIVEN
from samplan.statistics.reporting.form import form_rows
from samplan.statistics.reporting.schemas import FigureForm, FiguresCreate, FiguresResult
from samplan.statistics.reporting.texts import read_row
from samplan.web import context
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.contract import problems
from samplan.web.fields import CollectionId, Comment, Id, text
from samplan.web.paging import link
from samplan.web.spreadsheets import TableReader

router = APIRouter(tags=["statistics"])

OrganisationQuery = Annotated[
    Id, Query(alias="organisation", description="Whose figures", examples=["2281"])
]


@router.get(
    "/collections/{collectionId}/form",
    response_model=None,
    responses=file_responses(FigureForm) | problems(401, 403, 404, 406, 422, 429),
)
def get_form(
    request: Request,
    session: SessionDep,
    caller: Reporter,
    collection_id: CollectionId,
    organisation_id: OrganisationQuery,
    file_format: FormatDep,
) -> Response:
    """The figures that an organisation is asked for, with those of last time as hints.

    As XLSX or CSV it is a form to fill in and upload. A figure left empty stays as it is.
    """
    seen = see_collection(session, caller, collection_id)
    service.require_own(session, caller, seen, organisation_id, "organisation")
    organisation = session.get_one(Organisation, organisation_id)
    path, query = f"/collections/{collection_id}", f"?organisation={organisation_id}"
    links = {
        "self": link(request, f"{path}/form{query}", "self"),
        "xlsx": link(request, f"{path}/form{query}&format=xlsx", "alternate"),
        "uploads": link(request, f"{path}/uploads{query}", "related", "POST"),
    }
    document = {
        "collection": collection_reference(seen.row),
        "organisation": {
            "id": organisation.id,
            "name": text(organisation.name_sv, organisation.name_en),
        },
        "rows": form_rows(session, seen.row, organisation),
        "isEditable": service.may_report(session, caller, seen.row, organisation_id),
        "_links": links,
    }
    return answer(
        request,
        file_format,
        document,
        kind="figure-form",
        name=f"uppgifter-{collection_id}-{organisation_id}",
        revision=current_revision(session),
        public=False,
    )


@router.post(
    "/collections/{collectionId}/observations",
    status_code=200,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_observations(
    session: SessionDep,
    caller: Reporter,
    by: ActorDep,
    collection_id: CollectionId,
    new: FiguresCreate,
) -> FiguresResult:
    """Try figures, or with `dryRun` false write them: all or nothing.

    The same again changes nothing. A published collection is corrected by its lead, with a reason.
    """
    seen = see_collection(session, caller, collection_id)
    organisation_id = new.organisation_id
    service.require_own(session, caller, seen, organisation_id, "organisationId")
    service.require_reportable(
        session, caller, seen.row, organisation_id, new.reason, writing=not new.dry_run
    )
    report = service.Report(session, seen.row, organisation_id, by, new.reason)
    written = report.take(service.figures_of(new.rows), write=not new.dry_run)
    return report.results.shown(written=written, language=context.current.get().language)


@router.post(
    "/collections/{collectionId}/uploads",
    status_code=200,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def create_figure_upload(
    request: Request,
    session: SessionDep,
    caller: Reporter,
    by: ActorDep,
    collection_id: CollectionId,
    organisation_id: OrganisationQuery,
    file: Annotated[UploadFile, File(description="The form as CSV or XLSX, filled in")],
    dry_run: Annotated[
        bool, Query(alias="dryRun", description="Only tell what the form would do")
    ] = True,
    reason: Annotated[
        Comment | None, Query(description="Why; needed to correct a published collection")
    ] = None,
) -> FiguresResult:
    """Read a filled-in form: new, changed, unchanged and faulty rows, with row and heading.

    With `dryRun=false` the figures are saved, all or nothing: one faulty row stops them all. The
    same form uploaded again changes nothing.
    """
    seen = see_collection(session, caller, collection_id)
    service.require_own(session, caller, seen, organisation_id, "organisation")
    service.require_reportable(
        session, caller, seen.row, organisation_id, reason, writing=not dry_run
    )
    settings: Settings = request.app.state.settings
    read_table: TableReader = request.app.state.read_table
    table = read_table(file.file, file.filename or "", COLUMNS, settings.max_upload_bytes)
    given = frozenset(GIVEN[name] for name in table.labels)
    report = service.Report(session, seen.row, organisation_id, by, reason)
    written = report.take((read_row(row, given) for row in table.rows), write=not dry_run)
    return report.results.shown(
        written=written,
        language=context.current.get().language,
        labels=table.labels,
        notes=tuple(table.notes),
    )
