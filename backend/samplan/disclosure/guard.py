"""Hides as many cells of one part of a table as it takes that no hidden one can be worked out."""

from collections import deque
from dataclasses import dataclass, field

from samplan.disclosure.boxes import Box, Cheapest, free_boxes
from samplan.disclosure.grid import BLOCKED, ENDLESS, FIXED, WHOLE, Grid, Walk
from samplan.disclosure.model import Rule
from samplan.disclosure.rings import cheapest_ring, free_ring

BOXES_TRIED = 2000
"""Boxes of hidden cells that are tried before a further cell is hidden."""

RINGS_BOUGHT = 200
"""How often the cheapest ring is looked for in one part of a table; it takes long."""


@dataclass
class Reach:
    """How far a cell can be from its true count in what a stranger must think possible."""

    down: int = 0
    up: int = 0
    down_by: frozenset[int] = frozenset()
    """The cells that move with it."""
    up_by: frozenset[int] = frozenset()


@dataclass
class Guard:
    """Hides the cells that must be hidden, and then others until every hidden one is safe."""

    grid: Grid
    rule: Rule
    floor: list[int]
    """The least that each cell can be, by which cells are zero."""
    hidden: list[int] = field(default_factory=list)
    """Cells to keep safe, in the order in which they were hidden."""
    needed: set[int] = field(default_factory=set)
    """Fixed cells without which others are not safe."""
    failed: set[int] = field(default_factory=set)
    reach: dict[int, Reach] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with nothing to do."""
        self._queue: deque[int] = deque()
        self._rings = RINGS_BOUGHT

    def hide(self, cell: int) -> None:
        """Hide a cell, and keep it safe from then on."""
        if self.grid.cost[cell] >= FIXED:
            self.needed.add(cell)
        self.grid.hide(cell)
        self.hidden.append(cell)
        self.reach.setdefault(cell, Reach())
        self._queue.append(cell)

    def run(self) -> None:
        """Make every hidden cell safe."""
        while self._queue:
            cell = self._queue.popleft()
            if not self.is_safe(cell) and not self._make_safe(cell):
                self.failed.add(cell)

    def exposed(self) -> set[int]:
        """The hidden cells that are not safe, or only if fixed ones are hidden."""
        return self.failed | {
            cell
            for cell in self.hidden
            if not self.needed.isdisjoint(self.reach[cell].down_by)
            or not self.needed.isdisjoint(self.reach[cell].up_by)
        }

    def is_safe(self, cell: int) -> bool:
        """Whether the cell reaches as far as the rule wants."""
        down, up, width = self._aims(cell)
        reach = self.reach[cell]
        return reach.down >= down and reach.up >= up and reach.down + reach.up >= width

    def _aims(self, cell: int) -> tuple[int, int, int]:
        """How far down, how far up, and how far in all the cell must reach.

        A zero that others withhold need not be kept safe where zeros may be known.
        """
        grid, rule, value = self.grid, self.rule, self.grid.value[cell]
        width = min(rule.width, grid.high[cell] - grid.low[cell])
        if value < rule.lowest:
            return 0, 0, 0
        if not rule.is_small(value):
            return 0, 0, width
        least = max(self.floor[cell], grid.low[cell])
        most = min(max(rule.threshold, least + rule.width), grid.high[cell])
        return max(value - least, 0), max(most - value, 0), 0

    def _make_safe(self, cell: int) -> bool:
        """Find moves among the hidden cells; hide further ones where there are none."""
        down, up, width = self._aims(cell)
        reach = self.reach[cell]
        if width:
            # Any range will do that is wide enough; what costs nothing comes first.
            for rising in (True, False):
                missing = width - reach.down - reach.up
                if missing > 0:
                    self._walk(cell, (reach.up if rising else reach.down) + missing, up=rising)
            missing = width - reach.down - reach.up
            if missing <= 0:
                return True
            if reach.up:
                self._walk(cell, reach.up + missing, up=True, pays=True)
            else:
                self._walk(cell, reach.down + missing, up=False, pays=True)
            up = reach.up + max(width - reach.down - reach.up, 0)
        if reach.down < down:
            self._walk(cell, down, up=False, pays=True)
        if reach.up < up:
            self._walk(cell, up, up=True, pays=True)
        return self.is_safe(cell)

    def _walk(self, cell: int, aim: int, *, up: bool, pays: bool = False) -> None:
        """Go from the true counts until the cell differs by the aim, or nothing leads further."""
        walk = Walk(self.grid)
        gone = 0
        for tried, box in enumerate(free_boxes(self.grid, cell, up=up)):
            if by := min(walk.room(box.ups, box.downs), aim - gone):
                gone += by
                self._go(walk, box, by)
            if gone >= aim or tried >= BOXES_TRIED:
                break
        while pays and gone < aim and (ring := free_ring(self.grid, walk, cell, up=up)):
            by = min(walk.room(ring.ups, ring.downs), aim - gone)
            gone += by
            self._go(walk, ring, by)
        while pays and gone < aim and (found := self._buy(walk, cell, aim - gone, up=up)):
            by = min(walk.room(found.ups, found.downs), aim - gone)
            gone += by
            for corner in sorted((*found.ups, *found.downs)):
                if self.grid.cost[corner]:
                    self.hide(corner)
            self._go(walk, found, by)

    def _buy(self, walk: Walk, cell: int, need: int, *, up: bool) -> Box | None:
        """The cheapest box; fixed cells only if there is no other way, the grand total before."""
        for below in (WHOLE, FIXED, BLOCKED):
            for least in sorted({need, 1}, reverse=True):
                box = Cheapest(self.grid, walk, least, below).box(cell, up=up)
                bound = BLOCKED if box is None else box.cost
                ring = None
                if self._rings and (self.grid.is_plane or bound >= WHOLE):
                    self._rings -= 1
                    ring = cheapest_ring(self.grid, walk, cell, least, below, bound, up=up)
                if found := ring or box:
                    return found
        return None

    def _go(self, walk: Walk, box: Box, by: int) -> None:
        """Move, and remember how far each hidden cell has come."""
        walk.go(box.ups, box.downs, by)
        touched = frozenset(walk.moved)
        for cell, moved in walk.moved.items():
            reach = self.reach.get(cell)
            if reach is None:
                continue
            if moved > reach.up:
                reach.up, reach.up_by = min(moved, ENDLESS), touched
            elif -moved > reach.down:
                reach.down, reach.down_by = -moved, touched
