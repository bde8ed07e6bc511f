"""Breakdowns: one text for one meaning."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.statistics.breakdowns import (
    WHOLE,
    BreakdownFaultError,
    canonical,
    parse,
    wider,
    write,
)

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)


def test_a_breakdown_is_written_in_the_order_of_its_dimensions() -> None:
    assert write({"sex": "women", "age": "18-64"}) == "age=18-64;sex=women"
    assert dict(parse("age=18-64;sex=women")) == {"age": "18-64", "sex": "women"}


def test_the_whole_is_an_empty_text() -> None:
    assert write({}) == write({"sex": "total"}) == WHOLE == ""
    assert dict(parse("")) == dict(parse("sex=total")) == {}


def test_people_may_write_it_in_any_order_and_with_spaces() -> None:
    assert canonical(" sex = women ; age=18-64; ") == "age=18-64;sex=women"


@pytest.mark.parametrize("text", ["sex", "sex=", "=women", "sex=Women", "sex=a=b", "kön=kvinnor"])
def test_what_is_no_breakdown_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BreakdownFaultError) as caught:
        parse(text)
    assert "sex=women" in caught.value.words.sv


def test_a_dimension_stands_once() -> None:
    with pytest.raises(BreakdownFaultError) as caught:
        parse("sex=women;sex=men")
    assert "två gånger" in caught.value.words.sv


def test_what_is_read_cannot_be_changed_under_the_next_reader() -> None:
    with pytest.raises(TypeError):
        parse("sex=women")["sex"] = "men"  # type: ignore[index]


def test_a_breakdown_is_part_of_those_with_one_dimension_less() -> None:
    assert set(wider("age=18-64;sex=women")) == {"age=18-64", "sex=women"}
    assert list(wider("sex=women")) == [""]
    assert list(wider("")) == []


@given(st.dictionaries(IDS, IDS, max_size=5))
def test_what_is_written_is_read_back(categories: dict[str, str]) -> None:
    kept = {name: one for name, one in categories.items() if one != "total"}
    assert dict(parse(write(categories))) == kept
    assert canonical(write(categories)) == write(categories)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(BreakdownFaultError):
        assert canonical(canonical(text)) == canonical(text)
