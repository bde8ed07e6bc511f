"""The list of gaps: recommended methods that a principal does not offer, the worst first.

Only recommended methods are asked for, and only the county's principals (the region and the
municipalities); care levels and units lie within their principal.

A method is a gap in one of two ways:

- **named**: at least one principal's own cell says not offered. `lackingCount` says how many.
- **by statement only**: no principal's cell says so, but a source says of a group that fewer
  than all offer it, and not every member of that group has a known cell of its own (where all
  have, the cells are what is known, and the difference is a finding). Then nobody is named, and
  `lackingCount` is None: the statement stands as it is and is not spread over the members.

Rank: by priority (1 first, unknown last); within it the named gaps, most lacking first; then
those by statement only, by how many the statements leave (`total - count`, the largest of a
method's statements; those without a number last); then by name in Swedish order.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypedDict

from samplan.gap.cells import (
    AreaRow,
    Cell,
    Column,
    GroupStatement,
    MethodLineage,
    MethodRow,
    RoundData,
    Text,
    text,
)
from samplan.gap.coverage import KNOWN, OFFERED
from samplan.gap.filters import NO_FILTERS, Filters, shown_methods, wanted_organisations
from samplan.gap.matrix import MatrixStatement
from samplan.gap.naming import swedish_key
from samplan.gap.terms import Status
from samplan.gap.threads import follow_methods
from samplan.methods.terms import LineageKind
from samplan.organisations.terms import PRINCIPAL_KINDS

NOT_OFFERED: Final = Status.NOT_OFFERED.value
PARTLY: Final = Status.PARTLY.value
UNKNOWN: Final = Status.UNKNOWN.value


class GapPrincipal(TypedDict):
    """A principal and the place in a source that says how it stands with the method."""

    organisationId: str
    name: Text
    sourcePlaceId: str | None


class Gap(TypedDict):
    """A recommended method that is missing somewhere.

    `lackingCount` of `knownCount`: principals that do not offer it, of those whose answer is
    known. `lackingBefore` is the same count in the previous round: None unless both counts are
    there, the method is the same, and every principal known now was known then.
    """

    rank: int
    methodId: str
    methodName: Text
    areaId: str
    areaName: Text
    substance: str
    ageGroup: str
    kind: str
    priority: int | None
    lacking: list[GapPrincipal]
    partly: list[GapPrincipal]
    unknown: list[GapPrincipal]
    lackingCount: int | None
    knownCount: int
    groupStatements: list[MatrixStatement]
    lackingBefore: int | None


class ClosedGap(TypedDict):
    """A principal that lacked a method in the previous round, wholly or in part, and offers it."""

    methodId: str
    methodName: Text
    organisationId: str
    organisationName: Text
    fromStatus: str
    toStatus: str


class GapTotals(TypedDict):
    """Sums over the list: its gaps, the cells it names as lacking and as partly, and closed."""

    methods: int
    lackingCells: int
    partlyCells: int
    closed: int


class GapList(TypedDict):
    """The parts of a gap list's answer that are computed from the rounds, unpaged."""

    gaps: list[Gap]
    closed: list[ClosedGap]
    totals: GapTotals


class _Round(NamedTuple):
    """A round's rows by method, and its principals by id in the order of the columns."""

    principals: Mapping[str, Column]
    areas: Mapping[str, AreaRow]
    members: Mapping[str, tuple[str, ...]]
    cells: Mapping[str, Mapping[str, Cell]]
    statements: Mapping[str, Sequence[GroupStatement]]


def list_gaps(
    data: RoundData,
    previous: RoundData | None = None,
    lineage: Iterable[MethodLineage] = (),
    filters: Filters = NO_FILTERS,
) -> GapList:
    """Return the gaps of a round by rank, and what closed since the previous round.

    `filters.organisations` keeps the gaps in which one of them lacks the method by name (or is a
    group whose statement says that some do); each gap still shows all principals, so that its
    rank and counts stay the same whoever looks.
    """
    now = _look_up(data)
    then = _look_up(previous) if previous else None
    before = _same_methods(previous, data, lineage) if previous else {}
    wanted = wanted_organisations(data.groups, filters)
    methods = [m for m in shown_methods(data.methods, filters) if m.recommended]
    gaps = []
    for method in methods:
        earlier = then.cells.get(before.get(method.id, ""), {}) if then else {}
        gap = _gap(method, now, earlier)
        if gap and _is_wanted(gap, wanted):
            gaps.append(gap)
    gaps.sort(key=_order)
    for rank, gap in enumerate(gaps, start=1):
        gap["rank"] = rank
    closed = list(_closed(methods, now, then, before, wanted)) if then else []
    totals: GapTotals = {
        "methods": len(gaps),
        "lackingCells": sum(len(gap["lacking"]) for gap in gaps),
        "partlyCells": sum(len(gap["partly"]) for gap in gaps),
        "closed": len(closed),
    }
    return {"gaps": gaps, "closed": closed, "totals": totals}


def fewer_than_all(statement: GroupStatement) -> bool:
    """Tell whether a statement says that some of the group do not offer the method in full."""
    if statement.count is not None and statement.total is not None:
        return statement.count < statement.total
    return statement.status in {NOT_OFFERED, PARTLY}


