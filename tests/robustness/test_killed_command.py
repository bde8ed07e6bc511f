"""What `samplan serve` itself leaves when it is killed, and that it starts again by itself."""

import os
import signal
import subprocess
import threading
from pathlib import Path

import httpx

from samplan.db.session import reading
from support.consistency import Replay, wait_for_the_dead
from support.people import Stage
from support.server import free_port, killable
from support.waiting import wait_until
from support.writers import Writer, make_writers


def children_of(pid: int) -> list[int]:
    """The processes that a process has begun."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that nobody has buried does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def write_for_a_while(writers: list[Writer], writes: int = 12) -> list[threading.Thread]:
    """Let all write, and go on with it; returns when so many writes have been answered."""
    answered = threading.Semaphore(0)
    threads = [
        threading.Thread(target=one.write_until_it_is_gone, args=(answered,)) for one in writers
    ]
    for thread in threads:
        thread.start()
    for _ in range(writes):
        assert answered.acquire(timeout=60), [one.refused for one in writers]
    return threads


def settle(stage: Stage, writers: list[Writer]) -> list[str | None]:
    """What became of each writer's last write, once nothing is under way any more."""
    wait_for_the_dead(stage.database)
    with reading(stage.database) as session:
        return [one.settle(session) for one in writers]


def kill(*pids: int) -> None:
    """End processes as a power cut does."""
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def test_the_command_is_killed_and_starts_again_on_the_same_port(
    stage: Stage, tmp_path: Path
) -> None:
    has_workers = not stage.database.is_sqlite
    port = free_port()
    settings = {"port": str(port), "workers": "2" if has_workers else "1"}
    writers = make_writers(stage, port)
    replay = Replay(stage.database)

    with killable(stage.database.url, tmp_path, **settings) as (_, process):
        threads = write_for_a_while(writers)
        everything = [process.pid, *children_of(process.pid)]
        kill(*everything)
        process.wait()
        for thread in threads:
            thread.join()
    assert any(settle(stage, writers))  # it was in the middle of writes
    assert replay.faults() == []

    with killable(stage.database.url, tmp_path, **settings) as (address, process):
        assert httpx.get(f"{address}/health/ready").status_code == 200
        if has_workers:
            one_of_two_is_stood_in_for(process, address)
        threads = write_for_a_while(writers)
        workers = children_of(process.pid)
        kill(process.pid)
        process.wait()
        for thread in threads:
            thread.join()
        wait_until(lambda: not any(map(is_alive, workers)))  # or they would hold the port
    settle(stage, writers)
    assert replay.faults() == []


def one_of_two_is_stood_in_for(process: "subprocess.Popen[bytes]", address: str) -> None:
    """Kill one worker: the other goes on, and soon there are two again."""
    before = workers_of(process)
    assert len(before) == 2
    kill(min(before))
    assert httpx.get(f"{address}/health/live", timeout=60).status_code == 200
    wait_until(lambda: len(workers_of(process) - {min(before)}) == 2)


def workers_of(process: "subprocess.Popen[bytes]") -> set[int]:
    """The processes that serve; the library begins another one beside them."""
    return {
        pid
        for pid in children_of(process.pid)
        if is_alive(pid) and b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    }
