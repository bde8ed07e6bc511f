"""Answers as CSV and XLSX: everything that has several forms in the contract, read back."""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import httpx
import pytest
from openpyxl import Workbook

from samplan.web.answers import MEDIA_TYPES, FileFormat
from support.asking import Api, body, faulty, problem
from support.contract import Operation, operations
from support.people import Stage
from support.statistics import figure, lay_ground, new_indicator, open_collection, report
from support.steps import ROUND, answer, column_path, open_round, publish_round
from support.tables import Table, column, read_csv, read_plain_csv, read_xlsx

IN_FILES = [one for one in operations() if "text/csv" in one.media_types]
RECKONING = {"/cost-summaries"}
"""Whose workbooks have formulas; what these are made of is tested with them."""
XLSX = MEDIA_TYPES[FileFormat.XLSX]
COLLECTION, INDICATOR = "22-formulas", "formulas"
FORMULAS = ["=1+1", "+46 60 123", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "＝1+1", "\t=1"]


@pytest.fixture(scope="module", autouse=True)
def formulas(stage: Stage) -> None:
    """Texts that look like formulas, wherever people can write texts."""
    named = {"name": {"sv": "=Sundsvalls kommun"}, "shortName": "=Sundsvall"}
    body(stage.api.patch("/organisations/2281", json=named, key=stage.keys.lead, version=1))
    open_round(stage.api, stage.keys)
    form = stage.api.read(column_path("2281"), key=stage.keys.reporter)
    new = [
        {"methodId": one["methodId"], "status": "partly", "comment": text}
        for one, text in zip(form["answers"], FORMULAS, strict=False)
    ]
    answer(stage.api, stage.keys.reporter, "2281", answers=new)
    publish_round(stage.api, stage.keys)
    lay_ground(stage.database)
    unit = {"sv": "=st"}
    indicator = new_indicator(stage.api, stage.keys, id=INDICATOR, unit=unit)["id"]
    open_collection(stage.api, stage.keys, indicator, id=COLLECTION)
    for text in FORMULAS[:-1]:
        report(stage, COLLECTION, figure(indicator, 5, note=text))


@cache
def as_file(stage: Stage, operation: Operation, form: str) -> httpx.Response:
    """The operation's answer on the round with formulas, in a form; asked for once."""
    rounds: dict[str, Any] = {"roundId": ROUND, "round": ROUND, "collectionId": COLLECTION}
    if isinstance(operation.query.get("round"), list):
        rounds["round"] = ["22-2021", ROUND]
    method, path, options = operation.request(**rounds)
    query = {**options.get("params", {}), "format": form}
    response = stage.api.request(method, path, params=query, key=stage.keys.administrator)
    assert response.status_code == 200, response.text[:300]
    return response


def data_sheets(content: bytes) -> Sequence[Any]:
    """The sheets of a workbook less the last two, on sources and origin."""
    sheets = workbook_of(content).worksheets
    assert [sheet.title for sheet in sheets[-2:]] == ["Källor", "Om"]
    return sheets[:-2]


@cache
def workbook_of(content: bytes) -> Workbook:
    """The workbook, read once for all tests of a file that give the same bytes."""
    return read_xlsx(content)


def values(sheet: Any) -> Table:
    """The cells of a sheet as texts, headings first."""
    return [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]


def test_the_contract_has_answers_in_several_forms() -> None:
    assert {one.path for one in IN_FILES} >= {"/gap-matrices/{roundId}", "/gaps", "/methods"}


@pytest.mark.parametrize("operation", IN_FILES, ids=str)
def test_a_file_has_its_media_type_and_a_name_that_says_what_it_is(
    stage: Stage, operation: Operation
) -> None:
    for form, ending in (("csv", "csv"), ("csv-plain", "csv"), ("xlsx", "xlsx")):
        headers = as_file(stage, operation, form).headers
        wanted = XLSX if form == "xlsx" else "text/csv; charset=utf-8"
        assert headers["content-type"] == wanted
        assert headers["content-disposition"].startswith('attachment; filename="')
        assert headers["content-disposition"].endswith(f'.{ending}"')
        assert headers["content-language"] == "sv"


@pytest.mark.parametrize("operation", IN_FILES, ids=str)
def test_the_two_csv_forms_hold_the_same_rows_under_the_same_headings(
    stage: Stage, operation: Operation
) -> None:
    excel = read_csv(as_file(stage, operation, "csv").content)
    plain = read_plain_csv(as_file(stage, operation, "csv-plain").content)
    assert [[bare(text) for text in row] for row in excel] == [
        [bare(text) for text in row] for row in plain
    ]
    assert len({len(row) for row in excel}) == 1
    assert all(heading for heading in excel[0])
    assert len(set(excel[0])) == len(excel[0])


