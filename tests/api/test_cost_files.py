"""Costs as CSV and XLSX, read back: the same figures as JSON, and formulas that come to them."""

import io
import re
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from support.asking import Json, body
from support.people import Stage
from support.spreadsheet import Spreadsheet
from support.tables import read_csv, read_xlsx

PLAN = "22-plan"
FIVE = ["2260", "2262", "2280", "2281", "2282"]
ENDS = (("low", "lägst"), ("high", "högst"))
FUNCTIONS = {"SUM", "SUMIFS", "ROUND", "ABS"}

NEW: list[Json] = [
    {
        "id": "shared-by-three",
        "title": {"sv": "=1+1", "en": "@SUM(A1)"},
        "code": "=HYPERLINK(1)",
        "amount": {"low": 100_001, "high": 200_003},
        "unit": "participant",
        "quantity": {"low": 2.5, "high": 3.125},
        "frequency": "every_n_years",
        "everyYears": 2,
        "payers": [{"organisationId": one, "percent": 33.333} for one in ("22", "2281", "2280")],
        "unallocatedPercent": 0.001,
    },
    {
        "id": "once-by-five",
        "title": {"sv": "Lokaler", "en": "Premises"},
        "amountText": "upp till 1 000 003 kr",
        "unit": "once",
        "frequency": "once",
        "payers": [{"organisationId": one, "percent": 19.9} for one in FIVE],
        "unallocatedPercent": 0.5,
    },
    {
        "id": "optional-posts",
        "title": {"sv": "Eventuell samordnare", "en": "Possibly a coordinator"},
        "amountText": "> 0,5-1 mkr",
        "unit": "fte",
        "quantity": {"low": 0.145, "high": 1},
        "frequency": "yearly",
        "firstYear": 2023,
        "lastYear": 2024,
        "optional": True,
        "posts": [
            {"roleId": "coordinator", "fteLow": 0.145, "fteHigh": 1},
            {"roleId": "nurse", "fteLow": 0.5, "fteHigh": 0.5, "optional": True},
        ],
        "payers": [{"organisationId": "22", "percent": 100}],
    },
    {
        "id": "no-number",
        "title": {"sv": "Kurs utan antal", "en": "A course without a number"},
        "amount": {"low": 45_000, "high": 45_000},
        "unit": "course",
        "frequency": "yearly",
        "payers": [{"organisationId": "22", "percent": None}],
    },
    {
        "id": "two-ways",
        "title": {"sv": "Två sätt", "en": "Two ways"},
        "notCosted": "no_calculation",
        "unit": "year",
        "frequency": "yearly",
        "payers": [{"organisationId": "2260", "percent": 100}],
    },
    *(
        {
            "id": f"way-{amount}",
            "alternativeOfId": "two-ways",
            "title": {"sv": f"Sätt {amount}", "en": None},
            "amount": {"low": amount, "high": amount},
            "unit": "year",
            "frequency": "yearly",
        }
        for amount in (300_000, 500_000)
    ),
]
"""Odd shares, quantities with decimals, open ends, ways to choose, and texts like formulas."""

SUMS = [
    *(f"by={by}" for by in ("step", "activity", "organisation", "role", "year", "recurrence")),
    "by=item&optional=exclude",
    "by=organisation&priceYear=2023&index=kpi",
    "by=step&priceYear=2010&index=kpi&years=10",
    "by=activity&priceYear=2021&index=kpi",
    "by=step&organisation=2281",
    "by=year&organisation=2281&priceYear=2023&index=kpi",
    "by=organisation&organisation=22",
    "by=step&organisation=2260",
    "by=step&choice=two-ways:way-500000&choice=22-f10-5:22-txt-doc-1",
    "by=organisation&scenario=22-plan-steps-1&firstYear=2030&years=1",
    "by=step&item=no-number",
    "by=year&item=no-number",
]


@pytest.fixture(scope="module", autouse=True)
def new_items(stage: Stage) -> None:
    """More costs than the reference data have."""
    for new in NEW:
        sent = {"planId": PLAN, "priceYear": 2021, "confidence": "low", **new}
        body(stage.api.post("/cost-items", json=sent, key=stage.keys.lead), 201)


