"""The tools that watch over the code: lint, format, types, import rules, the front end's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

BACKEND = {
    "ruff": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import rules": ["lint-imports", "--no-logo"],
}
FRONTEND = {"eslint": "lint", "tsc": "types", "vitest": "test", "build": "build"}


def _run(command: list[str], folder: Path) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "CI": "1"}
    result = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=environment
    )
    if result.returncode:
        pytest.fail(f"{' '.join(command)}\n{result.stdout}\n{result.stderr}", pytrace=False)


@pytest.mark.parametrize("tool", BACKEND)
def test_python(tool: str) -> None:
    program, *arguments = BACKEND[tool]
    _run([str(BIN / program), *arguments], REPOSITORY)


@pytest.mark.parametrize("tool", FRONTEND)
def test_front_end(tool: str) -> None:
    npm = shutil.which("npm")
    assert npm, "npm is needed"
    _run([npm, "run", "--silent", FRONTEND[tool]], REPOSITORY / "frontend")
