"""The files of a county's mapping: what is wrong in one is told, and nothing is written."""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samplan.db.engine import Database, open_database
from samplan.db.migrate import migrate
from samplan.db.session import writing
from samplan.reference.files import DataFileError
from support.databases import COUNTY_25, Databases, load_22
from support.mapping import MAPPING, everything, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """County 25's folder with an invented mapping of its own."""
    made = tmp_path / "county"
    shutil.copytree(COUNTY_25, made)
    shutil.copytree(MAPPING, made, dirs_exist_ok=True)
    return made


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


Change = Callable[[list[list[str]]], None]


def cell(row: int, column: str, text: str) -> Change:
    """Write another text in a cell; row 1 is the headings, as in the messages."""

    def change(listed: list[list[str]]) -> None:
        listed[row - 1][listed[0].index(column)] = text

    return change


def again(row: int) -> Change:
    """Write a row twice."""
    return lambda listed: listed.append(list(listed[row - 1]))


def without(row: int) -> Change:
    """Take a row away."""

    def change(listed: list[list[str]]) -> None:
        del listed[row - 1]

    return change


FIGURES, CATEGORIES, ASKED = "observations.csv", "categories.csv", "collection_indicators.csv"
INDICATORS, RESULTS, ROUNDS = "indicators.csv", "stated_results.csv", "questionnaire_rounds.csv"
VERSIONS, EDITIONS = "questionnaire_versions.csv", "indicator_editions.csv"

BROKEN: list[tuple[str, str, Change, str]] = [
    ("value", FIGURES, cell(2, "value", "tre"), ", row 2, column value: 'tre' cannot be read"),
    ("no number", FIGURES, cell(2, "value", "nan"), ", row 2, column value: 'nan'"),
    ("infinite", FIGURES, cell(2, "value", "1e999"), ", row 2, column value: '1e999'"),
    ("period", FIGURES, cell(2, "period", "2024-13"), ", row 2, column period: '2024-13'"),
    ("no period", FIGURES, cell(2, "period", ""), ", row 2: period is missing"),
    ("indicator", FIGURES, cell(2, "indicator", "nope"), ", row 2, column indicator: 'nope' is"),
    ("area", FIGURES, cell(3, "area", "nope"), ", row 3, column area: 'nope' is not known"),
    ("no area", FIGURES, cell(3, "area", ""), ", row 3: area is missing"),
    ("place", FIGURES, cell(3, "place", "nope"), ", row 3, column place: 'nope' is not known"),
    ("public", FIGURES, cell(3, "place", ""), ", row 3, column place: what is public needs its"),
    ("yes", FIGURES, cell(3, "is_public", "ja"), ", row 3, column is_public: 'ja' cannot be"),
    ("qualifier", FIGURES, cell(4, "qualifier", "ca"), ", row 4, column qualifier: 'ca' cannot"),
    ("quality", FIGURES, cell(4, "quality", "god"), ", row 4, column quality: 'god' cannot be"),
    ("range", FIGURES, cell(4, "value_to", "3"), ", row 4, column value_to: the upper end"),
    ("half range", FIGURES, cell(4, "value", ""), ", row 4, column value_to: the upper end"),
    ("word", FIGURES, cell(4, "value_text", "få"), ", row 4, column value_text: a figure is"),
    ("below zero", FIGURES, cell(5, "denominator", "-1"), ", row 5, column denominator: below"),
    (
        "order",
        FIGURES,
        cell(4, "breakdown", "sex=women;25-test-shift=night"),
        ", row 4, column breakdown: 'sex=women;25-test-shift=night' should be written",
    ),
    (
        "total",
        FIGURES,
        cell(2, "breakdown", "sex=total"),
        ", row 2, column breakdown: 'sex=total' should be written ''",
    ),
    ("no breakdown", FIGURES, cell(2, "breakdown", "sex"), ", row 2, column breakdown: 'sex'"),
    (
        "dimension",
        FIGURES,
        cell(2, "breakdown", "age=18-64"),
        ", row 2, column breakdown: 25-test-visits is not divided by 'age'",
    ),
    (
        "category",
        FIGURES,
        cell(2, "breakdown", "sex=x"),
        ", row 2, column breakdown: sex has no category 'x'",
    ),
    ("twice", FIGURES, again(3), ", row 7: 25/25-test-visits/2025/25//main is there already"),
    (
        "not asked for",
        ASKED,
        without(2),
        " is checked in observations.csv",
    ),
    (
        "not asked",
        FIGURES,
        cell(3, "organisation", "2580"),
        ", row 3, column organisation: 25-test-2025 does not ask 2580",
    ),
    ("total category", CATEGORIES, cell(2, "id", "total"), ", row 2, column id: 'total'"),
    ("id", CATEGORIES, cell(2, "id", "Dag;"), ", row 2, column id: 'Dag;' cannot be read"),
    ("of dimension", CATEGORIES, cell(2, "dimension", "x"), ", row 2, column dimension: 'x' is"),
    ("topic", INDICATORS, cell(2, "topic", "x"), ", row 2, column topic: 'x' is not known"),
    ("measure", INDICATORS, cell(2, "measure", "x"), ", row 2, column measure: 'x' cannot be"),
    ("no measure", INDICATORS, cell(2, "measure", ""), ", row 2: measure is missing"),
    ("no name", INDICATORS, cell(2, "name_sv", ""), ", row 2: name_sv is missing"),
    ("numerator", INDICATORS, cell(2, "numerator", "x"), ", row 2, column numerator: 'x' is not"),
    (
        "taken indicator",
        INDICATORS,
        cell(2, "id", "placements"),
        ", row 2: placements is there already",
    ),
    ("no definition", EDITIONS, without(2), " is asked for by indicators.csv"),
    ("edition twice", EDITIONS, again(3), ", row 5: 25-test-visits/1 is there already"),
    ("collection", "collections.csv", cell(2, "status", "x"), ", row 2, column status: 'x'"),
    ("round", RESULTS, cell(3, "round", "22-region-2020"), ", row 3, column round: '22-region-"),
    ("question", RESULTS, cell(2, "question", "x"), ", row 2, column question: 'x' is not asked"),
    ("choice", RESULTS, cell(2, "choice", "x"), ", row 2, column choice: 'x' is no answer to"),
    ("number's choice", RESULTS, cell(2, "question", "times"), ", row 2, column choice: 'yes' is"),
    ("share", RESULTS, cell(2, "share", "x"), ", row 2, column share: 'x' cannot be read"),
    ("version", ROUNDS, cell(2, "form_number", "2"), ", row 2, column form_number: 2 is"),
    (
        "other version",
        ROUNDS,
        cell(2, "questionnaire", "22-region"),
        ", row 2, column form_number: 22-region has no version 1 in the folder",
    ),
    ("closes", ROUNDS, cell(2, "closes_on", "2024-01-01"), ", row 2, column closes_on: before"),
    ("previous", ROUNDS, cell(2, "previous", "x"), ", row 2, column previous: 'x' is not known"),
    ("form", VERSIONS, cell(2, "form", "../form-1.json"), ", row 2, column form: '../form-1.json'"),
    ("areas", "statistical_areas.csv", cell(2, "id", "2580"), ", row 2: 2580 is there already"),
    ("kinds", "unit_kinds.csv", cell(2, "id", "school-health"), ", row 2: school-health is there"),
]
ELSEWHERE = {
    "not asked for": "observations.csv, row 2, column indicator: 25-test-2025 does not ask for",
    "no definition": "indicators.csv, row 2: 25-test-share has no definition in indicator_edit",
}


