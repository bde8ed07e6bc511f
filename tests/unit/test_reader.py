"""Reading what somebody sent in: honest files are understood, hostile ones refused in words."""

import contextlib
import io
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from samplan.exports.columns import to_csv, to_xlsx
from samplan.exports.reader import read_upload
from samplan.exports.upload import KnownMethod, Limits, Upload, UploadRefused
from samplan.exports.words import STATUS, Language

METHODS = (
    KnownMethod("audit-adult", "AUDIT, vuxna", "AUDIT, adults"),
    KnownMethod("cra-alcohol", "CRA, alkohol", None),
    KnownMethod("hap-adult", "Hasch­avvänjning", None),
    KnownMethod("twin-one", "Samma namn", None),
    KnownMethod("twin-two", "Samma namn", None),
)
HEADINGS = ("Metod-id", "Metod", "Status", "Kommentar")


def csv_file(*lines: str, encoding: str = "utf-8-sig", delimiter: str = ";") -> bytes:
    """Return a CSV file of the headings and the lines."""
    return "\r\n".join([delimiter.join(HEADINGS), *lines]).encode(encoding)


def xlsx_file(*rows: tuple[Any, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """Return a workbook of the headings and the rows, as another program would write it."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (headings, *rows):
        sheet.append(row)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def read(data: bytes, name: str = "svar", limits: Limits | None = None) -> Upload:
    """Read a file as that of an organisation asked about the five methods."""
    return read_upload(data, name, METHODS, limits)


def refused(data: bytes, name: str = "svar", limits: Limits | None = None) -> str:
    """Return the code that a file is refused with."""
    with pytest.raises(UploadRefused) as caught:
        read(data, name, limits)
    assert caught.value.sv
    assert caught.value.en
    return caught.value.code


def faults(upload: Upload) -> list[tuple[int, str, str]]:
    """Return the row, column and Swedish text of each message."""
    return [(row.row, m.column, m.sv) for row in upload.rows for m in row.messages]


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return a workbook's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a workbook of the parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(old: bytes, new: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return an honest workbook in which one part was tampered with."""
    parts = parts_of(HONEST)
    assert old in parts[part]
    return packed({**parts, part: parts[part].replace(old, new, 1)})


HONEST = xlsx_file(("audit-adult", "AUDIT, vuxna", "Erbjuds", "Alla enheter"))
SHEET = "xl/worksheets/sheet1.xml"


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


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\0", "empty"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "not_a_spreadsheet"),
        (b"<html><table></table></html>", "not_a_spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_or_locked"),
        (b"PK\x03\x04", "broken"),
        (HONEST[: len(HONEST) // 2], "broken"),
        (HONEST[:-10], "broken"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument"}), "not_a_spreadsheet"),
        (packed({"[Content_Types].xml": b"<Types/>"}), "broken"),
        (csv_file("audit-adult;;x;", encoding="utf-16"), "encoding"),
        (csv_file("audit-adult;;x;", encoding="utf-16-le"), "not_a_spreadsheet"),
        (csv_file("audit-adult;;x;a\0b"), "not_a_spreadsheet"),
        (csv_file("audit-adult;;x;жизнь", encoding="koi8-r"), "encoding"),
        (csv_file("audit-adult;;x;é", encoding="latin-1").replace(b"\xe9", b"\x81"), "encoding"),
        (csv_file("audit-adult;;x;", encoding="cp1252") + b"\xff\xfe\xe5", "encoding"),
        (csv_file('audit-adult;;x;"aldrig slut'), "bad_csv"),
        (b"bara lite text", "no_headings"),
        (b"Metod;Kommentar\r\nAUDIT;x\r\n", "no_headings"),
        (b"Metod-id;Status;Status\r\naudit-adult;x;x\r\n", "same_heading"),
        (csv_file(), "no_rows"),
        (csv_file(";;;", "  ;;;"), "no_rows"),
        (xlsx_file(headings=("a", "b")), "no_headings"),
    ],
)
def test_a_file_that_holds_no_answers_is_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


@pytest.mark.parametrize("name", ["svar.xlsm", "SVAR.XLSM", "svar.xltm", "svar.xlsb"])
def test_a_file_named_as_one_with_macros_is_refused(name: str) -> None:
    assert refused(HONEST, name) == "macros"


MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
SHEET_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
RELATIONSHIPS = "xl/_rels/workbook.xml.rels"


def linked(kind: str, mode: str = "External") -> bytes:
    """Return a workbook with a relationship of a kind."""
    link = (
        f'<Relationship Id="rX" Type="http://x/relationships/{kind}" '
        f'Target="https://example.se" TargetMode="{mode}"/></Relationships>'
    )
    return changed(b"</Relationships>", link.encode(), RELATIONSHIPS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed({**parts_of(HONEST), "xl/vbaProject.bin": b"x"}), "macros"),
        (packed({**parts_of(HONEST), "xl/macrosheets/sheet1.xml": b"<x/>"}), "macros"),
        (packed({**parts_of(HONEST), "xl/activeX/activeX1.xml": b"<x/>"}), "macros"),
        (changed(SHEET_TYPE, MACRO_TYPE, "[Content_Types].xml"), "macros"),
        (linked("vbaProject", "Internal"), "macros"),
        (packed({**parts_of(HONEST), "xl/externalLinks/e.xml": b"<x/>"}), "external_links"),
        (packed({**parts_of(HONEST), "xl/connections.xml": b"<x/>"}), "external_links"),
        (packed({**parts_of(HONEST), "xl/embeddings/o.bin": b"x"}), "external_links"),
        (linked("externalLinkPath"), "external_links"),
        (linked("image"), "external_links"),
        (linked("oleObject"), "external_links"),
    ],
)
def test_macros_and_links_to_elsewhere_are_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_link_to_press_in_a_cell_is_no_danger() -> None:
    assert read(linked("hyperlink")).rows[0].status == "offered"


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "docProps/core.xml"])
@pytest.mark.parametrize("doctype", [BOMB, FILE, b"<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
def test_a_document_type_is_refused_in_any_part_and_encoding(
    part: str, doctype: bytes, encoding: str
) -> None:
    text = parts_of(HONEST)[part].decode()
    text = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
    declared = f"<?xml version='1.0' encoding='{encoding}'?>"
    content = (declared + doctype.decode() + text).encode(encoding)
    code = refused(packed({**parts_of(HONEST), part: content}))
    assert code == ("broken" if encoding == "cp037" else "unsafe")


def test_an_encoding_that_hides_what_it_says_is_refused() -> None:
    text = parts_of(HONEST)[SHEET].decode()
    hidden = b"<?xml version='1.0' encoding='utf-7'?>" + text.encode("utf-7")
    assert refused(packed({**parts_of(HONEST), SHEET: hidden})) == "broken"


def test_a_file_too_large_is_refused_before_it_is_opened() -> None:
    assert refused(b"x" * 1_001, limits=Limits(max_bytes=1_000)) == "too_large"


def test_a_zip_bomb_is_refused_at_little_cost() -> None:
    bomb = packed({**parts_of(HONEST), "xl/media/image1.xml": b"a" * 100_000_000})
    assert len(bomb) < 400_000
    tracemalloc.start()
    assert refused(bomb) == "too_much_inside"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_ratio_beyond_reason_is_refused_though_the_size_is_allowed() -> None:
    bomb = packed({**parts_of(HONEST), "xl/media/x.bin": bytes(5_000_000)})
    assert refused(bomb) == "too_much_inside"


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(packed({**parts_of(HONEST), "xl/long.xml": b"<a/>" + b" " * 3_000_000}))
    for size in (data.find((3_000_004).to_bytes(4, "little")),) * 2:
        position = data.find((3_000_004).to_bytes(4, "little"), size)
        data[position : position + 4] = (40).to_bytes(4, "little")
    assert refused(bytes(data)) in {"broken", "too_much_inside"}


def test_an_archive_of_too_many_files_is_refused() -> None:
    crowd = {f"xl/media/{i}.bin": b"x" for i in range(400)}
    assert refused(packed({**parts_of(HONEST), **crowd})) == "too_much_inside"


def test_two_files_of_one_name_are_refused() -> None:
    assert refused(packed({**parts_of(HONEST), SHEET.upper(): b"<x/>"})) == "unsafe"


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(HONEST)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert refused(bytes(data)) == "old_or_locked"


def test_packing_that_costs_much_memory_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts_of(HONEST).items():
            archive.writestr(name, content)
    assert refused(target.getvalue()) == "unsafe"


HURTFUL_NAMES = [b"$A:" * 200_000, b"$A$1:" * 100_000, b"'" * 400_000]


@pytest.mark.parametrize("name", ["_xlnm.Print_Titles", "_xlnm.Print_Area"])
@pytest.mark.parametrize("text", HURTFUL_NAMES)
def test_names_made_to_keep_a_search_busy_are_not_read_at_all(name: str, text: bytes) -> None:
    defined = b'<definedName name="%s" localSheetId="0">%s</definedName>' % (name.encode(), text)
    names = b"<definedNames>" + defined + b"</definedNames><calcPr"
    found = read(changed(b"<calcPr", names, "xl/workbook.xml"), limits=Limits(max_ratio=10_000))
    assert found.rows[0].status == "offered"


ROW = b"</sheetData>"


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (b"<row>" + b"<c/>" * 110_000 + b"</row>", "too_much_inside"),
        (b"<a>" * 60 + b"</a>" * 60, "too_much_inside"),
        (b"<row " + b" ".join(b'a%d=""' % i for i in range(300)) + b"/>", "too_much_inside"),
        (b'<row r="1048577"/>', "broken"),
        (b'<row r="1"><c r="A1"><v>1</v></c></row>', "broken"),
        (b'<row r="99999999999999999999"/>', "broken"),
        (b'<row r="x"/>', "broken"),
        (b'<row r="3"><c r="A3" t="s"><v>99999</v></c></row>', "broken"),
        (b'<row r="3"><c r="A3"><v>abc</v></c></row>', "broken"),
        (b'<row r="3"><c r="ZZZZ3"><v>1</v></c></row>', "broken"),
        (b'<row r="3"><c r="BZ3"><v>1</v></c></row>', "too_many_columns"),
        (b'<row r="3"><c r="A3"><f>' + b"1+" * 600 + b"1</f></c></row>", "formulas"),
        (b"<row><c><f>1</f></c></row>" * 1_100, "formulas"),
        (b"<row", "broken"),
    ],
)
def test_a_sheet_made_to_hurt_is_refused(inside: bytes, code: str) -> None:
    assert refused(changed(ROW, inside + ROW)) == code


