"""The outermost layer of a request: its trace, its size, its content type, its encoding, its log.

A pure ASGI layer: Starlette's BaseHTTPMiddleware cost four fifths of the speed of a cached route
when it was measured.
"""

import time
from collections.abc import Mapping
from urllib.parse import unquote_to_bytes

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from samplan.settings import Settings
from samplan.web import context
from samplan.web.errors import (
    BAD_REQUEST,
    PROBLEM_MEDIA_TYPE,
    TOO_LARGE,
    UNSUPPORTED,
    Kind,
    problem_body,
)
from samplan.web.measured import route_of, slip_of
from samplan.web.texts import Words, language_of

log = structlog.get_logger("samplan.requests")

BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})
UPLOAD_SUFFIX = "/uploads"
DOCUMENT_SUFFIX = "/county-document-imports"
SECURITY_HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "content-security-policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
}


class Edge:
    """Wraps the application; see the module's text."""

    def __init__(self, app: ASGIApp, *, settings: Settings, api_path: str) -> None:
        self.app = app
        self.settings = settings
        self.api_path = api_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = _context_of(scope)
        token = context.current.set(request)
        try:
            await self._handle(scope, receive, send, request)
        finally:
            context.current.reset(token)

    async def _handle(
        self, scope: Scope, receive: Receive, send: Send, request: context.RequestContext
    ) -> None:
        started = time.perf_counter()
        answered = {"status": 0}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answered["status"] = message["status"]
                headers = MutableHeaders(scope=message)
                headers["traceparent"] = request.traceparent
                if request.request_id:
                    headers["x-request-id"] = request.request_id
                if request.sent_by and writes:
                    headers["x-sent-by"] = request.sent_by
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            elif head:
                message = {**message, "body": b""}
            await send(message)

        # A read may be kept for others, and who sent it is nobody else's: repeated on writes only.
        writes = scope["method"] not in ("GET", "HEAD")
        head = scope["method"] == "HEAD"
        if head:  # answered as GET is, without its body: no route has to say so
            scope = dict(scope, method="GET")

        refused = self._refusal(scope)
        try:
            if refused is None:
                limit = self._limit(scope["path"])
                await self.app(scope, _limited(receive, limit), send_with_headers)
            else:
                await _problem(*refused, scope["path"])(scope, receive, send_with_headers)
        finally:  # also for what fails and is answered 500
            _note(scope, request, answered["status"], time.perf_counter() - started)

    def _refusal(self, scope: Scope) -> tuple[Kind, Words] | None:
        """Why the request is not even looked at, or None."""
        if not _is_utf8(scope):
            return BAD_REQUEST, Words(
                "Adressen ska vara skriven i UTF-8.", "The address should be written in UTF-8."
            )
        headers = Headers(scope=scope)
        length = headers.get("content-length", "")
        has_body = length not in ("", "0") or "transfer-encoding" in headers
        if scope["method"] not in BODY_METHODS or not has_body:
            return None
        if length.isdigit() and int(length) > self._limit(scope["path"]):
            return self._too_large(scope["path"])
        return self._wrong_type(scope["path"], headers.get("content-type", ""))

    def _wrong_type(self, path: str, content_type: str) -> tuple[Kind, Words] | None:
        if not path.startswith(self.api_path):
            return None
        wanted = "multipart/form-data" if path.endswith(UPLOAD_SUFFIX) else "application/json"
        media_type, _, parameters = content_type.partition(";")
        if media_type.strip().lower() != wanted:
            words = Words(
                f"Skicka innehållet som {wanted} (Content-Type).",
                f"Send the content as {wanted} (Content-Type).",
            )
            return UNSUPPORTED, words
        charset = parameters.lower().replace('"', "").partition("charset=")[2].strip()
        if charset and charset not in ("utf-8", "utf8"):
            return UNSUPPORTED, Words(
                "Teckenkodningen ska vara UTF-8.", "The charset should be UTF-8."
            )
        return None

    def _limit(self, path: str) -> int:
        if path.endswith(DOCUMENT_SUFFIX):
            return self.settings.max_document_bytes
        upload = path.endswith(UPLOAD_SUFFIX)
        return self.settings.max_upload_bytes + 10_000 if upload else self.settings.max_body_bytes

    def _too_large(self, path: str) -> tuple[Kind, Words]:
        most = f"{self._limit(path) // 1000}"
        return TOO_LARGE, Words(
            f"Innehållet är för stort, högst {most} kB.",
            f"The content is too large, at most {most} kB.",
        )


def _note(scope: Scope, request: context.RequestContext, status: int, seconds: float) -> None:
    """The request's line in the log, and what those who count should know of it."""
    slip = slip_of(scope)
    if slip is not None:
        slip.route = route_of(scope)
    log.info(
        "request",
        method=request.method,
        path=request.path,
        status=status,
        ms=round(seconds * 1000, 1),
        trace_id=request.trace_id,
        request_id=request.request_id,
        sent_by=request.sent_by,
    )


def _context_of(scope: Scope) -> context.RequestContext:
    headers = Headers(scope=scope)
    trace_id, span_id, flags = context.continue_trace(headers.get("traceparent"))
    return context.RequestContext(
        trace_id=trace_id,
        span_id=span_id,
        flags=flags,
        request_id=context.repeatable(headers.get("x-request-id", "")),
        sent_by=context.repeatable(headers.get("x-sent-by", "")),
        language=language_of(headers.get("accept-language", "")),
        method=scope["method"],
        path=scope["path"],
    )


def _is_utf8(scope: Scope) -> bool:
    try:
        unquote_to_bytes(scope.get("raw_path") or b"").decode()
        unquote_to_bytes(scope["query_string"]).decode()
    except UnicodeDecodeError:
        return False
    return True


def _limited(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(TOO_LARGE.status)  # the one error that body readers let through
        return message

    return limited


def _problem(kind: Kind, detail: Words, path: str) -> JSONResponse:
    return JSONResponse(
        problem_body(kind, detail, path),
        status_code=kind.status,
        headers={"Cache-Control": "no-store"},
        media_type=PROBLEM_MEDIA_TYPE,
    )
