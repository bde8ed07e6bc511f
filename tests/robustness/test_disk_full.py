"""The disk is full: nobody is told that something was saved that was not, and reading goes on.

The disk is a small one of its own, in memory, that is filled to the last byte.
"""

import contextlib
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
import pytest
from anyio.from_thread import BlockingPortal
from sqlalchemy.engine import make_url

from samplan.db.engine import open_database
from samplan.db.session import reading
from samplan.main import create_app
from support.asking import ROOT, Api, problem
from support.consistency import Replay
from support.databases import SqliteDatabases, prepare
from support.forking import Service, forking
from support.people import Stage, make_keys, make_other_keys
from support.postgres import Server
from support.settings import settings_for
from support.writers import Writer, form_of, make_writers, warm_up

MEGABYTES = 40
MATRIX = f"{ROOT}/gap-matrices/22-2021"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system with little room; mounting it takes the rights of root."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=0755", "tmpfs", str(disk)]
    done = subprocess.run(mount, capture_output=True, check=False)
    assert done.returncode == 0, f"no disk can be made here: {done.stderr.decode().strip()}"
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@dataclass
class Filler:
    """Takes all the room that is left, and gives it back."""

    path: Path

    def fill(self) -> None:
        """Take everything."""
        with contextlib.suppress(OSError), self.path.open("ab", buffering=0) as file:
            for size in (1_000_000, 4096, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(b"x" * size)
        assert shutil.disk_usage(self.path.parent).free == 0

    def give_back(self) -> None:
        """Give it back."""
        self.path.unlink()


def write_one_by_one(writers: list[Writer], times: int) -> list[str]:
    """Let each write so often; what it is refused with."""
    refusals = []
    for _ in range(times):
        for one in writers:
            one.write_until_it_is_gone(threading.Semaphore(), enough=1)
            if one.refused is not None:
                refusals.append(one.refused)
                one.refused, one.unanswered = None, None  # it was told that nothing is saved
    return refusals


def settle(stage: Stage, writers: list[Writer]) -> None:
    """What was promised is there, and nothing else."""
    with reading(stage.database) as session:
        assert {one.settle(session) for one in writers} == {None}


def goes_on_while_it_is_full(
    stage: Stage, service: Service, writers: list[Writer], filler: Filler
) -> None:
    """Fill the disk, write, read, make room, and write again."""
    warm_up(service, writers, stage.database)
    replay = Replay(stage.database)
    service.start()
    assert write_one_by_one(writers, 1) == []
    filler.fill()
    refusals: list[str] = []
    while len(refusals) < 2 * len(writers):  # what the database has taken beforehand comes first
        refusals += write_one_by_one(writers, 1)
    for told in refusals:
        assert told.startswith("503: "), told
        assert "Tjänstens disk är full. Inget har sparats." in told
    settle(stage, writers)
    assert httpx.get(f"{service.address}{MATRIX}").status_code == 200
    assert httpx.get(f"{service.address}{ROOT}/plans").status_code == 200
    assert httpx.get(f"{service.address}/health/ready").status_code == 200
    filler.give_back()
    assert write_one_by_one(writers, 2) == []
    settle(stage, writers)
    assert replay.faults() == []


@contextmanager
def staged(url: str, portal: BlockingPortal) -> Iterator[Stage]:
    """An application beside the service, to prepare what it is asked to do."""
    beside = open_database(url)
    with Api(create_app(settings_for(url)), portal) as api:
        yield Stage(api, make_keys(beside), make_other_keys(beside), beside)
    beside.close()


def test_the_embedded_database_s_disk_is_full(
    sqlite_databases: SqliteDatabases, portal: BlockingPortal, tmp_path: Path
) -> None:
    with small_disk(tmp_path) as disk, sqlite_databases.loaded() as loaded:
        path = disk / "samplan.sqlite3"
        shutil.copy(make_url(loaded).database or "", path)
        url = f"sqlite:///{path}"
        with staged(url, portal) as stage, forking(url, tmp_path) as service:
            writers = make_writers(stage, service.port)
            goes_on_while_it_is_full(stage, service, writers, Filler(disk / "filler"))


def test_postgresql_s_disk_is_full(
    durable_server: Server, portal: BlockingPortal, tmp_path: Path
) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(0o755)  # the server's user has to reach its disk
    with small_disk(tmp_path) as disk:
        space = disk / "space"
        space.mkdir()
        durable_server.give(space)
        with psycopg.connect(durable_server.url, autocommit=True) as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{space}'")
            connection.execute("CREATE DATABASE on_small_disk TEMPLATE template0 TABLESPACE small")
        url = durable_server.url.rsplit("/", 1)[0] + "/on_small_disk"
        try:
            prepare(url, load=True)
            with staged(url, portal) as stage, forking(url, tmp_path) as service:
                writers = make_writers(stage, service.port)
                goes_on_while_it_is_full(stage, service, writers, Filler(disk / "filler"))
        finally:
            with psycopg.connect(durable_server.url, autocommit=True) as connection:
                connection.execute("DROP DATABASE on_small_disk WITH (FORCE)")
                connection.execute("DROP TABLESPACE small")


def test_an_upload_for_which_there_is_no_room_is_refused_in_words(
    sqlite_databases: SqliteDatabases, portal: BlockingPortal, tmp_path: Path
) -> None:
    with (
        small_disk(tmp_path) as disk,
        sqlite_databases.loaded() as url,
        staged(url, portal) as stage,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr("tempfile.tempdir", str(disk))
        Filler(disk / "filler").fill()
        content, content_type = form_of(b"x" * 3_000_000)
        answer = stage.api.post(
            "/collections/22-mapping-2021/uploads",
            params={"organisation": "2281"},
            content=content,
            headers={"Content-Type": content_type},
            key=stage.keys.reporter,
        )
        assert "disk är full" in problem(answer, 503)["detail"]
        assert answer.headers["retry-after"] == "60"


def test_a_log_that_cannot_be_written_stops_nothing(
    sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with sqlite_databases.loaded() as url:
        log.symlink_to("/dev/full")
        with forking(url, tmp_path, log=log, log_level="debug", log_format="json") as service:
            service.start()
            for _ in range(3):
                assert httpx.get(f"{service.address}{MATRIX}").status_code == 200
                refused = httpx.post(f"{service.address}{ROOT}/source-documents", json={})
                assert refused.status_code == 401
