"""The databases that the tests run on are what they say."""

import tempfile
from pathlib import Path

import psycopg
import pytest

from support import postgres
from support.databases import PostgresDatabases


def test_the_server_is_a_real_postgresql(postgres_databases: PostgresDatabases) -> None:
    with postgres_databases.empty() as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT version()").fetchone()
    assert row is not None
    assert row[0].startswith("PostgreSQL ")


def test_npm_brings_a_server_where_the_machine_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLAN_TEST_POSTGRES", "npm")
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    assert "node_modules" in str(postgres.find_binaries())
    with postgres.running_server() as url, psycopg.connect(url) as connection:
        assert connection.info.server_version >= 18_00_00


def test_nothing_is_left_when_the_server_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    homes = []
    make = tempfile.mkdtemp

    def remembered(**options: str) -> str:
        homes.append(make(**options))
        return homes[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", remembered)
    with postgres.running_server() as url:
        psycopg.connect(url).close()
    assert [Path(home).exists() for home in homes] == [False]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)
