"""Amounts as officials paste them: read right, or refused in words that help; and said in words."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.costs.agreement import agreement, overlaps, rounding_unit
from samplan.costs.money import AmountFaultError, read_amount, say
from samplan.costs.ranges import Range
from samplan.costs.terms import LARGEST_AMOUNT, Bound

EXACT, ABOUT, AT_LEAST, AT_MOST = Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST

SINGLE = [
    ("62 000 kr", 62_000, EXACT),
    ("62.000 kr", 62_000, EXACT),
    ("62 000:-", 62_000, EXACT),
    ("62 000:–", 62_000, EXACT),
    ("62 000,-", 62_000, EXACT),
    ("62 000 kr/år", 62_000, EXACT),
    ("62 000kr/år exkl. moms", 62_000, EXACT),
    ("62 000 kronor (exklusive moms)", 62_000, EXACT),
    ("62 000,00 kr", 62_000, EXACT),
    ("62\u00a0000\u202fkr", 62_000, EXACT),
    ("62\u2009000 SEK", 62_000, EXACT),
    ("SEK 62 000", 62_000, EXACT),
    ("0,8 mkr", 800_000, EXACT),
    ("0.8 mkr", 800_000, EXACT),
    ("0,125 mkr", 125_000, EXACT),
    ("800000", 800_000, EXACT),
    ("1.200.000", 1_200_000, EXACT),
    ("1,200,000 kr", 1_200_000, EXACT),
    ("500 tkr", 500_000, EXACT),
    ("500 kkr per år", 500_000, EXACT),
    ("500 tusen kronor", 500_000, EXACT),
    ("1 mnkr", 1_000_000, EXACT),
    ("1 mn kr", 1_000_000, EXACT),
    ("1,2 MSEK", 1_200_000, EXACT),
    ("1,2 Mkr.", 1_200_000, EXACT),
    ("1,2 milj. kr", 1_200_000, EXACT),
    ("1 miljon", 1_000_000, EXACT),
    ("2,5 miljoner kronor om året", 2_500_000, EXACT),
    ("2 mdkr", 2_000_000_000, EXACT),
    ("1,5 miljarder", 1_500_000_000, EXACT),
    ("0 kr", 0, EXACT),
    ("> 3 mkr", 3_000_000, AT_LEAST),
    (">1mkr", 1_000_000, AT_LEAST),
    ("≥ 6000", 6_000, AT_LEAST),
    ("minst 1,1 mkr", 1_100_000, AT_LEAST),
    ("Mer än 1,1 miljoner", 1_100_000, AT_LEAST),
    ("från 500 000 kr", 500_000, AT_LEAST),
    ("500 000 kr eller mer", 500_000, AT_LEAST),
    ("500 000 kr och uppåt", 500_000, AT_LEAST),
    ("ca 800", 800, ABOUT),
    ("ca. 800", 800, ABOUT),
    ("ca3000", 3_000, ABOUT),
    ("cirka 3 000 kr", 3_000, ABOUT),
    ("c:a 3 000 kr", 3_000, ABOUT),
    ("~3 000 kr", 3_000, ABOUT),
    ("drygt 800 000", 800_000, ABOUT),
    ("knappt 700 000", 700_000, ABOUT),
    ("omkring 0,7 mkr", 700_000, ABOUT),
]

RANGES = [
    ("1,2-3,3 mkr", 1_200_000, EXACT, 3_300_000, EXACT),
    ("1,2–3,3 mkr", 1_200_000, EXACT, 3_300_000, EXACT),
    ("1,2 \u2212 3,3 mkr", 1_200_000, EXACT, 3_300_000, EXACT),
    ("1,2 mkr - 3,3 mkr", 1_200_000, EXACT, 3_300_000, EXACT),
    ("1,2 till 3,3 miljoner", 1_200_000, EXACT, 3_300_000, EXACT),
    ("mellan 1 och 2 mkr", 1_000_000, EXACT, 2_000_000, EXACT),
    ("från 1 till 2 mkr", 1_000_000, EXACT, 2_000_000, EXACT),
    ("0,5-1 mkr per år", 500_000, EXACT, 1_000_000, EXACT),
    ("500 tkr-1 mkr", 500_000, EXACT, 1_000_000, EXACT),
    ("500 000 kr - 1 mkr", 500_000, EXACT, 1_000_000, EXACT),
    ("10 000:- - 20 000:-", 10_000, EXACT, 20_000, EXACT),
    ("50-100 mkr", 50_000_000, EXACT, 100_000_000, EXACT),
    ("> 0,5-1 mkr", 500_000, AT_LEAST, 1_000_000, AT_LEAST),
    ("0,5–1 mkr eller mer", 500_000, AT_LEAST, 1_000_000, AT_LEAST),
    ("ca 1-2 mkr", 1_000_000, ABOUT, 2_000_000, ABOUT),
    ("högst 1-2 mkr", 1_000_000, AT_MOST, 2_000_000, AT_MOST),
    ("från ca 1 000 till minst 2 000 kr", 1_000, ABOUT, 2_000, AT_LEAST),
]

UP_TO = [
    ("upp till 11,1 mkr", 11_100_000),
    ("Upp till 11,1 mkr", 11_100_000),
    ("högst 5 000 kr", 5_000),
    ("max 5 000 kr", 5_000),
    ("< 5 000 kr", 5_000),
    ("5 000 kr eller mindre", 5_000),
]

REFUSED = [
    ("", "Beloppet saknas"),
    (" \u00a0 ", "Beloppet saknas"),
    ("93 0000kr", "grupper om tre siffror"),
    ("93 00", "grupper om tre siffror"),
    ("1.200", "flera sätt"),
    ("1,200", "flera sätt"),
    ("1.200 mkr", "flera sätt"),
    ("1,200 mkr", "flera sätt"),
    ("1.200,50 kr", "flera sätt"),
    ("1,2", "Skriv till exempel 1,2 mkr"),
    ("62,50 kr", "inte hela kronor"),
    ("0,00000012 mkr", "inte hela kronor"),
    ("-5 000 kr", "inte vara negativt"),
    ("\u22125 000 kr", "inte vara negativt"),
    ("> -3 mkr", "inte vara negativt"),
    ("3-1 mkr", "lägre än den nedre"),
    ("3,3 mkr-1,2 mkr", "lägre än den nedre"),
    ("500-1 mkr", "enheten efter båda"),
    ("från 500 000 till 1 mkr", "enheten efter båda"),
    ("10,1 mdkr", "orimligt stort"),
    ("99 999 999 999 999", "orimligt stort"),
    ("Saknas prisuppgift", "går inte att läsa"),
    ("---", "går inte att läsa"),
    ("tolv tusen", "går inte att läsa"),
    ("62 000 kr per kurs", "går inte att läsa"),
    ("62 000 kr per deltagare", "går inte att läsa"),
    ("ca", "går inte att läsa"),
    ("ca minst 3 mkr", "går inte att läsa"),
    ("1-2-3 mkr", "går inte att läsa"),
    ("8e5", "går inte att läsa"),
    ("1/2 mkr", "går inte att läsa"),
    ("5 %", "går inte att läsa"),
    ("62 000 euro", "går inte att läsa"),
    ("١٢٣", "går inte att läsa"),
]


@pytest.mark.parametrize(("text", "amount", "bound"), SINGLE)
def test_an_amount_is_read_as_officials_write_it(text: str, amount: int, bound: Bound) -> None:
    read = read_amount(text)
    assert (read.low, read.low_bound, read.high, read.high_bound) == (amount, bound, amount, bound)
    assert read.likely is None


@pytest.mark.parametrize(("text", "low", "low_bound", "high", "high_bound"), RANGES)
def test_a_range_is_read_with_what_each_end_is(
    text: str, low: int, low_bound: Bound, high: int, high_bound: Bound
) -> None:
    read = read_amount(text)
    assert (read.low, read.low_bound, read.high, read.high_bound) == (
        low,
        low_bound,
        high,
        high_bound,
    )


@pytest.mark.parametrize(("text", "amount"), UP_TO)
def test_up_to_states_no_lower_end(text: str, amount: int) -> None:
    read = read_amount(text)
    assert (read.low, read.low_bound, read.high, read.high_bound) == (
        None,
        AT_MOST,
        amount,
        AT_MOST,
    )
    assert read.range == Range(0, amount, AT_MOST, AT_MOST)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_is_no_amount_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(AmountFaultError) as caught:
        read_amount(text)
    assert why in caught.value.words.sv
    assert caught.value.words.en == str(caught.value)


SAID = [
    (Range(62_000, 62_000), "62 000 kr", "SEK 62,000"),
    (
        Range(7_600_000, 11_200_000),
        "7 600 000–11 200 000 kr",
        "SEK 7,600,000–11,200,000",
    ),
    (
        Range(1_100_000, 1_100_000, AT_LEAST, AT_LEAST),
        "minst 1 100 000 kr",
        "at least SEK 1,100,000",
    ),
    (
        Range(500_000, 1_000_000, AT_LEAST, AT_LEAST),
        "500 000–1 000 000 kr eller mer",
        "SEK 500,000–1,000,000 or more",
    ),
    (
        Range(0, 11_100_000, AT_MOST, AT_MOST),
        "upp till 11 100 000 kr",
        "up to SEK 11,100,000",
    ),
    (Range(800, 800, ABOUT, ABOUT), "ca 800 kr", "about SEK 800"),
    (
        Range(1_000_000, 2_000_000, EXACT, AT_LEAST),
        "från 1 000 000 till minst 2 000 000 kr",
        "from 1,000,000 to at least SEK 2,000,000",
    ),
    (Range(2_000_000_000, 2_000_000_000), "2 000 000 000 kr", "SEK 2,000,000,000"),
]


def plain(text: str) -> str:
    """The text with common spaces: those in numbers do not break."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("one", "swedish", "english"), SAID)
