"""What it costs to be watched: the same server with and without its numbers kept."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from load import servers
from load.effort import Effort
from load.generator import request
from load.report import Aim, Section
from load.warm import MATRIX, Candidate, fetch, table_of, take_turns
from load.workers import prepare
from support.postgres import create_database, running_server

CLIENTS = 16
_TOKEN = "a-token-that-is-long-enough-0123"
_GZIP = {"Accept-Encoding": "gzip"}


@contextmanager
def _candidates(embedded: str, several: str, folder: Path) -> Iterator[list[Candidate]]:
    with ExitStack() as stack:
        found = []
        for kind, url, workers in (("1 process", embedded, "1"), ("2 workers", several, "2")):
            for name, settings in (("", {}), (", watched", {"metrics_token": _TOKEN})):
                server = stack.enter_context(
                    servers.samplan(url, folder, workers=workers, **settings)
                )
                known = {"If-None-Match": fetch(server.port, MATRIX)[1]["etag"]}
                packed = request(MATRIX, _GZIP)
                found.append(Candidate(f"{kind}, 200 gzip{name}", server, packed, 200))
                found.append(Candidate(f"{kind}, 304{name}", server, request(MATRIX, known), 304))
        yield found


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """One process over SQLite, two workers over PostgreSQL, each with and without."""
    with running_server() as server:
        several = create_database(server, "samplan_watched")
        prepare(several)
        with _candidates(f"sqlite:///{database}", several, folder) as candidates:
            turns = take_turns(candidates, effort, (CLIENTS,))
    names = [one.name for one in candidates]
    yardsticks = {name: name.removesuffix(", watched") for name in names}
    aims = [
        Aim.at_least(
            f"{name}: × not watched, {CLIENTS} clients",
            0.95,
            turns[name, CLIENTS].median / turns[yardsticks[name], CLIENTS].median,
        )
        for name in names
        if name.endswith("watched")
    ]
    return Section(
        "Watched: numbers for /metrics kept, and not",
        "Finished answers, the quickest that there are, with the numbers of /metrics kept for each"
        " and without. One process keeps them in memory; several workers keep them in files that"
        " they share, one for each worker.",
        [table_of(candidates, turns, yardsticks)],
        aims,
    )
