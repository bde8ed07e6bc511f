"""Serving the built single-page application: its files, and its page for every other address."""

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

_NOT_BUILT = (
    "The single-page application is not built. Run `make run`, or `npm run build` in frontend/.\n"
    "The API is at /samplan/v1 and its documentation at /samplan/v1/docs.\n"
)


class Frontend:
    """An ASGI application over the folder that the front end is built into."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index.html"
        files = StaticFiles(directory=folder, check_dir=False)
        self.files = GZipMiddleware(files, minimum_size=1000)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or the application's page for an address of its own."""
        if not self.index.exists():
            await PlainTextResponse(_NOT_BUILT, status_code=503)(scope, receive, send)
            return
        path = scope["path"].lstrip("/")
        is_page = "." not in path.rpartition("/")[2]
        inner = dict(scope)
        inner["root_path"] = ""
        inner["path"] = "/index.html" if is_page else f"/{path}"
        try:
            await self.files(inner, receive, _with_lifetime(send, path))
        except HTTPException as error:
            await PlainTextResponse(error.detail, status_code=error.status_code)(
                scope, receive, send
            )


def _with_lifetime(send: Send, path: str) -> Send:
    """Files under /assets carry a hash in their name and never change; all else is asked anew."""
    hashed = path.startswith("assets/")
    lifetime = "public, max-age=31536000, immutable" if hashed else "no-cache"

    async def wrapped(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["cache-control"] = lifetime
        await send(message)

    return wrapped
