"""The caller of a request, and what a route demands of the caller."""

from typing import Annotated

from fastapi import Depends, Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlmodel import Session

from samplan.auth.service import Caller, caller_of, find_key, find_session
from samplan.auth.terms import Permission
from samplan.db.history import Actor
from samplan.db.session import READING_METHODS, SessionDep
from samplan.settings import Settings
from samplan.web import context
from samplan.web.errors import FORBIDDEN, TOO_MANY, UNAUTHENTICATED, ProblemError
from samplan.web.published import SESSION_COOKIE
from samplan.web.texts import Words


class RateLimits:
    """How often one key or address may ask, and may fail to sign in, a minute."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(settings.requests_per_minute)
        self._failures = RateLimitItemPerMinute(settings.sign_ins_per_minute)

    def count_request(self, who: str) -> None:
        """Count one request; a problem when there have been too many."""
        if not self._limiter.hit(self._requests, "request", who):
            raise _too_many()

    def count_failure(self, address: str) -> None:
        """Count a key that was not valid."""
        self._limiter.hit(self._failures, "failure", address)

    def check_failures(self, address: str) -> None:
        """A problem when the address has tried too many keys: guessing is slowed down."""
        if not self._limiter.test(self._failures, "failure", address):
            raise _too_many()


def _too_many() -> ProblemError:
    words = Words(
        "Det har kommit för många anrop härifrån. Vänta en minut.",
        "There have been too many requests from here. Wait a minute.",
    )
    return ProblemError(TOO_MANY, words, headers={"Retry-After": "60"})


def address_of(request: Request) -> str:
    """Where the request comes from, as the server or its proxy sees it."""
    return request.client.host if request.client else "unknown"


def unauthenticated(detail: Words) -> ProblemError:
    """The problem that a key or sign-in is missing or not valid."""
    return ProblemError(UNAUTHENTICATED, detail, headers={"WWW-Authenticate": "Bearer"})


def _identify(request: Request, session: Session) -> Caller:
    """The caller behind the Authorization header or the session cookie."""
    limits: RateLimits = request.app.state.rate_limits
    address = address_of(request)
    authorization = request.headers.get("authorization")
    if authorization is not None:
        limits.check_failures(address)
        scheme, _, secret = authorization.partition(" ")
        key = find_key(session, secret.strip()) if scheme.lower() == "bearer" else None
        if key is None:
            limits.count_failure(address)
            raise unauthenticated(
                Words(
                    "Nyckeln är okänd, har gått ut eller har dragits in.",
                    "The key is unknown, has expired or has been revoked.",
                )
            )
        return caller_of(key)
    token = request.cookies.get(SESSION_COOKIE)
    return (find_session(session, token) if token else None) or Caller()


def _check_forgery(request: Request, caller: Caller) -> None:
    """A write with a cookie must also carry the token that only our own pages can read."""
    if caller.csrf_token is None or request.method in READING_METHODS:
        return
    if request.headers.get("x-csrf-token") != caller.csrf_token:
        words = Words(
            "Sidan är för gammal för att spara från. Ladda om den och försök igen.",
            "The page is too old to save from. Reload it and try again.",
        )
        raise ProblemError(FORBIDDEN, words)


def get_caller(request: Request, session: SessionDep) -> Caller:
    """Who asks, counted against the rate limit."""
    caller = _identify(request, session)
    limits: RateLimits = request.app.state.rate_limits
    limits.count_request(caller.key_id or address_of(request))
    _check_forgery(request, caller)
    return caller


CallerDep = Annotated[Caller, Depends(get_caller)]


class Permitted:
    """Lets a request through when the permission table does; every route has exactly one."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission

    async def __call__(self, request: Request, caller: CallerDep) -> Caller:
        """The caller, or a problem: 401 for nobody in particular, 403 for somebody."""
        settings: Settings = request.app.state.settings
        closed = settings.reading == "closed" and not caller.signed_in
        if caller.reach(self.permission) is None or (
            closed and self.permission is not Permission.OPEN
        ):
            raise refusal(caller)
        return caller


def refusal(caller: Caller) -> ProblemError:
    """Why the caller may not: not signed in, or not allowed."""
    if not caller.signed_in:
        return unauthenticated(
            Words(
                "Det här kräver en nyckel eller att du loggar in.",
                "This needs a key or that you sign in.",
            )
        )
    return ProblemError(
        FORBIDDEN,
        Words(
            "Din nyckel räcker inte för det här. Fråga länets projektledare.",
            "Your key does not reach this far. Ask the county's project lead.",
        ),
    )


async def get_actor(request: Request, caller: CallerDep) -> Actor:
    """The caller as the history names it, with the trace of this request."""
    trace = context.current.get()
    return caller.actor(
        trace_id=trace.trace_id,
        sent_by=trace.sent_by,
        request_id=trace.request_id,
        request=f"{request.method} {request.url.path}"[:400],
    )


ActorDep = Annotated[Actor, Depends(get_actor)]
Anyone = Annotated[Caller, Depends(Permitted(Permission.OPEN))]
Reader = Annotated[Caller, Depends(Permitted(Permission.READ))]
UnpublishedReader = Annotated[Caller, Depends(Permitted(Permission.READ_UNPUBLISHED))]
Reporter = Annotated[Caller, Depends(Permitted(Permission.REPORT))]
RoundLead = Annotated[Caller, Depends(Permitted(Permission.MANAGE_ROUNDS))]
Corrector = Annotated[Caller, Depends(Permitted(Permission.CORRECT))]
OrganisationKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_ORGANISATIONS))]
SourceKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_SOURCES))]
FindingReviewer = Annotated[Caller, Depends(Permitted(Permission.REVIEW_FINDINGS))]
IndicatorKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_INDICATORS))]
UnprotectedReader = Annotated[Caller, Depends(Permitted(Permission.READ_UNPROTECTED))]
MethodKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_METHODS))]
CostKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_COSTS))]
PriceKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_PRICES))]
PlanKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_PLAN))]
KeyKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_KEYS))]
