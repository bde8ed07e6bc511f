"""Asking the running application over HTTP, as an integrator does."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass(frozen=True)
class Served:
    """A server with the reference data, and an administrator's key to it."""

    client: httpx.Client
    root: str
    """Address of the API."""
    key: str

    def ask(
        self, method: str, path: str, *, signed_in: bool = True, **options: Any
    ) -> httpx.Response:
        """Ask under the API's root; options are httpx's."""
        headers = dict(options.pop("headers", {}))
        if signed_in:
            headers["Authorization"] = f"Bearer {self.key}"
        return self.client.request(method, f"{self.root}{path}", headers=headers, **options)
