"""Numbers as people write them: read right, or refused in words that help."""

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.statistics.numbers import LARGEST, NumberFaultError, finite, read_number

READ = [
    ("1 234,5", 1234.5),
    ("1\u202f234", 1234),
    ("1\u00a0234", 1234),
    ("1\u2009234\u2009567,25", 1234567.25),
    ("1.5", 1.5),
    ("12 %", 12),
    ("12%", 12),
    ("12,5\u00a0%", 12.5),
    (" 3 ", 3),
    ("0", 0),
    ("0,125", 0.125),
    ("0.125", 0.125),
    ("1234,567", 1234.567),
    ("1,234", 1.234),
    ("-4", -4),
    ("\u22124,5", -4.5),
    ("+7", 7),
    ("007", 7),
]


@pytest.mark.parametrize(("text", "number"), READ)
def test_numbers_are_read_as_swedish_writes_them(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["1.234", "12.345", "-1.234", "1.234,5", "1,234.5", "1.234.567"])
def test_a_number_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(NumberFaultError) as caught:
        read_number(text)
    assert "flera sätt" in caught.value.words.sv
    assert text in caught.value.words.en


def test_from_a_program_a_point_is_the_decimal_mark() -> None:
    assert read_number("1.234", point=True) == 1.234
    assert read_number("1e-07", point=True) == 1e-7
    assert read_number("1,5", point=True) == 1.5
    with pytest.raises(NumberFaultError):
        read_number("1,234", point=True)


@pytest.mark.parametrize(
    "text",
    [
        "tolv",
        "12 st",
        "1 2",
        "12 34",
        "1 2345",
        "1,",
        ",5",
        "--1",
        "1e5",
        "½",
        "٣",
        "１２",
        "5 6 7",
    ],
)
def test_what_is_no_number_is_refused_and_shown(text: str) -> None:
    with pytest.raises(NumberFaultError) as caught:
        read_number(text)
    assert text in caught.value.words.sv


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-inf", "Infinity", "∞"])
def test_what_is_not_finite_is_refused(text: str) -> None:
    with pytest.raises(NumberFaultError) as caught:
        read_number(text)
    assert "spara" in caught.value.words.sv


@pytest.mark.parametrize("text", ["ca 12", "mer än 5", "> 5", "<5", "~ 40", "drygt 100"])
def test_a_word_beside_the_number_is_sent_to_its_own_column(text: str) -> None:
    with pytest.raises(NumberFaultError) as caught:
        read_number(text)
    assert "Precision" in caught.value.words.sv


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "%"])
def test_nothing_is_no_number_and_never_zero(text: str) -> None:
    with pytest.raises(NumberFaultError):
        read_number(text)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e16, -1e16])
def test_a_number_that_cannot_be_kept_is_refused(value: float) -> None:
    with pytest.raises(NumberFaultError):
        finite(value)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_is_read_back_however_its_thousands_are_parted(number: int) -> None:
    for space in (" ", "\u00a0", "\u202f", ""):
        assert read_number(f"{number:,}".replace(",", space)) == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-LARGEST, max_value=LARGEST))
def test_what_a_program_writes_is_read_back_to_the_last_digit(number: float) -> None:
    assert read_number(repr(number), point=True) == number


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(NumberFaultError):
        assert math.isfinite(read_number(text))
