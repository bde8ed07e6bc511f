"""The plain lists of the API as sheets: one row for each item, in the order of the answer."""

import json
from collections.abc import Iterable, Mapping, Sequence

from samplan.exports.fields import (
    Field,
    Item,
    at,
    heading,
    made,
    named,
    number,
    place_text,
    plain,
    tabulate,
    worded,
)
from samplan.exports.figure_sheets import OBSERVATION_FIELDS
from samplan.exports.questionnaire_fields import PARTICIPATION_FIELDS, RECIPIENT_FIELDS
from samplan.exports.sheets import CellValue, Sheet
from samplan.exports.statistics_fields import INDICATOR_FIELDS
from samplan.exports.words import (
    ACTION,
    AGE_GROUP,
    COLUMN_STATE,
    LINEAGE,
    METHOD_KIND,
    ORGANISATION_KIND,
    PROVIDER,
    STATUS,
    SUBSTANCE,
    Language,
    said,
    word,
)
from samplan.gap.cells import Text

METHOD = plain("methodId", "Metod-id", "Method id", 26)
ORGANISATION = plain("organisationId", "Organisations-id", "Organisation id", 18)
STATUS_CODE = plain("status", "Statuskod", "Status code")
STATUS_WORD = worded("status", STATUS, "Status", "Status", 20)
COMMENT = plain("comment", "Kommentar", "Comment", 50, "long")
REVISION = number("revision", "Revision", "Revision")
SOURCE = made(
    "source", ("Källa", "Source"), lambda item, la: place_text(item.get("source"), la), 50, "long"
)
SOURCE_ID = plain("source.id", "Käll-id", "Source id", 26)
ROUND = plain("roundId", "Omgångs-id", "Round id")

COLUMN_FIELDS = (
    ORGANISATION,
    named("organisationName", "Organisation", "Organisation"),
    worded("kind", ORGANISATION_KIND, "Slag", "Kind"),
    number("asked", "Frågor", "Asked"),
    number("answered", "Besvarade", "Answered"),
    worded("state", COLUMN_STATE, "Läge", "State"),
    plain("late", "Sen", "Late", 8),
    plain("lastAnsweredAt", "Senaste svar", "Last answer", 22),
)


def _priority(item: Item, _: Language) -> CellValue:
    """Return the priority of the newest edition, which stands last."""
    recommendations = item["recommendations"]
    return recommendations[-1]["priority"] if recommendations else None


def _lineage(item: Item, language: Language) -> CellValue:
    return "; ".join(
        f"{word(LINEAGE, step['kind'], language)}: {step['fromMethodId'] or '-'} > "
        f"{step['toMethodId'] or '-'} ({step['fromEditionId']} > {step['toEditionId']})"
        for step in item["lineage"]
    )


METHOD_FIELDS = (
    plain("id", "Metod-id", "Method id", 26),
    named("name", "Metod", "Method", 46),
    plain("areaId", "Områdes-id", "Area id", 22),
    worded("substance", SUBSTANCE, "Substans", "Substance"),
    worded("ageGroup", AGE_GROUP, "Ålder", "Age group", 12),
    worded("kind", METHOD_KIND, "Slag", "Kind", 22),
    plain("recommended", "Rekommenderad", "Recommended"),
    made("priority", ("Prioritet", "Priority"), _priority, 10, "number"),
    plain("variantOf", "Form av", "Form of", 26),
    made("lineage", ("Mellan utgåvor", "Between editions"), _lineage, 50, "long"),
)

ORGANISATION_FIELDS = (
    plain("id", "Organisations-id", "Organisation id", 22),
    named("name", "Namn", "Name"),
    plain("shortName", "Kortnamn", "Short name", 18),
    worded("kind", ORGANISATION_KIND, "Slag", "Kind"),
    plain("countyId", "Län", "County", 8),
    plain("parentId", "Ligger under", "Lies under", 18),
    plain("scbCode", "SCB-kod", "SCB code", 10),
    plain("organisationNumber", "Organisationsnummer", "Organisation number", 20),
    worded("provider", PROVIDER, "Utförare", "Provider"),
    plain("openedOn", "Öppnade", "Opened", 12),
    plain("closedOn", "Stängde", "Closed", 12),
    plain("memberIds", "Medlemmar", "Members", 40),
    made(
        "successors",
        ("Efterträdare", "Successors"),
        lambda item, _: ", ".join(one["organisationId"] for one in item["successors"]),
    ),
)

ASSESSMENT_FIELDS = (
    ROUND,
    METHOD,
    ORGANISATION,
    STATUS_CODE,
    STATUS_WORD,
    COMMENT,
    plain("answered", "Besvarad", "Answered", 10),
    SOURCE_ID,
    SOURCE,
    plain("enteredBy", "Inlagd av", "Entered by", 20),
    plain("enteredAt", "Inlagd", "Entered at", 22),
    plain("importRunId", "Inläsning", "Import run", 16),
    REVISION,
)

STATEMENT_FIELDS = (
    plain("id", "Id", "Id", 40),
    ROUND,
    METHOD,
    plain("groupId", "Grupp-id", "Group id", 22),
    STATUS_CODE,
    STATUS_WORD,
    number("count", "Antal", "Count"),
    number("total", "Av", "Of"),
    SOURCE_ID,
    SOURCE,
    REVISION,
)


