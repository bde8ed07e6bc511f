"""Reports as Word documents and tagged PDFs: what they are made of, read back."""

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from samplan.reports import pdf_writer
from samplan.reports.blocks import bullets, column, heading, note, paragraph, plain, table
from samplan.reports.docx_writer import to_docx
from samplan.reports.pdf_writer import to_pdf
from samplan.reports.printing import Printed, paragraphs

HOSTILE = (
    r"#let x = 1; #read(\"/etc/passwd\") $x^2$ @ref \ \u{41} <label> *b* _i_ `c` [d] // e /* f */"
)
EMOJI = "Klart 😀"
LONG = "Ö" * 300
MATRIX = table(
    plain("Beslut per nämnd"),
    [column("Nämnd", "Board"), column("Belopp", "Amount", is_number=True)],
    [[plain("Timrå"), plain("1 000 kr")], [plain(HOSTILE), plain(EMOJI)]],
)
ALL_KINDS = [
    heading(plain("En underrubrik")),
    paragraph({"sv": "Ett stycke.", "en": "A paragraph."}),
    note(plain("En anmärkning.")),
    bullets([plain("Första"), plain(HOSTILE), plain(LONG)]),
    MATRIX,
]


def report(*blocks: Any, own: str | None = None, **fields: Any) -> Printed:
    """A report of one section; all kinds of blocks unless others are given."""
    section = {
        "id": "decisions",
        "title": {"sv": "Beslut", "en": "Decisions"},
        "own": own,
        "blocks": list(blocks or ALL_KINDS),
    }
    body = {
        "county": plain("Västernorrlands län"),
        "plan": plain("Länets plan"),
        "about": {"sv": "Hela planen", "en": "The whole plan"},
        "sections": [section],
    }
    made = Printed("22-status", "Lägesrapport", date(2026, 3, 31), date(2026, 4, 2), body, "sv")
    return replace(made, **fields)


def word(one: Printed) -> Document:
    """The report as Word reads it."""
    return docx.Document(io.BytesIO(to_docx(one)))


def pdf(one: Printed) -> pikepdf.Pdf:
    """The report as a reader of PDF opens it."""
    return pikepdf.open(io.BytesIO(to_pdf(one)))


def tags(found: pikepdf.Pdf) -> list[str]:
    """What the parts of the document are tagged as, in the order that they are read."""
    names: list[str] = []

    def walk(part: Any) -> None:
        if isinstance(part, pikepdf.Array):
            for one in part:
                walk(one)
        elif isinstance(part, pikepdf.Dictionary):
            if "/S" in part:
                names.append(str(part.S))
            if "/K" in part:
                walk(part.K)

    walk(found.Root.StructTreeRoot.K)
    return names


def words_of(found: pikepdf.Pdf) -> str:
    """The words of a PDF, by its fonts' own tables back to letters."""
    said = []
    for page in found.pages:
        fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
        letters: dict[int, str] = {}
        for one in pikepdf.parse_content_stream(page):
            operator, operands = str(one.operator), list(one.operands)
            if operator == "Tf":
                letters = fonts[str(operands[0])]
            elif operator in {"Tj", "TJ"}:
                parts = operands[0] if operator == "TJ" else [operands[0]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        raw = bytes(part)
                        codes = zip(raw[::2], raw[1::2], strict=True)
                        said += [letters.get(high * 256 + low, "?") for high, low in codes]
    return "".join(said)


def _letters(font: Any) -> dict[int, str]:
    """A font's letters by their numbers."""
    table = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        line = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>"
        for low, high, text in re.findall(line, block):
            first = int.from_bytes(bytes.fromhex(text), "big")
            for offset in range(int(high, 16) - int(low, 16) + 1):
                found[int(low, 16) + offset] = chr(first + offset)
    return found


# --- Word ---


def test_a_word_document_has_real_headings() -> None:
    styles = {one.text: one.style and one.style.name for one in word(report()).paragraphs}
    assert styles["Lägesrapport"] == "Title"
    assert styles["Hela planen"] == "Subtitle"
    assert styles["Beslut"] == "Heading 1"
    assert styles["En underrubrik"] == "Heading 2"
    assert styles["Första"] == "List Bullet"
    assert styles["Beslut per nämnd"] == "Caption"


def test_the_first_row_of_a_table_is_marked_and_repeated_and_no_row_is_split() -> None:
    [found] = word(report()).tables
    first, *rest = found.rows
    assert [cell.text for cell in first.cells] == ["Nämnd", "Belopp"]
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    for row in rest:
        assert row._tr.trPr.find(qn("w:tblHeader")) is None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in found.rows)
    look = found._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert found._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Beslut per nämnd"


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_a_word_document_knows_its_language(language: str, code: str) -> None:
    found = word(report(language=language))
    assert found.core_properties.language == code
    defaults = found.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert defaults.get(qn("w:val")) == code
    said = [one.text for one in found.paragraphs]
    assert ("Beslut" in said, "A paragraph." in said) == (language == "sv", language == "en")


def test_a_word_document_has_a_title_and_names_no_person() -> None:
    core = word(report()).core_properties
    assert (core.title, core.subject) == ("Lägesrapport", "Hela planen")
    assert (core.author, core.last_modified_by) == ("Samplan", "Samplan")
    assert core.created is not None
    assert core.created.date() == date(2026, 4, 2)


