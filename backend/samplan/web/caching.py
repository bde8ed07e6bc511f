"""Strong ETags: answers that need not be sent again, and edits that are not made blind."""

import gzip
import hashlib

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from samplan.web.errors import PRECONDITION_REQUIRED, STALE, ProblemError
from samplan.web.files import KeptFile
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
    all_headers = _headers(etag, public=public) | (headers or {})
    if _has(request, etag):
        return _not_modified(all_headers)
    if packed:
        body = gzip.compress(body, compresslevel=6, mtime=0)
        all_headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=media_type, headers=all_headers)


def conditional_file(
    request: Request,
    kept: KeptFile,
    *,
    media_type: str,
    public: bool,
    headers: dict[str, str] | None = None,
) -> Response:
    """A written file with its ETag, packed on its way when the client takes that; or 304.

    The file is given back to the system when it has been sent.
    """
    packed = kept.size >= _GZIP_FROM and accepts_gzip(request.headers.get("accept-encoding", ""))
    etag = f'"{kept.digest}-gzip"' if packed else f'"{kept.digest}"'
    all_headers = _headers(etag, public=public) | (headers or {})
    if _has(request, etag):
        kept.close()
        return _not_modified(all_headers)
    if packed:
        all_headers["Content-Encoding"] = "gzip"
        parts = kept.packed()
    else:
        all_headers["Content-Length"] = str(kept.size)
        parts = kept.parts()
    return StreamingResponse(parts, media_type=media_type, headers=all_headers)


def _headers(etag: str, *, public: bool) -> dict[str, str]:
    return {
        "ETag": etag,
        "Cache-Control": "public, no-cache" if public else "private, no-cache",
        "Vary": "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie",
    }


def _has(request: Request, etag: str) -> bool:
    condition = request.headers.get("if-none-match", "")
    return etag in condition or condition.strip() == "*"


def _not_modified(headers: dict[str, str]) -> Response:
    kept = {name: headers[name] for name in ("ETag", "Cache-Control", "Vary")}
    return Response(status_code=304, headers=kept)


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
