"""Forms as people send them in: honest ones, and parts to make hostile ones of."""

import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from samplan.exports.reader import read_upload
from samplan.exports.upload import KnownMethod, Limits, Upload, UploadRefused

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
