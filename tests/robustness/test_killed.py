"""The service is killed in the middle of writes, again and again, and nothing is lost or halved."""

import random
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest

from samplan.db.engine import Database
from samplan.db.session import reading
from support.asking import ROOT
from support.consistency import Replay
from support.forking import Service, forking
from support.people import Stage
from support.writers import Writer, make_writers

ROUNDS = 100
LONGEST_ROUND_SECONDS = 0.15
"""A round is killed at a random moment so long after everybody's first write."""


def write_together(writers: list[Writer]) -> list[threading.Thread]:
    """Let all write at the same time; returns when each has had an answer or has got none."""
    threads = [threading.Thread(target=one.write_until_it_is_gone) for one in writers]
    for one in writers:
        one.first.clear()
    for thread in threads:
        thread.start()
    for one in writers:
        assert one.first.wait(60)
    return threads


def test_killed_a_hundred_times_in_the_middle_of_writes(
    stage: Stage, database: Database, tmp_path: Path
) -> None:
    workers = 1 if database.is_sqlite else 3
    outcomes: Counter[str | None] = Counter()
    with forking(database.url, tmp_path) as service:
        writers = make_writers(stage, service.port)
        replay = Replay(database)
        for number in range(ROUNDS):
            service.start(workers)
            threads = write_together(writers)
            time.sleep(random.uniform(0, LONGEST_ROUND_SECONDS))
            service.kill()
            for thread in threads:
                thread.join()
            with reading(database) as session:
                outcomes.update(one.settle(session) for one in writers)
            assert replay.faults() == [], f"round {number}"
    print(outcomes, sum(one.number for one in writers))