def test_a_sheet_may_claim_any_size_and_begin_far_down() -> None:
    data = changed(ROW, b'<row r="1048576"><c r="A1048576"/></row>' + ROW)
    assert read(data).rows[0].status == "offered"


@pytest.mark.parametrize("write", [csv_file, xlsx_file])
def test_too_many_rows_are_refused(write: Callable[..., bytes]) -> None:
    rows = [("audit-adult", "", "x", "")] * 20
    lines = [";".join(row) for row in rows]
    data = write(*(lines if write is csv_file else rows))
    assert refused(data, limits=Limits(max_rows=19)) == "too_many_rows"
    assert len(read(data, limits=Limits(max_rows=20)).rows) == 20


def test_too_many_columns_are_refused() -> None:
    wide = ("audit-adult", "", "x", *[""] * 60, "y")
    assert refused(csv_file(";".join(wide))) == "too_many_columns"
    assert refused(xlsx_file(wide)) == "too_many_columns"


def test_a_text_of_a_megabyte_is_refused_or_reported_and_not_carried_on() -> None:
    long = " ".join(map(str, range(160_000)))
    assert refused(csv_file(f"audit-adult;;x;{long}")) == "bad_csv"
    found = read(csv_file(f"audit-adult;;x;{long[:100_000]}"))
    assert found.rows[0].comment is None
    found = read(changed(b"Alla enheter", long.encode()))
    assert [(column, text) for _, column, text in faults(found)] == [
        ("Kommentar", "Texten är längre än 2000 tecken.")
    ]
    assert found.rows[0].comment is None


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
