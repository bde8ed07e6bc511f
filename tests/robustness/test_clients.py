"""Clients that are slow, silent or broken: everybody else goes on being served."""

import contextlib
import resource
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from samplan.db.engine import open_database
from support.asking import ROOT
from support.databases import SqliteDatabases
from support.forking import Service, forking
from support.people import make_keys
from support.waiting import wait_until

SLOW_SECONDS = 2
CONNECTIONS = 3_000
"""The most that the service takes."""
GREETING = f"GET {ROOT}/plans HTTP/1.1\r\nHost: samplan\r\n".encode()


@pytest.fixture(scope="module")
def service(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """A service with little patience."""
    limits = {"slow_seconds": str(SLOW_SECONDS), "max_connections": str(CONNECTIONS)}
    folder = tmp_path_factory.mktemp("clients")
    with sqlite_databases.loaded() as url:
        database = open_database(url)
        (folder / "key").write_text(make_keys(database).lead)
        database.close()
        with forking(url, folder, None, **limits) as made:
            made.start()
            wait_until(lambda: is_served(made))
            yield made


def is_served(service: Service) -> bool:
    """Whether somebody who asks in order gets an answer."""
    with contextlib.suppress(httpx.TransportError):
        path = f"{service.address}{ROOT}/plans"
        return httpx.get(path, timeout=20, trust_env=False).status_code == 200
    return False


def connect(service: Service) -> socket.socket:
    """A connection over which nothing has been said."""
    made = socket.create_connection(("127.0.0.1", service.port), timeout=SLOW_SECONDS * 10)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return made


def said(connection: socket.socket) -> bytes:
    """All that the service says until it ends the connection."""
    parts = []
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def sockets_of(service: Service) -> int:
    """Sockets that the service's process holds."""
    found = 0
    for file in Path(f"/proc/{service.pids[0]}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found += str(file.readlink()).startswith("socket:")
    return found


def upload(service: Service, length: bytes) -> bytes:
    """The beginning of an upload that announces so much."""
    key = (service.log.parent / "key").read_bytes()
    path = f"{ROOT}/collections/22-mapping-2021/uploads?organisation=2281"
    return (
        f"POST {path} HTTP/1.1\r\nHost: samplan\r\n".encode()
        + b"Authorization: Bearer "
        + key
        + b"\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        + length
        + b"\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"", b""),
        (GREETING, b"HTTP/1.1 408 "),
        (GREETING + b"X-Slow: x", b"HTTP/1.1 408 "),
    ],
)
def test_headers_that_do_not_come_are_not_waited_for(
    service: Service, sent: bytes, told: bytes
) -> None:
    with connect(service) as slow:
        slow.sendall(sent)
        assert is_served(service)
        begun = time.monotonic()
        assert said(slow).startswith(told)
        assert time.monotonic() - begun < SLOW_SECONDS + 10


def test_headers_that_drip_are_not_waited_for_either(service: Service) -> None:
    with connect(service) as slow:
        slow.sendall(GREETING)
        begun = time.monotonic()
        with contextlib.suppress(ConnectionError):
            while time.monotonic() - begun < SLOW_SECONDS + 20:
                slow.sendall(b"X-Slow: x\r\n")
                time.sleep(0.1)
        assert time.monotonic() - begun < SLOW_SECONDS + 10
        assert is_served(service)


@pytest.mark.parametrize("length", [b"Content-Length: 100000", b"Transfer-Encoding: chunked"])
def test_a_body_that_does_not_get_on_is_not_waited_for(service: Service, length: bytes) -> None:
    before = sockets_of(service)
    with connect(service) as slow:
        slow.sendall(upload(service, length))
        assert is_served(service)
        said(slow)
    wait_until(lambda: sockets_of(service) <= before)


def test_headers_may_be_large_and_not_endless(service: Service) -> None:
    with connect(service) as large:
        large.sendall(GREETING + b"X-Large: " + b"x" * 30_000 + b"\r\nConnection: close\r\n\r\n")
        assert said(large).startswith(b"HTTP/1.1 200 ")
    with connect(service) as endless:
        with contextlib.suppress(ConnectionError):
            endless.sendall(GREETING + b"X-Endless: " + b"x" * 70_000)
        assert said(endless).startswith(b"HTTP/1.1 431 ")
    assert is_served(service)


@pytest.mark.parametrize(
    "chunks", [b"zz\r\nabc\r\n", b"-1\r\n", b"ffffffffffffffffff\r\n", b"3\r\nabcde\r\n"]
)
def test_a_body_that_is_no_body_is_refused(service: Service, chunks: bytes) -> None:
    with connect(service) as broken:
        broken.sendall(upload(service, b"Transfer-Encoding: chunked") + chunks)
        broken.shutdown(socket.SHUT_WR)
        assert not said(broken).startswith(b"HTTP/1.1 2")
    assert is_served(service)


def test_uploads_that_are_broken_off_leave_nothing(service: Service) -> None:
    before = sockets_of(service)
    for _ in range(50):
        with connect(service) as gone:
            gone.sendall(upload(service, b"Content-Length: 5000000") + b"x" * 20_000)
    assert is_served(service)
    wait_until(lambda: sockets_of(service) <= before)


def is_over(connection: socket.socket) -> bool:
    """Whether the service has ended a connection whose answers nobody reads."""
    connection.setblocking(False)
    try:
        connection.send(b"\r\n")
    except BlockingIOError:
        return False
    except ConnectionError:
        return True
    return False


@pytest.mark.parametrize("answers", [2_000, 20_000])
def test_answers_that_nobody_reads_are_given_up(service: Service, answers: int) -> None:
    asked = f"GET {ROOT}/gap-matrices/22-2021 HTTP/1.1\r\nHost: samplan\r\n\r\n".encode()
    with connect(service) as silent:
        silent.settimeout(0.5)
        with contextlib.suppress(TimeoutError):
            for _ in range(answers):  # some, or more than fit into what lies in between
                silent.sendall(asked)
        assert is_served(service)
        wait_until(lambda: is_over(silent))


def test_thousands_of_silent_connections_keep_nobody_out(service: Service) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    held: list[socket.socket] = []
    try:
        for number in range(10_000):
            held.append(connect(service))
            if number % 1_000 == 0:
                assert is_served(service)
        assert sockets_of(service) < CONNECTIONS + 200
        assert is_served(service)
    finally:
        for one in held:
            one.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, most))
    wait_until(lambda: sockets_of(service) < 100)
    assert is_served(service)
