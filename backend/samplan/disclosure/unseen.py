"""What the counts that nobody knows could be.

A count that is missing cannot be withheld, and nothing of it is promised. But it is part of sums,
and so a withheld count may be safe because a missing one could be greater or less instead. To be
sure of that, the missing counts get values here that agree with all that is known. Where none are
found, a missing count is taken to be able to rise only, which it always can.

Often a whole kind of cell is missing: figures by sex and figures by age, but none by sex and age.
If the kinds that there are form a tree (as two or more one-way breakdowns do), then there are
always counts for the missing kinds that agree with them, whatever the known ones are; so cells of
missing kinds never stand in the way.
"""

from collections.abc import Container, Iterable

from samplan.disclosure.grid import ENDLESS, Grid

Kind = frozenset[int]
"""The axes along which a cell is no total."""

_FREE = ENDLESS >> 4


def imagine(grid: Grid, seen: Container[int]) -> None:
    """Give the cells that are not seen values that agree with those that are, and hide them."""
    unseen = [cell for cell in range(grid.size) if cell not in seen]
    if not unseen:
        return
    kinds = [_kind(grid, cell) for cell in range(grid.size)]
    present = {kinds[cell] for cell in range(grid.size) if cell in seen}
    bound = set(kinds)
    if is_tree(present):
        bound = {kind for kind in bound if any(kind <= other for other in present)}
    for cell in unseen:
        grid.low[cell] = 0
        grid.value[cell] = 0 if kinds[cell] in bound else _FREE
    inner = [cell for cell in unseen if kinds[cell] in bound]
    if inner:
        _Sums(grid, inner, {cell for cell in unseen if kinds[cell] not in bound}).solve()
    for cell in unseen:
        grid.hide(cell)


def is_tree(kinds: Iterable[Kind]) -> bool:
    """Whether margins of these kinds always fit together if they agree where they overlap.

    The test of Graham, Yu and Özsoyoğlu: take away axes that only one kind has, and kinds that
    are part of another, until nothing changes; it is a tree if nothing is left.
    """
    edges = list(dict.fromkeys(kinds))
    while True:
        edges = [
            edge
            for at, edge in enumerate(edges)
            if not any(edge < other or (edge == other and at > i) for i, other in enumerate(edges))
        ]
        count: dict[int, int] = {}
        for edge in edges:
            for axis in edge:
                count[axis] = count.get(axis, 0) + 1
        trimmed = [frozenset(axis for axis in edge if count[axis] > 1) for edge in edges]
        if trimmed == edges:
            return len(edges) <= 1
        edges = trimmed


def _kind(grid: Grid, cell: int) -> Kind:
    places = grid.places(cell)
    return frozenset(axis for axis, place in enumerate(places) if place != grid.totals[axis])


class _Sums:
    """The sums that have unknown parts, and values for those."""

    def __init__(self, grid: Grid, unknown: list[int], free: set[int]) -> None:
        self._grid = grid
        self._unknown = dict.fromkeys(sorted(unknown, key=lambda cell: (grid.margins(cell), cell)))
        self._lines: list[tuple[int, list[int]]] = []
        self._of: dict[int, list[int]] = {cell: [] for cell in unknown}
        for total, parts in grid.lines():
            cells = [total, *parts]
            if free and not free.isdisjoint(cells):
                continue
            touched = [cell for cell in cells if cell in self._of]
            for cell in touched:
                self._of[cell].append(len(self._lines))
            if touched:
                self._lines.append((total, parts))
        self._open = [
            sum(cell in self._of for cell in (total, *parts)) for total, parts in self._lines
        ]
        self._ready = [line for line, left in enumerate(self._open) if left == 1]

    def solve(self) -> None:
        """Reckon what follows; then take as much as fits, one by one, if that ends well."""
        grid = self._grid
        self._reckon()
        certain = {cell: grid.value[cell] for cell in self._of if cell not in self._unknown}
        while self._unknown:
            cell = next(iter(self._unknown))
            rests = [
                self._rest(line)
                for line in self._of[cell]
                if self._lines[line][0] != cell and self._lines[line][0] not in self._unknown
            ]
            self._set(cell, max(min(rests, default=0), 0))
            self._reckon()
        if not all(self._rest(line) == 0 for line in range(len(self._lines))):
            for cell in self._of:
                grid.value[cell] = certain.get(cell, 0)

    def _reckon(self) -> None:
        """Set what is the only unknown of a sum."""
        while self._ready:
            total, parts = self._lines[line := self._ready.pop()]
            cell = next((cell for cell in (total, *parts) if cell in self._unknown), None)
            if cell is not None:
                rest = self._rest(line)
                self._set(cell, max(-rest if cell == total else rest, 0))

    def _rest(self, line: int) -> int:
        """The total less its parts; what is unknown counts as nothing."""
        total, parts = self._lines[line]
        return self._grid.value[total] - sum(self._grid.value[cell] for cell in parts)

    def _set(self, cell: int, value: int) -> None:
        self._grid.value[cell] = value
        del self._unknown[cell]
        for line in self._of[cell]:
            self._open[line] -= 1
            if self._open[line] == 1:
                self._ready.append(line)
