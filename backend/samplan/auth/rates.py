"""How often each caller may ask, counted in a window that moves.

Each process counts for itself. What is told is exact: how many are left, and when the next is.
"""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from samplan.settings import Settings
from samplan.web.errors import TOO_MANY, ProblemError
from samplan.web.texts import Words

WINDOW_SECONDS = 60
REQUESTS, SIGN_INS = "requests", "sign-ins"


@dataclass(frozen=True)
class Standing:
    """Where a caller stands against one limit."""

    policy: str
    limit: int
    remaining: int
    reset_seconds: int
    """Until one more is free; 0 when all are."""

    @property
    def headers(self) -> dict[str, str]:
        """The two fields of the IETF's draft (draft-ietf-httpapi-ratelimit-headers-10)."""
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.limit};w={WINDOW_SECONDS}',
            "RateLimit": f'"{self.policy}";r={self.remaining};t={self.reset_seconds}',
        }


class Window:
    """Counts what happened within the last minute, for each who."""

    def __init__(self, policy: str, clock: Callable[[], float]) -> None:
        self.policy = policy
        self._clock = clock
        self._moments: dict[str, deque[float]] = {}
        self._lock = threading.Lock()
        self._swept_at = clock()

    def hit(self, who: str, limit: int) -> Standing | None:
        """Count one and tell where that leaves the caller; None when there is none left."""
        with self._lock:
            now = self._clock()
            self._sweep(now)
            moments = self._recent(who, now)
            if len(moments) >= limit:
                return None
            self._moments[who] = moments
            moments.append(now)
            return self._standing(moments, limit, now)

    def look(self, who: str, limit: int) -> Standing:
        """Where the caller stands, without counting."""
        with self._lock:
            now = self._clock()
            return self._standing(self._recent(who, now), limit, now)

    def _recent(self, who: str, now: float) -> deque[float]:
        moments = self._moments.get(who) or deque()
        while moments and moments[0] <= now - WINDOW_SECONDS:
            moments.popleft()
        return moments

    def _standing(self, moments: deque[float], limit: int, now: float) -> Standing:
        # After a limit was lowered there may be more than it allows: then the next is further off.
        waiting = moments[max(0, len(moments) - limit)] if moments else now - WINDOW_SECONDS
        reset = math.ceil(waiting + WINDOW_SECONDS - now)
        return Standing(self.policy, limit, max(0, limit - len(moments)), reset)

    def _sweep(self, now: float) -> None:
        """Forget those who have not been heard of for a window's length."""
        if now - self._swept_at < WINDOW_SECONDS:
            return
        self._swept_at = now
        before = now - WINDOW_SECONDS
        self._moments = {
            who: kept for who, kept in self._moments.items() if kept and kept[-1] > before
        }


class RateLimits:
    """How often one caller may ask, and an address may fail to sign in, a minute."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self.requests_per_minute = settings.requests_per_minute
        self.sign_ins_per_minute = settings.sign_ins_per_minute
        self._requests = Window(REQUESTS, clock)
        self._failures = Window(SIGN_INS, clock)

    def count_request(self, who: str, limit: int | None = None) -> Standing:
        """Count one request, against the caller's own limit if it has one."""
        allowed = limit or self.requests_per_minute
        counted = self._requests.hit(who, allowed)
        if counted is None:
            raise _too_many(self._requests.look(who, allowed))
        return counted

    def standing(self, who: str, limit: int | None = None) -> Standing:
        """Where the caller stands."""
        return self._requests.look(who, limit or self.requests_per_minute)

    def failures(self, address: str) -> Standing:
        """How many wrong keys the address may still try."""
        return self._failures.look(address, self.sign_ins_per_minute)

    def count_failure(self, address: str) -> None:
        """Count a key that was not valid."""
        self._failures.hit(address, self.sign_ins_per_minute)

    def check_failures(self, address: str) -> None:
        """A problem when the address has tried too many keys: guessing is slowed down."""
        standing = self.failures(address)
        if standing.remaining == 0:
            raise _too_many(standing)


def _too_many(standing: Standing) -> ProblemError:
    seconds = max(1, standing.reset_seconds)
    words = Words(
        f"Det har kommit för många anrop härifrån. Försök igen om {seconds} sekunder.",
        f"There have been too many requests from here. Try again in {seconds} seconds.",
    )
    return ProblemError(TOO_MANY, words, headers={"Retry-After": str(seconds), **standing.headers})
