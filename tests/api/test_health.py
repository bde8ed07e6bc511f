"""Liveness and readiness: quick and true, also when the database hangs."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest
import sqlalchemy as sa

from samplan.db.engine import Database, open_database
from samplan.db.migrate import current, migrate
from samplan.db.session import writing
from support.asking import HOST, Api, MakeApi

QUICK_SECONDS = 4
"""Twice what readiness waits for: the machine may be busy."""


def ready(api: Api) -> tuple[int, str, str]:
    """Status and what is said of the service and of its database."""
    answer = api.get(f"{HOST}/health/ready")
    assert answer.headers["cache-control"] == "no-store"
    told = answer.json()
    assert set(told) == {"status", "database"}
    return answer.status_code, told["status"], told["database"]


def alive(api: Api) -> httpx.Response:
    """Whether the process answers."""
    return api.get(f"{HOST}/health/live")


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a database server that takes connections and never says a word."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield f"postgresql://nobody:not-to-be-told@127.0.0.1:{server.getsockname()[1]}/nothing"


def test_a_service_with_its_database_is_up(api: Api) -> None:
    assert ready(api) == (200, "up", "current")
    assert alive(api).json() == {"status": "up"}


def test_a_database_that_is_gone_is_told_and_the_process_lives(make_api: MakeApi) -> None:
    api = make_api(database_url="postgresql://nobody@127.0.0.1:9/nothing")
    assert ready(api) == (503, "down", "unreachable")
    assert alive(api).status_code == 200


def test_a_database_that_hangs_is_told_in_a_short_time_however_many_ask(
    make_api: MakeApi, silent: str
) -> None:
    api = make_api(database_url=silent)
    began = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: ready(api), range(8)))
    assert time.monotonic() - began < QUICK_SECONDS
    assert {answer[:2] for answer in answers} == {(503, "down")}
    # The driver itself may give up in the very moment that the waiting ends.
    assert {answer[2] for answer in answers} <= {"silent", "unreachable"}
    assert alive(api).status_code == 200


@pytest.mark.parametrize("version", ["0001", "9999"])
def test_a_database_of_another_schema_is_not_ready(
    api: Api, database: Database, version: str
) -> None:
    with database.writing.begin() as connection:
        before = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    assert ready(api) == (503, "down", "other_schema")
    with database.writing.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = :v"), {"v": before})
    assert ready(api) == (200, "up", "current")


def test_an_empty_database_is_not_ready_until_it_is_migrated(
    make_api: MakeApi, empty_database_url: str
) -> None:
    api = make_api(database_url=empty_database_url)
    database = open_database(empty_database_url)
    if database.is_sqlite:  # there is no file, and asking makes none
        assert ready(api) == (503, "down", "unreachable")
    assert current(database) is None
    assert ready(api) == (503, "down", "other_schema")
    migrate(database)
    database.close()
    assert ready(api) == (200, "up", "current")


def test_a_writer_that_does_not_end_and_a_pool_in_full_use_say_nothing_of_the_database(
    api: Api, database: Database
) -> None:
    own = api.app.database
    held = [own.reading.connect() for _ in range(own.reading.pool.size())]  # type: ignore[attr-defined]
    try:
        with writing(database):
            assert ready(api) == (200, "up", "current")
    finally:
        for connection in held:
            connection.close()
