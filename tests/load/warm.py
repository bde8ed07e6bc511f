"""The whole matrix of 2021 when nothing has changed since it was last asked for."""

import http.client
import statistics
import urllib.parse
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from load import servers
from load.effort import Effort
from load.generator import HOST, Load, request, run
from load.report import Aim, Section, Table, clients, number, ratio
from load.servers import Running

MATRIX = "/samplan/v1/gap-matrices/22-2021"
CLIENTS = (1, 16, 128)

_ROWS = "/{name}/assessment.json?round_id=22-2021&_size=max"
_JOINED = """
select m.id as method, m.name_sv, m.substance, m.kind, o.id as organisation, o.short_name,
  a.status, a.comment, a.place_id, a.entered_by, a.entered_at, a.revision
from assessment a
join method m on m.id = a.method_id join organisation o on o.id = a.organisation_id
where a.round_id = '22-2021'"""


@dataclass(frozen=True)
class Candidate:
    """Who is asked what."""

    name: str
    server: Running
    question: bytes
    status: int


@dataclass
class Turns:
    """What a candidate did with so many clients."""

    loads: list[Load]
    cpu: list[float]

    @property
    def best(self) -> float:
        """The best rate of any turn."""
        return max(load.rate for load in self.loads)

    @property
    def median(self) -> float:
        """The rate of the middle turn."""
        return statistics.median(load.rate for load in self.loads)

    @property
    def slow(self) -> float:
        """The median of the turns' 99th percentiles, in milliseconds."""
        return statistics.median(load.quantile(0.99) for load in self.loads)

    @property
    def cost(self) -> float:
        """Milliseconds of the server's processor time for each answer."""
        return sum(self.cpu) / sum(load.answers for load in self.loads) * 1000


def fetch(
    port: int, path: str, headers: Mapping[str, str] | None = None
) -> tuple[bytes, dict[str, str]]:
    """One answer's bytes and headers, asked for as the load does: links in it name the host."""
    with closing(http.client.HTTPConnection(HOST, port, timeout=30)) as connection:
        connection.request("GET", path, headers={"Host": HOST, **(headers or {})})
        answer = connection.getresponse()
        return answer.read(), {name.lower(): value for name, value in answer.getheaders()}


def take_turns(
    candidates: list[Candidate], effort: Effort, numbers: tuple[int, ...] = CLIENTS
) -> dict[tuple[str, int], Turns]:
    """Ask each candidate in turn, round after round, after one turn that does not count."""
    turns = {(one.name, many): Turns([], []) for one in candidates for many in numbers}
    for turn in range(effort.rounds + 1):
        for many in numbers:
            for one in candidates:
                _one_turn(one, many, effort.seconds if turn else 0.3, turns if turn else None)
    return turns


def _one_turn(
    one: Candidate, many: int, seconds: float, turns: dict[tuple[str, int], Turns] | None
) -> None:
    before = one.server.cpu()
    load = run(one.server.port, lambda _: one.question, clients=many, seconds=seconds)
    if set(load.statuses) != {one.status} or load.stalled:
        raise RuntimeError(f"{one.name}: {load.statuses}, {load.stalled} not answered")
    if turns is not None:
        turns[one.name, many].loads.append(load)
        turns[one.name, many].cpu.append(one.server.cpu() - before)


def table_of(
    candidates: list[Candidate],
    turns: Mapping[tuple[str, int], Turns],
    yardsticks: Mapping[str, str],
) -> Table:
    """One row for each candidate and number of clients; ratios are to the candidate's yardstick."""
    rows = []
    for many in sorted({many for _, many in turns}):
        for one in candidates:
            own = turns[one.name, many]
            against = turns[yardsticks.get(one.name, one.name), many]
            rows.append(
                [
                    one.name,
                    str(many),
                    number(own.best),
                    number(own.median),
                    ratio(own.median, against.median),
                    number(own.slow),
                    number(own.cost),
                ]
            )
    headings = ["candidate", "clients", "best answers/s", "median", "× yardstick", "p99 ms"]
    return Table([*headings, "server CPU ms each"], rows)


