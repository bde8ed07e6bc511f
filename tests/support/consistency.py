"""What must hold of every database at every moment, whatever has happened to the service."""

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, SQLModel, col, select

from samplan.db.engine import Database
from samplan.db.history import Action, Change, Revision, RevisionCounter
from samplan.db.session import reading
from samplan.plan.documents import activity_documents
from samplan.plan.tables import Activity
from samplan.sources.service import show_document
from samplan.sources.tables import SourceDocument
from samplan.statistics.reporting.documents import observation_document, observation_name
from samplan.statistics.tables import Observation
from support.asking import Json

State = dict[tuple[str, str], Any]
"""Documents by type and id, as the history keeps them."""


class Replay:
    """The history replayed next to the database: what ought to be there, one revision at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with reading(database) as session:
            self.state = state_of(session)
            self.revision = session.exec(select(RevisionCounter.number)).one()

    def faults(self) -> list[str]:
        """What is wrong with the database after what has been written since the last time."""
        with reading(self.database) as session:
            return self.faults_in(session)

    def faults_in(self, session: Session) -> list[str]:
        """The same in a session."""
        changes = session.exec(
            select(Change)
            .where(col(Change.revision) > self.revision)
            .order_by(col(Change.revision), col(Change.position))
        ).all()
        found = [
            *_of_the_file(session, is_sqlite=self.database.is_sqlite),
            *self._of_numbers(session, changes),
            *self._of_changes(changes),
        ]
        present = state_of(session)
        names = self.state.keys() | present.keys()
        found += [
            f"{name} is not what the history says"
            for name in sorted(names)
            if self.state.get(name) != present.get(name)
        ]
        self.state = present
        return found

    def _of_numbers(self, session: Session, changes: Iterable[Change]) -> Iterator[str]:
        """Revisions have no holes, each has changes, and those are numbered from 0."""
        counter = session.exec(select(RevisionCounter.number)).one()
        newer = select(Revision.number).where(col(Revision.number) > self.revision)
        numbers = sorted(session.exec(newer))
        if numbers != list(range(self.revision + 1, counter + 1)):
            yield f"revisions {numbers} up to {counter}"
        positions: dict[int, list[int]] = defaultdict(list)
        for change in changes:
            positions[change.revision].append(change.position)
        for number in numbers:
            if positions[number] != list(range(len(positions[number]))) or not positions[number]:
                yield f"revision {number} has the changes {positions[number]}"
        self.revision = counter

    def _of_changes(self, changes: Iterable[Change]) -> Iterator[str]:
        """Every change begins where the one before it has ended."""
        for change in changes:
            name = (change.object_type, change.object_id)
            if change.object_type not in _TYPES:
                continue
            if change.before != self.state.get(name):
                yield f"{name} was something else before revision {change.revision}"
            self.state[name] = change.after
            if change.action is Action.DELETE:
                del self.state[name]


def _of_the_file(session: Session, *, is_sqlite: bool) -> Iterator[str]:
    if not is_sqlite:
        return
    execute = session.connection().exec_driver_sql
    told = execute("PRAGMA integrity_check").scalars().all()
    if told != ["ok"]:
        yield f"integrity: {told}"
    dangling = execute("PRAGMA foreign_key_check").all()
    if dangling:
        yield f"foreign keys: {dangling}"


_TYPES = frozenset({"source-document", "activity", "observation"})


def state_of(session: Session) -> State:
    """All documents, activities and figures as they are in the tables."""
    found: State = {}
    for document in session.exec(select(SourceDocument)):
        shown = show_document(document).model_dump(mode="json", by_alias=True)
        found["source-document", document.id] = shown
    activities = session.exec(select(Activity)).all()
    for row, shown in zip(activities, activity_documents(session, activities), strict=True):
        found["activity", row.id] = shown
    for figure in _rows(session, Observation):
        found["observation", observation_name(figure)] = observation_document(figure)
    jsonable: State = to_jsonable_python(list(found.values()))
    return dict(zip(found, jsonable, strict=True))


def _rows(session: Session, table: type[SQLModel]) -> Iterable[Json]:
    asked = sa.select(table.__table__)  # type: ignore[attr-defined]
    return [dict(row) for row in session.connection().execute(asked).mappings()]


def wait_for_the_dead(database: Database) -> None:
    """Wait until PostgreSQL has noticed that its clients are dead.

    A commit that lay in a socket when its sender was killed is still carried out.
    """
    if database.is_sqlite:
        return
    busy = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND state <> 'idle'"
    )
    deadline = time.monotonic() + 20
    with database.reading.connect() as connection:
        while connection.execute(busy).scalar_one():
            assert time.monotonic() < deadline, "somebody goes on writing"
            connection.rollback()
            time.sleep(0.005)
