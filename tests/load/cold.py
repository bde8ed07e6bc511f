"""The whole matrix of 2021 when it has to be made: against the SQL alone."""

import gc
import hashlib
import itertools
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pydantic_core import to_json
from sqlmodel import Session

from load import servers
from load.effort import Effort
from load.generator import request, run
from load.report import Aim, Section, Table, number, ratio
from load.warm import MATRIX
from samplan.auth.service import Caller
from samplan.db.engine import Database, open_database
from samplan.db.session import reading
from samplan.gap.access import see_round
from samplan.gap.analysis import service
from samplan.gap.filters import NO_FILTERS
from samplan.gap.matrix import fold_matrix
from samplan.gap.reading import read_round
from samplan.sources.service import sources_of

ROUND = "22-2021"

ONE_SELECT = """
select m.id, m.name_sv, m.name_en, m.area_id, area.name_sv, area.name_en, m.substance, m.age_group,
  m.kind, rm.printed_label, r.id is not null, r.priority, l.other_id, o.id, o.name_sv, o.name_en,
  o.short_name, o.kind, o.parent_id, a.status, a.comment, a.place_id, a.entered_by, a.entered_at,
  a.revision, p.document_id, d.title_sv, p.appendix, p.table_name, p.figure, p.section, p.line,
  p.column_label, p.printed_label, p.summary_sv, p.summary_en, p.note
from gap_round g
join round_method rm on rm.round_id = g.id
join method m on m.id = rm.method_id
join method_area area on area.id = m.area_id
join round_organisation ro on ro.round_id = g.id
join organisation o on o.id = ro.organisation_id
left join assessment a
  on a.round_id = g.id and a.method_id = m.id and a.organisation_id = o.id
left join recommendation r on r.method_id = m.id and r.edition_id = g.edition_id
left join method_link l on l.method_id = m.id and l.kind = 'form_of'
left join source_place p on p.id = a.place_id
left join source_document d on d.id = p.document_id
where g.id = ?
order by area.position, rm.position, ro.position"""
"""What somebody would write who wanted the matrix out of the database in one go."""

Statement = tuple[str, Sequence[Any]]
Times = dict[str, list[float]]


def make(database: Database, round_id: str = ROUND) -> bytes:
    """The matrix's answer as the service makes it, from the session to the bytes."""
    with reading(database) as session:
        seen = see_round(session, Caller(), round_id)
        return to_json(service.matrix(session, seen, NO_FILTERS))


def statements_of(database: Database, round_id: str = ROUND) -> list[Statement]:
    """The SELECTs that the service runs for the matrix."""
    ran: list[Statement] = []

    def note(*event: Any) -> None:
        ran.append((event[2], event[3]))

    make(database, round_id)
    sa.event.listen(database.reading, "before_cursor_execute", note)
    make(database, round_id)
    sa.event.remove(database.reading, "before_cursor_execute", note)
    return [one for one in ran if one[0].startswith("SELECT")]


def in_turns(calls: dict[str, Callable[[], object]], rounds: int) -> Times:
    """Milliseconds of each call, one after the other, again and again."""
    for call in calls.values():
        call()
    gc.collect()
    gc.freeze()
    times: Times = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            began = time.perf_counter()
            call()
            times[name].append((time.perf_counter() - began) * 1000)
    gc.unfreeze()
    return times


@dataclass(frozen=True)
class _Parts:
    """The steps of a matrix's answer, each alone."""

    session: Session
    database: Database

    def calls(self) -> dict[str, Callable[[], object]]:
        row = see_round(self.session, Caller(), ROUND).row
        data = read_round(self.session, row)
        seen = see_round(self.session, Caller(), ROUND)
        whole = service.matrix(self.session, seen, NO_FILTERS)
        places = {place["id"] for place in whole["sources"]["places"]}
        body = to_json(whole)
        return {
            "opening a session and finding the round": self._open,
            "reading the round": lambda: read_round(self.session, row),
            "folding it": lambda: fold_matrix(data, NO_FILTERS),
            "reading the sources": lambda: sources_of(self.session, places),
            "writing JSON": lambda: to_json(whole),
            "the ETag's digest (not in the whole)": lambda: hashlib.sha256(body).hexdigest(),
        }

    def _open(self) -> None:
        with reading(self.database) as session:
            see_round(session, Caller(), ROUND)


