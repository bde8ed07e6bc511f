"""The client as others install it: a wheel, in an environment with nothing but what it names."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from samplan.settings import REPOSITORY

SOURCE = REPOSITORY / "clients" / "python"
PROGRAM = """
import importlib.metadata, importlib.util, sys
import samplan_client
from samplan_client import Client
with Client("http://localhost:9", patience=0) as client:
    try:
        client.info.get_api_info()
    except samplan_client.UnreachableError as error:
        print("unreachable")
    try:
        samplan_client.list_frame([])
    except ImportError as error:
        print(error)
print(importlib.metadata.version("samplan-client"))
print(samplan_client.__file__)
"""
TYPED = """
from samplan_client import Client

with Client() as client:
    for gap in client.gap.list_gaps(round="22-2021", kind=["screening"]):
        reveal_type(gap["rank"])
    reveal_type(client.gap.get_round("22-2021")["status"])
    client.gap.list_gaps(round="22-2021", kind=["screning"])
    client.gap.delete_round("22-2026")
    gap["nmae"]
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=SOURCE, check=True, capture_output=True)
    [made] = folder.glob("*.whl")
    return made


def required(name: str, seen: set[str]) -> Iterator[importlib.metadata.Distribution]:
    """A distribution and all that it says it needs, without extras."""
    if name in seen:
        return
    seen.add(name)
    found = importlib.metadata.distribution(name)
    yield found
    for line in found.requires or ():
        if "extra ==" not in line and "python_version <" not in line:
            yield from required(re.split(r"[^\w.-]", line)[0].lower(), seen)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel and httpx, and nothing else."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False, symlinks=True)
    [packages] = folder.glob("lib/python*/site-packages")
    python = folder / "bin" / "python"
    uv = [
        str(Path(sys.executable).parent / "uv"),
        "pip",
        "install",
        "--offline",
        "--no-deps",
        "--quiet",
    ]
    subprocess.run([*uv, "--python", str(python), str(wheel)], check=True, capture_output=True)
    for distribution in required("httpx", set()):
        for top in {file.parts[0] for file in distribution.files or () if ".." not in file.parts}:
            if not (packages / top).exists():
                (packages / top).symlink_to(str(distribution.locate_file(top)))
    return python


def test_the_wheel_holds_the_package_its_types_and_its_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        f"samplan_client/{path.name}"
        for path in (SOURCE / "src" / "samplan_client").iterdir()
        if path.is_file()
    }
    assert "samplan_client/py.typed" in expected
    assert expected <= names
    assert not {name for name in names if "generate.py" in name}
    [licence] = [name for name in names if name.endswith("licenses/LICENSE")]
    with zipfile.ZipFile(wheel) as content:
        assert content.read(licence) == (REPOSITORY / "LICENSE").read_bytes()
        [metadata] = [name for name in names if name.endswith("METADATA")]
        said = content.read(metadata).decode()
    needed = re.findall(r"^Requires-Dist: (.+)$", said, re.MULTILINE)
    assert [line for line in needed if "extra" not in line] == ["httpx<1,>=0.27"]
    assert "License-Expression: EUPL-1.2" in said


def test_it_runs_where_nothing_else_is_installed(installed: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [installed, "-I", "-W", "error", "-c", PROGRAM],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    unreachable, frames, version, file = ended.stdout.splitlines()
    assert unreachable == "unreachable"
    assert "samplan-client[pandas]" in frames
    assert version == stated_version()
    assert Path(file).is_relative_to(installed.parent.parent)


def stated_version() -> str:
    """The version that the project file says."""
    project = tomllib.loads((SOURCE / "pyproject.toml").read_text())["project"]
    return str(project["version"])


def test_a_type_checker_knows_the_answers_and_refuses_what_the_contract_has_not(
    installed: Path, tmp_path: Path
) -> None:
    script = tmp_path / "script.py"
    script.write_text(TYPED)
    checker = [sys.executable, "-m", "mypy", "--python-executable", str(installed), "--strict"]
    ended = subprocess.run(
        [*checker, "--cache-dir", str(tmp_path / "cache"), "--config-file", "", str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    *told, _ = [
        line.split(": ", 1)[-1] for line in ended.stdout.splitlines() if "defined in" not in line
    ]
    assert len(told) == 5, ended.stdout
    assert told[0] == 'note: Revealed type is "int"'
    assert "'published'" in told[1]
    assert "kind" in told[2] or "List item 0" in told[2]
    assert 'Missing named argument "if_match"' in told[3]
    assert 'no key "nmae"' in told[4]
