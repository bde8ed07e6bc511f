"""Lists in several forms whose rows name places in sources."""

from fastapi import Request
from fastapi.responses import Response
from sqlmodel import Session

from samplan.db.history import current_revision
from samplan.sources.service import sources_of
from samplan.web.answers import FileFormat, answer
from samplan.web.paging import Page


def answer_list(
    request: Request, session: Session, file_format: FileFormat, page: Page, *, kind: str, name: str
) -> Response:
    """A page of a list as JSON; as a file the whole list, with the places that its rows name."""
    document = page.model_dump(mode="json", by_alias=True)
    if file_format.is_file:
        [items] = (value for value in document.values() if isinstance(value, list))
        document["sources"] = sources_of(session, (one["sourcePlaceId"] for one in items))
    return answer(
        request,
        file_format,
        document,
        kind=kind,
        name=name,
        revision=current_revision(session),
        public=True,
    )
