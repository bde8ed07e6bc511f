"""The limits that apply to the caller, and how much of them is left."""

from fastapi import APIRouter, Request, Response

from samplan.auth.dependencies import Anyone, address_of, rate_name
from samplan.auth.rates import WINDOW_SECONDS, RateLimits, Standing
from samplan.auth.schemas import RateInfo, RateLimitInfo
from samplan.db.places import Places
from samplan.web.contract import problems

router = APIRouter(tags=["info"])


@router.get("/rate-limits", responses=problems(401, 429))
def get_rate_limits(request: Request, response: Response, caller: Anyone) -> RateLimitInfo:
    """How often the caller may ask, how much of it is left, and how large anything may be.

    `requests` is counted by key, by token's subject, by session, or else by address; `sign-ins`
    are wrong keys from the address. Every counted answer says the same in `RateLimit-Policy` and
    `RateLimit`. Answers at hand that are the same for everybody are not counted. Each process of
    the service counts for itself.
    """
    limits: RateLimits = request.app.state.rate_limits
    places: Places = request.app.state.places
    response.headers["Cache-Control"] = "no-store"
    standings = (
        limits.standing(rate_name(request, caller), caller.requests_per_minute),
        limits.failures(address_of(request)),
    )
    return RateLimitInfo(
        rates=[_shown(one) for one in standings],
        requests_at_once=places.each,
        sizes=request.app.state.sizes,
    )


def _shown(standing: Standing) -> RateInfo:
    return RateInfo(
        policy=standing.policy,
        limit=standing.limit,
        window_seconds=WINDOW_SECONDS,
        remaining=standing.remaining,
        reset_seconds=standing.reset_seconds,
    )
