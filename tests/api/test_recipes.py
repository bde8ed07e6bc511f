"""Every recipe for integrators, run as it stands in the document against a live server."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from samplan.db.engine import open_database
from samplan.settings import REPOSITORY
from samplan_client import Client
from support.contract import COMMITTED
from support.databases import Databases
from support.people import make_keys
from support.provider import AUDIENCE, running_provider
from support.recipes import ENGLISH, SWEDISH, Recipe, recipes
from support.scenes import open_round
from support.server import free_port, running

ALL = recipes()
ROUND = "22-2026"
CLIENT_SOURCE = REPOSITORY / "clients" / "python" / "src"
R_PACKAGES = 'quit(status = !all(c("jsonlite", "httr2") %in% rownames(installed.packages())))'


@pytest.fixture
def live(databases: Databases, tmp_path: Path) -> Iterator[dict[str, str]]:
    """What the environment of a script says of a live service with a round that is open."""
    with databases.loaded() as url:
        database = open_database(url)
        keys = make_keys(database)
        open_round(database, ROUND)
        database.close()
        with running_provider() as provider:
            provider.do("claims", {"sub": "datalager", "aud": AUDIENCE, "scope": "samplan.read"})
            settings = {
                "webhooks_private_hosts": "127.0.0.1",
                **{
                    name: value if isinstance(value, str) else json.dumps(value)
                    for name, value in provider.settings().items()
                },
            }
            with running(url, tmp_path, **settings) as address:
                yield {
                    "SAMPLAN_URL": address,
                    "SAMPLAN_KEY": keys.lead,
                    "TOKEN_URL": f"{provider.url}/token",
                    "CLIENT_ID": "datalager",
                    "CLIENT_SECRET": "hemligt",
                }


def command(recipe: Recipe) -> list[str]:
    """How a block is run: as somebody would who has saved it in a file."""
    if recipe.language == "sh":
        return ["bash", "-euo", "pipefail", "-c", recipe.code]
    if recipe.language == "python":
        return [sys.executable, "-W", "error", "-c", recipe.code]
    return ["Rscript", "--vanilla", "-e", recipe.code]


def environment(live: dict[str, str], **more: str) -> dict[str, str]:
    """Only what a script needs, and nothing of the tests' own."""
    known = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**known, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(CLIENT_SOURCE), **live, **more}


def run(recipe: Recipe, live: dict[str, str], folder: Path) -> None:
    """Run a block; it ends well and prints what the document says."""
    ended = subprocess.run(
        command(recipe),
        cwd=folder,
        env=environment(live),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, f"{recipe}\n{ended.stdout}\n{ended.stderr}"
    assert ended.stdout.split() == recipe.prints.split(), f"{recipe}\n{ended.stdout}"


def test_the_recipes_of_the_documents_run_and_print_what_they_say(
    live: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "scripts"
    folder.mkdir()
    told = told_by_r()
    for recipe in ALL:
        if recipe.setting == "webhook":
            receive(recipe, live, folder)
        elif recipe.language != "r" or told:
            run(recipe, live, folder)
    for recipe in ALL:
        if recipe.language == "r":
            hold_against(live, recipe)


def told_by_r() -> bool:
    """Whether R is at hand, with the two packages that the recipes use."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return False
    return subprocess.run([rscript, "--vanilla", "-e", R_PACKAGES], check=False).returncode == 0


def receive(recipe: Recipe, live: dict[str, str], folder: Path) -> None:
    """Start the receiver, subscribe, ask for a try, and see that it takes it."""
    port = free_port()
    with Client(live["SAMPLAN_URL"], live["SAMPLAN_KEY"]) as client:
        new = client.webhooks.create_subscription({
            "id": "22-recipe",
            "countyId": "22",
            "url": f"http://127.0.0.1:{port}/samplan",
            "description": "Receptet",
            "eventTypes": ["report.issued"],
        })  # fmt: skip
        more = {"WEBHOOK_SECRET": new["secret"], "WEBHOOK_PORT": str(port)}
        receiver = subprocess.Popen(
            command(recipe),
            cwd=folder,
            env=environment(live, **more),
            stdout=subprocess.PIPE,
            text=True,
        )
        client.webhooks.send_ping("22-recipe", {})
        printed, _ = receiver.communicate(timeout=120)
    assert receiver.returncode == 0
    assert printed == recipe.prints


ADDRESS = re.compile(r'"(?:/samplan/v1)?(/[a-z-]+[^"]*)"')
QUERY = re.compile(r'(\w+) = "?(\w+)"?')
READ = re.compile(r"\b(?:matrix|data|answer|round)((?:\$\w+)+)")
"""The variables that the blocks of R keep answers in, and what they take from them."""


def asked_by(recipe: Recipe) -> httpx.URL:
    """The path and the query of the one call in a block of R."""
    [where] = [found for found in ADDRESS.findall(recipe.code) if found != "/samplan/v1"]
    given = re.search(r"req_url_query\(([^)]*)\)", recipe.code)
    return httpx.URL(where, params=QUERY.findall(given[1])) if given else httpx.URL(where)


def hold_against(live: dict[str, str], recipe: Recipe) -> None:
    """What a block of R asks is of the contract, is answered, and has the fields that it reads."""
    url = asked_by(recipe)
    paths = json.loads(COMMITTED.read_text(encoding="utf-8"))["paths"]
    [known] = [
        methods["get"]
        for template, methods in paths.items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), url.path) and "get" in methods
    ]
    takes = {one["name"] for one in known["parameters"] if one["in"] == "query"}
    assert set(url.params) <= takes, recipe
    headers = {"Authorization": f"Bearer {live['SAMPLAN_KEY']}"}
    answer = httpx.get(f"{live['SAMPLAN_URL']}/samplan/v1{url}", headers=headers)
    assert answer.status_code == 200, recipe
    if answer.headers["content-type"] == "application/json":
        read = {name for found in READ.findall(recipe.code) for name in found.split("$")[1:]}
        assert read, recipe
        assert read <= set(re.findall(r'"(\w+)":', answer.text)), recipe


def test_every_form_of_script_has_recipes() -> None:
    counted = Counter(one.language for one in ALL)
    assert counted["sh"] >= 8
    assert counted["python"] >= 10
    assert counted["r"] >= 4
    assert set(counted) == {"sh", "python", "r"}


def test_both_languages_have_the_same_code() -> None:
    told = [(one.language, one.setting, one.code, one.prints) for one in recipes(ENGLISH)]
    assert [(one.language, one.setting, one.code, one.prints) for one in recipes(SWEDISH)] == told
