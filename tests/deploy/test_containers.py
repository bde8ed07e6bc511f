"""What the container file and the compose file would run, run for real: they cannot rot unseen."""

import contextlib
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from samplan.backup.archive import checked
from samplan.settings import REPOSITORY, Settings
from support.containers import (
    COMPOSE,
    CONTAINERFILE,
    Machine,
    Service,
    compose,
    instructions,
    preparations,
    service_of,
)
from support.databases import PostgresDatabases
from support.postgres import find_binaries
from support.server import free_port

get = partial(httpx.get, timeout=60)
post = partial(httpx.post, timeout=60)
NGINX = REPOSITORY / "deploy" / "nginx.conf"
OURS = ("migrate", "load", "service", "backup")
START_SECONDS = 240


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The image, built in a folder."""
    built = Machine(tmp_path_factory.mktemp("container") / "root")
    built.folder.mkdir()
    built.build(CONTAINERFILE.read_text())
    return built


@dataclass
class Installation:
    """A machine with its secrets and its database."""

    machine: Machine
    folder: Path
    port: int
    database: str

    def of(self, name: str) -> Service:
        """A service, with this installation's addresses."""
        replaced = {"10.89.7.0/24": "127.0.0.1"}
        found = service_of(self.machine, name, replaced)
        here = {"SAMPLAN_PORT": str(self.port), "SAMPLAN_HOST": "127.0.0.1"}
        return Service(found.command, {**found.environment, **here})

    def run(self, name: str, code: int = 0) -> str:
        """Run a service that comes to an end; what it says."""
        service = self.of(name)
        done = self.machine.run(service.command, service.environment, cwd=self.folder, code=code)
        return done.stdout + done.stderr

    def health(self) -> int:
        """How the health check ends."""
        command = [part.replace("8000", str(self.port)) for part in self.machine.health]
        done = subprocess.run(
            command,
            env=self.machine.surroundings({}),
            cwd=self.folder,
            capture_output=True,
            check=False,
        )
        return done.returncode

    @contextlib.contextmanager
    def served(self) -> Iterator[str]:
        """The service, from when its health check says that it is well."""
        service = self.of("service")
        with (self.folder / "log").open("wb") as log:
            process = subprocess.Popen(
                service.command,
                env=self.machine.surroundings(service.environment),
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        try:
            deadline = time.monotonic() + START_SECONDS
            while self.health():
                assert process.poll() is None, (self.folder / "log").read_text()
                assert time.monotonic() < deadline, (self.folder / "log").read_text()
                time.sleep(0.2)
            yield f"http://127.0.0.1:{self.port}"
        finally:
            process.terminate()
            process.wait(60)


@pytest.fixture(scope="module")
def installation(
    machine: Machine,
    postgres_databases: PostgresDatabases,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Installation]:
    """Secrets as the head of the compose file tells to make them, over an empty database."""
    folder = tmp_path_factory.mktemp("installation")
    (folder / "deploy").mkdir()
    script = "\n".join(preparations())
    machine.run(["sh", "-euc", script], {}, cwd=folder)
    secrets = folder / "deploy" / "secrets"
    assert {path.name for path in secrets.iterdir()} == {
        "database-password",
        "database-url",
        "metrics-token",
    }
    password = (secrets / "database-password").read_text().strip()
    told = (secrets / "database-url").read_text()
    assert told == f"postgresql://samplan:{password}@database/samplan"
    with postgres_databases.empty() as url:
        there = urlsplit(url)
        place = f"@{there.hostname}:{there.port}{there.path}"
        (secrets / "database-url").write_text(told.replace("@database/samplan", place))
        shutil.copytree(secrets, machine.folder / "run" / "secrets")
        (machine.folder / "backups").mkdir()
        yield Installation(machine, folder, free_port(), url)


def test_every_command_that_builds_the_image_runs(machine: Machine) -> None:
    assert len(machine.ran) == len(re.findall(r"(?m)^RUN ", CONTAINERFILE.read_text())) == 6
    assert sorted(path.name for path in (machine.folder / "opt" / "samplan").iterdir()) == [
        "frontend",
        "venv",
    ]
    assert (machine.folder / "opt" / "samplan" / "frontend" / "index.html").exists()
    assert not (machine.folder / "build").exists()


def test_the_image_is_small_and_nobody_in_it_is_root(machine: Machine) -> None:
    stages = [rest for name, rest in instructions(CONTAINERFILE.read_text()) if name == "FROM"]
    assert all(re.search(r"^[a-z]+:[\d.]+-\S*bookworm", one) for one in stages)
    assert " AS " not in stages[-1]
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", machine.user)
    size = sum(path.stat().st_size for path in machine.folder.rglob("*") if path.is_file())
    assert size < 300_000_000
    assert not list(machine.folder.rglob("uv"))
    tool = re.search(r"UV_VERSION := (\S+)", (REPOSITORY / "Makefile").read_text())
    assert tool
    assert f"uv=={tool[1]}" in CONTAINERFILE.read_text()


def test_nothing_in_the_image_or_the_compose_file_is_a_secret() -> None:
    known = {f"SAMPLAN_{name.upper()}" for name in Settings.model_fields}
    for name in OURS:
        settings = compose()["services"][name]["environment"]
        for setting, value in settings.items():
            assert setting.removesuffix("_FILE") in known
            if setting.endswith("_FILE"):
                assert value.startswith("/run/secrets/")
        assert not {"SAMPLAN_DATABASE_URL", "SAMPLAN_METRICS_TOKEN"} & settings.keys()
    assert not re.search(r"(?i)password[=:] *[^\s/{]|token[=:] *\w", COMPOSE.read_text())
    for secret in compose()["secrets"].values():
        assert secret["file"].startswith("./secrets/")


def test_services_run_without_rights_on_a_root_that_is_read_only() -> None:
    for name in OURS:
        service = compose()["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["tmpfs"] == ["/tmp"]  # noqa: S108 - the container's own
        assert "ports" not in service
    published = [name for name, one in compose()["services"].items() if "ports" in one]
    assert published == ["proxy"]


def test_the_database_is_asked_whether_it_is_ready(installation: Installation) -> None:
    test = compose()["services"]["database"]["healthcheck"]["test"]
    assert test[:2] == ["CMD", "pg_isready"]
    program = find_binaries() / "pg_isready"
    if program.exists():  # npm's packages of the server have no clients
        there = urlsplit(installation.database)
        command = [str(program), *test[2:], f"--host={there.hostname}", f"--port={there.port}"]
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def address(installation: Installation) -> Iterator[str]:
    """The service as compose starts it: migrated, loaded, served by several workers."""
    assert installation.health() != 0
    assert installation.run("migrate") == ""
    assert "Loaded: national, 22, 25" in installation.run("load")
    assert installation.run("load") == ""
    with installation.served() as found:
        yield found


def test_the_service_answers_with_its_pages_and_its_health(
    installation: Installation, address: str
) -> None:
    assert installation.health() == 0
    assert get(f"{address}/samplan/v1/counties/22").json()["id"] == "22"
    assert "<!doctype html>" in get(address).text.lower()
    deadline = time.monotonic() + START_SECONDS
    while (begun := workers_begun(installation)) < 4 and time.monotonic() < deadline:
        time.sleep(0.2)  # one that is well is enough to be healthy
    assert begun == 4


def workers_begun(installation: Installation) -> int:
    """How many processes say that they serve."""
    return (installation.folder / "log").read_text().count("Started server process")


def revision(address: str) -> int:
    """The newest revision, as the service tells it."""
    newest: int = get(f"{address}/samplan/v1/changes/feed?limit=1").json()["newestRevision"]
    return newest


def test_the_numbers_are_read_with_the_token_from_its_file(
    installation: Installation, address: str
) -> None:
    token = (installation.machine.folder / "run/secrets/metrics-token").read_text().strip()
    headers = {"Authorization": f"Bearer {token}"}
    told = get(f"{address}/metrics", headers=headers).text
    assert f"samplan_revision {revision(address)}.0" in told
    assert get(f"{address}/metrics").status_code == 403


def test_the_backup_job_makes_a_backup_and_takes_old_ones_away(
    installation: Installation, address: str
) -> None:
    folder = installation.machine.folder / "backups"
    month_old = folder / "samplan-2020-01-01T000000.backup"
    other = folder / "something-else"
    for path in (month_old, other):
        path.write_text("x")
        subprocess.run(["touch", "-d", "40 days ago", str(path)], check=True)
    newest = revision(address)
    assert f"Backup of revision {newest}:" in installation.run("backup")
    assert not month_old.exists()
    assert other.exists()
    [made] = folder.glob("samplan-*.backup")
    assert checked(made).header.revision == newest
    assert get(f"{address}/health/ready").status_code == 200


def headers_of(text: str, **known: str) -> dict[str, str]:
    """The headers that the proxy sets, given what it knows of a caller."""
    found = re.findall(r'proxy_set_header (\S+) "?([^";]*)"?;', text)

    def value(said: str) -> str:
        return re.sub(r"\$(\w+)", lambda variable: known[variable[1]], said)

    return {name: value(said) for name, said in found if said and name != "Connection"}


def test_the_proxy_says_who_asks_and_how_and_what_callers_say_of_themselves_is_left_out(
    installation: Installation, address: str
) -> None:
    text = NGINX.read_text()
    known = {"host": "samplan.example.se", "remote_addr": "192.0.2.7", "scheme": "https"}
    headers = headers_of(text, **known)
    assert headers == {
        "Host": "samplan.example.se",
        "X-Forwarded-For": "192.0.2.7",
        "X-Forwarded-Proto": "https",
    }
    assert re.search(r'proxy_set_header Forwarded "";', text)
    # The sign-in cookie is for https alone, and so is what the proxy says.
    token = installation.machine.run(
        ["samplan", "keys", "Prov"], installation.of("service").environment, cwd=installation.folder
    ).stdout.strip()
    signed = post(f"{address}/samplan/v1/sessions", json={"apiKey": token}, headers=headers)
    assert signed.status_code == 201, signed.text
    assert "; secure" in signed.headers["set-cookie"].lower()
    # Numbers are never read through it with a network's right, and it lets nobody at them.
    for path in ("/metrics", "/health/"):
        assert re.search(rf"location {path} \{{\s+return 404;", text)


def test_the_largest_upload_gets_through_the_proxy() -> None:
    allowed = re.search(r"client_max_body_size (\d+)m;", NGINX.read_text())
    assert allowed
    assert int(allowed[1]) * 2**20 >= Settings.model_fields["max_upload_bytes"].default + 10_000
