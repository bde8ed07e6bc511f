"""Many at once: none stalls, none overwrites another, and nobody reads what is no longer so."""

import asyncio
import contextlib
import hashlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from unittest import mock

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from samplan.db.engine import POOL_CAPACITY, Database
from samplan.db.history import Action, Recorded, RevisionCounter, record
from samplan.db.session import reading as seeing
from samplan.db.session import writing
from support.asking import Api, Json, MakeApi, body, problem
from support.people import MAKER, Keys
from support.serving import serving
from support.settings import settings_for
from support.steps import history

MATRIX = "/gap-matrices/22-2021"
CORRECTIONS = "/gap-rounds/22-2021/corrections"
CLIENTS = 128


@pytest.fixture
def served(database_url: str) -> Iterator[str]:
    """The address of the application on a real server."""
    with serving(settings_for(database_url)) as url:
        yield url


def together(count: int, do: Callable[[int], Any]) -> list[Any]:
    """What each of several threads gives that begin at the same moment."""
    start = threading.Barrier(count)

    def run(number: int) -> Any:
        start.wait()
        return do(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


# --- the revisions ---


def write_once(database: Database, name: str) -> int:
    """One write transaction; its revision."""
    with writing(database) as session:
        change = Recorded(Action.UPDATE, "test", name, None, {"name": name})
        return record(session, MAKER, change)


def test_concurrent_writers_get_distinct_revisions_in_the_order_of_their_commits(
    database: Database,
) -> None:
    before = seen_revisions(database)[-1]
    writers, writes = 6, 12
    made = together(writers, lambda w: [write_once(database, f"{w}-{n}") for n in range(writes)])
    numbers = sorted(number for own in made for number in own)
    assert numbers == list(range(before + 1, before + writers * writes + 1))
    assert all(own == sorted(own) for own in made)


def seen_revisions(database: Database) -> list[int]:
    """All revisions that a reader sees at one moment; the counter is of the same moment."""
    with seeing(database) as session:
        connection = session.connection()
        numbers = connection.execute(sa.text("SELECT number FROM revision ORDER BY number"))
        found: list[int] = list(numbers.scalars())
        counter = connection.execute(sa.select(RevisionCounter.number)).scalar_one()  # type: ignore[call-overload]
    assert counter == found[-1]
    return found


def test_no_reader_ever_sees_a_revision_before_the_one_before_it(database: Database) -> None:
    done = threading.Event()

    def work(number: int) -> int:
        if number < 3:
            for n in range(15):
                write_once(database, f"{number}-{n}")
            return 0
        looks = newest = 0
        while not done.is_set() or looks == 0:
            seen = seen_revisions(database)
            assert seen == list(range(seen[0], seen[0] + len(seen)))  # no hole
            assert seen[-1] >= newest  # nothing is taken back
            newest, looks = seen[-1], looks + 1
            if newest >= goal:
                done.set()
        return looks

    goal = seen_revisions(database)[-1] + 45
    *_, first, second = together(5, work)
    assert first > 1
    assert second > 1


def fail_once(database: Database) -> None:
    """One write transaction that has taken a number when it fails."""
    with contextlib.suppress(ZeroDivisionError), writing(database) as session:
        record(session, MAKER, Recorded(Action.CREATE, "test", "x", None, {}))
        raise ZeroDivisionError


def test_a_write_that_fails_gives_its_number_back(database: Database) -> None:
    def work(number: int) -> None:
        for n in range(8):
            if number % 2:
                write_once(database, f"{number}-{n}")
            else:
                fail_once(database)

    before = seen_revisions(database)[-1]
    together(4, work)
    assert seen_revisions(database) == list(range(1, before + 16 + 1))


# --- two editors ---


def test_of_many_editors_of_the_same_version_one_wins_and_the_others_are_told(
    served: str, keys: Keys
) -> None:
    def edit(number: int, version: int) -> int:
        headers = {"Authorization": f"Bearer {keys.lead}", "If-Match": f'"v{version}"'}
        sent = {"shortName": f"Namn {version}-{number}"}
        address = f"{served}/organisations/2283"
        return httpx.patch(address, json=sent, headers=headers, timeout=30).status_code

    for version in (1, 2, 3):
        assert sorted(together(6, partial(edit, version=version))) == [200] + [412] * 5
    shown = httpx.get(f"{served}/organisations/2283").json()
    assert shown["version"] == 4
    assert shown["shortName"].startswith("Namn 3-")


def test_of_many_who_make_the_same_thing_one_does_and_the_others_are_told(
    served: str, keys: Keys
) -> None:
    def make(_: int) -> int:
        sent = {"id": "samma", "title": {"sv": "Samma"}}
        headers = {"Authorization": f"Bearer {keys.lead}"}
        address = f"{served}/source-documents"
        return httpx.post(address, json=sent, headers=headers, timeout=30).status_code

    assert sorted(together(6, make)) == [201] + [409] * 5


def test_nobody_s_answer_is_lost_when_many_write_to_their_own_cells(
    served: str, keys: Keys
) -> None:
    methods = [
        cell["methodId"]
        for cell in httpx.get(
            f"{served}/gap-rounds/22-2021/assessments?organisation=2281&limit=16"
        ).json()["assessments"]
    ]

    def correct(number: int) -> int:
        sent = {"methodId": methods[number], "organisationId": "2281", "status": "unknown"}
        headers = {"Authorization": f"Bearer {keys.lead}"}
        sent |= {"reason": "Samtidigt."}
        return httpx.post(
            f"{served}{CORRECTIONS}", json=sent, headers=headers, timeout=60
        ).status_code

    assert set(together(16, correct)) == {201}
    query = "organisation=2281&status=unknown"
    shown = httpx.get(f"{served}/gap-rounds/22-2021/assessments?{query}").json()["assessments"]
    assert {cell["methodId"] for cell in shown} == set(methods)
    assert len({cell["revision"] for cell in shown}) == 16


# --- many clients ---


def test_128_clients_do_not_stall_it(served: str, keys: Keys) -> None:
    """A request that holds a connection must never wait for a thread held by one that lacks it."""
    assert CLIENTS > 3 * POOL_CAPACITY

    async def client(number: int, http: httpx.AsyncClient) -> list[int]:
        headers = {"Authorization": f"Bearer {keys.reader}"} if number % 2 else {}
        paths = ("/organisations/2281", f"/areas?limit={number + 1}")
        return [(await http.get(served + path, headers=headers)).status_code for path in paths]

    async def everybody() -> list[list[int]]:
        limits = httpx.Limits(max_connections=CLIENTS)
        async with httpx.AsyncClient(limits=limits, timeout=60, trust_env=False) as http:
            tasks = (client(number, http) for number in range(CLIENTS))
            return await asyncio.wait_for(asyncio.gather(*tasks), 60)

    found = asyncio.run(everybody())
    assert {status for own in found for status in own} == {200}


# --- a commit that fails ---


@pytest.mark.parametrize("error", [OperationalError("COMMIT", {}, Exception()), RuntimeError("x")])
def test_a_commit_that_fails_is_an_error_and_never_a_success(
    api: Api, keys: Keys, error: Exception
) -> None:
    sent = {"id": "borta", "title": {"sv": "Borta"}}
    with mock.patch.object(Session, "commit", side_effect=error):
        response = api.post("/source-documents", json=sent, key=keys.lead)
    problem(response, 503 if isinstance(error, OperationalError) else 500)
    problem(api.get("/source-documents/borta"), 404)
    body(api.post("/source-documents", json=sent, key=keys.lead), 201)


# --- kept answers ---


def correct(api: Api, key: str, status: str) -> int:
    """Correct a cell; the revision that did."""
    sent = {"methodId": "act", "organisationId": "2281", "status": status, "reason": "Prov."}
    return int(body(api.post(CORRECTIONS, json=sent, key=key), 201)["revision"])


def cell_in(matrix: Json) -> tuple[str, int]:
    """Status and revision of the cell that is corrected."""
    for area in matrix["areas"]:
        for method in area["methods"]:
            if method["id"] == "act":
                [cell] = [c for c in method["cells"] if c["organisationId"] == "2281"]
                return cell["status"], cell["revision"]
    raise AssertionError("there is no such cell")


def test_a_write_is_seen_by_the_very_next_read(api: Api, keys: Keys) -> None:
    for number in range(12):
        status = ("offered", "partly", "not_offered")[number % 3]
        revision = correct(api, keys.lead, status)
        assert cell_in(api.read(MATRIX)) == (status, revision)
        assert cell_in(api.read(MATRIX)) == (status, revision)


def test_a_write_through_one_server_is_seen_by_the_very_next_read_through_another(
    make_api: MakeApi, keys: Keys
) -> None:
    first, second = make_api(), make_api()
    for status in ("offered", "partly", "not_offered", "unknown"):
        for api in (first, second):
            api.read(MATRIX)
        revision = correct(first, keys.lead, status)
        assert cell_in(second.read(MATRIX)) == (status, revision)
        assert cell_in(first.read(MATRIX)) == (status, revision)


def rename(database: Database, name: str) -> None:
    """Rename an organisation as a command would."""
    with writing(database) as session:
        statement = sa.text("UPDATE organisation SET short_name = :name WHERE id = '2283'")
        session.connection().execute(statement, {"name": name})
        change = Recorded(Action.UPDATE, "organisation", "2283", {}, {"shortName": name})
        record(session, MAKER, change)


def names(api: Api) -> list[str]:
    """The short names that the public matrix shows."""
    return [one["shortName"] for one in api.read(MATRIX)["organisations"]]


def test_a_write_over_another_connection_is_seen_by_the_very_next_read(
    api: Api, database: Database
) -> None:
    for number in range(10):
        names(api)
        rename(database, f"Sollefteå {number}")
        assert f"Sollefteå {number}" in names(api)


BY_ANOTHER_PROCESS = """
import sys
import sqlalchemy as sa
from samplan.db.engine import open_database
from samplan.db.history import Action, Actor, Recorded, record
from samplan.db.session import writing
database = open_database(sys.argv[1])
for line in sys.stdin:
    with writing(database) as session:
        session.connection().execute(
            sa.text("UPDATE organisation SET short_name = :name WHERE id = '2283'"),
            {"name": line.strip()},
        )
        by = Actor(name="Annan process", role="administrator", channel="command")
        record(session, by, Recorded(Action.UPDATE, "organisation", "2283", {}, {}))
    print("done", flush=True)
database.close()
"""


def test_a_write_by_another_process_is_seen_by_the_very_next_read(
    api: Api, database_url: str
) -> None:
    command = [sys.executable, "-c", BY_ANOTHER_PROCESS, database_url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as other:  # type: ignore[call-overload]
        for number in range(10):
            names(api)
            other.stdin.write(f"Process {number}\n")
            other.stdin.flush()
            assert other.stdout.readline() == "done\n"
            assert f"Process {number}" in names(api)
        other.stdin.close()


def test_no_etag_names_two_bodies_and_nobody_reads_backwards_while_others_write(
    served: str, keys: Keys, api: Api
) -> None:
    done = threading.Event()

    def work(number: int) -> list[tuple[str, str, str, int]]:
        if number == 0:
            write_many(served, keys.lead)
            done.set()
            return []
        return read_many(served, done, packed=bool(number % 2))

    seen = [one for own in together(5, work) for one in own]
    bodies: dict[str, set[str]] = {}
    for etag, digest, *_ in seen:
        bodies.setdefault(etag, set()).add(digest)
    assert [etag for etag, found in bodies.items() if len(found) > 1] == []
    truth = {
        change["revision"]: change["after"]["status"]
        for change in history(api, objectType="assessment", objectId="22-2021/act/2281")
    }
    assert {(status, revision) for *_, status, revision in seen} <= {
        (status, revision) for revision, status in truth.items()
    }
    assert len(bodies) > 2


def write_many(served: str, key: str) -> None:
    """Correct one cell again and again."""
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=served, headers=headers, timeout=30) as http:
        for number in range(15):
            status = ("offered", "partly", "not_offered")[number % 3]
            sent = {"methodId": "act", "organisationId": "2281", "status": status}
            response = http.post(CORRECTIONS, json=sent | {"reason": "Prov."})
            assert response.status_code == 201


def read_many(
    served: str, done: threading.Event, *, packed: bool
) -> list[tuple[str, str, str, int]]:
    """ETag, digest of the body, status and revision of each answer until the writing is over."""
    found = []
    newest = 0
    headers = {"Accept-Encoding": "gzip" if packed else "identity"}
    with httpx.Client(base_url=served, headers=headers, timeout=30) as http:
        while not done.is_set():
            with http.stream("GET", MATRIX) as response:
                raw = b"".join(response.iter_raw())
            digest = hashlib.sha256(raw).hexdigest()
            status, revision = cell_in(json.loads(unpacked(raw)))
            assert revision >= newest, "an older answer came after a newer one"
            newest = revision
            found.append((response.headers["etag"], digest, status, revision))
    return found


def unpacked(raw: bytes) -> bytes:
    """The body, whether it came packed or not."""
    return httpx._decoders.GZipDecoder().decode(raw) if raw[:2] == b"\x1f\x8b" else raw
