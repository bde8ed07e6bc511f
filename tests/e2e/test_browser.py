"""The journeys of people, in a real Chromium, against the real server with the real data.

Each file of journeys has a server and a database of its own, whose data was entered a month ago.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from samplan.auth.service import NewKey
from samplan.auth.terms import Role
from samplan.db.engine import open_database
from samplan.settings import REPOSITORY
from support.databases import SqliteDatabases
from support.history import date_history
from support.provider import CLIENT, ROLES
from support.scenes import administrator_key, make_key
from support.server import free_port, running

HERE = Path(__file__).parent
JOURNEYS = sorted(HERE.glob("*.spec.ts"))
LIMIT_SECONDS = 600
ENTERED_DAYS_AGO = 30


def _prepared(url: str) -> dict[str, str]:
    database = open_database(url)
    try:
        date_history(database, ENTERED_DAYS_AGO)
        return {
            "SAMPLAN_E2E_ADMINISTRATOR": administrator_key(database),
            "SAMPLAN_E2E_LEAD": make_key(database, NewKey("Ledning", Role.LEAD, county_id="22")),
            "SAMPLAN_E2E_REPORTER": make_key(
                database,
                NewKey("IFO Sundsvall", Role.REPORTER, organisation_id="2281", county_id="22"),
            ),
        }
    finally:
        database.close()


def _settings(journey: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Settings of the journey's server, and what the journey is told of them."""
    if journey.name != "sign-in.spec.ts":
        # Webhooks may go to the receivers that journeys have on this machine.
        return {"webhooks_private_hosts": "127.0.0.1"}, {}
    port, provider = free_port(), free_port()
    settings = {
        "port": str(port),
        "public_url": f"http://127.0.0.1:{port}",
        "oidc_issuer": f"http://localhost:{provider}",
        "oidc_client_id": CLIENT,
        "oidc_roles": json.dumps(ROLES),
    }
    return settings, {"SAMPLAN_E2E_PROVIDER_PORT": str(provider)}


def test_there_are_journeys() -> None:
    assert JOURNEYS


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda path: path.name)
def test_journey(journey: Path, sqlite_databases: SqliteDatabases, tmp_path: Path) -> None:
    npx = shutil.which("npx")
    assert npx, "npm is needed"
    settings, told = _settings(journey)
    with sqlite_databases.loaded() as url, running(url, tmp_path, **settings) as address:
        environment = {
            **os.environ,
            **_prepared(url),
            **told,
            "SAMPLAN_E2E_URL": address,
            "SAMPLAN_E2E_PYTHON": sys.executable,
            "PYTHONPATH": str(REPOSITORY / "clients" / "python" / "src"),
            "SAMPLAN_E2E_OUTPUT": str(tmp_path / "output"),
            "NO_COLOR": "1",
        }
        result = subprocess.run(
            [npx, "--no-install", "playwright", "test", f"e2e/{journey.name}", "-c", "e2e"],
            cwd=HERE.parent,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
    if result.returncode:
        pytest.fail(f"{result.stdout[-8000:]}\n{result.stderr[-2000:]}", pytrace=False)
