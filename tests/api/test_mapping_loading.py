"""Loading the mapping: a county's own figures and questionnaires, and what 1.0.0 did not have."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import sqlalchemy as sa
from alembic import command

from samplan import cli
from samplan.db.engine import Database, open_database
from samplan.db.migrate import configuration, migrate
from samplan.db.session import reading as seeing
from samplan.db.session import writing
from samplan.reference.loader import add_mapping
from samplan.tables import load_tables
from support.databases import COUNTY_25, Databases, load_22
from support.mapping import MAPPING, everything, load

BEFORE_THE_MAPPING = "0001"
MAPPED = (
    "topic",
    "area",
    "dimension",
    "category",
    "indicator",
    "indicator_edition",
    "indicator_dimension",
    "collection",
    "collection_indicator",
    "collection_organisation",
    "observation",
    "unit_kind",
    "questionnaire",
    "questionnaire_version",
    "questionnaire_round",
    "stated_result",
    "source_place",
)
AS_OF_1_0_0 = (
    "DELETE FROM source_place WHERE id LIKE 'mapping-%'",
    "DELETE FROM source_place WHERE id LIKE 'costs-%' OR id LIKE 'plan-%'",
    # Other files, so other imports.
    """INSERT INTO import_run (id, at, actor_name, dataset, sha256, "rows")
        SELECT id || '-old', at, actor_name, dataset, sha256, "rows" FROM import_run""",
    "UPDATE assessment SET import_run_id = import_run_id || '-old'",
    "UPDATE group_statement SET import_run_id = import_run_id || '-old'",
    "DELETE FROM import_run WHERE id NOT LIKE '%-old'",
)
APART = {"entered_at", "import_run_id", "published_at", "revision"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """County 25's folder with an invented mapping of its own."""
    made = tmp_path / "county"
    shutil.copytree(COUNTY_25, made)
    shutil.copytree(MAPPING, made, dirs_exist_ok=True)
    return made


@pytest.fixture
def fresh(databases: Databases) -> Iterator[Database]:
    """A database with county 22 alone, of the test's own."""
    with databases.empty() as url:
        opened = open_database(url)
        migrate(opened)
        with writing(opened) as session:
            load_22(session)
        yield opened
        opened.close()


def rows(database: Database, name: str) -> list[dict[str, Any]]:
    """All rows of a table, but for when and in which revision they came, in an order."""
    table = load_tables().tables[name]
    with seeing(database) as session:
        found = session.connection().execute(sa.select(table)).mappings()
        shown = [{k: v for k, v in one.items() if k not in APART} for one in found]
    return sorted(shown, key=lambda one: [str(one[key.name]) for key in table.primary_key])


