"""Costs as they lie in the database: every row of the facts, word for word, and no other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from samplan.db.engine import Database, open_database
from samplan.db.session import reading as seeing
from support.databases import Databases
from support.facts import MUNICIPALITIES, Row, costs, costs_of_today

Found = Mapping[str, Any]
PLACED = """
    p.line, p.document_id, p.printed_label, p.summary_sv, p.summary_en, p.note AS place_note,
    p.figure, p.table_name
"""
ITEMS = f"SELECT c.*, {PLACED} FROM cost_item c LEFT JOIN source_place p ON p.id = c.place_id"
STATEMENTS = f"SELECT c.*, {PLACED} FROM cost_statement c JOIN source_place p ON p.id = c.place_id"
SHARES = "SELECT item_id, organisation_id, share FROM cost_share"
POSTS = "SELECT * FROM cost_post ORDER BY item_id, position"
OF_TODAY = """
    SELECT o.indicator_id, o.period, o.value, o.qualifier, p.line
    FROM observation o JOIN source_place p ON p.id = o.place_id
    WHERE o.county_id = '22' AND o.indicator_id IN ('care-cost', 'placement-costs')
"""
BUNDLE = "harnosand-handlingar-2022-02-24"
ALTERNATIVES = {
    "TXT-DOC-1": "22-f10-5",
    "TXT-DOC-2": "22-f10-5",
    "TXT-SYR-1": "22-f10-7",
    "TXT-SYR-2": "22-f10-7",
}
STATED = {
    "F10-TOTAL": {f"22-f10-{number}" for number in range(1, 9)},
    "TXT-SPOT-1": {"22-f10-3", "22-f10-4"},
    "TXT-SPOT-2": {"22-f10-6"},
    "TXT-BEDS": {"22-f10-1", "22-f10-2"},
}
ACTIVITIES = {
    "1-1": {"F10-1", "F10-2", "F10-5", "F10-8", "TXT-DOC-1", "TXT-DOC-2"},
    "1-2": {"F10-7", "TXT-SYR-1", "TXT-SYR-2"},
    "1-3": {"F10-6"},
    "1-4": {"F10-3", "F10-4", *(row["id"] for row in costs() if row["id"].startswith("MUN"))},
    "1-5": {row["id"] for row in costs() if row["id"].startswith("TAB1")},
}
LATER = {"F10-9", "F10-10", "F10-11", "TXT-PREVICT"}


@pytest.fixture(scope="module")
def loaded(databases: Databases) -> Iterator[Database]:
    """A database with the reference data, that no test changes."""
    with databases.loaded() as url:
        opened = open_database(url)
        yield opened
        opened.close()


def ask(database: Database, sql: str) -> list[Found]:
    """The rows of a question in SQL."""
    with seeing(database) as session:
        return [dict(one) for one in session.connection().execute(sa.text(sql)).mappings()]


@pytest.fixture(scope="module")
def items(loaded: Database) -> dict[str, Found]:
    """Every cost item by the code that the facts have."""
    return {one["code"]: one for one in ask(loaded, ITEMS)}


@pytest.fixture(scope="module")
def statements(loaded: Database) -> dict[str, Found]:
    """Every statement by the code that the facts have."""
    return {one["code"]: one for one in ask(loaded, STATEMENTS)}


@pytest.fixture(scope="module")
def pairs(items: dict[str, Found], statements: dict[str, Found]) -> list[tuple[Row, Found]]:
    """Every row of the facts with the item or the statement that it became."""
    both = items | statements
    return [(row, both[row["id"]]) for row in costs()]


def test_every_row_of_the_facts_is_one_item_or_one_statement_and_there_is_no_other(
    loaded: Database, items: dict[str, Found], statements: dict[str, Found]
) -> None:
    codes = [row["id"] for row in costs()]
    assert len(codes) == len(set(codes)) == 37
    assert sorted([*items, *statements]) == sorted(codes)
    assert len(ask(loaded, ITEMS)) == len(items) == 33
    assert len(ask(loaded, STATEMENTS)) == len(statements) == 4
    assert set(statements) == set(STATED)


def test_ids_are_the_county_and_the_code_without_the_last_three_letters(
    pairs: list[tuple[Row, Found]],
) -> None:
    letters = str.maketrans("åäö", "aao")
    for row, one in pairs:
        assert one["id"] == f"22-{row['id'].lower().translate(letters)}"
        assert (one["county_id"], one["plan_id"]) == ("22", "22-plan")


def test_every_amount_is_as_printed_and_a_blank_is_no_zero(
    pairs: list[tuple[Row, Found]],
) -> None:
    for row, one in pairs:
        ends = tuple(int(row[name]) if row[name] else None for name in ("low_sek", "high_sek"))
        assert (one["low"], one["high"]) == ends, row
    blank = {row["id"] for row, one in pairs if one["high"] is None}
    assert blank == {"F10-9", "F10-11", "TAB1-3", "TAB1-5"}


def test_what_has_no_amount_says_why(items: dict[str, Found]) -> None:
    said = {code: one["not_costed"] for code, one in items.items() if one["not_costed"]}
    assert said == {
        "F10-9": "no_calculation",
        "F10-11": "no_calculation",
        "TAB1-3": "no_price",
        "TAB1-5": "no_price",
    }


def bound(row: Row) -> str:
    """What the transcriber's note makes of the ends."""
    if not row["high_sek"]:
        return "not_costed"
    if not row["low_sek"]:
        return "at_most"
    if '">' in row["note"] or '"> ' in row["note"]:
        return "at_least"
    words = ("ca", "drygt", "knappt")
    return "about" if any(f'printed "{word}' in row["note"] for word in words) else "exact"


