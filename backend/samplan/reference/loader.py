"""Loading folders of data: the nation's, and a county at a time.

A county is added by loading its folder, not by changing code. Loading is one transaction and one
revision: all of a folder or nothing of it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.costs.tables import CostItem, CostRole, PriceIndex
from samplan.db.base import now, search_key, sort_key
from samplan.db.history import Scope, revision
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
from samplan.plan.agreements.tables import Agreement
from samplan.plan.decisions.tables import Board
from samplan.plan.impact.tables import ImpactAnalysis
from samplan.plan.tables import Goal, Plan, PlanPoint, Responsibility
from samplan.plan.training.tables import Course
from samplan.reference import files, plan_files
from samplan.reference.checking import check_rows
from samplan.reference.costs_loader import FIGURES as COSTS
from samplan.reference.costs_loader import SOURCED as COSTS_SOURCED
from samplan.reference.costs_loader import load_costs, load_prices
from samplan.reference.dataset_loader import load_datasets
from samplan.reference.files import DataFile, DataFileError
from samplan.reference.plan_loader import complete_steps, load_outline, load_rest, tell
from samplan.reference.questionnaire_files import STATED_RESULTS
from samplan.reference.questionnaire_loader import load_questionnaires, load_unit_kinds
from samplan.reference.statistics_files import OBSERVATIONS
from samplan.reference.statistics_loader import add_areas, load_catalogue, load_figures
from samplan.reference.writing import (
    LOADER,
    Row,
    add_run,
    earlier_first,
    insert_rows,
    load_rows,
    record_all,
)
from samplan.sources.tables import SourceDocument, SourcePlace
from samplan.statistics.tables import Indicator

DATA = Path(__file__).parent / "data"
NATIONAL = DATA / "national"
MAPPING = (OBSERVATIONS, STATED_RESULTS)
"""Files whose rows are figures of the mapping."""
FIGURES = (files.ASSESSMENTS, files.GROUP_STATEMENTS, *MAPPING, *COSTS)


def load_reference(session: Session) -> list[str]:
    """Load what the product ships with into an empty database; names what was loaded.

    A database that has a county already is left as it is, but for what later releases have come
    with when it has none of it.
    """
    if session.exec(select(County.id)).first() is not None:
        return [one for add in ADDITIONS.values() for one in add(session)]
    load_national(session, NATIONAL)
    shipped = _shipped()
    for folder in shipped:
        load_county(session, folder)
    return ["national", *(folder.name for folder in shipped)]


def _shipped() -> list[Path]:
    return [path for path in sorted(DATA.iterdir()) if (path / "county.csv").exists()]


def add_mapping(session: Session) -> list[str]:
    """Load the mapping into a database of 1.0.0, which had none; names what was loaded.

    Counties that the product does not ship get the areas that their figures will be about. A
    database without a county, or with an indicator, is left as it is.
    """
    counties = sorted(session.exec(select(County.id)))
    if not counties or session.exec(select(Indicator.id)).first() is not None:
        return []
    load_catalogue(session, NATIONAL)
    load_unit_kinds(session, NATIONAL)
    loaded = ["national mapping"]
    for county in counties:
        add_areas(session, county)
    for folder in _shipped():
        if folder.name in counties and _rows_of_figures(folder, MAPPING):
            _load_missing_sources(session, folder, MAPPING)
            run = add_run(session, folder, folder.name, _rows_of_figures(folder, MAPPING))
            _load_mapping(session, folder, folder.name, run)
            loaded.append(f"mapping of {folder.name}")
    return loaded


def add_costs(session: Session) -> list[str]:
    """Load costs and the plan into a database of before 1.2.0; names what was loaded.

    A database without a county, or with a plan, a role or an index of its own, is left as it is.
    """
    counties = set(session.exec(select(County.id)))
    begun = any(
        session.exec(select(key)).first() is not None
        for key in (Plan.id, CostItem.id, CostRole.id, PriceIndex.id)
    )
    if not counties or begun:
        return []
    load_prices(session, NATIONAL)
    loaded = ["national costs"]
    for folder in _shipped():
        if folder.name in counties and _rows_of_figures(folder, COSTS):
            _load_missing_sources(session, folder, (*COSTS_SOURCED, *plan_files.SOURCED))
            add_run(session, folder, f"{folder.name}-costs", _rows_of_figures(folder, COSTS))
            load_plan(session, folder, folder.name)
            loaded += [f"costs of {folder.name}", f"plan of {folder.name}"]
    return loaded


def load_plan(session: Session, folder: Path, county: str) -> None:
    """Load a county's plans with what they cost and all that hangs together with them."""
    load_outline(session, folder, county)
    load_costs(session, folder, county)
    load_rest(session, folder, county)
    tell(session, county)


