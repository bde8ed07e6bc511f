"""Every error as application/problem+json (RFC 9457), in words that a unit manager understands.

Nothing that helps an attacker leaves here: no exception text, no stack, no value sent in.
"""

import errno
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import structlog
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Match

from samplan.db.session import OutcomeUnknownError
from samplan.metrics import UNAVAILABLE as UNAVAILABLE_REQUESTS
from samplan.web import context
from samplan.web.texts import Words
from samplan.web.violations import Violation, from_validation

PROBLEM_MEDIA_TYPE = "application/problem+json"

log = structlog.get_logger("samplan.errors")


class Kind(NamedTuple):
    """A kind of problem: its HTTP status, its stable name and its title."""

    status: int
    code: str
    title: Words


BAD_REQUEST = Kind(
    400, "bad-request", Words("Begäran kan inte läsas", "The request cannot be read")
)
UNAUTHENTICATED = Kind(401, "unauthenticated", Words("Du behöver logga in", "You need to sign in"))
FORBIDDEN = Kind(
    403, "forbidden", Words("Du har inte behörighet", "You are not allowed to do this")
)
NOT_FOUND = Kind(404, "not-found", Words("Finns inte", "Not found"))
METHOD_NOT_ALLOWED = Kind(
    405, "method-not-allowed", Words("Det går inte att göra här", "This cannot be done here")
)
NOT_ACCEPTABLE = Kind(406, "not-acceptable", Words("Formatet finns inte", "No such format"))
CONFLICT = Kind(
    409, "conflict", Words("Krockar med det som finns", "In conflict with what is there")
)
STALE = Kind(412, "stale", Words("Någon annan hann före", "Somebody else was first"))
TOO_LARGE = Kind(413, "too-large", Words("För stort", "Too large"))
UNSUPPORTED = Kind(
    415, "unsupported-media-type", Words("Fel sorts innehåll", "Wrong kind of content")
)
INVALID = Kind(422, "invalid", Words("Uppgifterna stämmer inte", "The data is not right"))
PRECONDITION_REQUIRED = Kind(
    428, "precondition-required", Words("Versionen saknas", "The version is missing")
)
TOO_MANY = Kind(429, "too-many-requests", Words("För många försök", "Too many requests"))
INTERNAL = Kind(
    500, "internal", Words("Något gick fel hos oss", "Something went wrong on our side")
)
UNAVAILABLE = Kind(
    503, "unavailable", Words("Tjänsten är upptagen just nu", "The service is busy right now")
)

BY_STATUS = {
    kind.status: kind
    for kind in (
        BAD_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE,
        CONFLICT, STALE, TOO_LARGE, UNSUPPORTED, INVALID, PRECONDITION_REQUIRED, TOO_MANY,
        INTERNAL, UNAVAILABLE,
    )
}  # fmt: skip


