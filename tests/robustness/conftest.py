"""Real services over real databases, on bad days."""

from collections.abc import Iterator

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from samplan.db.engine import open_database
from samplan.main import create_app
from support.asking import Api
from support.databases import Databases, PostgresDatabases
from support.logs import quiet_logs
from support.people import Stage, make_keys, make_other_keys
from support.postgres import Server, own_server
from support.settings import settings_for


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """The event loop that applications beside the service run on."""
    with start_blocking_portal() as running:
        yield running


@pytest.fixture(scope="session")
def durable_server() -> Iterator[Server]:
    """A PostgreSQL that writes to the disk what it says it has written."""
    with own_server() as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases that survive what is done to them, of each kind in turn."""
    if request.param == "sqlite":
        found: Databases = request.getfixturevalue("sqlite_databases")
        return found
    return PostgresDatabases(request.getfixturevalue("durable_server").url)


@pytest.fixture(scope="session", autouse=True)
def _quiet_logs() -> None:
    quiet_logs()


@pytest.fixture(scope="module")
def stage(databases: Databases, portal: BlockingPortal) -> Iterator[Stage]:
    """An application in the test's own process, to prepare what the service is asked to do."""
    with databases.loaded() as url:
        beside = open_database(url)
        with Api(create_app(settings_for(url)), portal) as api:
            yield Stage(api, make_keys(beside), make_other_keys(beside), beside)
        beside.close()
