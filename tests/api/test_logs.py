"""The logs of a real server while every kind of secret goes through it: none of them is written."""

import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from samplan.db.engine import Database
from samplan.db.session import writing
from support.asking import MakeApi
from support.people import Keys
from support.postbox import PASSWORD, USER, Postbox, listening
from support.questionnaires import ask, links, make_round, move
from support.server import running

NAME = "Maria Exempelsson"
EMAIL = "maria.exempelsson@example.se"
NUMBER = "19121212-1212"
METRICS = "metrics-token-that-is-secret-123"
DATABASE_PASSWORD = "database-password-of-the-tests"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@dataclass
class Served:
    """A server that writes all that it can, and where."""

    address: str
    folder: Path
    secrets: set[str] = field(default_factory=set)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask; every answer names the trace."""
        root = "" if path.startswith("!") else "/samplan/v1"
        address = f"{self.address}{root}{path.lstrip('!')}"
        answer = httpx.request(method, address, timeout=60, **options)
        assert answer.headers["traceparent"]
        return answer

    def secret(self) -> str:
        """A secret that has never been seen."""
        made = f"secret-{secrets.token_hex(12)}"
        self.secrets.add(made)
        return made

    @property
    def text(self) -> str:
        """All that it has written."""
        return "".join(path.read_text() for path in self.folder.glob("server-*.log"))

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of the log."""
        whole = self.text.rpartition("\n")[0]
        return [json.loads(line) for line in whole.splitlines() if line.startswith("{")]

    def of(self, answer: httpx.Response) -> list[dict[str, Any]]:
        """The lines of the request that was answered so; its own comes last, after the answer."""
        trace = answer.headers["traceparent"].split("-")[1]
        deadline = time.monotonic() + 60
        while True:
            found = [line for line in self.lines if line.get("trace_id") == trace]
            if found and found[-1]["event"] == "request":
                return found
            assert time.monotonic() < deadline, found
            time.sleep(0.05)


def with_password(url: str) -> str:
    """The address with a password; the tests' server asks for none and takes any."""
    return url.replace("postgresql://samplan@", f"postgresql://samplan:{DATABASE_PASSWORD}@")


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A mail server that wants to know who sends."""
    with listening() as made:
        yield made


@pytest.fixture
def served(database_url: str, tmp_path: Path, postbox: Postbox) -> Iterator[Served]:
    """A server whose log holds as much as it ever does."""
    mail = {name: str(value) for name, value in postbox.settings.items()}
    settings = {
        **mail,
        "smtp_user": USER,
        "smtp_password": PASSWORD,
        "log_format": "json",
        "log_level": "debug",
        "metrics_token": METRICS,
    }
    with running(with_password(database_url), tmp_path, **settings) as address:
        fixed = {NAME, EMAIL, NUMBER, METRICS, DATABASE_PASSWORD, PASSWORD}
        yield Served(address, tmp_path, fixed)


def bearer(key: str) -> dict[str, str]:
    """The header that a key is sent in."""
    return {"Authorization": f"Bearer {key}"}


def send_secrets(served: Served, keys: Keys) -> None:
    """Secrets and what is about a person in every place that a request has."""
    secret = served.secret
    served.secrets.add(keys.lead)
    ask = served.ask
    assert ask("GET", "/counties/22", headers=bearer(keys.lead)).status_code == 200
    assert ask("GET", "/counties/22", headers=bearer(secret())).status_code == 401
    ask("GET", "/counties/22", headers={"Authorization": f"Basic {secret()}"})
    ask("GET", "/counties/22", headers={"Cookie": f"samplan_session={secret()}; x={secret()}"})
    ask("GET", "/counties/22", headers={"X-Invitation": secret(), "Referer": f"/{secret()}"})
    ask("GET", f"/organisations?q={NAME}&token={secret()}&email={EMAIL}")
    ask("GET", f"/organisations?limit={secret()}")
    ask("GET", f"!/enkat?token={secret()}")
    ask("GET", "!/metrics", headers=bearer(secret()))
    assert ask("GET", "!/metrics", headers=bearer(METRICS)).status_code == 200
    for body in (f'{{"name": "{secret()}", "x": "{NUMBER}"', f'"{secret()}"'):
        headers = {**bearer(keys.lead), "Content-Type": "application/json"}
        ask("POST", "/source-documents", headers=headers, content=body)
    wrong = {"id": secret().upper(), "title": {"sv": NAME}, "name": EMAIL}
    assert ask("POST", "/source-documents", headers=bearer(keys.lead), json=wrong).is_error


def sign_in(served: Served, keys: Keys) -> None:
    """A browser's session: key in the body, cookie and token back, and a forged write."""
    client = httpx.Client(base_url=f"{served.address}/samplan/v1", timeout=60)
    with client:
        assert client.post("/sessions", json={"apiKey": served.secret()}).is_error
        signed = client.post("/sessions", json={"apiKey": keys.lead})
        assert signed.status_code == 201, signed.text
        token = signed.json()["csrfToken"]
        cookie = SimpleCookie(signed.headers["set-cookie"])["samplan_session"].value
        served.secrets |= {token, cookie}
        # Set for https alone, as the service is told to be reached; here it is asked without.
        client.headers["Cookie"] = f"samplan_session={cookie}"
        new = {"id": "protokoll-9", "title": {"sv": "Protokoll"}}
        forged = {"X-CSRF-Token": served.secret()}
        assert client.post("/source-documents", json=new, headers=forged).status_code == 403
        right = {"X-CSRF-Token": token}
        assert client.post("/source-documents", json=new, headers=right).status_code == 201


