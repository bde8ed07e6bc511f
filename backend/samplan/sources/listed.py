"""Lists in several forms whose rows name places in sources."""

from collections.abc import Iterable

from fastapi import Request
from fastapi.responses import Response
from sqlmodel import Session

from samplan.db.history import current_revision
from samplan.sources.service import sources_of
from samplan.web.answers import FileFormat, answer
from samplan.web.paging import Page


def answer_list(
    request: Request,
    session: Session,
    file_format: FileFormat,
    page: Page,
    *,
    kind: str,
    name: str,
    places: Iterable[str | None] | None = None,
) -> Response:
    """A page of a list as JSON; as a file the whole list, with the places that its rows name.

    `places` are those that the rows name, where they stand elsewhere than in the rows themselves.
    """
    document = page.model_dump(mode="json", by_alias=True)
    if file_format.is_file:
        [items] = (value for value in document.values() if isinstance(value, list))
        named = (one["sourcePlaceId"] for one in items) if places is None else places
        document["sources"] = sources_of(session, named)
    return answer(
        request,
        file_format,
        document,
        kind=kind,
        name=name,
        revision=current_revision(session),
        public=True,
    )
