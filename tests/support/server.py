"""The real server as a process of its own, on a free port of this machine, stopped at the end."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

START_SECONDS = 400


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(database_url: str, folder: Path, **settings: str) -> Iterator[str]:
    """The address of a server over the database; settings as in the environment, lower case."""
    with killable(database_url, folder, **settings) as (address, _):
        yield address


@contextmanager
def killable(
    database_url: str, folder: Path, **settings: str
) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The same with its process, which the test may kill as a power cut would."""
    port = int(settings.get("port") or free_port())
    values = {"database_url": database_url, "port": str(port), "log_level": "warning", **settings}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SAMPLAN_")},
        **{f"SAMPLAN_{name.upper()}": value for name, value in values.items()},
    }
    log = folder / f"server-{port}.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "samplan.cli", "serve"],
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server, log)
        yield address, server
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(15)
        server.kill()
        server.wait()


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/health/ready", timeout=2).is_success:
                return
        time.sleep(0.05)
    message = f"the server did not start:\n{log.read_text()[-3000:]}"
    raise RuntimeError(message)
