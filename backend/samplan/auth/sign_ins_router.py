"""Signing in at the organisations' identity provider (OpenID Connect, code with PKCE)."""

from fastapi import APIRouter, Request, Response

from samplan.auth import service, sign_ins
from samplan.auth.dependencies import Anyone
from samplan.auth.exchanges import BROWSER_COOKIE, AnsweredDep, AskedDep, no_provider
from samplan.auth.router import cookie_is_secure, keep_session, session_info
from samplan.auth.schemas import (
    SignInBegun,
    SignInDone,
    SignInStart,
    SignInWay,
    SignInWays,
)
from samplan.auth.terms import Way
from samplan.db.session import SessionDep
from samplan.settings import Settings
from samplan.web.contract import problems
from samplan.web.errors import FORBIDDEN, ProblemError
from samplan.web.published import SESSION_COOKIE
from samplan.web.texts import Words

router = APIRouter(tags=["auth"])


@router.get("/sign-in-ways", responses=problems(401, 429))
def list_sign_in_ways(request: Request, _: Anyone) -> SignInWays:
    """How people sign in here: with a key, and perhaps with their organisation's account."""
    provider = request.app.state.provider
    ways = [SignInWay(way=Way.KEY)]
    if provider is not None and provider.settings.signs_people_in:
        ways.insert(0, SignInWay(way=Way.PROVIDER))
    return SignInWays(ways=ways)


@router.post(
    "/sign-ins", status_code=201, responses=problems(400, 401, 403, 409, 413, 415, 422, 429)
)
def begin_sign_in(
    request: Request,
    response: Response,
    asked: AskedDep,
    session: SessionDep,
    _: Anyone,
    start: SignInStart,
) -> SignInBegun:
    """Begin a sign-in with the organisation's account; the answer says where the browser goes.

    It sets a cookie that only the browser that begins can end with, within ten minutes. Where no
    identity provider is set the answer is 409.
    """
    if asked is None:
        raise no_provider()
    begun = sign_ins.begin(
        session,
        asked.provider.settings,
        asked.addresses,
        return_to=start.return_to,
        silent=start.silent,
    )
    response.set_cookie(
        BROWSER_COOKIE,
        begun.browser,
        max_age=sign_ins.LASTS_MINUTES * 60,
        httponly=True,
        samesite="strict",
        secure=cookie_is_secure(request),
    )
    response.headers["Cache-Control"] = "no-store"
    return SignInBegun(authorization_url=begun.address)


@router.post(
    "/sign-ins/answers",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def end_sign_in(
    request: Request, response: Response, answered: AnsweredDep, session: SessionDep, _: Anyone
) -> SignInDone:
    """End a sign-in with what the provider sent the browser back with; a session begins.

    The code is redeemed here and the proof of who signed in is checked here; neither reaches the
    browser. 403: the provider knows the person, but no role is granted here.
    """
    if answered is None:
        raise no_provider()
    response.headers["Cache-Control"] = "no-store"
    response.delete_cookie(BROWSER_COOKIE, httponly=True, samesite="strict")
    back = answered.sign_in.return_to
    if answered.claims is None:
        return SignInDone(renewed=False, return_to=back)
    settings = answered.asked.provider.settings
    granted = service.granted(session, settings.roles, answered.claims)
    if granted is None:
        raise _no_role()
    former = request.cookies.get(SESSION_COOKIE)
    if former:
        service.close_session(session, former)
    chosen: Settings = request.app.state.settings
    token, row = service.open_provider_session(
        session,
        granted,
        minutes=chosen.oidc_session_minutes,
        sign_out_url=sign_ins.sign_out_address(settings, answered.asked.addresses),
    )
    keep_session(request, response, token, seconds=chosen.oidc_session_minutes * 60)
    return SignInDone(
        renewed=True,
        return_to=back,
        session=session_info(service.session_caller(row, granted.rule.role, token)),
    )


def _no_role() -> ProblemError:
    return ProblemError(
        FORBIDDEN,
        Words(
            "Inloggningen hos din organisation lyckades, men ditt konto har ingen roll i Samplan. "
            "Be den som förvaltar konton i din organisation, eller länets projektledare, om en.",
            "You signed in at your organisation, but your account has no role in Samplan. Ask "
            "whoever keeps accounts in your organisation, or the county's project lead, for one.",
        ),
    )
