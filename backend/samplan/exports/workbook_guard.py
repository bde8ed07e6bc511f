"""Looking through a workbook before anything reads it.

Every part is unpacked under limits, and every XML part is read through once by a parser that
resolves nothing, so that size, depth, document types, macros and links to elsewhere are known.
What is handed on is a new archive of the looked-through parts alone: the reader behind never
sees the bytes that were sent.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from functools import reduce
from typing import Final
from xml.etree import ElementTree as ET
from xml.parsers import expat

from samplan.exports.upload import (
    BROKEN,
    EXTERNAL_LINKS,
    FORMULAS,
    MACROS,
    NO_SPREADSHEET,
    OLD_OR_LOCKED,
    TOO_MANY_COLUMNS,
    TOO_MUCH,
    UNSAFE,
    Limits,
    UploadRefused,
)

_CONTENT_TYPES: Final = "[Content_Types].xml"
_NEEDED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels"
    r"|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
"""What a reader of cells needs: not drawings, charts, pivot tables, themes or pictures."""
_NEEDED_CHILDREN: Final = {
    "workbook": frozenset({"workbookPr", "sheets"}),
    "worksheet": frozenset({"sheetData"}),
}
"""What a reader of cells needs of a part, by the part's outermost element. The rest (names of
ranges, rules, print titles) can hurt: the library searches it with expressions that a long text
keeps busy for hours."""
_PLAIN_STYLES: Final = (
    "<styleSheet><numFmts/><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>"
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs/>"
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_MACRO_PARTS: Final = re.compile(r"vba|macrosheets/|activex|customui", re.IGNORECASE)
_MACRO_TYPE: Final = re.compile(r"macroenabled|vbaproject|macrosheet", re.IGNORECASE)
_LINK_PARTS: Final = re.compile(
    r"externallinks/|connections\.xml|querytables/|embeddings/|webextensions/", re.IGNORECASE
)
_COLUMN: Final = re.compile("[A-Z]{1,3}")
_CHUNK: Final = 65_536
_LARGE_PART: Final = 1_000_000
_LAST_ROW: Final = 1_048_576
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1


def look_through(data: bytes, limits: Limits) -> bytes:
    """Return a workbook of the parts that a reader of cells needs, each looked through.

    Raises UploadRefused for a file that is broken, unreasonably large when unpacked, locked, or
    that holds macros, document types or links to other files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _entries(archive, limits)
            parts = _unpack(archive, entries, limits)
    except UploadRefused:
        raise
    except Exception as error:
        # A damaged archive raises a dozen kinds of error, in zipfile and in zlib.
        raise BROKEN.raised() from error
    check = _Check(limits)
    for content in parts.values():
        check.read(content)
    return _packed({name: _bare(part) for name, part in parts.items() if _NEEDED.fullmatch(name)})