class ProblemError(Exception):
    """Stops a request with a problem of a kind and a sentence on what to do about it."""

    def __init__(
        self,
        kind: Kind,
        detail: Words,
        *,
        violations: Iterable[Violation] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.detail = detail
        self.violations = tuple(violations)
        self.headers = dict(headers or {})


def not_found(what: Words) -> ProblemError:
    """The problem that something named in the address or the data is not there."""
    return ProblemError(NOT_FOUND, Words(f"{what.sv} finns inte.", f"There is no such {what.en}."))


def invalid(*violations: Violation) -> ProblemError:
    """The problem that fields cannot be accepted; nothing has been written."""
    detail = Words("Rätta det som står här.", "Correct what is listed here.")
    if context.current.get().method not in ("GET", "HEAD"):
        detail = Words(
            "Inget har sparats. Rätta det som står här och försök igen.",
            "Nothing has been saved. Correct what is listed here and try again.",
        )
    return ProblemError(INVALID, detail, violations=violations)


def problem_body(
    kind: Kind, detail: Words, instance: str, violations: Iterable[Violation] = ()
) -> dict[str, Any]:
    """The JSON object of a problem, in the language of the request under way."""
    request = context.current.get()
    body: dict[str, Any] = {
        "type": f"urn:samplan:problem:{kind.code}",
        "title": kind.title.in_language(request.language),
        "status": kind.status,
        "detail": detail.in_language(request.language),
        "instance": instance,
        "traceId": request.trace_id,
    }
    listed = [
        {"field": violation.field, "message": violation.message.in_language(request.language)}
        for violation in violations
    ]
    if listed:
        body["violations"] = listed
    return body


def _answer(request: Request, problem: ProblemError) -> Response:
    return JSONResponse(
        problem_body(problem.kind, problem.detail, request.url.path, problem.violations),
        status_code=problem.kind.status,
        headers={"Cache-Control": "no-store", **problem.headers},
        media_type=PROBLEM_MEDIA_TYPE,
    )


def _on_problem(request: Request, error: ProblemError) -> Response:
    return _answer(request, error)


def _on_validation(request: Request, error: RequestValidationError) -> Response:
    errors = error.errors()
    if any(item["type"] in ("json_invalid", "body_unreadable") for item in errors):
        detail = Words("Innehållet är inte giltig JSON.", "The content is not valid JSON.")
        return _answer(request, ProblemError(BAD_REQUEST, detail))
    return _answer(request, invalid(*from_validation(errors)))


def _on_http(request: Request, error: HTTPException) -> Response:
    if _is_full_disk(error.__cause__):  # the reader of forms takes it for a fault of the form
        return _on_full_disk(request, error)
    kind = BY_STATUS.get(error.status_code, BAD_REQUEST)
    details = {
        404: Words("Adressen leder inte till något.", "The address leads nowhere."),
        405: Words(
            "Adressen finns men tar inte emot det anropet.",
            "The address exists but does not take that kind of request.",
        ),
    }
    detail = details.get(error.status_code, kind.title)
    headers = dict(error.headers or {})
    if kind is METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(_allowed_methods(request))
    return _answer(request, ProblemError(kind, detail, headers=headers))


def _allowed_methods(request: Request) -> list[str]:
    """All methods of the address: the framework names only those of the first route."""
    allowed: set[str] = set()
    for route in request.app.state.all_routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            allowed |= route.methods
    return sorted(allowed | {"HEAD"} if "GET" in allowed else allowed)


def _on_integrity(request: Request, error: Exception) -> Response:
    # The rules are checked before; the database is the last line, for two writes at once.
    log.warning("constraint refused a write", error=type(error).__name__)
    detail = Words(
        "Det finns redan, eller något annat hänger på det. Inget har sparats.",
        "It already exists, or something else depends on it. Nothing has been saved.",
    )
    return _answer(request, ProblemError(CONFLICT, detail))


def _on_busy(request: Request, error: Exception) -> Response:
    if isinstance(error, DBAPIError) and _is_full_database(error.orig):
        return _on_full_disk(request, error)
    UNAVAILABLE_REQUESTS.inc()
    log.error("database out of reach", error=type(error).__name__)
    detail = Words(
        "Databasen svarar inte just nu. Inget har sparats. Försök igen om en stund.",
        "The database does not answer right now. Nothing has been saved. Try again shortly.",
    )
    return _answer(request, ProblemError(UNAVAILABLE, detail, headers={"Retry-After": "5"}))


def _on_unknown_outcome(request: Request, error: Exception) -> Response:
    UNAVAILABLE_REQUESTS.inc()
    log.error("commit not confirmed", error=type(error.__cause__).__name__)
    detail = Words(
        "Databasen slutade svara just när det skulle sparas. Hämta på nytt och se efter om det har"
        " sparats, innan du försöker igen.",
        "The database stopped answering just as it was to be saved. Fetch it anew and see whether"
        " it has been saved before you try again.",
    )
    return _answer(request, ProblemError(UNAVAILABLE, detail, headers={"Retry-After": "5"}))


_DISK_FULL = "53100"
"""PostgreSQL's number for it."""
_NO_ROOM = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})


def _is_full_database(error: BaseException | None) -> bool:
    return (
        getattr(error, "sqlite_errorcode", None) in _NO_ROOM
        or getattr(error, "sqlstate", None) == _DISK_FULL
    )


def _is_full_disk(error: BaseException | None) -> bool:
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}


def _on_file(request: Request, error: OSError) -> Response:
    """A file that could not be written, such as an upload on its way."""
    if not _is_full_disk(error):
        raise error
    return _on_full_disk(request, error)


def _on_full_disk(request: Request, error: BaseException) -> Response:
    UNAVAILABLE_REQUESTS.inc()
    log.error("disk full", error=type(error).__name__)
    detail = Words(
        "Tjänstens disk är full. Inget har sparats. Läsa går bra. Den som förvaltar tjänsten"
        " behöver ge den plats; försök igen sedan.",
        "The service's disk is full. Nothing has been saved. Reading goes on. Whoever runs the"
        " service has to make room; try again after that.",
    )
    return _answer(request, ProblemError(UNAVAILABLE, detail, headers={"Retry-After": "60"}))


def _on_crash(request: Request, error: Exception) -> Response:
    log.error("unexpected error", path=request.url.path, exc_info=error)
    detail = Words(
        "Felet är noterat. Ange spårningsnumret om du hör av dig.",
        "The error is noted. Give the trace id if you get in touch.",
    )
    return _answer(request, ProblemError(INTERNAL, detail))


def install(app: Starlette) -> None:
    """Answer every error of the application as a problem; its state names `all_routes`."""
    handlers: dict[type[Exception], Any] = {
        ProblemError: _on_problem,
        RequestValidationError: _on_validation,
        HTTPException: _on_http,
        IntegrityError: _on_integrity,
        OperationalError: _on_busy,
        PoolTimeoutError: _on_busy,
        OutcomeUnknownError: _on_unknown_outcome,
        OSError: _on_file,
        Exception: _on_crash,
    }
    for error, handler in handlers.items():
        app.add_exception_handler(error, handler)
