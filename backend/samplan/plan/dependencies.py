"""Which activity waits for which: order, and circles."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

Needs = Mapping[str, Iterable[str]]
"""For each activity, those that it has to wait for."""


def circle(needs: Needs) -> list[str] | None:
    """A chain of activities that ends where it began, each waiting for the next; None: no such."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        chain: list[str] = error.args[1]
        return chain[::-1]
    return None


def in_order(needs: Needs) -> list[str]:
    """The activities, each after all that it waits for; as they came where nothing decides."""
    place = {one: number for number, one in enumerate(needs)}
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    ordered: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda one: place.get(one, len(place)))
        ordered.extend(ready)
        sorter.done(*ready)
    return ordered


def waits_for(activity: str, needs: Needs, done: frozenset[str]) -> list[str]:
    """Those that the activity needs and that are not done."""
    return [one for one in needs.get(activity, ()) if one not in done]
