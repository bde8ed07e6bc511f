"""What the service counts of itself, for those who watch it (Prometheus).

Labels come from the code and never from a request: templates of routes, methods and statuses.
So no id, no key and nothing about a person can become a label, and there are never many of them.

With several workers each keeps its numbers in a folder that they share (PROMETHEUS_MULTIPROC_DIR,
made by `samplan serve`), and whichever worker is asked adds them up.
"""

import os
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client import multiprocess as several

FOLDER_VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
REGISTRY: Final = CollectorRegistry()

REQUESTS = Counter(
    "samplan_requests",
    "Requests answered, by template of the route, method and status.",
    ["route", "method", "status"],
    registry=REGISTRY,
)
REQUEST_SECONDS = Histogram(
    "samplan_request_seconds",
    "Seconds from a request to the last byte of its answer.",
    ["route", "method"],
    buckets=(0.002, 0.01, 0.05, 0.1, 0.25, 1, 5, 30),
    registry=REGISTRY,
)
PUBLISHED = Counter(
    "samplan_published_answers",
    "Answers given out from the finished bytes, without asking the application.",
    ["route"],
    registry=REGISTRY,
)
TURN_SECONDS = Histogram(
    "samplan_write_turn_seconds",
    "Seconds that writes have waited for their turn.",
    buckets=(0.005, 0.025, 0.1, 0.5, 1, 2.5, 5),
    registry=REGISTRY,
)
CONNECTIONS = Gauge(
    "samplan_database_connections",
    "Connections of the pools that are in use.",
    multiprocess_mode="livesum",
    registry=REGISTRY,
)
UNAVAILABLE = Counter(
    "samplan_database_failures",
    "Requests answered 503 because the database did not answer or had no turn to give.",
    registry=REGISTRY,
)


def is_shared() -> bool:
    """Whether several processes keep their numbers together."""
    return FOLDER_VARIABLE in os.environ


def _process_numbers() -> None:
    """Memory, processor time and open files, which can only be told of one process."""
    if not is_shared():
        ProcessCollector(registry=REGISTRY)


_process_numbers()


def collected() -> CollectorRegistry:
    """What this process has counted, or all workers together."""
    if not is_shared():
        return REGISTRY
    _forget_dead()
    registry = CollectorRegistry()
    several.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _forget_dead() -> None:
    """Leave out what workers held that are no more; what they have counted stays."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    for file in folder.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        if not _lives(process):
            several.mark_process_dead(process)  # type: ignore[no-untyped-call]


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
