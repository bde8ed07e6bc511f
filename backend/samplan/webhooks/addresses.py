"""To which addresses webhooks may be sent: not into the own network, unless the settings say so.

What is checked is the number that a connection is made to, not the name: names can be made to point
anywhere, and to somewhere else a moment later.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

Number = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

DEFAULT_PORTS = {"https": 443, "http": 80}
FIRST_FREE_PORT = 1024
"""Ports below belong to other services: mail, shells, directories."""
_HIGHEST_PORT = 65535

_CARRIES_IPV4 = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""Networks whose numbers hold one of the older kind, and how many bits stand after it."""
_NEVER = (
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("2001::/23"),
    ipaddress.ip_network("192.88.99.0/24"),
    ipaddress.ip_network("fec0::/10"),
)
"""Numbers for use within networks that the library takes for public ones."""


class Fault(Enum):
    """Why an address is refused."""

    FORM = "form"
    SCHEME = "scheme"
    CREDENTIALS = "credentials"
    PORT = "port"
    PRIVATE = "private"


@dataclass(frozen=True)
class Target:
    """Where a webhook goes, taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as the header Host names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = DEFAULT_PORTS[self.scheme] == self.port
        return host if usual else f"{host}:{self.port}"

    def at(self, number: Number) -> str:
        """The address with the number instead of the name."""
        host = f"[{number}]" if number.version == 6 else str(number)  # noqa: PLR2004 - IPv6
        return f"{self.scheme}://{host}:{self.port}{self.path}"


@dataclass(frozen=True)
class Allowed:
    """What of the own network the settings allow."""

    everything: bool = False
    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def read(cls, setting: str) -> "Allowed":
        """From names, numbers and networks with commas between; * for all."""
        entries = [entry.strip().lower() for entry in setting.split(",") if entry.strip()]
        networks, hosts = [], set()
        for entry in entries:
            try:
                networks.append(ipaddress.ip_network(entry.strip("[]"), strict=False))
            except ValueError:
                hosts.add(entry)
        return cls("*" in hosts, frozenset(hosts), tuple(networks))

    def number(self, host: str, number: Number) -> bool:
        """Whether a connection to the number may be made, for a webhook to the host."""
        return self._named(host) or is_public(number) or self._within(number)

    def plain(self, target: Target, numbers: Sequence[Number]) -> bool:
        """Whether it may go unencrypted: only to what is named in the settings."""
        within = bool(numbers) and all(self._within(one) for one in numbers)
        return target.scheme == "https" or self._named(target.host) or within

    def _named(self, host: str) -> bool:
        return self.everything or host in self.hosts

    def _within(self, number: Number) -> bool:
        return any(number in network for network in self.networks)


def is_public(number: Number) -> bool:
    """Whether the number belongs to the open net, whatever it is wrapped in."""
    if isinstance(number, ipaddress.IPv6Address):
        for network, after in _CARRIES_IPV4:
            if number in network:
                return is_public(ipaddress.IPv4Address((int(number) >> after) & 0xFFFFFFFF))
    if any(number in network for network in _NEVER):
        return False
    return number.is_global and not (
        number.is_multicast or number.is_reserved or number.is_unspecified
    )


def read_target(url: str) -> Target | Fault:
    """The address taken apart, or what is wrong with it as such."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return Fault.FORM
    if parts.scheme not in DEFAULT_PORTS:
        return Fault.SCHEME
    if not host or not host.isascii() or parts.fragment or "\\" in url or "%" in host:
        return Fault.FORM
    if parts.username is not None or parts.password is not None:
        return Fault.CREDENTIALS
    chosen = DEFAULT_PORTS[parts.scheme] if port is None else port
    if chosen not in DEFAULT_PORTS.values() and not FIRST_FREE_PORT <= chosen <= _HIGHEST_PORT:
        return Fault.PORT
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, host, chosen, f"{parts.path or '/'}{query}")


def refused(target: Target, numbers: Sequence[Number], allowed: Allowed) -> Fault | None:
    """Why a webhook may not go to the target when its name has these numbers; None when it may.

    One number in the own network is enough: which of several is used is not for others to choose.
    """
    if not all(allowed.number(target.host, number) for number in numbers):
        return Fault.PRIVATE
    if not allowed.plain(target, numbers):
        return Fault.SCHEME
    return None
