"""A nation that does not exist: every county with its region, municipalities and ten rounds.

The same on every machine, and each county the same whether it is alone or not: what is drawn by lot
is drawn from the county's own number. Rows go in through the tables, in bulk; without a history of
their own, since a matrix does not read it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from samplan.db.base import search_key, sort_key
from samplan.db.engine import open_database
from samplan.db.history import Actor, revision
from samplan.db.migrate import migrate
from samplan.db.session import writing
from samplan.gap.tables import Assessment, GapRound, GroupStatement, RoundMethod, RoundOrganisation
from samplan.gap.terms import RoundStatus, Status
from samplan.methods.tables import Guideline, GuidelineEdition, Method, MethodArea, Recommendation
from samplan.methods.terms import AgeGroup, MethodKind, Substance
from samplan.organisations.tables import County, GroupMember, Organisation
from samplan.organisations.terms import OrganisationKind, Provider
from samplan.sources.tables import SourceDocument, SourcePlace

Row = dict[str, Any]

COUNTIES = tuple(
    f"{number:02d}"
    for number in (1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25)
)
MEASURED = "22"
YEARS = range(2012, 2022)
METHODS = tuple(f"method-{number:03d}" for number in range(150))
AREAS = tuple(f"area-{number:02d}" for number in range(15))
EDITION = "edition"
MAKER = Actor(name="Benchmark", role="administrator", channel="command")

_OUTCOMES = (Status.OFFERED, Status.NOT_OFFERED, Status.PARTLY, Status.OTHER_PROVIDER)
_WEIGHTS = (50, 30, 15, 5)
_FIRST_ANSWER = datetime(2021, 5, 3, 8, tzinfo=UTC)


def municipalities(county: str) -> list[str]:
    """290 in all: 14 in each of the first 17 counties, 13 in each of the others."""
    number = 14 if COUNTIES.index(county) < 17 else 13
    return [f"{county}{place:02d}" for place in range(80, 80 + number)]


def round_ids(counties: Iterable[str]) -> list[str]:
    """All rounds of the counties."""
    return [f"{county}-{year}" for county in counties for year in YEARS]


def build(url: str, counties: Sequence[str]) -> int:
    """A migrated database with these counties; the number of its assessments."""
    database = open_database(url)
    assessments = 0
    try:
        migrate(database)
        with writing(database) as session:
            _add_national(session)
        for county in counties:
            with writing(database) as session:
                number = revision(session, MAKER)
                _add_organisations(session, county)
                assessments += _add_rounds(session, county, number)
        with database.writing.begin() as connection:
            connection.execute(sa.text("ANALYZE"))
    finally:
        database.close()
    return assessments


def _insert(session: Session, table: type[SQLModel], rows: Iterable[Row]) -> int:
    listed = list(rows)
    session.connection().execute(sa.insert(table), listed)
    return len(listed)


def _named(row_id: str, name: str) -> Row:
    return {"id": row_id, "name_sv": name, "name_en": None, "sort_key": sort_key(name)}


def _add_national(session: Session) -> None:
    title = {"title_sv": "Riktlinje", "title_en": None}
    _insert(session, Guideline, [{"id": "guideline", **title}])
    _insert(session, GuidelineEdition, [{"id": EDITION, "guideline_id": "guideline", **title}])
    areas = [{"id": area, "name_sv": area, "position": place} for place, area in enumerate(AREAS)]
    _insert(session, MethodArea, areas)
    _insert(session, Method, map(_method, range(len(METHODS))))
    _insert(session, Recommendation, map(_recommendation, range(len(METHODS))))


def _method(place: int) -> Row:
    name = f"Metod {place + 1} med ett namn av vanlig längd"
    return {
        **_named(METHODS[place], name),
        "area_id": AREAS[place % len(AREAS)],
        "substance": list(Substance)[place % len(Substance)],
        "age_group": list(AgeGroup)[place % len(AgeGroup)],
        "kind": list(MethodKind)[place % len(MethodKind)],
        "search_key": search_key(name),
        "position": place,
    }


def _recommendation(place: int) -> Row:
    return {
        "id": f"recommendation-{place:03d}",
        "edition_id": EDITION,
        "method_id": METHODS[place],
        "title_sv": f"Rekommendation {place + 1}",
        "priority": place % 10 + 1 if place % 3 == 0 else None,
    }


def _add_organisations(session: Session, county: str) -> None:
    group = f"{county}-municipalities"
    members = municipalities(county)
    _insert(session, County, [{"id": county, "name_sv": f"Län {county}"}])
    kinds = [(county, OrganisationKind.REGION), (group, OrganisationKind.GROUP)]
    kinds += [(member, OrganisationKind.MUNICIPALITY) for member in members]
    rows = [_organisation(county, place, *one) for place, one in enumerate(kinds)]
    _insert(session, Organisation, rows)
    _insert(session, GroupMember, [{"group_id": group, "member_id": one} for one in members])
    document = {"id": f"document-{county}", "title_sv": f"Utredning i län {county}"}
    _insert(session, SourceDocument, [document])


def _organisation(county: str, place: int, row_id: str, kind: OrganisationKind) -> Row:
    name = f"Organisation {row_id}"
    return {
        **_named(row_id, name),
        "county_id": county,
        "kind": kind,
        "short_name": row_id,
        "provider": Provider.PUBLIC,
        "position": place,
    }


def _add_rounds(session: Session, county: str, number: int) -> int:
    columns = [county, *municipalities(county)]
    lots = Random(f"nation-{county}")
    rounds = round_ids([county])
    _insert(session, GapRound, [_round(county, one, number) for one in rounds])
    for one in rounds:
        asked = [(place, column) for place, column in enumerate(columns)]
        rows = [
            {"round_id": one, "organisation_id": column, "position": place}
            for place, column in asked
        ]
        _insert(session, RoundOrganisation, rows)
        rows = [
            {"round_id": one, "method_id": method, "position": place}
            for place, method in enumerate(METHODS)
        ]
        _insert(session, RoundMethod, rows)
        _insert(session, SourcePlace, _places(county, one))
        _insert(session, GroupStatement, _statements(county, one, lots, number))
    return sum(_insert(session, Assessment, _cells(one, columns, lots, number)) for one in rounds)


def _round(county: str, round_id: str, number: int) -> Row:
    year = int(round_id[-4:])
    return {
        "id": round_id,
        "county_id": county,
        "year": year,
        "title_sv": f"GAP-analys {year}",
        "status": RoundStatus.PUBLISHED,
        "edition_id": EDITION,
        "document_id": f"document-{county}",
        "published_at": datetime(year, 12, 1, tzinfo=UTC),
        "revision": number,
    }


def _places(county: str, round_id: str) -> Iterator[Row]:
    for line, method in enumerate(METHODS):
        yield {
            "id": f"{round_id}-{method}",
            "document_id": f"document-{county}",
            "table_name": "Tabell 1",
            "line": line + 1,
            "printed_label": f"Metod {line + 1}",
        }


def _statements(county: str, round_id: str, lots: Random, number: int) -> Iterator[Row]:
    total = len(municipalities(county))
    for method in METHODS[::3]:
        yield {
            "id": f"{round_id}-{method}-group",
            "round_id": round_id,
            "method_id": method,
            "group_id": f"{county}-municipalities",
            "status": Status.PARTLY,
            "count": lots.randrange(total + 1),
            "total": total,
            "place_id": f"{round_id}-{method}",
            "entered_at": _FIRST_ANSWER,
            "revision": number,
        }


def _cells(round_id: str, columns: list[str], lots: Random, number: int) -> Iterator[Row]:
    for minute, method in enumerate(METHODS):
        statuses = lots.choices(_OUTCOMES, _WEIGHTS, k=len(columns))
        for column, status in zip(columns, statuses, strict=True):
            yield {
                "round_id": round_id,
                "method_id": method,
                "organisation_id": column,
                "status": status,
                "comment": "Erbjuds vid behov" if lots.random() < 0.2 else None,
                "place_id": f"{round_id}-{method}" if minute % 2 else None,
                "entered_by": f"Organisation {column}",
                "entered_at": _FIRST_ANSWER + timedelta(minutes=minute),
                "revision": number,
            }
