"""Figures and tables of them as sheets: figures, definitions with their cautions, and sources."""

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
    tabulate,
    worded,
)
from samplan.exports.sheets import CellValue, Column, Sheet
from samplan.exports.words import CELL_STATUS, QUALIFIER, QUALITY, Language, said, word


def _breakdown(item: Item, language: Language) -> CellValue:
    return ", ".join(said(part["name"], language) or "" for part in item["breakdown"]) or None


def _breakdown_code(item: Item, _: Language) -> CellValue:
    parts = [f"{part['dimensionId']}={part['categoryId']}" for part in item["breakdown"]]
    return ";".join(parts) or None


def _withheld(item: Item, language: Language) -> CellValue:
    return said(item["withheld"]["words"], language) if item["withheld"] else None


def _withheld_code(item: Item, _: Language) -> CellValue:
    return item["withheld"]["reason"] if item["withheld"] else None


OBSERVATION_FIELDS = (
    plain("countyId", "Läns-id", "County id", 8),
    plain("indicatorId", "Nyckeltals-id", "Indicator id", 30),
    named("indicatorName", "Nyckeltal", "Indicator", 46),
    plain("period", "Period", "Period", 12),
    plain("areaId", "Områdes-id", "Area id", 12),
    named("areaName", "Område", "Area", 24),
    made("breakdownCode", ("Uppdelningskod", "Breakdown code"), _breakdown_code, 26),
    made("breakdown", ("Uppdelning", "Breakdown"), _breakdown, 26),
    plain("account", "Redovisning", "Account", 14),
    number("value", "Värde", "Value"),
    number("valueTo", "Värde till", "Value to"),
    plain("valueText", "Värde i ord", "Value in words", 20),
    named("unit", "Enhet", "Unit", 16),
    plain("qualifier", "Precisionskod", "Qualifier code"),
    worded("qualifier", QUALIFIER, "Precision", "Qualifier", 12),
    worded("quality", QUALITY, "Kvalitet", "Quality"),
    made("withheldCode", ("Varför det inte visas, kod", "Withheld code"), _withheld_code, 16),
    made("withheld", ("Varför det inte visas", "Why it is withheld"), _withheld, 40, "long"),
    number("numerator", "Täljare", "Numerator"),
    number("denominator", "Nämnare", "Denominator"),
    plain("denominatorText", "Nämnare i ord", "Denominator in words", 20),
    number("edition", "Definition nr", "Definition no."),
    named("breakNote", "Brott i serien", "Break in the series", 40, "long"),
    plain("isPublic", "Redan offentlig", "Already public", 10),
    plain("organisationId", "Organisations-id", "Organisation id", 18),
    plain("collectionId", "Insamlings-id", "Collection id", 26),
    plain("sourcePlace.id", "Käll-id", "Source id", 34),
    made(
        "sourcePlace",
        ("Källa", "Source"),
        lambda item, language: place_text(item["sourcePlace"], language),
        50,
        "long",
    ),
    plain("note", "Anmärkning", "Note", 40, "long"),
    plain("enteredAt", "Inlagd", "Entered at", 22),
    number("revision", "Revision", "Revision"),
)

DEFINITION_FIELDS = (
    plain("id", "Nyckeltals-id", "Indicator id", 30),
    named("name", "Nyckeltal", "Indicator", 46),
    named("unit", "Enhet", "Unit", 16),
    number("edition.number", "Definition nr", "Definition no."),
    plain("edition.validFrom", "Gäller från", "Valid from", 12),
    named("edition.definition", "Definition", "Definition", 60, "long"),
    named("edition.method", "Hur det mäts", "How it is measured", 50, "long"),
    named("edition.caution", "Får inte användas till", "Not to be used for", 50, "long"),
    named("edition.breakNote", "Brott i serien", "Break in the series", 50, "long"),
)


