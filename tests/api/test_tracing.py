"""What systems in the county send to follow a request is in the log and in the history."""

from typing import cast

import pytest
import structlog
from structlog.testing import LogCapture

from support.asking import Api, Json, body
from support.people import Keys
from support.steps import NEW_ROUND, ROUND

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SENDER = "joe01doe; type=adAccount"
NUMBER = "7b1c0c6e-3f0a-4d0e-9a55-0d1f4f1d6a10"
FOLLOWED = {
    "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01",
    "x-sent-by": SENDER,
    "x-request-id": NUMBER,
}


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[Json]:
    """What is logged meanwhile, line by line."""
    capture = LogCapture()
    logger = structlog.wrap_logger(
        structlog.PrintLogger(), processors=[capture], wrapper_class=structlog.stdlib.BoundLogger
    )
    for module in ("edge", "published"):
        monkeypatch.setattr(f"samplan.web.{module}.log", logger)
    return cast("list[Json]", capture.entries)


def requests(lines: list[Json]) -> list[Json]:
    """The lines about requests."""
    return [line for line in lines if line["event"] == "request"]


def test_a_write_is_found_in_the_log_by_its_trace_number_and_sender(
    api: Api, keys: Keys, lines: list[Json]
) -> None:
    response = api.post("/gap-rounds", json=NEW_ROUND, key=keys.lead, headers=FOLLOWED)
    body(response, 201)
    [line] = requests(lines)
    assert (line["log_level"], line["status"]) == ("info", 201)
    assert line["path"] == "/samplan/v1/gap-rounds"
    assert (line["trace_id"], line["request_id"], line["sent_by"]) == (TRACE, NUMBER, SENDER)
    assert response.headers["x-sent-by"] == SENDER
    assert keys.lead not in str(lines)
    params = {"objectType": "gap-round", "objectId": ROUND}
    [change] = api.read("/changes", params=params, key=keys.lead)["changes"]
    assert (change["traceId"], change["requestId"], change["sentBy"]) == (TRACE, NUMBER, SENDER)


def test_a_refusal_is_found_in_the_log_too(api: Api, lines: list[Json]) -> None:
    api.post("/gap-rounds", json=NEW_ROUND, headers=FOLLOWED)
    [line] = requests(lines)
    assert (line["status"], line["trace_id"], line["request_id"]) == (401, TRACE, NUMBER)


def test_an_answer_that_is_kept_is_logged_for_those_who_follow_it(
    api: Api, lines: list[Json]
) -> None:
    api.get("/methods")
    lines.clear()
    api.get("/methods")  # kept, and nobody follows it
    assert requests(lines) == []
    response = api.get("/methods", headers=FOLLOWED)
    [line] = requests(lines)
    assert (line["kept"], line["trace_id"], line["request_id"]) == (True, TRACE, NUMBER)
    assert line["sent_by"] == SENDER
    # It may be kept for others, and who sent it is nobody else's.
    assert "x-sent-by" not in response.headers
    assert response.headers["x-request-id"] == NUMBER


def test_a_sender_that_could_break_a_line_of_the_log_is_cut_to_what_cannot(
    api: Api, lines: list[Json]
) -> None:
    sent = {"x-sent-by": b"joe\xe501\tdoe" + b"x" * 300, "x-request-id": b"n\x1f7"}
    api.get("/counties/22", headers=sent)
    [line] = requests(lines)
    assert line["sent_by"] == "joe01doe" + "x" * 190
    assert line["request_id"] == "n7"
