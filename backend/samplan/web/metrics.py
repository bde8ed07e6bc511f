"""/metrics for those who watch the service; closed until the settings open it."""

import hmac
import ipaddress
from collections.abc import Callable, Iterable, Iterator, Sequence

import structlog
from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from samplan.db.engine import POOL_CAPACITY, Database
from samplan.db.history import current_revision
from samplan.db.session import reading
from samplan.metrics import collected
from samplan.settings import Settings
from samplan.web.patience import Shared

log = structlog.get_logger("samplan.metrics")

PATIENCE_SECONDS = 2
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via")
Measure = Callable[[Session], Iterable[Metric]]
"""Reads numbers from the database in the moment that somebody asks."""


class _Given(Collector):
    """Numbers that have been read already."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterator[Metric]:
        """See Collector."""
        yield from self._metrics


def metrics_route(settings: Settings, database: Database, measures: Sequence[Measure]) -> Route:
    """The route; `measures` read what the domains tell."""

    def read() -> list[Metric]:
        try:
            with reading(database) as session:
                return [
                    _one("samplan_revision", "The newest revision.", current_revision(session)),
                    *(metric for measure in measures for metric in measure(session)),
                ]
        except SQLAlchemyError as error:
            log.warning("database not measured", error=type(error).__name__)
            return []

    shared = Shared(read, name="metrics", seconds=PATIENCE_SECONDS)

    async def metrics(request: Request) -> Response:
        if not is_open(settings):
            return PlainTextResponse("Not found\n", status_code=404)
        if not may_read(settings, request):
            return PlainTextResponse("Forbidden\n", status_code=403)
        read_now = await shared.ask() or []
        told = [
            _one("samplan_database_up", "1 when the database answers.", 1 if read_now else 0),
            _one(
                "samplan_database_connections_most",
                "Connections that all pools may have in use.",
                POOL_CAPACITY * settings.workers,
            ),
            *read_now,
        ]
        body = generate_latest(collected()) + generate_latest(_Given(told))
        headers = {"Cache-Control": "no-store"}
        return Response(body, media_type=CONTENT_TYPE_LATEST, headers=headers)

    return Route("/metrics", metrics)


def _one(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=value)


def is_open(settings: Settings) -> bool:
    """Whether anybody at all may read the numbers."""
    return bool(settings.metrics_networks or settings.metrics_token.get_secret_value())


def may_read(settings: Settings, request: Request) -> bool:
    """Whether the caller has the token, or asks straight from one of the networks.

    What a proxy has forwarded comes from anywhere, whatever the address before us.
    """
    token = settings.metrics_token.get_secret_value()
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if token and scheme.lower() == "bearer":
        return hmac.compare_digest(given.strip().encode(), token.encode())
    return _is_direct(request.headers) and _is_inside(request, settings.metrics_networks)


def _is_direct(headers: Headers) -> bool:
    return not any(name in headers for name in FORWARDED)


def _is_inside(request: Request, networks: str) -> bool:
    if request.client is None:
        return False
    try:
        address = ipaddress.ip_address(request.client.host)
    except ValueError:
        return False
    return any(address in network for network in networks_of(networks))


def networks_of(text: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The networks that are listed with commas between."""
    return [ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip()]
