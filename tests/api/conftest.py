"""The application over a database of its own, on both kinds of database, and those who call it."""

import functools
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

import samplan.api
from samplan.db.engine import Database, open_database
from samplan.db.history import current_revision
from samplan.db.session import reading as seeing
from samplan.main import create_app
from samplan.settings import Settings
from samplan.webhooks.sender import WebhookSender
from support.asking import Api, MakeApi
from support.databases import Databases
from support.logs import quiet_logs
from support.people import Keys, OtherKeys, Stage, make_keys, make_other_keys
from support.receivers import Receiver, receiving
from support.settings import settings_for
from support.webhooks import sender_for


@pytest.fixture(scope="session", autouse=True)
def contract_made_once() -> Iterator[None]:
    """The contract takes half a second to make and is the same for every application."""
    make = samplan.api.contract
    made: dict[str, dict[str, object]] = {}

    @functools.wraps(make)
    def contract(app: Any, settings: Settings) -> dict[str, object]:
        if settings.public_url not in made:
            made[settings.public_url] = make(app, settings)
        return made[settings.public_url]

    with mock.patch("samplan.main.contract", contract):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quiet_logs() -> None:
    quiet_logs()


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """The event loop that all applications run on, in a thread of its own."""
    with start_blocking_portal() as running:
        yield running


@pytest.fixture
def make_api(database_url: str, portal: BlockingPortal) -> Iterator[MakeApi]:
    """Make applications over the test's database, with settings of its choice."""
    made: list[Api] = []

    def make(**settings: Any) -> Api:
        made.append(Api(create_app(settings_for(database_url, **settings)), portal))
        return made[-1]

    yield make
    for api in made:
        api.close()


@pytest.fixture
def api(make_api: MakeApi) -> Api:
    """The application over a database of the test's own, with the reference data."""
    return make_api()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The test's database beside the application, as a command or another process sees it."""
    opened = open_database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def keys(database: Database) -> Keys:
    """Keys of every role in county 22."""
    return make_keys(database)


@pytest.fixture
def others(database: Database) -> OtherKeys:
    """Keys in county 25."""
    return make_other_keys(database)


@pytest.fixture(scope="session")
def reading(databases: Databases, portal: BlockingPortal) -> Iterator[Api]:
    """An application that tests only read from, over a database that they share."""
    with databases.loaded() as url, Api(create_app(settings_for(url)), portal) as api:
        yield api


@pytest.fixture(scope="module")
def stage(databases: Databases, portal: BlockingPortal) -> Iterator[Stage]:
    """An application for all tests of a file that write only where no other test looks."""
    with databases.loaded() as url:
        beside = open_database(url)
        with Api(create_app(settings_for(url)), portal) as api:
            yield Stage(api, make_keys(beside), make_other_keys(beside), beside)
        beside.close()


@pytest.fixture
def untouched(stage: Stage) -> Iterator[Stage]:
    """The file's application for a test of a refusal: nothing may be written in it."""
    before = revision_of(stage.database)
    yield stage
    assert revision_of(stage.database) == before, "a refused request has written something"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver of webhooks that takes everything."""
    with receiving() as made:
        yield made


@pytest.fixture
def sender(database: Database) -> WebhookSender:
    """A sender of webhooks that does what it is told, and waits a second at most."""
    made = sender_for(database)
    made.whole_seconds = 1.0
    return made


def revision_of(database: Database) -> int:
    """The newest revision of a database."""
    with seeing(database) as session:
        return current_revision(session)
