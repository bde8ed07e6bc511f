"""A matrix as sheets: one to look at, methods by organisations, and one to compute with."""

from collections.abc import Iterator
from typing import Any

from samplan.exports.fields import (
    Field,
    Item,
    heading,
    made,
    named,
    number,
    place_text,
    places_by_id,
    plain,
    statement_text,
    tabulate,
    worded,
)
from samplan.exports.sheets import CellValue, Column, Sheet
from samplan.exports.words import (
    AGE_GROUP,
    METHOD_KIND,
    ORGANISATION_KIND,
    STATUS,
    SUBSTANCE,
    Language,
    said,
    word,
)

METHOD_FIELDS = (
    named("area.name", "Område", "Area", 26),
    named("name", "Metod", "Method", 46),
    worded("substance", SUBSTANCE, "Substans", "Substance"),
    worded("ageGroup", AGE_GROUP, "Ålder", "Age group", 12),
    worded("kind", METHOD_KIND, "Slag", "Kind", 22),
    plain("recommended", "Rekommenderad", "Recommended", 14),
    number("priority", "Prioritet", "Priority"),
)

LONG_FIELDS = (
    plain("round.id", "Omgångs-id", "Round id"),
    number("round.year", "År", "Year"),
    plain("area.id", "Områdes-id", "Area id", 20),
    named("area.name", "Område", "Area", 26),
    plain("method.id", "Metod-id", "Method id", 26),
    named("method.name", "Metod", "Method", 46),
    plain("method.printedLabel", "Benämning i underlaget", "Label in the material", 30),
    plain("method.substance", "Substanskod", "Substance code"),
    plain("method.ageGroup", "Ålderskod", "Age group code"),
    plain("method.kind", "Slagkod", "Kind code"),
    plain("method.recommended", "Rekommenderad", "Recommended"),
    number("method.priority", "Prioritet", "Priority"),
    plain("subject.id", "Organisations-id", "Organisation id", 18),
    named("subject.name", "Organisation", "Organisation", 26),
    worded("subject.kind", ORGANISATION_KIND, "Organisationsslag", "Organisation kind"),
    plain("status", "Statuskod", "Status code"),
    worded("status", STATUS, "Status", "Status", 20),
    number("count", "Antal", "Count"),
    number("total", "Av", "Of"),
    plain("comment", "Kommentar", "Comment", 50, "long"),
    plain("sourcePlaceId", "Käll-id", "Source id", 26),
    made("source", ("Källa", "Source"), lambda i, lang: place_text(i["place"], lang), 50),
    plain("enteredBy", "Inlagd av", "Entered by", 20),
    plain("enteredAt", "Inlagd", "Entered at", 20),
    number("revision", "Revision", "Revision"),
)


def matrix_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a matrix as a wide sheet, and as a long one with a row for each cell and statement.

    In the long sheet a group's statement has a row of its own, with the kind "group" and its
    count; it is not spread over the members. Cells that were not asked have rows too.
    """
    return [
        _wide(body, language),
        tabulate(heading("Celler", "Cells"), LONG_FIELDS, _long(body), language),
    ]


def _wide(body: Item, language: Language) -> Sheet:
    organisations, groups = body["organisations"], body["groups"]
    fields = [
        *METHOD_FIELDS,
        *(_cell_field(i, organisation) for i, organisation in enumerate(organisations)),
        *(_group_field(group) for group in groups),
        _coverage_field("offered", "Kommuner som erbjuder", "Municipalities offering"),
        _coverage_field("counted", "Kommuner med känt svar", "Municipalities with known answer"),
    ]
    rows = [{**m, "area": area} for area in body["areas"] for m in area["methods"]]
    return tabulate(heading("Matris", "Matrix"), fields, rows, language, frozen=2)


def _cell_field(position: int, organisation: Item) -> Field:
    def value(method: Item, language: Language) -> CellValue:
        return word(STATUS, method["cells"][position]["status"], language)

    name = organisation["shortName"]
    return Field(Column(organisation["id"], heading(name, name), 18), value)


def _group_field(group: Item) -> Field:
    def value(method: Item, language: Language) -> CellValue:
        for statement in method["groupStatements"]:
            if statement["groupId"] == group["id"]:
                return statement_text(statement, language)
        return None

    name = group["name"]
    return Field(Column(group["id"], heading(name["sv"], said(name, "en") or ""), 26), value)


def _coverage_field(key: str, sv: str, en: str) -> Field:
    path = f"coverage.municipalities.{key}"
    return Field(
        Column(path, heading(sv, en), 14, "number"),
        lambda method, _: method["coverage"]["municipalities"][key],
    )


def _long(body: Item) -> Iterator[dict[str, Any]]:
    places = places_by_id(body)
    organisations = {o["id"]: o for o in body["organisations"]}
    groups = {group["id"]: {**group, "kind": "group"} for group in body["groups"]}
    for area in body["areas"]:
        for method in area["methods"]:
            stem = {"round": body["round"], "area": area, "method": method}
            for cell in method["cells"]:
                subject = organisations[cell["organisationId"]]
                place = places.get(cell["sourcePlaceId"] or "")
                yield {**stem, **cell, "subject": subject, "place": place}
            for statement in method["groupStatements"]:
                subject = groups[statement["groupId"]]
                place = places.get(statement["sourcePlaceId"] or "")
                yield {**stem, **statement, "subject": subject, "place": place}
