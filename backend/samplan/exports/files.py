"""The one writer of files that the application hands to the domains' routers."""

from typing import Any

from samplan.exports.columns import to_csv, to_xlsx
from samplan.exports.csv_writer import EXCEL, PLAIN
from samplan.exports.words import Language
from samplan.web.answers import FileFormat


def write_file(kind: str, document: dict[str, Any], file_format: str, language: str) -> bytes:
    """An answer as a file; see samplan.web.answers.FileWriter."""
    words: Language = "en" if language == "en" else "sv"
    if file_format == FileFormat.XLSX:
        return to_xlsx(kind, document, words)
    form = PLAIN if file_format == FileFormat.CSV_PLAIN else EXCEL
    return to_csv(kind, document, words, form)
