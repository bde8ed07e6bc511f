"""Loading the plan: faults told by file and row, and databases of earlier releases."""

import re
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
from samplan.reference import costs_files, plan_files
from samplan.reference.files import DataFile, DataFileError
from samplan.reference.loader import (
    DATA,
    NATIONAL,
    add_counties,
    add_plan,
    load_county,
    load_national,
    load_reference,
)
from samplan.tables import load_tables
from support.databases import COUNTY_25, Databases, load_22
from support.mapping import change_cell, everything, load

BEFORE_THE_PLAN = "0003"
"""The schema of 1.2.0."""

APART = {"entered_at"}
"""Columns that tell when something was loaded."""

INVENTED = {
    "plans.csv": """id,title_sv,title_en,first_year,years,note_sv,note_en,place,position
25-plan,Påhittad plan,Invented plan,2027,4,,,,1
""",
    "plan_steps.csv": """id,plan,number,need_level_sv,need_level_en,care_level_sv,care_level_en,\
target_group_sv,target_group_en,year,status_sv,status_en,place
25-plan-step-1,25-plan,1,Stora behov,,,,Vuxna,,2027,,,
25-plan-step-2,25-plan,2,Små behov,,,,,,,,,
""",
    "step_bodies.csv": """step,position,name_sv,name_en,organisation
25-plan-step-1,1,Socialtjänsten,,2580
""",
    "plan_points.csv": """id,plan,kind,title_sv,title_en,text_sv,text_en,place,position
25-point,25-plan,prerequisite,Enighet,,,,,1
""",
    "responsibilities.csv": """id,plan,step,division,party,text_sv,text_en,place,position
25-said,25-plan,25-plan-step-1,today,joint,Samverkar.,,,1
""",
    "goals.csv": """id,step,number,title_sv,title_en,vision_sv,vision_en,place
25-goal,25-plan-step-1,1,Ett mål,,,,
25-goal-2,25-plan-step-1,2,Ett till,,,,
""",
    "sub_tasks.csv": """goal,position,title_sv,title_en,done_on
25-goal,1,Att göra,,2027-02-03
""",
    "activities.csv": """id,step,code,title_sv,title_en,summary_sv,summary_en,place,position
25-plan-1-1,25-plan-step-1,1.1,Ett team,,,,,1
25-plan-2-1,25-plan-step-2,2.1,En kurs,,,,,2
""",
    "boards.csv": """id,organisation,name_sv,name_en,position
25-board,2580,Nämnden,,1
25-forum,,Forum,,2
""",
    "matters.csv": """id,plan,step,activity,title_sv,title_en,adopts_plan,place,position
25-matter,25-plan,25-plan-step-1,25-plan-1-1,Anta,,yes,,1
""",
    "matter_boards.csv": """matter,board
25-matter,25-board
""",
    "decisions.csv": """id,matter,board,outcome,decided_on,reference_number,paragraph,text_sv,\
text_en,place
25-decision,25-matter,25-board,adopted,2027-02,D 1,§ 2,,,
""",
    "agreements.csv": """id,kind,name_sv,name_en,year,parties_sv,parties_en,status,status_sv,\
status_en,problem_sv,problem_en,proposal_sv,proposal_en,revise_by,place,position
25-agreement,routine,Rutin,,2020,,,in_force,,,,,,,2028-01-31,,1
""",
    "agreement_parties.csv": """agreement,organisation
25-agreement,2580
""",
    "cost_items.csv": """id,plan,step,activity,alternative_of,code,title_sv,title_en,location,\
printed,low,low_bound,high,high_bound,likely,not_costed,unit,unit_stated,quantity,quantity_to,\
frequency,every_years,vat,price_year,first_year,last_year,optional,assumption,confidence,\
unallocated,place,note,position
25-course-cost,25-plan,25-plan-step-2,25-plan-2-1,,,Kurs,,,,1000,exact,1000,exact,,,year,yes,,,\
yearly,,,2026,,,,,,100,,,1
""",
    "courses.csv": """id,plan,activity,title_sv,title_en,audience_sv,audience_en,participants,\
form_sv,form_en,organiser_sv,organiser_en,recurrence,every_years,method,cost_item,note_sv,\
note_en,place,position
25-course,25-plan,25-plan-2-1,Kurs,,Alla,,8-10,,,,,every_n_years,2,hap-adult,25-course-cost,,,,1
""",
    "impact_analyses.csv": """id,plan,activity,perspective,title_sv,title_en,summary_sv,\
summary_en,made_by_sv,made_by_en,place,position
25-analysis,25-plan,25-plan-1-1,service_users,Teamet,,,,En grupp,,,1
""",
    "impact_points.csv": """id,analysis,kind,text_sv,text_en,organisation,cost_item,in_summary,\
place,position
25-benefit,25-analysis,benefit,Nytta,,,,no,,1
25-resource,25-analysis,resource,Tid,,2580,25-course-cost,yes,,2
""",
}
FAULTS = [
    ("plan_steps.csv", 2, "number", "0", "column number: the first is 1"),
    ("step_bodies.csv", 2, "step", "22-plan-step-1", "is not in plan_steps.csv"),
    ("step_bodies.csv", 2, "organisation", "2281", "no organisation of the county"),
    ("plan_points.csv", 2, "plan", "22-plan", "'22-plan' is not in plans.csv"),
    ("plan_points.csv", 2, "kind", "hope", "column kind: 'hope' cannot be read"),
    ("plan_points.csv", 2, "place", "nowhere", "column place: 'nowhere' is not known"),
    ("plan_points.csv", 2, "title_sv", "", "title_sv is missing"),
    ("responsibilities.csv", 2, "step", "22-plan-step-1", "is no step of 25-plan"),
    ("responsibilities.csv", 2, "party", "church", "column party: 'church' cannot be read"),
    ("goals.csv", 3, "number", "1", "25-plan-step-1/1 is there already"),
    ("goals.csv", 2, "step", "22-plan-step-1", "is not in plan_steps.csv"),
    ("goals.csv", 2, "title_sv", "x" * 301, "longer than 300 characters"),
    ("sub_tasks.csv", 2, "goal", "22-plan-goal-2-1", "is not in goals.csv"),
    ("sub_tasks.csv", 2, "done_on", "2027-02-30", "column done_on: '2027-02-30' cannot be read"),
    ("boards.csv", 2, "organisation", "2281", "no organisation of the county"),
    ("matters.csv", 2, "step", "25-plan-step-2", "25-plan-1-1 is not in step 25-plan-step-2"),
    ("matters.csv", 2, "activity", "22-plan-1-1", "22-plan-1-1 is no activity of 25-plan"),
    ("matters.csv", 2, "adopts_plan", "perhaps", "column adopts_plan: 'perhaps' cannot be read"),
    ("matter_boards.csv", 2, "board", "2280-social-committee", "is not in boards.csv"),
    ("decisions.csv", 2, "board", "25-forum", "25-forum is no board of 25-matter"),
    ("decisions.csv", 2, "outcome", "liked", "column outcome: 'liked' cannot be read"),
    ("decisions.csv", 2, "decided_on", "2027-13", "column decided_on: '2027-13' cannot be read"),
    ("decisions.csv", 2, "decided_on", "in May", "column decided_on: 'in May' cannot be read"),
    ("agreements.csv", 2, "status", "asleep", "column status: 'asleep' cannot be read"),
    ("agreements.csv", 2, "year", "1492", "column year: '1492' cannot be read"),
    ("agreement_parties.csv", 2, "organisation", "2281", "no organisation of the county"),
    ("courses.csv", 2, "every_years", "", "column every_years: it goes with every_n_years"),
    ("courses.csv", 2, "every_years", "21", "column every_years: 2 to 20"),
    ("courses.csv", 2, "activity", "22-plan-1-5", "22-plan-1-5 is no activity of 25-plan"),
    ("courses.csv", 2, "cost_item", "22-f10-1", "22-f10-1 is no cost item of 25-plan"),
    ("courses.csv", 2, "method", "nothing", "column method: 'nothing' is not known"),
    ("impact_analyses.csv", 2, "activity", "22-plan-1-1", "is no activity of 25-plan"),
    ("impact_points.csv", 2, "analysis", "22-impact-ca1", "is not in impact_analyses.csv"),
    ("impact_points.csv", 3, "cost_item", "22-f10-1", "22-f10-1 is no cost item of 25-plan"),
    ("impact_points.csv", 3, "organisation", "2281", "no organisation of the county"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """County 25's folder with an invented plan that is whole."""
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


def rows(database: Database, name: str, where: str = "TRUE") -> list[dict[str, Any]]:
    """Rows of a table, but for when they came, in an order."""
    table = load_tables().tables[name]
    statement = sa.select(table).where(sa.text(where))
    with seeing(database) as session:
        found = session.connection().execute(statement).mappings()
        shown = [{k: v for k, v in one.items() if k not in APART} for one in found]
    return sorted(shown, key=lambda one: [str(one[key.name]) for key in table.primary_key])


# --- a county's own folder ---


def test_a_county_brings_a_plan_that_is_whole(fresh: Database, folder: Path) -> None:
    assert load(fresh, folder) == "25"
    assert ask(
        fresh, "SELECT name_sv, organisation_id FROM step_body WHERE step_id LIKE '25-%'"
    ) == [("Socialtjänsten", "2580")]
    [(done_on,)] = ask(fresh, "SELECT done_on FROM sub_task WHERE goal_id = '25-goal'")
    assert str(done_on) == "2027-02-03"
    decided = "SELECT outcome, decided_on, paragraph FROM decision WHERE id = '25-decision'"
    assert ask(fresh, decided) == [("adopted", "2027-02", "§ 2")]
    course = "SELECT recurrence, every_years, cost_item_id FROM course WHERE id = '25-course'"
    assert ask(fresh, course) == [("every_n_years", 2, "25-course-cost")]
    point = "SELECT organisation_id, cost_item_id FROM impact_point WHERE id = '25-resource'"
    assert ask(fresh, point) == [("2580", "25-course-cost")]
    counted = (
        "SELECT object_type, count(*) FROM change WHERE county_id = '25'"
        " AND object_id LIKE '25-%' GROUP BY object_type"
    )
    told = dict(ask(fresh, counted))
    expected = {"plan": 1, "plan-step": 2, "plan-point": 1, "responsibility": 1, "goal": 2}
    expected |= {"activity": 2, "board": 2, "matter": 1, "decision": 1, "agreement": 1}
    expected |= {"course": 1, "impact-analysis": 1}
    assert {kind: told[kind] for kind in expected} == expected


def test_files_of_1_2_0_are_still_read_without_the_columns_that_came_later(
    fresh: Database, folder: Path
) -> None:
    file = folder / "plan_steps.csv"
    first = "id,plan,number,need_level_sv,need_level_en,care_level_sv,care_level_en,year,place\n"
    file.write_text(
        f"{first}25-plan-step-1,25-plan,1,Stora,,,,2027,\n25-plan-step-2,25-plan,2,Små,,,,,\n"
    )
    load(fresh, folder)
    steps = "SELECT need_level_sv, target_group_sv FROM plan_step WHERE plan_id = '25-plan'"
    assert sorted(ask(fresh, steps)) == [("Små", None), ("Stora", None)]


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


# --- which counties an installation has ---


def test_a_fresh_installation_has_both_counties(databases: Databases) -> None:
    with databases.empty() as url:
        opened = open_database(url)
        migrate(opened)
        with writing(opened) as session:
            assert load_reference(session) == ["national", "22", "25"]
        assert ask(opened, "SELECT id FROM plan ORDER BY id") == [("22-plan",), ("25-plan",)]
        with writing(opened) as session:
            assert load_reference(session) == []
        opened.close()


def test_an_installation_of_county_22_gets_the_new_county_once(fresh: Database) -> None:
    with writing(fresh) as session:
        assert add_counties(session) == ["25"]
    with writing(fresh) as session:
        assert add_counties(session) == []
    assert ask(fresh, "SELECT name_sv FROM county WHERE id = '25'") == [("Norrbottens län",)]


def test_an_installation_that_has_its_own_county_of_the_same_code_keeps_it(
    fresh: Database,
) -> None:
    load(fresh, COUNTY_25)
    before = everything(fresh)
    with writing(fresh) as session:
        assert load_reference(session) == []
    assert everything(fresh) == before
    assert ask(fresh, "SELECT id FROM plan") == [("22-plan",)]


def test_an_installation_of_another_county_gets_no_county_by_force(
    databases: Databases, tmp_path: Path
) -> None:
    made = tmp_path / "county"
    shutil.copytree(COUNTY_25, made)
    for file in made.glob("*.csv"):
        file.write_text(re.sub(r"\b25", "24", file.read_text("utf-8")), "utf-8")
    with databases.empty() as url:
        opened = open_database(url)
        migrate(opened)
        with writing(opened) as session:
            load_national(session, NATIONAL)
            load_county(session, made)
        with writing(opened) as session:
            assert load_reference(session) == []
        assert ask(opened, "SELECT id FROM county") == [("24",)]
        opened.close()


# --- a database of 1.2.0 ---


def places_of(files: tuple[DataFile, ...]) -> set[str]:
    """The places in sources that rows of the files point at."""
    found = {row.get("place_id") for file in files for row in file.read(DATA / "22")}
    return {one for one in found if one}


COSTED = (costs_files.ROLE_COSTS, costs_files.COST_ITEMS, costs_files.COST_STATEMENTS)
SINCE = places_of(plan_files.REST) - places_of((*plan_files.OUTLINE, *COSTED))
"""The places that 1.2.0 had not heard of."""

NEW_TYPES = (
    *("plan-point", "responsibility", "goal", "board", "matter", "decision", "agreement"),
    *("course", "impact-analysis"),
)


AS_IT_WAS = """
    UPDATE change SET after = '{"of": "1.2.0"}'
    WHERE object_type IN ('plan', 'plan-step', 'activity')
"""


def listed(names: Any) -> str:
    """Names as SQL lists them."""
    return ", ".join(f"'{name}'" for name in sorted(names))


@pytest.fixture
def old(databases: Databases) -> Iterator[Database]:
    """A database as 1.2.0 left it: its schema, its places, and its history of the plan."""
    with databases.loaded() as url:
        opened = open_database(url)
        command.downgrade(configuration(opened.writing), BEFORE_THE_PLAN)
        with opened.writing.begin() as connection:
            for statement in (
                f"DELETE FROM source_place WHERE id IN ({listed(SINCE)})",
                "DELETE FROM source_document WHERE id = 'uppdragsbeskrivning-steg-2'",
                f"DELETE FROM change WHERE object_type IN ({listed(NEW_TYPES)})",
                AS_IT_WAS,
            ):
                connection.execute(sa.text(statement))
        yield opened
        opened.close()


@pytest.fixture
def samplan(old: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """The command over the database of 1.2.0."""
    monkeypatch.setenv("SAMPLAN_DATABASE_URL", old.url)
    with mock.patch.object(cli, "set_up_logs"), mock.patch("uvicorn.run"):
        yield lambda *arguments: cli.main(list(arguments))


PLANNED = (
    *("plan", "plan_step", "step_body", "plan_point", "responsibility", "goal", "sub_task"),
    *("activity", "activity_organisation", "board", "matter", "matter_board", "decision"),
    *("agreement", "agreement_party", "course", "impact_analysis", "impact_point"),
    *("source_document", "source_place", "cost_item"),
)


@pytest.mark.parametrize("arguments", [("migrate",), ("serve", "--migrate", "--load")])
def test_a_database_of_1_2_0_gets_the_rest_of_the_plan_when_it_is_migrated(
    old: Database,
    databases: Databases,
    samplan: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    [(before,)] = ask(old, "SELECT number FROM revision_counter")
    assert samplan(*arguments) == 0
    assert "Loaded: plan of 22\n" in capsys.readouterr().err
    assert ask(old, "SELECT number FROM revision_counter") == [(before + 1,)]
    with databases.loaded() as url:
        new = open_database(url)
        for name in PLANNED:
            assert rows(old, name) == rows(new, name), name
        afresh = rows(new, "change", "object_type IN ('plan', 'plan-step', 'activity', 'goal')")
        new.close()
    told = rows(old, "change", f"revision = {before + 1} AND object_type <> 'source-place'")
    as_new = {(one["object_type"], one["object_id"]): one["after"] for one in afresh}
    as_told = {(one["object_type"], one["object_id"]): one["after"] for one in told}
    assert as_new.items() <= as_told.items()
    actions = {one["object_type"]: one["action"].value for one in told}
    assert (actions["plan-step"], actions["goal"]) == ("update", "create")
    assert {one["before"]["of"] for one in told if one["before"]} == {"1.2.0"}


def test_loading_gives_it_too_and_only_once(
    old: Database, samplan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    migrate(old)
    assert samplan("load") == 0
    assert "Loaded: plan of 22\n" in capsys.readouterr().err
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
                "INSERT INTO board (id, county_id, name_sv, position, version)"
                " VALUES ('own', '22', 'Egen', 1, 1)"
            )
        )
    with writing(old) as session:
        assert add_plan(session) == []
    assert everything(old)["plan_point"] == 0


def test_a_cost_that_has_been_taken_away_is_no_hindrance(old: Database) -> None:
    migrate(old)
    with old.writing.begin() as connection:
        for table, column in (("cost_item_method", "item_id"), ("cost_share", "item_id")):
            connection.execute(sa.text(f"DELETE FROM {table} WHERE {column} = '22-tab1-6'"))
        connection.execute(sa.text("DELETE FROM cost_post WHERE item_id = '22-tab1-6'"))
        connection.execute(sa.text("DELETE FROM cost_item WHERE id = '22-tab1-6'"))
    with writing(old) as session:
        assert add_plan(session) == ["plan of 22"]
    tied = "SELECT cost_item_id FROM course WHERE id IN ('22-course-mi', '22-course-hap')"
    assert sorted(ask(old, tied), key=str) == [("22-tab1-5",), (None,)]


def test_a_database_that_has_been_changed_too_much_is_migrated_without_the_rest(
    old: Database, samplan: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    with old.writing.begin() as connection:
        moved = "UPDATE organisation SET county_id = '25' WHERE id = '22-municipalities'"
        connection.execute(sa.text(moved))
    assert samplan("migrate") == 0
    said = capsys.readouterr().err
    assert said.startswith("The plan has not been loaded: step_bodies.csv, row 4")
    assert "'22-municipalities' is no organisation of the county" in said
    assert everything(old)["plan_point"] == 0
