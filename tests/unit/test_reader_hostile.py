"""Reading what somebody sent in: hostile files are refused in words, at little cost."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from samplan.exports.upload import Limits
from support.forms import (
    HONEST,
    SHEET,
    changed,
    csv_file,
    faults,
    packed,
    parts_of,
    read,
    refused,
    xlsx_file,
)


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
