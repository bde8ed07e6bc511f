"""What is asked of the identity provider before a request takes a place at the database.

These dependencies stand first in their routes. However slow the provider is, no session is held
and no writer waits for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import structlog
from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

from samplan.auth import sign_ins
from samplan.auth.dependencies import address_of, provider_away
from samplan.auth.provider import Addresses, CodeRefusedError, Provider, ProviderAwayError
from samplan.auth.rates import RateLimits
from samplan.auth.schemas import SignInAnswer
from samplan.auth.sign_ins import Ended
from samplan.auth.tokens import TokenError
from samplan.db.engine import Database
from samplan.db.session import beside
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

log = structlog.get_logger("samplan.sign_in")

BROWSER_COOKIE = "samplan_sign_in"
_LOOKUPS = CapacityLimiter(2)
"""Few: they take connections beside those that requests in turn have."""


@dataclass(frozen=True)
class Asked:
    """The provider that people sign in at, and its addresses."""

    provider: Provider
    addresses: Addresses


@dataclass(frozen=True)
class Answered:
    """What the provider has said of somebody."""

    asked: Asked
    sign_in: Ended
    claims: Mapping[str, Any] | None
    """None when it was asked quietly and said nothing."""


def no_provider() -> ProblemError:
    """The problem that there is no provider here; told after who asks has been looked at."""
    words = Words("Här loggar man bara in med en nyckel.", "Here one signs in with a key only.")
    return ProblemError(CONFLICT, words)


async def get_asked(request: Request) -> Asked | None:
    """The provider, ready to be asked; None where there is none."""
    provider: Provider | None = request.app.state.provider
    if provider is None or not provider.settings.signs_people_in:
        return None
    limits: RateLimits = request.app.state.rate_limits
    limits.check_failures(address_of(request))
    try:
        return Asked(provider, await provider.addresses())
    except ProviderAwayError as error:
        raise provider_away() from error


AskedDep = Annotated[Asked | None, Depends(get_asked)]


async def get_answered(request: Request, asked: AskedDep, answer: SignInAnswer) -> Answered | None:
    """What the provider says of whoever comes back from it; each answer is looked at once."""
    if asked is None:
        return None
    database: Database = request.app.state.database
    browser = request.cookies.get(BROWSER_COOKIE)

    def taken() -> Ended | None:
        with beside(database) as session:
            return sign_ins.end(session, state=answer.state, browser=browser)

    ended = await to_thread.run_sync(taken, limiter=_LOOKUPS)
    if ended is None:
        raise _refused(request, "state", _TOO_OLD)
    if answer.code is None:
        if answer.error is not None and ended.stays_as_it_was(answer.error):
            return Answered(asked, ended, None)
        raise _refused(request, "error", _NOT_SIGNED_IN)
    try:
        provider = asked.provider
        token = await provider.redeem(
            answer.code, ended.code_verifier, provider.settings.redirect_uri
        )
        claims = await provider.id_claims(token, ended.nonce)
    except ProviderAwayError as error:
        raise provider_away() from error
    except CodeRefusedError as error:
        raise _refused(request, "code", _NOT_SIGNED_IN) from error
    except TokenError as error:
        log.warning("sign-in refused", why=error.fault.value)
        raise _refused(request, "code", _NOT_SIGNED_IN) from error
    return Answered(asked, ended, claims)


AnsweredDep = Annotated[Answered | None, Depends(get_answered)]

_TOO_OLD = Words(
    "Inloggningen är för gammal, redan använd eller påbörjad i en annan webbläsare. Börja om.",
    "The sign-in is too old, already used or was begun in another browser. Begin again.",
)
_NOT_SIGNED_IN = Words(
    "Din organisations inloggningstjänst bekräftade inte inloggningen. Börja om.",
    "Your organisation's sign-in service did not confirm the sign-in. Begin again.",
)


def _refused(request: Request, field: str, words: Words) -> ProblemError:
    limits: RateLimits = request.app.state.rate_limits
    limits.count_failure(address_of(request))
    return invalid(Violation(field, words))
