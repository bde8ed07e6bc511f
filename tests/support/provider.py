"""A real OpenID Connect provider on the loopback (oauth2-mock-server), told how to behave."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from support.server import free_port

PROGRAM = Path(__file__).with_name("provider-process.mjs")
AUDIENCE, CLIENT = "samplan-api", "samplan"
PUBLIC = "http://localhost:9"
"""Where people would reach the service: nobody listens there, and nobody has to."""

LEAD = {
    "claim": "groups",
    "value": "samplan-lead",
    "role": "lead",
    "countyId": "22",
    "name": "Projektledningen via inloggning",
}
REPORTER = {
    "claim": "groups",
    "value": "ifo-sundsvall",
    "role": "reporter",
    "organisationId": "2281",
    "name": "Socialtjänsten via inloggning",
}
SYSTEM = {
    "claim": "scope",
    "value": "samplan.read",
    "role": "reader",
    "name": "Datalagret",
    "requestsPerMinute": 7,
}
NOWHERE = {**REPORTER, "value": "ifo-nowhere", "organisationId": "9999"}
ROLES = [LEAD, REPORTER, SYSTEM, NOWHERE]


class TestProvider:
    """The provider's process."""

    __test__ = False

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self._process = process
        self.url = f"http://localhost:{port}"

    def do(self, action: str, value: Any = None) -> Any:
        """Tell it to do something; its answer."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps([action, value]) + "\n")
        stdin.flush()
        return json.loads(stdout.readline())

    def mint(self, **claims: Any) -> str:
        """A token for a system that may read, unless told otherwise."""
        chosen = {"sub": "svc-1", "aud": AUDIENCE, "scope": "samplan.read", **claims}
        token: str = self.do("mint", chosen)
        return token

    def asked(self, path: str) -> list[dict[str, Any]]:
        """What it has been asked at the path."""
        return [one for one in self.do("seen") if one["path"] == path]

    def reset(self) -> None:
        """Behave again."""
        for action, value in (("claims", {}), ("shift", 0), ("ways", {}), ("forget", None)):
            self.do(action, value)

    def settings(self, **instead: Any) -> dict[str, Any]:
        """The settings of a service that trusts it."""
        return {
            "oidc_issuer": self.url,
            "oidc_client_id": CLIENT,
            "oidc_audience": AUDIENCE,
            "oidc_roles": ROLES,
            "public_url": PUBLIC,
            **instead,
        }


@contextmanager
def running_provider(*, started: bool = True) -> Iterator[TestProvider]:
    """The provider, stopped at the end; not yet listening unless it is started."""
    node = shutil.which("node")
    assert node, "node is needed"
    port = free_port()
    process = subprocess.Popen(
        [node, str(PROGRAM), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    provider = TestProvider(process, port)
    try:
        if started:
            provider.do("start")
        yield provider
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(15)
        process.stdout.close()
