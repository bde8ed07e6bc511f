"""Whether the process lives, and whether it can serve."""

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from samplan.db.engine import Database


def health_routes(database: Database) -> list[Route]:
    """/health/live: the process answers. /health/ready: so does its database."""

    def live(_: Request) -> JSONResponse:
        return JSONResponse({"status": "up"}, headers={"Cache-Control": "no-store"})

    def ready(_: Request) -> JSONResponse:
        try:
            with database.reading.connect() as connection:
                connection.execute(sa.text("SELECT number FROM revision_counter"))
        except sa.exc.SQLAlchemyError:
            return JSONResponse(
                {"status": "down"}, status_code=503, headers={"Cache-Control": "no-store"}
            )
        return JSONResponse({"status": "up"}, headers={"Cache-Control": "no-store"})

    return [Route("/health/live", live), Route("/health/ready", ready)]
