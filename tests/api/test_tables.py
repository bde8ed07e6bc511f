"""Tables over the API: chosen, divided, rated, and the same numbers in every form."""

from collections.abc import Iterator
from typing import Any

import pytest

from samplan.statistics.cubes.schemas import TableDocument
from support.asking import Api, Json, faulty, problem
from support.jsonstat import check, in_node, in_pandas
from support.observations import (
    AREAS,
    COUNTY,
    INHABITANTS,
    PATIENTS,
    VISITS,
    forget,
    lay_catalogue,
    observation,
    write,
)
from support.people import Stage
from support.shapes import assert_shape
from support.tables import read_csv, read_plain_csv, read_xlsx

BASE = f"/tables?county={COUNTY}"


@pytest.fixture(scope="module", autouse=True)
def figures(stage: Stage) -> Iterator[None]:
    """Visits by area, sex and year, and inhabitants of some areas."""
    lay_catalogue(stage.database)
    rows = [
        observation(VISITS, area, 10.0 * place + number, by={"t-sex": sex}, period=period)
        for place, area in enumerate(AREAS, start=1)
        for number, sex in enumerate(("t-women", "t-men"), start=1)
        for period in ("2020", "2021")
    ]
    rows += [observation(VISITS, COUNTY, None, period="2021", note="Ingen siffra i källan.")]
    rows += [
        observation(
            VISITS, COUNTY, 500, period="2022", value_to=600, qualifier="about", edition=2,
            quality="estimate",
        ),
        observation(VISITS, AREAS[0], None, period="2022", value_text="Flest", edition=2),
        observation(INHABITANTS, AREAS[0], 4000),
        observation(INHABITANTS, AREAS[1], 0),
    ]  # fmt: skip
    write(stage.database, rows)
    yield
    forget(stage.database)


def read(stage: Stage, query: str, **options: Any) -> Json:
    """The table of visits."""
    return stage.api.read(f"{BASE}&indicator={VISITS}&{query}", **options)


def values(table: Json) -> dict[tuple[str, ...], float | None]:
    """Values by their place in rows and columns."""
    placed = len(table["layout"]["rows"]) + len(table["layout"]["columns"])
    return {tuple(cell["key"][:placed]): cell["value"] for cell in table["cells"]}


def test_a_table_has_the_shape_that_the_contract_says(stage: Stage) -> None:
    assert_shape(TableDocument, read(stage, "rows=area&columns=period"))
    assert_shape(TableDocument, stage.api.read("/datasets/22-emergency-by-site/data"))


def test_a_total_that_nobody_has_given_is_the_sum_of_its_parts(stage: Stage) -> None:
    table = read(stage, "rows=area&columns=period&period=2020")
    found = values(table)
    assert found[AREAS[0], "2020"] == 11 + 12
    assert {cell["isComputed"] for cell in table["cells"]} == {True}
    assert any("summan av sina delar" in note["sv"] for note in table["notes"])


def test_a_total_is_not_computed_where_a_part_is_missing(stage: Stage) -> None:
    table = read(stage, f"rows=t-age&area={AREAS[0]}&period=2020&where=t-sex:t-women")
    assert values(table) == {("total",): 11}
    table = read(stage, f"rows=area&period=2020&area={COUNTY}&area={AREAS[0]}")
    assert values(table)[COUNTY,] is None  # areas are not added up into a county


def test_a_figure_whose_source_gives_no_number_is_not_computed_over(stage: Stage) -> None:
    [cell] = read(stage, f"rows=area&area={COUNTY}&period=2021")["cells"]
    assert (cell["status"], cell["value"]) == ("no_number", None)


def test_a_break_is_shown_on_the_number_and_in_words(stage: Stage) -> None:
    table = read(stage, f"rows=area&columns=period&area={COUNTY}")
    broken = [cell for cell in table["cells"] if cell["isBreak"]]
    assert [cell["key"][1] for cell in broken] == ["2022"]
    assert broken[0]["breakNote"]["sv"] == "Räknas på annat sätt från 2022."
    [indicator] = table["indicators"]
    assert indicator["editions"][-1]["caution"]["sv"] == "Får inte jämföras med andra län."
    assert any("Får inte jämföras" in note["sv"] for note in table["notes"])


def test_ranges_words_and_qualifiers_come_with_the_number(stage: Stage) -> None:
    table = read(stage, f"rows=area&period=2022&area={COUNTY}&area={AREAS[0]}")
    about, word = table["cells"]
    assert (about["value"], about["valueTo"], about["qualifier"]) == (500, 600, "about")
    assert (about["quality"], word["text"], word["status"]) == ("estimate", "Flest", "ok")


def test_rates_are_by_the_inhabitants_of_the_same_area_and_year_or_not_at_all(
    stage: Stage,
) -> None:
    table = read(stage, "rows=area&period=2021&per=inhabitants")
    by_area = {cell["key"][0]: cell for cell in table["cells"]}
    first = by_area[AREAS[0]]
    assert first["value"] == pytest.approx((11 + 12) * 1000 / 4000, abs=0.01)
    for area in AREAS[1:]:
        assert (by_area[area]["value"], by_area[area]["reason"]) == (None, "no_population")
    assert [one["code"] for one in table["reasons"]] == ["no_population"]
    assert table["per"] == "inhabitants"
    assert "1 000 invånare" in table["indicators"][0]["unit"]["sv"]