def _as_json(key: str, sv: str, en: str) -> Field:
    def value(item: Item, _: Language) -> CellValue:
        state = item[key]
        return None if state is None else json.dumps(state, ensure_ascii=False, sort_keys=True)

    return made(key, (sv, en), value, 60, "long")


CHANGE_FIELDS = (
    REVISION,
    plain("at", "När", "When", 22),
    plain("actor.name", "Vem", "Who", 22),
    plain("actor.role", "Roll", "Role", 14),
    plain("actor.organisationId", "För organisation", "For organisation", 16),
    plain("channel", "Väg", "Channel", 12),
    worded("action", ACTION, "Vad", "What", 14),
    plain("objectType", "Objekt", "Object", 18),
    plain("objectId", "Objekt-id", "Object id", 40),
    _as_json("before", "Före", "Before"),
    _as_json("after", "Efter", "After"),
    plain("reason", "Skäl", "Reason", 40, "long"),
)

PLACE_FIELDS = (
    plain("id", "Käll-id", "Source id", 34),
    plain("documentId", "Dokument-id", "Document id", 24),
    named("documentTitle", "Dokument", "Document", 50, "long"),
    plain("appendix", "Bilaga", "Appendix", 12),
    plain("table", "Tabell", "Table", 14),
    plain("figure", "Figur", "Figure", 14),
    plain("section", "Avsnitt", "Section", 22),
    number("line", "Rad", "Line"),
    plain("column", "Kolumn", "Column", 12),
    plain("printedLabel", "Benämning i underlaget", "Label in the material", 30),
    named("summary", "Vad som står", "What it says", 60, "long"),
    plain("note", "Anmärkning", "Note", 40, "long"),
)

DOCUMENT_FIELDS = (
    plain("id", "Dokument-id", "Document id", 30),
    named("title", "Titel", "Title", 60, "long"),
    plain("publisher", "Utgivare", "Publisher", 40),
    plain("publishedOn", "Utgiven", "Published", 12),
    plain("referenceNumber", "Diarienummer", "Reference number", 20),
    plain("url", "Länk", "Link", 40),
)

LISTS: Mapping[str, tuple[str, Text, Sequence[Field]]] = {
    "columns": ("columns", heading("Kolumner", "Columns"), COLUMN_FIELDS),
    "methods": ("methods", heading("Metoder", "Methods"), METHOD_FIELDS),
    "organisations": (
        "organisations",
        heading("Organisationer", "Organisations"),
        ORGANISATION_FIELDS,
    ),
    "assessments": ("assessments", heading("Bedömningar", "Assessments"), ASSESSMENT_FIELDS),
    "group-statements": (
        "groupStatements",
        heading("Uppgifter om grupper", "Statements about groups"),
        STATEMENT_FIELDS,
    ),
    "changes": ("changes", heading("Historik", "History"), CHANGE_FIELDS),
    "source-documents": (
        "sourceDocuments",
        heading("Dokument", "Documents"),
        DOCUMENT_FIELDS,
    ),
    "source-places": ("sourcePlaces", heading("Källor", "Sources"), PLACE_FIELDS),
    "indicators": ("indicators", heading("Nyckeltal", "Indicators"), INDICATOR_FIELDS),
    "observations": ("observations", heading("Uppgifter", "Figures"), OBSERVATION_FIELDS),
    "recipients": ("recipients", heading("Enheter", "Units"), RECIPIENT_FIELDS),
    "participation": ("groups", heading("Svarande", "Participation"), PARTICIPATION_FIELDS),
}
"""Each list of the API: the name of its items, its title and its columns."""


def list_sheets(resource: str, body: Item, language: Language) -> list[Sheet]:
    """Return a list of the API as one sheet. A resource that is no list is a KeyError."""
    items, title, fields = LISTS[resource]
    return [tabulate(title, fields, body[items], language)]


def sources_sheet(places: Iterable[Item], documents: Iterable[Item], language: Language) -> Sheet:
    """Return the places that figures come from, each with its document.

    A document that no place is in stands last, in a row of its own.
    """
    by_id = {document["id"]: document for document in documents}
    details = [
        named("document.publisher", "Utgivare", "Publisher", 30),
        plain("document.publishedOn", "Utgiven", "Published", 12),
        plain("document.referenceNumber", "Diarienummer", "Reference number", 20),
        plain("document.url", "Länk", "Link", 40),
    ]
    rows = [{**place, "document": by_id.get(place["documentId"])} for place in places]
    used = {place["documentId"] for place in rows}
    rows += [
        {"documentId": i, "documentTitle": said(one.get("title"), language), "document": one}
        for i, one in by_id.items()
        if i not in used
    ]
    fields = [*PLACE_FIELDS, *details]
    return tabulate(heading("Källor", "Sources"), fields, rows, language)


def places_within(items: Iterable[Item]) -> list[Item]:
    """Return the places that stand inside items (`source`, or a finding's sides), each once."""
    found: dict[str, Item] = {}
    for item in items:
        sides = [item.get("statement"), *(item.get("evidence") or ())]
        own = item.get("source"), item.get("sourcePlace")
        for place in (*own, *(at(side, "sourcePlace") for side in sides if side)):
            if place:
                found.setdefault(place["id"], place)
    return list(found.values())
