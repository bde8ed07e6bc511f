"""What answers of the chain have in common."""

from typing import Any

from fastapi import Request, Response
from sqlmodel import Session

from samplan.db.history import current_revision
from samplan.web.answers import FileFormat, answer
from samplan.web.fields import ApiModel

Json = dict[str, Any]

_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}


def answers(model: type[ApiModel]) -> dict[int | str, dict[str, Any]]:
    """What an operation answers with, for its `responses`."""
    return {
        200: {"model": model, "description": "The answer", "headers": {"ETag": _ETAG}},
        304: {
            "description": "Not changed since the ETag in If-None-Match",
            "headers": {"ETag": _ETAG},
        },
    }


def reply(request: Request, session: Session, document: Json, *, public: bool) -> Response:
    """The document as JSON; kept for others when everybody gets the same."""
    return answer(
        request,
        FileFormat.JSON,
        document,
        kind="chain",
        name="kedjan",
        revision=current_revision(session),
        public=public,
    )
