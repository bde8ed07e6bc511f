"""A county as one document: fetched, made a template of, and read in."""

import base64
from collections.abc import Iterator
from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from samplan.auth.dependencies import ActorDep, DocumentKeeper, Reader, unauthenticated
from samplan.county_documents import examples, service
from samplan.county_documents.reading import read
from samplan.county_documents.schemas import (
    CountyDocument,
    CountyDocumentImport,
    CountyDocumentSchema,
)
from samplan.county_documents.shape import json_schema
from samplan.county_documents.terms import (
    SCHEMA_VERSION,
    DocumentFigures,
    Included,
    OnConflict,
    View,
)
from samplan.county_documents.text import hash_in
from samplan.db.history import current_revision
from samplan.db.session import SessionDep, reading, writing
from samplan.settings import Settings
from samplan.statistics.dependencies import rule_of
from samplan.web.answers import PUBLISHED_AT_MOST
from samplan.web.caching import conditional, conditional_file
from samplan.web.contract import problems
from samplan.web.errors import not_found
from samplan.web.fields import CountyId, Id, Line
from samplan.web.files import keep
from samplan.web.published import SESSION_COOKIE, publish
from samplan.web.texts import Words

router = APIRouter(tags=["documents"])

_HEADERS: Final = {
    "ETag": {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}},
    "Document-Hash": {
        "description": "The document's hash, as its last line says it",
        "schema": {"type": "string"},
    },
    "Repr-Digest": {
        "description": "SHA-256 of all bytes (RFC 9530), when they are sent unpacked",
        "schema": {"type": "string"},
    },
}
_DOCUMENT: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "model": CountyDocument,
        "description": "The document, one row a line",
        "headers": _HEADERS,
    },
    304: {"description": "Not changed since the ETag in If-None-Match"},
}
_TAKEN: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "A document as this API gives them out",
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/CountyDocument"},
                "example": examples.DOCUMENT,
            }
        },
    }
}

SchemaVersion = Annotated[
    str,
    Path(
        alias="schemaVersion",
        pattern=r"^[0-9]{1,4}\.[0-9]{1,4}$",
        description="Version of the form",
        examples=["1.0"],
    ),
]


@router.get(
    "/county-documents/{countyId}",
    response_model=None,
    responses=_DOCUMENT | problems(401, 403, 404, 422, 429),
)
def get_document(
    request: Request,
    session: SessionDep,
    caller: Reader,
    county_id: CountyId,
    figures: Annotated[
        DocumentFigures,
        Query(description="unprotected: small numbers as they are, for the county's lead"),
    ] = DocumentFigures.PROTECTED,
    include: Annotated[
        list[Included] | None,
        Query(description="unpublished: also what is not published, for the county's lead"),
    ] = None,
) -> Response:
    """Everything about a county as one JSON document: the same data are the same bytes.

    Its last line is the hash of all lines before it. The county's lead asks for both figures and
    include to get a document that nothing is held back in.
    """
    unpublished = Included.UNPUBLISHED in (include or ())
    view = View(county_id, figures is DocumentFigures.UNPROTECTED, unpublished)
    row = service.see_county(session, caller, view)
    parts = service.document(session, row, view, rule_of(request))
    public = not view.unprotected and not view.unpublished
    return _sent(request, parts, current_revision(session), f"lan-{county_id}", public=public)


@router.get(
    "/county-documents/{countyId}/template",
    response_model=None,
    responses=_DOCUMENT | problems(401, 404, 422, 429),
)
def get_template(
    request: Request,
    session: SessionDep,
    caller: Reader,
    county_id: CountyId,
    new_id: Annotated[
        Id, Query(alias="as", description="Id of the new county, its SCB code", examples=["23"])
    ],
    name: Annotated[
        Line, Query(description="What the new county is called", examples=["Jämtlands län"])
    ],
) -> Response:
    """A new county with this one's methods, indicators and forms, and none of its data.

    What its newest round and its collections ask comes as drafts without anybody who is asked.
    """
    row = service.see_county(session, caller, View(county_id))
    parts = service.template(session, row, new_id, name, rule_of(request))
    return _sent(request, parts, current_revision(session), f"mall-{new_id}", public=True)


@router.get(
    "/county-document-schemas/{schemaVersion}",
    response_model=CountyDocumentSchema,
    responses=problems(401, 404, 422, 429),
)
def get_schema(request: Request, _: Reader, schema_version: SchemaVersion) -> Response:
    """The form of documents as JSON Schema (2020-12), closed and with every section."""
    if schema_version != SCHEMA_VERSION:
        raise not_found(Words("Versionen", "version"))
    body = service.schema_bytes(json_schema())
    public = request.app.state.settings.reading == "open"
    return conditional(request, body, media_type="application/json", public=public)


async def _body(request: Request) -> bytes:
    """The bytes, before anything else is held; not of those who do not even say who they are.

    Whoever sends slowly would otherwise keep a connection to the database from the others.
    """
    if "authorization" not in request.headers and SESSION_COOKIE not in request.cookies:
        raise unauthenticated(
            Words(
                "Det här kräver en nyckel eller att du loggar in.",
                "This needs a key or that you sign in.",
            )
        )
    return await request.body()


@router.post(
    "/county-document-imports",
    status_code=200,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
    openapi_extra=_TAKEN,
)
def create_import(
    request: Request,
    body: Annotated[bytes, Depends(_body)],
    session: SessionDep,
    caller: DocumentKeeper,
    by: ActorDep,
    dry_run: Annotated[
        bool, Query(alias="dryRun", description="Only tell what the document would do")
    ] = True,
    on_conflict: Annotated[
        OnConflict,
        Query(
            alias="onConflict",
            description="Where something else stands under the same id: stop, skip, or update",
        ),
    ] = OnConflict.STOP,
) -> CountyDocumentImport:
    """Hold a document against what is here; with `dryRun=false` read it in, all or nothing.

    Tells what is new, changed, unchanged and conflicting, field by field. What only stands here is
    left as it is. What another county has, and what is final or issued, is never written over.
    """
    # Reading a large document takes its time, in which nobody else is to wait: neither for this
    # connection nor for the writers' turn.
    session.close()
    document = read(body)
    view = reading if dry_run else writing
    with view(request.app.state.database) as own:
        found = service.take(
            own,
            caller,
            document,
            rule_of(request),
            on_conflict=on_conflict,
            dry_run=dry_run,
            by=by,
        )
    return CountyDocumentImport.model_validate(found)


def _sent(
    request: Request, parts: Iterator[bytes], revision: int, name: str, *, public: bool
) -> Response:
    """The document, written to a file first: whole or an error, and at the same memory always."""
    settings: Settings = request.app.state.settings
    public = public and settings.reading == "open"
    ending: list[bytes] = []
    kept = keep(_watched(parts, ending))
    if public and kept.size <= PUBLISHED_AT_MOST:
        publish(request, revision)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.json"',
        "Document-Hash": hash_in(ending[0]),
    }
    response = conditional_file(
        request, kept, media_type="application/json", public=public, headers=headers
    )
    if (
        "content-encoding" not in response.headers
        and response.status_code != HTTPStatus.NOT_MODIFIED
    ):
        digest = base64.b64encode(kept.sha256).decode()
        response.headers["Repr-Digest"] = f"sha-256=:{digest}:"
    return response


def _watched(parts: Iterator[bytes], ending: list[bytes]) -> Iterator[bytes]:
    """The parts, and in `ending` the last of them: the line with the hash."""
    for part in parts:
        ending[:] = [part]
        yield part
