"""A report as a tagged PDF (PDF/UA-1), set by a template that takes all words as data."""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from samplan.reports.printing import OF, PAGE, Json, Printed, paragraphs

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_SHOWN: Final = Path(__file__).with_name("shown.txt")
_STANDARD: Final = "ua-1"
_UNSEEN: Final = "Cf"
"""What is not seen in any case, such as the mark of a writing direction."""


def to_pdf(report: Printed) -> bytes:
    """The document's bytes: the same for the same report.

    A tagged PDF may have no letter that its fonts lack, also none made of a letter and a mark.
    """
    try:
        return _compiled(_Data(report, _shown()))
    except typst.TypstError:
        return _compiled(_Data(report, _shown_alone()))


def _compiled(data: "_Data") -> bytes:
    written: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=[_STANDARD],
        ignore_system_fonts=True,
        sys_inputs={"report": data.written()},
    )
    return written


@cache
def _shown() -> frozenset[str]:
    """The characters that the fonts have."""
    ranges = [line.split() for line in _SHOWN.read_text().splitlines() if not line.startswith("#")]
    codes = (code for low, high in ranges for code in range(int(low, 16), int(high, 16) + 1))
    return frozenset(map(chr, codes)) | {"\n"}


@cache
def _shown_alone() -> frozenset[str]:
    """Those of them that are whole by themselves, and no marks on others."""
    return frozenset(one for one in _shown() if not unicodedata.category(one).startswith("M"))


class _Data:
    """The report's words in its language, as the template reads them."""

    def __init__(self, report: Printed, letters: frozenset[str]) -> None:
        self._report = report
        self._letters = letters

    def written(self) -> str:
        """All of it as JSON."""
        report = self._report
        day = report.dated
        data = {
            "title": self._readable(report.title),
            "lines": [self._readable(line) for line in report.lines],
            "language": report.language,
            "date": {"year": day.year, "month": day.month, "day": day.day},
            "page": report.words(PAGE),
            "of": report.words(OF),
            "sections": [
                {
                    "title": self._said(section["title"]),
                    "own": [self._readable(words) for words in paragraphs(section["own"])],
                    "blocks": [self._block(block) for block in section["blocks"]],
                }
                for section in report.body["sections"]
            ],
        }
        return json.dumps(data, ensure_ascii=False)

    def _block(self, block: Json) -> dict[str, Any]:
        return {
            "kind": block["kind"],
            "text": self._said(block["text"]),
            "items": [self._said(item) for item in block["items"]],
            "columns": [
                {"name": self._said(one["name"]), "isNumber": one["isNumber"]}
                for one in block["columns"]
            ],
            "rows": [[self._said(cell) for cell in row["cells"]] for row in block["rows"]],
        }

    def _said(self, text: Json | None) -> str:
        return self._readable(self._report.say(text))

    def _readable(self, words: str) -> str:
        """The words with what the fonts lack, such as emoji, told by name: [grinning face]."""
        words = words.replace("\t", " ")
        if self._letters.issuperset(words):
            return words
        return "".join(one if one in self._letters else _named(one) for one in words)


def _named(letter: str) -> str:
    if unicodedata.category(letter) == _UNSEEN:
        return ""
    return f"[{unicodedata.name(letter, f'U+{ord(letter):04X}').lower()}]"