def table_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return a table as a wide sheet, as a long one to compute with, and what its figures mean."""
    return [
        _wide(body, language),
        tabulate(heading("Siffror", "Figures"), _long_fields(body), _long(body), language),
        tabulate(
            heading("Definitioner", "Definitions"), DEFINITION_FIELDS, _defined(body), language
        ),
    ]


def _names(body: Item) -> dict[str, dict[str, Any]]:
    return {
        dimension["id"]: {one["id"]: one["name"] for one in dimension["categories"]}
        for dimension in body["dimensions"]
    }


def _long_fields(body: Item) -> list[Field]:
    fields: list[Field] = []
    for dimension in body["dimensions"]:
        key, name = dimension["id"], dimension["name"]
        sv, en = name["sv"], said(name, "en") or ""
        fields.append(plain(f"ids.{key}", f"{sv}, id", f"{en}, id", 20))
        fields.append(named(f"names.{key}", sv, en, 26))
    return [
        *fields,
        number("value", "Värde", "Value"),
        number("valueTo", "Värde till", "Value to"),
        plain("text", "Värde i ord", "Value in words", 20),
        plain("status", "Lägeskod", "Status code"),
        worded("status", CELL_STATUS, "Läge", "Status", 26),
        plain("reason", "Orsakskod", "Reason code"),
        named("reasonWords", "Orsak", "Reason", 40, "long"),
        worded("qualifier", QUALIFIER, "Precision", "Qualifier", 12),
        worded("quality", QUALITY, "Kvalitet", "Quality"),
        plain("isComputed", "Uträknad summa", "Computed total", 10),
        plain("isBreak", "Brott i serien", "Break in the series", 10),
        named("breakNote", "Vad som bröt serien", "What broke the series", 40, "long"),
        plain("sourcePlaceId", "Käll-id", "Source id", 34),
        made(
            "source",
            ("Källa", "Source"),
            lambda item, language: place_text(item["place"], language),
            50,
            "long",
        ),
    ]


def _long(body: Item) -> Iterator[dict[str, Any]]:
    names, places = _names(body), places_by_id(body)
    order = [dimension["id"] for dimension in body["dimensions"]]
    reasons = {one["code"]: one["words"] for one in body["reasons"]}
    for cell in body["cells"]:
        ids = dict(zip(order, cell["key"], strict=True))
        yield {
            **cell,
            "ids": ids,
            "names": {key: names[key][one] for key, one in ids.items()},
            "reasonWords": reasons.get(cell["reason"]),
            "place": places.get(cell["sourcePlaceId"] or ""),
        }


def _wide(body: Item, language: Language) -> Sheet:
    """Rows by columns, as people look at it."""
    order = [dimension["id"] for dimension in body["dimensions"]]
    names = _names(body)
    layout = body["layout"]
    at = {name: place for place, name in enumerate(order)}
    rows: dict[tuple[str, ...], dict[tuple[str, ...], Item]] = {}
    columns: dict[tuple[str, ...], None] = {}
    for cell in body["cells"]:
        row = tuple(cell["key"][at[name]] for name in layout["rows"])
        column = tuple(cell["key"][at[name]] for name in layout["columns"])
        rows.setdefault(row, {})[column] = cell
        columns[column] = None
    dimension_names = {one["id"]: one["name"] for one in body["dimensions"]}
    heads = [
        Column(f"rows.{name}", heading(*_both(dimension_names[name])), 30)
        for name in layout["rows"]
    ]
    bodies = [
        Column("/".join(column) or "value", heading(*_column_name(column, layout, names)), 14)
        for column in columns
    ]
    return Sheet(
        said(heading("Tabell", "Table"), language) or "",
        (*heads, *bodies),
        [
            [
                *(
                    said(names[name][one], language)
                    for name, one in zip(layout["rows"], row, strict=True)
                ),
                *(_shown(cells.get(column), language) for column in columns),
            ]
            for row, cells in rows.items()
        ],
        max(len(heads), 1),
    )


def _both(name: Any) -> tuple[str, str]:
    return name["sv"], said(name, "en") or ""


def _column_name(column: tuple[str, ...], layout: Item, names: Any) -> tuple[str, str]:
    if not column:
        return "Värde", "Value"
    parts = [names[name][one] for name, one in zip(layout["columns"], column, strict=True)]
    return " – ".join(one["sv"] for one in parts), " – ".join(
        said(one, "en") or "" for one in parts
    )


def _shown(cell: Item | None, language: Language) -> CellValue:
    """A number as a number; what is more than a number in words; nothing where nobody said."""
    if cell is None or cell["status"] == "missing":
        return None
    if cell["status"] != "ok":
        return word(CELL_STATUS, cell["status"], language)
    value: float | None = cell["value"]
    if cell["qualifier"] in (None, "exact") and cell["valueTo"] is None and value is not None:
        return value
    numbers = [one for one in (value, cell["valueTo"]) if one is not None]
    written = "–".join(_written(one, language) for one in numbers) or str(cell["text"] or "")
    if cell["qualifier"] in (None, "exact"):
        return written
    return f"{word(QUALIFIER, cell['qualifier'], language)} {written}"


def _written(value: float, language: Language) -> str:
    text = f"{value:.10g}"
    return text if language == "en" else text.replace(".", ",")


def _defined(body: Item) -> Iterator[dict[str, Any]]:
    for indicator in body["indicators"]:
        for edition in indicator["editions"]:
            yield {**indicator, "edition": edition}
