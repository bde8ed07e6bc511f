"""Clients that write as long as the service answers, and know what it has promised them.

Each keeps a ledger: what was answered with success, and the one request that no answer came to.
Afterwards the database must hold the former, and of the latter all or nothing.
"""

import csv
import http.client
import io
import json
import threading
from dataclasses import dataclass, field
from typing import Protocol

from sqlmodel import Session, col, select

from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.db.engine import Database
from samplan.db.session import reading
from samplan.plan.tables import Activity, ActivityOrganisation, Milestone
from samplan.sources.tables import SourceDocument
from samplan.statistics.tables import Observation
from support.activities import make_activity, parts
from support.asking import ROOT, Json
from support.forking import Service
from support.people import Stage, make_key
from support.statistics import (
    OWN,
    figure,
    lay_ground,
    new_dimension,
    new_indicator,
    open_collection,
    some_id,
)

MUNICIPALITIES = ("2260", "2262", "2280", "2281", "2282", "2283", "2284")
ROWS = 12
"""Figures of one bulk write or upload."""
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Request:
    """What is sent for one write."""

    method: str
    path: str
    body: bytes
    content_type: str = "application/json"
    version: int | None = None


class Kind(Protocol):
    """A kind of write. Attempt n leaves a mark from which n can be read back, row by row."""

    def request(self, number: int, version: int, /) -> Request:
        """The attempt's request."""

    def present(self, session: Session) -> set[int]:
        """The attempts whose marks are there; more than one when writes are half there."""

    @property
    def replaces(self) -> bool:
        """Whether each attempt takes the place of the one before it."""


