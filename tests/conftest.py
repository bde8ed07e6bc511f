"""What all tests share: this machine only, and real databases of both kinds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.databases import Databases, PostgresDatabases, SqliteDatabases
from support.network import only_this_machine
from support.postgres import running_server

# Cheap ones first: what fails soon is told soon. Those that take minutes come last.
ORDER = ("quality", "unit", "migrations", "api", "robustness", "contracts", "deploy", "e2e")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the folders in ORDER."""
    tests = Path(__file__).parent
    items.sort(key=lambda item: ORDER.index(item.path.relative_to(tests).parts[0]))


@pytest.fixture(scope="session", autouse=True)
def _only_this_machine() -> Iterator[None]:
    with only_this_machine():
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real PostgreSQL server."""
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Embedded databases."""
    return SqliteDatabases(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: str) -> PostgresDatabases:
    """PostgreSQL databases."""
    return PostgresDatabases(postgres_server)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> Databases:
    """Databases of each kind in turn."""
    name = "sqlite_databases" if request.param == "sqlite" else "postgres_databases"
    found: Databases = request.getfixturevalue(name)
    return found


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """The address of a migrated and loaded database of each kind in turn."""
    with databases.loaded() as url:
        yield url


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """The address of an empty database of each kind in turn."""
    with databases.empty() as url:
        yield url
