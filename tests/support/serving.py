"""The application on a real server and a real port of the loopback, in a thread of its own."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from samplan.main import create_app
from samplan.settings import Settings

START_SECONDS = 20


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The address of the API while the block lasts."""
    config = uvicorn.Config(
        create_app(settings), host="127.0.0.1", port=0, log_config=None, access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + START_SECONDS
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            assert time.monotonic() < deadline, "the server takes too long to start"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/samplan/v1"
    finally:
        server.should_exit = True
        thread.join()