@pytest.mark.parametrize("operation", IN_FILES, ids=str)
def test_the_workbook_holds_the_rows_of_the_csv_file(stage: Stage, operation: Operation) -> None:
    table = read_csv(as_file(stage, operation, "csv").content)
    sheets = [values(sheet) for sheet in data_sheets(as_file(stage, operation, "xlsx").content)]
    [same] = [sheet for sheet in sheets if sheet[0] == table[0]]
    assert [[bare(text) for text in row] for row in table] == [
        [bare(text) for text in row] for row in same
    ]


def bare(text: str) -> str:
    """A value less what only one of the forms writes around it, or as its decimal mark."""
    text = text.removeprefix("'").replace("\r\n", "\n")
    return text.replace(",", ".") if re.fullmatch(r"-?\d+,\d+", text) else text


@pytest.mark.parametrize("operation", IN_FILES, ids=str)
def test_a_workbook_opens_with_headings_that_stay_in_sight_and_ends_with_its_sources(
    stage: Stage, operation: Operation
) -> None:
    workbook = workbook_of(as_file(stage, operation, "xlsx").content)
    *sheets, about = workbook.worksheets
    for sheet in sheets:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith("2")
        assert all(cell.font.b and cell.value for cell in sheet[1])
        assert sheet.auto_filter.ref
    told = dict(values(about))
    assert told["Innehåll"]
    assert told["Adress"].startswith("http://samplan.test/samplan/v1/")


@pytest.mark.parametrize("operation", IN_FILES, ids=str)
def test_no_cell_is_a_formula_but_in_workbooks_that_reckon(
    stage: Stage, operation: Operation
) -> None:
    workbook = workbook_of(as_file(stage, operation, "xlsx").content)
    allowed = {"s", "n", "b"} | ({"f"} if operation.path in RECKONING else set())
    for sheet in workbook.worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert kinds <= allowed
        assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    for row in read_csv(as_file(stage, operation, "csv").content):
        assert [text for text in row if would_calculate(text)] == []


def would_calculate(text: str) -> bool:
    """Whether a spreadsheet program would take a text for a formula; a number is none."""
    if text.lstrip("-").replace(",", "").isdigit():
        return False
    return text[:1] in set("=+-@\t\r＝＋－＠")


def test_a_text_that_looks_like_a_formula_is_read_back_letter_for_letter(stage: Stage) -> None:
    path = f"/gap-rounds/{ROUND}/assessments"
    params = {"organisation": "2281", "format": "xlsx"}
    response = stage.api.get(path, params=params)
    table = values(data_sheets(response.content)[0])
    assert {text for text in column(table, "Kommentar") if text} >= {
        text for text in FORMULAS if text == text.strip()
    }
    organisations = stage.api.get("/organisations", params={"format": "xlsx"}).content
    assert "=Sundsvall" in column(values(data_sheets(organisations)[0]), "Kortnamn")


def test_a_list_as_a_file_is_the_whole_list_whatever_the_page(stage: Stage) -> None:
    for path, total in (("/methods", 116), ("/gaps?round=22-2021", 76)):
        for form in ("csv", "xlsx"):
            mark = "&" if "?" in path else "?"
            response = stage.api.get(f"{path}{mark}format={form}&limit=2&page=3")
            rows = (
                read_csv(response.content)
                if form == "csv"
                else values(data_sheets(response.content)[0])
            )
            assert len(rows) == total + 1


def test_a_file_is_filtered_and_sorted_as_the_list_is(reading: Api) -> None:
    params = {"substance": "gambling", "sort": "-name"}
    listed = [one["id"] for one in reading.items("/methods", params=params)]
    table = read_csv(reading.get("/methods", params=params | {"format": "csv"}).content)
    assert column(table, "Metod-id") == listed


def test_the_matrix_as_a_file_holds_every_cell_with_its_source(reading: Api) -> None:
    content = reading.get("/gap-matrices/22-2021", params={"format": "csv-plain"}).content
    table = read_plain_csv(content)
    rows = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    shown = {
        (row["Metod-id"], row["Organisations-id"]): (row["Statuskod"], row["Käll-id"])
        for row in rows
        if row["Statuskod"] != "not_asked"
    }
    stored = {
        (cell["methodId"], cell["organisationId"]): (cell["status"], cell["source"]["id"])
        for cell in reading.items("/gap-rounds/22-2021/assessments")
    }
    stored |= {
        (one["methodId"], one["groupId"]): (one["status"], one["source"]["id"])
        for one in reading.items("/gap-rounds/22-2021/group-statements")
    }
    assert shown == stored
    assert len(rows) == 1160 + 68


