"""The mapping's figures as they lie in the database: every row of the facts, and no other."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from samplan.db.engine import Database, open_database
from samplan.db.session import reading as seeing
from samplan.questionnaires.form import parse
from samplan.questionnaires.form_rules import faults
from support.asking import Api
from support.databases import Databases
from support.facts import Row, costs_of_today, statistics, statistics_keys

KEY = ("indicator", "period", "area", "breakdown")
FIGURES = """
    SELECT o.indicator_id AS indicator, o.period, o.area_id AS area, o.breakdown, o.account,
        o.collection_id, o.organisation_id, o.edition, o.value, o.value_to, o.value_text,
        o.qualifier, o.quality, o.numerator, o.denominator, o.denominator_text, o.is_public,
        o.place_id AS place, o.note, o.entered_by, o.import_run_id,
        i.unit_en AS unit, p.line, p.document_id, p.printed_label, p.summary_sv, p.summary_en
    FROM observation o
    JOIN indicator i ON i.id = o.indicator_id
    LEFT JOIN source_place p ON p.id = o.place_id
    WHERE o.county_id = '22'
"""
RESULTS = """
    SELECT s.round_id, s.question_id, s.choice_id, s.share, s.qualifier, s.base, s.note,
        s.place_id AS place, r.status, r.questionnaire_id
    FROM stated_result s JOIN questionnaire_round r ON r.id = s.round_id
