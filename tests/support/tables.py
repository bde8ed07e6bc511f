"""Reading back the tables that the API gives as CSV and XLSX."""

import csv
import io

from openpyxl import Workbook, load_workbook

Table = list[list[str]]


def read_csv(content: bytes) -> Table:
    """The rows of a file for Swedish Excel, headings first."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_plain_csv(content: bytes) -> Table:
    """The rows of a file for programs, headings first."""
    assert not content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def read_xlsx(content: bytes) -> Workbook:
    """The workbook."""
    return load_workbook(io.BytesIO(content))


def column(table: Table, heading: str) -> list[str]:
    """The values under a heading."""
    index = table[0].index(heading)
    return [row[index] for row in table[1:]]
