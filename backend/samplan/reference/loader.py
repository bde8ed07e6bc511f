"""Loading folders of data: the national methods, and a county at a time.

A county is added by loading its folder, not by changing code. Loading is one transaction and one
revision: all of a folder or nothing of it.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from samplan.db.base import now, search_key, sort_key
from samplan.db.history import Action, Actor, Recorded, Scope, record, revision
from samplan.gap.tables import (
    Assessment,
    GapRound,
    GroupStatement,
    RoundMethod,
    RoundOrganisation,
)
from samplan.gap.terms import RoundStatus, Status
from samplan.methods.tables import (
    Guideline,
    GuidelineEdition,
    Method,
    MethodArea,
    MethodLineage,
    MethodLink,
    Recommendation,
)
from samplan.organisations.tables import County, GroupMember, Organisation, Succession
from samplan.organisations.terms import Provider
from samplan.reference import files
from samplan.reference.checking import check_rows
from samplan.reference.files import DataFile, DataFileError
from samplan.sources.tables import ImportRun, SourceDocument, SourcePlace

DATA = Path(__file__).parent / "data"
NATIONAL = DATA / "national"
LOADER = Actor(name="Inläsning av data", role="administrator", channel="import")

Row = dict[str, Any]


def load_reference(session: Session) -> list[str]:
    """Load what the product ships with into an empty database; names what was loaded.

    A database that has a county already is left as it is.
    """
    if session.exec(select(County.id)).first() is not None:
        return []
    load_national(session, NATIONAL)
    counties = [path for path in sorted(DATA.iterdir()) if (path / "county.csv").exists()]
    for folder in counties:
        load_county(session, folder)
    return ["national", *(folder.name for folder in counties)]


def load_national(session: Session, folder: Path) -> None:
    """Load guidelines, areas and methods, with how they hang together.

    Places that priorities point at belong to a county and are joined when it is loaded.
    """
    methods = [
        row
        | {
            "sort_key": sort_key(row["name_sv"]),
            "search_key": search_key(row["name_sv"], row["name_en"]),
            "version": 1,
        }
        for row in files.METHODS.read(folder)
    ]
    editions = files.EDITIONS.read(folder)
    _load(session, Guideline, files.GUIDELINES, files.GUIDELINES.read(folder))
    placed = [row | {"position": place} for place, row in enumerate(editions, start=1)]
    _load(session, GuidelineEdition, files.EDITIONS, placed)
    _load(session, MethodArea, files.AREAS, files.AREAS.read(folder))
    _load(session, Method, files.METHODS, methods)
    _load(session, MethodLink, files.METHOD_LINKS, files.METHOD_LINKS.read(folder))
    recommendations = files.RECOMMENDATIONS.read(folder)
    without_place = [row | {"place_id": None} for row in recommendations]
    _load(session, Recommendation, files.RECOMMENDATIONS, without_place)
    lineage = [row | {"id": _lineage_id(row)} for row in files.LINEAGE.read(folder)]
    _load(session, MethodLineage, files.LINEAGE, lineage)
    _run(session, folder, "national", len(methods) + len(recommendations) + len(lineage))
    _record_all(session, "method", methods, Scope())


def _lineage_id(row: Row) -> str:
    method = row["to_method_id"] or row["from_method_id"]
    return f"{row['from_edition_id']}-to-{row['to_edition_id']}-{method}"[-120:].lstrip("-")


def load_county(session: Session, folder: Path) -> str:
    """Load a county's organisations, sources and rounds; its id. Its county must be new."""
    counties = files.COUNTY.read(folder)
    if len(counties) != 1:
        message = f"county.csv: {folder.name} should hold one county"
        raise DataFileError(message)
    county = counties[0]["id"]
    if session.get(County, county) is not None:
        message = f"County {county} is there already; nothing has been loaded."
        raise DataFileError(message)
    _load(session, County, files.COUNTY, counties)
    _load_organisations(session, folder, county)
    _load_sources(session, folder)
    _load_rounds(session, folder, county)
    _join_recommendations(session)
    return str(county)


def _load_organisations(session: Session, folder: Path, county: str) -> None:
    rows = [
        row
        | {
            "county_id": county,
            "sort_key": sort_key(row["short_name"]),
            "provider": row["provider"] or Provider.PUBLIC,
            "version": 1,
        }
        for row in files.ORGANISATIONS.read(folder)
    ]
    check_rows(session, Organisation, files.ORGANISATIONS, rows)
    _insert(session, Organisation, _earlier_first(files.ORGANISATIONS, rows, "parent_id"))
    _load(session, Succession, files.SUCCESSIONS, files.SUCCESSIONS.read(folder))
    _load(session, GroupMember, files.GROUP_MEMBERS, files.GROUP_MEMBERS.read(folder))
    _record_all(session, "organisation", rows, Scope(county_id=county))


def _earlier_first(file: DataFile, rows: list[Row], field: str) -> list[Row]:
    """The rows so that what a row lies under or follows comes before it, as references demand."""
    placed: set[str] = set()
    ordered: list[Row] = []
    waiting = rows
    while waiting:
        ready = [row for row in waiting if row[field] is None or row[field] in placed]
        if not ready:
            name = field.removesuffix("_id")
            message = f"{file.name}: {waiting[0]['id']} has no {name} in the file"
            raise DataFileError(message)
        ordered.extend(ready)
        placed.update(row["id"] for row in ready)
        waiting = [row for row in waiting if row["id"] not in placed]
    return ordered


