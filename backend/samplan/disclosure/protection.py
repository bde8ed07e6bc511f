"""Which counts of a table are withheld.

Small counts are, and as many others as it takes that nobody can work a withheld one out from what
is shown and from the sums. See docs/protection.md for what is promised and what is not.

How it is made certain: a withheld count is safe when the counts can be moved – from the true ones,
all sums kept, nothing that is shown changed, nothing withheld made less than everybody knows it to
be – so far down and so far up as the rule wants. Whoever sees only what is shown must think all of
these possible. Each such move is found and not guessed; where there is none among the withheld
counts, the cheapest further ones are withheld. Withholding more never spoils a move, so each
count has to be made safe once only.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from samplan.disclosure.grid import BLOCKED, FIXED, WHOLE, Grid
from samplan.disclosure.guard import Guard
from samplan.disclosure.model import TOTAL, CountTable, Key, Protected, Reason, Rule
from samplan.disclosure.unseen import imagine

# A margin stands in more tables, and says more, than a cell inside.
_MARGIN = 2
"""As a power of two, for each axis along which the cell is a total."""


def protect(table: CountTable, rule: Rule) -> Protected:
    """Which cells are withheld, so that every withheld one is safe; the same table, the same."""
    withheld: dict[Key, Reason] = {}
    exposed: set[Key] = set()
    needed: set[Key] = set()
    for part in _parts(table):
        part.protect(table, rule)
        withheld |= part.withheld
        exposed |= part.exposed
        needed |= part.needed
    return Protected(withheld, frozenset(exposed), frozenset(needed))


class _Part:
    """The cells that share their categories on all axes without a total."""

    def __init__(self, axes: list[tuple[str, ...]], keys: dict[int, Key]) -> None:
        self.keys = keys
        """The cells that have a count, by their place in the grid."""
        self.grid = Grid(
            tuple(len(axis) for axis in axes), tuple(axis.index(TOTAL) for axis in axes)
        )
        self.withheld: dict[Key, Reason] = {}
        self.exposed: set[Key] = set()
        self.needed: set[Key] = set()

    def protect(self, table: CountTable, rule: Rule) -> None:
        """Withhold what must be."""
        grid = self.grid
        primary = {cell: reason for cell in self.keys if (reason := self._lay(cell, table, rule))}
        if not primary:
            return
        imagine(grid, self.keys)
        guard = Guard(grid, rule, _floors(grid, self.keys, rule))
        for cell in sorted(primary, key=lambda cell: (grid.value[cell], cell)):
            guard.hide(cell)
        guard.run()
        for cell in guard.hidden:
            if cell not in guard.needed:
                self.withheld[self.keys[cell]] = primary.get(cell, Reason.COMPLEMENTARY)
        self.needed = {self.keys[cell] for cell in guard.needed}
        self.exposed = {self.keys[cell] for cell in guard.exposed() - guard.needed}

    def _lay(self, cell: int, table: CountTable, rule: Rule) -> Reason | None:
        """Lay a count into the grid; why it is withheld, if for its own sake."""
        grid, key = self.grid, self.keys[cell]
        count = table.counts[key]
        low, high = table.known.get(key, (0, None))
        grid.value[cell] = count
        grid.low[cell] = min(max(rule.lowest, low), count)
        if high is not None:
            grid.high[cell] = max(high, count)
        if key in table.public:
            grid.cost[cell] = BLOCKED
            return None
        if key in table.forced:
            return Reason.SMALL if rule.is_small(count) else table.forced[key]
        if count < rule.lowest:
            grid.cost[cell] = BLOCKED
            return None
        grid.cost[cell] = _price(count, grid.margins(cell), len(grid.shape))
        if key in table.fixed:
            grid.cost[cell] += FIXED
            return None
        return Reason.SMALL if rule.is_small(count) else None


def _price(count: int, margins: int, axes: int) -> int:
    """What it costs to withhold a count: more for greater ones and much more for margins."""
    if margins == axes:
        return WHOLE + min(count, WHOLE)
    bits = count.bit_length()
    fraction = (count << 4 >> bits) & 7
    return (bits * 8 + fraction + 8) << _MARGIN * margins


def _floors(grid: Grid, seen: Mapping[int, Key], rule: Rule) -> list[int]:
    """The least that each cell can be when all that is known is which cells are zero."""
    floor = [0] * grid.size
    if rule.zeros:
        return floor
    for cell in seen:
        floor[cell] = min(1, grid.low[cell])
    by_margins = sorted(
        ((grid.margins(total), total, cells) for total, cells in grid.lines()),
        key=lambda line: line[:2],
    )
    for _, total, cells in by_margins:
        floor[total] = max(floor[total], sum(floor[cell] for cell in cells))
    return floor


def _parts(table: CountTable) -> Iterator[_Part]:
    """The table cut along the axes that have no total."""
    summed = [len(axis) > 1 and TOTAL in axis for axis in table.axes]
    place = [{category: at for at, category in enumerate(axis)} for axis in table.axes]
    inner = [axis for axis, has in zip(table.axes, summed, strict=True) if has]
    strides = [0] * len(table.axes)
    size = 1
    for at in reversed(range(len(table.axes))):
        if summed[at]:
            strides[at] = size
            size *= len(table.axes[at])
    cells: dict[Key, dict[int, Key]] = {}
    for key in table.counts:
        outer = tuple(name for name, has in zip(key, summed, strict=True) if not has)
        try:
            cell = sum(
                stride * place[at][name]
                for at, (stride, name) in enumerate(zip(strides, key, strict=True))
            )
        except KeyError:
            raise ValueError(f"Not a category of its axis: {key!r}") from None
        cells.setdefault(outer, {})[cell] = key
    others = [axis for axis, has in zip(table.axes, summed, strict=True) if not has]
    for outer in product(*others):
        if outer in cells:
            yield _Part(inner, dict(sorted(cells[outer].items())))