def add_plan(session: Session) -> list[str]:
    """Give the plan of a database of 1.2.0 what it had no room for; names what was loaded.

    1.2.0 had plans, steps and activities. A database without the shipped plan, or with anything
    of the rest, is left as it is.
    """
    begun = any(
        session.exec(select(key)).first() is not None
        for key in (
            PlanPoint.id,
            Responsibility.id,
            Goal.id,
            Board.id,
            Agreement.id,
            Course.id,
            ImpactAnalysis.id,
        )
    )
    if begun:
        return []
    there = set(session.exec(select(Plan.id)))
    loaded = []
    for folder in _shipped():
        plans = {row["id"] for row in plan_files.PLANS.read(folder)}
        if plans and plans <= there:
            _load_missing_sources(session, folder, plan_files.SOURCED)
            rows = _rows_of_figures(folder, plan_files.REST)
            add_run(session, folder, f"{folder.name}-plan", rows)
            complete_steps(session, folder)
            load_rest(session, folder, folder.name)
            tell(session, folder.name)
            loaded.append(f"plan of {folder.name}")
    return loaded


def add_counties(session: Session) -> list[str]:
    """Load the shipped counties that a database lacks; names what was loaded.

    Only where the first shipped county is: an installation of its own county gets no other.
    """
    counties = set(session.exec(select(County.id)))
    first, *others = _shipped()
    if first.name not in counties:
        return []
    new = [folder for folder in others if folder.name not in counties]
    for folder in new:
        load_county(session, folder)
    return [folder.name for folder in new]


ADDITIONS: Final[Mapping[str, Callable[[Session], list[str]]]] = {
    "The mapping has": add_mapping,
    "The costs have": add_costs,
    "The plan has": add_plan,
    "The counties have": add_counties,
}
"""What gives a database of an earlier release what it lacks, in order; what each is called."""


def _load_missing_sources(session: Session, folder: Path, pointing: Iterable[DataFile]) -> None:
    """Load the places that the files point at, and leave out those that are there already."""
    wanted = {row["place_id"] for file in pointing for row in file.read(folder)}
    there = set(session.exec(select(SourcePlace.id)))
    places = [
        row for row in files.PLACES.read(folder) if row["id"] in wanted and row["id"] not in there
    ]
    named = {row["document_id"] for row in places}
    known = set(session.exec(select(SourceDocument.id)))
    documents = [
        row | {"version": 1}
        for row in files.DOCUMENTS.read(folder)
        if row["id"] in named and row["id"] not in known
    ]
    _write_sources(session, documents, places)


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
    load_rows(session, Guideline, files.GUIDELINES, files.GUIDELINES.read(folder))
    placed = [row | {"position": place} for place, row in enumerate(editions, start=1)]
    load_rows(session, GuidelineEdition, files.EDITIONS, placed)
    load_rows(session, MethodArea, files.AREAS, files.AREAS.read(folder))
    load_rows(session, Method, files.METHODS, methods)
    load_rows(session, MethodLink, files.METHOD_LINKS, files.METHOD_LINKS.read(folder))
    recommendations = files.RECOMMENDATIONS.read(folder)
    without_place = [row | {"place_id": None} for row in recommendations]
    load_rows(session, Recommendation, files.RECOMMENDATIONS, without_place)
    lineage = [row | {"id": _lineage_id(row)} for row in files.LINEAGE.read(folder)]
    load_rows(session, MethodLineage, files.LINEAGE, lineage)
    add_run(session, folder, "national", len(methods) + len(recommendations) + len(lineage))
    record_all(session, "method", methods, Scope())
    load_catalogue(session, folder)
    load_unit_kinds(session, folder)
    load_prices(session, folder)


def _lineage_id(row: Row) -> str:
    method = row["to_method_id"] or row["from_method_id"]
    return f"{row['from_edition_id']}-to-{row['to_edition_id']}-{method}"[-120:].lstrip("-")


