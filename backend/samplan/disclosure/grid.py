"""A table laid out flat, with bit masks by line, so that ways to move its counts are found fast.

A *line* is all cells that differ along one axis only. Every axis here has a total: along each
line the other cells add up to the total. A *move* changes hidden cells so that all sums still
hold. The simplest moves are boxes: one partner category per axis, and all corners in between.
Along an axis, a category and its partner change by opposite amounts, a category and the total by
the same; the signs of the axes multiply.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

BLOCKED = 1 << 50
"""The cost of a cell that may never be hidden."""
FIXED = 1 << 36
"""The cost of a cell that others have decided to show."""
WHOLE = 1 << 26
"""The cost of the grand total."""
ENDLESS = 1 << 60
"""More than any count."""

_PLANE = 2


@dataclass
class Grid:
    """The cells of one part of a table, all of whose axes have a total."""

    shape: tuple[int, ...]
    totals: tuple[int, ...]
    """Where along each axis the total stands."""
    value: list[int] = field(init=False)
    low: list[int] = field(init=False)
    """What everybody knows the cell to be at least, if it is hidden."""
    high: list[int] = field(init=False)
    cost: list[int] = field(init=False)
    """Of hiding the cell; 0 when it is hidden."""
    strides: tuple[int, ...] = field(init=False)
    hidden: list[list[int]] = field(init=False)
    """Per axis, per first cell of a line: which of its categories are hidden."""
    falling: list[list[int]] = field(init=False)
    """The same for hidden cells that can be less than they are."""

    def __post_init__(self) -> None:
        """Lay out as many cells as there are combinations."""
        strides, size = [], 1
        for length in reversed(self.shape):
            strides.append(size)
            size *= length
        self.strides = tuple(reversed(strides))
        self.value = [0] * size
        self.low = [0] * size
        self.high = [ENDLESS] * size
        self.cost = [0] * size
        self.hidden = [[0] * size for _ in self.shape]
        self.falling = [[0] * size for _ in self.shape]

    @property
    def size(self) -> int:
        """How many cells."""
        return len(self.value)

    @property
    def is_plane(self) -> bool:
        """Whether there are two axes."""
        return len(self.shape) == _PLANE

    def places(self, cell: int) -> list[int]:
        """Where the cell stands along each axis."""
        return [
            cell // stride % length for stride, length in zip(self.strides, self.shape, strict=True)
        ]

    def margins(self, cell: int) -> int:
        """Along how many axes the cell is a total."""
        return sum(
            place == total for place, total in zip(self.places(cell), self.totals, strict=True)
        )

    def hide(self, cell: int) -> None:
        """Hide the cell."""
        self.cost[cell] = 0
        falls = self.value[cell] > self.low[cell]
        for axis, place in enumerate(self.places(cell)):
            first = cell - place * self.strides[axis]
            self.hidden[axis][first] |= 1 << place
            if falls:
                self.falling[axis][first] |= 1 << place

    def show(self, cell: int, cost: int) -> None:
        """Show the cell again."""
        self.cost[cell] = cost
        for axis, place in enumerate(self.places(cell)):
            first = cell - place * self.strides[axis]
            self.hidden[axis][first] &= ~(1 << place)
            self.falling[axis][first] &= ~(1 << place)

    def lines(self) -> Iterator[tuple[int, list[int]]]:
        """Every line: its total, and its other cells."""
        for axis, (length, stride) in enumerate(zip(self.shape, self.strides, strict=True)):
            others = [
                [place * step for place in range(size)] if at != axis else [0]
                for at, (size, step) in enumerate(zip(self.shape, self.strides, strict=True))
            ]
            total = self.totals[axis]
            steps = [place * stride for place in range(length) if place != total]
            for places in product(*others):
                first = sum(places)
                yield first + total * stride, [first + step for step in steps]


class Walk:
    """The counts as they could be instead: the true ones, and moves from there."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.moved: dict[int, int] = {}
        """By how much each touched cell differs from its true count."""

    def room(self, ups: Sequence[int], downs: Sequence[int]) -> int:
        """How far these cells can go up and those down together."""
        low, high, value, moved = (
            self._grid.low, self._grid.high, self._grid.value, self.moved,
        )  # fmt: skip
        room = ENDLESS
        for cell in downs:
            left = value[cell] + moved.get(cell, 0) - low[cell]
            if left < room:
                if left <= 0:
                    return 0
                room = left
        for cell in ups:
            left = high[cell] - value[cell] - moved.get(cell, 0)
            room = min(room, left)
        return max(room, 0)

    def go(self, ups: Sequence[int], downs: Sequence[int], by: int) -> None:
        """Move."""
        for cell in ups:
            self.moved[cell] = self.moved.get(cell, 0) + by
        for cell in downs:
            self.moved[cell] = self.moved.get(cell, 0) - by
