"""Reading what somebody sent in: honest files are understood, and faulty rows named."""

import contextlib
import io
from collections.abc import Callable
from datetime import datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from samplan.exports.columns import to_csv, to_xlsx
from samplan.exports.reader import read_upload
from samplan.exports.upload import UploadRefused
from samplan.exports.words import STATUS, Language
from support.forms import (
    HEADINGS,
    HONEST,
    METHODS,
    csv_file,
    faults,
    read,
    xlsx_file,
)

# What is understood


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_of_any_usual_sort_is_read(delimiter: str, encoding: str) -> None:
    line = delimiter.join(["audit-adult", "AUDIT", "Erbjuds", "På några håll"])
    found = read(csv_file(line, encoding=encoding, delimiter=delimiter))
    row = found.rows[0]
    assert (row.row, row.method_id, row.status) == (2, "audit-adult", "offered")
    assert row.comment == "På några håll"
    assert row.messages == ()
    assert bool(found.notes) == (encoding == "cp1252")


def test_a_workbook_is_read_with_its_own_row_numbers() -> None:
    data = xlsx_file(
        (None, None, None, None),
        ("audit-adult", None, "x", None),
        ("cra-alcohol", "CRA", "Erbjuds inte", 12.0),
        headings=HEADINGS,
    )
    found = read(data)
    assert [(r.row, r.method_id, r.status, r.comment) for r in found.rows] == [
        (3, "audit-adult", "offered", None),
        (4, "cra-alcohol", "not_offered", "12"),
    ]


def test_a_date_is_read_as_a_date_and_not_as_its_number() -> None:
    day = datetime(2026, 2, 24)  # noqa: DTZ001 - the format has no time zone
    found = read(xlsx_file(("audit-adult", None, "x", day), ("cra-alcohol", None, "x", 44317)))
    assert [row.comment for row in found.rows] == ["2026-02-24", "44317"]


def test_headings_may_stand_lower_and_in_another_order() -> None:
    data = b"Svar till regionen\r\n\r\nComment;Status;Method\r\nAll;Offered;AUDIT, adults\r\n"
    row = read(data).rows[0]
    assert (row.row, row.method_id, row.status, row.comment) == (
        4,
        "audit-adult",
        "offered",
        "All",
    )


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("erbjuds", "offered"),
        ("  ERBJUDS   delvis ", "partly"),
        ("Not offered", "not_offered"),
        ("other_provider", "other_provider"),
        ("Svar saknas", "unknown"),
        ("x", "offered"),
        ("X", "offered"),
        ("ja", "offered"),
        ("nej", "not_offered"),
        ("", None),
    ],
)
def test_answers_are_words_in_either_language_codes_or_crosses(
    word: str, status: str | None
) -> None:
    row = read(csv_file(f"audit-adult;AUDIT;{word};")).rows[0]
    assert row.status == status
    assert row.messages == ()


def test_a_name_finds_its_method_when_no_id_is_given() -> None:
    assert read(csv_file(";audit,  VUXNA;x;")).rows[0].method_id == "audit-adult"


def test_without_known_methods_ids_are_taken_as_read_and_names_are_not() -> None:
    found = read_upload(csv_file("what-ever;;x;", ";AUDIT, vuxna;x;"), None, None)
    assert found.rows[0].method_id == "what-ever"
    assert faults(found) == [(3, "Metod-id", "Metod-id saknas på raden.")]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("write", [to_csv, to_xlsx])
def test_an_exported_form_comes_back_as_it_was(
    write: Callable[..., bytes], language: Language
) -> None:
    answers = [
        {
            "methodId": method.id,
            "methodName": {"sv": method.name_sv, "en": method.name_en},
            "areaName": {"sv": "Område", "en": "Area"},
            "status": status,
            "comment": comment,
            "answered": status != "unknown",
            "previous": {"roundId": "r", "status": "partly", "comment": "Förr"},
        }
        for method, status, comment in zip(
            METHODS,
            ("offered", "not_offered", "partly", "other_provider", "unknown"),
            ("=1+1", "-", "rad ett\nrad två", "'citat'", None),
            strict=True,
        )
    ]
    organisation = {"id": "2281", "name": {"sv": "Sundsvalls kommun", "en": None}}
    body = {"organisation": organisation, "answers": answers}
    found = read(write("column", body, language))
    assert [(r.method_id, r.comment, r.messages) for r in found.rows] == [
        (answer["methodId"], answer["comment"], ()) for answer in answers
    ]
    assert [r.status for r in found.rows] == [
        "offered",
        "not_offered",
        "partly",
        "other_provider",
        None,
    ]


