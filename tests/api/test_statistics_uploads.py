"""Forms of figures sent back as files: every way in which a file can be wrong, in its own words."""

import csv
import io
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from anyio.from_thread import BlockingPortal
from openpyxl import Workbook, load_workbook

from samplan.main import create_app
from support.asking import Api, Json, body, faulty, problem
from support.people import Stage
from support.serving import serving
from support.settings import settings_for
from support.statistics import (
    OWN,
    figure,
    form_of,
    lay_ground,
    move_collection,
    new_dimension,
    new_indicator,
    open_collection,
    report,
    reported,
)
from support.tables import read_csv

HEADINGS = ("Nyckeltals-id", "Period", "Områdes-id", "Uppdelnings-id", "Värde")


@pytest.fixture(scope="module", autouse=True)
def ground(stage: Stage) -> None:
    lay_ground(stage.database)


@pytest.fixture(scope="module")
def sex(stage: Stage) -> str:
    made: str = new_dimension(stage.api, stage.keys, "women", "men")["id"]
    return made


@pytest.fixture
def indicator(stage: Stage, sex: str) -> str:
    made: str = new_indicator(stage.api, stage.keys, sex)["id"]
    return made


@pytest.fixture
def collection(stage: Stage, indicator: str) -> str:
    made: str = open_collection(stage.api, stage.keys, indicator)["id"]
    return made