@dataclass
class Writer:
    """One client, with a key and a thread of its own."""

    kind: Kind
    port: int
    key: str
    acknowledged: list[int] = field(default_factory=list)
    unanswered: int | None = None
    version: int = 1
    number: int = 0
    refused: str | None = None

    def write_until_it_is_gone(
        self, answered: threading.Semaphore, enough: int = 1_000_000
    ) -> None:
        """Write one thing after the other until no answer comes; count those that come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            for _ in range(enough):
                self._write(connection)
                answered.release()
        except (OSError, http.client.HTTPException):
            return
        finally:
            connection.close()

    def next_request(self) -> tuple[str, str, bytes, dict[str, str]]:
        """Method, path, body and headers of the next write, from now on the unanswered one."""
        self.number += 1
        request = self.kind.request(self.number, self.version)
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": request.content_type,
        }
        if request.version is not None:
            headers["If-Match"] = f'"v{request.version}"'
        self.unanswered = self.number
        return request.method, f"{ROOT}{request.path}", request.body, headers

    def _write(self, connection: http.client.HTTPConnection) -> None:
        connection.request(*self.next_request())
        response = connection.getresponse()
        answer = response.read()
        if response.status not in {200, 201}:
            self.refused = f"{response.status}: {answer.decode()[:500]}"
            raise http.client.HTTPException
        self.unanswered = None
        self.acknowledged.append(self.number)
        self.version = json.loads(answer).get("version", self.version)

    def settle(self, session: Session) -> str | None:
        """Look at what is there; what the unanswered write came to: `whole`, `absent` or None.

        Anything else is a broken promise. Afterwards the ledger says what is there.
        """
        assert self.refused is None, self.refused
        present = self.kind.present(session)
        must = set(self.acknowledged[-1:] if self.kind.replaces else self.acknowledged)
        if self.unanswered is None:
            assert present == must, f"{self.kind}: {present} instead of {must}"
            return None
        written = {self.unanswered} if self.kind.replaces else must | {self.unanswered}
        assert present in (must, written), f"{self.kind}: {present}, not {must} or {written}"
        outcome = "whole" if present == written else "absent"
        if outcome == "whole":
            self.acknowledged.append(self.unanswered)
            self.version += 1
        self.unanswered = None
        return outcome


@dataclass(frozen=True)
class Documents:
    """Single rows: a new source document each time."""

    mark: str
    replaces: bool = False

    def request(self, number: int, _version: int) -> Request:
        """See Kind."""
        sent = {"id": f"{self.mark}-{number}", "title": {"sv": f"Dokument {number}"}}
        return Request("POST", "/source-documents", json.dumps(sent).encode())

    def present(self, session: Session) -> set[int]:
        """See Kind."""
        own = select(SourceDocument.id).where(col(SourceDocument.id).startswith(f"{self.mark}-"))
        return {int(name.rpartition("-")[2]) for name in session.exec(own)}


@dataclass(frozen=True)
class Activities:
    """Rows of several tables: an activity with its organisations and milestones, changed."""

    id: str
    replaces: bool = True

    def request(self, number: int, version: int) -> Request:
        """See Kind."""
        milestones = [{"title": {"sv": f"{number}"}, "dueOn": "2026-05-01"}] * (1 + number % 4)
        sent = {
            "title": {"sv": f"{number}"},
            "organisations": parts(*MUNICIPALITIES[: 1 + number % 7]),
            "milestones": milestones,
        }
        path = f"/activities/{self.id}"
        return Request("PATCH", path, json.dumps(sent).encode(), version=version)

    def present(self, session: Session) -> set[int]:
        """See Kind."""
        own = col(Milestone.activity_id) == self.id
        titles = list(session.exec(select(Milestone.title_sv).where(own)))
        titles.append(session.exec(select(Activity.title_sv).where(Activity.id == self.id)).one())
        found = {int(title) for title in titles}
        for number in tuple(found):
            part = col(ActivityOrganisation.activity_id) == self.id
            taking = set(session.exec(select(ActivityOrganisation.organisation_id).where(part)))
            if number and (
                taking != set(MUNICIPALITIES[: 1 + number % 7]) or len(titles) != 2 + number % 4
            ):
                found.add(-1)  # the lists are not those of the title
        return found


@dataclass(frozen=True)
class Figures:
    """Many rows at once: a collection's figures, all with the attempt's number as value."""

    collection: str
    indicator: str
    dimension: str
    replaces: bool = True

    def rows(self, number: int) -> list[Json]:
        """The figures of an attempt."""
        return [
            figure(self.indicator, number, breakdown=f"{self.dimension}=c{place}")
            for place in range(ROWS)
        ]

    def request(self, number: int, _version: int) -> Request:
        """See Kind."""
        sent = {"organisationId": OWN, "dryRun": False, "rows": self.rows(number)}
        path = f"/collections/{self.collection}/observations"
        return Request("POST", path, json.dumps(sent).encode())

    def present(self, session: Session) -> set[int]:
        """See Kind."""
        own = col(Observation.indicator_id) == self.indicator
        values = list(session.exec(select(Observation.value).where(own)))
        found = {int(value or -1) for value in values}
        return found if len(values) in {0, ROWS} else found | {-1}


@dataclass(frozen=True)
class Uploads(Figures):
    """The same out of a file."""

    def request(self, number: int, _version: int) -> Request:
        """See Kind."""
        file = io.StringIO()
        table = csv.writer(file, delimiter=";")
        table.writerow(("Nyckeltals-id", "Period", "Områdes-id", "Uppdelnings-id", "Värde"))
        for row in self.rows(number):
            names = ("indicatorId", "period", "areaId", "breakdown", "value")
            table.writerow([row[name] for name in names])
        content, content_type = form_of(file.getvalue().encode("utf-8-sig"))
        path = f"/collections/{self.collection}/uploads?organisation={OWN}&dryRun=false"
        return Request("POST", path, content, content_type)


def form_of(content: bytes, name: str = "uppgifter.csv") -> tuple[bytes, str]:
    """A file as a form, and the form's content type."""
    border = "en-grans-som-inte-finns"
    head = (
        f"--{border}\r\nContent-Disposition: form-data; name=file; filename={name}\r\n"
        "Content-Type: text/csv\r\n\r\n"
    )
    return (
        head.encode() + content + f"\r\n--{border}--\r\n".encode(),
        f"multipart/form-data; boundary={border}",
    )


def make_writers(stage: Stage, port: int) -> list[Writer]:
    """A client of each kind, with what they write about; nothing of theirs is written yet."""
    lay_ground(stage.database)
    dimension = new_dimension(stage.api, stage.keys, *(f"c{n}" for n in range(ROWS)))["id"]
    kinds: list[Kind] = [Documents(some_id("single")), Documents(some_id("single"))]
    for table in (Figures, Uploads):
        indicator = new_indicator(stage.api, stage.keys, dimension)["id"]
        collection = open_collection(stage.api, stage.keys, indicator)["id"]
        kinds.append(table(collection, indicator, dimension))
    activity = make_activity(stage.api, stage.keys, title={"sv": "0"}, organisations=parts("2260"))
    kinds.append(Activities(activity["id"]))
    writers = []
    for kind in kinds:
        new = NewKey(f"Skribent {type(kind).__name__}", Role.LEAD, county_id="22")
        writers.append(Writer(kind, port, make_key(stage.database, new)[1]))
    writers[-1].acknowledged = [0]
    return writers


def warm_up(service: Service, writers: list[Writer], database: Database) -> None:
    """Let each write once through the mother, so that all that comes after takes no longer."""
    requests = []
    for one in writers:
        method, url, content, headers = one.next_request()
        sent = {"method": method, "url": url, "content": content.decode(), "headers": headers}
        requests.append(sent)
    service.warm_up(requests)
    with reading(database) as session:
        assert {one.settle(session) for one in writers} == {"whole"}