# Rows that are faulty, each told by row and column


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("no-such;;x;", "Metod-id", "finns inte"),
        (";No such;x;", "Metod", "finns inte"),
        (";Samma namn;x;", "Metod", "Flera metoder"),
        (";;x;", "Metod", "saknas"),
        ("cra-alcohol;AUDIT, vuxna;x;", "Metod-id", "olika metoder"),
        ("audit-adult;;kanske;", "Status", "är inget svar"),
        ("audit-adult;;Ingick inte;", "Status", "är inget svar"),
        ("audit-adult;;;Vi vet inte", "Status", "inget svar"),
        ("audit-adult;;x;=HYPERLINK(1)", "Kommentar", "formel"),
        ("=A1;;x;", "Metod-id", "formel"),
        ("audit-adult;;x;" + "å" * 2_001, "Kommentar", "längre än 2000"),
        ("audit-adult;;x;\ufffe", "Kommentar", "tecken"),
    ],
)
def test_a_faulty_row_says_what_is_wrong_where(line: str, column: str, words: str) -> None:
    ((row, found, text),) = faults(read(csv_file(line)))
    assert row == 2
    assert found in {column, "Metod-id"}
    assert words in text


def test_the_same_method_twice_names_both_rows() -> None:
    found = read(csv_file("audit-adult;;x;", ";CRA, alkohol;x;", ";AUDIT, vuxna;nej;"))
    assert faults(found) == [
        (2, "Metod-id", "Metoden finns också på rad 4."),
        (4, "Metod-id", "Metoden finns också på rad 2."),
    ]


def test_every_faulty_row_is_named_and_the_good_ones_are_left_alone() -> None:
    found = read(csv_file("no-such;;x;", "audit-adult;;x;", "cra-alcohol;;?;"))
    assert [bool(row.messages) for row in found.rows] == [True, False, True]


def test_formulas_and_error_values_of_a_workbook_are_reported_and_never_calculated() -> None:
    found = read(
        xlsx_file(
            ("audit-adult", None, "=1+1", None),
            ("cra-alcohol", None, "#N/A", None),
            ("hap-adult", None, "x", '=WEBSERVICE("https://example.se")'),
        )
    )
    assert [(row, column) for row, column, _ in faults(found)] == [
        (2, "Status"),
        (3, "Status"),
        (4, "Kommentar"),
    ]
    assert found.rows[2].comment is None


def test_a_text_that_begins_like_a_formula_is_text_in_a_workbook() -> None:
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"strings_to_formulas": False})
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ("audit-adult", "", "x", "=1+1"))
    workbook.close()
    assert read(target.getvalue()).rows[0].comment == "=1+1"


# Files that are refused as a whole


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    for candidate in (data, b"PK\x03\x04" + data, csv_file() + b"\r\n" + data):
        with contextlib.suppress(UploadRefused):
            read(candidate)


@given(st.integers(0, len(HONEST) - 1), st.integers(1, 255))
def test_no_damaged_byte_of_a_workbook_does_more_than_refuse_it(at: int, flip: int) -> None:
    data = bytearray(HONEST)
    data[at] ^= flip
    with contextlib.suppress(UploadRefused):
        read(bytes(data))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(STATUS)),
            st.text(st.characters(exclude_categories=["C"]), max_size=30),
        ),
        min_size=1,
        max_size=3,
    ),
    st.sampled_from(["sv", "en"]),
    st.sampled_from([to_csv, to_xlsx]),
)
def test_any_form_survives_the_way_out_and_in(
    drawn: list[tuple[str, str]], language: Language, write: Callable[..., bytes]
) -> None:
    answers = [
        {
            "methodId": method.id,
            "methodName": {"sv": method.name_sv, "en": method.name_en},
            "areaName": {"sv": "Område", "en": None},
            "status": "unknown" if status == "not_asked" else status,
            "comment": comment.strip() or None,
            "answered": True,
            "previous": None,
        }
        for method, (status, comment) in zip(METHODS, drawn, strict=False)
    ]
    body = {"organisation": {"id": "1", "name": {"sv": "K", "en": None}}, "answers": answers}
    found = read(write("column", body, language))
    assert [row.status for row in found.rows] == [answer["status"] for answer in answers]
    assert not faults(found)
