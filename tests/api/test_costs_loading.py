"""Loading plans and costs: faults told by file and row, and databases of earlier releases."""

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
from samplan.reference.files import DataFileError
from samplan.reference.loader import add_costs
from samplan.tables import load_tables
from support.databases import COUNTY_25, Databases, load_22
from support.mapping import change_cell, everything, load

BEFORE_THE_COSTS = "0002"
"""The schema of 1.1.0."""

COSTED = (
    "plan",
    "plan_step",
    "activity",
    "activity_organisation",
    "cost_role",
    "role_cost",
    "price_index",
    "price_index_value",
    "cost_item",
    "cost_post",
    "cost_share",
    "cost_item_method",
    "cost_statement",
    "cost_statement_item",
    "source_place",
)
NO_PLACES = "DELETE FROM source_place WHERE id LIKE 'costs-%' OR id LIKE 'plan-%'"
APART = {"entered_at"}

INVENTED = {
    "plans.csv": """id,title_sv,title_en,first_year,years,note_sv,note_en,place,position
25-plan,Påhittad plan,Invented plan,2027,4,,,,1
""",
    "plan_steps.csv": """id,plan,number,need_level_sv,need_level_en,care_level_sv,care_level_en,\
year,place
25-plan-step-1,25-plan,1,Stora behov,,,,2027,
25-plan-step-2,25-plan,2,Små behov,,,,,
""",
    "activities.csv": """id,step,code,title_sv,title_en,summary_sv,summary_en,place,position
25-plan-1-1,25-plan-step-1,1.1,Ett team,,,,,1
25-plan-2-1,25-plan-step-2,2.1,En kurs,,,,,2
""",
    "activity_organisations.csv": """activity,organisation,part,place
25-plan-1-1,2580,participating,
""",
    "cost_roles.csv": """id,name_sv,name_en,position
25-guide,Vägledare,,20
""",
    "role_costs.csv": """id,role,organisation,year,amount,bound,assumption,place
25-guide-2026,25-guide,,2026,600000,about,,
25-guide-2026-lulea,25-guide,2580,2026,610000,exact,,
""",
    "price_indexes.csv": """id,name_sv,name_en,publisher,base,url,note,position
25-index,Påhittat index,,Ingen,,,,9
""",
    "price_index_values.csv": """index,year,value
25-index,2026,100
25-index,2027,102.5
""",
    "cost_items.csv": """id,plan,step,activity,alternative_of,code,title_sv,title_en,location,\
printed,low,low_bound,high,high_bound,likely,not_costed,unit,unit_stated,quantity,quantity_to,\
frequency,every_years,vat,price_year,first_year,last_year,optional,assumption,confidence,\
unallocated,place,note,position
25-cheap,25-plan,25-plan-step-1,25-plan-1-1,25-team,,Billigare,,,,,at_most,500000,at_most,,,\
year,,,,yearly,,,2026,,,,,,100,,,2
25-team,25-plan,25-plan-step-1,25-plan-1-1,,A,Team,,,,500000,exact,900000,at_least,600000,,\
year,,1,,yearly,,,2026,2027,2029,,,,40,,,1
25-course,25-plan,25-plan-step-2,25-plan-2-1,,B,Kurs,,,,1000,exact,1000,exact,,,course,,1,2.5,\
every_n_years,3,included,2026,,,,,,100,,,3
25-later,25-plan,,,,,Senare,,,,,not_costed,,not_costed,,no_price,once,,,,once,,,,,,,,,100,,,4
""",
    "cost_posts.csv": """item,position,role,fte,fte_to,optional
25-team,1,25-guide,0.5,1.25,
""",
    "cost_shares.csv": """item,organisation,share
25-team,2580,33.333
25-team,25,26.667
25-cheap,2581,
""",
    "cost_item_methods.csv": """item,method
25-course,audit-adult
""",
    "cost_statements.csv": """id,plan,kind,code,title_sv,title_en,printed,low,low_bound,high,\
high_bound,price_year,place,note,position
25-total,25-plan,printed_total,,Summa,,,,at_most,950000,at_most,2026,,,1
""",
    "cost_statement_items.csv": """statement,item
25-total,25-team
""",
}
FAULTS = [
    ("plans.csv", 2, "years", "31", "column years: a plan has 1 to 30 years"),
    ("plans.csv", 2, "first_year", "1979", "column first_year: '1979' cannot be read"),
    ("plan_steps.csv", 2, "plan", "22-plan", "'22-plan' is not in plans.csv"),
    ("plan_steps.csv", 3, "number", "1", "25-plan/1 is there already"),
    ("activities.csv", 3, "step", "22-plan-step-1", "is not in plan_steps.csv"),
    ("activity_organisations.csv", 2, "organisation", "2281", "no organisation of the county"),
    ("activity_organisations.csv", 2, "part", "paying", "column part: 'paying' cannot be read"),
    ("cost_roles.csv", 2, "id", "nurse", "nurse is there already"),
    ("role_costs.csv", 2, "role", "driver", "column role: 'driver' is not known"),
    ("role_costs.csv", 3, "organisation", "", "25-guide/2026 is there already"),
    ("role_costs.csv", 2, "organisation", "2281", "no organisation of the county"),
    ("role_costs.csv", 2, "bound", "not_costed", "column bound: what has an amount is costed"),
    ("role_costs.csv", 2, "amount", "10000000001", "column amount: '10000000001' cannot be read"),
    ("price_index_values.csv", 2, "value", "0", "column value: it is above zero"),
    ("price_index_values.csv", 2, "value", "1.0005", "column value: '1.0005' cannot be read"),
    ("price_index_values.csv", 3, "year", "2026", "25-index/2026 is there already"),
    ("cost_items.csv", 3, "low", "1.5", "column low: '1.5' cannot be read"),
    ("cost_items.csv", 3, "low", "-1", "column low: '-1' cannot be read"),
    ("cost_items.csv", 3, "low", "900001", "column high: the upper end lies under the lower"),
    ("cost_items.csv", 3, "low", "", "column low_bound: an end that is not stated is at_most"),
    ("cost_items.csv", 3, "low_bound", "at_most", "column low_bound: an end that is not stated"),
    ("cost_items.csv", 3, "low_bound", "not_costed", "column low_bound: what has an amount"),
    ("cost_items.csv", 3, "high", "", "column high: the upper end and its bound belong together"),
    ("cost_items.csv", 3, "high_bound", "not_costed", "column high: the upper end and its bound"),
    ("cost_items.csv", 3, "likely", "900001", "column likely: it lies between the ends"),
    ("cost_items.csv", 5, "low_bound", "exact", "column low_bound: both bounds of what is not"),
    ("cost_items.csv", 5, "high", "5", "column not_costed: what is not costed has no amount"),
    ("cost_items.csv", 5, "frequency", "yearly", "column frequency: what costs once comes once"),
    ("cost_items.csv", 4, "quantity", "3", "column quantity_to: the upper end of a quantity"),
    ("cost_items.csv", 4, "quantity", "", "column quantity_to: the upper end of a quantity"),
    ("cost_items.csv", 4, "every_years", "", "column every_years: it goes with every_n_years"),
    ("cost_items.csv", 4, "every_years", "1", "column every_years: 2 to 20"),
    ("cost_items.csv", 3, "every_years", "2", "column every_years: it goes with every_n_years"),
    ("cost_items.csv", 3, "last_year", "2026", "column last_year: it comes before the first"),
    ("cost_items.csv", 4, "plan", "22-plan", "column plan: 22-plan is no plan of the county"),
    ("cost_items.csv", 3, "step", "22-plan-step-1", "22-plan-step-1 is no step of 25-plan"),
    ("cost_items.csv", 3, "activity", "25-plan-2-1", "25-plan-2-1 is not in step 25-plan-step-1"),
    ("cost_items.csv", 3, "step", "", "column activity: 25-plan-1-1 is not in step None"),
    ("cost_items.csv", 4, "alternative_of", "25-cheap", "25-cheap is an alternative itself"),
    ("cost_items.csv", 2, "alternative_of", "22-f10-1", "22-f10-1 is not in the file"),
    ("cost_items.csv", 3, "unallocated", "40.001", "it is 100.001 per cent and not 100"),
    ("cost_items.csv", 3, "unallocated", "39.9", "it is 99.9 per cent and not 100"),
    ("cost_items.csv", 3, "unallocated", "", "unallocated is missing"),
    ("cost_items.csv", 3, "title_sv", "", "title_sv is missing"),
    ("cost_items.csv", 3, "place", "nowhere", "column place: 'nowhere' is not known"),
    ("cost_posts.csv", 2, "fte_to", "0.4", "column fte_to: the upper end lies under the lower"),
    ("cost_posts.csv", 2, "fte", "a half", "column fte: 'a half' cannot be read"),
    ("cost_posts.csv", 2, "item", "22-f10-1", "'22-f10-1' is not in cost_items.csv"),
    ("cost_shares.csv", 2, "organisation", "2281", "no organisation of the county"),
    ("cost_shares.csv", 3, "item", "22-f10-1", "'22-f10-1' is not in cost_items.csv"),
    ("cost_item_methods.csv", 2, "method", "nothing", "column method: 'nothing' is not known"),
    ("cost_statements.csv", 2, "plan", "22-plan", "'22-plan' is not in plans.csv"),
    ("cost_statements.csv", 2, "low", "960000", "column high: the upper end lies under the lower"),
    ("cost_statements.csv", 2, "high", "", "high is missing"),
    ("cost_statement_items.csv", 2, "item", "22-f10-1", "'22-f10-1' is not in cost_items.csv"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """County 25's folder with an invented plan that costs."""
    made = tmp_path / "county"
    shutil.copytree(COUNTY_25, made)
    for name, text in INVENTED.items():
        (made / name).write_text(text, encoding="utf-8")
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


@pytest.fixture(scope="module")
def kept(databases: Databases) -> Iterator[Database]:
    """A database with county 22 alone, that no test may change."""
    with databases.empty() as url:
        opened = open_database(url)
        migrate(opened)
        with writing(opened) as session:
            load_22(session)
        yield opened
        opened.close()


def ask(database: Database, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a question in SQL."""
    with seeing(database) as session:
        return [tuple(row) for row in session.connection().execute(sa.text(sql))]


def rows(database: Database, name: str) -> list[dict[str, Any]]:
    """All rows of a table, but for when they came, in an order."""
    table = load_tables().tables[name]
    with seeing(database) as session:
        found = session.connection().execute(sa.select(table)).mappings()
        shown = [{k: v for k, v in one.items() if k not in APART} for one in found]
    return sorted(shown, key=lambda one: [str(one[key.name]) for key in table.primary_key])


# --- a county's own folder ---


def test_a_county_brings_a_plan_with_costs_of_its_own(fresh: Database, folder: Path) -> None:
    assert load(fresh, folder) == "25"
    items = ask(
        fresh,
        "SELECT id, low, high, likely, quantity_low, quantity_high, optional, unit_stated, vat,"
        " confidence, unallocated FROM cost_item WHERE county_id = '25' ORDER BY id",
    )
    blank = (False, True, "not_stated", "not_assessed")
    assert [(*one[:6], bool(one[6]), bool(one[7]), *one[8:]) for one in items] == [
        ("25-cheap", None, 500_000, None, None, None, *blank, 100_000),
        ("25-course", 1000, 1000, None, 1000, 2500, False, True, "included", *blank[3:], 100_000),
        ("25-later", None, None, None, None, None, *blank, 100_000),
        ("25-team", 500_000, 900_000, 600_000, 1000, 1000, *blank, 40_000),
    ]
    shares = "SELECT item_id, organisation_id, share FROM cost_share WHERE item_id LIKE '25-%'"
    assert sorted(ask(fresh, shares)) == [
        ("25-cheap", "2581", None),
        ("25-team", "25", 26_667),
        ("25-team", "2580", 33_333),
    ]
    posts = "SELECT role_id, fte_low, fte_high FROM cost_post WHERE item_id = '25-team'"
    assert ask(fresh, posts) == [("25-guide", 500, 1250)]
    values = "SELECT year, value FROM price_index_value WHERE index_id = '25-index' ORDER BY year"
    assert ask(fresh, values) == [(2026, 100_000), (2027, 102_500)]
    payers = "SELECT id, payer FROM role_cost WHERE county_id = '25' ORDER BY id"
    assert ask(fresh, payers) == [("25-guide-2026", ""), ("25-guide-2026-lulea", "2580")]


def test_all_that_was_loaded_is_in_the_history_of_the_county(fresh: Database, folder: Path) -> None:
    load(fresh, folder)
    counted = (
        "SELECT object_type, count(*) FROM change WHERE county_id = '25' AND object_type IN"
        " ('plan', 'plan-step', 'activity', 'role-cost', 'cost-item', 'cost-statement')"
        " GROUP BY object_type"
    )
    assert dict(ask(fresh, counted)) == {
        "plan": 1,
        "plan-step": 2,
        "activity": 2,
        "role-cost": 2,
        "cost-item": 4,
        "cost-statement": 1,
    }
    shared = "SELECT object_id FROM change WHERE county_id IS NULL AND object_type = '{}'"
    assert ("25-guide",) in ask(fresh, shared.format("cost-role"))
    assert ("25-index",) in ask(fresh, shared.format("price-index"))


def test_the_history_tells_an_item_with_its_amount_posts_and_payers(
    fresh: Database, folder: Path
) -> None:
    load(fresh, folder)
    change = load_tables().tables["change"]
    with seeing(fresh) as session:
        after = session.connection().execute(
            sa.select(change.c.after).where(
                change.c.object_type == "cost-item", change.c.object_id == "25-team"
            )
        )
        told = after.scalar_one()
    assert told["amount"] == {
        "low": 500_000,
        "lowBound": "exact",
        "high": 900_000,
        "highBound": "at_least",
        "isOpen": True,
    }
    assert told["quantity"] == {"low": 1.0, "high": 1.0}
    assert told["posts"] == [
        {"roleId": "25-guide", "fteLow": 0.5, "fteHigh": 1.25, "optional": False}
    ]
    assert told["payers"] == [
        {"organisationId": "2580", "percent": 33.333},
        {"organisationId": "25", "percent": 26.667},
    ]
    assert (told["unallocatedPercent"], told["methodIds"]) == (40.0, [])


@pytest.mark.parametrize(("name", "number", "column", "value", "said"), FAULTS)
def test_a_fault_is_told_with_its_file_and_row_and_nothing_is_loaded(
    kept: Database, folder: Path, name: str, number: int, column: str, value: str, said: str
) -> None:
    change_cell(folder / name, number, column, value)
    before = everything(kept)
    with pytest.raises(DataFileError) as fault:
        load(kept, folder)
    assert said in str(fault.value)
    assert str(fault.value).startswith(f"{name}, row {number}")
    assert everything(kept) == before


def test_a_county_without_a_plan_has_none(fresh: Database) -> None:
    load(fresh, COUNTY_25)
    assert ask(fresh, "SELECT id FROM plan") == [("22-plan",)]


# --- a database of 1.1.0 ---


@pytest.fixture
def old(databases: Databases) -> Iterator[Database]:
    """A database as 1.1.0 left it: its schema, two counties, and nothing of the costs."""
    with databases.loaded() as url:
        opened = open_database(url)
        command.downgrade(configuration(opened.writing), BEFORE_THE_COSTS)
        with opened.writing.begin() as connection:
            connection.execute(sa.text(NO_PLACES))
        yield opened
        opened.close()


@pytest.fixture
def samplan(old: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """The command over the database of 1.1.0."""
    monkeypatch.setenv("SAMPLAN_DATABASE_URL", old.url)
    with mock.patch.object(cli, "set_up_logs"), mock.patch("uvicorn.run"):
        yield lambda *arguments: cli.main(list(arguments))


@pytest.mark.parametrize("arguments", [("migrate",), ("serve", "--migrate", "--load")])
def test_a_database_of_1_1_0_gets_the_costs_when_it_is_migrated(
    old: Database,
    databases: Databases,
    samplan: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    number = "SELECT number FROM revision_counter"
    [(before,)] = ask(old, number)
    assert samplan(*arguments) == 0
    assert "Loaded: national costs, costs of 22, plan of 22\n" in capsys.readouterr().err
    assert ask(old, number) == [(before + 1,)]
    with databases.loaded() as url:
        new = open_database(url)
        for name in COSTED:
            assert rows(old, name) == rows(new, name), name
        new.close()
    told = f"SELECT count(*) FROM change WHERE revision = {before + 1} AND object_type = "
    assert ask(old, f"{told}'cost-item'") == [(33,)]
    assert ask(old, f"{told}'observation'") == [(0,)]
    runs = """SELECT "rows" FROM import_run WHERE dataset = '22-costs'"""
    assert ask(old, runs) == [(33 + 4 + 4,)]


def test_loading_gives_them_too_and_only_once(
    old: Database, samplan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    migrate(old)
    assert samplan("load") == 0
    assert "Loaded: national costs, costs of 22, plan of 22\n" in capsys.readouterr().err
    before = everything(old)
    for arguments in (("load",), ("migrate",), ("serve", "--migrate", "--load")):
        assert samplan(*arguments) == 0
    assert "Loaded" not in capsys.readouterr().err
    assert everything(old) == before


def test_what_was_entered_since_is_left_alone(old: Database) -> None:
    migrate(old)
    with old.writing.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO cost_role (id, name_sv, position, version)"
                " VALUES ('own', 'Egen', 1, 1)"
            )
        )
    with writing(old) as session:
        assert add_costs(session) == []
    assert everything(old)["cost_item"] == 0


def test_a_database_that_has_been_changed_too_much_is_migrated_without_the_costs(
    old: Database, samplan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    moved = "UPDATE organisation SET county_id = '25' WHERE id = '22-municipalities'"
    with old.writing.begin() as connection:
        connection.execute(sa.text(moved))
    assert samplan("migrate") == 0
    said = capsys.readouterr().err
    assert said.startswith("The costs have not been loaded: activity_organisations.csv, row 3")
    assert "'22-municipalities' is no organisation of the county" in said
    after = everything(old)
    assert after["plan"] == after["cost_role"] == after["cost_item"] == 0


def test_an_empty_database_is_migrated_and_no_more(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate(database)
    with writing(database) as session:
        assert add_costs(session) == []
    assert everything(database)["cost_role"] == 0
    database.close()
