"""Several workers over one PostgreSQL: every answer is checked against the database's revision."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from load import fresh, servers
from load.effort import Effort
from load.generator import request
from load.report import Aim, Section, Table, clients
from load.warm import CLIENTS, MATRIX, Candidate, fetch, table_of, take_turns
from samplan.db.engine import open_database
from samplan.db.migrate import migrate
from samplan.db.session import writing
from samplan.reference.loader import load_reference
from support.people import make_keys
from support.postgres import create_database, running_server

WORKERS = 2
_YARDSTICKS = {
    "Samplan, 200": "bare route, 200",
    "Samplan, 200 gzip": "bare route, 200 gzip",
    "Samplan, 304": "bare route, 304",
}


def prepare(url: str) -> str:
    """Migrate and load the database; the secret of an administrator's key."""
    database = open_database(url)
    try:
        migrate(database)
        with writing(database) as session:
            load_reference(session)
        return make_keys(database).administrator
    finally:
        database.close()


@contextmanager
def _candidates(url: str, folder: Path) -> Iterator[list[Candidate]]:
    with ExitStack() as stack:
        ours = stack.enter_context(servers.samplan(url, folder, workers=str(WORKERS)))
        body, headers = fetch(ours.port, MATRIX)
        gzip = {"Accept-Encoding": "gzip"}
        packed, packed_headers = fetch(ours.port, MATRIX, gzip)
        for name in ("plain", "packed"):
            (folder / name).mkdir()
        plain = stack.enter_context(servers.bare(body, headers, folder / "plain", workers=WORKERS))
        small = stack.enter_context(
            servers.bare(packed, packed_headers, folder / "packed", workers=WORKERS)
        )
        known = {"If-None-Match": headers["etag"]}
        yield [
            Candidate("Samplan, 200", ours, request(MATRIX), 200),
            Candidate("bare route, 200", plain, request("/answer"), 200),
            Candidate("Samplan, 200 gzip", ours, request(MATRIX, gzip), 200),
            Candidate("bare route, 200 gzip", small, request("/answer", gzip), 200),
            Candidate("Samplan, 304", ours, request(MATRIX, known), 304),
            Candidate("bare route, 304", plain, request("/conditional", known), 304),
        ]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Two workers, PostgreSQL on the same machine, the bare route with two workers too."""
    del database  # PostgreSQL has its own
    with running_server() as server:
        url = create_database(server, "samplan_bench")
        key = prepare(url)
        with _candidates(url, folder) as candidates:
            turns = take_turns(candidates, effort)
            table = table_of(candidates, turns, _YARDSTICKS)
            result = fresh.check(candidates[0].server.port, key, effort.writes)
    name = f"PostgreSQL, {WORKERS} workers"
    aims = [
        Aim.at_least(
            f"{name}, {one.partition(', ')[2]}: × bare route, {clients(many)}",
            0.3,
            turns[one, many].median / turns[yardstick, many].median,
        )
        for one, yardstick in _YARDSTICKS.items()
        for many in CLIENTS
    ]
    return Section(
        f"Several workers: PostgreSQL, {WORKERS} workers",
        "Each answer, 304 too, is given only after the database has been asked whether a newer"
        " revision has been committed; requests that come while a question is under way share the"
        " next one. The load generator, the workers and the database server share the machine.",
        [table, Table(fresh.HEADINGS, [fresh.rows_of(name, result)])],
        [*aims, *fresh.aims_of(name, result)],
    )
