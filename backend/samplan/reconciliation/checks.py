"""Where a round's figures disagree with one another. Reported, never corrected.

What counts as a yes: offered and offered through another provider do. Partly may be counted or
not by whoever wrote the source, so a stated count agrees when it is anything from those that
offer a method to those that offer it at least partly. Unknown, not applicable and not asked are
neither yes nor no: a count is only held against cells when every member has a known answer, and
only when the statement's total is the number of members.

A count is compared with the best there is, and only with that: the members' cells for the same
method; failing them those for its forms (individual, group); failing them those for methods
near it. With several forms, or several near methods, it agrees when any one of them does, or the
members that have at least one of them; only when none does is there a finding.
"""

from collections.abc import Iterable, Iterator, Sequence

from samplan.gap.cells import Cell, Column, GroupStatement, MethodLink, RoundData, Text
from samplan.gap.coverage import OFFERED
from samplan.gap.terms import Status
from samplan.methods.terms import MethodLinkKind
from samplan.reconciliation.findings import (
    Evidence,
    Finding,
    Lookup,
    Tally,
    finding_id,
    look_up,
    member_cells,
    tally,
)
from samplan.reconciliation.phrases import (
    both,
    each,
    english,
    group_name,
    of_all,
    stated,
    status_word,
    tallied,
    told,
)
from samplan.reconciliation.terms import Certainty, FindingKind

OFFERS_SOME = OFFERED | {Status.PARTLY.value}


def find_disagreements(data: RoundData, links: Iterable[MethodLink] = ()) -> list[Finding]:
    """Return the findings of a round, in the order of its methods; the same data, the same list.

    Args:
        data: the round.
        links: which methods' cells bear on statements about others (forms and near ones).

    """
    rows = look_up(data)
    links = [link for link in links if link.method_id in rows.names]
    order = {method_id: i for i, method_id in enumerate(rows.names)}
    statements = [s for s in data.statements if s.method_id in order]
    findings = [
        *(found for s in statements if (found := check_count(rows, s, links))),
        *(found for s in statements if (found := check_status_against_count(rows, s))),
        *(found for s in statements if (found := check_status_against_cells(rows, s))),
        *check_whole_against_part(rows),
    ]
    return sorted(findings, key=lambda finding: (order[finding.method_id], finding.id))


def check_count(
    rows: Lookup, statement: GroupStatement, links: Sequence[MethodLink] = ()
) -> Finding | None:
    """Hold a stated count against cells: the method's own, else its forms', else near ones'."""
    group = rows.groups[statement.group_id]
    if statement.count is None or statement.total not in {None, len(group.member_ids)}:
        return None
    own = [statement.method_id]
    linked = {
        kind: _asked(rows, statement, [link for link in links if link.kind == kind.value])
        for kind in MethodLinkKind
    }
    for kind, certainty, methods in (
        (FindingKind.COUNT_AGAINST_CELLS, Certainty.CERTAIN, own),
        (FindingKind.COUNT_AGAINST_FORMS, Certainty.LIKELY, linked[MethodLinkKind.FORM_OF]),
        (FindingKind.COUNT_AGAINST_NEAR, Certainty.POSSIBLE, linked[MethodLinkKind.NEAR]),
    ):
        tallies = [tally(rows, [method_id], group) for method_id in methods]
        known = [found for found in tallies if found]
        if known and len(known) == len(tallies):
            return _against(
                rows, statement, kind, certainty, dict(zip(methods, known, strict=True))
            )
    return None


def check_status_against_count(rows: Lookup, statement: GroupStatement) -> Finding | None:
    """Hold a statement's status against its own count."""
    count, total, status = statement.count, statement.total, statement.status
    if count is None or total is None:
        return None
    certainty = Certainty.CERTAIN
    if status == Status.PARTLY.value and count == total:
        # All of them may well offer it partly.
        certainty = Certainty.LIKELY
    elif not (
        count > total
        or (status in OFFERED and count < total)
        or (status == Status.NOT_OFFERED.value and count > 0)
        or (status == Status.PARTLY.value and count == 0)
    ):
        return None
    said, counted = status_word(status), of_all(count, total)
    return _about_group(
        rows,
        statement,
        (FindingKind.STATUS_AGAINST_COUNT, certainty),
        both(
            f"Angivet {said['sv']}, men antalet är {counted['sv']}.",
            f"Stated {said['en']}, but the count is {counted['en']}.",
        ),
        [Evidence(counted, statement.place_id)],
    )


