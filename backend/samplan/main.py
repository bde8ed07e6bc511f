"""The application: the API, its documentation, the single-page application, and what wraps them."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from samplan.api import API_PATH, contract, create_api, public_address
from samplan.auth.gate import Gate
from samplan.db.current import CurrentRevision, current_revision_of
from samplan.db.engine import Database, open_database
from samplan.info.router import API_VERSION
from samplan.logs import set_up_logs
from samplan.mail.measures import outbox_measures
from samplan.mail.sender import MailSender
from samplan.opendata.portal import portal_routes
from samplan.questionnaires.rounds.letters import letter_writers
from samplan.settings import Settings
from samplan.telemetry import Telemetry
from samplan.web import errors
from samplan.web.connections import end_with_the_first_process, limit_connections
from samplan.web.documentation import documentation_routes
from samplan.web.edge import Edge
from samplan.web.frontend import Frontend
from samplan.web.health import health_routes
from samplan.web.measured import Measured
from samplan.web.metrics import is_open, metrics_route
from samplan.web.published import PublishedLayer
from samplan.webhooks.sender import WebhookSender

MEASURES = (outbox_measures,)
"""What the domains tell those who watch, read from the database."""


class Samplan:
    """The ASGI application with what it holds open."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.database: Database = open_database(
            settings.database_url, seconds=settings.database_seconds
        )
        self.current: CurrentRevision = current_revision_of(settings.database_url)
        self.mail = MailSender(settings, self.database, letter_writers(settings))
        self.telemetry = Telemetry(settings, API_VERSION)
        root = public_address(settings) + API_PATH
        self.webhooks = WebhookSender(settings, self.database, root)
        self.api = create_api(settings, self.database, telemetry=self.telemetry.config)
        self.gate = Gate(self.api, self.api.state.provider, self.api.state.recognised)
        app = self._wrapped(self._inner())
        self._app = Measured(app) if is_open(settings) else app

    def _inner(self) -> Starlette:
        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            self.mail.start()
            self.webhooks.start()
            yield
            await self.close()

        frontend = Frontend(self.settings.frontend_dir)
        app = Starlette(
            routes=[
                *health_routes(self.settings.database_url),
                metrics_route(self.settings, self.database, MEASURES),
                *portal_routes(self.settings, self.database, API_PATH),
                *documentation_routes(
                    API_PATH,
                    lambda: contract(self.api, self.settings),
                    self.settings.frontend_dir,
                ),
                Mount(API_PATH, app=self.gate),
                Route("/{path:path}", endpoint=frontend, methods=["GET", "HEAD"]),
            ],
            lifespan=lifespan,
        )
        app.router.redirect_slashes = False
        app.state.all_routes = [route for route in app.routes if isinstance(route, Route)]
        errors.install(app)
        return app

    def _wrapped(self, app: ASGIApp) -> ASGIApp:
        edge = Edge(app, settings=self.settings, api_path=API_PATH)
        if self.settings.reading == "closed":
            return edge
        return PublishedLayer(
            edge,
            current=self.current,
            prefix=f"{API_PATH}/",
            max_bytes=self.settings.cache_bytes,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        await self._app(scope, receive, send)

    async def close(self) -> None:
        """Give back all connections."""
        await asyncio.to_thread(self.mail.stop)
        await asyncio.to_thread(self.webhooks.stop)
        await self.gate.close()
        await self.current.close()
        await asyncio.to_thread(self.telemetry.close)
        self.database.close()


def create_app(settings: Settings | None = None) -> Samplan:
    """The application with these settings, or with those of the environment."""
    return Samplan(settings or Settings())


def create_served_app() -> Samplan:
    """The application for a server's process, which holds it until it ends.

    What is there for good is kept from the search for garbage: it paused answers for 0.1 s.
    """
    settings = Settings()
    set_up_logs(settings)  # a worker of several begins here, not in the command
    end_with_the_first_process()
    limit_connections(settings)
    app = create_app(settings)
    gc.collect()
    gc.freeze()
    return app
