"""Filled-in forms over the API: first what they would do, then the write, all of it or nothing."""

import csv
import io
import zipfile
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from samplan.db.session import writing
from samplan.gap.uploads.schemas import UploadResult
from support.asking import Json, body, faulty, problem
from support.people import Stage
from support.shapes import assert_shape
from support.steps import cell_path, column_path, history, new_id, open_round
from support.tables import read_csv

OWN = "2281"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def round_id(stage: Stage) -> str:
    """An open round of the test's own."""
    made: str = open_round(stage.api, stage.keys, id=new_id())["id"]
    return made


@pytest.fixture(scope="module")
def waiting(stage: Stage) -> str:
    """An open round that nobody answers: tests of refusals ask about it."""
    made: str = open_round(stage.api, stage.keys, id=new_id())["id"]
    return made


def form(stage: Stage, round_id: str, form: str = "csv") -> bytes:
    """The own column's form, to fill in."""
    path, key = column_path(OWN, round_id), stage.keys.reporter
    response = stage.api.get(path, params={"format": form}, key=key)
    assert response.status_code == 200
    return response.content


def filled(content: bytes, answers: dict[str, tuple[str, str]]) -> bytes:
    """A CSV form with answers and comments by method."""
    rows = read_csv(content)
    status, comment = rows[0].index("Status"), rows[0].index("Kommentar")
    for row in rows[1:]:
        row[status], row[comment] = answers.get(row[0], ("", ""))
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def upload(
    stage: Stage,
    round_id: str,
    content: bytes,
    *,
    write: bool = False,
    name: str = "svar.csv",
    **options: Any,
) -> httpx.Response:
    """Upload a form for the own column."""
    path = f"{column_path(OWN, round_id)}/uploads"
    sent: Json = {"key": stage.keys.reporter, "params": {"dryRun": not write}} | options
    return stage.api.post(path, files={"file": (name, content)}, **sent)


ANSWERS = {"audit-adult": ("Erbjuds", ""), "act": ("Erbjuds delvis", "En enhet.")}


def test_a_dry_run_waits_for_no_writer(waiting: str, stage: Stage) -> None:
    content = filled(form(stage, waiting), ANSWERS)
    with writing(stage.database) as session:
        tried = body(upload(stage, waiting, content))
        refused = upload(stage, waiting, content, write=True)
        session.rollback()
    assert tried["counts"]["new"] == len(ANSWERS)
    problem(refused, 503)


def test_a_dry_run_tells_what_a_form_would_do_and_writes_nothing(
    waiting: str, untouched: Stage
) -> None:
    result = body(upload(untouched, waiting, filled(form(untouched, waiting), ANSWERS)))
    assert_shape(UploadResult, result)
    assert result["counts"] == {"new": 2, "changed": 0, "unchanged": 59, "faulty": 0}
    assert result["written"] is False
    rows = {row["methodId"]: row for row in result["rows"]}
    assert (rows["act"]["status"], rows["act"]["effect"]) == ("partly", "new")
    assert (rows["asi-adult"]["status"], rows["asi-adult"]["effect"]) == (None, "unchanged")
    assert rows["audit-adult"]["row"] == 2


def test_a_form_is_only_tried_unless_it_is_told_to_write(waiting: str, untouched: Stage) -> None:
    content = filled(form(untouched, waiting), ANSWERS)
    assert body(upload(untouched, waiting, content, params={}))["written"] is False


def test_a_form_is_written_in_one_revision_and_again_changes_nothing(
    stage: Stage, round_id: str
) -> None:
    content = filled(form(stage, round_id), ANSWERS)
    result = body(upload(stage, round_id, content, write=True))
    assert (result["written"], result["counts"]["new"]) == (True, 2)
    cell = stage.api.read(cell_path("act", OWN, round_id), key=stage.keys.reporter)
    assert (cell["status"], cell["comment"]) == ("partly", "En enhet.")
    assert cell["enteredBy"] == "Socialtjänsten i Sundsvall"
    again = body(upload(stage, round_id, content, write=True))
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 61, "faulty": 0}
    changes = [
        change["revision"]
        for change in history(stage.api, stage.keys.reporter, objectType="assessment")
        if change["objectId"].startswith(f"{round_id}/")
    ]
    assert (len(changes), len(set(changes))) == (2, 1)


def test_an_answer_that_is_there_is_changed_by_a_form_that_says_something_else(
    stage: Stage, round_id: str
) -> None:
    body(upload(stage, round_id, filled(form(stage, round_id), ANSWERS), write=True))
    other = filled(form(stage, round_id), ANSWERS | {"act": ("Erbjuds inte", "")})
    result = body(upload(stage, round_id, other, write=True))
    assert result["counts"] == {"new": 0, "changed": 1, "unchanged": 60, "faulty": 0}
    cell = stage.api.read(cell_path("act", OWN, round_id), key=stage.keys.reporter)
    assert (cell["status"], cell["comment"]) == ("not_offered", None)