def test_more_than_and_about_stay_with_the_figure(pairs: list[tuple[Row, Found]]) -> None:
    found = defaultdict(set)
    for row, one in pairs:
        assert (one["low_bound"], one["high_bound"]) == (bound(row), bound(row)), row
        found[one["high_bound"]].add(row["id"])
    assert found["at_least"] == {
        *("F10-1", "F10-2", "F10-3", "F10-4", "F10-8", "F10-10", "TAB1-4b"),
    }
    assert found["about"] == {"TXT-SYR-1", "TXT-SYR-2", "TXT-PREVICT", "TAB1-6"}
    assert found["at_most"] == {"F10-TOTAL"}


def test_what_is_printed_is_kept_with_its_words_and_misprints(
    items: dict[str, Found], statements: dict[str, Found]
) -> None:
    both = items | statements
    printed = {code: one["printed"] for code, one in both.items() if one["printed"]}
    assert printed == {
        "F10-1": "> 1,1 mkr",
        "F10-2": "> 0,5-1 mkr",
        "F10-3": "> 0,5-1 mkr",
        "F10-4": "> 0,5-1 mkr",
        "F10-5": "1,2-3,3 mkr",
        "F10-8": ">1mkr",
        "F10-TOTAL": "Upp till 11,1 mkr",
        "F10-9": "---",
        "F10-10": "> 3 mkr",
        "F10-11": "---",
        "TXT-SYR-1": "drygt 800 000",
        "TXT-SYR-2": "knappt 700 000",
        "TXT-PREVICT": "ca 3000",
        "TAB1-4b": "> 6000",
        "TAB1-5": "Saknas prisuppgift",
        "TAB1-6": "ca 800",
        "MUN-Härnösand-1": "93 0000kr/år",
    }
    for row in costs():
        quoted = re.search(r'printed "([^"]+)"', row["note"])
        said = both[row["id"]]["printed"]
        assert quoted is None or said is None or said.startswith(quoted[1]), row
        assert said or quoted is None, row


def test_every_row_stands_at_a_place_of_its_own_at_the_line_of_the_source(
    pairs: list[tuple[Row, Found]],
) -> None:
    for row, one in pairs:
        assert one["line"] == int(row["source_line"]), row
        assert one["printed_label"] == row["item_sv"], row
        assert one["place_note"] == (row["note"] or None), row
        about = [row["organisation_or_unit"], *([row["basis"]] if row["basis"] else [])]
        assert one["summary_en"] == ": ".join(about)
        assert one["summary_sv"].strip()
        municipal = row["id"].startswith("MUN")
        assert one["document_id"] == (BUNDLE if municipal else "utredning-2021")
        assert (one["figure"] == "Figur 10") is row["id"].startswith("F10")
        assert (one["table_name"] == "Tabell 1") is row["id"].startswith("TAB1")
    assert len({one["place_id"] for _, one in pairs}) == len(pairs)


UNITS = {
    "not stated": ("year", False),
    "not costed": ("year", False),
    "per year": ("year", True),
    "per person-month": ("person_month", True),
    "per course": ("course", True),
    "per participant": ("participant", True),
    "cost cell blank": ("course", False),
    "price missing": ("course", False),
}


def test_every_unit_is_as_printed_and_says_when_it_is_not(items: dict[str, Found]) -> None:
    used = set()
    for row in costs():
        one = items.get(row["id"])
        if one is not None:
            [name] = [name for name in UNITS if row["unit"].startswith(name)]
            used.add(name)
            assert (one["unit"], bool(one["unit_stated"])) == UNITS[name], row
            assert (one["vat"] == "excluded") is ("excl. VAT" in row["unit"]), row
    assert used == set(UNITS)


