"""What is known of the request under way: its trace, its language, who sent it."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_TRACEPARENT = re.compile(r"^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """One request, as logs, errors and the history name it."""

    trace_id: str
    span_id: str
    flags: str = "01"
    request_id: str | None = None
    sent_by: str | None = None
    language: str = "sv"
    method: str = ""
    path: str = ""

    @property
    def traceparent(self) -> str:
        """The header that carries the trace onward (W3C Trace Context)."""
        return f"00-{self.trace_id}-{self.span_id}-{self.flags}"


_NOWHERE = RequestContext(trace_id="0" * 32, span_id="0" * 16)
current: ContextVar[RequestContext] = ContextVar("request_context", default=_NOWHERE)


def under_way() -> RequestContext | None:
    """The request that this code runs for; None outside of requests."""
    request = current.get()
    return None if request is _NOWHERE else request


def onward() -> dict[str, str]:
    """The header that hands the trace on with a call to another service (W3C Trace Context).

    Each call is a span of its own. What no request has asked for begins a trace of its own.
    """
    request = under_way()
    trace, flags = (request.trace_id, request.flags) if request else (secrets.token_hex(16), "01")
    return {"traceparent": f"00-{trace}-{secrets.token_hex(8)}-{flags}"}


@contextmanager
def own_trace() -> Iterator[RequestContext]:
    """A trace for work that no request waits for, such as a message on its way."""
    work = RequestContext(trace_id=secrets.token_hex(16), span_id=secrets.token_hex(8))
    token = current.set(work)
    try:
        yield work
    finally:
        current.reset(token)


def continue_trace(traceparent: str | None) -> tuple[str, str, str]:
    """Trace id, a new span id and flags, continuing the caller's trace when it has a sound one."""
    span = secrets.token_hex(8)
    found = _TRACEPARENT.fullmatch(traceparent or "")
    if found is None or not _is_sound(*found.groups()):
        return secrets.token_hex(16), span, "01"
    return found[2], span, found[4]


def _is_sound(version: str, trace: str, span: str, _flags: str, more: str | None) -> bool:
    """Whether a trace may be continued; only versions to come may say more than version 00."""
    known = version != "ff" and not (version == "00" and more)
    return known and set(trace) != {"0"} and set(span) != {"0"}


def repeatable(header: str) -> str | None:
    """A header to repeat in logs and answers, without anything that could break a line."""
    kept = (letter for letter in header[:200] if letter.isascii() and letter.isprintable())
    return "".join(kept) or None