QUERIES = [
    "rows=area&columns=period",
    "rows=area&rows=t-sex&columns=period",
    "rows=t-sex&columns=area&period=2021",
    "rows=area&period=2021&per=inhabitants",
    f"rows=area&columns=period&area={COUNTY}&period=2019&period=2021",
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_form_has_the_same_numbers_in_every_cell(stage: Stage, query: str) -> None:
    table = read(stage, query)
    wanted = {tuple(cell["key"]): cell["value"] for cell in table["cells"]}
    stat = read(stage, f"{query}&format=json-stat")
    check(stat)
    assert stat["id"] == [one["id"] for one in table["dimensions"]]
    assert in_pandas(stat) == wanted
    assert in_node(stat)[1] == wanted
    path = f"{BASE}&indicator={VISITS}&{query}"
    plain = read_plain_csv(stage.api.get(f"{path}&format=csv-plain").content)
    assert numbers(plain, table) == wanted
    comma = read_csv(stage.api.get(f"{path}&format=csv").content)
    at = comma[0].index("Värde")
    dotted = [[*row[:at], row[at].replace(",", "."), *row[at + 1 :]] for row in comma[1:]]
    assert numbers([comma[0], *dotted], table) == wanted
    book = read_xlsx(stage.api.get(f"{path}&format=xlsx").content)
    assert book.sheetnames == ["Tabell", "Siffror", "Definitioner", "Källor", "Om"]
    rows = [["" if v is None else str(v) for v in row] for row in book["Siffror"].values]
    assert numbers(rows, table) == wanted


def numbers(rows: list[list[str]], table: Json) -> dict[tuple[str, ...], float | None]:
    """Values of a file's rows, by the ids of their categories."""
    names = [f"{one['name']['sv']}, id" for one in table["dimensions"]]
    places = [rows[0].index(name) for name in names]
    value = rows[0].index("Värde")
    return {
        tuple(row[place] for place in places): float(row[value]) if row[value] else None
        for row in rows[1:]
    }


def test_areas_are_the_geography_and_periods_the_time_of_json_stat(stage: Stage) -> None:
    stat = read(stage, "rows=area&columns=period&format=json-stat")
    assert stat["role"] == {"geo": ["area"], "time": ["period"], "metric": ["indicator"]}
    assert set(stat["dimension"]["area"]["category"]["index"]) >= {*AREAS, COUNTY}


def test_labels_follow_the_language_that_is_asked_for(stage: Stage) -> None:
    headers = {"Accept-Language": "en"}
    stat = read(stage, "rows=area&columns=period&format=json-stat", headers=headers)
    assert stat["dimension"]["area"]["label"] == "Area"
    path = f"{BASE}&indicator={VISITS}&rows=area&format=csv"
    response = stage.api.get(path, headers=headers)
    assert response.headers["content-language"] == "en"
    assert "Value" in read_csv(response.content)[0]


@pytest.mark.parametrize("form", ["json", "json-stat", "csv", "xlsx"])
def test_an_answer_that_the_caller_has_is_not_sent_again(stage: Stage, form: str) -> None:
    path = f"{BASE}&indicator={VISITS}&rows=area&format={form}"
    first = stage.api.get(path)
    assert first.headers["cache-control"] == "public, no-cache"
    again = stage.api.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_application_json_is_the_document_and_not_json_stat(stage: Stage) -> None:
    path = f"{BASE}&indicator={VISITS}&rows=area"
    for accept in ("application/json", "*/*"):
        assert "cells" in stage.api.read(path, headers={"Accept": accept})
    response = stage.api.get(path, headers={"Accept": "text/csv"})
    assert response.headers["content-type"].startswith("text/csv")
    problem(stage.api.get(path, headers={"Accept": "image/png"}), 406)


FAULTS = {
    f"{BASE}&indicator=no-such": "indicator",
    f"{BASE}&indicator={VISITS}&rows=care-form": "rows",
    f"{BASE}&indicator={VISITS}&rows=area&columns=area": "columns",
    f"{BASE}&indicator={VISITS}&where=t-sex:no-such": "where",
    f"{BASE}&indicator={VISITS}&where=t-sex": "where[0]",
    f"{BASE}&indicator={VISITS}&area=9999": "area",
    f"{BASE}&indicator={VISITS}&period=20x": "period[0]",
    f"{BASE}&indicator={VISITS}&per=cows": "per",
    f"{BASE}&indicator={VISITS}&figures=all": "figures",
    f"{BASE}&indicator={VISITS}&format=pdf": "format",
    f"/tables?indicator={VISITS}": "county",
    BASE: "indicator",
}


@pytest.mark.parametrize("path", FAULTS)
def test_what_cannot_be_asked_is_named(stage: Stage, path: str) -> None:
    assert faulty(stage.api.get(path)) == [FAULTS[path]]


def test_a_county_that_is_not_there_has_no_tables(reading: Api) -> None:
    problem(reading.get("/tables?county=99&indicator=emergency-visits"), 404)


def test_a_table_without_any_figure_is_empty_and_no_error(stage: Stage) -> None:
    table = stage.api.read(f"{BASE}&indicator={PATIENTS}&rows=area")
    assert table["cells"] == []
    stat = stage.api.read(f"{BASE}&indicator={PATIENTS}&rows=area&format=json-stat")
    assert (stat["size"][0], stat["value"]) == (0, [])


def test_the_workbook_has_definitions_cautions_and_sources(reading: Api) -> None:
    path = "/datasets/22-frequent-visitors/data?format=xlsx"
    book = read_xlsx(reading.get(path).content)
    definitions = list(book["Definitioner"].values)
    assert len(definitions) == 1 + 3
    assert any("mångbesökare" in str(row) for row in definitions[1:])
    assert len(list(book["Källor"].values)) > 5
    wide = list(book["Tabell"].values)
    assert wide[0][0] == "Område"
    assert {row[0]: row[1] for row in wide[1:]}["Sundsvall"] == 56
