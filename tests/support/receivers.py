"""Real receivers of webhooks on the loopback: good ones, and all kinds of bad ones."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from unittest import mock

from standardwebhooks import Webhook

from samplan.db.base import now
from support.asking import Json

Behaviour = Callable[["Receiver", socket.socket, "Received"], None]


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def id(self) -> str:
        """The event's id."""
        return self.headers["webhook-id"]

    def checked(self, secret: str) -> Json:
        """What it says, after the library has checked the signature."""
        told: Json = Webhook(secret).verify(self.body, self.headers)
        return told


@dataclass
class Receiver:
    """Listens on a port; `answer` decides what becomes of each request."""

    answer: Behaviour
    got: list[Received] = field(default_factory=list)
    tls: ssl.SSLContext | None = None
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """Where it is."""
        scheme = "https" if self.tls else "http"
        return f"{scheme}://127.0.0.1:{self.port}/samplan"

    @property
    def ids(self) -> list[str]:
        """The ids of all that came, in order."""
        return [one.id for one in self.got]

    def handle(self, connection: socket.socket) -> None:
        """Read one request, keep it, and answer as this one does."""
        with contextlib.suppress(OSError), connection:
            connection.settimeout(20)
            spoken = self.tls.wrap_socket(connection, server_side=True) if self.tls else connection
            with spoken:
                received = read_request(spoken)
                if received is not None:
                    self.got.append(received)
                    self.answer(self, spoken, received)


def read_request(connection: socket.socket) -> Received | None:
    """One request with its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")[1:]
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    return Received(headers, body, time.time())


@contextmanager
def later(passed: timedelta) -> Iterator[None]:
    """The sender's clock so much later while the block lasts."""
    moment = now() + passed
    with mock.patch("samplan.webhooks.sender.now", return_value=moment):
        yield


@contextmanager
def receiving(answer: Behaviour | None = None, **options: Any) -> Iterator[Receiver]:
    """A receiver while the block lasts."""
    receiver = Receiver(answer or takes, **options)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", receiver.port))
        listening.listen(64)
        listening.settimeout(0.1)
        receiver.port = listening.getsockname()[1]

        def listen() -> None:
            while not receiver.over.is_set():
                with contextlib.suppress(TimeoutError):
                    connection, _ = listening.accept()
                    threading.Thread(
                        target=receiver.handle, args=(connection,), daemon=True
                    ).start()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        try:
            yield receiver
        finally:
            receiver.over.set()
            thread.join()


def says(status: str, *headers: str) -> Behaviour:
    """Answers with a status and nothing else."""
    lines = [f"HTTP/1.1 {status}", *headers, "Content-Length: 0", "Connection: close", "", ""]

    def answer(_: Receiver, connection: socket.socket, __: Received) -> None:
        connection.sendall("\r\n".join(lines).encode())

    return answer


takes = says("204 No Content")
breaks = says("500 Internal Server Error")
is_gone = says("410 Gone")


def hangs(receiver: Receiver, _: socket.socket, __: Received) -> None:
    """Never answers."""
    receiver.over.wait(60)


def closes(_: Receiver, connection: socket.socket, __: Received) -> None:
    """Goes away without a word."""
    connection.shutdown(socket.SHUT_RDWR)


def drips(receiver: Receiver, connection: socket.socket, _: Received) -> None:
    """Answers a letter at a time, and is never done with its headers."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not receiver.over.wait(0.05):
        connection.sendall(b"x")


def drips_its_body(receiver: Receiver, connection: socket.socket, _: Received) -> None:
    """Takes the event at once, and goes on talking a letter at a time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while not receiver.over.wait(0.05):
        connection.sendall(b"x")


GIGABYTE = 1_000_000_000


@dataclass
class Floods:
    """Sends a gigabyte back; remembers how much of it was taken."""

    sent: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    def __call__(self, _: Receiver, connection: socket.socket, __: Received) -> None:
        """Answer, and go on."""
        part = b"x" * 100_000
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % GIGABYTE)
            while self.sent < GIGABYTE:
                connection.sendall(part)
                self.sent += len(part)
        finally:
            self.done.set()
