"""Who may use the database at once: nobody takes it all, nothing is lost, nobody waits forever."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.db.places import Places


class Caller:
    """Holds places until told to let go."""

    def __init__(self, places: Places, who: str) -> None:
        self.places, self.who = places, who
        self.inside = False
        self._done = asyncio.Event()
        self.task = asyncio.create_task(self._stay())

    async def _stay(self) -> None:
        try:
            async with self.places.held(self.who):
                self.inside = True
                await self._done.wait()
        finally:
            self.inside = False

    async def leave(self) -> None:
        self._done.set()
        await self.task
        await settle()


async def settle() -> None:
    """Let every task go as far as it can."""
    for _ in range(5):
        await asyncio.sleep(0)


async def called(places: Places, *names: str) -> list[Caller]:
    """Callers that have come in this order."""
    callers = [Caller(places, name) for name in names]
    await settle()
    return callers


def inside(callers: list[Caller]) -> Counter[str]:
    return Counter(one.who for one in callers if one.inside)


async def test_a_caller_holds_only_so_many_however_many_it_asks_for() -> None:
    callers = await called(Places(each=2, total=8), *["greedy"] * 64, "polite")
    assert inside(callers) == {"greedy": 2, "polite": 1}


async def test_when_all_are_taken_the_next_goes_to_whoever_holds_fewest() -> None:
    callers = await called(Places(each=4, total=4), *["a"] * 10, "b")
    assert inside(callers) == {"a": 4}
    await callers[0].leave()
    assert inside(callers) == {"a": 3, "b": 1}
    await callers[1].leave()
    assert inside(callers) == {"a": 3, "b": 1}


async def test_those_who_hold_equally_many_take_turns() -> None:
    callers = await called(Places(each=1, total=1), "a", *["b"] * 3, *["c"] * 3)
    order = []
    for _ in range(7):
        [now] = [one for one in callers if one.inside]
        order.append(now.who)
        await now.leave()
    assert order == ["a", "b", "c", "b", "c", "b", "c"]


async def test_whoever_stops_waiting_is_passed_over() -> None:
    places = Places(each=1, total=1)
    callers = await called(places, "a", "b", "c")
    callers[1].task.cancel()
    await settle()
    await callers[0].leave()
    assert inside(callers) == {"c": 1}
    await callers[2].leave()
    assert inside(await called(places, "d")) == {"d": 1}


async def test_a_place_given_to_one_who_stops_at_that_moment_is_not_lost() -> None:
    places = Places(each=1, total=1)
    callers = await called(places, "a", "b", "c")
    callers[0]._done.set()
    await asyncio.sleep(0)  # a has left, b has been called but does not know it yet
    callers[1].task.cancel()
    await settle()
    assert inside(callers) == {"c": 1}


async def test_an_error_inside_gives_the_place_back() -> None:
    places = Places(each=1, total=1)
    with pytest.raises(RuntimeError):
        async with places.held("a"):
            raise RuntimeError
    assert inside(await called(places, "b")) == {"b": 1}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=40))
def test_whatever_happens_no_place_is_lost_and_none_is_made(steps: list[tuple[str, int]]) -> None:
    async def happen() -> None:
        places = Places(each=2, total=3)
        callers: list[Caller] = []
        for who, what in steps:
            open_ = [one for one in callers if not one.task.done()]
            if what == 0 or not open_:
                callers.append(Caller(places, who))
            elif what == 1:
                open_[0].task.cancel()
            else:
                open_[-1]._done.set()
            await asyncio.sleep(0)
        await settle()
        held = inside(callers)
        assert sum(held.values()) <= 3
        assert all(count <= 2 for count in held.values())
        for one in callers:
            one._done.set()
        await asyncio.gather(*(one.task for one in callers), return_exceptions=True)
        assert (places._free, places._held, places._waiting) == (3, Counter(), {})

    asyncio.run(happen())
