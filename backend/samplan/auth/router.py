"""Signing in and out with a key, and the table of who may do what."""

from fastapi import APIRouter, Request, Response

from samplan.auth import service
from samplan.auth.dependencies import Anyone, address_of, unauthenticated
from samplan.auth.permissions import PERMISSIONS
from samplan.auth.rates import RateLimits
from samplan.auth.schemas import RoleInfo, RoleList, RolePermission, SessionInfo, SignIn
from samplan.auth.service import Caller
from samplan.db.session import SessionDep
from samplan.settings import Settings
from samplan.web.contract import problems
from samplan.web.published import SESSION_COOKIE
from samplan.web.texts import Words

router = APIRouter(tags=["auth"])


def session_info(caller: Caller) -> SessionInfo:
    """Who the caller is, as the API shows it."""
    return SessionInfo(
        signed_in=caller.signed_in,
        role=caller.role,
        name=caller.name,
        organisation_id=caller.organisation_id,
        county_id=caller.county_id,
        read_only=caller.read_only,
        csrf_token=caller.csrf_token,
        expires_at=caller.session_expires_at,
        renews_at=caller.session_renews_at,
        way=caller.way,
        sign_out_url=caller.sign_out_url,
        permissions=[p for p in PERMISSIONS[caller.role] if caller.reach(p) is not None],
    )


def cookie_is_secure(request: Request) -> bool:
    """Whether the browser may send the cookie encrypted only."""
    settings: Settings = request.app.state.settings
    return request.url.scheme == "https" or settings.public_url.startswith("https:")


def keep_session(request: Request, response: Response, token: str, *, seconds: int) -> None:
    """Give the browser the session's token, where no script reads it and no other site sends it."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=seconds,
        httponly=True,
        samesite="strict",
        secure=cookie_is_secure(request),
    )


@router.post("/sessions", status_code=201, responses=problems(400, 401, 413, 415, 422, 429))
def create_session(
    request: Request, response: Response, session: SessionDep, _: Anyone, sign_in: SignIn
) -> SessionInfo:
    """Sign a browser in with a key. The answer sets an HttpOnly cookie.

    Every later write with the cookie must carry the answer's `csrfToken` in `X-CSRF-Token`.
    Too many wrong keys from one address give 429.
    """
    settings: Settings = request.app.state.settings
    limits: RateLimits = request.app.state.rate_limits
    limits.check_failures(address_of(request))
    key = service.find_key(session, sign_in.api_key)
    if key is None:
        limits.count_failure(address_of(request))
        raise unauthenticated(
            Words(
                "Nyckeln är okänd, har gått ut eller har dragits in.",
                "The key is unknown, has expired or has been revoked.",
            )
        )
    token, ends = service.open_session(session, key, hours=settings.session_hours)
    keep_session(request, response, token, seconds=settings.session_hours * 3600)
    response.headers["Location"] = f"{request.app.state.api_path}/sessions/current"
    response.headers["Cache-Control"] = "no-store"
    return session_info(
        service.caller_of(
            key,
            channel="browser",
            csrf_token=service.csrf_token_of(token),
            session_expires_at=ends,
        )
    )


@router.get("/sessions/current", responses=problems(401, 429))
def get_session(response: Response, caller: Anyone) -> SessionInfo:
    """Who the caller is and what they may do; also for one who has not signed in."""
    response.headers["Cache-Control"] = "no-store"
    return session_info(caller)


@router.delete("/sessions/current", status_code=204, responses=problems(401, 403, 429))
def delete_session(request: Request, session: SessionDep, _: Anyone) -> Response:
    """Sign out: the session ends and the cookie is taken back.

    Whoever signed in at the identity provider goes on to the session's `signOutUrl`, if it has one.
    """
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        service.close_session(session, token)
    response = Response(status_code=204)
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="strict")
    return response


@router.get("/roles", responses=problems(401, 429))
def list_roles(_: Anyone) -> RoleList:
    """The permission table: which role may do what, and how far."""
    roles = [
        RoleInfo(
            role=role,
            permissions=[RolePermission(permission=p, reach=r) for p, r in granted.items()],
        )
        for role, granted in PERMISSIONS.items()
    ]
    return RoleList(roles=roles)
