"""What must hold of the files themselves."""

import importlib.metadata
import re
import subprocess
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from samplan.db.base import enum_field
from samplan.gap.terms import Status
from samplan.settings import REPOSITORY, Settings
from samplan.tables import PACKAGE, load_tables

LONGEST_FILE = 450
GENERATED = ("schema.gen.ts", "samplan_client/generated.py", "migrations/versions/")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|farm)/|/home/\w+/")
COMPATIBLE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser|Unlicense|0BSD"
    r"|Zope|ZPL|CC0|Public Domain|EUPL",
    re.IGNORECASE,
)


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True
    )
    paths = (REPOSITORY / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in paths if path.is_file()]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")


def test_lock_files_name_no_addresses() -> None:
    locks = [path for path in _tracked() if path.suffix == ".lock"]
    assert len(locks) >= 2
    assert [path.name for path in locks if "://" in _text(path)] == []


def test_npm_locks_name_no_registry() -> None:
    locks = [path for path in _tracked() if path.name == "package-lock.json"]
    assert len(locks) == 2
    assert [path for path in locks if '"resolved": "http' in _text(path)] == []


def test_no_file_names_a_path_of_some_machine() -> None:
    here = Path(__file__).relative_to(REPOSITORY)
    found = [
        f"{path.relative_to(REPOSITORY)}: {match.group()}"
        for path in _tracked()
        if path.relative_to(REPOSITORY) != here and (match := MACHINE_PATH.search(_text(path)))
    ]
    assert found == []


def test_no_source_file_is_too_long_to_find_ones_way_in() -> None:
    found = {
        str(path.relative_to(REPOSITORY)): len(_text(path).splitlines())
        for path in _tracked()
        if path.suffix in {".py", ".ts", ".tsx"}
        and not any(part in str(path) for part in GENERATED)
    }
    assert {name: lines for name, lines in found.items() if lines > LONGEST_FILE} == {}


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_example_with_its_default_and_meaning(name: str) -> None:
    field = Settings.model_fields[name]
    assert field.default is not PydanticUndefined
    assert field.description
    default = field.default
    if isinstance(default, Path):
        default = default.relative_to(REPOSITORY)
    example = (REPOSITORY / ".env.example").read_text()
    assert f"# {field.description}\nSAMPLAN_{name.upper()}={default}\n" in example


def test_every_domain_with_tables_is_in_the_metadata() -> None:
    modules = {table.name for table in load_tables().sorted_tables}
    assert len(modules) > 20
    for path in PACKAGE.glob("*/tables.py"):
        declared = re.findall(r'__tablename__ = "(\w+)"', path.read_text())
        assert declared
        assert set(declared) <= modules


def test_every_constraint_and_index_has_a_name_that_postgresql_keeps() -> None:
    for table in load_tables().sorted_tables:
        names = [getattr(item, "name", None) for item in (*table.constraints, *table.indexes)]
        assert all(name and len(str(name)) <= 63 for name in names), table.name


def test_enum_columns_hold_values_and_not_names() -> None:
    column = enum_field(Status, "status").sa_column
    assert column.type.enums == [status.value for status in Status]


def _runtime_packages() -> list[str]:
    """The locked packages, less those that are only for other platforms."""
    lock = (REPOSITORY / "requirements.lock").read_text()
    locked = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.MULTILINE)
    installed = {
        found.name.lower().replace("_", "-") for found in importlib.metadata.distributions()
    }
    return [name for name in locked if name in installed]


@pytest.mark.parametrize("package", _runtime_packages())
def test_dependencies_have_licences_that_may_be_published_with(package: str) -> None:
    metadata = importlib.metadata.metadata(package)
    names = ("License-Expression", "License", "Classifier")
    said = [text for name in names for text in metadata.get_all(name) or []]
    assert COMPATIBLE.search(" ".join(said)), said