def tried(served: Served, message: str) -> bool:
    """Whether the log tells of an attempt to send the message."""
    return any(line.get("id") == message and "attempts" in line for line in served.lines)


def test_no_secret_and_nothing_about_a_person_is_in_the_log(
    served: Served, make_api: MakeApi, keys: Keys, postbox: Postbox
) -> None:
    send_secrets(served, keys)
    sign_in(served, keys)
    api = make_api(**postbox.settings)
    round_id = make_round(api, keys)
    ask(api, keys, round_id, "ost", email=EMAIL)
    move(api, keys, round_id, "open")
    token = links(api, keys, round_id, "ost")["ost"]
    served.secrets.add(token)
    served.ask("GET", "/responses/mine", headers={"X-Invitation": token})
    answered = {"answers": {"comment": f"{NAME} {NUMBER}"}, "x": served.secret()}
    served.ask("PUT", "/responses/mine", headers={"X-Invitation": token}, json=answered)
    path = f"/questionnaire-rounds/{round_id}/invitations"
    sent = served.ask("POST", path, headers=bearer(keys.lead), json={"send": True})
    assert sent.status_code == 201, sent.text
    [queued] = [line for line in served.of(sent) if line["event"] == "mail queued"]
    deadline = time.monotonic() + 60
    while not tried(served, queued["id"]):
        assert time.monotonic() < deadline, "the message was never tried"
        time.sleep(0.2)
    whole = served.text
    assert {line["path"] for line in served.lines if line["event"] == "request"} >= {
        "/samplan/v1/counties/22",
        "/samplan/v1/source-documents",
        "/metrics",
    }
    assert [secret for secret in served.secrets if secret in whole] == []


def test_every_line_of_a_request_has_the_trace_of_its_answer(served: Served, keys: Keys) -> None:
    alone = served.ask("GET", "/counties/22", headers=bearer(keys.lead))
    sent = {**bearer(keys.lead), "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    joined = served.ask("GET", "/counties/99", headers=sent)
    assert [line["status"] for line in served.of(alone)] == [200]
    assert [line["status"] for line in served.of(joined)] == [404]
    assert joined.headers["traceparent"].split("-")[1] == TRACE


def test_what_goes_wrong_is_told_with_its_trace_and_without_its_words(
    served: Served, keys: Keys, database: Database
) -> None:
    with database.writing.begin() as connection:
        connection.execute(sa.text("ALTER TABLE source_document RENAME TO moved"))
    new = {"id": "protokoll-9", "title": {"sv": NAME}}
    lost = served.ask("POST", "/source-documents", headers=bearer(keys.lead), json=new)
    assert lost.status_code in (500, 503)
    told = {line["event"]: line for line in served.of(lost)}
    assert told["request"]["status"] == lost.status_code
    wrong = told.get("unexpected error") or told["database out of reach"]
    assert "sqlalchemy" in str(wrong["error"]).lower() or wrong["error"] == "OperationalError"
    if lost.status_code == 500:
        assert any("sources/" in step for step in wrong["where"])
    assert [secret for secret in served.secrets if secret in served.text] == []


def test_a_write_that_waits_is_told_with_its_trace(
    served: Served, keys: Keys, database: Database
) -> None:
    new = {"id": "protokoll-9", "title": {"sv": "Protokoll"}}
    with writing(database):
        late = served.ask("POST", "/source-documents", headers=bearer(keys.lead), json=new)
    assert late.status_code == 503
    [line] = [line for line in served.of(late) if line["event"] == "database out of reach"]
    assert line["level"] == "error"


def test_a_database_that_goes_away_is_told_without_its_address(
    served: Served, keys: Keys, database: Database
) -> None:
    if database.is_sqlite:
        with database.writing.begin() as connection:
            connection.execute(sa.text("DROP TABLE alembic_version"))
        assert served.ask("GET", "!/health/ready").status_code == 503
    else:
        served.ask("GET", "/counties/22", headers=bearer(keys.lead))
        _close_the_door(database)
        gone = served.ask("GET", "/counties/22", headers=bearer(keys.lead))
        assert gone.status_code == 503
        assert [line["event"] for line in served.of(gone)] == ["database out of reach", "request"]
        assert served.ask("GET", "!/health/ready").json()["database"] == "unreachable"
    assert [secret for secret in served.secrets if secret in served.text] == []


def _close_the_door(database: Database) -> None:
    """Let nobody into the database any more, and throw out who is in."""
    name = database.reading.url.database
    other = sa.create_engine(database.reading.url.set(database="postgres"))
    with other.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": name},
        )
    other.dispose()
