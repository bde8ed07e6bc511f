"""Backing a whole nation up and putting it back, in time and memory, by the command itself."""

import subprocess
import sys
import time
from pathlib import Path

from load import nation, servers
from load.effort import Effort
from load.report import Aim, Section, Table, number
from samplan.db.engine import open_database
from samplan.db.migrate import migrate
from support.postgres import create_database, running_server

_COMMAND = """
import resource, sys
from samplan.cli import main
code = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def _run(url: str, folder: Path, *arguments: str) -> tuple[float, float]:
    """Seconds that the command takes, and the most megabytes that it holds."""
    environment = servers.environment(folder, SAMPLAN_DATABASE_URL=url)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, *arguments],
        env=environment,
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return time.perf_counter() - began, int(done.stdout.split()[-1]) * 1024 / 1e6


def _empty(url: str) -> str:
    database = open_database(url)
    migrate(database)
    database.close()
    return url


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """From one kind of database to itself and to the other, and a small one beside."""
    counties = [nation.MEASURED]
    counties += [one for one in nation.COUNTIES if one != nation.MEASURED][: effort.counties - 1]
    large = f"sqlite:///{folder / 'nation.sqlite3'}"
    rows_of_it = nation.build(large, counties)
    with running_server() as server:
        postgres = _empty(create_database(server, "samplan_back"))
        embedded = _empty(f"sqlite:///{folder / 'back.sqlite3'}")
        told: dict[str, tuple[float, float]] = {
            "one county, SQLite: backup": _run(f"sqlite:///{database}", folder, "backup", "small"),
            "nation, SQLite: backup": _run(large, folder, "backup", "large"),
            "nation, SQLite: restore": _run(embedded, folder, "restore", "large"),
            "nation, PostgreSQL: restore": _run(postgres, folder, "restore", "large"),
            "nation, PostgreSQL: backup": _run(postgres, folder, "backup", "again"),
        }
    rows = [[name, number(seconds), number(held)] for name, (seconds, held) in told.items()]
    most = max(held for _, held in told.values())
    least = told["one county, SQLite: backup"][1]
    size = (folder / "large").stat().st_size / 1e6
    return Section(
        "Backup and restore",
        f"`samplan backup` and `samplan restore` of {len(counties)} counties with"
        f" {number(rows_of_it)} assessments, the start of the command included; the file is"
        f" {number(size)} MB. Memory is the most that the command held.",
        [Table(["what", "s", "memory, MB"], rows)],
        [Aim.at_most("a nation's backup: memory more than a county's", 60, most - least, "MB")],
    )