def test_a_word_document_is_a4_with_numbered_pages() -> None:
    found = word(report())
    [section] = found.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = section.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [one.get(qn("w:instr")) for one in fields] == ["PAGE", "NUMPAGES"]


def test_word_shows_every_letter_as_it_was_written() -> None:
    own = f"{HOSTILE}\n\n{EMOJI}\n{LONG}"
    found = word(report(own=own))
    said = [one.text for one in found.paragraphs]
    assert HOSTILE in said
    assert f"{EMOJI}\n{LONG}" in said
    assert found.tables[0].rows[2].cells[0].text == HOSTILE
    assert found.tables[0].rows[2].cells[1].text == EMOJI


def test_what_xml_cannot_hold_is_marked() -> None:
    found = word(report(paragraph(plain("a\ufffeb\uffff")), title="T\ufffe"))
    assert "a\ufffdb\ufffd" in [one.text for one in found.paragraphs]
    assert found.core_properties.title == "T\ufffd"


def test_a_word_document_bears_no_moment_of_writing() -> None:
    parts = zipfile.ZipFile(io.BytesIO(to_docx(report()))).infolist()
    assert {one.date_time for one in parts} == {(1980, 1, 1, 0, 0, 0)}


# --- PDF ---


def test_a_pdf_says_that_it_is_ua_1_and_has_its_title_and_language() -> None:
    found = pdf(report())
    with found.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Lägesrapport"
        assert metadata["dc:creator"] == ["Samplan"]
    assert str(found.Root.Lang) == "sv"
    assert str(pdf(report(language="en")).Root.Lang) == "en"
    assert bool(found.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(found.Root.MarkInfo.Marked)
    assert str(found.docinfo["/CreationDate"]).startswith("D:20260402")


def test_a_pdf_is_tagged_with_headings_lists_and_table_headings() -> None:
    names = tags(pdf(report()))
    assert names.count("/Table") == 1
    assert names.count("/TH") == 2
    assert names.count("/TD") == 4
    assert names.count("/THead") == 1
    assert names.count("/LI") == 3
    assert {"/H1", "/H2", "/L", "/P", "/Caption"} <= set(names)


def test_a_pdf_is_a4_and_its_table_headings_come_again_on_each_page() -> None:
    rows = [[plain(f"Nämnd {number}"), plain(number)] for number in range(120)]
    columns = [column("Nämndkolumnen", "Board"), column("Tal", "Number", is_number=True)]
    found = pdf(report(table(plain("Lång"), columns, rows)))
    assert len(found.pages) > 2
    assert {tuple(round(float(side)) for side in page.mediabox) for page in found.pages} == {
        (0, 0, 595, 842)
    }
    assert words_of(found).count("Nämndkolumnen") == len(found.pages)
    assert f"Sida 2 av {len(found.pages)}" in words_of(found)
    assert tags(found).count("/TH") == 2


def squeezed(words: str) -> str:
    """Words without what breaking them into lines adds or takes away."""
    return re.sub(r"[\s\u200b\u00ad-]", "", words)


def test_a_pdf_shows_every_letter_as_it_was_written() -> None:
    found = squeezed(words_of(pdf(report(paragraph(plain(HOSTILE)), own=HOSTILE, title=HOSTILE))))
    assert found.count(squeezed(HOSTILE)) == 3


def test_a_pdf_breaks_words_that_no_line_holds_and_loses_no_letter() -> None:
    found = words_of(pdf(report(paragraph(plain(LONG)), MATRIX, title=LONG)))
    assert found.count("Ö") == 600


def test_what_the_fonts_of_a_pdf_lack_is_told_by_name() -> None:
    found = squeezed(words_of(pdf(report(paragraph(plain("Klart 😀 漢 \ue000 \ufeffslut\tnu"))))))
    assert "Klart[grinningface][cjkunifiedideograph6f22][u+e000]slutnu" in found


def test_what_the_fonts_of_a_pdf_are_said_to_have_they_have() -> None:
    letters = sorted(one for one in pdf_writer._shown() if not unicodedata.combining(one))
    words = " ".join(letters)
    assert to_pdf(report(paragraph(plain(words)), heading(plain(words))))
    assert set("abcåäöÅÄÖéüß§–—…»”’€½≥≤→×") <= pdf_writer._shown()


def test_where_a_mark_cannot_be_set_on_its_letter_it_is_told_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark = "\U0001e8d0"  # in none of the fonts
    letters = pdf_writer._shown() | {mark}
    monkeypatch.setattr(pdf_writer, "_shown", lambda: letters)
    found = words_of(pdf(report(paragraph(plain(f"a{mark}b é e\u0301")))))
    assert "a[mende kikakui combining number teens]b" in found.replace("\u200b", "")


# --- both ---


@pytest.mark.parametrize("write", [to_docx, to_pdf])
def test_the_same_report_is_the_same_bytes(write: Any) -> None:
    assert write(report()) == write(report())
    assert write(report()) != write(report(title="En annan"))


@pytest.mark.parametrize("write", [to_docx, to_pdf])
def test_a_draft_is_dated_by_the_day_that_it_is_of(write: Any) -> None:
    draft = report(issued_on=None)
    assert draft.lines[-1] == "Läget 2026-03-31. Utkast."
    assert write(draft) != write(report())


def test_an_empty_line_makes_a_new_paragraph() -> None:
    assert paragraphs("Ett\nav två.\n\n\n  \nTvå.") == ["Ett\nav två.", "Två."]
    assert paragraphs(None) == paragraphs("  ") == []