def test_a_range_is_said_in_plain_words(one: Range, swedish: str, english: str) -> None:
    assert plain(say(one).sv) == swedish
    assert plain(say(one).en) == english


bounds = st.sampled_from([EXACT, ABOUT, AT_LEAST, AT_MOST])
amounts = st.one_of(
    st.integers(0, LARGEST_AMOUNT), st.integers(0, 1_000).map(lambda number: number * 100_000)
)


@given(amounts, amounts, bounds, bounds)
def test_what_is_said_is_read_back_as_the_same_range(
    one: int, other: int, low_bound: Bound, high_bound: Bound
) -> None:
    given_range = Range(min(one, other), max(one, other), low_bound, high_bound)
    assert read_amount(say(given_range).sv).range == given_range


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(AmountFaultError):
        read = read_amount(text)
        assert 0 <= (read.low or 0) <= read.high <= LARGEST_AMOUNT


def test_a_printed_total_that_says_up_to_does_not_agree_with_rows_that_say_or_more() -> None:
    found = agreement(
        Range(0, 11_100_000, AT_MOST, AT_MOST),
        "Upp till 11,1 mkr",
        Range(7_600_000, 11_200_000, AT_LEAST, AT_LEAST),
    )
    assert (found.agrees, found.kind_conflict) == (False, True)
    assert (found.low_difference, found.high_difference) == (None, 100_000)