def csv_of(
    *rows: Sequence[object], headings: Sequence[str] = HEADINGS, delimiter: str = ";"
) -> bytes:
    """A CSV file of rows under headings, as Swedish Excel writes it."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([headings, *rows])
    return file.getvalue().encode("utf-8-sig")


def xlsx_of(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook of sheets of rows."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(f"Blad {number}")
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def send(
    stage: Stage,
    collection_id: str,
    content: bytes,
    *,
    write: bool = True,
    name: str = "uppgifter.csv",
    key: str | None = None,
    organisation: str = OWN,
    **options: Any,
) -> httpx.Response:
    """Upload a file for Sundsvall."""
    path = f"/collections/{collection_id}/uploads"
    params = {"organisation": organisation, "dryRun": not write} | options.pop("params", {})
    chosen = key or stage.keys.reporter
    return stage.api.post(
        path, files={"file": (name, content)}, params=params, key=chosen, **options
    )


def told(stage: Stage, collection_id: str, content: bytes, **options: Any) -> str:
    """The words with which a file as a whole is refused."""
    refused = problem(send(stage, collection_id, content, **options), 422)
    [violation] = refused["violations"]
    assert violation["field"] == "file"
    message: str = violation["message"]
    return message


def fault(stage: Stage, collection_id: str, *row: object) -> tuple[str, str]:
    """The heading and the words with which the one row of a file is refused."""
    result = body(send(stage, collection_id, csv_of(row)))
    assert (result["written"], result["counts"]["faulty"]) == (False, 1)
    [shown] = result["rows"]
    assert shown["row"] == 2
    return shown["messages"][0]["column"], shown["messages"][0]["message"]


# --- files that are right ---


@pytest.mark.parametrize("form", ["csv", "csv-plain", "xlsx"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_form_is_filled_in_and_sent_back(
    stage: Stage, collection: str, indicator: str, sex: str, form: str, language: str
) -> None:
    rows = [figure(indicator, 41, note="Ur registret.", qualifier="about", quality="estimate")]
    rows += [figure(indicator, 20.0, breakdown=f"{sex}=women")]
    report(stage, collection, *rows)
    path = f"/collections/{collection}/form"
    params = {"organisation": OWN, "format": form}
    headers = {"Accept-Language": language}
    asked = stage.api.get(path, params=params, key=stage.keys.reporter, headers=headers)
    assert asked.status_code == 200
    again = body(send(stage, collection, asked.content))
    assert (again["written"], again["counts"]["unchanged"]) == (True, 2)
    changed = body(send(stage, collection, refilled(asked.content, form)))
    assert (changed["written"], changed["counts"]["changed"]) == (True, 1)
    assert changed["counts"]["unchanged"] == 1
    assert reported(stage, indicator) == {"": 1234, f"{sex}=women": 20}
    kept = form_of(stage, collection)["rows"][0]
    assert (kept["note"], kept["qualifier"], kept["quality"]) == (
        "Ur registret.",
        "about",
        "estimate",
    )


def refilled(content: bytes, form: str) -> bytes:
    """The form with another value in its first row, saved as a program would."""
    if form == "xlsx":
        workbook = load_workbook(io.BytesIO(content))
        sheet = workbook.worksheets[0]
        [at] = [cell.column for cell in sheet[1] if cell.value in {"Värde", "Value"}]
        sheet.cell(2, at).value = 1234
        target = io.BytesIO()
        workbook.save(target)
        return target.getvalue()
    delimiter = ";" if form == "csv" else ","
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))
    [at] = [place for place, heading in enumerate(rows[0]) if heading in {"Värde", "Value"}]
    rows[1][at] = "1 234"
    return csv_of(*rows[1:], headings=rows[0], delimiter=delimiter)


def test_a_form_that_is_sent_back_empty_changes_nothing(
    stage: Stage, collection: str, indicator: str
) -> None:
    path = f"/collections/{collection}/form"
    params = {"organisation": OWN, "format": "csv"}
    content = stage.api.get(path, params=params, key=stage.keys.reporter).content
    assert len(read_csv(content)) == 2
    result = body(send(stage, collection, content))
    assert (result["written"], result["counts"]["unchanged"]) == (True, 1)
    assert reported(stage, indicator) == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 234", 1234), ("1\u00a0234", 1234), ("1\u202f234", 1234), (" 3 ", 3), ("0", 0), ("7,0", 7)],
)
def test_numbers_are_read_as_people_write_them(
    stage: Stage, collection: str, indicator: str, text: str, number: float
) -> None:
    result = body(send(stage, collection, csv_of((indicator, "2025", OWN, "", text))))
    assert (result["rows"][0]["value"], result["written"]) == (number, True)


def test_a_workbook_s_numbers_and_dates_are_read_as_such(stage: Stage) -> None:
    share = new_indicator(stage.api, stage.keys, measure="share")["id"]
    made = open_collection(stage.api, stage.keys, share)["id"]
    content = xlsx_of([HEADINGS, [share, 2025, 2281, None, 1.234]])
    result = body(send(stage, made, content, name="uppgifter.xlsx"))
    assert (result["rows"][0]["value"], result["written"]) == (1.234, True)


def test_a_column_that_the_file_lacks_says_nothing(
    stage: Stage, collection: str, indicator: str
) -> None:
    report(stage, collection, figure(indicator, 41, note="Kvar.", qualifier="about"))
    body(send(stage, collection, csv_of((indicator, "2025", OWN, "", 42))))
    [row] = form_of(stage, collection)["rows"]
    assert (row["value"], row["note"], row["qualifier"]) == (42, "Kvar.", "about")


def test_a_form_is_only_tried_unless_it_is_told_to_write(
    stage: Stage, collection: str, indicator: str
) -> None:
    content = csv_of((indicator, "2025", OWN, "", 5))
    path = f"/collections/{collection}/uploads?organisation={OWN}"
    answered = stage.api.post(path, files={"file": ("x.csv", content)}, key=stage.keys.reporter)
    assert body(answered)["written"] is False
    assert reported(stage, indicator) == {}


def test_a_file_in_an_older_encoding_is_read_with_a_note(
    stage: Stage, collection: str, indicator: str
) -> None:
    content = csv_of((indicator, "2025", OWN, "", 5)).decode("utf-8-sig").encode("cp1252")
    result = body(send(stage, collection, content))
    assert result["written"] is True
    assert "Windows-1252" in result["notes"][0]


# --- rows that are wrong ---


def test_text_in_a_number_field(stage: Stage, collection: str, indicator: str) -> None:
    column, words = fault(stage, collection, indicator, "2025", OWN, "", "tolv")
    assert (column, "”tolv” är inget tal" in words) == ("Värde", True)


def test_a_number_that_can_be_read_in_two_ways(
    stage: Stage, collection: str, indicator: str
) -> None:
    column, words = fault(stage, collection, indicator, "2025", OWN, "", "1.234")
    assert (column, "flera sätt" in words) == ("Värde", True)


def test_a_code_that_is_unknown_with_those_that_are_near(
    stage: Stage, collection: str, indicator: str, sex: str
) -> None:
    column, words = fault(stage, collection, indicator[:-1], "2025", OWN, "", 5)
    assert column == "Nyckeltals-id"
    assert f"Menade du {indicator}" in words
    column, words = fault(stage, collection, indicator, "2025", "2288", "", 5)
    assert column == "Områdes-id"
    assert "Menade du 228" in words
    column, words = fault(stage, collection, indicator, "2025", OWN, f"{sex}=woman", 5)
    assert column == "Uppdelnings-id"
    assert "Menade du women" in words


@pytest.mark.parametrize("year", ["1023", "2999"])
def test_a_year_that_cannot_be(stage: Stage, collection: str, indicator: str, year: str) -> None:
    column, words = fault(stage, collection, indicator, year, OWN, "", 5)
    assert (column, f"{year} är ett omöjligt år" in words) == ("Period", True)


def test_a_count_below_zero(stage: Stage, collection: str, indicator: str) -> None:
    column, words = fault(stage, collection, indicator, "2025", OWN, "", "-5")
    assert (column, "mindre än noll" in words) == ("Värde", True)


def test_a_share_above_a_hundred(stage: Stage) -> None:
    share = new_indicator(stage.api, stage.keys, measure="share")["id"]
    made = open_collection(stage.api, stage.keys, share)["id"]
    column, words = fault(stage, made, share, "2025", OWN, "", "100,1 %")
    assert (column, "över 100 procent" in words) == ("Värde", True)


def test_a_formula_in_a_cell(stage: Stage, collection: str, indicator: str) -> None:
    column, words = fault(stage, collection, indicator, "2025", OWN, "", "=1+1")
    assert (column, "formel" in words) == ("Värde", True)


@pytest.mark.parametrize(
    ("heading", "text", "words"),
    [
        ("Precision", "kanske", "Cirka"),
        ("Kvalitet", "god", "Uppskattning"),
        ("Täljare", "fem", "är inget tal"),
        ("Anmärkning", "x" * 2001, "längre än 2000 tecken"),
        ("Värde i ord", "x" * 201, "längre än 200 tecken"),
    ],
)
def test_a_word_or_text_that_cannot_be(
    stage: Stage, collection: str, indicator: str, heading: str, text: str, words: str
) -> None:
    content = csv_of((indicator, "2025", OWN, "", 5, text), headings=(*HEADINGS, heading))
    [row] = body(send(stage, collection, content))["rows"]
    assert row["messages"][0]["column"] == heading
    assert words in row["messages"][0]["message"]


def test_the_same_figure_in_two_rows_names_both(
    stage: Stage, collection: str, indicator: str
) -> None:
    rows = [(indicator, "2025", OWN, "", value) for value in (5, 6)]
    result = body(send(stage, collection, csv_of(rows[0], ("", "", "", "", ""), rows[1])))
    assert "Raderna 2 och 4" in result["rows"][1]["messages"][0]["message"]
    assert reported(stage, indicator) == {}


def test_one_faulty_row_among_thousands_stops_them_all(stage: Stage) -> None:
    days = new_indicator(stage.api, stage.keys, frequency="date")["id"]
    made = open_collection(stage.api, stage.keys, days, period=None)["id"]
    rows = [
        (days, f"{year}-{month:02d}-{day:02d}", OWN, "", 1)
        for year in range(2010, 2020)
        for month in range(1, 13)
        for day in range(1, 27)
    ]
    result = body(send(stage, made, csv_of(*rows, (days, "2020-01-01", OWN, "", "x"))))
    assert (result["written"], result["counts"]["faulty"]) == (False, 1)
    assert result["counts"]["new"] == len(rows) == 3120
    assert (len(result["rows"]), result["rowsLeftOut"]) == (1000, 2121)
    assert reported(stage, days) == {}
    assert form_of(stage, made)["rows"][0]["isReported"] is False
    assert body(send(stage, made, csv_of(*rows)))["written"] is True
    again = body(send(stage, made, csv_of(*rows)))
    assert again["counts"]["unchanged"] == len(rows)


# --- files that are wrong ---


@pytest.mark.parametrize("missing", ["Nyckeltals-id", "Period", "Områdes-id", "Värde"])
def test_a_column_that_is_missing_is_named(stage: Stage, collection: str, missing: str) -> None:
    headings = [one for one in HEADINGS if one != missing]
    words = told(stage, collection, csv_of(["x"] * 4, headings=headings))
    assert f"Kolumnen ”{missing}” saknas" in words


def test_a_workbook_with_the_wrong_sheets(stage: Stage, collection: str, indicator: str) -> None:
    other: list[list[object]] = [["Namn", "Antal"], ["Ett", 1]]
    words = told(stage, collection, xlsx_of(other, other), name="fel.xlsx")
    assert "inte på något blad" in words
    assert "Nyckeltals-id" in words
    right: list[Sequence[object]] = [HEADINGS, [indicator, "2025", OWN, "", 5]]
    assert body(send(stage, collection, xlsx_of(other, right), name="x.xlsx"))["written"] is True


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tom"),
        ("Värde;Période\nå;ä".encode("utf-16"), "teckenkodning"),
        (b"V\xe4rde;Period;\x81\x8d\n1;2;3", "teckenkodning"),
        (b"PK\x03\x04 nothing", "skadad"),
        (b"\xd0\xcf\x11\xe0 old", "äldre Excel-format"),
        (b"%PDF-1.7", "inget kalkylblad"),
        (b"Namn;Antal\r\nEtt;1", "Rubrikerna hittas inte"),
        ("Värde;Värde;Period;Områdes-id\n1;2;3;4".encode(), "flera kolumner"),
        ('Värde;Period;Områdes-id;Nyckeltals-id\n1;2;3;"4'.encode(), "Citattecknen"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    stage: Stage, collection: str, content: bytes, words: str
) -> None:
    assert words in told(stage, collection, content)


def test_a_file_that_is_too_large(
    stage: Stage, portal: BlockingPortal, collection: str, indicator: str
) -> None:
    content = csv_of(*[(indicator, "2025", OWN, "", 1)] * 1_000)
    settings = settings_for(stage.database.url, max_upload_bytes=1_000)
    with Api(create_app(settings), portal) as small:
        path = f"/collections/{collection}/uploads?organisation={OWN}"
        files = {"file": ("x.csv", content)}
        refused = problem(small.post(path, files=files, key=stage.keys.reporter), 413)
        assert "för stort" in refused["detail"]
        files = {"file": ("x.csv", csv_of(*[(indicator, "2025", OWN, "", 1)] * 40))}
        refused = problem(small.post(path, files=files, key=stage.keys.reporter), 413)
        assert "större än 1000 byte" in refused["detail"]


# --- who may ---


def test_a_reporter_uploads_for_the_own_organisation_and_no_other(
    stage: Stage, collection: str, indicator: str
) -> None:
    content = csv_of((indicator, "2025", OWN, "", 5))
    keys, others = stage.keys, stage.others
    for key, status in (
        (keys.reader, 403),
        (keys.neighbour, 403),
        (keys.regional, 404),
        (others.lead, 404),
        (others.reporter, 404),
    ):
        problem(send(stage, collection, content, key=key), status)
    assert reported(stage, indicator) == {}
    response = send(stage, collection, content, key=keys.lead, organisation="2282")
    assert faulty(response) == ["organisation"]


def test_a_published_collection_is_corrected_by_a_file_with_a_reason(
    stage: Stage, collection: str, indicator: str
) -> None:
    report(stage, collection, figure(indicator, 5))
    move_collection(stage.api, stage.keys, collection, "published")
    content = csv_of((indicator, "2025", OWN, "", 6))
    problem(send(stage, collection, content), 409)
    lead = stage.keys.lead
    assert faulty(send(stage, collection, content, key=lead)) == ["reason"]
    tried = body(send(stage, collection, content, key=lead, write=False))
    assert tried["counts"]["changed"] == 1
    result = body(send(stage, collection, content, key=lead, params={"reason": "Fel."}))
    assert result["written"] is True


# --- several at once ---


def test_two_uploads_at_once_leave_one_of_them_whole_and_nothing_half_written(
    stage: Stage,
) -> None:
    days = new_indicator(stage.api, stage.keys, frequency="date")["id"]
    made = open_collection(stage.api, stage.keys, days, period=None)["id"]
    dates = [f"2019-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 27)]
    start = threading.Barrier(4)

    def upload(value: int) -> Json:
        content = csv_of(*((days, one, OWN, "", value) for one in dates))
        headers = {"Authorization": f"Bearer {stage.keys.reporter}"}
        start.wait()
        response = httpx.post(
            f"{address}/collections/{made}/uploads?organisation={OWN}&dryRun=false",
            files={"file": ("x.csv", content)},
            headers=headers,
            timeout=60,
        )
        return body(response)

    with serving(settings_for(stage.database.url)) as address, ThreadPoolExecutor(4) as pool:
        results = list(pool.map(upload, range(4)))
    assert all(one["written"] for one in results)
    effects = sorted((one["counts"]["new"], one["counts"]["changed"]) for one in results)
    assert effects == [(0, 312), (0, 312), (0, 312), (312, 0)]
    rows = form_of(stage, made)["rows"]
    assert len(rows) == 312
    assert len({one["value"] for one in rows}) == 1