def test_the_wide_sheet_of_the_matrix_is_methods_by_organisations(reading: Api) -> None:
    content = reading.get("/gap-matrices/22-2021", params={"format": "xlsx"}).content
    wide, long, *_ = read_xlsx(content).worksheets
    assert (wide.freeze_panes, wide.max_row, long.max_row) == ("C2", 117, 1229)
    headings = [cell.value for cell in wide[1]]
    assert {"Ånge", "Sundsvall", "Regionen", "Primärvård"} <= set(headings)
    first = dict(zip(headings, [cell.value for cell in wide[2]], strict=True))
    assert (first["Ånge"], first["Regionen"]) == ("Erbjuds", "Erbjuds delvis")


def test_the_workbook_names_every_place_that_its_figures_come_from(reading: Api) -> None:
    for path in ("/gap-matrices/22-2021", "/gaps?round=22-2021", "/findings?round=22-2021"):
        mark = "&" if "?" in path else "?"
        workbook = read_xlsx(reading.get(f"{path}{mark}format=xlsx").content)
        places = values(workbook["Källor"])
        assert len(places) > 1
        assert "Utredning av missbruks- och beroendevården" in " ".join(places[1])


def test_a_file_speaks_the_language_that_is_asked_for(reading: Api) -> None:
    headers = {"Accept-Language": "en"}
    response = reading.get("/gaps?round=22-2021&format=csv", headers=headers)
    assert response.headers["content-language"] == "en"
    assert read_csv(response.content)[0][:3] == ["Rank", "Method id", "Method"]
    workbook = read_xlsx(reading.get("/gaps?round=22-2021&format=xlsx", headers=headers).content)
    assert [sheet.title for sheet in workbook.worksheets[-2:]] == ["Sources", "About"]


def test_the_same_data_gives_the_same_bytes(make_api: Any) -> None:
    first, second = make_api(), make_api()
    for form in ("csv", "csv-plain", "xlsx"):
        path = f"/gap-matrices/22-2021?format={form}"
        assert first.get(path).content == second.get(path).content


def test_a_workbook_tells_no_time_and_no_name_of_its_making(reading: Api) -> None:
    workbook = read_xlsx(reading.get("/methods?format=xlsx").content)
    assert workbook.properties.created.date() == dt.date(2000, 1, 1)
    assert not workbook.properties.creator


ACCEPTED = [
    ("application/json", "application/json"),
    ("text/csv", "text/csv"),
    (XLSX, XLSX),
    ("*/*", "application/json"),
    ("", "application/json"),
    ("text/*", "text/csv"),
    ("application/*", "application/json"),
    ("text/html, text/csv;q=0.9", "text/csv"),
    ("application/json;q=0.1, text/csv;q=0.2", "text/csv"),
    ("application/json;q=0, */*", "text/csv"),
    ("TEXT/CSV", "text/csv"),
]


@pytest.mark.parametrize(("accept", "media_type"), ACCEPTED)
def test_the_form_follows_accept_where_the_address_names_none(
    reading: Api, accept: str, media_type: str
) -> None:
    response = reading.get("/methods", headers={"Accept": accept})
    assert response.headers["content-type"].startswith(media_type)
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize("operation", IN_FILES, ids=str)
@pytest.mark.parametrize("accept", ["text/html", "image/png, application/json;q=0", "x"])
def test_a_form_that_there_is_none_of_is_not_acceptable(
    stage: Stage, operation: Operation, accept: str
) -> None:
    method, path, options = operation.request()
    options |= {"headers": {"Accept": accept}, "key": stage.keys.administrator}
    problem(stage.api.request(method, path, **options), 406)


def test_the_form_in_the_address_goes_before_accept(reading: Api) -> None:
    response = reading.get("/methods?format=csv", headers={"Accept": "text/html"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize("form", ["pdf", "", "CSV", "json,csv"])
def test_a_form_that_the_address_invents_is_a_fault(reading: Api, form: str) -> None:
    assert faulty(reading.get("/methods", params={"format": form})) == ["format"]


def test_csv_lines_end_as_the_standard_says(reading: Api) -> None:
    text = reading.get("/methods?format=csv-plain").content.decode()
    assert all("\n" not in line for line in text.split("\r\n"))
    assert text.endswith("\r\n")