def load_county(session: Session, folder: Path) -> str:
    """Load a county's organisations, sources, rounds, mapping, plan and costs; its id.

    It must be new.
    """
    counties = files.COUNTY.read(folder)
    if len(counties) != 1:
        message = f"county.csv: {folder.name} should hold one county"
        raise DataFileError(message)
    county = counties[0]["id"]
    if session.get(County, county) is not None:
        message = f"County {county} is there already; nothing has been loaded."
        raise DataFileError(message)
    load_rows(session, County, files.COUNTY, counties)
    _load_organisations(session, folder, county)
    _load_sources(session, folder)
    run = add_run(session, folder, county, _rows_of_figures(folder, FIGURES))
    _load_rounds(session, folder, county, run)
    _join_recommendations(session)
    add_areas(session, county)
    _load_mapping(session, folder, county, run)
    load_prices(session, folder)
    load_plan(session, folder, county)
    return str(county)


def _rows_of_figures(folder: Path, of: Iterable[DataFile]) -> int:
    return sum(len(file.read(folder)) for file in of)


def _load_mapping(session: Session, folder: Path, county: str, run: str) -> None:
    load_catalogue(session, folder, county)
    load_unit_kinds(session, folder)
    load_figures(session, folder, county, run)
    load_datasets(session, folder, county)
    load_questionnaires(session, folder, county)


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
    insert_rows(session, Organisation, earlier_first(files.ORGANISATIONS, rows, "parent_id"))
    load_rows(session, Succession, files.SUCCESSIONS, files.SUCCESSIONS.read(folder))
    load_rows(session, GroupMember, files.GROUP_MEMBERS, files.GROUP_MEMBERS.read(folder))
    record_all(session, "organisation", rows, Scope(county_id=county))


def _load_sources(session: Session, folder: Path) -> None:
    documents = [row | {"version": 1} for row in files.DOCUMENTS.read(folder)]
    places = files.PLACES.read(folder)
    _write_sources(session, documents, places)


def _write_sources(session: Session, documents: list[Row], places: list[Row]) -> None:
    load_rows(session, SourceDocument, files.DOCUMENTS, documents)
    load_rows(session, SourcePlace, files.PLACES, places)
    record_all(session, "source-document", documents, Scope())
    record_all(session, "source-place", places, Scope())


def _load_rounds(session: Session, folder: Path, county: str, run: str) -> None:
    at = now()
    number = revision(session, LOADER)
    rounds = files.ROUNDS.read(folder)
    assessments = files.ASSESSMENTS.read(folder)
    statements = files.GROUP_STATEMENTS.read(folder)
    shown = [_round(row, county, at, number) for row in rounds]
    check_rows(session, GapRound, files.ROUNDS, shown)
    insert_rows(session, GapRound, earlier_first(files.ROUNDS, shown, "previous_id"))
    columns = [row | {"version": 1} for row in files.ROUND_ORGANISATIONS.read(folder)]
    load_rows(session, RoundOrganisation, files.ROUND_ORGANISATIONS, columns)
    load_rows(session, RoundMethod, files.ROUND_METHODS, files.ROUND_METHODS.read(folder))
    published = {row["id"] for row in rounds if row["status"] is RoundStatus.PUBLISHED}
    origin = {"import_run_id": run, "revision": number, "version": 1}
    cells = [row | origin | _entered(row, published, at) for row in assessments]
    said = [
        row | origin | {"id": _statement_id(row), "entered_by": LOADER.name, "entered_at": at}
        for row in statements
    ]
    load_rows(session, Assessment, files.ASSESSMENTS, cells)
    load_rows(session, GroupStatement, files.GROUP_STATEMENTS, said)
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
        record_all(session, "gap-round", [row], scope)
        of_round = [cell for cell in cells if cell["round_id"] == row["id"]]
        record_all(session, "assessment", of_round, scope, name=_cell_name)
        of_round = [statement for statement in said if statement["round_id"] == row["id"]]
        record_all(session, "group-statement", of_round, scope)


def _cell_name(row: Row) -> str:
    return f"{row['round_id']}/{row['method_id']}/{row['organisation_id']}"


def _join_recommendations(session: Session) -> None:
    """Point recommendations at the places that state them, for places that are loaded by now."""
    for row in files.RECOMMENDATIONS.read(NATIONAL):
        place = row["place_id"]
        if place is not None and session.get(SourcePlace, place) is not None:
            update = sa.update(Recommendation).where(col(Recommendation.id) == row["id"])
            session.connection().execute(update.values(place_id=place))
