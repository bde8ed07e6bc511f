"""The service is killed in the middle of writes, again and again, and nothing is lost or halved."""

import copy
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from samplan.db.session import reading
from samplan.plan.activities import service as activities
from support.activities import make_activity, parts
from support.asking import HOST, Json, problem
from support.consistency import Replay, wait_for_the_dead
from support.forking import Service, forking
from support.people import Stage
from support.writers import Activities, Documents, Writer, make_writers, warm_up

ROUNDS = 100
ANSWERED = 6
"""So many writes are answered in each round before it is over."""
LONGEST_SECONDS = 0.1
"""And it is killed at a random moment of so long a time after that."""
MOST_STEPS = 60
"""A write has fewer steps than these."""


@pytest.fixture(scope="module")
def service(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that has not been started."""
    with forking(stage.database.url, tmp_path_factory.mktemp("service")) as made:
        yield made


@pytest.fixture(scope="module")
def writers(stage: Stage, service: Service) -> list[Writer]:
    """Those who write; each has written once."""
    made = make_writers(stage, service.port)
    warm_up(service, made, stage.database)
    return made


@pytest.fixture
def replay(stage: Stage, writers: list[Writer]) -> Replay:
    """The history, replayed from here."""
    return Replay(stage.database)


def write_together(writers: list[Writer]) -> list[threading.Thread]:
    """Let all write at the same time; returns when some have been answered."""
    answered = threading.Semaphore(0)
    threads = [
        threading.Thread(target=one.write_until_it_is_gone, args=(answered,)) for one in writers
    ]
    for thread in threads:
        thread.start()
    for _ in range(ANSWERED):
        assert answered.acquire(timeout=60), [one.refused for one in writers]
    return threads


def write_and_kill(service: Service, writers: list[Writer], workers: int) -> None:
    """One round: start, write, and kill at some moment."""
    service.start(workers)
    threads = write_together(writers)
    time.sleep(random.uniform(0, LONGEST_SECONDS))
    service.kill()
    for thread in threads:
        thread.join()


def settle(stage: Stage, writers: list[Writer]) -> list[str | None]:
    """What became of each writer's last write, once nothing is under way any more."""
    wait_for_the_dead(stage.database)
    with reading(stage.database) as session:
        return [one.settle(session) for one in writers]


def test_killed_a_hundred_times_in_the_middle_of_writes(
    stage: Stage, service: Service, writers: list[Writer], replay: Replay
) -> None:
    outcomes: Counter[str | None] = Counter()
    for number in range(ROUNDS):
        write_and_kill(service, writers, workers=1 if stage.database.is_sqlite else 2)
        outcomes.update(settle(stage, writers))
        assert replay.faults() == [], f"round {number}"
    assert outcomes["absent"] >= ROUNDS, outcomes  # it was in the middle of writes


def test_killed_before_each_step_of_each_kind_of_write(
    stage: Stage, service: Service, writers: list[Writer], replay: Replay
) -> None:
    for writer in writers:
        outcomes = []
        for step in range(1, MOST_STEPS):
            service.start(dying_at=step)
            writer.write_until_it_is_gone(threading.Semaphore(), enough=1)
            if writer.unanswered is None:
                break
            service.bury()
            outcomes += settle(stage, [writer])
            assert replay.faults() == [], f"{writer.kind} at step {step}"
        service.kill()
        # All that comes before the commit is undone with it; what comes after it is there.
        assert outcomes == [*["absent"] * (len(outcomes) - 1), "whole"], writer.kind
        assert len(outcomes) >= 4, writer.kind


# --- that these tests would notice ---


_FIGURES = "object_type = 'observation' AND revision > :since"
_DOCUMENTS = "object_type = 'source-document' AND revision > :since"
TAMPERINGS = {
    "a row of a bulk write": "DELETE FROM observation WHERE breakdown LIKE '%=c3'",
    "a figure": "UPDATE observation SET value = value + 1 WHERE breakdown LIKE '%=c3'",
    "a row of a list": "DELETE FROM milestone WHERE activity_id = :activity",
    "a title": "UPDATE source_document SET title_sv = 'Annat' WHERE id = :document",
    "a write": "DELETE FROM source_document WHERE id = :document",
    "a number": "UPDATE revision_counter SET number = number + 1",
    "a change": "DELETE FROM change WHERE position = 1 AND revision > :since",
    "what was before": f"UPDATE change SET before = '{{}}' WHERE {_FIGURES}",
    "what came after": f"UPDATE change SET after = '{{}}' WHERE {_FIGURES}",
    "an object's history": f"DELETE FROM change WHERE {_DOCUMENTS}",
}


def test_whatever_is_not_whole_is_noticed(
    stage: Stage, service: Service, writers: list[Writer], replay: Replay
) -> None:
    since = replay.revision
    service.start()
    for writer in writers:
        writer.write_until_it_is_gone(threading.Semaphore(), enough=1)
    service.kill()
    assert settle(stage, writers) == [None] * len(writers)
    values: Json = {"since": since}
    for writer in writers:
        if isinstance(writer.kind, Activities):
            values["activity"] = writer.kind.id
        if isinstance(writer.kind, Documents):
            values["document"] = f"{writer.kind.mark}-1"
    with stage.database.writing.connect() as connection:
        for name, statement in TAMPERINGS.items():
            with connection.begin() as transaction:
                used = {key: value for key, value in values.items() if f":{key}" in statement}
                assert connection.execute(sa.text(statement), used).rowcount, name
                again = copy.copy(replay)
                again.state = dict(replay.state)
                noticed = again.faults_in(Session(connection))
                assert noticed, f"nobody noticed that {name} was tampered with"
                transaction.rollback()
    assert replay.faults() == []


def test_a_write_that_commits_halfway_is_noticed(stage: Stage) -> None:
    activity = make_activity(stage.api, stage.keys, title={"sv": "0"}, organisations=parts("2260"))
    writer = Writer(Activities(activity["id"]), 0, stage.keys.lead, acknowledged=[0])
    replay = Replay(stage.database)
    write_parts = activities._write_parts

    def halfway(session: Session, *rest: Any) -> None:
        write_parts(session, *rest)
        session.commit()
        raise RuntimeError

    with mock.patch.object(activities, "_write_parts", halfway):
        method, path, sent, headers = writer.next_request()
        url = f"{HOST}{path}"
        problem(stage.api.request(method, url, content=sent, headers=headers), 500)
    [fault] = replay.faults()
    assert activity["id"] in fault
