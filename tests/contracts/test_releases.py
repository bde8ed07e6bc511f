"""What has been released, what is new since, and whether those who build on it are told."""

import json
import re
from typing import Any

from samplan.info.router import API_VERSION
from samplan.settings import REPOSITORY

Version = tuple[int, int, int]
FOLDER = REPOSITORY / "openapi"


def version_of(text: str) -> Version:
    """A semantic version as numbers."""
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", text)
    assert found, text
    return int(found[1]), int(found[2]), int(found[3])


RELEASES = {version_of(path.stem): path for path in (FOLDER / "released").glob("*.json")}
LAST = max(RELEASES)


def operations(document: dict[str, Any]) -> set[str]:
    """The operations of a contract, as GET /things/{id}."""
    return {
        f"{method.upper()} {path}"
        for path, methods in document["paths"].items()
        for method in methods
    }


def unnamed(added: set[str], section: str) -> set[str]:
    """Those that a section of the change log does not name: by path, or by what it stands under."""
    named = set(re.findall(r"`(?:[A-Z]+ )?(/[A-Za-z0-9/{}-]+)`", section))

    def is_told(operation: str) -> bool:
        path = operation.partition(" ")[2]
        return any(path == one or path.startswith(f"{one}/") for one in named)

    return {operation for operation in added if not is_told(operation)}


def section_of(version: str) -> str:
    """What the change log says of a version."""
    log = (FOLDER / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = re.split(r"^## ", log, flags=re.MULTILINE)
    return "".join(part for part in parts if part.startswith(f"{version} "))


def test_the_version_is_semantic_and_not_older_than_the_last_release() -> None:
    """VER.04, VER.13."""
    assert version_of(API_VERSION) >= LAST
    contract = json.loads((FOLDER / "openapi.json").read_text(encoding="utf-8"))
    assert contract["info"]["version"] == API_VERSION


def test_the_change_log_names_what_is_new_since_the_last_release() -> None:
    """VER.16: every operation that nobody could know of before."""
    now = json.loads((FOLDER / "openapi.json").read_text(encoding="utf-8"))
    then = json.loads(RELEASES[LAST].read_text(encoding="utf-8"))
    added = operations(now) - operations(then)
    assert not added or version_of(API_VERSION) > LAST, "a new operation needs a new version"
    assert unnamed(added, section_of(API_VERSION)) == set()


def test_an_operation_that_the_change_log_forgets_is_seen() -> None:
    told = "* New: `/things`, `GET /others/{id}`."
    assert unnamed({"GET /things", "POST /things/{id}/parts"}, told) == set()
    assert unnamed({"GET /others/{id}"}, told) == set()
    assert unnamed({"GET /others"}, told) == {"GET /others"}
    assert unnamed({"GET /thingsandmore"}, told) == {"GET /thingsandmore"}


def test_every_release_has_its_part_of_the_change_log() -> None:
    for major, minor, patch in RELEASES:
        assert section_of(f"{major}.{minor}.{patch}").strip()
