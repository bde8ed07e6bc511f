"""The database is frozen, killed, cut off, locked or moved away, and comes back after a while.

Nothing hangs longer than the settings say, nobody is told that something was saved that was not,
and the service goes on by itself when the database is there again.
"""

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio.from_thread import BlockingPortal
from sqlalchemy.engine import make_url

from samplan.db.engine import open_database
from samplan.main import create_app
from support.asking import ROOT, Api, problem
from support.databases import PostgresDatabases, SqliteDatabases
from support.forking import Service, forking
from support.people import Keys, make_keys
from support.postbox import listening
from support.postgres import Server
from support.questionnaires import ask, make_round, move
from support.receivers import receiving, takes
from support.settings import settings_for
from support.waiting import wait_until
from support.webhooks import HERE, ping, subscribe

SECONDS = 2
"""What the services here are told to wait for the database."""
LONGEST = 2 * (SECONDS + 8)
"""No answer takes longer: a place is waited for, a connection tried, and one made anew; and before
that, perhaps, the same by somebody who asks for the same."""
MATRIX = "/gap-matrices/22-2021"


class Caller:
    """Asks a service as a system does, and measures how long it takes."""

    def __init__(self, service: Service, key: str) -> None:
        headers = {"Authorization": f"Bearer {key}", "Accept-Language": "en"}
        self.http = httpx.Client(
            base_url=f"{service.address}{ROOT}", headers=headers, timeout=60, trust_env=False
        )
        self.pid = service.pids[0]
        self._number = 0

    def timed(self, method: str, path: str, **options: Any) -> httpx.Response:
        """An answer, which comes in time."""
        begun = time.monotonic()
        answer = self.http.request(method, path, **options)
        assert time.monotonic() - begun < LONGEST, path
        return answer

    def write(self) -> httpx.Response:
        """Write something small."""
        self._number += 1
        sent = {"id": f"dag-{self._number}", "title": {"sv": "En dålig dag"}}
        return self.timed("POST", "/source-documents", json=sent)

    def read(self) -> httpx.Response:
        """Read what is kept as finished bytes, as anybody does."""
        with httpx.Client(base_url=self.http.base_url, timeout=60, trust_env=False) as anybody:
            begun = time.monotonic()
            answer = anybody.get(MATRIX)
            assert time.monotonic() - begun < LONGEST
            return answer

    def readiness(self) -> tuple[int, str]:
        """What a proxy is told."""
        address = str(self.http.base_url).split(ROOT)[0]
        answer = httpx.get(f"{address}/health/ready", timeout=5, trust_env=False)
        return answer.status_code, answer.json()["database"]

    def held(self) -> tuple[int, int]:
        """Threads and open files of the service's process."""
        own = Path(f"/proc/{self.pid}")
        return len(list((own / "task").iterdir())), len(list((own / "fd").iterdir()))


@contextmanager
def calling(url: str, folder: Path) -> Iterator[Caller]:
    """Somebody who asks a service over the database."""
    database = open_database(url)
    key = make_keys(database).lead
    database.close()
    with forking(url, folder, database_seconds=str(SECONDS)) as service:
        service.start()
        caller = Caller(service, key)
        with caller.http:
            wait_until(lambda: caller.readiness() == (200, "current"))
            assert caller.write().status_code == 201
            assert caller.read().status_code == 200
            yield caller