def test_prices_are_of_the_year_of_the_row_and_offers_of_two_years_of_the_later(
    pairs: list[tuple[Row, Found]],
) -> None:
    for row, one in pairs:
        assert one["price_year"] == 2021
        assert row["year"] in {"2021", "2020-2021"}
        if row["year"] == "2020-2021" and one["high"] is not None:
            assert "offerter 2020–2021" in one["assumption"], row


def test_how_often_courses_come_back_is_what_the_table_says(items: dict[str, Found]) -> None:
    for row in costs():
        if not row["id"].startswith("TAB1"):
            continue
        one = items[row["id"]]
        every_other = "every other year" in row["basis"]
        assert "as needed" in row["basis"] or every_other
        expected = ("every_n_years", 2, 1000) if every_other else ("as_needed", None, None)
        assert (one["frequency"], one["every_years"], one["quantity_low"]) == expected, row
        assert one["quantity_high"] == one["quantity_low"]


def test_all_else_is_yearly_and_nobody_has_said_how_many_meters(items: dict[str, Found]) -> None:
    others = {code: one for code, one in items.items() if not code.startswith("TAB1")}
    assert {one["frequency"] for one in others.values()} == {"yearly"}
    assert {one["quantity_low"] for one in others.values()} == {None}
    assert {one["likely"] for one in items.values()} == {None}
    years = {(one["first_year"], one["last_year"]) for one in items.values()}
    assert years == {(None, None)}  # the plan's own


def test_every_item_is_in_its_activity_and_what_comes_later_is_in_none(
    items: dict[str, Found],
) -> None:
    for slug, codes in ACTIVITIES.items():
        for code in codes:
            assert items[code]["activity_id"] == f"22-plan-{slug}", code
            assert items[code]["step_id"] == "22-plan-step-1", code
    later = {code for code, one in items.items() if one["step_id"] is None}
    assert later == LATER == {code for code, one in items.items() if one["activity_id"] is None}
    assert len(items) == sum(map(len, ACTIVITIES.values())) + len(LATER)


def test_what_is_another_way_to_do_the_same_is_an_alternative(items: dict[str, Found]) -> None:
    found = {c: one["alternative_of_id"] for c, one in items.items() if one["alternative_of_id"]}
    assert found == ALTERNATIVES
    assert [code for code, one in items.items() if one["optional"]] == ["F10-2"]


def test_who_pays_is_what_the_source_says_and_no_more(
    loaded: Database, items: dict[str, Found]
) -> None:
    shares: dict[str, dict[str, int | None]] = defaultdict(dict)
    for one in ask(loaded, SHARES):
        shares[one["item_id"]][one["organisation_id"]] = one["share"]
    for row in costs():
        item = items.get(row["id"])
        if item is None:
            continue
        found, left = shares[item["id"]], item["unallocated"]
        if row["id"].startswith("MUN"):
            assert found == {MUNICIPALITIES[row["place"]]: 100_000}
        elif row["id"].startswith("TAB1"):
            assert found == {"22": None, "22-municipalities": None}
        elif row["id"] == "TXT-PREVICT":
            assert found == {"22-municipalities": None}
        else:
            assert row["organisation_or_unit"].startswith("Region")
            assert found == {"22": 100_000}
        assert left + sum(one or 0 for one in found.values()) == 100_000
    of_none = {"2260", "2281"} & {name for found in shares.values() for name in found}
    assert of_none == set()  # the source has no figures for Ånge and Sundsvall


def test_posts_are_those_of_the_rows(loaded: Database, items: dict[str, Found]) -> None:
    posts = defaultdict(list)
    for one in ask(loaded, POSTS):
        posts[one["item_id"]].append(one)
    counted = 0
    for row in costs():
        numbers = re.match(r"(\d+)(?:-(\d+))? posts?", row["basis"])
        percent = re.fullmatch(r"(\d+)%", row["basis"])
        if row["id"] in items and (numbers or percent):
            [one] = posts[items[row["id"]]["id"]]
            low = int(numbers[1]) * 1000 if numbers else int(percent[1] if percent else 0) * 10
            high = int(numbers[2]) * 1000 if numbers and numbers[2] else low
            assert (one["fte_low"], one["fte_high"]) == (low, high), row
            counted += 1
    assert counted == 19
    syringes = [
        (one["role_id"], one["fte_low"], bool(one["optional"])) for one in posts["22-f10-7"]
    ]
    assert syringes == [
        ("nurse", 400, False),
        ("assistant-nurse", 400, False),
        ("infection-physician", 200, False),
        ("counsellor", 200, True),
    ]
    assert "22-f10-10" not in posts


