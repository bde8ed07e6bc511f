"""Tables of counts to protect: made by hand, drawn by Hypothesis, or large ones from a seed."""

from collections.abc import Mapping, Sequence
from itertools import product
from random import Random

from hypothesis import strategies as st

from samplan.disclosure.model import TOTAL, CountTable, Key, Reason, Rule

SHAPES = ((3,), (3, 2), (2, 2), (4, 3), (5, 4), (2, 2, 2), (3, 2, 2), (3, 3, 2))
COUNTS = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 12, 30, 144)


def with_totals(inner: Mapping[Key, int]) -> CountTable:
    """A table with all its margins."""
    axes = tuple((*sorted(set(names)), TOTAL) for names in zip(*inner, strict=True))
    counts: dict[Key, int] = {}
    for key, count in inner.items():
        for margin in product(*((name, TOTAL) for name in key)):
            counts[margin] = counts.get(margin, 0) + count
    return CountTable(axes, counts)


def by_rows(*rows: Sequence[int]) -> CountTable:
    """A table of two dimensions, rows a, b, c … and columns 1, 2, 3 …, with all its margins."""
    return with_totals(
        {
            (letter, str(at)): count
            for letter, row in zip("abcdefghij", rows, strict=False)
            for at, count in enumerate(row, start=1)
        }
    )


def names(shape: Sequence[int]) -> list[list[str]]:
    """Category names for the axes, in the order that they are sorted in."""
    return [
        [f"{letter}{at:03}" for at in range(n)] for letter, n in zip("abcde", shape, strict=False)
    ]


@st.composite
def tables(draw: st.DrawFn) -> CountTable:
    """A whole table of one to three dimensions, with all margins."""
    keys = list(product(*names(draw(st.sampled_from(SHAPES)))))
    numbers = draw(st.lists(st.sampled_from(COUNTS), min_size=len(keys), max_size=len(keys)))
    return with_totals(dict(zip(keys, numbers, strict=True)))


@st.composite
def odd_tables(draw: st.DrawFn) -> CountTable:
    """A table with cells that are missing, public, fixed, withheld elsewhere or partly known."""
    whole = draw(tables())
    keys = sorted(whole.counts)
    some = st.sets(st.sampled_from(keys), max_size=max(1, len(keys) // 6))
    missing = draw(some)
    kind = draw(st.sampled_from(sorted({_kind(key) for key in keys})))
    without_kind = draw(st.booleans())
    counts = {
        key: count
        for key, count in whole.counts.items()
        if key not in missing and not (without_kind and _kind(key) == kind)
    }
    within = draw(st.integers(0, 3))
    return CountTable(
        whole.axes,
        counts,
        public=frozenset(draw(some)) & counts.keys(),
        fixed=frozenset(draw(some)) & counts.keys(),
        forced={key: Reason.LINKED for key in draw(some) if key in counts},
        known={
            key: (max(counts[key] - within, 0), counts[key] + 3 - within)
            for key in sorted(draw(some))
            if key in counts
        },
    )


def _kind(key: Key) -> tuple[bool, ...]:
    return tuple(name == TOTAL for name in key)


def rules() -> st.SearchStrategy[Rule]:
    """Thresholds from 1 to 10, zeros shown or not."""
    return st.builds(
        Rule, threshold=st.sampled_from((5, 5, 1, 2, 3, 4, 7, 10)), zeros=st.booleans()
    )


def large(shape: Sequence[int], small: float, zero: float, seed: int = 1) -> CountTable:
    """A table of many cells, these shares of them small and zero before the margins are added."""
    random = Random(seed)
    inner = {}
    for key in product(*names(shape)):
        chance = random.random()
        if chance < zero:
            inner[key] = 0
        elif chance < zero + small:
            inner[key] = random.randint(1, 4)
        else:
            inner[key] = 5 + int(6 * random.paretovariate(1))
    return with_totals(inner)
