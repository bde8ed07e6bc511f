"""What was read before, by its ETag, so that what has not changed is not sent again."""

from collections import OrderedDict
from threading import Lock

import httpx


class Cache:
    """The latest answers that had an ETag, as many as there is room for; nothing goes to disk."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._answers: OrderedDict[str, httpx.Response] = OrderedDict()
        self._lock = Lock()

    def find(self, key: str) -> httpx.Response | None:
        """The answer that is at hand."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def keep(self, key: str, response: httpx.Response) -> None:
        """Keep an answer, if it may be kept and there is room for it."""
        forbidden = "no-store" in response.headers.get("cache-control", "")
        may = "etag" in response.headers and not forbidden
        size = len(response.content)
        with self._lock:
            self._drop(key)
            if not may or size > self._most:
                return
            self._answers[key] = response
            self._held += size
            while self._held > self._most:
                self._drop(next(iter(self._answers)))

    def _drop(self, key: str) -> None:
        dropped = self._answers.pop(key, None)
        if dropped is not None:
            self._held -= len(dropped.content)