def _load_sources(session: Session, folder: Path) -> None:
    documents = [row | {"version": 1} for row in files.DOCUMENTS.read(folder)]
    places = files.PLACES.read(folder)
    _load(session, SourceDocument, files.DOCUMENTS, documents)
    _load(session, SourcePlace, files.PLACES, places)
    _record_all(session, "source-document", documents, Scope())
    _record_all(session, "source-place", places, Scope())


def _load_rounds(session: Session, folder: Path, county: str) -> None:
    at = now()
    number = revision(session, LOADER)
    rounds = files.ROUNDS.read(folder)
    assessments = files.ASSESSMENTS.read(folder)
    statements = files.GROUP_STATEMENTS.read(folder)
    run = _run(session, folder, county, len(assessments) + len(statements))
    shown = [_round(row, county, at, number) for row in rounds]
    check_rows(session, GapRound, files.ROUNDS, shown)
    _insert(session, GapRound, _earlier_first(files.ROUNDS, shown, "previous_id"))
    columns = [row | {"version": 1} for row in files.ROUND_ORGANISATIONS.read(folder)]
    _load(session, RoundOrganisation, files.ROUND_ORGANISATIONS, columns)
    _load(session, RoundMethod, files.ROUND_METHODS, files.ROUND_METHODS.read(folder))
    published = {row["id"] for row in rounds if row["status"] is RoundStatus.PUBLISHED}
    origin = {"import_run_id": run, "revision": number, "version": 1}
    cells = [row | origin | _entered(row, published, at) for row in assessments]
    said = [
        row | origin | {"id": _statement_id(row), "entered_by": LOADER.name, "entered_at": at}
        for row in statements
    ]
    _load(session, Assessment, files.ASSESSMENTS, cells)
    _load(session, GroupStatement, files.GROUP_STATEMENTS, said)
    _record_round(session, county, rounds, cells, said)


def _round(row: Row, county: str, at: datetime, number: int) -> Row:
    published = row["status"] is RoundStatus.PUBLISHED
    return row | {
        "county_id": county,
        "published_at": at if published else None,
        "revision": number,
        "version": 1,
    }


def _entered(row: Row, published: set[str], at: datetime) -> Row:
    """Who entered a cell. In a round still under way, an unknown cell waits for its answer."""
    answered = row["round_id"] in published or row["status"] is not Status.UNKNOWN
    return {
        "entered_by": LOADER.name if answered else None,
        "entered_at": at if answered else None,
    }


def _statement_id(row: Row) -> str:
    return f"{row['round_id']}-{row['method_id']}-{row['group_id']}"


def _record_round(
    session: Session, county: str, rounds: list[Row], cells: list[Row], said: list[Row]
) -> None:
    for row in rounds:
        scope = Scope(county_id=county, round_id=row["id"])
        _record_all(session, "gap-round", [row], scope)
        of_round = [cell for cell in cells if cell["round_id"] == row["id"]]
        _record_all(session, "assessment", of_round, scope, name=_cell_name)
        of_round = [statement for statement in said if statement["round_id"] == row["id"]]
        _record_all(session, "group-statement", of_round, scope)


def _cell_name(row: Row) -> str:
    return f"{row['round_id']}/{row['method_id']}/{row['organisation_id']}"


def _join_recommendations(session: Session) -> None:
    """Point recommendations at the places that state them, for places that are loaded by now."""
    for row in files.RECOMMENDATIONS.read(NATIONAL):
        place = row["place_id"]
        if place is not None and session.get(SourcePlace, place) is not None:
            update = sa.update(Recommendation).where(col(Recommendation.id) == row["id"])
            session.connection().execute(update.values(place_id=place))


def _run(session: Session, folder: Path, dataset: str, rows: int) -> str:
    checksum = files.digest(folder)
    run = f"{dataset}-{checksum[:12]}"
    values = {"id": run, "at": now(), "actor_name": LOADER.name}
    _insert(session, ImportRun, [values | {"dataset": dataset, "sha256": checksum, "rows": rows}])
    return run


def _load(session: Session, table: type[SQLModel], file: DataFile, rows: list[Row]) -> None:
    """Write a file's rows when the table can take them all."""
    check_rows(session, table, file, rows)
    _insert(session, table, rows)


def _insert(session: Session, table: type[SQLModel], rows: Iterable[Row]) -> None:
    listed = list(rows)
    if listed:
        session.connection().execute(sa.insert(table), listed)


def _record_all(
    session: Session, object_type: str, rows: list[Row], scope: Scope, *, name: Any = None
) -> None:
    """Write the loaded rows into the history, as they are shown there: camelCase and plain."""
    changes = [
        Recorded(
            Action.CREATE,
            object_type,
            name(row) if name else row["id"],
            None,
            _document(row),
            scope,
        )
        for row in rows
    ]
    record(session, LOADER, *changes)


_NOT_SHOWN = frozenset({"sort_key", "search_key", "position"})
_RENAMED = {"place_id": "sourcePlaceId", "table_name": "table", "column_label": "column"}


def _document(row: Row) -> Row:
    shown: Row = {}
    for field, value in row.items():
        if field in _NOT_SHOWN:
            continue
        language = field[-3:] if field[-3:] in ("_sv", "_en") else None
        if language:
            shown.setdefault(_camel(field[:-3]), {})[language[1:]] = value
        else:
            shown[_RENAMED.get(field) or _camel(field)] = _plain(value)
    return shown


def _camel(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return value.isoformat() if hasattr(value, "isoformat") else value
