"""The caller of a request, and what a route demands of the caller."""

from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session

from samplan.auth.gate import ARRIVED, Arrived, Recognised, bearer
from samplan.auth.rates import RateLimits
from samplan.auth.roles import RoleRules
from samplan.auth.service import Caller, caller_of, find_key, find_session, token_caller
from samplan.auth.terms import Permission
from samplan.db.history import Actor
from samplan.db.session import READING_METHODS, SessionDep
from samplan.settings import Settings
from samplan.web import context
from samplan.web.errors import FORBIDDEN, UNAUTHENTICATED, UNAVAILABLE, ProblemError
from samplan.web.published import SESSION_COOKIE
from samplan.web.texts import Words


def address_of(request: Request) -> str:
    """Where the request comes from, as the server or its proxy sees it."""
    return request.client.host if request.client else "unknown"


def unauthenticated(detail: Words, *, error: str | None = None) -> ProblemError:
    """The problem that a key or sign-in is missing or not valid (RFC 6750 names the error)."""
    challenge = f'Bearer error="{error}"' if error else "Bearer"
    return ProblemError(UNAUTHENTICATED, detail, headers={"WWW-Authenticate": challenge})


def provider_away() -> ProblemError:
    """The problem that the identity provider does not answer; everything else goes on."""
    words = Words(
        "Organisationernas inloggningstjänst svarar inte just nu. Försök igen om en stund.",
        "The organisations' sign-in service does not answer right now. Try again shortly.",
    )
    return ProblemError(UNAVAILABLE, words, headers={"Retry-After": "5"})


_TOKEN_REFUSED = Words(
    "Token gäller inte: den har gått ut, är inte utfärdad för den här tjänsten "
    "eller kan inte bekräftas.",
    "The token is not valid: it has expired, was not issued for this service "
    "or cannot be confirmed.",
)
_KEY_REFUSED = Words(
    "Nyckeln är okänd, har gått ut eller har dragits in.",
    "The key is unknown, has expired or has been revoked.",
)
_NO_ROLE = Words(
    "Token gäller, men ger ingen roll här. Fråga länets projektledare.",
    "The token is valid but gives no role here. Ask the county's project lead.",
)


def _identify(request: Request, session: Session) -> Caller:
    """The caller behind the Authorization header or the session cookie."""
    arrived: Arrived = request.scope[ARRIVED]
    if "authorization" not in request.headers:
        token = request.cookies.get(SESSION_COOKIE)
        return (find_session(session, token) if token else None) or Caller()
    if arrived.holder is not None or arrived.refused or arrived.provider_is_away:
        return _token_caller(request, session, arrived)
    limits: RateLimits = request.app.state.rate_limits
    address = address_of(request)
    limits.check_failures(address)
    key = find_key(session, bearer(request.headers) or "")
    if key is None:
        limits.count_failure(address)
        raise unauthenticated(_KEY_REFUSED, error="invalid_token")
    return caller_of(key)


def _token_caller(request: Request, session: Session, arrived: Arrived) -> Caller:
    """The caller behind a token that has come through the gate."""
    if arrived.holder is None:
        _count(request, address_of(request))
        if arrived.provider_is_away:
            raise provider_away()
        raise unauthenticated(_TOKEN_REFUSED, error="invalid_token")
    roles: RoleRules = request.app.state.provider.settings.roles
    caller = token_caller(session, roles, arrived.holder)
    if caller is None:
        _count(request, arrived.holder.recognised_by)
        raise ProblemError(
            FORBIDDEN,
            _NO_ROLE,
            headers={"WWW-Authenticate": 'Bearer error="insufficient_scope"'},
        )
    return caller


def _count(request: Request, who: str, limit: int | None = None) -> None:
    """Count the request, and let the answer say where that leaves the caller."""
    limits: RateLimits = request.app.state.rate_limits
    arrived: Arrived = request.scope[ARRIVED]
    arrived.counted.append(limits.count_request(who, limit))


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
    arrived: Arrived = request.scope[ARRIVED]
    if caller.signed_in and arrived.credential is not None:
        recognised: Recognised = request.app.state.recognised
        recognised.add(arrived.credential)
    _count(request, rate_name(request, caller), caller.requests_per_minute)
    _check_forgery(request, caller)
    return caller


def rate_name(request: Request, caller: Caller) -> str:
    """What the caller's requests are counted by."""
    return caller.recognised_by or address_of(request)


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
            "Din roll räcker inte för det här. Fråga länets projektledare.",
            "Your role does not reach this far. Ask the county's project lead.",
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
DocumentKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_DOCUMENTS))]
KeyKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_KEYS))]
WebhookKeeper = Annotated[Caller, Depends(Permitted(Permission.MANAGE_WEBHOOKS))]