class Sums:
    """One sum of costs, as JSON and as a workbook whose formulas are reckoned."""

    def __init__(self, stage: Stage, query: str) -> None:
        self.path = f"/cost-summaries?plan={PLAN}&{query}"
        self.stage = stage
        self.json = stage.api.read(self.path)
        self.content = stage.api.get(f"{self.path}&format=xlsx").content
        self.workbook = read_xlsx(self.content)
        self.reckoned = Spreadsheet(self.workbook)

    def rows(self, sheet: str) -> list[dict[str, Any]]:
        """The rows of a sheet by their headings, formulas reckoned."""
        found = self.workbook[sheet]
        headings = [str(cell.value) for cell in found[1]]
        return [
            {
                heading: self.reckoned.value(sheet, cell.coordinate)
                for heading, cell in zip(headings, row, strict=True)
            }
            for row in found.iter_rows(min_row=2)
            if any(cell.value is not None for cell in row)
        ]

    def csv(self) -> "pd.DataFrame":
        """The tidy list."""
        content = self.stage.api.get(f"{self.path}&format=csv").content
        return pd.read_csv(io.BytesIO(content), sep=";", decimal=",", dtype={"Grupp-id": str})


@pytest.fixture(scope="module", params=SUMS)
def sums(stage: Stage, request: pytest.FixtureRequest) -> Sums:
    """Each of the sums."""
    return Sums(stage, request.param)


def test_the_formulas_come_to_the_sums_of_the_answer(sums: Sums) -> None:
    *groups, everything = sums.rows("Summering")
    assert len(groups) == len(sums.json["groups"])
    for row, group in zip(
        [*groups, everything], [*sums.json["groups"], sums.json["total"]], strict=True
    ):
        for end, said in ENDS:
            for name, key in (
                ("Summa", "total"),
                ("Per år", "annual"),
                ("Återkommande per år", "recurring"),
                ("Engångs", "oneOff"),
            ):
                assert row[f"{name}, {said}, kr"] == (group[key][end] or 0), (name, row)
            for each in group["years"]:
                assert row[f"{each['year']}, {said}, kr"] == (each["range"][end] or 0)
        assert row["Öppet uppåt"] == ("eller mer" if group["total"]["isOpen"] else None)
        assert row["Ej summerade kostnader"] == group["notSummedCount"]


def test_the_formulas_come_to_what_each_item_costs(sums: Sums) -> None:
    is_part = sums.json["organisationId"] is not None
    rows = sums.rows("Poster")
    assert [row["Kostnads-id"] for row in rows] == [item["id"] for item in sums.json["items"]]
    for row, item in zip(rows, sums.json["items"], strict=True):
        for end, said in ENDS:
            assert row[f"Fördelat, {said}, kr"] == (item["total"][end] or 0)
            if not is_part:
                assert row[f"Per gång, {said}, kr"] == (item["perTime"][end] or 0)
                assert row[f"Summa, {said}, kr"] == (item["total"][end] or 0)


def test_no_formula_differs_from_the_services_own_figure(sums: Sums) -> None:
    for sheet in ("Summering", "Poster"):
        assert {row["Skillnad mot tjänsten, kr"] for row in sums.rows(sheet)} <= {0}


def test_what_a_formula_comes_to_is_written_beside_it(sums: Sums) -> None:
    shown = load_workbook(io.BytesIO(sums.content), data_only=True)
    formulas = list(sums.reckoned.formulas())
    for sheet, cell, text in formulas:
        value = shown[sheet][cell].value
        assert Decimal(str(value)) == sums.reckoned.value(sheet, cell), (sheet, cell, text)
    assert formulas


def test_formulas_are_made_of_references_numbers_and_four_functions(sums: Sums) -> None:
    for _, _, text in sums.reckoned.formulas():
        without_names = re.sub(r"'[A-ZÅÄÖ][a-zåäö ]+'!", "", text)
        assert '"' not in without_names
        assert set(re.findall(r"([A-Z]+)\(", without_names)) <= FUNCTIONS