def ask(database: Database, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a question in SQL."""
    with seeing(database) as session:
        return [tuple(row) for row in session.connection().execute(sa.text(sql))]


def test_a_county_brings_figures_indicators_and_questionnaires_of_its_own(
    fresh: Database, folder: Path
) -> None:
    assert load(fresh, folder) == "25"
    figures = ask(
        fresh,
        "SELECT indicator_id, period, area_id, breakdown, account, value, value_to, qualifier,"
        " quality, edition FROM observation WHERE county_id = '25' ORDER BY 1, 2, 3, 4",
    )
    measured = ("exact", "measured")
    night = "25-test-shift=night;sex=women"
    assert figures == [
        ("25-test-share", "2025", "25", "", "main", 50.0, None, *measured, 1),
        ("25-test-visits", "2024", "25", "", "main", 30.0, None, *measured, 1),
        ("25-test-visits", "2025", "25", "", "main", 40.0, None, *measured, 2),
        ("25-test-visits", "2025", "25-test-area", night, "main", 4.0, 6.0, "about", "estimate", 2),
        ("emergency-visits", "2026", "2580", "", "main", 7.0, None, *measured, 1),
    ]
    parts = "SELECT numerator_id, denominator_id FROM indicator WHERE id = '25-test-share'"
    assert ask(fresh, parts) == [("25-test-visits", "25-test-visits")]
    rounds = "SELECT id, previous_id, status FROM questionnaire_round WHERE county_id = '25'"
    assert sorted(ask(fresh, rounds)) == [
        ("25-test-2024", None, "published"),
        ("25-test-2025", "25-test-2024", "closed"),
    ]
    results = "SELECT choice_id, share, qualifier FROM stated_result WHERE round_id LIKE '25-%'"
    assert sorted(ask(fresh, results)) == [("no", None, "exact"), ("yes", 40.0, "exact")]


def test_what_is_not_published_is_recorded_for_the_county_alone(
    fresh: Database, folder: Path
) -> None:
    load(fresh, folder)
    recorded = ask(
        fresh,
        "SELECT object_type, object_id, restricted FROM change WHERE county_id = '25'"
        " AND object_type IN ('collection', 'observation', 'questionnaire-round')",
    )
    restricted = {name: bool(hidden) for _, name, hidden in recorded}
    assert restricted["25-test-2026"]
    assert restricted["25/emergency-visits/2026/2580"]
    assert restricted["25-test-2025"] is True  # the round, which is closed and not published
    assert not restricted["25/25-test-visits/2025/25"]


def test_a_county_without_a_mapping_has_areas_for_its_figures(fresh: Database) -> None:
    load(fresh, COUNTY_25)
    areas = ask(fresh, "SELECT id, kind, name_sv FROM area WHERE county_id = '25' ORDER BY id")
    assert areas == [
        ("25", "county", "Norrbottens län"),
        ("2523", "municipality", "Gällivare"),
        ("2580", "municipality", "Luleå"),
        ("2581", "municipality", "Piteå"),
    ]


def test_a_county_that_the_nation_s_areas_name_takes_its_area_over(
    fresh: Database, tmp_path: Path
) -> None:
    (tmp_path / "county.csv").write_text("id,name_sv,name_en\n23,Jämtlands län,\n", "utf-8")
    load(fresh, tmp_path)
    assert ask(fresh, "SELECT county_id FROM area WHERE id = '23'") == [("23",)]


def test_another_form_makes_another_import(
    databases: Databases, fresh: Database, folder: Path
) -> None:
    load(fresh, folder)
    first = ask(fresh, "SELECT id FROM import_run WHERE dataset = '25'")
    path = folder / "form-1.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["sections"][0]["title"]["sv"] = "En annan rubrik"
    path.write_text(json.dumps(document), encoding="utf-8")
    with databases.empty() as url:
        other = open_database(url)
        migrate(other)
        with writing(other) as session:
            load_22(session)
        load(other, folder)
        assert ask(other, "SELECT id FROM import_run WHERE dataset = '25'") != first
        other.close()


# --- a database of 1.0.0 ---


@pytest.fixture
def old(databases: Databases) -> Iterator[Database]:
    """A database as 1.0.0 left it: its schema, two counties, and nothing of the mapping."""
    with databases.loaded() as url:
        opened = open_database(url)
        command.downgrade(configuration(opened.writing), BEFORE_THE_MAPPING)
        with opened.writing.begin() as connection:
            for statement in AS_OF_1_0_0:
                connection.execute(sa.text(statement))
        yield opened
        opened.close()


@pytest.fixture
def samplan(old: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """The command over the database of 1.0.0."""
    monkeypatch.setenv("SAMPLAN_DATABASE_URL", old.url)
    with mock.patch.object(cli, "set_up_logs"), mock.patch("uvicorn.run"):
        yield lambda *arguments: cli.main(list(arguments))


@pytest.mark.parametrize("arguments", [("migrate",), ("serve", "--migrate", "--load")])
def test_a_database_of_1_0_0_gets_the_mapping_when_it_is_migrated(
    old: Database,
    databases: Databases,
    samplan: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    number = "SELECT number FROM revision_counter"
    [(before,)] = ask(old, number)
    assert samplan(*arguments) == 0
    assert "Loaded: national mapping, mapping of 22\n" in capsys.readouterr().err
    assert ask(old, number) == [(before + 2,)]  # and the costs, which have their own test
    with databases.loaded() as url:
        new = open_database(url)
        for name in MAPPED:
            assert rows(old, name) == rows(new, name), name
        new.close()
    told = f"SELECT count(*) FROM change WHERE revision = {before + 1} AND object_type = "
    assert ask(old, f"{told}'observation'") == [(209,)]


def test_migrating_again_loads_nothing_more(
    old: Database, samplan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert samplan("migrate") == 0
    before = everything(old)
    capsys.readouterr()
    assert samplan("migrate") == 0
    assert samplan("serve", "--migrate", "--load") == 0
    assert "Loaded" not in capsys.readouterr().err
    assert everything(old) == before


def test_figures_that_were_entered_since_are_left_alone(old: Database) -> None:
    migrate(old)
    with old.writing.begin() as connection:
        connection.execute(
            sa.text("INSERT INTO topic (id, name_sv, position) VALUES ('own', 'Eget', 1)")
        )
        connection.execute(
            sa.text(
                "INSERT INTO indicator (id, topic_id, name_sv, unit_sv, measure, counted,"
                " frequency, decimals, is_population, position, sort_key, search_key, version)"
                " VALUES ('own', 'own', 'Eget', 'st', 'count', 'things', 'year', 0, false, 1,"
                " '', '', 1)"
            )
        )
    with writing(old) as session:
        assert add_mapping(session) == []
    assert everything(old)["observation"] == 0


def test_a_database_that_has_been_changed_too_much_is_migrated_without_the_mapping(
    old: Database, samplan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    with old.writing.begin() as connection:
        for table in ("group_statement", "group_member"):
            connection.execute(sa.text(f"DELETE FROM {table} WHERE group_id = '22-municipalities'"))
        connection.execute(sa.text("DELETE FROM organisation WHERE id = '22-municipalities'"))
    assert samplan("migrate") == 0
    said = capsys.readouterr().err
    assert said.startswith("The mapping has not been loaded: collection_organisations.csv, row")
    assert "'22-municipalities' is not known" in said
    after = everything(old)
    assert after["indicator"] == after["observation"] == after["area"] == 0


def test_an_empty_database_is_migrated_and_no_more(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate(database)
    with writing(database) as session:
        assert add_mapping(session) == []
    assert everything(database)["indicator"] == 0
    database.close()
