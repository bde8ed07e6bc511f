"""Decisions as sheets: matters by boards to look at, and a row for each cell to compute with."""

from collections.abc import Iterator, Mapping, Sequence
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
from samplan.exports.plan.words import OUTCOME
from samplan.exports.sheets import CellValue, Column, Sheet
from samplan.exports.words import Language, said

_Cells = Mapping[tuple[str, str], Item]

_BOTH: Sequence[Language] = ("sv", "en")


def _later(cell: Item, language: Language) -> CellValue:
    return "; ".join(said(one["words"], language) or "" for one in cell["later"]) or None


LONG_FIELDS = (
    plain("plan.id", "Plan-id", "Plan id", 14),
    plain("matter.id", "Ärende-id", "Matter id", 26),
    named("matter.title", "Ärende", "Matter", 46, "long"),
    plain("matter.adoptsPlan", "Antar planen", "Adopts the plan", 10),
    plain("board.id", "Nämnd-id", "Board id", 26),
    named("board.name", "Nämnd", "Board", 36),
    plain("board.organisationId", "Organisations-id", "Organisation id", 18),
    plain("hasAdopted", "Har antagit", "Has adopted", 10),
    worded("decision.outcome", OUTCOME, "Utfall", "Outcome", 22),
    plain("decision.decidedOn", "Beslutsdag", "Decided on", 12),
    named("words", "Hur det står till", "How it stands", 40),
    plain("decision.referenceNumber", "Diarienummer", "Reference number", 20),
    plain("decision.paragraph", "Paragraf", "Paragraph", 10),
    named("decision.text", "Vad som beslutades", "What was decided", 50, "long"),
    number("earlierCount", "Tidigare", "Earlier"),
    made("later", ("Senare, utan att ändra det", "Later, without changing it"), _later, 40, "long"),
    plain("decision.sourcePlaceId", "Käll-id", "Source id", 26),
    made("source", ("Källa", "Source"), lambda i, lang: place_text(i["place"], lang), 50, "long"),
)


def decision_matrix_sheets(body: Item, language: Language) -> list[Sheet]:
    """Return decisions as a wide sheet, matters by boards, and a long one with a row for a cell.

    In the wide sheet a board that does not have to decide in a matter has an empty cell.
    """
    long = heading("Beslut", "Decisions")
    return [_wide(body, language), tabulate(long, LONG_FIELDS, _long(body), language, frozen=3)]


def _wide(body: Item, language: Language) -> Sheet:
    cells = {(one["matterId"], one["boardId"]): one for one in body["cells"]}
    boards: Sequence[Item] = body["boards"]
    names = {board["id"]: board["name"] for board in boards}
    fields = [
        plain("id", "Ärende-id", "Matter id", 26),
        named("title", "Ärende", "Matter", 46, "long"),
        *(_board_field(board, cells) for board in boards),
        number("adopted", "Nämnder som har antagit", "Boards that have adopted"),
        number("of", "Nämnder som ska besluta", "Boards that have to decide"),
        made(
            "missing",
            ("Nämnder som inte har antagit", "Boards that have not adopted"),
            lambda item, lang: (
                ", ".join(said(names[one], lang) or "" for one in item["missingBoardIds"]) or None
            ),
            50,
            "long",
        ),
        plain("adoptedOn", "Antaget överallt", "Adopted everywhere", 12),
    ]
    title = heading("Ärenden och nämnder", "Matters and boards")
    return tabulate(title, fields, body["matters"], language, frozen=2)


def _board_field(board: Item, cells: _Cells) -> Field:
    """A board's column; its id is told too, since boards may have the same name."""

    def value(matter: Item, language: Language) -> CellValue:
        cell = cells.get((matter["id"], board["id"]))
        return said(cell["words"], language) if cell else None

    names = {language: f"{said(board['name'], language)} ({board['id']})" for language in _BOTH}
    return Field(Column(board["id"], heading(names["sv"], names["en"]), 30), value)


def _long(body: Item) -> Iterator[dict[str, Any]]:
    places = places_by_id(body)
    matters = {one["id"]: one for one in body["matters"]}
    boards = {one["id"]: one for one in body["boards"]}
    for cell in body["cells"]:
        place_id = (cell["decision"] or {}).get("sourcePlaceId")
        yield {
            **cell,
            "plan": body["plan"],
            "matter": matters[cell["matterId"]],
            "board": boards[cell["boardId"]],
            "place": places.get(place_id or ""),
        }