@pytest.mark.parametrize(("case", "name", "change", "message"), BROKEN, ids=[c[0] for c in BROKEN])
def test_a_broken_file_is_refused_with_its_name_and_row_and_nothing_is_written(
    kept: Database, folder: Path, case: str, name: str, change: Change, message: str
) -> None:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        listed = list(csv.reader(file))
    change(listed)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(listed)
    before = everything(kept)
    with pytest.raises(DataFileError) as refusal:
        load(kept, folder)
    assert str(refusal.value).startswith(ELSEWHERE.get(case, name + message))
    assert everything(kept) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "form-1.json: not a form in JSON"),
        ("[1]", "form-1.json: not a form in JSON"),
        ('{"sections": [{}]}', "form-1.json: not a form in JSON"),
        ('{"sections": []}', "form-1.json, sections: The questionnaire has no questions yet."),
    ],
)
def test_a_form_that_cannot_be_answered_is_refused_with_its_name(
    kept: Database, folder: Path, content: str, message: str
) -> None:
    (folder / "form-1.json").write_text(content, encoding="utf-8")
    before = everything(kept)
    with pytest.raises(DataFileError) as refusal:
        load(kept, folder)
    assert str(refusal.value).startswith(message)
    assert everything(kept) == before


def test_a_form_that_is_not_there_is_named(kept: Database, folder: Path) -> None:
    (folder / "form-1.json").unlink()
    with pytest.raises(DataFileError, match=r"form-1\.json: there is no such file"):
        load(kept, folder)
