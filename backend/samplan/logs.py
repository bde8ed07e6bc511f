"""Logs: one line an event, for people or for collectors, without secrets or personal data.

An error is told by its kind and by where it happened. Its own text is left out: a database names
the row that it refuses, a library the value that it could not read, a driver the address with its
password.
"""

import contextlib
import logging
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from typing import Any, TextIO

import structlog

from samplan.settings import Settings
from samplan.web import context

MOST_FRAMES = 30
"""Of an error's way, the last ones."""


class Lines:
    """Writes lines where they can be written. Where they cannot, nothing else stops for that."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def msg(self, line: str) -> None:
        """Write a line, in one piece, or leave it."""
        with contextlib.suppress(OSError, ValueError):
            self._file.write(f"{line}\n")
            self._file.flush()

    debug = info = warning = error = critical = msg


def set_up_logs(settings: Settings) -> None:
    """Send all logs, the server's own too, through one shape to standard error."""
    level = getattr(logging, settings.log_level.upper())
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    shared: list[structlog.types.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        add_trace,
        tell_error,
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: Lines(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for noisy in ("uvicorn.access", "alembic", "httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def add_trace(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Name the trace that the line belongs to, wherever in the program it is written."""
    request = context.under_way()
    if request is not None:
        event.setdefault("trace_id", request.trace_id)
    return event


def tell_error(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace an error by its kind and its way through the program."""
    given = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = given
    if isinstance(given, tuple):
        error = given[1]
    elif given is True:
        error = sys.exc_info()[1]
    if isinstance(error, BaseException):
        event["error"] = [_kind(one) for one in _causes(error)]
        event["where"] = _way(error)
    return event


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _way(error: BaseException) -> list[str]:
    """File, line and function of each step; no line of code, which could hold a value."""
    steps = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return [f"{step.filename}:{step.lineno} {step.name}" for step in steps]
