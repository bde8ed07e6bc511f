"""One organisation's column as a form to fill in: written by the export, known to the reader."""

from samplan.exports.fields import (
    Field,
    Item,
    at,
    heading,
    made,
    named,
    plain,
    tabulate,
)
from samplan.exports.sheets import CellValue, Column, Sheet
from samplan.exports.words import STATUS, Language, said, word
from samplan.gap.terms import Status

METHOD_ID = heading("Metod-id", "Method id")
METHOD_NAME = heading("Metod", "Method")
STATUS_HEADING = heading("Status", "Status")
COMMENT = heading("Kommentar", "Comment")

ANSWERS = (
    Status.OFFERED,
    Status.PARTLY,
    Status.NOT_OFFERED,
    Status.OTHER_PROVIDER,
    Status.NOT_APPLICABLE,
    Status.UNKNOWN,
)
"""What can be filled in, in the order it is offered."""


def column_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return an organisation's column: a row for each method, with last round's answer beside.

    An answer that nobody has given yet is left empty, to be filled in.
    """
    choices = tuple(word(STATUS, status.value, language) or "" for status in ANSWERS)

    def status(item: Item, language: Language) -> CellValue:
        return word(STATUS, item["status"], language) if item["answered"] else None

    def previous(item: Item, language: Language) -> CellValue:
        return word(STATUS, at(item, "previous.status"), language)

    fields = [
        plain("methodId", METHOD_ID["sv"], METHOD_ID["en"] or "", 30),
        named("areaName", "Område", "Area", 26),
        named("methodName", METHOD_NAME["sv"], METHOD_NAME["en"] or "", 50),
        Field(Column("status", STATUS_HEADING, 22, "text", choices), status),
        plain("comment", COMMENT["sv"], COMMENT["en"] or "", 60, "long"),
        made("previous", ("Förra omgången", "Last round"), previous, 22),
        plain("previous.comment", "Kommentar förra omgången", "Comment last round", 40, "long"),
    ]
    name = said(body["organisation"]["name"], language) or ""
    return [tabulate(heading(name, name), fields, body["answers"], language, frozen=3)]
