"""Sums by anything: the same kronor whichever way they are added up."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from samplan.costs.grouping import ONCE, RECURRING, SEVERAL, Summed, sum_all, sum_by
from samplan.costs.prices import Prices
from samplan.costs.ranges import NOTHING, Range, add
from samplan.costs.reckoning import Book, Choice, Facts, choose, falling_on
from samplan.costs.terms import WHOLE, Bound, Grouping
from support.reckoning import FIVE, chosen, item

CPI = Prices(2023, {2021: 343_190, 2022: 371_910, 2023: 403_700})


def test_groups() -> None:
    found = chosen(
        item("a", 1),
        item("b", 10, step_id="step-2", activity_id="2-1", frequency="once", unit="once"),
        item("c", 100, step_id=None, activity_id=None),
        item("d", None),
        roles={"a": ["nurse"], "b": ["nurse", "physician"], "d": ["nurse"]},
        shares={"a": [("22", WHOLE)], "b": [("22", 50_000), ("2281", 50_000)]},
    )
    expected = {
        Grouping.STEP: {"step-1": "a", "step-2": "b", None: "c"},
        Grouping.ACTIVITY: {"1-1": "a", "2-1": "b", None: "c"},
        Grouping.ORGANISATION: {"22": "ab", "2281": "b", None: "c"},
        Grouping.ROLE: {"nurse": "a", SEVERAL: "b", None: "c"},
        Grouping.RECURRENCE: {RECURRING: "ac", ONCE: "b"},
        Grouping.ITEM: {"a": "a", "b": "b", "c": "c", "d": ""},
        Grouping.YEAR: {"2022": "abc"} | {str(year): "ac" for year in FIVE[1:]},
    }
    for by, groups in expected.items():
        sums = sum_by(found, by)
        assert {key: "".join(one.item_ids) for key, one in sums.items()} == groups, by


AMOUNTS = st.integers(0, 10**10)
KNOWN = st.sampled_from([Bound.EXACT.value, Bound.ABOUT.value, Bound.AT_LEAST.value])


@st.composite
def _items(draw: st.DrawFn, number: int) -> Facts:
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    not_costed = draw(st.sampled_from([None, None, None, "no_price"]))
    first = draw(st.one_of(st.none(), st.integers(2018, 2030)))
    return item(
        f"item-{number}",
        None if not_costed else low,
        None if not_costed else high,
        low_bound=draw(KNOWN),
        high_bound=draw(KNOWN),
        not_costed=not_costed,
        step_id=draw(st.sampled_from(["step-1", "step-2", None])),
        activity_id=draw(st.sampled_from(["1-1", "1-2", None])),
        frequency=draw(st.sampled_from(["yearly", "every_n_years", "once", "as_needed"])),
        every_years=draw(st.integers(2, 4)),
        quantity_low=draw(st.one_of(st.none(), st.integers(0, 5_000))),
        unit=draw(st.sampled_from(["year", "course"])),
        first_year=first,
        price_year=draw(st.sampled_from([2021, 2022, 2023])),
        optional=draw(st.booleans()),
    )


@st.composite
def _books(draw: st.DrawFn) -> Book:
    items = [draw(_items(number)) for number in range(draw(st.integers(0, 8)))]
    payers = ["22", "2260", "2281", "2284"]
    shares, roles = {}, {}
    for one in items:
        cuts = sorted(draw(st.lists(st.integers(0, WHOLE), min_size=1, max_size=4)))
        weights = [high - low for low, high in zip([0, *cuts], cuts, strict=False)]
        shares[one.id] = list(zip(payers, weights, strict=False))
        roles[one.id] = draw(st.lists(st.sampled_from(["nurse", "physician"]), max_size=2))
    return Book(items, {"step-1": 1, "step-2": 2}, shares, roles)


def _add(sums: Sequence[Summed]) -> tuple[Range, list[Range]]:
    """The totals together, and the years together."""
    years = [
        add(column) for column in zip(*([r for _, r in one.years] for one in sums), strict=True)
    ]
    return add(one.total for one in sums), years


@settings(deadline=None)
@given(_books(), st.booleans())
def test_every_way_to_add_up_the_same_items_gives_the_same_kronor(
    drawn: Book, converted: bool
) -> None:
    found = choose(drawn, Choice(), FIVE, CPI if converted else None)
    whole = sum_all(found)
    assert add(one for _, one in whole.years) == whole.total
    for by in Grouping:
        groups = list(sum_by(found, by).values())
        if not groups:
            assert whole.total == NOTHING
        elif by is Grouping.YEAR:
            assert add(one.total for one in groups) == whole.total
        else:
            assert _add(groups) == (whole.total, [one for _, one in whole.years]), by


@settings(deadline=None)
@given(_books())
def test_every_item_is_counted_or_told_of_exactly_once(drawn: Book) -> None:
    found = choose(drawn, Choice(), FIVE)
    told = [
        *(one.id for one in found.counted),
        *(one.id for one in found.not_summed),
        *(item_id for item_id, _ in found.left_out),
    ]
    assert sorted(told) == sorted(one.id for one in drawn.items)
    assert sum_all(found).item_ids == tuple(one.id for one in found.counted)


@settings(deadline=None)
@given(_books(), st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(drawn: Book, chance: Any) -> None:
    mixed = list(drawn.items)
    chance.shuffle(mixed)
    first = sum_all(choose(drawn, Choice(), FIVE))
    second = sum_all(choose(Book(mixed, drawn.steps, drawn.shares), Choice(), FIVE))
    assert (first.total, first.years, first.annual) == (second.total, second.years, second.annual)


@settings(deadline=None)
@given(_books(), st.data())
def test_narrowing_an_item_never_widens_any_sum(drawn: Book, data: st.DataObject) -> None:
    narrowed = []
    for one in drawn.items:
        if one.low is not None and one.high is not None:
            low = data.draw(st.integers(one.low, one.high))
            one = one._replace(low=low, high=data.draw(st.integers(low, one.high)))
        narrowed.append(one)
    wide = sum_all(choose(drawn, Choice(), FIVE)).total
    narrow = sum_all(choose(Book(narrowed, drawn.steps), Choice(), FIVE)).total
    assert wide.low <= narrow.low <= narrow.high <= wide.high


@settings(deadline=None)
@given(_books())
def test_parts_of_organisations_are_the_whole(drawn: Book) -> None:
    found = choose(drawn, Choice(), FIVE)
    groups = sum_by(found, Grouping.ORGANISATION)
    for organisation in ("22", "2260", "2281", "2284"):
        alone = sum_all(falling_on(found, organisation)).total
        whole = groups[organisation].total if organisation in groups else NOTHING
        assert (alone.low, alone.high) == (whole.low, whole.high)
