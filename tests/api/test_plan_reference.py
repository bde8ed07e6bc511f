"""The plan as it lies in the database: every item of the facts, as printed, and nothing guessed."""

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from samplan.db.engine import Database
from support.databases import Databases
from support.facts import whole_plan
from support.shipped import Found, ask, lines, plain, shipped

FACTS = whole_plan()
TABLES = (
    *("plan", "plan_step", "step_body", "plan_point", "responsibility", "goal", "sub_task"),
    *("activity", "board", "matter", "decision", "agreement", "course"),
    *("impact_analysis", "impact_point"),
)
SPOKEN = {
    "Kramfors Municipality",
    "Härnösand Municipality",
    "Norrbotten County",
    "Norrbottens Kommuner",
    "Region Norrbotten",
    "Region Västernorrland",
    "Sollefteå Municipality",
    "Strength Modell",
    "Sundsvall Municipality",
    "Timrå Municipality",
    "Ånge Municipality",
    "Örnsköldsvik Municipality",
}
"""Two names in a row in the middle of a sentence: principals and a method, no persons."""


@pytest.fixture(scope="module")
def loaded(databases: Databases) -> Iterator[Database]:
    """A database with what the product ships with, that no test changes."""
    with shipped(databases) as opened:
        yield opened


def points(database: Database, kind: str, plan: str = "22-plan") -> list[Found]:
    """A plan's points of a kind, in their order, with the line that each is stated at."""
    return ask(
        database,
        "SELECT o.*, p.line, p.document_id FROM plan_point o"
        " JOIN source_place p ON p.id = o.place_id"
        f" WHERE o.kind = '{kind}' AND o.plan_id = '{plan}' ORDER BY o.position",
    )


# --- what belongs to the plan as a whole ---


def test_the_directive_has_four_parts_and_the_assignment_four_items_and_five_steps(
    loaded: Database,
) -> None:
    directive = FACTS["political_directive"]
    found = points(loaded, "directive")
    assert [(one["title_sv"], one["text_en"]) for one in found] == [
        (part["sv"], part["en"]) for part in directive["parts"]
    ]
    assert {one["line"] for one in found} <= lines(directive)
    given, steps = FACTS["assignment_directive"], FACTS["assignment_five_steps"]
    found = points(loaded, "assignment")
    assert [one["title_sv"] for one in found] == [
        one["sv"] for one in (*given["items"], *steps["items"])
    ]
    assert [one["text_en"] for one in found[:4]] == [one["en"] for one in given["items"]]
    assert [one["title_en"] for one in found[4:]] == [plain(one["en"]) for one in steps["items"]]
    assert {one["line"] for one in found} <= lines(given) | lines(steps)
    assert "återstår" in found[-1]["text_sv"]


def test_there_are_seven_prerequisites_each_with_its_own_line(loaded: Database) -> None:
    found = points(loaded, "prerequisite")
    facts = FACTS["prerequisites"]["items"]
    assert [(one["title_sv"], one["text_en"], {one["line"]}) for one in found] == [
        (one["sv"], one["en"], lines(one)) for one in facts
    ]
    assert [one["id"] for one in found] == [f"22-prerequisite-{place}" for place in range(1, 8)]


@pytest.mark.parametrize(
    ("kind", "key"),
    [("starting_point", "starting_points"), ("decision_needed", "political_decisions_required")],
)
def test_lists_that_the_facts_have_in_english_alone_are_whole(
    loaded: Database, kind: str, key: str
) -> None:
    found = points(loaded, kind)
    assert [one["title_en"] for one in found] == FACTS[key]["items_en"]
    assert {one["line"] for one in found} <= lines(FACTS[key])


def test_the_nine_other_proposals_are_there_under_their_names(loaded: Database) -> None:
    facts = FACTS["other_proposals_of_the_investigation"]
    found = points(loaded, "proposal")
    assert [(one["title_sv"], one["text_en"]) for one in found] == [
        (one["sv"], one["en"]) for one in facts
    ]
    for one, fact in zip(found, facts, strict=True):
        assert one["line"] in lines(fact)
        assert one["document_id"] == "utredning-2021"


def test_every_follow_up_asks_the_standing_questions_word_for_word(loaded: Database) -> None:
    facts = FACTS["follow_up_questions"]
    found = points(loaded, "question")
    assert [one["title_sv"] for one in found[:6]] == facts["items_sv"]
    assert [one["title_en"] for one in found] == [*facts["items_en"], *facts["also_wanted_en"]]
    assert {one["line"] for one in found} <= lines(facts)


