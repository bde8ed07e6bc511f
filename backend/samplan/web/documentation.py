"""The contract, and a page to read and try it, with nothing from another host."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Match, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


def contract_bytes(document: dict[str, Any]) -> bytes:
    """The OpenAPI document as it is committed and served."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


class WholeRoute(Route):
    """All of an address: methods that it does not take are refused, not looked for in the API."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the address is this one."""
        match, child = super().matches(scope)
        return (match if match is Match.NONE else Match.FULL), child


def documentation_routes(
    api_path: str, document: Callable[[], dict[str, Any]], frontend: Path
) -> list[BaseRoute]:
    """openapi.json and docs under the API's root (national REST profile, DOK.23-24).

    The contract is written when it is first asked for: it takes a third of the time to start.
    """
    pages = frontend / "api-docs"

    @cache
    def written() -> tuple[bytes, str]:
        body = contract_bytes(document())
        return body, f'"{hashlib.sha256(body).hexdigest()[:24]}"'

    def openapi(request: Request) -> Response:
        body, etag = written()
        headers = {"ETag": etag, "Cache-Control": "public, no-cache"}
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type="application/json", headers=headers)

    def docs(_: Request) -> Response:
        page = pages / "index.html"
        if not page.exists():
            return PlainTextResponse("The documentation is not built.\n", status_code=503)
        return FileResponse(page, headers={"Cache-Control": "no-cache"})

    return [
        WholeRoute(f"{api_path}/openapi.json", openapi),
        WholeRoute(f"{api_path}/docs", docs),
        Mount(f"{api_path}/docs", app=StaticFiles(directory=pages, check_dir=False)),
    ]
