"""Who may use the database at the same time, and who waits.

A session is scarce. Without an order whoever asks most gets most of them; here each caller holds
only so many at once, and a free place goes to whoever waits and holds fewest, in turn.
"""

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from samplan.db.engine import POOL_CAPACITY


class Places:
    """The places of one process. Used from its event loop alone."""

    def __init__(self, each: int, total: int = POOL_CAPACITY, seconds: float | None = None) -> None:
        self.each = min(each, total)
        self.seconds = seconds
        """How long a place is waited for; None: as long as it takes."""
        self._free = total
        self._held: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def held(self, who: str) -> AsyncIterator[None]:
        """Hold a place while the block lasts; wait for it if need be.

        It is waited for no longer than for a connection, and ends in the same error.
        """
        try:
            async with asyncio.timeout(self.seconds):
                await self._take(who)
        except TimeoutError as error:
            message = "no place at the database has come free"
            raise PoolTimeoutError(message) from error
        try:
            yield
        finally:
            self._give(who)

    async def _take(self, who: str) -> None:
        if self._free and self._held[who] < self.each and who not in self._waiting:
            self._grant(who)
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(who, deque()).append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give(who)  # it came just as nobody waited for it any more
            else:
                self._forget(who, turn)
            raise

    def _grant(self, who: str) -> None:
        self._free -= 1
        self._held[who] += 1

    def _give(self, who: str) -> None:
        self._free += 1
        self._held[who] -= 1
        if not self._held[who]:
            del self._held[who]
        self._call_next()

    def _call_next(self) -> None:
        while self._free:
            may = [who for who in self._waiting if self._held[who] < self.each]
            if not may:
                return
            # Among those who hold equally few, the one who was called longest ago.
            who = min(may, key=lambda one: self._held[one])
            turn = self._waiting[who].popleft()
            if self._waiting[who]:
                self._waiting.move_to_end(who)
            else:
                del self._waiting[who]
            if not turn.done():  # else whoever waited has just gone
                self._grant(who)
                turn.set_result(None)

    def _forget(self, who: str, turn: "asyncio.Future[None]") -> None:
        queue = self._waiting.get(who)
        if queue is not None and turn in queue:
            queue.remove(turn)
            if not queue:
                del self._waiting[who]
