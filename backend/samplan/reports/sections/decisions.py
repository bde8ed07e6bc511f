"""What has been decided, board by board, and what is missing."""

from collections.abc import Iterator, Mapping, Sequence

from samplan.reports.blocks import (
    Block,
    Text,
    both,
    bullets,
    column,
    filled,
    joined,
    paragraph,
    plain,
    sources,
    table,
)
from samplan.reports.content import Content, Json

_SIDE_BY_SIDE = 3
"""Matters in one table: more are too narrow on paper."""


def decisions(content: Content) -> Iterator[Block]:
    """Whether the plan is adopted, the boards by the matters, and who has not decided."""
    boards = [one for one in content.decisions["boards"] if _is_asked(content, one)]
    asked = {one["id"] for one in boards}
    matters = [
        one
        for one in content.decisions["matters"]
        if _concerns(content, one) and asked & set(one["boardIds"])
    ]
    yield paragraph(_adopted(content.overview["adoption"]))
    if not matters or not boards:
        yield paragraph(both("Inga ärenden är angivna.", "No matters are named."))
        return
    cells = {(one["boardId"], one["matterId"]): one for one in content.decisions["cells"]}
    for start in range(0, len(matters), _SIDE_BY_SIDE):
        chunk = matters[start : start + _SIDE_BY_SIDE]
        yield _matrix(boards, chunk, cells)
    missing = list(_missing(boards, matters))
    if missing:
        yield paragraph(both("Det här är inte antaget:", "This has not been adopted:"))
        yield bullets(missing)
    yield from sources(_documents(content.decisions["sources"], matters, boards, cells))


def _concerns(content: Content, matter: Json) -> bool:
    """Whether a matter is about what the report is about; those of the whole plan always are."""
    focus = content.focus
    ids = {one["id"] for one in content.activities()}
    if focus.step_id is not None and matter["stepId"] not in {None, focus.step_id}:
        return False
    return focus.is_whole or matter["activityId"] is None or matter["activityId"] in ids


def _is_asked(content: Content, board: Json) -> bool:
    return content.focus.organisation_id in {None, board["organisationId"]}


def _adopted(how: Json) -> Text:
    if how["decidedOn"] is not None:
        return filled(
            "Planen är antagen av alla nämnder sedan {}.",
            "The plan has been adopted by all boards since {}.",
            plain(how["decidedOn"]),
        )
    return filled(
        "Planen är antagen av {} av {} nämnder som ska anta den. Tider som räknas från beslutet "
        "går inte att räkna ut förrän alla har gjort det.",
        "The plan has been adopted by {} of the {} boards that are to adopt it. Times that are "
        "counted from the decision cannot be worked out until all have done so.",
        plain(how["adopted"]),
        plain(how["of"]),
    )


def _matrix(
    boards: Sequence[Json], matters: Sequence[Json], cells: Mapping[tuple[str, str], Json]
) -> Block:
    columns = [column("Nämnd", "Board")]
    columns += [{"name": one["title"], "isNumber": False} for one in matters]
    rows = [
        [board["name"], *(_cell(cells.get((board["id"], one["id"]))) for one in matters)]
        for board in boards
        if any((board["id"], one["id"]) in cells for one in matters)
    ]
    return table(
        both("Beslut per nämnd och ärende", "Decisions by board and matter"), columns, rows
    )


def _cell(cell: Json | None) -> Text:
    if cell is None:
        return both("Inte nämndens ärende", "Not the board's matter")
    said = [_said(cell["decision"], cell["words"])]
    said += [_said(one, one["words"]) for one in cell["later"]]
    return joined(said, "; ")


def _said(decision: Json | None, words: Text) -> Text:
    numbers = [] if decision is None else [decision["referenceNumber"], decision["paragraph"]]
    shown = ", ".join(one for one in numbers if one)
    return filled("{} ({})", "{} ({})", words, plain(shown)) if shown else words


def _missing(boards: Sequence[Json], matters: Sequence[Json]) -> Iterator[Text]:
    names = {one["id"]: one["name"] for one in boards}
    for matter in matters:
        asked = [one for one in matter["boardIds"] if one in names]
        missing = [names[one] for one in asked if one in matter["missingBoardIds"]]
        if len(missing) == len(asked) > 1:
            count = plain(len(asked))
            words = ("{}: ingen av {} nämnder har antagit det", "{}: none of {} boards has adopted")
            yield filled(*words, matter["title"], count)
        elif missing:
            yield filled("{}: {}", "{}: {}", matter["title"], joined(missing))


def _documents(
    found: Json,
    matters: Sequence[Json],
    boards: Sequence[Json],
    cells: Mapping[tuple[str, str], Json],
) -> list[Json]:
    """The documents that the matters and what is shown of them are from."""
    pairs = [(board["id"], matter["id"]) for board in boards for matter in matters]
    shown = [cells[pair] for pair in pairs if pair in cells]
    made = [one for cell in shown for one in (cell["decision"], *cell["later"]) if one is not None]
    places = {one["sourcePlaceId"] for one in (*matters, *made)}
    named = {place["documentId"] for place in found["places"] if place["id"] in places}
    return [one for one in found["documents"] if one["id"] in named]
