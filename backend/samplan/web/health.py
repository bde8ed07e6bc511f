"""Whether the process lives, and whether it can serve."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from samplan.db.probe import PATIENCE_SECONDS, Answer, Probe
from samplan.web.patience import Shared

_NO_STORE = {"Cache-Control": "no-store"}


def health_routes(database_url: str) -> list[Route]:
    """/health/live: the process answers. /health/ready: so does its database, with its schema."""
    probe = Shared(Probe(database_url).ask, name="probe", seconds=PATIENCE_SECONDS)

    async def live(_: Request) -> JSONResponse:
        return JSONResponse({"status": "up"}, headers=_NO_STORE)

    async def ready(_: Request) -> JSONResponse:
        answer = await probe.ask() or Answer.SILENT
        is_up = answer is Answer.CURRENT
        body = {"status": "up" if is_up else "down", "database": answer.value}
        return JSONResponse(body, status_code=200 if is_up else 503, headers=_NO_STORE)

    return [Route("/health/live", live), Route("/health/ready", ready)]
