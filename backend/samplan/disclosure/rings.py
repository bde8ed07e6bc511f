"""Finding rings: moves along a closed way through the rows and columns of a plane.

A box goes from one row to another and back. A ring may visit any number of them: along a row one
cell goes up and another down, along that one's column a third goes up, and so on until the way
closes. Rings exist where no box does, and often they cost less. With more than two axes, the ring
runs in the plane of two of them, and in all layers at once that a box on the other axes joins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, islice, product

from samplan.disclosure.boxes import Box, free_corners
from samplan.disclosure.grid import Grid, Walk

LAYERS_TRIED = 5
"""Ways to join layers that are tried for each plane."""
SHORTEST_SIDE = 3
"""Where an axis has one category and the total, every ring is a box."""
WIDEST_PLANE = 1500
"""Rings that cost something are not looked for in planes with more cells than this."""


def free_ring(grid: Grid, walk: Walk, cell: int, *, up: bool) -> Box | None:
    """The shortest ring of hidden cells that moves the cell in the direction, if there is any."""
    for plane, others in _planes(grid):
        for corners in islice(free_corners(grid, cell, others, up=up), LAYERS_TRIED):
            if ring := _Plane(grid, walk, cell, plane, corners).free():
                return ring
    return None


def cheapest_ring(
    grid: Grid, walk: Walk, cell: int, need: int, below: int, bound: int, *, up: bool
) -> Box | None:
    """The cheapest ring that moves the cell by so much, if it costs less than the bound."""
    best = None
    for plane, others in _planes(grid):
        if grid.shape[plane[0]] * grid.shape[plane[1]] > WIDEST_PLANE:
            continue
        ways = _joined(grid, cell, others, up=up)
        for corners in islice(ways, LAYERS_TRIED if others else 1):
            ring = _Plane(grid, walk, cell, plane, corners).cheapest(need, below, bound)
            if ring:
                best, bound = ring, ring.cost
    return best


def _planes(grid: Grid) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Every two axes, with the others; where both are so short that all rings are boxes, none."""
    axes = range(len(grid.shape))
    for plane in combinations(axes, 2):
        if min(grid.shape[axis] for axis in plane) >= SHORTEST_SIDE:
            yield plane, [axis for axis in axes if axis not in plane]


def _joined(grid: Grid, cell: int, others: list[int], *, up: bool) -> Iterator[Box]:
    """Every way to join the cell's layer with others, the cheapest partners of the cell first."""
    places = grid.places(cell)
    partners = []
    for axis in others:
        corners = [
            (cell + (place - places[axis]) * grid.strides[axis], place)
            for place in range(grid.shape[axis])
            if place != places[axis]
        ]
        partners.append(sorted((grid.cost[corner], place) for corner, place in corners))
    for chosen in product(*partners):
        ups, downs = ([cell], []) if up else ([], [cell])
        for axis, (_, place) in zip(others, chosen, strict=True):
            shift = (place - places[axis]) * grid.strides[axis]
            same = grid.totals[axis] in {place, places[axis]}
            rising = [corner + shift for corner in (ups if same else downs)]
            sinking = [corner + shift for corner in (downs if same else ups)]
            ups, downs = ups + rising, downs + sinking
        yield Box(ups, downs)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the plane's two axes: as the cell's own line lies along it."""

    axis: int
    place: int
    stride: int
    total: int
    length: int

    def turns(self, place: int) -> bool:
        """Whether going there from the cell's place changes whose sign counts: total or part."""
        return (place == self.total) != (self.place == self.total)