def _entries(archive: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    """Return the archive's entries, after what can be told of them without unpacking."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > limits.max_entries or sum(e.file_size for e in entries) > (
        limits.max_uncompressed
    ):
        raise TOO_MUCH.raised()
    if _CONTENT_TYPES not in names:
        raise NO_SPREADSHEET.raised()
    if len({name.casefold() for name in names}) < len(names):
        raise UNSAFE.raised()
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise OLD_OR_LOCKED.raised()
        if entry.compress_type not in _METHODS:
            raise UNSAFE.raised()
        packed = max(entry.compress_size, 1)
        if entry.file_size > _LARGE_PART and entry.file_size / packed > limits.max_ratio:
            raise TOO_MUCH.raised()
    if any(_MACRO_PARTS.search(name) for name in names):
        raise MACROS.raised()
    if any(_LINK_PARTS.search(name) for name in names):
        raise EXTERNAL_LINKS.raised()
    return entries


def _unpack(
    archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], limits: Limits
) -> dict[str, bytes]:
    """Return the XML parts. Every byte is counted as it comes, whatever the entries claim."""
    left = limits.max_uncompressed
    parts = {}
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        content = io.BytesIO()
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise TOO_MUCH.raised()
                content.write(chunk)
        parts[entry.filename] = content.getvalue()
    return parts


def _bare(part: bytes) -> bytes:
    """Return an XML part, already read through, with only those children that cells need."""
    # Document types, all that an XML part can do harm with, were refused when it was read through.
    root = ET.fromstring(part)  # noqa: S314
    if _local(root.tag) == "styleSheet":
        root = _only_number_formats(root)
    needed = _NEEDED_CHILDREN.get(_local(root.tag))
    for child in list(root):
        if needed is not None and _local(child.tag) not in needed:
            root.remove(child)
    return bytes(ET.tostring(root, encoding="utf-8"))


def _only_number_formats(root: ET.Element) -> ET.Element:
    """Return a style sheet of the plainest look that still tells a date from a number."""
    space = root.tag[: -len("styleSheet")]
    plain = ET.fromstring(_PLAIN_STYLES)  # noqa: S314 - a constant
    for element in plain.iter():
        element.tag = space + element.tag
    for name, attributes in (("numFmt", ("numFmtId", "formatCode")), ("xf", ("numFmtId",))):
        parents = {"numFmt": "numFmts", "xf": "cellXfs"}
        target = plain.find(space + parents[name])
        for element in root.iterfind(f"{space}{parents[name]}/{space}{name}"):
            kept = {key: element.attrib[key] for key in attributes if key in element.attrib}
            if target is not None:
                ET.SubElement(target, space + name, kept)
    return plain


def _local(name: str) -> str:
    """Return an element's name without its namespace."""
    return name.rpartition("}")[2].rpartition(" ")[2]


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


class _Check:
    """One reading of all XML parts, with what must be counted over them together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.elements = 0
        self.formulas = 0
        self._start_part()

    def _start_part(self) -> None:
        self.depth = 0
        self.row = self.column = 0
        self.formula_length: int | None = None

    def read(self, content: bytes) -> None:
        """Read one part through."""
        self._start_part()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start_element
        parser.EndElementHandler = self._end_element
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise BROKEN.raised() from error

    def _doctype(self, *_: object) -> None:
        raise UNSAFE.raised()

    def _start_element(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if (
            self.elements > self.limits.max_elements
            or self.depth > self.limits.max_depth
            or len(attributes) > self.limits.max_attributes
        ):
            raise TOO_MUCH.raised()
        match _local(name):
            case "row":
                self._count_row(attributes.get("r"))
            case "c":
                self._count_cell(attributes.get("r"))
            case "v" | "is":
                self._count_content()
            case "f":
                self._count_content()
                self._count_formula()
            case "Relationship":
                _check_relationship(attributes)
            case "Override" | "Default":
                if _MACRO_TYPE.search(attributes.get("ContentType", "")):
                    raise MACROS.raised()

    def _end_element(self, _: str) -> None:
        self.depth -= 1
        self.formula_length = None

    def _text(self, text: str) -> None:
        if self.formula_length is not None:
            self.formula_length += len(text)
            if self.formula_length > self.limits.max_formula_length:
                raise FORMULAS.raised()

    def _count_row(self, number: str | None) -> None:
        """Refuse rows out of order: a reader would pass over them in silence."""
        row = int(number) if number else self.row + 1
        if not self.row < row <= _LAST_ROW:
            raise BROKEN.raised()
        self.row, self.column = row, 0

    def _count_cell(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        if not _COLUMN.fullmatch(letters):
            raise BROKEN.raised()
        self.column = reduce(lambda sum_, letter: sum_ * 26 + ord(letter) - 64, letters, 0)

    def _count_content(self) -> None:
        """Refuse a cell that is filled beyond the columns that are read."""
        if self.column > self.limits.max_columns:
            raise TOO_MANY_COLUMNS.raised(row=self.row, limit=self.limits.max_columns)

    def _count_formula(self) -> None:
        self.formulas += 1
        self.formula_length = 0
        if self.formulas > self.limits.max_formulas:
            raise FORMULAS.raised()


def _check_relationship(attributes: dict[str, str]) -> None:
    """Refuse what fetches from elsewhere. A link to press in a cell fetches nothing."""
    kind = attributes.get("Type", "").rpartition("/")[2].lower()
    if "vba" in kind or "macro" in kind:
        raise MACROS.raised()
    if attributes.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
        raise EXTERNAL_LINKS.raised()
