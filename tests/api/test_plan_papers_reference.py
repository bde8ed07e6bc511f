"""Decisions, agreements, training and consequences as shipped: as printed, and nothing guessed."""

from collections import Counter
from collections.abc import Iterator

import pytest

from samplan.db.engine import Database
from support.databases import Databases
from support.facts import MUNICIPALITIES, whole_plan
from support.shipped import ask, lines, plain, shipped

FACTS = whole_plan()


@pytest.fixture(scope="module")
def loaded(databases: Databases) -> Iterator[Database]:
    """A database with what the product ships with, that no test changes."""
    with shipped(databases) as opened:
        yield opened


# --- decisions ---


def test_only_what_a_source_shows_as_decided_is_adopted(loaded: Database) -> None:
    adopted = ask(loaded, "SELECT * FROM decision WHERE outcome LIKE 'adopted%'")
    assert [(one["matter_id"], one["board_id"], one["decided_on"]) for one in adopted] == [
        ("22-mapping-assignment", "22-social-reko", "2020-05")
    ]
    adopting = ask(loaded, "SELECT id FROM matter WHERE adopts_plan")
    assert [one["id"] for one in adopting] == ["22-adopt-plan"]


def test_the_boards_have_decided_no_more_than_the_sources_say(loaded: Database) -> None:
    rows = ask(loaded, "SELECT * FROM decision")
    proposed = ["22-adopt-plan", "22-five-years", "22-step-1-2022"]
    told = sorted(
        (one["board_id"], one["matter_id"], one["outcome"], one["decided_on"]) for one in rows
    )
    assert told == sorted(
        [
            *(("2262-social-committee", one, "proposed", "2022-01-24") for one in proposed),
            ("2262-social-committee", "22-adopt-plan", "noted", "2021-11-16"),
            *(
                ("2280-social-committee", one, "meeting_cancelled", "2022-02-24")
                for one in proposed
            ),
            ("2280-social-committee", "22-collaboration-model", "proposed", "2022-02-15"),
            ("22-social-reko", "22-mapping-assignment", "adopted", "2020-05"),
            ("22-social-reko", "22-mapping-assignment", "noted", "2021-10"),
        ]
    )
    numbers = {one["reference_number"] for one in rows}
    printed = {one.get("diary_number") for one in FACTS["decisions_and_documents"]}
    assert numbers - {None} == printed - {None, "SOC/2021-000219"}
    paragraphs = {one.get("paragraph") for one in FACTS["decisions_and_documents"]} - {None}
    assert {one["paragraph"] for one in rows} - {None} == paragraphs


def test_every_principal_has_a_board_that_the_proposed_decisions_wait_for(loaded: Database) -> None:
    boards = ask(loaded, "SELECT * FROM board ORDER BY position")
    principals = {*MUNICIPALITIES.values(), "22"}
    assert {one["organisation_id"] for one in boards} == principals | {None}
    assert len(boards) == 9
    named = {one["id"] for one in boards if one["id"].endswith("-social-committee")}
    assert named == {"2262-social-committee", "2280-social-committee"}
    titles = [one["title_en"] for one in ask(loaded, "SELECT * FROM matter ORDER BY position")[:3]]
    facts = FACTS["proposed_decision"]["items_en"]
    assert [one.split()[:2] for one in titles] == [one.split()[:2] for one in facts]
    seats = Counter(one["matter_id"] for one in ask(loaded, "SELECT * FROM matter_board"))
    assert seats["22-adopt-plan"] == seats["22-five-years"] == seats["22-step-1-2022"] == 8


def test_no_progress_is_claimed_that_has_no_day(loaded: Database) -> None:
    assert ask(loaded, "SELECT id FROM progress_report") == []


# --- agreements, training, consequences ---


def test_the_register_of_agreements_has_its_fourteen_rows(loaded: Database) -> None:
    rows = ask(
        loaded,
        "SELECT a.*, p.line FROM agreement a JOIN source_place p ON p.id = a.place_id"
        " ORDER BY position",
    )
    facts = FACTS["agreements_register"]
    assert len(rows) == 14
    for one, fact in zip(rows, facts, strict=True):
        assert (one["name_sv"], one["year"]) == (fact["name_sv"], fact["year"])
        assert one["parties_en"] == fact["parties"]
        assert one["line"] in lines(fact)
        for name in ("status", "problem", "proposal"):
            assert plain(one[f"{name}_en"]) == plain(fact[f"{name}_en"])
            assert bool(one[f"{name}_sv"]) == bool(fact[f"{name}_en"])
        assert one["revise_by"] is None
    required = [one["name_sv"] for one in rows if one["status"] == "required"]
    assert required == [
        "Lokala överenskommelser",
        "Gemensamt uppföljningssystem och utvecklingsplan",
    ]
    parties = ask(
        loaded,
        "SELECT organisation_id FROM agreement_party WHERE agreement_id = '22-agreement-hvb'",
    )
    own = {"Timrå", "Sundsvall"}
    assert {one["organisation_id"] for one in parties} == {
        code for name, code in MUNICIPALITIES.items() if name not in own
    }


