"""No request, however odd, gives a 500: every operation of the contract, with generated requests.

As nobody and as an administrator. Half of the ids in addresses are exchanged for real ones, so that
requests get past the first 404 and reach the rules behind it.
"""

import asyncio
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from samplan.main import create_app
from samplan.settings import Settings
from support.databases import SqliteDatabases
from support.scenes import (
    administrator_key,
    follow_up,
    issue_report,
    open_collection,
    open_round,
    save_scenario,
    write_report,
)

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
)
REAL_IDS = {
    "countyId": ["22"],
    "organisationId": ["2281", "22", "22-municipalities", "22-primary-care"],
    "documentId": ["utredning-2021"],
    "placeId": ["bilaga-2-audit-adult"],
    "guidelineId": ["missbruk-beroende"],
    "methodId": ["audit-adult", "act", "cra-alcohol"],
    "roundId": ["22-2021", "22-2014", "22-2026", "22-region-2020"],
    "questionnaireId": ["22-region", "22-municipalities"],
    "indicatorId": ["inpatient-patients", "inpatient-patients-share"],
    "dimensionId": ["sex", "age"],
    "collectionId": ["22-mapping-2021", "22-figures-2026"],
    "planId": ["22-plan"],
    "activityId": ["22-plan-1-4", "22-plan-2-1"],
    "boardId": ["2280-social-committee", "22-social-reko"],
    "matterId": ["22-adopt-plan", "22-five-years"],
    "decisionId": ["22-adopt-plan-2280-1", "22-adopt-plan-2262-1"],
    "agreementId": ["22-agreement-lvm"],
    "analysisId": ["22-impact-ca4", "22-impact-general"],
    "checkId": ["22-check-1"],
    "followUpId": ["22-plan-1-4-2023"],
    "courseId": ["22-course-mi", "22-course-cra"],
    "itemId": ["22-f10-5", "22-mun-timra-1", "22-txt-doc-1"],
    "statementId": ["22-f10-total", "22-txt-spot-1"],
    "roleId": ["social-worker", "nurse"],
    "roleCostId": ["22-social-worker-2021"],
    "indexId": ["kpi"],
    "scenarioId": ["22-plan-steps-1", "22-lean-start"],
    "reportId": ["22-status-2023", "22-draft-2026"],
}
EXAMPLES = 25


# The contract is read before any fixture runs; the database is filled before the first request.
FOLDER = tempfile.TemporaryDirectory(prefix="samplan-fuzz-")
DATABASE = Path(FOLDER.name) / "fuzz.sqlite3"
APP = create_app(
    Settings(
        database_url=f"sqlite:///{DATABASE}",
        requests_per_minute=10**9,
        sign_ins_per_minute=10**9,
    )
)
schema = schemathesis.openapi.from_asgi("/samplan/v1/openapi.json", APP)


# Once for a worker, however often it is given more of these tests.
@pytest.fixture(scope="session")
def key(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.loaded() as url:
        shutil.copy(url.removeprefix("sqlite:///"), DATABASE)
    open_round(APP.database, "22-2026")
    open_collection(APP.database, "22-figures-2026")
    save_scenario(APP.database, "22-lean-start")
    follow_up(APP.database, "22-check-1", "22-plan-1-4-2023")
    write_report(APP.database, "22-draft-2026")
    issue_report(APP.database, "22-status-2023")
    yield administrator_key(APP.database)
    asyncio.run(APP.close())
    FOLDER.cleanup()


_bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _with_real_ids(case: Any) -> None:
    for name, value in (case.path_parameters or {}).items():
        choice = zlib.crc32(str(value).encode("utf-8", "replace"))
        known = REAL_IDS.get(name)
        if known and choice % 2:
            case.path_parameters[name] = known[choice // 2 % len(known)]


@schema.parametrize()
@_bounded
def test_whoever_asks(case: Any, key: str) -> None:
    """Each request as nobody and as an administrator; to think of requests takes the time."""
    _with_real_ids(case)
    case.call_and_validate(checks=CHECKS)
    case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {key}"})
