"""Tests talk to this machine only: any other address is an error, at once and by name."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class OutsideNetworkError(RuntimeError):
    """A test tried to reach another machine."""


def _is_here(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # a socket in the file system
    host = address[0].decode() if isinstance(address[0], bytes) else str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def only_this_machine() -> Iterator[None]:
    """Refuse every connection that is not to the loopback."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def checked(address: Any) -> None:
        if not _is_here(address):
            message = f"a test tried to reach {address}"
            raise OutsideNetworkError(message)

    def guarded(self: socket.socket, address: Any) -> None:
        checked(address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        checked(address)
        return connect_ex(self, address)

    look_up = socket.getaddrinfo

    def looked_up(
        host: Any,
        port: Any,
        family: int = 0,
        type: int = 0,  # noqa: A002 - the library's name
        proto: int = 0,
        flags: int = 0,
    ) -> Any:
        """Numbers however they are written, and no names: nobody outside is asked."""
        if host is not None and not _is_here((host,)):
            flags |= socket.AI_NUMERICHOST
        return look_up(host, port, family, type, proto, flags)

    socket.socket.connect = guarded  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = guarded_ex  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = looked_up
    try:
        yield
    finally:
        socket.getaddrinfo = look_up
        socket.socket.connect = connect  # type: ignore[method-assign]
        socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
