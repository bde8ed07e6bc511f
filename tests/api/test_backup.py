"""Backup and restore: nothing lost, nothing half, and a running service sees it at once."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.backup.archive import ArchiveError, checked
from samplan.db.engine import Database, open_database
from samplan.db.history import Change, Revision
from samplan.db.history import revision as revision_in
from samplan.db.session import reading as seeing
from samplan.db.session import writing
from samplan.sources.tables import SourceDocument
from support.asking import Api, Json, body, problem
from support.backups import RELEASE, back_up, everything, migrated, put_back, revision_of
from support.county_documents import WHOLE, fetched
from support.databases import Databases, PostgresDatabases, SqliteDatabases
from support.observations import (
    AREAS,
    PATIENTS,
    SEXES,
    lay_catalogue,
    observation,
    write,
)
from support.people import MAKER, Keys, make_key, make_keys

MATRIX = "/gap-matrices/22-2021"
CORRECTIONS = "/gap-rounds/22-2021/corrections"
CELL = "/gap-rounds/22-2021/assessments/act/2281"


@pytest.fixture(params=["sqlite", "postgresql"])
def target(
    request: pytest.FixtureRequest,
    sqlite_databases: SqliteDatabases,
    postgres_databases: PostgresDatabases,
) -> Iterator[Database]:
    """An empty database of each kind in turn, whatever the kind that the backup is of."""
    kinds: dict[str, Databases] = {"sqlite": sqlite_databases, "postgresql": postgres_databases}
    with migrated(kinds[request.param]) as database:
        yield database


def correct(api: Api, key: str, status: str) -> Json:
    """Correct one cell of the published round."""
    sent = {"methodId": "act", "organisationId": "2281", "status": status, "reason": "Prov."}
    return body(api.post(CORRECTIONS, json=sent, key=key), 201)


def document(api: Api, key: str, name: str) -> Json:
    """Note a document."""
    made = api.post("/source-documents", json={"id": name, "title": {"sv": name}}, key=key)
    return body(made, 201)


def test_everything_is_as_it_was_row_by_row_also_on_the_other_kind_of_database(
    api: Api, database: Database, target: Database, tmp_path: Path
) -> None:
    keys = make_keys(database)
    correct(api, keys.lead, "partly")
    document(api, keys.lead, "protokoll-2026")
    made = back_up(database, tmp_path / "one")
    assert (made.header.release, made.header.revision) == (RELEASE, revision_of(database))
    done = put_back(target, tmp_path / "one")
    assert (done.replaced, done.revision) == (False, revision_of(database))
    before, after = everything(database), everything(target)
    assert before.keys() == after.keys()
    assert sum(map(len, before.values())) == made.rows > 3000
    for table, rows in before.items():
        assert after[table] == rows, table
    again = back_up(target, tmp_path / "two")
    assert (again.sha256, again.rows, again.tables) == (made.sha256, made.rows, made.tables)


@pytest.mark.parametrize("county", ["22", "25"])
def test_the_whole_county_s_document_is_the_same_before_and_after(
    api: Api, database: Database, target: Database, make_api: Any, tmp_path: Path, county: str
) -> None:
    keys = make_keys(database)
    correct(api, keys.lead, "partly")
    before = fetched(api, county, WHOLE, keys.administrator)
    back_up(database, tmp_path / "one")
    put_back(target, tmp_path / "one")
    there = make_api(database_url=target.url)
    assert fetched(there, county, WHOLE, keys.administrator) == before
    correct(api, keys.lead, "offered")
    changed = fetched(api, county, WHOLE, keys.administrator) != before
    assert changed == (county == "22")


def test_a_key_opens_what_it_opened(
    database: Database, target: Database, make_api: Any, tmp_path: Path
) -> None:
    keys = make_keys(database)
    back_up(database, tmp_path / "one")
    put_back(target, tmp_path / "one")
    there = make_api(database_url=target.url)
    assert there.read("/sessions/current", key=keys.lead)["role"] == "lead"
    assert there.read(MATRIX)["areas"]
    correct(there, keys.lead, "partly")
    assert revision_of(target) == revision_of(database) + 1


def write_on(database: Database, stop: threading.Event, begun: threading.Event) -> None:
    """Write pairs of documents, each pair in a revision of its own, until told to stop."""
    number = 0
    while not stop.is_set():
        number += 1
        with writing(database) as session:
            revision = revision_in(session, MAKER)
            for half in "ab":
                name = f"pair-{revision}-{half}"
                session.add(SourceDocument(id=name, title_sv=name, version=1))
        if number > 3:
            begun.set()


def test_a_backup_under_writes_is_one_moment_of_them(
    database: Database, databases: Databases, tmp_path: Path
) -> None:
    stop, begun = threading.Event(), threading.Event()
    writer = threading.Thread(target=write_on, args=(database, stop, begun))
    writer.start()
    try:
        assert begun.wait(60)
        made = [back_up(database, tmp_path / f"{number}") for number in range(3)]
    finally:
        stop.set()
        writer.join()
    revisions = [one.header.revision for one in made]
    assert revisions == sorted(set(revisions)), "nobody wrote between the backups"
    assert revisions[-1] < revision_of(database), "nobody wrote during the last backup"
    for number, at in enumerate(revisions):
        with migrated(databases) as target:
            put_back(target, tmp_path / f"{number}")
            assert revision_of(target) == at
            found = as_of(target)
        assert found == as_of(database, at)


def as_of(database: Database, revision: int = 1 << 30) -> tuple[list[int], set[str]]:
    """The revisions until one, and the documents that were written in them."""
    with seeing(database) as session:
        numbers = session.exec(select(Revision.number).where(col(Revision.number) <= revision))
        documents = session.exec(
            select(SourceDocument.id).where(col(SourceDocument.id).startswith("pair-"))
        )
        known = sorted(numbers)
        return known, {one for one in documents if int(one.split("-")[1]) <= revision}


def test_a_running_service_shows_what_is_put_back_at_once_and_nothing_else_ever(
    api: Api, database: Database, keys: Keys, tmp_path: Path
) -> None:
    asleep = api.another()
    first = api.get(MATRIX)
    back_up(database, tmp_path / "one")
    at_backup = revision_of(database)
    seen = {first.headers["etag"]: first.content}
    for status in ("partly", "offered", "partly"):
        correct(api, keys.lead, status)
        answer = api.get(MATRIX)  # kept from now on as finished bytes
        assert seen.setdefault(answer.headers["etag"], answer.content) == answer.content
    newest = revision_of(database)
    done = put_back(database, tmp_path / "one", replace=True)
    assert done.replaced
    assert done.revision == revision_of(database) == newest + 1 > at_backup
    cells = [one.get(MATRIX) for one in (api, asleep)]
    for answer in cells:
        assert answer.status_code == 200
        assert answer.json()["areas"] == first.json()["areas"]
    # The revisions that were forgotten do not come again with something else in them.
    for status in ("offered", "partly", "offered"):
        made = correct(api, keys.lead, status)
        assert made["revision"] > newest + 1
        for etag, content in list(seen.items()):
            answer = api.get(MATRIX, headers={"If-None-Match": etag})
            if answer.status_code == 304:
                assert content == api.get(MATRIX).content
            else:
                new = answer.headers["etag"]
                assert seen.setdefault(new, answer.content) == answer.content


def test_an_edit_made_on_what_has_been_replaced_is_refused(
    api: Api, database: Database, keys: Keys, tmp_path: Path
) -> None:
    kept = document(api, keys.lead, "kept")
    changed = document(api, keys.lead, "changed")
    removed = document(api, keys.lead, "removed")
    back_up(database, tmp_path / "one")
    before = {row["id"]: row for row in everything(database)["source_document"]}

    def path(name: str) -> str:
        return f"/source-documents/{name}"

    for title in ("Andra", "Tredje"):
        for one in (changed, removed):
            version = api.get(path(one["id"])).json()["version"]
            sent = {"title": {"sv": title}}
            body(api.patch(path(one["id"]), json=sent, version=version, key=keys.lead))
    seen = {one["id"]: api.read(path(one["id"]))["version"] for one in (kept, changed, removed)}
    assert seen == {"kept": 1, "changed": 3, "removed": 3}
    with database.writing.begin() as connection:
        connection.execute(sa.text("DELETE FROM source_document WHERE id = 'removed'"))
    put_back(database, tmp_path / "one", replace=True)
    after = {row["id"]: row for row in everything(database)["source_document"]}
    assert after.keys() == before.keys()
    for name, row in after.items():
        assert {**row, "version": 0} == {**before[name], "version": 0}
        assert row["version"] == before[name]["version"] or name in ("changed", "removed")
    for name in ("changed", "removed"):
        for version in range(1, seen[name] + 1):
            sent = {"title": {"sv": "Blint"}}
            problem(api.patch(path(name), json=sent, version=version, key=keys.lead), 412)
        version = api.read(path(name))["version"]
        body(api.patch(path(name), json=sent, version=version, key=keys.lead))
    body(api.patch(path("kept"), json=sent, version=1, key=keys.lead))


def test_a_replacement_is_in_the_history_and_nothing_else_is_added(
    api: Api, database: Database, keys: Keys, tmp_path: Path
) -> None:
    made = back_up(database, tmp_path / "one")
    before = everything(database)
    correct(api, keys.lead, "partly")
    done = put_back(database, tmp_path / "one", replace=True)
    after = everything(database)
    [revision] = [row for row in after["revision"] if row["number"] == done.revision]
    assert (revision["actor_name"], revision["channel"]) == ("Testet", "command")
    [change] = [row for row in after["change"] if row["revision"] == done.revision]
    assert (change["object_type"], change["object_id"]) == ("database", "backup")
    assert change["before"] == {"revision": done.revision - 1}
    assert change["after"] == {
        "revision": made.header.revision,
        "madeAt": made.header.made_at,
        "sha256": made.sha256,
    }
    assert api.items("/changes", params={"objectType": "database"})[0]["revision"] == done.revision
    added = {"revision": [revision], "change": [change]}
    for table in before.keys() - {"revision_counter", "assessment", "gap_round"}:
        assert after[table] == before[table] + added.get(table, []), table


def figures(api: Api) -> dict[str, float | None]:
    """The count of each sex in one area, as anybody sees it."""
    found = api.items("/observations", params={"indicator": PATIENTS, "area": AREAS[0]})
    return {"".join(part["categoryId"] for part in one["breakdown"]): one["value"] for one in found}


def test_what_was_decided_of_small_counts_is_decided_anew(
    api: Api, database: Database, tmp_path: Path
) -> None:
    """The backup of another installation: the same revisions, and other figures under them."""
    lay_catalogue(database)
    rows = [observation(PATIENTS, AREAS[0], 60.0)]
    rows += [observation(PATIENTS, AREAS[0], 30.0, by={"t-sex": sex}) for sex in SEXES]
    write(database, rows)
    shown = figures(api)
    assert set(shown.values()) == {60.0, 30.0}

    def small(women: float, men: float) -> None:
        with database.writing.begin() as connection:
            for sex, value in zip(SEXES, (women, men), strict=True):
                connection.execute(
                    sa.text(
                        "UPDATE observation SET value = :value"
                        " WHERE indicator_id = :indicator AND breakdown = :breakdown"
                    ),
                    {"value": value, "indicator": PATIENTS, "breakdown": f"t-sex={sex}"},
                )

    small(2, 58)
    back_up(database, tmp_path / "other")
    small(30, 30)
    assert figures(api) == shown
    put_back(database, tmp_path / "other", replace=True)
    found = figures(api)
    assert found["t-women"] is None
    assert 2.0 not in found.values()


def test_a_filled_database_is_left_alone_unless_told(database: Database, tmp_path: Path) -> None:
    back_up(database, tmp_path / "one")
    before = everything(database)
    with pytest.raises(ArchiveError, match="not empty"):
        put_back(database, tmp_path / "one")
    assert everything(database) == before


def test_a_database_with_nothing_but_a_key_is_filled(target: Database, tmp_path: Path) -> None:
    back_up(target, tmp_path / "empty")
    assert checked(tmp_path / "empty").rows == 1
    make_key(target, NewKey("Den enda", Role.READER))
    with pytest.raises(ArchiveError, match="not empty"):
        put_back(target, tmp_path / "empty")


def test_a_restore_waits_for_no_writer_that_does_not_end(
    database: Database, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "one")
    before = everything(database)
    beside = open_database(database.url)
    try:
        with writing(beside), pytest.raises(ArchiveError, match="busy"):
            put_back(database, tmp_path / "one", replace=True)
    finally:
        beside.close()
    assert everything(database) == before


def test_those_who_read_meanwhile_see_the_old_until_the_new_is_whole(
    api: Api, database: Database, keys: Keys, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "one")
    correct(api, keys.lead, "partly")
    counted = select(Change.revision)
    with seeing(database) as session:
        before = len(session.exec(counted).all())
        done = put_back(database, tmp_path / "one", replace=True)
        assert len(session.exec(counted).all()) == before
    with seeing(database) as session:
        assert max(session.exec(counted).all()) == done.revision