def test_the_training_wheel_has_its_courses_tied_to_what_they_cost_and_teach(
    loaded: Database,
) -> None:
    rows = ask(loaded, "SELECT * FROM course ORDER BY position")
    facts = FACTS["training_plan"]
    assert len(rows) == len(facts["courses"]) + len(facts["other_content_en"]) == 14
    teaches: dict[str, set[str]] = {}
    for link in ask(loaded, "SELECT item_id, method_id FROM cost_item_method"):
        teaches.setdefault(link["item_id"], set()).add(link["method_id"])
    for one, fact in zip(rows, facts["courses"], strict=False):
        assert (one["title_sv"], one["participants"]) == (fact["sv"], fact["participants"])
        assert (one["audience_sv"], one["form_sv"]) == (fact["function_sv"], fact["form_sv"])
        often = {"Vartannat år": ("every_n_years", 2), "Vid behov": ("as_needed", None)}
        assert (one["recurrence"], one["every_years"]) == often[fact["how_often_sv"]]
        methods = teaches[one["cost_item_id"]]
        assert one["method_id"] == (next(iter(methods)) if len(methods) == 1 else None)
        [item] = ask(loaded, f"SELECT * FROM cost_item WHERE id = '{one['cost_item_id']}'")
        assert item["low"] == fact["price_sek"]
    rest = rows[7:]
    assert {one["recurrence"] for one in rest} == {"unknown"}
    assert {one["cost_item_id"] for one in rest} == {None}
    assert {one["activity_id"] for one in rows} == {"22-plan-1-5"}


PROPOSALS = {
    "CA1": "22-plan-1-1",
    "CA2": "22-plan-1-3",
    "CA3": "22-plan-1-4",
    "CA4": "22-plan-1-4",
    "CA5": "22-plan-1-2",
    "CA6": "22-plan-1-5",
}


def told(loaded: Database, slug: str, kind: str, *, summary: bool) -> list[str]:
    """The English of an analysis' points of a kind, in their order."""
    rows = ask(
        loaded,
        f"SELECT * FROM impact_point WHERE analysis_id = '22-impact-{slug}' ORDER BY position",
    )
    return [
        one["text_en"] for one in rows if one["kind"] == kind and bool(one["in_summary"]) is summary
    ]


@pytest.mark.parametrize("name", PROPOSALS)
def test_an_analysis_is_whole_with_its_text_and_its_row_of_the_summary_table(
    loaded: Database, name: str
) -> None:
    [fact] = [one for one in FACTS["consequence_analysis"]["proposals"] if one["id"] == name]
    slug = name.lower()
    [one] = ask(
        loaded,
        "SELECT a.*, p.line FROM impact_analysis a JOIN source_place p ON p.id = a.place_id"
        f" WHERE a.id = '22-impact-{slug}'",
    )
    assert (one["activity_id"], one["title_sv"]) == (PROPOSALS[name], fact["sv"])
    assert one["summary_en"] == fact["description_en"]
    assert one["perspective"] == "social_services"
    assert one["line"] in lines(fact)
    table = fact["summary_table"]
    for kind, key in (
        ("benefit", "benefits_en"),
        ("challenge", "challenges_en"),
        ("consider", "to_consider_en"),
    ):
        assert told(loaded, slug, kind, summary=False) == fact[key]
        assert told(loaded, slug, kind, summary=True) == table[key]
    assert told(loaded, slug, "resource", summary=True) == table["municipal_functions"]


def test_the_analysis_of_the_whole_is_there_and_made_by_a_group(loaded: Database) -> None:
    general = FACTS["consequence_analysis"]["general"]
    assert told(loaded, "general", "challenge", summary=False) == general["challenges_en"]
    assert told(loaded, "general", "consider", summary=False) == general["to_consider_en"]
    rows = ask(loaded, "SELECT * FROM impact_analysis")
    assert len(rows) == 7
    assert {one["made_by_sv"].split(" med ")[0] for one in rows} == {"Arbetsgrupp"}
    assert [one["id"] for one in rows if one["activity_id"] is None] == ["22-impact-general"]


def test_what_municipalities_give_to_the_teams_is_tied_to_its_cost(loaded: Database) -> None:
    rows = ask(
        loaded,
        "SELECT o.*, c.low FROM impact_point o LEFT JOIN cost_item c ON c.id = o.cost_item_id"
        " WHERE o.kind = 'resource' AND NOT o.in_summary",
    )
    [fact] = [one for one in FACTS["consequence_analysis"]["proposals"] if one["id"] == "CA4"]
    expected = sorted(
        (MUNICIPALITIES[name], amount)
        for group in fact["municipal_functions"]
        for name in group["municipalities"]
        for amount in (
            group.get("social_worker_sek_per_year", 0),
            group.get("support_function_sek_per_year", 0),
        )
        if amount
    )
    found = sorted((one["organisation_id"], one["low"]) for one in rows if one["low"])
    assert found == expected
    without = {one["organisation_id"] for one in rows if one["cost_item_id"] is None}
    assert without == {MUNICIPALITIES["Sundsvall"], MUNICIPALITIES["Ånge"]}