@pytest.fixture
def of_sqlite(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[tuple[Caller, Path]]:
    """Somebody who asks a service over an embedded database, and its file."""
    with sqlite_databases.loaded() as url, calling(url, tmp_path) as caller:
        yield caller, Path(make_url(url).database or "")


@pytest.fixture
def of_postgres(durable_server: Server, tmp_path: Path) -> Iterator[Caller]:
    """Somebody who asks a service over a server of the test's own."""
    databases = PostgresDatabases(durable_server.url)
    with databases.loaded() as url, calling(url, tmp_path) as caller:
        yield caller


def is_away(caller: Caller, *states: str) -> None:
    """Everything that needs the database is refused in words and in time, and nothing leaks."""
    for answer in (caller.write(), caller.timed("GET", "/plans"), caller.read()):
        told = problem(answer, 503)
        assert answer.headers["retry-after"] == "5"
        assert told["type"] == "urn:samplan:problem:unavailable"
        assert told["detail"]
    status, state = caller.readiness()
    assert (status, state in states) == (503, True), state
    before = caller.held()
    together([caller.read] * 30)
    threads, files = caller.held()
    assert threads <= before[0] + 45  # 40 for requests, by the library, which stay
    assert files <= before[1] + 12


def together(work: list[Callable[[], object]]) -> list[object]:
    """Do it all at the same time."""
    results: list[object] = []
    threads = [threading.Thread(target=lambda one=one: results.append(one())) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(work)  # none has failed, nor taken too long
    return results


def is_back(caller: Caller, before: tuple[int, int]) -> None:
    """It goes on by itself, soon, with no more threads and files than it may have."""
    wait_until(lambda: caller.readiness() == (200, "current"), 20)
    wait_until(lambda: caller.write().status_code == 201, 20)
    assert caller.read().status_code == 200
    together([caller.read] * 20)
    threads, files = caller.held()
    assert threads <= before[0] + 45  # 40 for requests, by the library
    assert files <= before[1] + 30


def test_a_frozen_server_is_noticed_by_its_silence(
    of_postgres: Caller, durable_server: Server
) -> None:
    before = of_postgres.held()
    pids = durable_server.processes()
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        is_away(of_postgres, "silent", "unreachable")
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)
    is_back(of_postgres, before)


def test_a_server_killed_ten_times_is_found_again(
    of_postgres: Caller, durable_server: Server
) -> None:
    before = of_postgres.held()
    for number in range(10):
        saved = of_postgres.write()
        assert saved.status_code == 201
        durable_server.kill()
        if number == 0:
            is_away(of_postgres, "unreachable")
        durable_server.start()
        path = f"/source-documents/{saved.json()['id']}"
        wait_until(lambda path=path: of_postgres.http.get(path).status_code == 200, 20)  # type: ignore[misc]
    is_back(of_postgres, before)


def test_after_a_minute_without_it_webhooks_and_mail_go_on_too(
    durable_server: Server, tmp_path: Path, portal: BlockingPortal
) -> None:
    with (
        PostgresDatabases(durable_server.url).loaded() as url,
        receiving(takes) as receiver,
        listening() as postbox,
    ):
        settings = {**HERE, **{name: str(value) for name, value in postbox.settings.items()}}
        database = open_database(url)
        keys = make_keys(database)
        database.close()
        with (
            forking(url, tmp_path, None, database_seconds=str(SECONDS), **settings) as service,
            Api(create_app(settings_for(url, **HERE, **postbox.settings)), portal) as api,
        ):
            hook = subscribe(api, keys, receiver.url)["id"]
            service.start()
            caller = Caller(service, keys.lead)
            with caller.http:
                wait_until(lambda: caller.readiness() == (200, "current"))
                ping(api, keys, hook)
                wait_until(lambda: len(receiver.got) == 1)
                before = caller.held()
                durable_server.kill()
                begun = time.monotonic()
                while time.monotonic() - begun < MINUTE:
                    assert caller.write().status_code == caller.read().status_code == 503
                    time.sleep(1)
                durable_server.start()
                is_back(caller, before)
            ping(api, keys, hook)
            wait_until(lambda: len(receiver.got) == 2)
            invite(api, keys)
            wait_until(lambda: bool(postbox.got))


MINUTE = 60


def invite(api: Api, keys: Keys) -> None:
    """Have a letter sent to a unit that is to answer a questionnaire."""
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost", email="enheten@example.se")
    move(api, keys, round_id, "open")
    path = f"/questionnaire-rounds/{round_id}/invitations"
    assert api.post(path, json={"send": True}, key=keys.lead).status_code == 201


def test_a_file_that_somebody_locks_holds_nobody_up(of_sqlite: tuple[Caller, Path]) -> None:
    caller, path = of_sqlite
    before = caller.held()
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")  # a writer that does not end
        told = problem(caller.write(), 503)
        assert "Nothing has been saved" in told["detail"]
        assert caller.read().status_code == 200
        assert caller.readiness() == (200, "current")
        other.execute("ROLLBACK")
    is_back(caller, before)


def test_a_file_that_is_moved_away_is_not_written_to_and_no_other_takes_its_place(
    of_sqlite: tuple[Caller, Path], tmp_path: Path
) -> None:
    caller, path = of_sqlite
    before = caller.held()
    elsewhere = tmp_path / "elsewhere.sqlite3"
    path.rename(elsewhere)
    is_away(caller, "unreachable", "other_schema")
    assert not path.exists()
    with closing(sqlite3.connect(f"file:{elsewhere}?mode=ro", uri=True)):
        elsewhere.rename(path)
    is_back(caller, before)
    assert caller.http.get("/source-documents/dag-1").status_code == 200