class _Plane:
    """The plane through a cell, and those of the corners that are moved with it."""

    def __init__(
        self, grid: Grid, walk: Walk, cell: int, plane: tuple[int, int], corners: Box
    ) -> None:
        self._grid = grid
        self._walk = walk
        self._ups, self._downs = corners.ups, corners.downs
        places = grid.places(cell)
        # A row and a column; from either, the way goes on along the other.
        self._sides = tuple(
            _Side(axis, places[axis], grid.strides[axis], grid.totals[axis], grid.shape[axis])
            for axis in plane
        )

    def free(self) -> Box | None:
        """The shortest ring of hidden cells."""
        if not self._walk.room(self._ups, self._downs):
            return None
        if not self._closing():
            return None
        # The masks tell what could move before this walk began; mostly that still holds.
        ring = self._shortest(exactly=False)
        if ring and not self._walk.room(ring.ups, ring.downs):
            ring = self._shortest(exactly=True)
        return ring

    def _shortest(self, *, exactly: bool) -> Box | None:
        came: tuple[dict[int, int], dict[int, int]] = ({}, {self._sides[1].place: -1})
        seen = [0, 1 << self._sides[1].place]
        front = [self._sides[1].place]
        side = 0
        while front:
            # From columns to rows every second time, and from rows to columns in between.
            ahead = []
            for place in front:
                reached = self._reached(side, place, onward=side == 1) & ~seen[side]
                while reached:
                    lowest = reached & -reached
                    reached ^= lowest
                    there = lowest.bit_length() - 1
                    if exactly and not self._has_room(side, place, there):
                        continue
                    seen[side] |= lowest
                    came[side][there] = place
                    if side == 0 and there == self._sides[0].place:
                        return self._ring(came, 0)
                    ahead.append(there)
            front = ahead
            side = 1 - side
        return None

    def cheapest(self, need: int, below: int, bound: int) -> Box | None:
        """The cheapest ring that moves at least so much and costs less than the bound."""
        base = self._price(self._sides[0].place, self._sides[1].place, need, below, onward=True)
        if base is None or base >= bound:
            return None
        came: tuple[dict[int, int], dict[int, int]] = ({}, {})
        done: tuple[set[int], set[int]] = (set(), set())
        best: tuple[dict[int, int], dict[int, int]] = ({}, {self._sides[1].place: base})
        heap = [(base, 1, self._sides[1].place)]
        while heap:
            spent, kind, place = heappop(heap)
            if kind == 0 and place == self._sides[0].place:
                ring = self._ring(came, spent)
                return ring if self._walk.room(ring.ups, ring.downs) >= need else None
            if place in done[kind]:
                continue
            done[kind].add(place)
            side = 1 - kind
            for there in range(self._sides[side].length):
                if there in done[side]:
                    continue
                row, column = (there, place) if side == 0 else (place, there)
                if (row, column) == (self._sides[0].place, self._sides[1].place):
                    continue
                price = self._price(row, column, need, below, onward=side == 1)
                if price is None:
                    continue
                total = spent + price
                if total < bound and total < best[side].get(there, bound):
                    best[side][there] = total
                    came[side][there] = place
                    heappush(heap, (total, side, there))
        return None

    def _closing(self) -> int:
        """The columns from which the way can come back to the cell's row."""
        return self._reached(1, self._sides[0].place, onward=False)

    def _reached(self, side: int, place: int, *, onward: bool) -> int:
        """Which rows (side 0) can be reached from the column, or columns from the row."""
        here, there = self._sides[1 - side], self._sides[side]
        shift = (place - here.place) * here.stride - there.place * there.stride
        flip = here.turns(place) ^ (not onward)
        total = 1 << there.total
        own = there.place == there.total
        parts = self._mask(there.axis, shift, flip=flip ^ own) & ~total
        whole = self._mask(there.axis, shift, flip=flip ^ (not own)) & total
        reached = parts | whole
        if place == here.place:
            reached &= ~(1 << there.place)
        return reached

    def _mask(self, axis: int, shift: int, *, flip: bool) -> int:
        hidden, falling = self._grid.hidden[axis], self._grid.falling[axis]
        rising, sinking = (self._downs, self._ups) if flip else (self._ups, self._downs)
        mask = (1 << self._grid.shape[axis]) - 1
        for corner in rising:
            mask &= hidden[corner + shift]
        for corner in sinking:
            mask &= falling[corner + shift]
        return mask

    def _cells(self, row: int, column: int, *, onward: bool) -> tuple[list[int], list[int]]:
        """The cells at the row and column that go up, and those that go down."""
        rows, columns = self._sides
        shift = (row - rows.place) * rows.stride + (column - columns.place) * columns.stride
        ups = [corner + shift for corner in self._ups]
        downs = [corner + shift for corner in self._downs]
        same = onward ^ rows.turns(row) ^ columns.turns(column)
        return (ups, downs) if same else (downs, ups)

    def _has_room(self, side: int, place: int, there: int) -> bool:
        row, column = (there, place) if side == 0 else (place, there)
        return self._walk.room(*self._cells(row, column, onward=side == 1)) > 0

    def _price(self, row: int, column: int, need: int, below: int, *, onward: bool) -> int | None:
        ups, downs = self._cells(row, column, onward=onward)
        price = 0
        for corners in (ups, downs):
            for corner in corners:
                cost = self._grid.cost[corner]
                if cost >= below:
                    return None
                price += cost
        return price if self._walk.room(ups, downs) >= need else None

    def _ring(self, came: tuple[dict[int, int], dict[int, int]], cost: int) -> Box:
        """The way back from the cell's row to its column, as one move."""
        rows, columns = self._sides
        ups, downs = list(self._ups), list(self._downs)
        row = rows.place
        while True:
            column = came[0][row]
            rising, sinking = self._cells(row, column, onward=False)
            ups, downs = ups + rising, downs + sinking
            if column == columns.place:
                return Box(ups, downs, cost)
            row = came[1][column]
            rising, sinking = self._cells(row, column, onward=True)
            ups, downs = ups + rising, downs + sinking