def test_a_form_that_is_filled_in_with_excel_is_read_as_well(stage: Stage, round_id: str) -> None:
    workbook = load_workbook(io.BytesIO(form(stage, round_id, "xlsx")))
    sheet = workbook.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        method_id = str(row[0].value)
        if method_id in ANSWERS:
            status, comment = ANSWERS[method_id]
            row[headings.index("Status")].value = status
            row[headings.index("Kommentar")].value = comment or None
    file = io.BytesIO()
    workbook.save(file)
    result = body(upload(stage, round_id, file.getvalue(), write=True, name="svar.xlsx"))
    assert (result["written"], result["counts"]["new"]) == (True, 2)


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        ({"audit-adult": ("Kanske", "")}, 2),
        ({"dudit-adult": ("Ingick inte", "")}, 3),
        ({"audit-adult": ("Erbjuds", "x" * 2001)}, 2),
    ],
)
def test_one_faulty_row_stops_the_whole_form_and_is_told_with_row_and_heading(
    waiting: str, untouched: Stage, answers: dict[str, tuple[str, str]], row: int
) -> None:
    content = filled(form(untouched, waiting), ANSWERS | answers)
    result = body(upload(untouched, waiting, content, write=True))
    assert (result["written"], result["counts"]["faulty"]) == (False, 1)
    [wrong] = [one for one in result["rows"] if one["effect"] == "faulty"]
    assert wrong["row"] == row
    assert all(message["message"].strip() for message in wrong["messages"])
    assert wrong["messages"]


def test_what_is_wrong_is_told_in_the_reader_s_language(waiting: str, untouched: Stage) -> None:
    content = filled(form(untouched, waiting), {"act": ("Kanske", "")})
    told = {}
    for language in ("sv", "en"):
        headers = {"Accept-Language": language}
        result = body(upload(untouched, waiting, content, headers=headers))
        [wrong] = [one for one in result["rows"] if one["effect"] == "faulty"]
        told[language] = wrong["messages"][0]["message"]
    assert told["sv"] != told["en"]


def test_a_form_for_another_column_names_what_is_not_asked_here(
    waiting: str, untouched: Stage
) -> None:
    path, key = column_path("22", waiting), untouched.keys.lead
    region = untouched.api.get(path, params={"format": "csv"}, key=key).content
    result = body(upload(untouched, waiting, filled(region, {"peth": ("Erbjuds", "")}), write=True))
    faults = [row["label"] for row in result["rows"] if row["effect"] == "faulty"]
    assert any("PEth" in label for label in faults)
    assert result["written"] is False


def zipped(**files: bytes) -> bytes:
    """A packed file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "svar.csv"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "svar.xlsx"),
    "an old Excel file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "svar.xls"),
    "a packed file that is no workbook": (zipped(a=b"b"), "svar.xlsx"),
    "a bomb": (zipped(**{"[Content_Types].xml": b"0" * 200_000_000}), "svar.xlsx"),
    "no headings": (b"1;2;3\r\n4;5;6\r\n", "svar.csv"),
    "other headings": ("Namn;Ålder\r\na;b\r\n".encode(), "svar.csv"),
    "a null byte": (b"Metod-id;Status\r\n\0;\0\r\n", "svar.csv"),
    "a page": (b"<html><script>alert(1)</script></html>", "svar.html"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_broken_or_hostile_file_is_refused_in_plain_words(
    waiting: str, untouched: Stage, kind: str
) -> None:
    content, name = HOSTILE[kind]
    response = upload(untouched, waiting, content, write=True, name=name)
    if response.status_code == 200:
        assert response.json()["written"] is False
        assert response.json()["counts"]["faulty"] > 0
    else:
        answer = problem(response, response.status_code)
        assert response.status_code in {413, 422}
        assert not {"Traceback", "openpyxl", "zipfile"} & set(answer["detail"].split())


def test_a_file_that_is_too_large_is_refused(waiting: str, untouched: Stage) -> None:
    content = b"Metod-id;Status\r\n" + b"x" * 20_100_000
    problem(upload(untouched, waiting, content), 413)


def test_an_upload_without_its_file_is_a_fault(waiting: str, untouched: Stage) -> None:
    path, key = f"{column_path(OWN, waiting)}/uploads", untouched.keys.reporter
    assert faulty(untouched.api.post(path, files={"other": ("a.csv", b"a")}, key=key)) == ["file"]
    content = b"no form at all"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    response = untouched.api.post(path, content=content, headers=headers, key=key)
    assert response.status_code in {400, 422}
    query = {"dryRun": "perhaps"}
    assert faulty(upload(untouched, waiting, b"a;b", params=query)) == ["dryRun"]


def test_a_form_is_taken_for_the_own_column_of_an_open_round_only(
    waiting: str, untouched: Stage
) -> None:
    content = filled(form(untouched, waiting), ANSWERS)
    problem(upload(untouched, waiting, content, key=untouched.keys.neighbour), 404)
    problem(upload(untouched, "22-2021", content, key=untouched.keys.lead), 409)
    problem(upload(untouched, waiting, content, key=untouched.keys.reader), 403)