def test_how_the_plan_came_to_be_and_what_the_reform_would_mean_are_circumstances(
    loaded: Database,
) -> None:
    found = {
        one["id"].removeprefix("22-circumstance-"): one for one in points(loaded, "circumstance")
    }
    reform = FACTS["comorbidity_reform"]
    parts = [found[f"reform-part-{place}"] for place in range(1, 11)]
    assert [plain(one["text_en"]) for one in parts] == reform["ten_parts_en"]
    for key, name in (("reform-timing", "timing_en"), ("reform-consequence", "consequences_en")):
        told = [one["title_en"].partition(": ")[2] for slug, one in found.items() if key in slug]
        assert told == [one[0].lower() + one[1:] for one in reform[name]]
    told = [plain(one["text_en"]) for slug, one in found.items() if "coordinated-service" in slug]
    assert told == reform["coordinated_service_en"]
    said = {"now-state": "13 till 15", "new-state": "all behandling", "reform": "SOU 2021:93"}
    assert FACTS["steps"][1]["note"].count(" two parts") == 1
    assert "två delar" in found["step-2-parts"]["text_sv"]
    for slug, words in said.items():
        assert words in f"{found[slug]['title_sv']} {found[slug]['text_sv']}"
    others = {
        *("mapping", "user-council", "priorities", "decisions-under-way", "step-1-started"),
        *("step-2-scope", "step-2-focus", "step-2-user-council", "near-care-contacts"),
        *("near-care-shift", "vision", "training-wheel", "listed-proposals", "step-2-parts"),
    }
    counted = Counter(slug.rstrip("0123456789").rstrip("-") for slug in found)
    assert {slug for slug, number in counted.items() if number == 1} == others | set(said)
    assert "utan moms" in found["training-wheel"]["text_sv"]


# --- steps, goals and who is responsible ---


def test_steps_tell_their_target_group_with_its_printed_label(loaded: Database) -> None:
    found = ask(loaded, "SELECT * FROM plan_step ORDER BY number")
    for one, fact in zip(found, FACTS["steps"], strict=True):
        assert one["target_group_sv"].startswith(f"{fact['group_label_sv']}. ")
        assert one["target_group_en"] == fact["target_group_en"]
    first, second, third = found
    assert "saknar datum" in first["status_sv"]
    assert first["status_en"].startswith("All activities in step 1 have been started")
    assert "fyra år" in second["status_sv"]
    assert third["status_sv"] is None


def test_who_is_responsible_for_a_step_is_told_as_the_source_does(loaded: Database) -> None:
    rows = ask(loaded, "SELECT * FROM step_body ORDER BY step_id, position")
    told = Counter(one["step_id"] for one in rows)
    for fact in FACTS["steps"]:
        assert told[f"22-plan-step-{fact['step']}"] == len(fact["responsible_bodies"])
    joined = " | ".join(one["name_sv"] for one in rows)
    for words in (
        "Psykiatriska länsverksamheten (Sundsvall, Sollefteå, Örnsköldsvik)",
        "Infektionskliniken/Medicinkliniken",
        "Individ och familjeomsorg, äldre-, funktionshinderområdet samt socialpsykiatri",
        "individ- och familjeomsorg, socialpsykiatri, LSS, äldreomsorg",
        "ekonomiskt bistånd, sysselsättning",
        *("Skolhälsovård", "Ungdomsmottagningar", "Stödgrupper", "Civilsamhälle"),
    ):
        assert words in joined
    unknown = [one["name_sv"] for one in rows if one["organisation_id"] is None]
    assert unknown == ["Skolhälsovård", "Ungdomsmottagningar", "Stödgrupper", "Civilsamhälle"]


def test_step_two_has_four_goals_with_what_is_to_be_done_and_the_vision(loaded: Database) -> None:
    rows = ask(
        loaded,
        "SELECT g.*, p.line FROM goal g JOIN source_place p ON p.id = g.place_id ORDER BY number",
    )
    facts = FACTS["step2_goals"]["goals"]
    assert [one["title_sv"] for one in rows] == [fact["sv"] for fact in facts]
    for one, fact in zip(rows, facts, strict=True):
        assert (one["step_id"], one["line"] in lines(fact)) == ("22-plan-step-2", True)
        assert one["vision_en"] == fact["link_good_and_near_care_en"]
        assert one["vision_sv"]
        tasks = ask(
            loaded, f"SELECT * FROM sub_task WHERE goal_id = '{one['id']}' ORDER BY position"
        )
        assert [task["title_en"] for task in tasks] == fact["sub_tasks_en"]
        assert all(task["title_sv"] for task in tasks)
        assert {task["done_on"] for task in tasks} == {None}


