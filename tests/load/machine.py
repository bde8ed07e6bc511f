"""The machine that was measured on."""

import importlib.metadata
import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from support.postgres import find_binaries

_PACKAGES = ("fastapi", "starlette", "uvicorn", "uvloop", "httptools", "sqlalchemy", "datasette")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def _memory() -> str:
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / 2**30:.0f} GiB"


def _postgresql() -> str:
    try:
        command = [str(find_binaries() / "postgres"), "--version"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()[2]
    except (RuntimeError, OSError, subprocess.CalledProcessError):
        return "none"


def describe() -> str:
    """A line on the machine, one on what runs on it."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _PACKAGES]
    system = f"{platform.system()} {platform.release()}"
    programs = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"""\
- When: {datetime.now(UTC):%Y-%m-%d}
- Machine: {_processor()}, {os.cpu_count()} cores, {_memory()} of memory, {system}
- {programs}, PostgreSQL {_postgresql()}
- {", ".join(versions)}"""
