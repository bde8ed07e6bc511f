"""Sessions for requests and commands: the only place that commits."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated

import structlog
from fastapi import Depends, Request
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from samplan.db import history
from samplan.db.engine import POOL_CAPACITY, Database
from samplan.db.places import Places
from samplan.metrics import TURN_SECONDS

log = structlog.get_logger("samplan.database")

LONG_TURN_SECONDS = 1
READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TAKES_ITS_OWN_TURN = "/county-document-imports"
"""An address that takes the writers' turn itself, once what was sent has been read."""
TRIED_UNLESS_TOLD = "/uploads"
"""Addresses whose forms are tried unless `dryRun` is false."""
FALSE = frozenset({"false", "0", "no", "off", "f", "n"})
"""All that is read as false in an address."""


class OutcomeUnknownError(Exception):
    """The database has not said whether it has carried out a commit."""


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """A session that sees one moment of the data and writes nothing."""
    with Session(database.reading, expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def writing(database: Database) -> Iterator[Session]:
    """A session that commits when its block ends well and leaves nothing when it does not."""
    with Session(database.writing, expire_on_commit=False) as session:
        began = time.perf_counter()
        history.lock(session)
        _note_turn(time.perf_counter() - began)
        yield session
        try:
            session.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise OutcomeUnknownError from error
            raise


def _note_turn(seconds: float) -> None:
    TURN_SECONDS.observe(seconds)
    if seconds >= LONG_TURN_SECONDS:
        log.warning("write waited for its turn", seconds=round(seconds, 1))


@contextmanager
def beside(database: Database) -> Iterator[Session]:
    """A session for what is no part of the history, such as the outbox; it takes no turn.

    On PostgreSQL it waits for no writer. SQLite has one writer at a time in any case.
    """
    with Session(database.writing, expire_on_commit=False) as session:
        yield session
        session.commit()


CALLER = "samplan.caller"
"""Where a request's scope says who asks, as far as that is known before the database is."""


async def get_place(request: Request) -> AsyncIterator[None]:
    """A place at the database, which callers share fairly; held until the session is closed."""
    places: Places = request.app.state.places
    async with places.held(request.scope.get(CALLER, "")):
        yield


PlaceDep = Annotated[None, Depends(get_place, scope="function")]


def get_session(request: Request, _place: PlaceDep) -> Iterator[Session]:
    """The session of a request: reading for GET, HEAD and forms on trial, otherwise writing."""
    database: Database = request.app.state.database
    view = writing if _writes(request) else reading
    with view(database) as session:
        yield session


def _writes(request: Request) -> bool:
    """Whether the request may write. A form that is only tried takes no writers' turn."""
    if request.url.path.endswith(TAKES_ITS_OWN_TURN):
        return False
    if request.url.path.endswith(TRIED_UNLESS_TOLD):
        return request.query_params.get("dryRun", "").lower() in FALSE
    return request.method not in READING_METHODS


SessionDep = Annotated[
    Session, Depends(get_session, scope="function", max_concurrency=POOL_CAPACITY)
]
"""One alias for all routes. Function scope: a failing commit becomes an error and not a 200.
The limit: a request that holds a connection never waits for a thread held by one that lacks it."""
