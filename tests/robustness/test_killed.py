"""The service is killed in the middle of writes, again and again, and nothing is lost or halved."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from samplan.db.session import reading
from support.consistency import Replay
from support.databases import Databases
from support.forking import forking
from support.people import Stage
from support.writers import Writer, make_writers, warm_up

ROUNDS = 100
ANSWERED = 6
"""So many writes are answered in each round before it is over."""
LONGEST_SECONDS = 0.1
"""And it is killed at a random moment of so long a time after that."""


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


def test_killed_a_hundred_times_in_the_middle_of_writes(stage: Stage, tmp_path: Path) -> None:
    database = stage.database
    workers = 1 if database.is_sqlite else 3
    outcomes: Counter[str | None] = Counter()
    with forking(database.url, tmp_path) as service:
        writers = make_writers(stage, service.port)
        warm_up(service, writers, database)
        replay = Replay(database)
        for number in range(ROUNDS):
            service.start(workers)
            threads = write_together(writers)
            time.sleep(random.uniform(0, LONGEST_SECONDS))
            service.kill()
            for thread in threads:
                thread.join()
            with reading(database) as session:
                outcomes.update(one.settle(session) for one in writers)
            assert replay.faults() == [], f"round {number}"
    print(outcomes, sum(one.number for one in writers))
    assert outcomes["absent"] >= ROUNDS  # it was in the middle of writes