def test_the_tidy_list_adds_up_to_the_answer(sums: Sums) -> None:
    table = sums.csv()
    total = sums.json["total"]["total"]
    for end, said in ENDS:
        amounts = table.groupby("Radkod")[f"{said.capitalize()}, kr"].sum()
        for rows in ("group", "group_year", "year", "total"):
            assert amounts.get(rows, 0) == (total[end] or 0), rows
    of_groups = table[table["Radkod"] == "group"]
    assert [None if pd.isna(one) else one for one in of_groups["Grupp-id"]] == [
        group["id"] for group in sums.json["groups"]
    ]
    assert [None if pd.isna(one) else one for one in of_groups["Högst, kr"]] == [
        group["total"]["high"] for group in sums.json["groups"]
    ]


def test_what_is_not_in_the_sum_is_as_loud_as_the_rest(sums: Sums) -> None:
    assert sums.workbook.sheetnames[:4] == ["Summering", "Per år", "Inte beräknat", "Poster"]
    rows = sums.rows("Inte beräknat")
    lacking = [*sums.json["notSummed"], *sums.json["activitiesWithoutItems"]]
    assert [row["Id"] for row in rows] == [one["id"] for one in lacking]
    assert all(row["Varför det inte är beräknat"] for row in rows if row["Vad"] == "Kostnad")
    assert [row["Kostnads-id"] for row in sums.rows("Utelämnat")] == [
        one["id"] for one in sums.json["leftOut"]
    ]


def test_the_workbook_says_how_it_was_reckoned(sums: Sums) -> None:
    told = {str(row[0].value): str(row[1].value) for row in sums.workbook["Om"].iter_rows()}
    assert told["Regel"] == sums.json["rule"]["sv"]
    assert told["Plan"].endswith("(22-plan)")
    assert told["År"].startswith(str(sums.json["years"][0]))
    assert (
        sums.json["organisationId"] is None or sums.json["organisationId"] in told["Organisation"]
    )
    values = {(row["År"], row["Värde"]) for row in sums.rows("Prisindex")}
    index = sums.json["prices"]["index"]
    assert values == {
        (one["year"], Decimal(str(one["value"]))) for one in (index["values"] if index else ())
    }


def changed(workbook: Workbook, sheet: str, heading: str, row: int, more: int) -> Spreadsheet:
    """A workbook with another number in a cell."""
    found = workbook[sheet]
    column = [str(cell.value) for cell in found[1]].index(heading) + 1
    cell: Any = found.cell(row, column)
    cell.value += more
    return Spreadsheet(workbook)


@pytest.mark.parametrize("by", ["step", "organisation"])
def test_another_amount_makes_another_sum_and_shows_that_it_is_not_the_services(
    stage: Stage, by: str
) -> None:
    sums = Sums(stage, f"by={by}&priceYear=2023&index=kpi")
    before = sums.rows("Poster")[0]
    sums.reckoned = changed(sums.workbook, "Poster", "Belopp, högst, kr", 2, 1000)
    after = sums.rows("Poster")[0]
    ratio = Decimal("403.7") / Decimal("343.19")
    more = after["Per gång, högst, kr"] - before["Per gång, högst, kr"]
    assert more == pytest.approx(1000 * ratio, abs=1)
    assert after["Skillnad mot tjänsten, kr"] == more * 5
    if by == "step":
        everything = sums.rows("Summering")[-1]
        assert everything["Skillnad mot tjänsten, kr"] == 2 * more * 5


def test_another_index_value_makes_other_prices(stage: Stage) -> None:
    sums = Sums(stage, "by=step&priceYear=2023&index=kpi")
    before = sums.rows("Summering")[-1]["Summa, lägst, kr"]
    sums.reckoned = changed(sums.workbook, "Prisindex", "Värde", 2, 10)
    assert sums.rows("Prisindex")[0]["År"] == 2021
    assert sums.rows("Summering")[-1]["Summa, lägst, kr"] < before


