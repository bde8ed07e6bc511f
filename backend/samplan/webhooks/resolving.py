"""Which numbers a name has just now, asked for with patience that ends."""

import ipaddress
import socket
import threading

from samplan.webhooks.addresses import Number


def numbers_of(host: str, port: int, patience: float) -> list[Number]:
    """The numbers of the host; none when it has none, or when nobody says so in time.

    The system's own resolver cannot be told to hurry, so a thread waits for it, and is left behind.
    """
    found: list[Number] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        told = {str(answer[4][0]).partition("%")[0] for answer in answers}
        found.extend(sorted((ipaddress.ip_address(one) for one in told), key=str))

    asking = threading.Thread(target=ask, name="webhook-names", daemon=True)
    asking.start()
    asking.join(patience)
    return list(found)
