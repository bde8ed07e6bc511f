"""Following methods through rounds, since the guideline may be revised between them.

A thread is one method over all the rounds compared. It goes on where lineage leads from one
method to one other (same, renamed, widened, narrowed), and where a method keeps its id. Where
several methods come of one, or one comes of several, threads end and new ones begin, all of
them marked with the reason, so that no method is counted twice.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from samplan.gap.cells import MethodLineage, MethodRow, RoundData
from samplan.methods.terms import LineageKind

CONTENT_CHANGED = frozenset(
    {LineageKind.WIDENED, LineageKind.NARROWED, LineageKind.SPLIT, LineageKind.MERGED}
)
ONE_TO_ONE = frozenset(
    {LineageKind.SAME, LineageKind.RENAMED, LineageKind.WIDENED, LineageKind.NARROWED}
)


@dataclass(slots=True)
class Thread:
    """One method over the rounds compared, in their order."""

    known_as: str
    """The method's id in the latest round's edition, whether or not that round asks about it."""
    methods: list[MethodRow | None]
    """The method in each round; None where the round does not ask about it."""
    steps: list[LineageKind] = field(default_factory=list)
    """What happened between each round and the next: one fewer than the rounds."""

    @property
    def latest(self) -> MethodRow:
        """The method as the latest round that asks about it describes it."""
        return next(method for method in reversed(self.methods) if method)

    def kind(self, earlier: int, later: int) -> LineageKind:
        """Return what happened between two rounds, given by position, however far apart."""
        return _sum_up(self.steps[earlier:later])


class _Link(NamedTuple):
    """That a method of one round's edition became a method of the next round's."""

    origin: str | None
    heir: str | None
    kind: LineageKind


def follow_methods(rounds: Sequence[RoundData], lineage: Iterable[MethodLineage]) -> list[Thread]:
    """Return the threads of all methods of the rounds, in the order of the latest round.

    Methods that only earlier rounds ask about come last. Between rounds of one edition, and
    between editions that no lineage connects, methods are the same when their ids are.
    """
    records = list(lineage)
    threads = [Thread(method.id, [method]) for method in rounds[0].methods]
    for position, (before, after) in enumerate(pairwise(rounds), start=1):
        links = _links(before.edition_id, after.edition_id, records)
        _go_on(threads, position, after.methods, links)
    place: dict[str, int] = {}
    for data in reversed(rounds):
        for method in data.methods:
            place.setdefault(method.id, len(place))
    return sorted(threads, key=lambda thread: place[thread.latest.id])


def _sum_up(kinds: Sequence[LineageKind]) -> LineageKind:
    """Return what several steps in a row come to.

    That a method came or went weighs heaviest (there is nothing to compare with), unless it did
    both; then the first change of its content; a new name alone is no change.
    """
    came, went = LineageKind.NEW in kinds, LineageKind.REMOVED in kinds
    if came != went:
        return LineageKind.NEW if came else LineageKind.REMOVED
    return next((kind for kind in kinds if kind in CONTENT_CHANGED), LineageKind.SAME)


def _links(start: str | None, end: str | None, lineage: Sequence[MethodLineage]) -> list[_Link]:
    """Return what became of each method between two editions, over all editions between them."""
    links: list[_Link] = []
    for step in pairwise(_path(start, end, lineage)):
        links = _carry_on(links, [r for r in lineage if (r.from_edition, r.to_edition) == step])
    return links


def _path(start: str | None, end: str | None, lineage: Iterable[MethodLineage]) -> list[str]:
    """Return the shortest way from edition to edition, both included; empty if there is none."""
    if start is None or end is None or start == end:
        return []
    onward: dict[str, set[str]] = defaultdict(set)
    for record in lineage:
        onward[record.from_edition].add(record.to_edition)
    paths = deque([[start]])
    seen = {start}
    while paths:
        path = paths.popleft()
        if path[-1] == end:
            return path
        for edition in sorted(onward[path[-1]] - seen):
            seen.add(edition)
            paths.append([*path, edition])
    return []


def _carry_on(links: Sequence[_Link], records: Iterable[MethodLineage]) -> list[_Link]:
    """Carry links one edition further. A method without a record stays as it is."""
    begun: list[_Link] = []
    steps: dict[str, list[_Link]] = defaultdict(list)
    for record in records:
        link = _Link(record.from_method, record.to_method, LineageKind(record.kind))
        (begun if link.origin is None else steps[link.origin]).append(link)
    carried = [
        _Link(link.origin, step.heir, _sum_up([link.kind, step.kind]))
        for link in links
        for step in steps.get(link.heir or "", [_Link(None, link.heir, LineageKind.SAME)])
    ]
    reached = {link.heir for link in links}
    first = [step for origin, some in steps.items() if origin not in reached for step in some]
    return [*carried, *first, *begun]


def _go_on(
    threads: list[Thread], position: int, methods: Iterable[MethodRow], links: Iterable[_Link]
) -> None:
    """Lengthen every thread by one round, and begin those that the round adds."""
    onward: dict[str | None, list[_Link]] = defaultdict(list)
    back: dict[str | None, list[_Link]] = defaultdict(list)
    for link in links:
        onward[link.origin].append(link)
        back[link.heir].append(link)
    staying = {t.known_as for t in threads if not onward[t.known_as]}
    free = {method.id: method for method in methods}
    # Lineage chooses before equal ids do: an id that the next edition gave to another method
    # must not be taken by the method that had it before.
    waiting: list[Thread] = []
    for thread in threads:
        heir = _only_heir(onward[thread.known_as], back, staying)
        asked_under_old_name = thread.latest.id in free and heir not in free
        if heir is None or asked_under_old_name:
            waiting.append(thread)
        else:
            thread.steps.append(onward[thread.known_as][0].kind)
            thread.methods.append(free.pop(heir, None))
            thread.known_as = heir
    for thread in waiting:
        name = thread.known_as if thread.known_as in free else thread.latest.id
        thread.steps.append(_kind_of(back[name] or onward[name]))
        thread.methods.append(free.pop(name, None))
    for method in free.values():
        steps = [LineageKind.SAME] * (position - 1) + [_kind_of(back[method.id])]
        threads.append(Thread(method.id, [*[None] * position, method], steps))


def _only_heir(
    links: Sequence[_Link], back: dict[str | None, list[_Link]], staying: set[str]
) -> str | None:
    """Return the one method that a method became, if it became one that no other became."""
    if len(links) != 1 or links[0].kind not in ONE_TO_ONE:
        return None
    heir = links[0].heir
    return heir if len(back[heir]) == 1 and heir not in staying else None


def _kind_of(links: Sequence[_Link]) -> LineageKind:
    return links[0].kind if links else LineageKind.SAME