@contextmanager
def _candidates(database: Path, folder: Path) -> Iterator[list[Candidate]]:
    with ExitStack() as stack:
        ours = stack.enter_context(servers.samplan(f"sqlite:///{database}", folder))
        body, headers = fetch(ours.port, MATRIX)
        packed, packed_headers = fetch(ours.port, MATRIX, {"Accept-Encoding": "gzip"})
        (folder / "plain").mkdir()
        (folder / "packed").mkdir()
        plain = stack.enter_context(servers.bare(body, headers, folder / "plain"))
        small = stack.enter_context(servers.bare(packed, packed_headers, folder / "packed"))
        other = stack.enter_context(servers.datasette(database, folder))
        rows = _ROWS.format(name=database.stem)
        spare = f"{rows}&_shape=array&_nocount=1&_nofacet=1&_nosuggest=1"
        joined = f"/{database.stem}.json?_shape=array&sql={urllib.parse.quote(_JOINED)}"
        known = {"If-None-Match": headers["etag"]}
        gzip = {"Accept-Encoding": "gzip"}
        yield [
            Candidate("Samplan, 200", ours, request(MATRIX), 200),
            Candidate("bare route, 200", plain, request("/answer"), 200),
            Candidate("Samplan, 200 gzip", ours, request(MATRIX, gzip), 200),
            Candidate("bare route, 200 gzip", small, request("/answer", gzip), 200),
            Candidate("Samplan, 304", ours, request(MATRIX, known), 304),
            Candidate("bare route, 304", plain, request("/conditional", known), 304),
            Candidate("Datasette, rows", other, request(rows), 200),
            Candidate("Datasette, rows, spared", other, request(spare), 200),
            Candidate("Datasette, joined", other, request(joined), 200),
        ]


YARDSTICKS = {
    "Samplan, 200": "bare route, 200",
    "Samplan, 200 gzip": "bare route, 200 gzip",
    "Samplan, 304": "bare route, 304",
    "Datasette, rows": "bare route, 200",
    "Datasette, rows, spared": "bare route, 200",
    "Datasette, joined": "bare route, 200",
}


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """Samplan, a bare Starlette route with the same bytes, and Datasette, in turns."""
    with _candidates(database, folder) as candidates:
        sizes = _sizes(candidates)
        turns = take_turns(candidates, effort)
        table = table_of(candidates, turns, YARDSTICKS)
    return Section(
        "Warm: the matrix of 2021, unchanged since it was last asked for",
        "One process each, under uvicorn with uvloop and httptools. The yardstick is a bare"
        " Starlette route with the same bytes and headers. Datasette serves the rows of the same"
        " round from the same file: the table as it comes, the table without counts and facets, and"
        " the rows joined with the names of methods and organisations (no sources, no coverage).",
        [sizes, table],
        _aims(turns),
        [
            "p99 and the best rate depend most on what else the machine does.",
            _on_the_load(turns),
        ],
    )


def _on_the_load(turns: Mapping[tuple[str, int], Turns]) -> str:
    short, long = (_own_cost(turns, name) for name in ("Samplan, 304", "Samplan, 200"))
    return (
        f"The load itself took {short} ms of processor time for an answer of 304 and {long} ms for"
        " one of 200: it is not what limits the rates."
    )


def _own_cost(turns: Mapping[tuple[str, int], Turns], name: str) -> str:
    loads = turns[name, 16].loads
    return number(sum(load.own_cpu for load in loads) / sum(one.answers for one in loads) * 1000)


def _sizes(candidates: list[Candidate]) -> Table:
    rows = []
    for one in candidates:
        path = one.question.split()[1].decode()
        gzip = {"Accept-Encoding": "gzip"} if b"gzip" in one.question else {}
        if one.status == 200:
            rows.append([one.name, number(len(fetch(one.server.port, path, gzip)[0]) / 1000)])
    return Table(["answer", "kB"], rows)


def _aims(turns: Mapping[tuple[str, int], Turns]) -> list[Aim]:
    aims = []
    for name in ("Samplan, 200", "Samplan, 200 gzip", "Samplan, 304"):
        for many in CLIENTS:
            times = turns[name, many].median / turns[YARDSTICKS[name], many].median
            aims.append(Aim.at_least(f"{name}: × bare route, {clients(many)}", 1.0, times))
    for name in ("Samplan, 200", "Samplan, 200 gzip", "Samplan, 304"):
        times = turns[name, 16].median / turns["Datasette, rows", 16].median
        aims.append(Aim.at_least(f"{name}: × Datasette, rows, 16 clients", 100, times))
    return aims
