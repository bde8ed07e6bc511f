"""Strong ETags: answers that need not be sent again, and edits that are not made blind."""

import gzip
import hashlib
import re

from fastapi import Request
from fastapi.responses import Response, StreamingResponse
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samplan.web.errors import PRECONDITION_REQUIRED, STALE, ProblemError
from samplan.web.files import KeptFile
from samplan.web.negotiation import accepts_gzip
from samplan.web.texts import Words

_GZIP_FROM = 1_000
_OK = 200
_OF_VERSION = re.compile(r'^"(v[0-9]+)"$')
_OF_THESE_BYTES = re.compile(r"-[0-9a-f]{24}\"$")
_DEPENDS_ON = "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie"


class ConditionalReads:
    """Gives each read its ETag where the route has given none, and 304 to those who have it.

    What may not be stored has none. A thing that people edit has its version and its bytes in one:
    what others write about it shows in it too, and leaves the version as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        held: Message | None = None

        async def tagged(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start":
                if _takes_tag(message):
                    held = message
                else:
                    await send(message)
                return
            if held is not None:
                start, held = held, None
                if not message.get("more_body"):
                    _tag(start, message["body"])
                    if _has_it(scope, start):
                        start, message = _unchanged(start), {**message, "body": b""}
                await send(start)
            await send(message)

        await self.app(scope, receive, tagged)


def _takes_tag(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    etag = headers.get("etag")
    storable = "no-store" not in headers.get("cache-control", "")
    return start["status"] == _OK and storable and (etag is None or bool(_OF_VERSION.match(etag)))


def _tag(start: Message, body: bytes) -> None:
    headers = MutableHeaders(scope=start)
    digest = hashlib.sha256(body).hexdigest()[:24]
    version = _OF_VERSION.match(headers.get("etag", ""))
    headers["etag"] = f'"{version[1]}-{digest}"' if version else f'"{digest}"'
    headers.setdefault("cache-control", "private, no-cache")
    headers.setdefault("vary", _DEPENDS_ON)


def _has_it(scope: Scope, start: Message) -> bool:
    condition = Headers(scope=scope).get("if-none-match", "")
    return _is_named(Headers(raw=start["headers"])["etag"], condition)


PUBLISHED = "samplan.published"
"""Where in the scope it stands for how long an answer is the same for everybody."""


def _is_named(etag: str, condition: str) -> bool:
    return etag in condition or condition.strip() == "*"


def _unchanged(start: Message) -> Message:
    of_body = {b"content-length", b"content-type"}
    kept = [pair for pair in start["headers"] if pair[0] not in of_body]
    return {**start, "status": 304, "headers": kept}


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
    # What is kept for everybody has to be whole; the layer that keeps it says 304 then.
    if _has(request, etag) and not request.scope.get(PUBLISHED):
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
        "Vary": _DEPENDS_ON,
    }


def _has(request: Request, etag: str) -> bool:
    return _is_named(etag, request.headers.get("if-none-match", ""))


def _not_modified(headers: dict[str, str]) -> Response:
    kept = {name: headers[name] for name in ("ETag", "Cache-Control", "Vary")}
    return Response(status_code=304, headers=kept)


def version_etag(version: int) -> str:
    """The strong ETag of a single thing that people edit."""
    return f'"v{version}"'


def check_version(if_match: str | None, version: int) -> None:
    """Let an edit through only when it was made on the newest version (If-Match).

    The version alone counts: what else the ETag of a read names is not what is edited.
    """
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
    tags = [_OF_THESE_BYTES.sub('"', tag.strip()) for tag in condition.split(",")]
    if "*" not in tags and version_etag(version) not in tags:
        raise ProblemError(
            STALE,
            Words(
                "Uppgiften har ändrats sedan du hämtade den. Inget har sparats. Hämta den på nytt.",
                "It has changed since you fetched it. Nothing has been saved. Fetch it again.",
            ),
            headers={"ETag": version_etag(version)},
        )