def test_role_costs_times_the_share_are_the_amounts_of_the_municipalities(
    loaded: Database, items: dict[str, Found]
) -> None:
    costs_of = {one["role_id"]: one for one in ask(loaded, "SELECT * FROM role_cost")}
    assert {role: one["amount"] for role, one in costs_of.items()} == {
        "social-worker": 620_000,
        "support-function": 500_000,
        "specialist-physician": 1_160_000,
        "locum-physician": 3_300_000,
    }
    for one in costs_of.values():
        assert (one["county_id"], one["organisation_id"], one["payer"]) == ("22", None, "")
        assert (one["year"], one["bound"]) == (2021, "exact")
        assert one["place_id"]
    roles = {one["item_id"]: one for one in ask(loaded, POSTS)}
    for code, item in items.items():
        if code.startswith(("MUN", "TXT-DOC")):
            post = roles[item["id"]]
            assert costs_of[post["role_id"]]["amount"] * post["fte_low"] / 1000 == item["high"]


def test_statements_are_about_the_rows_that_they_are_printed_with(
    loaded: Database, statements: dict[str, Found]
) -> None:
    about = defaultdict(set)
    for one in ask(loaded, "SELECT * FROM cost_statement_item"):
        about[one["statement_id"]].add(one["item_id"])
    assert {code: about[one["id"]] for code, one in statements.items()} == STATED
    kinds = {code: one["kind"] for code, one in statements.items()}
    assert kinds.pop("F10-TOTAL") == "printed_total"
    assert set(kinds.values()) == {"other_place"}


def test_the_stated_total_is_not_what_its_rows_come_to(
    items: dict[str, Found], statements: dict[str, Found]
) -> None:
    rows = [items[f"F10-{number}"] for number in range(1, 9)]
    assert sum(one["low"] for one in rows) == 7_600_000
    assert sum(one["high"] for one in rows) == 11_200_000
    assert statements["F10-TOTAL"]["high"] == 11_100_000


def test_every_text_is_in_both_languages_and_every_assumption_is_said(
    items: dict[str, Found], statements: dict[str, Found]
) -> None:
    for one in [*items.values(), *statements.values()]:
        assert one["title_sv"].strip()
        assert one["title_en"].strip()
        assert one["entered_by"] == "Inläsning av data"
        assert one["version"] == 1
    for one in items.values():
        assert one["assumption"]
        assert one["confidence"] in {"not_assessed", "low"}
    titles = [one["title_sv"] for one in items.values()]
    assert len(set(titles)) == len(titles)
    in_order = sorted(items, key=lambda code: items[code]["position"])
    assert in_order == [row["id"] for row in costs() if row["id"] in items]


def test_courses_point_at_the_methods_that_they_teach(loaded: Database) -> None:
    methods = defaultdict(set)
    for one in ask(loaded, "SELECT * FROM cost_item_method"):
        methods[one["item_id"]].add(one["method_id"])
    assert set(methods) == {f"22-tab1-{part}" for part in ("1", "2", "3", "4a", "4b", "5", "6")}
    assert methods["22-tab1-4a"] == methods["22-tab1-4b"] == {"asi-adult"}
    assert methods["22-tab1-5"] == {"hap-adult"}


def test_the_price_index_has_every_year_from_2010(loaded: Database) -> None:
    values = ask(loaded, "SELECT * FROM price_index_value WHERE index_id = 'kpi' ORDER BY year")
    assert [one["year"] for one in values] == list(range(2010, 2024))
    by_year = {one["year"]: one["value"] for one in values}
    assert (by_year[2010], by_year[2021], by_year[2023]) == (303_460, 343_190, 403_700)
    [index] = ask(loaded, "SELECT * FROM price_index")
    assert index["organisation_id"] is None
    assert index["url"].startswith("https://www.scb.se/")


def test_what_care_costs_today_is_statistics_and_no_item_of_the_plan(
    loaded: Database, items: dict[str, Found]
) -> None:
    figures = [(str(one["line"]), one["period"], one["value"]) for one in ask(loaded, OF_TODAY)]
    rows = [(row["source_line"], row["year"], float(row["high_sek"])) for row in costs_of_today()]
    assert sorted(figures) == sorted(rows)
    assert len(rows) == 14
    assert not {row["id"] for row in costs_of_today()} & set(items)