def sheet_rows(stage: Stage, path: str, number: int = 0) -> list[dict[str, Any]]:
    """The rows of a workbook's sheet by their headings."""
    sheet = read_xlsx(stage.api.get(f"{path}&format=xlsx").content).worksheets[number]
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_items_as_files_hold_every_field_of_every_item(stage: Stage) -> None:
    listed = stage.api.items("/cost-items", params={"plan": PLAN})
    rows = sheet_rows(stage, f"/cost-items?plan={PLAN}&limit=3")
    assert [row["Kostnads-id"] for row in rows] == [item["id"] for item in listed]
    for row, item in zip(rows, listed, strict=True):
        assert row["Lägst, kr"] == item["amount"]["low"]
        assert row["Högst, kr"] == item["amount"]["high"]
        assert row["Öppet uppåt"] == ("eller mer" if item["amount"]["isOpen"] else None)
        assert row["Benämning"] == item["title"]["sv"]
        assert row["Prisår"] == item["priceYear"]
        assert row["Ej fördelat, %"] == item["unallocatedPercent"]
        assert (row["Varför det inte summeras"] is None) == (item["unsummed"] is None)
        assert row["Käll-id"] == item["sourcePlaceId"]
        assert (row["Källa"] is None) == (item["sourcePlaceId"] is None)
    [odd] = [row for row in rows if row["Kostnads-id"] == "shared-by-three"]
    assert odd["Benämning"] == "=1+1"
    assert odd["Betalar"] == (
        "Sundsvalls kommun 33,333 %; Härnösands kommun 33,333 %; Region Västernorrland 33,333 %"
    )
    assert (odd["Antal, lägst"], odd["Antal, högst"], odd["Vart n:te år"]) == (2.5, 3.125, 2)
    [posts] = [row["Tjänster"] for row in rows if row["Kostnads-id"] == "optional-posts"]
    assert posts == "0,145–1 Samordnare; 0,5 Sjuksköterska (eventuellt)"


def test_payers_and_posts_have_rows_of_their_own(stage: Stage) -> None:
    listed = stage.api.items("/cost-items", params={"plan": PLAN})
    payers = sheet_rows(stage, f"/cost-items?plan={PLAN}", 1)
    assert {
        (row["Kostnads-id"], row["Organisations-id"], row["Andel, %"])
        for row in payers
        if row["Organisations-id"]
    } == {
        (item["id"], payer["organisationId"], payer["percent"])
        for item in listed
        for payer in item["payers"]
    }
    by_item: dict[str, float] = {}
    for row in payers:
        by_item[row["Kostnads-id"]] = by_item.get(row["Kostnads-id"], 0) + (row["Andel, %"] or 0)
    assert all(percent == pytest.approx(100) for percent in by_item.values())
    posts = sheet_rows(stage, f"/cost-items?plan={PLAN}", 2)
    assert [(row["Kostnads-id"], row["Roll-id"], row["Tjänster, högst"]) for row in posts] == [
        (item["id"], post["roleId"], post["fteHigh"]) for item in listed for post in item["posts"]
    ]


@pytest.mark.parametrize(
    ("path", "identity", "amount"),
    [
        ("/cost-statements?plan=22-plan", "Uppgifts-id", "Högst, kr"),
        ("/role-costs?county=22", "Id", "Heltidstjänst ett år, kr"),
    ],
)
def test_statements_and_costs_of_posts_are_the_same_in_every_form(
    stage: Stage, path: str, identity: str, amount: str
) -> None:
    listed = stage.api.items(path)
    rows = sheet_rows(stage, path)
    high = [
        one["amount"] if isinstance(one["amount"], int) else one["amount"]["high"] for one in listed
    ]
    assert [(row[identity], row[amount]) for row in rows] == [
        (one["id"], value) for one, value in zip(listed, high, strict=True)
    ]
    assert all((row["Källa"] is None) == (row["Käll-id"] is None) for row in rows)
    table = read_csv(stage.api.get(f"{path}&format=csv").content)
    assert [row[0] for row in table[1:]] == [one["id"] for one in listed]


def test_a_workbook_can_be_had_in_english(stage: Stage) -> None:
    headers = {"Accept-Language": "en"}
    path = f"/cost-summaries?plan={PLAN}&by=organisation&format=xlsx"
    workbook = read_xlsx(stage.api.get(path, headers=headers).content)
    assert workbook.sheetnames == [
        "Sums", "By year", "Not costed", "Items", "Left out", "Price index", "Division",
        "Sources", "About",
    ]  # fmt: skip
    reckoned = Spreadsheet(workbook)
    texts = {sheet: text for sheet, _, text in reckoned.formulas()}
    assert "'Division'!" in texts["Sums"]
    assert all(reckoned.value(sheet, cell) is not None for sheet, cell, _ in reckoned.formulas())
