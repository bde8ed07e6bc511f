"""Traces for a collector: the same trace that logs and answers name, and nothing about anybody."""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import pytest

from samplan import cli
from support.asking import MakeApi
from support.collector import Collector, collecting, texts
from support.people import Keys
from support.server import free_port
from support.serving import serving
from support.settings import settings_for

get = partial(httpx.get, timeout=60)
post = partial(httpx.post, timeout=60)
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
CALLER = "00f067aa0ba902b7"
SECRET = "samplan_not-to-be-told-anywhere"


@pytest.fixture
def collector() -> Iterator[Collector]:
    """A collector on the loopback."""
    with collecting() as made:
        yield made


def traced(url: str, address: str) -> Any:
    """A served application that sends its traces to the address."""
    return serving(settings_for(url, telemetry_endpoint=address))


def traceparent(answer: httpx.Response) -> tuple[str, str]:
    """Trace and span of an answer."""
    _, trace, span, _ = answer.headers["traceparent"].split("-")
    return trace, span


def test_a_span_has_the_trace_and_the_id_that_the_answer_names(
    database_url: str, collector: Collector, keys: Keys
) -> None:
    bearer = {"Authorization": f"Bearer {keys.lead}"}
    with traced(database_url, collector.address) as api:
        alone = get(f"{api}/counties/22", headers=bearer)
        sent = {**bearer, "traceparent": f"00-{TRACE}-{CALLER}-01"}
        joined = get(f"{api}/counties/22", headers=sent)
        refused = get(f"{api}/counties/99", headers=bearer)
    assert collector.paths == {"/v1/traces"}
    found = {(one.trace_id.hex(), one.span_id.hex()): one for one in collector.servers()}
    assert found.keys() == {traceparent(one) for one in (alone, joined, refused)}
    assert found[traceparent(alone)].parent_span_id == b""
    assert traceparent(joined)[0] == TRACE
    assert found[traceparent(joined)].parent_span_id.hex() == CALLER
    told = texts(found[traceparent(refused)].attributes)
    assert told["http.route"] == "/counties/{countyId}"
    assert told["http.response.status_code"] == "404"
    assert collector.resources[0]["service.name"] == "samplan"
    for span in collector.spans:
        assert any(span.trace_id.hex() == trace for trace, _ in found)
    assert len({one.span_id for one in collector.spans}) == len(collector.spans)


def test_a_caller_who_wants_no_span_gets_none(
    database_url: str, collector: Collector, keys: Keys
) -> None:
    headers = {"Authorization": f"Bearer {keys.lead}", "traceparent": f"00-{TRACE}-{CALLER}-00"}
    with traced(database_url, collector.address) as api:
        assert get(f"{api}/counties/22", headers=headers).status_code == 200
    assert collector.spans == []


def test_spans_hold_no_query_no_key_and_no_body(
    database_url: str, collector: Collector, keys: Keys
) -> None:
    bearer = {"Authorization": f"Bearer {keys.lead}"}
    with traced(database_url, collector.address) as api:
        get(f"{api}/organisations?q={SECRET}", headers=bearer)
        get(f"{api}/counties", headers={"Authorization": f"Bearer {SECRET}"})
        post(f"{api}/source-documents", headers=bearer, json={"id": "x", "x": SECRET})
        get(f"{api}/counties", headers={"Cookie": f"samplan_session={SECRET}"})
        get(f"{api}/sessions/current", headers={"X-Invitation": SECRET})
    assert len(collector.servers()) == 5
    whole = b"".join(span.SerializeToString() for span in collector.spans)
    for secret in (SECRET, keys.lead):
        assert secret.encode() not in whole


@pytest.mark.parametrize("status", [200, 400, 503])
def test_a_collector_that_is_gone_or_refuses_holds_nobody_up(
    database_url: str, collector: Collector, status: int
) -> None:
    address = collector.address if status != 503 else f"http://127.0.0.1:{free_port()}"
    collector.status = status
    with traced(database_url, address) as api:
        for _ in range(3):
            answer = get(f"{api}/counties/99")
            assert answer.status_code == 404


def test_without_the_setting_nothing_is_sent_and_nothing_imported(
    make_api: MakeApi, monkeypatch: pytest.MonkeyPatch, collector: Collector
) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address)
    api = make_api()
    assert api.app.telemetry.config == {
        "tracing": False,
        "metrics": False,
        "logs": False,
        "auto_configure": False,
    }
    api.read("/counties/22")
    code = "import sys, samplan.main; print([m for m in sys.modules if 'opentelemetry.sdk' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert collector.spans == []


def test_an_installation_without_the_extra_says_so(
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAMPLAN_DATABASE_URL", database_url)
    monkeypatch.setenv("SAMPLAN_TELEMETRY_ENDPOINT", "http://127.0.0.1:4318")
    with (
        mock.patch.object(cli, "set_up_logs"),
        mock.patch.object(cli, "is_installed", return_value=False),
        mock.patch("uvicorn.run") as run,
    ):
        assert cli.main(["serve"]) == 2
    assert "samplan[telemetry]" in capsys.readouterr().err
    run.assert_not_called()
