"""Finding boxes: among hidden cells for nothing, or the cheapest there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from samplan.disclosure.grid import BLOCKED, Grid, Walk


@dataclass(frozen=True, slots=True)
class Box:
    """A move: these cells go up as much as those go down."""

    ups: list[int]
    downs: list[int]
    cost: int = 0


def free_boxes(grid: Grid, cell: int, *, up: bool) -> Iterator[Box]:
    """Every box of hidden cells that moves the cell in the direction, always in the same order."""
    axes = sorted(range(len(grid.shape)), key=lambda axis: (grid.shape[axis], axis))
    return free_corners(grid, cell, axes, up=up)


def free_corners(grid: Grid, cell: int, axes: list[int], *, up: bool) -> Iterator[Box]:
    """The same along these axes only: alone no move, but a part of one."""
    ups, downs = ([cell], []) if up else ([], [cell])
    return _free(grid, grid.places(cell), axes, 0, ups, downs)


def _free(
    grid: Grid, places: list[int], axes: list[int], depth: int, ups: list[int], downs: list[int]
) -> Iterator[Box]:
    if depth == len(axes):
        yield Box(ups, downs)
        return
    axis = axes[depth]
    place, stride, total = places[axis], grid.strides[axis], grid.totals[axis]
    offset = place * stride
    hidden, falling = grid.hidden[axis], grid.falling[axis]
    same = flipped = -1
    for corner in ups:
        same &= hidden[corner - offset]
        flipped &= falling[corner - offset]
    for corner in downs:
        same &= falling[corner - offset]
        flipped &= hidden[corner - offset]
    if place != total:
        same &= 1 << total
        flipped &= ~(1 << total | 1 << place)
    else:
        same &= ~(1 << place)
        flipped = 0
    for partners, flip in ((flipped, True), (same, False)):
        while partners:
            lowest = partners & -partners
            partners ^= lowest
            shift = (lowest.bit_length() - 1 - place) * stride
            rising = [corner + shift for corner in (downs if flip else ups)]
            sinking = [corner + shift for corner in (ups if flip else downs)]
            yield from _free(grid, places, axes, depth + 1, ups + rising, downs + sinking)


class Cheapest:
    """Looks for the cheapest box that moves a cell by at least so much.

    Branch and bound: partners are tried in the order of what they cost beside the cell itself,
    and a branch is left when what it costs so far, and the least that the rest of the axes will
    add, is no less than the best box found.
    """

    def __init__(self, grid: Grid, walk: Walk, need: int, below: int) -> None:
        self._grid = grid
        self._walk = walk
        self._need = need
        self._below = below
        """Cells that cost as much as this are not used."""
        self._best: Box | None = None
        self._bound = BLOCKED * 64

    def box(self, cell: int, *, up: bool) -> Box | None:
        """The cheapest, or none."""
        grid = self._grid
        self._places = grid.places(cell)
        ups, downs = ([cell], []) if up else ([], [cell])
        if self._walk.room(ups, downs) < self._need:
            return None
        partners = [self._partners(axis, cell, up=up) for axis in range(len(grid.shape))]
        if not all(partners):
            return None
        self._axes = sorted(range(len(partners)), key=lambda axis: (len(partners[axis]), axis))
        self._partners_by_depth = [partners[axis] for axis in self._axes]
        self._rest = [0] * (len(partners) + 1)
        for depth in reversed(range(len(partners))):
            self._rest[depth] = self._rest[depth + 1] + self._partners_by_depth[depth][0][0]
        self._search(0, ups, downs, 0)
        return self._best

    def _partners(self, axis: int, cell: int, *, up: bool) -> list[tuple[int, int]]:
        """Cost and place of each partner along the axis, cheapest first."""
        grid, found = self._grid, []
        place, stride, total = self._places[axis], grid.strides[axis], grid.totals[axis]
        for partner in range(grid.shape[axis]):
            corner = cell + (partner - place) * stride
            if partner == place or grid.cost[corner] >= self._below:
                continue
            rises = up == (total in {place, partner})
            if self._walk.room(*(([corner], []) if rises else ([], [corner]))) >= self._need:
                found.append((grid.cost[corner], partner))
        return sorted(found)

    def _search(self, depth: int, ups: list[int], downs: list[int], spent: int) -> None:
        if depth == len(self._axes):
            if spent < self._bound:
                self._bound = spent
                self._best = Box(ups, downs, spent)
            return
        grid, axis = self._grid, self._axes[depth]
        cost, below = grid.cost, self._below
        place, stride, total = self._places[axis], grid.strides[axis], grid.totals[axis]
        rest = self._rest[depth + 1]
        for least, partner in self._partners_by_depth[depth]:
            if spent + least + rest >= self._bound:
                break
            shift = (partner - place) * stride
            paid = spent + rest
            for corner in ups:
                price = cost[corner + shift]
                paid += price if price < below else BLOCKED * 64
            for corner in downs:
                price = cost[corner + shift]
                paid += price if price < below else BLOCKED * 64
            if paid >= self._bound:
                continue
            same = total in {place, partner}
            rising = [corner + shift for corner in (ups if same else downs)]
            sinking = [corner + shift for corner in (downs if same else ups)]
            if self._walk.room(rising, sinking) >= self._need:
                self._search(depth + 1, ups + rising, downs + sinking, paid - rest)