def _in_process(database: Database, path: Path, ran: list[Statement], calls: int) -> Times:
    """Milliseconds of the yardsticks and of Samplan, in turns."""
    with closing(sqlite3.connect(path)) as plain:
        return in_turns(
            {
                "plain SQL: the same SELECTs": lambda: [
                    plain.execute(sql, values).fetchall() for sql, values in ran
                ],
                "plain SQL: one joined SELECT": lambda: plain.execute(
                    ONE_SELECT, (ROUND,)
                ).fetchall(),
                "Samplan's answer, in the process": lambda: make(database),
            },
            calls,
        )


def _in_parts(database: Database, calls: int) -> Times:
    with reading(database) as session:
        return in_turns(_Parts(session, database).calls(), calls)


def _over_http(path: Path, folder: Path, calls: int) -> list[float]:
    """Milliseconds of answers that were never asked for before, one client."""
    numbers = itertools.count()
    with servers.samplan(f"sqlite:///{path}", folder) as server:

        def ask(_: int) -> bytes:
            return request(f"{MATRIX}?bench={next(numbers)}")

        run(server.port, ask, clients=1, seconds=60, most=20)
        load = run(server.port, ask, clients=1, seconds=60, most=calls)
    if set(load.statuses) != {200}:
        raise RuntimeError(f"cold: {load.statuses}")
    return [seconds * 1000 for seconds in load.times]


def _row(name: str, times: Sequence[float], yardstick: Sequence[float]) -> list[str]:
    middle = statistics.median(times)
    return [name, number(min(times)), number(middle), ratio(middle, statistics.median(yardstick))]


def measure(effort: Effort, database: Path, folder: Path) -> Section:
    """The time of one uncached answer, in the process and over HTTP."""
    opened = open_database(f"sqlite:///{database}")
    ran = statements_of(opened)
    body = make(opened)
    whole = _in_process(opened, database, ran, effort.calls)
    parts = _in_parts(opened, effort.calls)
    opened.close()
    over_http = _over_http(database, folder, effort.calls)
    same, joined, ours = whole.values()
    rows = [_row(name, times, same) for name, times in whole.items()]
    rows.append(_row("Samplan's answer, over HTTP", over_http, same))
    steps = [[name, number(statistics.median(times))] for name, times in parts.items()]
    against = statistics.median(ours) / statistics.median(same)
    return Section(
        "Cold: the matrix of 2021 when it has to be made",
        "Plain SQL is `sqlite3` with `fetchall` on one open connection, nothing made of the rows."
        " *The same SELECTs* are those that the service runs, with their values, recorded from it:"
        f" {len(ran)} short ones, and no row is read twice. *One joined SELECT* brings the same"
        " figures in one go, as a view would: a row for each method and organisation, with"
        " everything about both. Samplan's answer is the whole way from opening a session to the"
        f" JSON's {number(len(body) / 1000)} kB: columns, coverage, sources and statements too. In"
        " the process there is no HTTP; over HTTP come routing, checks, ETag and log, each time"
        " under an address not asked for before.",
        [
            Table(["what", "best ms", "median ms", "× the same SELECTs"], rows),
            Table(["step of Samplan's answer, alone", "median ms"], steps),
        ],
        [
            Aim.at_most("cold matrix: × the same SELECTs", 1.6, against),
            Aim.at_most(
                "cold matrix: × one joined SELECT",
                1.6,
                statistics.median(ours) / statistics.median(joined),
            ),
        ],
    )