def check_status_against_cells(rows: Lookup, statement: GroupStatement) -> Finding | None:
    """Hold a statement without a count against the members' own cells for the same method."""
    if statement.count is not None:
        return None
    cells = member_cells(rows, statement.method_id, rows.groups[statement.group_id])
    counted = tally(rows, [statement.method_id], rows.groups[statement.group_id])
    if statement.status == Status.UNKNOWN.value:
        return _blank(rows, statement, cells, counted) if counted else None
    against, certainty = _against_status(statement.status, cells, counted)
    if not against:
        return None
    said, number = status_word(statement.status), len(against)
    other = status_word(against[0].status)
    return _about_group(
        rows,
        statement,
        (FindingKind.STATUS_AGAINST_CELLS, certainty),
        both(
            f"Angivet {said['sv']}, men {number} av cellerna säger {other['sv']}.",
            f"Stated {said['en']}, but {number} of the cells say {other['en']}.",
        ),
        each(rows, against),
    )


def check_whole_against_part(rows: Lookup) -> Iterator[Finding]:
    """Hold what is said of an organisation against what is said of the levels within it.

    Two things cannot both be so: the whole does not offer a method that a level of it offers,
    at least partly; and the whole offers what every one of its levels says it does not.
    """
    levels: dict[str, list[Column]] = {}
    for column in rows.data.columns:
        levels.setdefault(column.parent_id or "", []).append(column)
    for method_id in rows.names:
        for whole_id, parts in levels.items():
            whole = rows.cells.get((method_id, whole_id))
            keys = [(method_id, part.id) for part in parts]
            cells = [rows.cells[key] for key in keys if key in rows.cells]
            if whole and (against := _against_whole(whole, cells, len(parts))):
                yield _whole(rows, whole, against)


def _asked(rows: Lookup, statement: GroupStatement, links: Iterable[MethodLink]) -> list[str]:
    """Return the linked methods that the round asked some member of the group about."""
    group = rows.groups[statement.group_id]
    linked = [link.method_id for link in links if link.other_id == statement.method_id]
    return [method_id for method_id in linked if member_cells(rows, method_id, group)]


def _against(
    rows: Lookup,
    statement: GroupStatement,
    kind: FindingKind,
    certainty: Certainty,
    tallies: dict[str, Tally],
) -> Finding | None:
    """Return the finding that no tally agrees with the count, nor all of them together."""
    group, count = rows.groups[statement.group_id], statement.count or 0
    together = tally(rows, list(tallies), group)
    sides = [*tallies.values(), *([together] if together else [])]
    differences = [side.difference(count) for side in sides]
    if 0 in differences:
        return None
    parts = [_named(rows, method_id, part) for method_id, part in tallies.items()]
    if kind is FindingKind.COUNT_AGAINST_CELLS:
        parts = [
            both(f"cellerna: {p['sv']}", f"the cells: {p['en']}") for p in map(tallied, sides[:1])
        ]
    elif together and len(tallies) > 1:
        any_of = tallied(together)
        parts.append(both(f"någon av dem: {any_of['sv']}", f"either of them: {any_of['en']}"))
    stated_count = of_all(count, len(group.member_ids))
    evidence = [
        line
        for method_id, part in tallies.items()
        for line in told(rows, method_id, member_cells(rows, method_id, group), part)
    ]
    return _about_group(
        rows,
        statement,
        (kind, certainty),
        both(
            f"Angivet {stated_count['sv']}; " + "; ".join(part["sv"] for part in parts) + ".",
            f"Stated {stated_count['en']}; " + "; ".join(english(part) for part in parts) + ".",
        ),
        evidence,
        difference=min(differences, key=abs),
    )


def _named(rows: Lookup, method_id: str, counted: Tally) -> Text:
    name, said = rows.names[method_id], tallied(counted)
    return both(f"{name['sv']}: {said['sv']}", f"{english(name)}: {said['en']}")


