"""Who changed what and when."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import StringConstraints
from pydantic_core import to_json
from sqlmodel import col

from samplan.auth.dependencies import Reader
from samplan.changes import service
from samplan.changes.feed import Cursor, Stretch, Wanted, stretch
from samplan.changes.schemas import ChangeFeed, ChangeList
from samplan.db.history import Change, after_revision, current_revision
from samplan.db.session import SessionDep
from samplan.web.answers import FormatDep, answer, file_responses
from samplan.web.caching import conditional
from samplan.web.contract import problems
from samplan.web.errors import invalid
from samplan.web.fields import Id
from samplan.web.paging import (
    MAX_LIMIT,
    Paging,
    PagingDep,
    fetch,
    ordered,
    page_parts,
    replaced_link,
    self_link,
)
from samplan.web.published import publish
from samplan.web.texts import Words
from samplan.web.violations import Violation

router = APIRouter(tags=["history"])

ObjectId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9/-]*$", max_length=400)]
MOST_IN_FILE = 10_000


@router.get(
    "/changes",
    response_model=None,
    responses=file_responses(ChangeList) | problems(401, 406, 422, 429),
)
def list_changes(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    file_format: FormatDep,
    object_type: Annotated[
        Id | None,
        Query(alias="objectType", description="Only of this sort", examples=["assessment"]),
    ] = None,
    object_id: Annotated[
        ObjectId | None,
        Query(
            alias="objectId",
            description="Only of this object",
            examples=["22-2021/audit-adult/2281"],
        ),
    ] = None,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
    since_revision: Annotated[
        int | None,
        Query(alias="sinceRevision", description="Only after this revision", ge=0, le=2**53),
    ] = None,
) -> Response:
    """The history, newest first; with `sinceRevision` oldest first. To follow it, use the feed.

    Everything that can be seen can be asked who changed it; it outlives what it describes. Sort by
    revision. CSV and XLSX hold at most 10 000 changes.
    """
    statement = service.visible(session, caller)
    if object_type is not None:
        statement = statement.where(col(Change.object_type) == object_type)
    if object_id is not None:
        statement = statement.where(col(Change.object_id) == object_id)
    if county is not None:
        statement = statement.where(col(Change.county_id) == county)
    if since_revision is not None:
        statement = statement.where(after_revision(col(Change.revision), since_revision))
    revision, position = col(Change.revision), col(Change.position)
    newest_first = [revision.desc(), position]
    default = newest_first if since_revision is None else [revision, position]
    statement = ordered(statement, paging, {"revision": revision}, default)
    rows, total = fetch(session, statement, _whole(paging) if file_format.is_file else paging)
    shown = [service.show(row, signed_in=caller.signed_in) for row in rows]
    page = ChangeList(changes=shown, **page_parts(request, paging, total, len(shown)))
    return answer(
        request,
        file_format,
        page.model_dump(mode="json", by_alias=True),
        kind="changes",
        name="historik",
        revision=current_revision(session),
        public=not caller.signed_in,
    )


def _whole(paging: Paging) -> Paging:
    return Paging(1, MOST_IN_FILE, paging.sort)


_FEED: dict[int | str, dict[str, Any]] = {
    200: {"model": ChangeFeed, "description": "The next changes"},
    304: {"description": "Not changed since the ETag in If-None-Match"},
}
CursorText = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,15}(\.[0-9]{1,15})?$")]


@router.get(
    "/changes/feed",
    response_model=None,
    responses=_FEED | problems(401, 422, 429),
)
def follow_changes(
    request: Request,
    session: SessionDep,
    caller: Reader,
    after: Annotated[
        CursorText,
        Query(
            description="The `cursor` of an earlier answer, or a revision that has been read whole",
            examples=["118.42"],
        ),
    ] = "0",
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Changes at most")] = 20,
    county: Annotated[
        Id | None,
        Query(description="Only of this county; what all counties share is of none"),
    ] = None,
    object_type: Annotated[
        list[Id] | None,
        Query(alias="objectType", description="Only of these sorts", max_length=50),
    ] = None,
) -> Response:
    """The history to follow along with: oldest first, complete, onward from a cursor.

    Follow `next` until `isAtEnd`, keep `cursor`, and come back with it as `after`. No change is
    ever skipped, however many write at the same time, and a large revision may be read in parts.

    Everybody follows what they may see now. What was written before it was published stays out of
    others' feeds, or lies before their cursor: the change that publishes says so, and the thing is
    fetched whole then.
    """
    cursor = Cursor.read(after)
    found = stretch(session, caller, cursor, limit, Wanted(county, object_type or ()))
    if cursor.revision > found.newest:
        words = Words(
            f"Så långt har historiken inte kommit; den senaste revisionen är {found.newest}. "
            "Har databasen återställts från en äldre kopia? Läs då om från början.",
            f"The history has not come that far; the newest revision is {found.newest}. "
            "Has the database been restored from an older copy? Then read from the beginning.",
        )
        raise invalid(Violation("after", words))
    public = not caller.signed_in and request.app.state.settings.reading == "open"
    if public:
        publish(request, found.newest)
    body = _feed_body(request, found)
    return conditional(request, body, media_type="application/json", public=public)


def _feed_body(request: Request, found: Stretch) -> bytes:
    links = {"self": self_link(request)}
    if not found.is_at_end:
        links["next"] = replaced_link(request, "next", after=str(found.cursor))
    rest = to_json(
        {
            "cursor": str(found.cursor),
            "isAtEnd": found.is_at_end,
            "newestRevision": found.newest,
            "_links": links,
        }
    )
    return b'{"changes":[' + ",".join(found.changes).encode() + b"]," + rest[1:]
