"""/dcat: the description that a national data portal fetches, under one address that stays."""

import threading

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from samplan.db.engine import Database
from samplan.db.history import current_revision
from samplan.db.session import reading
from samplan.disclosure.model import Rule
from samplan.opendata.service import catalogue, missing, open_datasets
from samplan.settings import Settings
from samplan.web.caching import conditional
from samplan.web.errors import NOT_FOUND, ProblemError
from samplan.web.texts import Words

PATH = "/dcat"
MEDIA = "application/rdf+xml"


class Portal:
    """The description, made anew when the data has changed: it is the same to everybody."""

    def __init__(self, settings: Settings, database: Database, api_path: str) -> None:
        self._settings = settings
        self._database = database
        self._api_path = api_path
        self._made: tuple[int, bytes] | None = None
        self._making = threading.Lock()

    def body(self) -> bytes:
        """The description of what is published now."""
        # Asked for once a day: what writes RDF is not read in each time the service starts.
        from samplan.opendata.rdf import rdf_xml

        with self._making, reading(self._database) as session:
            revision = current_revision(session)
            if self._made is None or self._made[0] != revision:
                rule = Rule(self._settings.protection_threshold, self._settings.protect_zeros)
                found = catalogue(self._settings, self._api_path, open_datasets(session, rule))
                self._made = revision, rdf_xml(found)
            return self._made[1]

    def answer(self, request: Request) -> Response:
        """The description, or why there is none: nothing is made up about who publishes."""
        if self._settings.reading == "closed":
            raise ProblemError(NOT_FOUND, _CLOSED)
        if names := ", ".join(missing(self._settings)):
            words = Words(
                "Ingen katalog erbjuds, eftersom installationen inte har angett allt som en "
                f"dataportal behöver veta. Det som saknas: {names}.",
                "No catalogue is offered, since the installation has not said all that a data "
                f"portal has to know. What is missing: {names}.",
            )
            raise ProblemError(NOT_FOUND, words)
        return conditional(request, self.body(), media_type=MEDIA, public=True)


_CLOSED = Words(
    "Ingen katalog erbjuds: den här installationen publicerar inga öppna data.",
    "No catalogue is offered: this installation publishes no open data.",
)


def portal_routes(settings: Settings, database: Database, api_path: str) -> list[Route]:
    """The one address; it stands outside the API, whose answers are JSON."""
    return [Route(PATH, Portal(settings, database, api_path).answer, methods=["GET"])]
