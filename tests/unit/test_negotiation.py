"""What a client weighs in its headers: formats, languages, packing, and traces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samplan.web.context import RequestContext, continue_trace, repeatable
from samplan.web.negotiation import accepts_gzip, media_match, preferred
from samplan.web.texts import Words, language_of

OFFERED = ["application/json", "text/csv", "image/png"]


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("image/png;q=0.5, text/csv;q=0.6", "text/csv"),
        ("*/*;q=0.1, image/*", "image/png"),
        ("application/json;q=0, */*;q=0.5", "text/csv"),
        ("text/*;q=0.9, text/csv;q=0.1, application/*;q=0.5", "application/json"),
        ("text/csv ; q=0.2 , image/png ; q=0.3", "image/png"),
        ("text/html", None),
        ("*/*;q=0", None),
        ("application/json;q=0", None),
        (",,;q=1,", "application/json"),
        ("text/csv;q=2", "text/csv"),
        ("text/csv;q=-1", None),
        ("text/csv;q=x", None),
        ("text/csv;q=nan", "text/csv"),
        ("text/csv;charset=utf-8;q=0.5", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text", None),
    ],
)
def test_the_offer_that_is_liked_best_is_chosen_and_the_most_specific_word_decides(
    header: str, chosen: str | None
) -> None:
    assert preferred(header, OFFERED, match=media_match) == chosen


@given(st.text(max_size=200))
def test_no_header_however_odd_is_an_error(header: str) -> None:
    assert preferred(header, OFFERED, match=media_match) in {*OFFERED, None}
    assert language_of(header) in {"sv", "en"}
    assert accepts_gzip(header) in {True, False}
    trace, span, flags = continue_trace(header)
    assert (len(trace), len(span), len(flags)) == (32, 16, 2)


@given(st.permutations(OFFERED))
def test_among_equals_the_first_offer_is_chosen(offered: list[str]) -> None:
    assert preferred("*/*", offered, match=media_match) == offered[0]
    assert preferred(", ".join(reversed(offered)), offered, match=media_match) == offered[0]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "sv"),
        ("en", "en"),
        ("en-US,en;q=0.9", "en"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("fi, en;q=0.1", "en"),
        ("fi", "sv"),
        ("fi, *;q=0.5", "sv"),
        ("en;q=0.5, sv;q=0.5", "sv"),
        ("sv;q=0", "sv"),
        ("*", "sv"),
    ],
)
def test_swedish_is_spoken_unless_english_is_liked_better(header: str, language: str) -> None:
    assert language_of(header) == language
    assert Words("ja", "yes").in_language(language) == {"sv": "ja", "en": "yes"}[language]


@pytest.mark.parametrize(
    ("header", "packed"),
    [
        ("gzip", True),
        ("gzip, deflate, br, zstd", True),
        ("GZIP;q=0.1", True),
        ("*", True),
        ("*;q=0, gzip", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("*, gzip;q=0", False),
        ("x-gzip-not", False),
        ("*;q=0", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(header: str, packed: bool) -> None:
    assert accepts_gzip(header) is packed


TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@pytest.mark.parametrize("parent", [f"00-{TRACE}-{SPAN}-00", f"cc-{TRACE}-{SPAN}-01-of-the-future"])
def test_a_sound_trace_goes_on_under_a_span_of_its_own(parent: str) -> None:
    trace, span, flags = continue_trace(parent)
    assert (trace, flags) == (TRACE, parent.split("-")[3])
    assert span != SPAN
    sent = RequestContext(trace, span, flags).traceparent
    assert sent == f"00-{TRACE}-{span}-{flags}"


@pytest.mark.parametrize(
    "parent",
    [
        None,
        "",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01-more",
        f"00-{TRACE}-{SPAN}-01-",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f" 00-{TRACE}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01\n",
    ],
)
def test_a_trace_that_is_not_sound_is_not_gone_on_with(parent: str | None) -> None:
    trace, _, flags = continue_trace(parent)
    assert trace != TRACE
    assert set(trace) != {"0"}
    assert flags == "01"


@given(st.text(max_size=300))
def test_a_header_that_is_repeated_can_break_no_line(header: str) -> None:
    kept = repeatable(header)
    assert kept is None or (kept.isascii() and kept.isprintable() and 0 < len(kept) <= 200)


def test_a_header_is_repeated_as_it_is_when_it_is_plain() -> None:
    assert repeatable("System 4.2 (a-b_c)") == "System 4.2 (a-b_c)"
    assert repeatable("") is None
    assert repeatable("\t\n") is None