"""
QUALIFIERS = {
    '"drygt en fjärdedel" = just over a quarter': "more_than",
    '"ett par hundra" = a couple of hundred': "about",
    "just over": "more_than",
    "more than": "more_than",
    "fewer than 20": "less_than",
    "under 30": "less_than",
    "almost": "less_than",
    "up to": "up_to",
    "at least": "at_least",
    "about": "about",
    "ca": "about",
}
READ_BACK = {
    "indicatorId": "indicator",
    "period": "period",
    "areaId": "area",
    "account": "account",
    "organisationId": "organisation_id",
    "collectionId": "collection_id",
    "qualifier": "qualifier",
    "quality": "quality",
    "numerator": "numerator",
    "denominator": "denominator",
    "denominatorText": "denominator_text",
    "note": "note",
}
Figure = Mapping[str, Any]
Pairs = list[tuple[Row, Figure]]


@pytest.fixture(scope="module")
def loaded(databases: Databases) -> Iterator[Database]:
    """A database with the reference data, that no test changes."""
    with databases.loaded() as url:
        opened = open_database(url)
        yield opened
        opened.close()


def ask(database: Database, sql: str) -> list[Figure]:
    """The rows of a question in SQL."""
    with seeing(database) as session:
        return [dict(one) for one in session.connection().execute(sa.text(sql)).mappings()]


@pytest.fixture(scope="module")
def figures(loaded: Database) -> list[Figure]:
    """Every figure of the county."""
    return ask(loaded, FIGURES)


@pytest.fixture(scope="module")
def pairs(figures: list[Figure]) -> Pairs:
    """Every row of the facts with the figure that it became."""
    by_key = {tuple(figure[name] for name in KEY): figure for figure in figures}
    rows = statistics()
    return [
        (rows[int(key["row"]) - 1], by_key[tuple(key[name] for name in KEY)])
        for key in statistics_keys()
    ]


def test_every_figure_is_read_back_over_the_api_with_its_unit_and_source(
    reading: Api, pairs: Pairs
) -> None:
    shown = reading.items("/observations", params={"county": "22"})
    by_place = {one["sourcePlace"]["id"]: one for one in shown}
    assert len(shown) == len(by_place) == len(pairs)
    for row, figure in pairs:
        one = by_place[figure["place"]]
        assert (one["value"], one["valueTo"], one["valueText"]) == printed(row), row
        assert one["withheld"] is None
        assert one["unit"]["en"] == row["unit"]
        assert one["sourcePlace"]["line"] == int(row["source_line"])
        assert one["sourcePlace"]["printedLabel"] == row["indicator_sv"]
        for field, column in READ_BACK.items():
            assert one[field] == figure[column], (field, row)
        parts = [f"{part['dimensionId']}={part['categoryId']}" for part in one["breakdown"]]
        assert ";".join(parts) == figure["breakdown"]


def test_every_row_of_the_facts_is_one_figure_and_there_is_no_other(
    figures: list[Figure],
) -> None:
    keys = statistics_keys()
    assert [int(key["row"]) for key in keys] == list(range(1, len(statistics()) + 1))
    expected = Counter(tuple(key[name] for name in KEY) for key in keys)
    assert Counter(tuple(figure[name] for name in KEY) for figure in figures) == expected
    assert len(expected) == len(figures) == len(statistics()) == 209
    assert {figure["account"] for figure in figures} == {"main"}


def test_every_value_is_as_printed_with_its_range_its_word_or_its_blank(pairs: Pairs) -> None:
    for row, figure in pairs:
        assert (figure["value"], figure["value_to"], figure["value_text"]) == printed(row), row
    assert sum(figure["value_to"] is not None for _, figure in pairs) == 6
    assert [figure["value_text"] for _, figure in pairs if figure["value_text"]] == ["Kramfors"]
    blank = [row["indicator_en"] for row, figure in pairs if not row["value"]]
    assert blank == ["View of collaboration between municipality and region"]


def printed(row: Row) -> tuple[float | None, float | None, str | None]:
    """Value, upper end and word of a row."""
    text = row["value"]
    if not text:
        return None, None, None
    if re.fullmatch(r"[0-9.]+", text):
        return float(text), None, None
    if re.fullmatch(r"[0-9.]+-[0-9.]+", text):
        lower, upper = text.split("-")
        return float(lower), float(upper), None
    return None, None, text


def test_every_unit_is_as_printed(pairs: Pairs) -> None:
    for row, figure in pairs:
        assert figure["unit"] == row["unit"], row


def test_every_qualifier_is_the_one_that_the_note_tells(pairs: Pairs) -> None:
    used = set()
    for row, figure in pairs:
        said = re.match(r"qualifier: ([^;]+)", row["note"])
        if said:
            used.add(said[1])
        assert figure["qualifier"] == (QUALIFIERS[said[1]] if said else "exact"), row
    assert used == set(QUALIFIERS)


def test_every_note_is_kept_as_transcribed(pairs: Pairs) -> None:
    for row, figure in pairs:
        assert figure["note"] == (row["note"] or None), row


def test_every_quality_is_what_the_source_says_of_the_figure(pairs: Pairs) -> None:
    for row, figure in pairs:
        if "not statistically certain" in row["note"]:
            expected = "uncertain"
        elif "probably not representative" in row["note"]:
            expected = "not_representative"
        else:
            expected = "estimate" if row["kind"] == "estimate" else "measured"
        assert figure["quality"] == expected, row


def test_every_denominator_is_kept_in_words_and_as_the_number_in_it(pairs: Pairs) -> None:
    for row, figure in pairs:
        assert figure["denominator_text"] == (row["denominator"] or None), row
        numbers = [float(one) for one in re.findall(r"[0-9]+", row["denominator"])]
        if row["denominator"] in {"all suicides 2020", "people in LVM care 2018"}:
            numbers = []  # years, and not what the share is of
        numerator = numbers[0] if row["kind"] == "average" and numbers else None
        denominator = numbers[-1] if numbers else None
        assert (figure["numerator"], figure["denominator"]) == (numerator, denominator), row


def test_every_period_is_the_year_or_the_years_of_the_row(pairs: Pairs) -> None:
    for row, figure in pairs:
        year = row["year"]
        expected = "undated" if year == "not stated" else year.replace("-", "/")
        assert figure["period"] == expected, row


def test_every_figure_stands_at_a_place_of_its_own_at_the_line_of_the_source(
    pairs: Pairs,
) -> None:
    for (row, figure), key in zip(pairs, statistics_keys(), strict=True):
        assert figure["place"] == key["place"]
        assert figure["document_id"] == "utredning-2021"
        assert figure["line"] == int(row["source_line"]), row
        assert figure["printed_label"] == row["indicator_sv"], row
        assert figure["summary_en"] == f"{row['organisation_or_area']}: {row['breakdown']}"
        assert figure["summary_sv"].strip()
    assert len({figure["place"] for _, figure in pairs}) == len(pairs)


def test_figures_about_the_nation_another_county_or_a_municipality_are_told_apart(
    pairs: Pairs,
) -> None:
    names = {
        "Ånge": "2260",
        "Timrå": "2262",
        "Härnösand": "2280",
        "Sundsvall": "2281",
        "Kramfors": "2282",
        "Sollefteå": "2283",
        "Örnsköldsvik": "2284",
        "Region Jämtland/Härjedalen": "23",
        "Medelpad (Ånge, Sundsvall, Timrå)": "22-medelpad",
        "No municipality (ingen kommuntillhörighet)": "22-no-municipality",
    }
    for row, figure in pairs:
        about = row["organisation_or_area"]
        nation = about.startswith("Sweden")
        assert figure["area"] == ("00" if nation else names.get(about, "22")), row


def test_every_figure_is_published_already_and_entered_by_the_import(pairs: Pairs) -> None:
    for _, figure in pairs:
        assert figure["is_public"]
        assert figure["entered_by"] == "Inläsning av data"
        assert figure["import_run_id"].startswith("22-")
        assert figure["edition"] == 1


def test_every_collection_is_published_and_asks_for_just_what_it_holds(
    loaded: Database, figures: list[Figure]
) -> None:
    collections = ask(loaded, "SELECT * FROM collection WHERE county_id = '22'")
    assert {one["status"] for one in collections} == {"published"}
    assert all(one["published_at"] for one in collections)
    asked = ask(loaded, "SELECT collection_id, indicator_id FROM collection_indicator")
    who = ask(loaded, "SELECT collection_id, organisation_id FROM collection_organisation")
    held = {(one["collection_id"], one["indicator"]) for one in figures}
    givers = {(one["collection_id"], one["organisation_id"]) for one in figures}
    assert {tuple(one.values()) for one in asked} == held
    assert {tuple(one.values()) for one in who} == givers


def test_every_indicator_has_figures_a_definition_and_names_in_both_languages(
    loaded: Database, figures: list[Figure]
) -> None:
    indicators = ask(loaded, "SELECT * FROM indicator")
    assert {one["id"] for one in indicators} == {one["indicator"] for one in figures}
    editions = ask(loaded, "SELECT * FROM indicator_edition")
    assert sorted(one["indicator_id"] for one in editions) == sorted(i["id"] for i in indicators)
    for one in [*indicators, *editions]:
        for name, value in one.items():
            if name.endswith("_sv"):
                assert (value is None) == (one[f"{name[:-3]}_en"] is None), one
                assert value is None or value.strip() == value
    assert all(one["definition_sv"] for one in editions)


def test_what_the_source_warns_of_is_said_of_the_indicator(loaded: Database) -> None:
    found = ask(loaded, "SELECT indicator_id, caution_en FROM indicator_edition")
    cautions = {one["indicator_id"]: one["caution_en"] or "" for one in found}
    assert "make somebody a frequent visitor" in cautions["frequent-visitor-patients"]
    assert "probably not representative" in cautions["out-of-hours-visits"]
    assert "six of seven" in cautions["placements"]
    assert "Do not add" in cautions["inpatient-patients"]
    assert "Not statistically certain" in cautions["gambling-risk-persons"]


def test_only_what_truly_parts_the_whole_is_a_partition(loaded: Database) -> None:
    found = ask(loaded, "SELECT * FROM indicator_dimension")
    parts = {(one["indicator_id"], one["dimension_id"]): one["is_partition"] for one in found}
    assert parts["emergency-visits", "site"]
    assert parts["inpatient-patients-share", "sex"]
    assert not parts["inpatient-patients", "clinic"]
    assert not parts["emergency-patients", "site"]
    assert not parts["concurrent-psychiatric-care-share", "sex"]
    assert not any(part for (_, dimension), part in parts.items() if dimension == "age")


def test_what_care_and_placements_cost_is_the_same_in_the_table_of_costs(pairs: Pairs) -> None:
    by_line = Counter(
        (row["source_line"], row["year"], figure["value"], figure["qualifier"])
        for row, figure in pairs
        if row["kind"] == "cost"
    )
    said = {"drygt": "more_than", "nästan": "less_than", "ca": "about"}
    of_costs = Counter[tuple[Any, ...]]()
    for row in costs_of_today():
        assert row["low_sek"] == row["high_sek"]
        word = re.search(r'printed "([^"]+)"', row["note"])
        qualifier = said[word[1]] if word else "exact"
        of_costs[row["source_line"], row["year"], float(row["low_sek"]), qualifier] += 1
    assert by_line == of_costs
    assert by_line.total() == 14


@pytest.fixture(scope="module")
def results(loaded: Database) -> list[Figure]:
    """The shares that the report gives of the two questionnaires."""
    return ask(loaded, f"{RESULTS} WHERE r.county_id = '22'")


def test_every_share_of_answers_is_a_stated_result_too(results: list[Figure], pairs: Pairs) -> None:
    by_place = {one["place"]: one for one in results}
    shares = [pair for pair in pairs if pair[0]["kind"] == "survey answer share"]
    assert len(by_place) == len(results) == len(shares) == 22
    for row, figure in shares:
        one = by_place[figure["place"]]
        assert one["share"] == figure["value"], row
        assert one["qualifier"] == figure["qualifier"], row
        assert one["base"] == figure["denominator"], row
        assert one["note"] == figure["note"], row
        assert one["status"] == "published"
        side = "region" if "respondents=region" in figure["breakdown"] else "municipalities"
        assert one["round_id"] == f"22-{side}-2020"


def test_what_the_results_rest_on_is_the_number_of_answers_received(
    results: list[Figure],
) -> None:
    bases = Counter((one["round_id"], one["base"]) for one in results)
    assert bases == {
        ("22-region-2020", 50): 4,
        ("22-region-2020", None): 1,  # a finding beside the questions
        ("22-municipalities-2020", 37): 17,
    }


def test_the_same_question_has_the_same_name_on_both_sides(
    loaded: Database, results: list[Figure]
) -> None:
    versions = ask(loaded, "SELECT * FROM questionnaire_version WHERE questionnaire_id LIKE '22-%'")
    assert [one["status"] for one in versions] == ["final", "final"]
    asked = {
        name: {one["question_id"] for one in results if one["questionnaire_id"] == name}
        for name in ("22-region", "22-municipalities")
    }
    assert asked["22-region"] & asked["22-municipalities"] == {
        "meets-people",
        "reports-of-concern",
        "collaboration-municipality-region",
    }
    choices = Counter(
        one["choice_id"]
        for one in results
        if one["question_id"] == "collaboration-municipality-region"
    )
    assert choices == {"no": 2}


def test_the_forms_can_be_answered_and_hold_every_question_that_has_a_result(
    loaded: Database, results: list[Figure]
) -> None:
    table = sa.table(
        "questionnaire_version", sa.column("questionnaire_id"), sa.column("form", sa.JSON)
    )
    with seeing(loaded) as session:
        rows = session.connection().execute(sa.select(table)).all()
    forms = {name: parse(form) for name, form in rows if name.startswith("22-")}
    assert all(faults(form) == [] for form in forms.values())
    for name, form in forms.items():
        answered = {one["question_id"] for one in results if one["questionnaire_id"] == name}
        assert set(form.questions) == answered
    region, municipalities = forms["22-region"], forms["22-municipalities"]
    meanings = [form.questions["meets-people"].meaning for form in (region, municipalities)]
    assert meanings == [2, 1]  # the region's statement also says that they ask


def test_the_areas_are_the_nation_the_counties_and_their_municipalities(loaded: Database) -> None:
    found = ask(loaded, "SELECT id, kind, county_id FROM area ORDER BY position, id")
    assert [tuple(one.values()) for one in found if one["county_id"] != "25"] == [
        ("00", "nation", None),
        ("22", "county", "22"),
        ("23", "county", None),
        *((code, "municipality", "22") for code in ("2260", "2262", "2280", "2281")),
        *((code, "municipality", "22") for code in ("2282", "2283", "2284")),
        ("22-medelpad", "other", "22"),
        ("22-no-municipality", "other", "22"),
    ]
    of_another = [one["id"] for one in found if one["county_id"] == "25"]
    assert of_another == ["25", "2523", "2580", "2581"]


def test_the_history_tells_of_every_figure_that_was_loaded(loaded: Database) -> None:
    counted = "SELECT object_type, count(*) AS n FROM change WHERE county_id = '22' GROUP BY 1"
    found = {one["object_type"]: one["n"] for one in ask(loaded, counted)}
    assert found["observation"] == 209
    assert found["collection"] == 4
    assert found["stated-result"] == 22
    assert found["questionnaire-round"] == 2
