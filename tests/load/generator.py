"""The load: as many clients as wanted on one thread, each asking again as soon as it is answered.

One loop over raw sockets, because it must be quicker than what it measures: a few microseconds
for each answer. Connections are kept alive, nothing is pipelined. Each answer's status is counted
and its length followed to the last byte; who is not answered in time is counted as stalled.
"""

import re
import selectors
import socket
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

HOST = "127.0.0.1"
PATIENCE = 15.0
"""Seconds without any answer before the clients that still wait are counted as stalled."""
_BUFFER = 1 << 20
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_LAST_CHUNK = b"0\r\n\r\n"

Ask = Callable[[int], bytes]
"""Makes request number n."""


def request(path: str, headers: Mapping[str, str] | None = None) -> bytes:
    """A GET, ready to send."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {HOST}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


@dataclass
class Load:
    """What one run of the load saw."""

    seconds: float = 0.0
    own_cpu: float = 0.0
    """Seconds of processor time that the load itself took."""
    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    """Seconds from each question to the last byte of its answer."""
    stalled: int = 0

    @property
    def answers(self) -> int:
        """How many answers came, whatever they said."""
        return len(self.times)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds

    def quantile(self, share: float) -> float:
        """The time in milliseconds that this share of the answers kept within."""
        ordered = sorted(self.times)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000

    @property
    def median(self) -> float:
        """The median time of an answer in milliseconds."""
        return statistics.median(self.times) * 1000


class _Client:
    """One connection and the answer that it waits for."""

    __slots__ = ("chunked", "head", "left", "socket", "started", "status", "tail")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.started = 0.0
        self.status = 0
        self.left = 0
        self.chunked = False
        self.head = b""
        self.tail = b""

    def ask(self, question: bytes) -> None:
        self.started = time.perf_counter()
        self.socket.sendall(question)

    def take(self, buffer: bytearray, size: int) -> bool:
        """Whether the bytes that came are the last of the answer."""
        if self.left:
            self.left -= size
            return self.left == 0
        if self.chunked:
            return self._is_last_chunk(bytes(buffer[max(size - 5, 0) : size]))
        if self.head:
            whole = bytearray(self.head + buffer[:size])
            self.head = b""
            return self._begin(whole, len(whole))
        return self._begin(buffer, size)

    def _begin(self, buffer: bytearray, size: int) -> bool:
        end = buffer.find(b"\r\n\r\n", 0, size)
        if end < 0:
            self.head = bytes(buffer[:size])
            return False
        self.status = int(buffer[9:12])
        found = _LENGTH.search(buffer, 0, end)
        if found is None and self.status not in (204, 304):
            self.chunked = True
            return self._is_last_chunk(bytes(buffer[max(size - 5, end + 4) : size]))
        self.left = end + 4 + (int(found[1]) if found else 0) - size
        return self.left == 0

    def _is_last_chunk(self, new: bytes) -> bool:
        self.tail = (self.tail + new)[-5:]
        if self.tail != _LAST_CHUNK:
            return False
        self.chunked = False
        self.tail = b""
        return True


def run(port: int, ask: Ask, *, clients: int, seconds: float, most: int = 1 << 30) -> Load:
    """Ask for so many seconds, or so many times in all; returns when all answers have come."""
    load = Load()
    waiting = [_Client(port) for _ in range(clients)]
    try:
        with selectors.DefaultSelector() as selector:
            for client in waiting:
                selector.register(client.socket, selectors.EVENT_READ, client)
            _drive(load, waiting, selector, ask, seconds, most)
    finally:
        for client in waiting:
            client.socket.close()
    return load


def _drive(
    load: Load,
    clients: list[_Client],
    selector: selectors.BaseSelector,
    ask: Ask,
    seconds: float,
    most: int,
) -> None:
    buffer = bytearray(_BUFFER)
    began, own = time.perf_counter(), time.thread_time()
    until = began + seconds
    asked = 0
    waiting = set(clients[:most])
    for client in waiting:
        client.ask(ask(asked))
        asked += 1
    while waiting:
        events = selector.select(PATIENCE)
        if not events:
            load.stalled = len(waiting)
            break
        for key, _ in events:
            client = key.data
            size = client.socket.recv_into(buffer)
            if not size:
                raise ConnectionError("the server closed a connection that was to be kept")
            if not client.take(buffer, size):
                continue
            now = time.perf_counter()
            load.times.append(now - client.started)
            load.statuses[client.status] += 1
            if now < until and asked < most:
                client.ask(ask(asked))
                asked += 1
            else:
                waiting.discard(client)
    load.seconds = time.perf_counter() - began
    load.own_cpu = time.thread_time() - own