def test_responsibility_is_told_by_need_level_today_and_under_the_reform(loaded: Database) -> None:
    rows = ask(loaded, "SELECT * FROM responsibility ORDER BY position")
    by_level = [one for one in rows if one["step_id"]]
    assert [(one["step_id"], one["text_en"]) for one in by_level] == [
        (f"22-plan-step-{number}", fact["en"])
        for number, fact in enumerate(FACTS["responsibility_by_need_level"], start=1)
    ]
    reform = FACTS["comorbidity_reform"]
    today, new = reform["present_situation"], reform["direction_proposals"]

    def told(division: str, party: str) -> list[str]:
        return [
            plain(one["text_en"])
            for one in rows
            if not one["step_id"] and (one["division"], one["party"]) == (division, party)
        ]

    assert told("today", "municipality") == today["municipality_en"]
    assert told("today", "region") == today["region_en"]
    assert told("today", "joint") == today["joint_en"]
    assert told("reform", "region") == new["health_service_en"]
    assert told("reform", "joint") == new["joint_en"]
    assert told("reform", "municipality")[:4] == new["social_services_en"]
    change = reform["social_services_responsibility_change"]
    assert [one["text_sv"] for one in rows if "-change-" in one["id"]] == [
        f"{word}: {sv}"
        for word, key in (
            ("Kvarstår", "remains_sv"),
            ("Förtydligas", "clarified_sv"),
            ("Tas bort", "removed_sv"),
        )
        for sv in change[key]
    ]


# --- Norrbotten, and what holds for all ---


def test_norrbotten_has_its_own_plan_without_steps(loaded: Database) -> None:
    [plan] = ask(loaded, "SELECT * FROM plan WHERE county_id = '25'")
    fact = FACTS["norrbotten_action_plan"]
    assert (plan["id"], plan["title_sv"]) == ("25-plan", fact["name_sv"])
    found = points(loaded, "circumstance", "25-plan")
    assert len(found) == len(fact["facts_en"]) == 8
    assert {one["document_id"] for one in found} == {"handlingsplan-norrbotten"}
    counted = "SELECT count(*) AS n FROM plan_step WHERE plan_id = '25-plan'"
    assert ask(loaded, counted) == [{"n": 0}]
    organisations = ask(loaded, "SELECT id, kind FROM organisation WHERE county_id = '25'")
    assert sorted((one["id"], one["kind"]) for one in organisations) == [
        ("25", "region"),
        ("25-municipalities", "group"),
    ]
    members = "SELECT count(*) AS n FROM group_member WHERE group_id = '25-municipalities'"
    assert ask(loaded, members) == [{"n": 0}]


def test_county_22_stands_first_and_is_the_one_that_is_shown(loaded: Database) -> None:
    counties = ask(loaded, "SELECT id FROM county ORDER BY id")
    assert [one["id"] for one in counties] == ["22", "25"]


def test_everything_says_where_it_is_stated(loaded: Database) -> None:
    for name in ("plan_point", "responsibility", "goal", "matter", "decision", "agreement"):
        assert ask(loaded, f"SELECT id FROM {name} WHERE place_id IS NULL") == [], name
    for name in ("course", "impact_analysis", "impact_point"):
        assert ask(loaded, f"SELECT id FROM {name} WHERE place_id IS NULL") == [], name


def test_no_person_is_named(loaded: Database) -> None:
    pair = re.compile(r"(?<![.!?:] )(?<!^)\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+\b")
    found = {
        words
        for name in TABLES
        for row in ask(loaded, f"SELECT * FROM {name}")
        for field, value in row.items()
        if isinstance(value, str) and field not in {"sort_key", "search_key", "entered_by"}
        for words in pair.findall(value)
    }
    assert found - SPOKEN == set()
    contacts = ask(loaded, "SELECT contact_function, contact_email FROM activity")
    assert {tuple(one.values()) for one in contacts} == {(None, None)}


def test_every_text_has_both_languages_where_it_has_one(loaded: Database) -> None:
    for name in TABLES:
        for row in ask(loaded, f"SELECT * FROM {name}"):
            for field in row:
                if field.endswith("_sv"):
                    english = row[f"{field.removesuffix('_sv')}_en"]
                    assert bool(row[field]) == bool(english), (name, row.get("id"), field)


def test_the_history_has_everything_as_the_api_shows_it(loaded: Database) -> None:
    kinds = (
        *("plan-point", "responsibility", "goal", "board", "matter", "decision", "agreement"),
        *("course", "impact-analysis"),
    )
    for kind in kinds:
        table = kind.replace("-", "_")
        rows = ask(loaded, f"SELECT id FROM {table}")
        told = ask(loaded, f"SELECT object_id, after FROM change WHERE object_type = '{kind}'")
        assert sorted(one["id"] for one in rows) == sorted(one["object_id"] for one in told), kind
    [goal] = ask(loaded, "SELECT after FROM change WHERE object_id = '22-plan-goal-2-2'")
    after = goal["after"]
    shown = json.loads(after) if isinstance(after, str) else after
    assert len(shown["subTasks"]) == 3
    assert (shown["planId"], shown["stepId"]) == ("22-plan", "22-plan-step-2")
