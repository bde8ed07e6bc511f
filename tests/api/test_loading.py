"""Loading data: a county is added by loading its folder, all of it or nothing."""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from anyio.from_thread import BlockingPortal

from samplan.db.engine import Database, open_database
from samplan.db.migrate import migrate
from samplan.db.session import reading as seeing
from samplan.db.session import writing
from samplan.main import create_app
from samplan.reference.files import DataFileError
from samplan.reference.loader import load_county, load_reference
from samplan.tables import load_tables
from support.asking import Api, Json
from support.databases import COUNTY_25, Databases, load_22
from support.people import make_keys
from support.settings import settings_for


def with_reference(databases: Databases) -> Iterator[Database]:
    """A database with the reference data, and no county but 22."""
    with databases.empty() as url:
        opened = open_database(url)
        migrate(opened)
        with writing(opened) as session:
            load_22(session)
        yield opened
        opened.close()


@pytest.fixture
def fresh(databases: Databases) -> Iterator[Database]:
    """A database with county 22 alone, of the test's own."""
    yield from with_reference(databases)


@pytest.fixture(scope="module")
def kept(databases: Databases) -> Iterator[Database]:
    """A database with county 22 alone, that no test may change."""
    yield from with_reference(databases)


def everything(database: Database) -> dict[str, int]:
    """How many rows each table has, and the newest revision."""
    found = {}
    with seeing(database) as session:
        for table in load_tables().sorted_tables:
            count = sa.select(sa.func.count()).select_from(table)
            found[table.name] = session.connection().execute(count).scalar_one()
        number = sa.text("SELECT number FROM revision_counter")
        found["revision number"] = session.connection().execute(number).scalar_one()
    return found


def load(database: Database, folder: Path) -> str:
    """Load a county's folder as the command does."""
    with writing(database) as session:
        return load_county(session, folder)


def test_a_second_county_is_added_by_loading_its_folder(
    fresh: Database, portal: BlockingPortal
) -> None:
    keys = make_keys(fresh)
    with Api(create_app(settings_for(fresh.url)), portal) as api:
        before = api.read("/gap-matrices/22-2021")
        assert [one["id"] for one in api.items("/counties")] == ["22"]
        assert load(fresh, COUNTY_25) == "25"
        assert [one["id"] for one in api.items("/counties")] == ["22", "25"]
        key = keys.administrator
        matrix = api.read("/gap-matrices/25-2026", key=key)
        assert [one["id"] for one in matrix["organisations"]] == [
            "2523",
            "2580",
            "2581",
            "25",
            "25-primary-care",
            "25-specialist-care",
        ]
        assert statuses(matrix) == transcribed()
        after = api.read("/gap-matrices/22-2021")
        assert after == before  # one county's figures are not touched by another's


def statuses(matrix: Json) -> dict[tuple[str, str], str]:
    """Status by method and organisation, of the cells that were asked."""
    return {
        (method["id"], cell["organisationId"]): cell["status"]
        for area in matrix["areas"]
        for method in area["methods"]
        for cell in method["cells"]
        if cell["status"] != "not_asked"
    }


def transcribed() -> dict[tuple[str, str], str]:
    """The same, as the county's file has it."""
    with (COUNTY_25 / "assessments.csv").open(encoding="utf-8", newline="") as file:
        return {(row["method"], row["organisation"]): row["status"] for row in csv.DictReader(file)}


def test_a_county_is_one_revision_of_the_import(fresh: Database) -> None:
    before = everything(fresh)["revision number"]
    load(fresh, COUNTY_25)
    after = everything(fresh)
    assert after["revision number"] == before + 1
    assert after["import_run"] == 3
    with seeing(fresh) as session:
        newest = session.connection().execute(
            sa.text("SELECT actor_name, channel FROM revision ORDER BY number DESC LIMIT 1")
        )
        assert newest.one() == ("Inläsning av data", "import")


