"""A report as a Word document: real headings, tables whose headings repeat, and its language."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from samplan.reports.printing import OF, PAGE, Json, Printed, paragraphs
from samplan.reports.terms import BlockKind

_LANGUAGES: Final = {"sv": "sv-SE", "en": "en-GB"}
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_FONT: Final = "Calibri"
_GREY: Final = RGBColor(0x55, 0x55, 0x55)
_SHADE: Final = "E9EDF2"
_NOTE: Final = "Samplan note"
_NO_LETTERS: Final = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
"""What XML cannot hold although it is text."""


def to_docx(report: Printed) -> bytes:
    """The document's bytes: the same for the same report."""
    document = Document()
    _set_page(document)
    _set_styles(document, _LANGUAGES[report.language])
    _set_properties(document, report)
    _number_pages(document, report)
    document.add_paragraph(_clean(report.title), style="Title")
    for line in report.lines:
        document.add_paragraph(_clean(line), style="Subtitle")
    for section in report.body["sections"]:
        document.add_heading(_said(report, section["title"]), level=1)
        for words in paragraphs(section["own"]):
            document.add_paragraph(_clean(words))
        for block in section["blocks"]:
            _WRITERS[BlockKind(block["kind"])](document, report, block)
    return _packed(document)


def _clean(words: str) -> str:
    return words.translate(_NO_LETTERS)


def _said(report: Printed, text: Json | None) -> str:
    return _clean(report.say(text))


# --- blocks ---


def _heading(document: WordDocument, report: Printed, block: Json) -> None:
    document.add_heading(_said(report, block["text"]), level=2)


def _paragraph(document: WordDocument, report: Printed, block: Json) -> None:
    document.add_paragraph(_said(report, block["text"]))


def _note(document: WordDocument, report: Printed, block: Json) -> None:
    document.add_paragraph(_said(report, block["text"]), style=_NOTE)


def _list(document: WordDocument, report: Printed, block: Json) -> None:
    for item in block["items"]:
        document.add_paragraph(_said(report, item), style="List Bullet")


def _table(document: WordDocument, report: Printed, block: Json) -> None:
    caption = _said(report, block["text"])
    above = document.add_paragraph(caption, style="Caption")
    above.paragraph_format.keep_with_next = True
    columns = block["columns"]
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _describe(table, caption)
    _add_row(table, [_said(report, one["name"]) for one in columns], columns, is_header=True)
    for row in block["rows"]:
        _add_row(table, [_said(report, cell) for cell in row["cells"]], columns)
    document.add_paragraph()


_WRITERS: Final[Mapping[BlockKind, Callable[[WordDocument, Printed, Json], None]]] = {
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.NOTE: _note,
    BlockKind.LIST: _list,
    BlockKind.TABLE: _table,
}


def _add_row(
    table: Table, texts: Iterable[str], columns: list[Json], *, is_header: bool = False
) -> None:
    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - no other way to reach it
    properties.append(_element("w:cantSplit"))
    if is_header:
        properties.append(_element("w:tblHeader"))
    for cell, words, column in zip(row.cells, texts, columns, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(words)
        run.font.size = Pt(9)
        if column["isNumber"]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if is_header:
            run.bold = True
            shading = _element("w:shd", val="clear", color="auto", fill=_SHADE)
            cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - no other way to reach it


def _describe(table: Table, caption: str) -> None:
    """Say in the table what it is, and that its first row and column are headings."""
    properties = table._tbl.tblPr  # noqa: SLF001 - no other way to reach it
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = {"firstRow": "1", "lastRow": "0", "firstColumn": "1", "lastColumn": "0"}
    properties.append(_element("w:tblLook", val="00A0", **look, noHBand="1", noVBand="1"))
    properties.append(_element("w:tblCaption", val=caption))


# --- what stands around ---


def _set_page(document: WordDocument) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(20)


def _set_styles(document: WordDocument, language: str) -> None:
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = _FONT, Pt(11)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(_element("w:lang", val=language, eastAsia=language))
    for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 13)):
        style = _style(document, name)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        _set_font(style)
    subtitle = _style(document, "Subtitle")
    subtitle.font.size, subtitle.font.italic, subtitle.font.color.rgb = Pt(11), False, _GREY
    subtitle.paragraph_format.space_after = Pt(2)
    _set_font(subtitle)
    caption = _style(document, "Caption")
    caption.font.size, caption.font.color.rgb = Pt(10), RGBColor(0, 0, 0)
    note = document.styles.add_style(_NOTE, 1)
    note.base_style = normal
    note.font.size, note.font.color.rgb = Pt(9), _GREY


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    if not isinstance(found, ParagraphStyle):
        raise TypeError(name)
    return found


def _set_font(style: ParagraphStyle) -> None:
    """The template's headings name fonts by theme, which goes before a font by name."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    style.font.name = _FONT


def _set_properties(document: WordDocument, report: Printed) -> None:
    """Title, language and day; no person's name, and never the moment of writing."""
    core = document.core_properties
    day = datetime.combine(report.dated, time.min, UTC).replace(tzinfo=None)
    core.title = _clean(report.title)[:255]
    core.subject = _clean(report.lines[0])[:255]
    core.language = _LANGUAGES[report.language]
    core.author = core.last_modified_by = "Samplan"
    core.created = core.modified = day
    core.comments, core.keywords, core.category = "", "", ""
    core.revision = 1


def _number_pages(document: WordDocument, report: Printed) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run(f"{report.words(PAGE)} ")
    _field(footer, "PAGE")
    footer.add_run(f" {report.words(OF)} ")
    _field(footer, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = _element("w:fldSimple", instr=code)
    paragraph._p.append(field)  # noqa: SLF001 - no other way to reach it


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _packed(document: WordDocument) -> bytes:
    """The parts in a fixed order with a fixed day, since a zip bears the time of its making."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with (
        zipfile.ZipFile(written) as parts,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in parts.namelist():
            kept.writestr(zipfile.ZipInfo(name, _ZIP_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
