"""The running application, asked over HTTP on the loopback as an integrator asks it."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from samplan.db.engine import open_database
from support.databases import SqliteDatabases
from support.scenes import administrator_key
from support.served import Served
from support.serving import serving
from support.settings import settings_for


@pytest.fixture(scope="session")
def served(sqlite_databases: SqliteDatabases) -> Iterator[Served]:
    """The application on a real port."""
    with sqlite_databases.loaded() as url:
        database = open_database(url)
        key = administrator_key(database)
        database.close()
        with (
            serving(settings_for(url)) as root,
            httpx.Client(trust_env=False, timeout=60) as client,
        ):
            yield Served(client, root, key)


@pytest.fixture(scope="session")
def served_bytes(served: Served) -> bytes:
    """The contract as it is served."""
    answer = served.client.get(f"{served.root}/openapi.json")
    assert answer.status_code == 200
    return answer.content


@pytest.fixture(scope="session")
def document(served_bytes: bytes) -> dict[str, Any]:
    """The contract as it is served, read."""
    found: dict[str, Any] = json.loads(served_bytes)
    return found