def _look_up(data: RoundData) -> _Round:
    cells: dict[str, dict[str, Cell]] = {}
    for cell in data.cells:
        cells.setdefault(cell.method_id, {})[cell.organisation_id] = cell
    order = {group.id: i for i, group in enumerate(data.groups)}
    statements: dict[str, list[GroupStatement]] = {}
    for statement in sorted(data.statements, key=lambda s: order[s.group_id]):
        statements.setdefault(statement.method_id, []).append(statement)
    return _Round(
        principals={column.id: column for column in data.columns if column.kind in PRINCIPAL_KINDS},
        areas={area.id: area for area in data.areas},
        members={group.id: group.member_ids for group in data.groups},
        cells=cells,
        statements=statements,
    )


def _same_methods(
    previous: RoundData, data: RoundData, lineage: Iterable[MethodLineage]
) -> dict[str, str]:
    """Return the previous round's method by this round's, where the content is the same."""
    return {
        now.id: then.id
        for thread in follow_methods([previous, data], lineage)
        if thread.kind(0, 1) is LineageKind.SAME
        for then, now in [thread.methods]
        if then and now
    }


def _gap(method: MethodRow, now: _Round, earlier: Mapping[str, Cell]) -> Gap | None:
    """Return the gap that a method is, if it is one; its rank is set when all are known."""
    cells = now.cells.get(method.id, {})
    statements = now.statements.get(method.id, [])
    lacking = _principals(cells, now, NOT_OFFERED)
    if not lacking and not any(_stands_alone(s, cells, now) for s in statements):
        return None
    known = [i for i in now.principals if i in cells and cells[i].status in KNOWN]
    area = now.areas[method.area_id]
    return {
        "rank": 0,
        "methodId": method.id,
        "methodName": text(method.name_sv, method.name_en),
        "areaId": area.id,
        "areaName": text(area.name_sv, area.name_en),
        "substance": method.substance,
        "ageGroup": method.age_group,
        "kind": method.kind,
        "priority": method.priority,
        "lacking": lacking,
        "partly": _principals(cells, now, PARTLY),
        "unknown": _principals(cells, now, UNKNOWN),
        "lackingCount": len(lacking) or None,
        "knownCount": len(known),
        "groupStatements": [_statement(s) for s in statements],
        "lackingBefore": _lacking_before(known, earlier) if lacking else None,
    }


def _principals(cells: Mapping[str, Cell], now: _Round, status: str) -> list[GapPrincipal]:
    return [
        {
            "organisationId": column.id,
            "name": text(column.name_sv, column.name_en),
            "sourcePlaceId": cells[column.id].place_id,
        }
        for column in now.principals.values()
        if column.id in cells and cells[column.id].status == status
    ]


def _stands_alone(statement: GroupStatement, cells: Mapping[str, Cell], now: _Round) -> bool:
    """Tell whether a statement says that the method is missing where no cell can say it."""
    members = now.members[statement.group_id]
    all_known = all(i in cells and cells[i].status in KNOWN for i in members)
    return fewer_than_all(statement) and not (members and all_known)


def _statement(statement: GroupStatement) -> MatrixStatement:
    return {
        "groupId": statement.group_id,
        "status": statement.status,
        "count": statement.count,
        "total": statement.total,
        "sourcePlaceId": statement.place_id,
    }


def _lacking_before(known: Sequence[str], earlier: Mapping[str, Cell]) -> int | None:
    statuses = [earlier[i].status for i in known if i in earlier and earlier[i].status in KNOWN]
    if not known or len(statuses) < len(known):
        return None
    return statuses.count(NOT_OFFERED)


def _is_wanted(gap: Gap, wanted: frozenset[str] | None) -> bool:
    if wanted is None:
        return True
    named = {principal["organisationId"] for principal in gap["lacking"]}
    groups = set() if named else {s["groupId"] for s in gap["groupStatements"]}
    return bool(wanted & (named | groups))


def _order(gap: Gap) -> tuple[bool, int, bool, int, tuple[str, str], str]:
    left = [
        s["total"] - s["count"]
        for s in gap["groupStatements"]
        if s["total"] is not None and s["count"] is not None
    ]
    size = gap["lackingCount"] or max(left, default=-1)
    return (
        gap["priority"] is None,
        gap["priority"] or 0,
        gap["lackingCount"] is None,
        -size,
        swedish_key(gap["methodName"]["sv"]),
        gap["methodId"],
    )


def _closed(
    methods: Iterable[MethodRow],
    now: _Round,
    then: _Round,
    before: Mapping[str, str],
    wanted: frozenset[str] | None,
) -> Iterable[ClosedGap]:
    """Yield what closed, in the order of methods and columns."""
    for method in methods:
        cells = now.cells.get(method.id, {})
        earlier = then.cells.get(before.get(method.id, ""), {})
        for column in now.principals.values():
            cell, old = cells.get(column.id), earlier.get(column.id)
            if not cell or not old or (wanted is not None and column.id not in wanted):
                continue
            if old.status in {NOT_OFFERED, PARTLY} and cell.status in OFFERED:
                yield {
                    "methodId": method.id,
                    "methodName": text(method.name_sv, method.name_en),
                    "organisationId": column.id,
                    "organisationName": text(column.name_sv, column.name_en),
                    "fromStatus": old.status,
                    "toStatus": cell.status,
                }
