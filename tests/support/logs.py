"""Logs of the applications in the tests' own process."""

import logging

import structlog


def quiet_logs() -> None:
    """Log errors only, in one plain line: structlog's own default paints every frame of a crash."""
    structlog.configure(
        processors=[structlog.processors.KeyValueRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    )