def _against_status(
    status: str, cells: Sequence[Cell], counted: Tally | None
) -> tuple[list[Cell], Certainty]:
    """Return the cells that contradict a status without a count."""
    offered = [cell for cell in cells if cell.status in OFFERED]
    lacking = [cell for cell in cells if cell.status == Status.NOT_OFFERED.value]
    if status == Status.NOT_OFFERED.value:
        return offered, Certainty.CERTAIN
    if status in OFFERED:
        return lacking, Certainty.CERTAIN
    if status == Status.PARTLY.value and counted:
        # "Partly" is said both of some members and of a use that is limited everywhere.
        if counted.most == 0:
            return lacking, Certainty.LIKELY
        if counted.least == counted.members:
            return offered, Certainty.POSSIBLE
    return [], Certainty.POSSIBLE


def _blank(
    rows: Lookup, statement: GroupStatement, cells: Sequence[Cell], counted: Tally
) -> Finding:
    said = tallied(counted)
    return _about_group(
        rows,
        statement,
        (FindingKind.BLANK_AGAINST_CELLS, Certainty.POSSIBLE),
        both(
            f"Uppgift saknas om gruppen, men cellerna: {said['sv']}.",
            f"Nothing is stated about the group, but the cells: {said['en']}.",
        ),
        told(rows, statement.method_id, cells, counted),
    )


def _about_group(
    rows: Lookup,
    statement: GroupStatement,
    sort: tuple[FindingKind, Certainty],
    arithmetic: Text,
    evidence: Iterable[Evidence],
    *,
    difference: int | None = None,
) -> Finding:
    kind, certainty = sort
    name, method = group_name(rows, statement.group_id), rows.names[statement.method_id]
    titles = {
        FindingKind.STATUS_AGAINST_COUNT: both(
            f"{method['sv']}: status och antal för {name['sv']} går inte ihop",
            f"{english(method)}: status and count for {name['en']} do not agree",
        ),
        FindingKind.BLANK_AGAINST_CELLS: both(
            f"{method['sv']}: inget sägs om {name['sv']}, men alla har svarat",
            f"{english(method)}: nothing is said of {name['en']}, but all have answered",
        ),
    }
    usual = both(
        f"{method['sv']}: uppgiften om {name['sv']} stämmer inte med cellerna",
        f"{english(method)}: what is said of {name['en']} does not agree with the cells",
    )
    return Finding(
        id=finding_id(kind, rows.data.id, statement.method_id, statement.group_id),
        kind=kind,
        certainty=certainty,
        round_id=rows.data.id,
        method_id=statement.method_id,
        method_name=method,
        title=titles.get(kind, usual),
        arithmetic=arithmetic,
        difference=difference,
        statement=stated(rows, statement),
        evidence=tuple(evidence),
    )


def _against_whole(whole: Cell, parts: Sequence[Cell], levels: int) -> list[Cell]:
    """Return the levels that contradict the whole."""
    if whole.status == Status.NOT_OFFERED.value:
        return [part for part in parts if part.status in OFFERS_SOME]
    lacking = [part for part in parts if part.status == Status.NOT_OFFERED.value]
    if whole.status in OFFERED and len(lacking) == levels:
        return lacking
    return []


def _whole(rows: Lookup, whole: Cell, against: Sequence[Cell]) -> Finding:
    column, method = rows.columns[whole.organisation_id], rows.names[whole.method_id]
    name = both(column.name_sv, column.name_en or column.name_sv)
    said, other = status_word(whole.status), status_word(against[0].status)
    return Finding(
        id=finding_id(FindingKind.WHOLE_AGAINST_PART, rows.data.id, whole.method_id, column.id),
        kind=FindingKind.WHOLE_AGAINST_PART,
        certainty=Certainty.CERTAIN,
        round_id=rows.data.id,
        method_id=whole.method_id,
        method_name=method,
        title=both(
            f"{method['sv']}: {name['sv']} och dess vårdnivåer säger olika",
            f"{english(method)}: {name['en']} and its care levels say different things",
        ),
        arithmetic=both(
            f"{name['sv']}: {said['sv']}; {len(against)} av nivåerna: {other['sv']}.",
            f"{name['en']}: {said['en']}; {len(against)} of the levels: {other['en']}.",
        ),
        difference=None,
        statement=each(rows, [whole])[0],
        evidence=tuple(each(rows, against)),
    )
