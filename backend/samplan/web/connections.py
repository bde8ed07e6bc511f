"""How the server's processes run and take connections."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait
from typing import Any

from samplan.settings import Settings


def server_options(settings: Settings) -> dict[str, Any]:
    """What uvicorn is told, however it is started."""
    return {
        "access_log": False,
        "log_config": None,
        "proxy_headers": True,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": 10,
    }


def end_with_the_first_process() -> None:
    """Let a worker of several end when the process that began it has died.

    Without it nobody would start workers anew, and those that are left would hold the port.
    """
    first = multiprocessing.parent_process()
    if first is not None:
        watching = threading.Thread(
            target=_end_after, args=(first.sentinel,), name="first-process", daemon=True
        )
        watching.start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)
