"""Pages and sorting of lists that are computed in memory."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.web.errors import ProblemError
from samplan.web.paging import Paging, slice_page, sort_fields, sort_items

Item = dict[str, Any]
KEYS = {"a": lambda item: item["a"], "b": lambda item: item["b"]}
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"a": st.none() | st.integers(0, 3), "b": st.integers(0, 3), "id": st.integers()}
    ),
    max_size=30,
)


@given(st.lists(st.integers(), max_size=50), st.integers(1, 60))
def test_the_pages_together_are_the_list(items: list[int], limit: int) -> None:
    pages = [slice_page(items, Paging(page, limit, None)) for page in range(1, 52)]
    assert [item for page in pages for item in page] == items
    assert all(len(page) <= limit for page in pages)


@given(ITEMS)
def test_sorting_loses_nothing_and_puts_blanks_last_either_way(items: list[Item]) -> None:
    for sort in ("a", "-a"):
        found = sort_items(items, Paging(1, 20, sort), KEYS)
        assert sorted(map(id, found)) == sorted(map(id, items))
        values = [item["a"] for item in found]
        known = [value for value in values if value is not None]
        assert values == known + [None] * (len(values) - len(known))
        assert known == sorted(known, reverse=sort.startswith("-"))


@given(ITEMS)
def test_a_second_field_decides_among_equals_and_the_list_s_own_order_after_it(
    items: list[Item],
) -> None:
    found = sort_items(items, Paging(1, 20, "b,-a"), KEYS)
    order = {id(item): place for place, item in enumerate(items)}

    def key(item: Item) -> tuple[int, bool, int, int]:
        return item["b"], item["a"] is None, -(item["a"] or 0), order[id(item)]

    assert list(map(id, found)) == list(map(id, sorted(items, key=key)))


def test_without_a_wish_the_list_keeps_its_order() -> None:
    items = [{"a": 2}, {"a": None}, {"a": 1}]
    assert sort_items(items, Paging(1, 20, None), KEYS) == items


def test_fields_are_named_in_the_order_asked_for_with_their_direction() -> None:
    assert sort_fields(Paging(1, 20, "-b,a"), ["a", "b"]) == [("b", True), ("a", False)]
    assert sort_fields(Paging(1, 20, None), ["a"]) == []


@pytest.mark.parametrize("sort", ["c", "a,c", "-c", "A"])
def test_a_field_that_there_is_none_of_is_refused_with_those_that_there_are(sort: str) -> None:
    with pytest.raises(ProblemError) as refusal:
        sort_fields(Paging(1, 20, sort), ["a", "b"])
    [violation] = refusal.value.violations
    assert violation.field == "sort"
    assert violation.message == ("Går att sortera på: a, b.", "Can be sorted by: a, b.")


@given(st.integers(1, 1_000_000), st.integers(1, 1000))
def test_a_page_begins_after_all_before_it(page: int, limit: int) -> None:
    assert Paging(page, limit, None).offset == (page - 1) * limit
