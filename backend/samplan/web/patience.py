"""Work that may hang, asked for by many and done once at a time, with a limit to the waiting."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Shared(Generic[T]):
    """Runs the work in a thread. All who ask while it runs share what comes of it.

    Work that hangs takes one thread, however often it is asked for, and holds up no shutdown.
    """

    def __init__(self, work: Callable[[], T], *, name: str, seconds: float) -> None:
        self._work = work
        self._name = name
        self._seconds = seconds
        self._result: Future[T] | None = None

    async def ask(self) -> T | None:
        """What the work comes to; None when it takes too long. Its errors are the asker's."""
        if self._result is None or self._result.done():
            self._result = Future()
            begun = threading.Thread(
                target=self._run, args=(self._result,), name=self._name, daemon=True
            )
            begun.start()
        result = asyncio.wrap_future(self._result)
        done, _ = await asyncio.wait({result}, timeout=self._seconds)
        return result.result() if done else None

    def _run(self, result: "Future[T]") -> None:
        try:
            result.set_result(self._work())
        except BaseException as error:  # noqa: BLE001 - whoever asked gets it
            result.set_exception(error)
