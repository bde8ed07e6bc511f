"""The trace of a request: continued, handed on, and named in every line of the logs."""

from collections.abc import Iterator
from typing import Any

import pytest

from samplan.logs import add_trace, tell_error
from samplan.web import context
from samplan.web.context import RequestContext, onward, own_trace, under_way

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
REQUEST = RequestContext(trace_id=TRACE, span_id="00f067aa0ba902b7", flags="00")


@pytest.fixture
def request_under_way() -> Iterator[RequestContext]:
    """Code that runs for a request."""
    token = context.current.set(REQUEST)
    yield REQUEST
    context.current.reset(token)


def parts(header: dict[str, str]) -> list[str]:
    """Version, trace, span and flags of the one header."""
    assert list(header) == ["traceparent"]
    return header["traceparent"].split("-")


def test_a_call_to_another_service_carries_the_trace_under_a_span_of_its_own(
    request_under_way: RequestContext,
) -> None:
    first, second = parts(onward()), parts(onward())
    assert first[:2] == second[:2] == ["00", TRACE]
    assert first[3] == second[3] == "00"
    assert len({first[2], second[2], request_under_way.span_id}) == 3


def test_what_no_request_asked_for_begins_a_trace_that_is_sound() -> None:
    assert under_way() is None
    first, second = onward(), onward()
    assert parts(first)[1] != parts(second)[1]
    for header in (first, second):
        trace, span, flags = context.continue_trace(header["traceparent"])
        assert (trace, flags) == (parts(header)[1], "01")
        assert span != parts(header)[2]


def test_work_of_its_own_has_one_trace_and_gives_it_back() -> None:
    with own_trace() as work:
        assert parts(onward())[1] == work.trace_id
        assert add_trace(None, "", {})["trace_id"] == work.trace_id
    assert under_way() is None


def test_a_line_names_the_trace_it_belongs_to(request_under_way: RequestContext) -> None:
    assert add_trace(None, "", {"event": "x"}) == {"event": "x", "trace_id": TRACE}
    assert add_trace(None, "", {"trace_id": "given"}) == {"trace_id": "given"}


def test_a_line_outside_of_requests_names_none() -> None:
    assert add_trace(None, "", {"event": "x"}) == {"event": "x"}


SECRET = "Maria-070-1234567"


def fail() -> None:
    """Fail as a database does: the text of the error names what it refuses."""
    try:
        int(SECRET)
    except ValueError as error:
        raise LookupError(f"Key (email)=({SECRET}) already exists") from error


def told(given: Any) -> Any:
    """The line of an error, given in one of the ways that libraries do."""
    try:
        fail()
    except LookupError as error:
        ways: dict[str, Any] = {
            "error": error,
            "triple": (type(error), error, error.__traceback__),
            "here": True,
        }
        return tell_error(None, "error", {"event": "x", "exc_info": ways[given]})
    raise AssertionError


@pytest.mark.parametrize("given", ["error", "triple", "here"])
def test_an_error_is_told_by_its_kind_and_its_way_and_not_by_its_text(given: str) -> None:
    line = told(given)
    assert SECRET not in str(line)
    assert line["error"] == ["LookupError", "ValueError"]
    assert [step.rpartition(" ")[2] for step in line["where"]] == ["told", "fail"]
    assert all(step.startswith("/") for step in line["where"])


def test_a_circle_of_errors_comes_to_an_end() -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    line = tell_error(None, "error", {"exc_info": first})
    assert line["error"] == ["ValueError", "KeyError"]


def test_a_line_without_an_error_is_left_as_it_is() -> None:
    assert tell_error(None, "info", {"event": "x", "exc_info": None}) == {"event": "x"}