def test_an_unknown_cell_of_an_open_round_waits_for_its_answer(
    fresh: Database, portal: BlockingPortal
) -> None:
    load(fresh, COUNTY_25)
    key = make_keys(fresh).administrator
    with Api(create_app(settings_for(fresh.url)), portal) as api:
        cells = api.items("/gap-rounds/25-2026/assessments", key=key)
        assert {cell["answered"] for cell in cells if cell["status"] == "unknown"} == {False}
        assert {cell["answered"] for cell in cells if cell["status"] != "unknown"} == {True}


def test_a_county_that_is_there_already_is_refused_and_nothing_is_written(
    fresh: Database,
) -> None:
    load(fresh, COUNTY_25)
    before = everything(fresh)
    with pytest.raises(DataFileError, match="County 25 is there already"):
        load(fresh, COUNTY_25)
    assert everything(fresh) == before


def test_the_reference_data_is_not_loaded_where_it_is(database: Database) -> None:
    before = everything(database)
    with writing(database) as session:
        assert load_reference(session) == []
    assert everything(database) == before


Change = Callable[[list[list[str]]], None]


def cell(row: int, column: int, text: str) -> Change:
    """Write another text in a cell; row 1 is the headings, as in the messages."""

    def change(rows: list[list[str]]) -> None:
        rows[row - 1][column] = text

    return change


def without_column(column: int) -> Change:
    """Take a column away."""

    def change(rows: list[list[str]]) -> None:
        for row in rows:
            del row[column]

    return change


def longer(row: int) -> Change:
    """Write a cell too many."""
    return lambda rows: rows[row - 1].append("more")


def shorter(row: int) -> Change:
    """Leave a cell out."""

    def change(rows: list[list[str]]) -> None:
        rows[row - 1].pop()

    return change


def again(row: int) -> Change:
    """Write a row twice."""
    return lambda rows: rows.append(list(rows[row - 1]))


ORGANISATIONS, CELLS, MEMBERS = "organisations.csv", "assessments.csv", "group_members.csv"
ROUNDS, PLACES, STATED, ROWS = (
    "rounds.csv",
    "places.csv",
    "group_statements.csv",
    "round_methods.csv",
)

