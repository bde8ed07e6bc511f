"""The yardstick: Starlette with one route that returns finished bytes, and one that returns 304.

Served with the very settings of `samplan serve`.
"""

import os
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from load.generator import HOST

# The server itself, and Starlette from the body, write these.
_WRITTEN_ANYWAY = ("date", "server", "content-length", "connection")
_OF_THE_BODY = ("content-type", "content-encoding")


def create_app() -> Starlette:
    """The application with the bytes and headers that the environment names."""
    body = Path(os.environ["BARE_BODY"]).read_bytes()
    pairs = [line.split(": ", 1) for line in os.environ["BARE_HEADERS"].split("\n")]
    headers = {name: value for name, value in pairs if name not in _WRITTEN_ANYWAY}
    short = {name: headers[name] for name in headers if name not in _OF_THE_BODY}
    etag = headers["etag"]

    async def answer(_: Request) -> Response:
        return Response(body, headers=headers)

    async def conditional(request: Request) -> Response:
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers=short)
        return Response(body, headers=headers)

    return Starlette(routes=[Route("/answer", answer), Route("/conditional", conditional)])


if __name__ == "__main__":
    uvicorn.run(
        "load.bare:create_app",
        factory=True,
        host=HOST,
        port=int(os.environ["BARE_PORT"]),
        workers=int(os.environ["BARE_WORKERS"]),
        access_log=False,
        log_config=None,
        proxy_headers=True,
        timeout_graceful_shutdown=10,
    )
