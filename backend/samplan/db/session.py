"""Sessions for requests and commands: the only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session

from samplan.db import history
from samplan.db.engine import POOL_CAPACITY, Database

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TAKES_ITS_OWN_TURN = "/county-document-imports"
"""An address that takes the writers' turn itself, once what was sent has been read."""
TRIED_UNLESS_TOLD = "/uploads"
"""Addresses whose forms are tried unless `dryRun` is false."""
FALSE = frozenset({"false", "0", "no", "off", "f", "n"})
"""All that is read as false in an address."""


@contextmanager
def reading(database: Database) -> Iterator[Session]:
    """A session that sees one moment of the data and writes nothing."""
    with Session(database.reading, expire_on_commit=False, autoflush=False) as session:
        yield session


@contextmanager
def writing(database: Database) -> Iterator[Session]:
    """A session that commits when its block ends well and leaves nothing when it does not."""
    with Session(database.writing, expire_on_commit=False) as session:
        history.lock(session)
        yield session
        session.commit()


@contextmanager
def beside(database: Database) -> Iterator[Session]:
    """A session for what is no part of the history, such as the outbox; it takes no turn.

    On PostgreSQL it waits for no writer. SQLite has one writer at a time in any case.
    """
    with Session(database.writing, expire_on_commit=False) as session:
        yield session
        session.commit()


def get_session(request: Request) -> Iterator[Session]:
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