BROKEN: list[tuple[str, str, Change, str]] = [
    ("heading", ROUNDS, cell(1, 1, "yr"), ": the columns should be"),
    ("column", PLACES, without_column(2), ": the columns should be"),
    ("number", ROUNDS, cell(2, 1, "tjugo"), ", row 2, column year"),
    ("decimal", PLACES, cell(3, 6, "2.0"), ", row 3, column line"),
    ("status", CELLS, cell(4, 3, "ja"), ", row 4, column status"),
    ("kind", ORGANISATIONS, cell(2, 1, "x"), ", row 2, column kind"),
    ("date", ORGANISATIONS, cell(5, 9, "2020-13-01"), ", row 5, column opened_on"),
    ("id", ORGANISATIONS, cell(3, 0, ""), ", row 3: id is missing"),
    ("round", ROUNDS, cell(2, 0, ""), ", row 2: id is missing"),
    ("method", CELLS, cell(9, 1, ""), ", row 9: method is missing"),
    ("no status", CELLS, cell(9, 3, ""), ", row 9: status is missing"),
    ("long row", PLACES, longer(5), ", row 5: there are more cells"),
    ("short row", ORGANISATIONS, shorter(4), ", row 4: there are fewer cells"),
    ("no kind", ORGANISATIONS, cell(3, 1, ""), ", row 3: kind is missing"),
    ("no name", ORGANISATIONS, cell(3, 3, ""), ", row 3: name_sv is missing"),
    ("no year", ROUNDS, cell(2, 1, ""), ", row 2: year is missing"),
    ("no position", "round_organisations.csv", cell(4, 2, ""), ", row 4: position is missing"),
    ("parent", ORGANISATIONS, cell(6, 2, "nope"), ", row 6, column parent: 'nope' is not known"),
    ("own parent", ORGANISATIONS, cell(6, 2, "25-primary-care"), ": 25-primary-care has no parent"),
    ("cell's method", CELLS, cell(7, 1, "nope"), ", row 7, column method: 'nope' is not known"),
    ("cell's round", CELLS, cell(7, 0, "25-1999"), ", row 7, column round: '25-1999' is not"),
    ("cell's place", CELLS, cell(7, 4, "nope"), ", row 7, column place: 'nope' is not known"),
    ("cell's organisation", CELLS, cell(7, 2, "9999"), ", row 7, column organisation: '9999'"),
    ("member", MEMBERS, cell(3, 1, "9999"), ", row 3, column member: '9999' is not known"),
    ("document", PLACES, cell(4, 1, "nope"), ", row 4, column document: 'nope' is not known"),
    ("edition", ROUNDS, cell(2, 5, "nope"), ", row 2, column edition: 'nope' is not known"),
    ("previous", ROUNDS, cell(2, 6, "nope"), ", row 2, column previous: 'nope' is not known"),
    ("previous elsewhere", ROUNDS, cell(2, 6, "22-2021"), ": 25-2026 has no previous in the file"),
    ("group", STATED, cell(2, 2, "nope"), ", row 2, column group: 'nope' is not known"),
    ("row's method", ROWS, cell(3, 1, "nope"), ", row 3, column method: 'nope' is not known"),
    ("twice", CELLS, again(5), ", row 34: 25-2026/audit-adult/25 is there already"),
    ("id twice", ORGANISATIONS, again(2), ", row 9: 2523 is there already"),
    ("not asked", CELLS, cell(2, 3, "not_asked"), ", row 2, column status: 'not_asked'"),
    ("taken place", PLACES, cell(2, 0, "bilaga-2-act"), ", row 2: bilaga-2-act is there already"),
    ("taken organisation", ORGANISATIONS, cell(2, 0, "2281"), ", row 2: 2281 is there already"),
    (
        "long text",
        ORGANISATIONS,
        cell(2, 5, "x" * 61),
        ", row 2, column short_name: longer",
    ),
]


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
def test_a_broken_file_is_refused_with_its_name_and_row_and_nothing_is_written(
    kept: Database, tmp_path: Path, name: str, change: Change, message: str
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(COUNTY_25, folder)
    with (folder / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    change(rows)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    before = everything(kept)
    with pytest.raises(DataFileError) as refusal:
        load(kept, folder)
    assert str(refusal.value).startswith(name + message)
    assert everything(kept) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"id,name_sv,name_en\n25,Norrbottens l\xe4n,\n", "county.csv"),
        (b'id,name_sv,name_en\n25,"Norrbotten,\n', "county.csv"),
        (b"id,name_sv,name_en\n", "county.csv"),
        (b"id,name_sv,name_en\n25,A,\n26,B,\n", "county.csv"),
        (b"", "county.csv"),
        (b"\x00\xff", "county.csv"),
    ],
    ids=["no UTF-8", "open quote", "no county", "two counties", "empty", "no text"],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name(
    kept: Database, tmp_path: Path, content: bytes, message: str
) -> None:
    folder = tmp_path / "county"
    shutil.copytree(COUNTY_25, folder)
    (folder / "county.csv").write_bytes(content)
    before = everything(kept)
    with pytest.raises(DataFileError, match=message):
        load(kept, folder)
    assert everything(kept) == before


def test_a_folder_without_a_county_is_refused(kept: Database, tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"county\.csv"):
        load(kept, tmp_path)


def test_a_county_needs_no_more_than_its_organisations(fresh: Database, tmp_path: Path) -> None:
    for name in ("county.csv", "organisations.csv"):
        shutil.copy(COUNTY_25 / name, tmp_path / name)
    assert load(fresh, tmp_path) == "25"


def test_rounds_may_stand_in_any_order(fresh: Database, tmp_path: Path) -> None:
    folder = tmp_path / "county"
    shutil.copytree(COUNTY_25, folder)
    with (folder / ROUNDS).open(encoding="utf-8", newline="") as file:
        headings, only = csv.reader(file)
    followed = dict(zip(headings, only, strict=True))
    first = followed | {"id": "25-2020", "year": "2020"}
    followed["previous"] = "25-2020"
    with (folder / ROUNDS).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, followed.values(), first.values()])
    assert load(fresh, folder) == "25"
