"""What goes wrong, as exceptions."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar, Self

import httpx


class SamplanError(Exception):
    """Anything that this package raises about the service."""


class UnreachableError(SamplanError):
    """No answer came, however often a safe request was tried."""


@dataclass(frozen=True)
class Violation:
    """One faulty field."""

    field: str
    message: str


class ProblemError(SamplanError):
    """The service refused, and says why (RFC 9457)."""

    of_status: ClassVar[dict[int, type["ProblemError"]]] = {}

    def __init__(self, response: httpx.Response, said: dict[str, Any], trace_id: str) -> None:
        self.response = response
        self.status = response.status_code
        self.type = str(said.get("type") or "about:blank")
        self.title = str(said.get("title") or response.reason_phrase or self.status)
        self.detail = str(said.get("detail") or "")
        self.instance = str(said.get("instance") or response.request.url.path)
        self.trace_id = str(said.get("traceId") or trace_id)
        """Give this number when asking for help: it stands in the service's log."""
        self.violations = [
            Violation(str(one.get("field")), str(one.get("message")))
            for one in said.get("violations") or ()
        ]
        super().__init__(self._text())

    def __init_subclass__(cls, status: int) -> None:
        """Each subclass is of one status."""
        cls.of_status[status] = cls

    def _text(self) -> str:
        lines = [f"{self.status} {self.title}: {self.detail} (trace {self.trace_id})"]
        return "\n".join(lines + [f"  {one.field}: {one.message}" for one in self.violations])

    @property
    def retry_after(self) -> float | None:
        """The seconds to wait, if the service names them."""
        return seconds_to_wait(self.response)

    @classmethod
    def of(cls, response: httpx.Response, trace_id: str) -> Self:
        """The problem that an answer is; also of what a proxy in between says in its own words."""
        said: Any = {}
        if "json" in response.headers.get("content-type", ""):
            try:
                said = response.json()
            except ValueError:
                said = {}
        kind = cls.of_status.get(response.status_code, ProblemError)
        return kind(response, said if isinstance(said, dict) else {}, trace_id)  # type: ignore[return-value]


class NotSignedInError(ProblemError, status=401):
    """The key is missing, unknown or has expired."""


class NotAllowedError(ProblemError, status=403):
    """The key may not do this."""


class NotFoundError(ProblemError, status=404):
    """There is no such thing, or none that the key may see."""


class ConflictError(ProblemError, status=409):
    """It does not go together with what is there."""


class ChangedError(ProblemError, status=412):
    """Somebody else was first: read it again, and decide anew."""


class InvalidError(ProblemError, status=422):
    """Something in the request does not hold; `violations` names the fields."""


class TooManyRequestsError(ProblemError, status=429):
    """More requests than the limit, for longer than the client was told to be patient."""


class UnavailableError(ProblemError, status=503):
    """The service could not answer just now, for longer than the client was told to be patient."""


def seconds_to_wait(response: httpx.Response) -> float | None:
    """What Retry-After says, in seconds; a proxy may give a time instead."""
    value = response.headers.get("retry-after", "")
    if value.isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
        return max(0.0, (until - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
