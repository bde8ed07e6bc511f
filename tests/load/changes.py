"""Following a large history from its beginning, against plain SQL over the same rows."""

import http.client
import json
import sqlite3
import statistics
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa

from load import servers
from load.cold import in_turns
from load.effort import Effort
from load.generator import HOST
from load.report import Aim, Section, Table, number, ratio
from load.workers import prepare
from samplan.auth.service import Caller
from samplan.auth.terms import Role
from samplan.changes.feed import Cursor, Wanted, stretch
from samplan.db.engine import Database, open_database
from samplan.db.history import Change, Revision, RevisionCounter
from samplan.db.session import reading
from support.people import make_keys
from support.postgres import create_database, running_server

REVISIONS, EACH = 10_000, 10
PAGE = 1_000
ADMINISTRATOR = Caller(role=Role.ADMINISTRATOR, name="Benchmark", key_id="key-bench")

SELECT = """
select c.revision, c.position, r.at, r.actor_name, r.actor_role, r.organisation_id, r.channel,
  r.trace_id, r.sent_by, c.action, c.object_type, c.object_id, {before}, {after}, c.reason
from change c join revision r on r.number = c.revision
where (c.revision, c.position) > ({mark}, {mark})
order by c.revision, c.position
limit {page}"""
"""What somebody would write who read the history out of the database in parts."""

Parts = Callable[[], int]


def _lay(database: Database) -> None:
    """A history of cells that were answered, the same on every machine."""
    entered = datetime(2026, 1, 1, tzinfo=UTC)
    with database.writing.begin() as connection:
        counter = connection.execute(sa.text("SELECT number FROM revision_counter"))
        first = counter.scalar_one() + 1
        for begin in range(0, REVISIONS, 1_000):
            numbers = range(first + begin, first + begin + 1_000)
            connection.execute(sa.insert(Revision), [_revision(one, entered) for one in numbers])
            connection.execute(
                sa.insert(Change), [_change(one, place) for one in numbers for place in range(EACH)]
            )
        connection.execute(sa.update(RevisionCounter).values(number=first + REVISIONS - 1))


def _revision(one: int, entered: datetime) -> dict[str, Any]:
    return {
        "number": one,
        "at": entered + timedelta(minutes=one),
        "actor_name": "Individ- och familjeomsorgen",
        "actor_role": "reporter",
        "actor_key_id": "key-0a1b2c3d4e5f",
        "organisation_id": "2281",
        "channel": "browser",
        "trace_id": f"{one:032x}",
        "sent_by": None,
        "request": "PATCH /samplan/v1/gap-rounds/22-2026/columns/2281",
    }


def _change(one: int, place: int) -> dict[str, Any]:
    cell = {
        "roundId": "22-2026",
        "methodId": f"method-{place}",
        "organisationId": "2281",
        "status": "unknown",
        "comment": None,
        "sourcePlaceId": None,
        "enteredBy": None,
        "enteredAt": None,
        "revision": one - 1,
    }
    after = {"status": "offered", "comment": "Erbjuds två dagar i veckan på öppenvården."}
    return {
        "revision": one,
        "position": place,
        "action": "update",
        "object_type": "assessment",
        "object_id": f"22-2026/method-{place}/2281",
        "county_id": "22",
        "round_id": None,
        "restricted": False,
        "before": cell,
        "after": cell | after | {"revision": one},
        "reason": None,
    }


def _plainly(execute: Callable[[str, tuple[int, int]], Any], mark: str, text: str) -> Parts:
    """Reads all of it with the driver alone, a part at a time."""
    statement = SELECT.format(
        mark=mark, page=PAGE, before=f"c.before{text}", after=f"c.after{text}"
    )

    def read() -> int:
        rows, place = 0, (0, 0)
        while found := execute(statement, place).fetchall():
            rows += len(found)
            place = (found[-1][0], found[-1][1])
        return rows

    return read


def _followed(database: Database) -> Parts:
    """Reads all of it as the feed does, from a session of its own for each part to the JSON."""

    def read() -> int:
        rows, cursor = 0, Cursor(0)
        while True:
            with reading(database) as session:
                found = stretch(session, ADMINISTRATOR, cursor, PAGE, Wanted())
            rows += len(found.changes)
            ",".join(found.changes).encode()
            if found.is_at_end:
                return rows
            cursor = found.cursor

    return read


def _over_http(port: int, key: str) -> Parts:
    """Reads all of it as a client does, without packing."""
    headers = {"Authorization": f"Bearer {key}"}
    connection = http.client.HTTPConnection(HOST, port)

    def read() -> int:
        rows, after = 0, "0"
        while True:
            path = f"/samplan/v1/changes/feed?after={after}&limit={PAGE}"
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200
            tail = json.loads(b"{" + body[body.rindex(b'"cursor"') :])
            rows += body.count(b'{"revision":')
            if tail["isAtEnd"]:
                return rows
            after = tail["cursor"]

    return read


def _against(
    plain: Parts, database: Database, folder: Path, key: str, rounds: int
) -> list[tuple[str, list[float]]]:
    with servers.samplan(database.url, folder) as server:
        times = in_turns(
            {
                "plain SQL by the driver": plain,
                "the feed, to the JSON": _followed(database),
                "the feed over HTTP": _over_http(server.port, key),
            },
            rounds,
        )
    return list(times.items())


def _row(kind: str, name: str, times: Sequence[float], yardstick: Sequence[float]) -> list[str]:
    middle = statistics.median(times)
    against = ratio(middle, statistics.median(yardstick))
    return [f"{kind}: {name}", number(min(times)), number(middle), against]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Both databases, the same rows in each."""
    opened = open_database(f"sqlite:///{database}")
    key = make_keys(opened).administrator
    _lay(opened)
    with closing(sqlite3.connect(database)) as connection:
        plain = _plainly(connection.execute, "?", "")
        lite = _against(plain, opened, folder, key, effort.rounds)
    opened.close()
    with running_server() as server:
        url = create_database(server, "samplan_changes")
        key = prepare(url)
        opened = open_database(url)
        _lay(opened)
        with psycopg.connect(url.replace("+psycopg", "")) as connection_:
            plain = _plainly(connection_.execute, "%s", "::text")
            big = _against(plain, opened, folder, key, effort.rounds)
        opened.close()
    measured = (("SQLite", lite), ("PostgreSQL", big))
    return Section(
        "Following the history",
        f"A history of {number(REVISIONS * EACH)} changes and what was loaded, read from its "
        f"beginning in parts of {number(PAGE)} by an administrator. The yardstick is the driver's "
        "own SELECT of the same columns of the same rows in the same parts, with the stored JSON "
        "as text, and nothing done with them. Over HTTP, it is one client that waits for each "
        "part, with its key looked up and its answer's ETag made each time.",
        [
            Table(
                ["what", "best ms", "median ms", "× plain SQL"],
                [
                    _row(kind, name, times, found[0][1])
                    for kind, found in measured
                    for name, times in found
                ],
            )
        ],
        [
            Aim.at_most(
                f"{kind}: {name} × plain SQL over the same rows",
                3,
                statistics.median(times) / statistics.median(found[0][1]),
            )
            for kind, found in measured
            for name, times in found[1:]
        ],
    )