def test_running_text_that_is_below_what_its_rows_begin_with_does_not_agree() -> None:
    rows = Range(1_600_000, 2_100_000, AT_LEAST, AT_LEAST)
    for printed in ("1,5-2,0 mkr", "1,5-2 mkr", None):
        found = agreement(Range(1_500_000, 2_000_000), printed, rows)
        assert (found.agrees, found.kind_conflict) == (False, False)
        assert (found.low_difference, found.high_difference) == (100_000, 100_000)


def test_running_text_that_is_the_rows_agrees_although_they_are_open() -> None:
    rows = Range(1_000_000, 2_000_000, AT_LEAST, AT_LEAST)
    assert agreement(Range(1_000_000, 2_000_000), "1-2 mkr", rows).agrees
    assert agreement(Range(2_000_000, 2_000_000), None, Range(2_000_000, 2_000_000)).agrees


ROUNDED = [(11_049_999, False), (11_050_000, True), (11_149_999, True), (11_150_000, False)]


@pytest.mark.parametrize(("total", "agrees"), ROUNDED)
def test_a_printed_number_is_as_exact_as_its_decimals(total: int, agrees: bool) -> None:
    stated = Range(11_100_000, 11_100_000)
    assert agreement(stated, "11,1 mkr", Range(total, total)).agrees is agrees


def test_an_open_end_agrees_with_what_lies_beyond_it_and_not_before() -> None:
    at_least = Range(2_000_000, 2_000_000, AT_LEAST, AT_LEAST)
    assert agreement(at_least, "> 2 mkr", Range(9_000_000, 9_000_000)).agrees
    assert not agreement(at_least, "> 2 mkr", Range(1_000_000, 1_000_000)).agrees
    at_most = Range(0, 2_000_000, AT_MOST, AT_MOST)
    assert agreement(at_most, "högst 2 mkr", Range(500_000, 600_000)).agrees
    assert not agreement(at_most, "högst 2 mkr", Range(500_000, 9_000_000)).agrees


UNITS = [
    (11_100_000, "11,1 mkr", EXACT, 100_000),
    (11_000_000, "11,00 mkr", EXACT, 10_000),
    (2_000_000, "2 mkr", EXACT, 1_000_000),
    (2_000_000, "2 000 000 kr", EXACT, 1_000),
    (800_000, "drygt 800 000", ABOUT, 100_000),
    (62_341, "62 341 kr", EXACT, 1),
    (0, "0 kr", EXACT, 1),
]


@pytest.mark.parametrize(("amount", "printed", "bound", "unit"), UNITS)
def test_a_number_is_rounded_as_it_is_printed(
    amount: int, printed: str, bound: Bound, unit: int
) -> None:
    assert rounding_unit(Range(amount, amount, bound, bound), printed) == unit


def test_ranges_overlap_when_some_amount_is_in_both() -> None:
    stated = Range(1_200_000, 3_300_000)
    assert overlaps(stated, "1,2-3,3 mkr", Range(1_160_000, 1_160_000))
    assert not overlaps(stated, "1,2-3,3 mkr", Range(1_140_000, 1_140_000))
    assert not overlaps(stated, "1,2-3,3 mkr", Range(4_000_000, 5_000_000))
    assert overlaps(Range(1, 1, AT_LEAST, AT_LEAST), None, Range(4_000_000, 5_000_000))
