"""The sentences that findings are told in, Swedish and English."""

from collections.abc import Sequence

from samplan.gap.cells import Cell, GroupStatement, Text
from samplan.gap.words import STATUS_WORDS
from samplan.reconciliation.findings import Evidence, Lookup, Tally, places, short_names


def both(sv: str, en: str) -> Text:
    """Return a sentence in both languages."""
    return {"sv": sv, "en": en}


def english(name: Text) -> str:
    """Return the English name, or the Swedish where there is none."""
    return name["en"] or name["sv"]


def of_all(count: int, members: int) -> Text:
    """Return "4 of 7"."""
    return both(f"{count} av {members}", f"{count} of {members}")


def tallied(tally: Tally) -> Text:
    """Return how many of the members offer a method, and how many more offer it partly."""
    counted = of_all(tally.least, tally.members)
    if not tally.partly:
        return counted
    more = len(tally.partly)
    return both(f"{counted['sv']} och {more} delvis", f"{counted['en']} and {more} partly")


def status_word(status: str) -> Text:
    """Return a status as it stands in a sentence."""
    words = STATUS_WORDS[status]
    return both(words["sv"].lower(), english(words).lower())


def group_name(rows: Lookup, group_id: str) -> Text:
    """Return a group's name in both languages."""
    group = rows.groups[group_id]
    return both(group.name_sv, group.name_en or group.name_sv)


def stated(rows: Lookup, statement: GroupStatement) -> Evidence:
    """Return what a source says of a group: its count where there is one, else its status."""
    if statement.count is None:
        said = status_word(statement.status)
    else:
        group = rows.groups[statement.group_id]
        said = of_all(statement.count, statement.total or len(group.member_ids))
    name = group_name(rows, statement.group_id)
    return Evidence(
        both(f"{name['sv']}: {said['sv']}", f"{english(name)}: {said['en']}"), statement.place_id
    )


def told(rows: Lookup, method_id: str, cells: Sequence[Cell], tally: Tally) -> list[Evidence]:
    """Return what the members' cells say of a method, with every place that says so.

    One line when all cells come from one place; otherwise a line for each cell follows it.
    """
    name, counted = rows.names[method_id], tallied(tally)
    who = short_names(rows, tally.offered + tally.partly)
    aside = f" ({who})" if who else ""
    text = both(f"{name['sv']}: {counted['sv']}{aside}", f"{english(name)}: {counted['en']}{aside}")
    found = places(cells)
    if len(found) == 1:
        return [Evidence(text, found[0])]
    return [Evidence(text, None), *each(rows, cells)]


def each(rows: Lookup, cells: Sequence[Cell]) -> list[Evidence]:
    """Return a line for each cell: who, and what it says."""
    lines = []
    for cell in cells:
        who, said = short_names(rows, [cell.organisation_id]), status_word(cell.status)
        line = both(f"{who}: {said['sv']}", f"{who}: {said['en']}")
        lines.append(Evidence(line, cell.place_id))
    return lines
