"""A report as a tagged PDF (PDF/UA-1), set by a template that takes all words as data."""

import json
from pathlib import Path
from typing import Any, Final

import typst

from samplan.reports.printing import OF, PAGE, Json, Printed, paragraphs

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_STANDARD: Final = "ua-1"


def to_pdf(report: Printed) -> bytes:
    """The document's bytes: the same for the same report."""
    written: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=[_STANDARD],
        ignore_system_fonts=True,
        timestamp=None,
        sys_inputs={"report": json.dumps(_data(report), ensure_ascii=False)},
    )
    return written


def _data(report: Printed) -> dict[str, Any]:
    """The report's words in its language, as the template reads them."""
    day = report.dated
    return {
        "title": report.title,
        "lines": list(report.lines),
        "language": report.language,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "page": report.words(PAGE),
        "of": report.words(OF),
        "sections": [
            {
                "title": report.say(section["title"]),
                "own": paragraphs(section["own"]),
                "blocks": [_block(report, block) for block in section["blocks"]],
            }
            for section in report.body["sections"]
        ],
    }


def _block(report: Printed, block: Json) -> dict[str, Any]:
    return {
        "kind": block["kind"],
        "text": report.say(block["text"]),
        "items": [report.say(item) for item in block["items"]],
        "columns": [
            {"name": report.say(one["name"]), "isNumber": one["isNumber"]}
            for one in block["columns"]
        ],
        "rows": [[report.say(cell) for cell in row["cells"]] for row in block["rows"]],
    }
