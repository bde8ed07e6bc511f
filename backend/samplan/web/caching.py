"""Strong ETags: answers that need not be sent again, and edits that are not made blind."""

import gzip
import hashlib

from fastapi import Request
from fastapi.responses import Response

from samplan.web.errors import PRECONDITION_REQUIRED, STALE, ProblemError
from samplan.web.negotiation import accepts_gzip
from samplan.web.texts import Words

_GZIP_FROM = 1_000


def conditional(
    request: Request,
    body: bytes,
    *,
    media_type: str,
    public: bool,
    headers: dict[str, str] | None = None,
) -> Response:
    """The bytes with their ETag, packed when the client takes that; 304 when it has them.

    A packed answer has an ETag of its own: a strong ETag names bytes.
    """
    digest = hashlib.sha256(body).hexdigest()[:24]
    packed = len(body) >= _GZIP_FROM and accepts_gzip(request.headers.get("accept-encoding", ""))
    etag = f'"{digest}-gzip"' if packed else f'"{digest}"'
    all_headers = {
        "ETag": etag,
        "Cache-Control": "public, no-cache" if public else "private, no-cache",
        "Vary": "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie",
        **(headers or {}),
    }
    condition = request.headers.get("if-none-match", "")
    if etag in condition or condition.strip() == "*":
        kept = {name: all_headers[name] for name in ("ETag", "Cache-Control", "Vary")}
        return Response(status_code=304, headers=kept)
    if packed:
        body = gzip.compress(body, compresslevel=6, mtime=0)
        all_headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=media_type, headers=all_headers)


def version_etag(version: int) -> str:
    """The strong ETag of a single thing that people edit."""
    return f'"v{version}"'


def check_version(if_match: str | None, version: int) -> None:
    """Let an edit through only when it was made on the newest version (If-Match)."""
    condition = (if_match or "").strip()
    if not condition:
        raise ProblemError(
            PRECONDITION_REQUIRED,
            Words(
                "Skicka med versionen som du ändrar i (If-Match), "
                "så att ingen annans ändring försvinner.",
                "Send the version that you are changing (If-Match), "
                "so that nobody's change is lost.",
            ),
        )
    tags = [tag.strip() for tag in condition.split(",")]
    if "*" not in tags and version_etag(version) not in tags:
        raise ProblemError(
            STALE,
            Words(
                "Uppgiften har ändrats sedan du hämtade den. Inget har sparats. Hämta den på nytt.",
                "It has changed since you fetched it. Nothing has been saved. Fetch it again.",
            ),
            headers={"ETag": version_etag(version)},
        )
