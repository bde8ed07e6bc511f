"""Folding the rows of a round into the matrix: methods by area, organisations as columns.

What the figures count: everything is counted over the methods and columns that the filters
leave, so that the figures always add up to what is shown. Coverage counts principals only: in
the block `municipalities` the municipalities, in the block `region` the region's own cell.
The region's care levels and units are shown in its block but not counted, since what they offer
is already in the region's own cell and would count twice.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypedDict

from samplan.gap.cells import (
    Cell,
    Column,
    GroupColumn,
    MethodRow,
    RoundData,
    Text,
    text,
)
from samplan.gap.coverage import KNOWN, OFFERED, UNKNOWN, Coverage, add, count, coverage
from samplan.gap.filters import NO_FILTERS, Filters, shown_methods, wanted_organisations
from samplan.gap.terms import Block, Status
from samplan.organisations.terms import OrganisationKind

MUNICIPALITIES: Final = Block.MUNICIPALITIES.value
REGION: Final = Block.REGION.value
NOT_ASKED: Final = Status.NOT_ASKED.value

BLOCK_OF_PRINCIPAL: Mapping[str, str] = {
    OrganisationKind.MUNICIPALITY.value: MUNICIPALITIES,
    OrganisationKind.REGION.value: REGION,
}


class BlockCoverage(TypedDict):
    """Coverage in each of the two blocks."""

    municipalities: Coverage
    region: Coverage


class MatrixCell(TypedDict):
    """One cell; `not_asked` with nothing else where the organisation was not asked."""

    organisationId: str
    status: str
    comment: str | None
    sourcePlaceId: str | None
    enteredBy: str | None
    enteredAt: str | None
    revision: int | None


class MatrixStatement(TypedDict):
    """What a source says of a group; stands beside the cells and is counted nowhere."""

    groupId: str
    status: str
    count: int | None
    total: int | None
    sourcePlaceId: str | None


class MatrixMethod(TypedDict):
    """One row; `cells` stand in the order of the matrix's organisations."""

    id: str
    name: Text
    printedLabel: str | None
    substance: str
    ageGroup: str
    kind: str
    recommended: bool
    priority: int | None
    variantOf: str | None
    coverage: BlockCoverage
    cells: list[MatrixCell]
    groupStatements: list[MatrixStatement]


class MatrixArea(TypedDict):
    """The rows of one area, and their coverage together."""

    id: str
    name: Text
    coverage: BlockCoverage
    methods: list[MatrixMethod]


class MatrixOrganisation(TypedDict):
    """One column; its coverage is over the methods shown."""

    id: str
    name: Text
    shortName: str
    kind: str
    parentId: str | None
    block: str
    coverage: Coverage


class MatrixGroup(TypedDict):
    """A group that statements are made about."""

    id: str
    name: Text
    memberCount: int


class MatrixTotals(TypedDict):
    """`cells` = methods times organisations shown = the sum of `byStatus`."""

    methods: int
    cells: int
    byStatus: dict[str, int]
    coverage: BlockCoverage


class Matrix(TypedDict):
    """The parts of a matrix's answer that are computed from its rows."""

    organisations: list[MatrixOrganisation]
    groups: list[MatrixGroup]
    areas: list[MatrixArea]
    totals: MatrixTotals


class _Layout(NamedTuple):
    """The columns shown, and which of their positions each block's coverage counts."""

    columns: list[Column]
    blocks: list[str]
    municipalities: list[int]
    region: list[int]
    not_asked: list[MatrixCell]


def fold_matrix(data: RoundData, filters: Filters = NO_FILTERS) -> Matrix:
    """Return the matrix of a round as plain dicts, ready for JSON; to be read, not changed.

    An area without a method left is left out. With `filters.statuses`, a method stays when at
    least one of its shown cells has one of the statuses (not asked counts as one); group
    statements keep no method. A group is shown when it, or a member of it, is.
    """
    wanted = wanted_organisations(data.groups, filters)
    layout = _lay_out(data.columns, wanted)
    groups = _shown_groups(data.groups, layout.columns, wanted, filters)
    methods = shown_methods(data.methods, filters)
    cells = _place_cells(data.cells, methods, layout)
    if filters.statuses:
        methods = [m for m in methods if any(c["status"] in filters.statuses for c in cells[m.id])]
    statements = _place_statements(data, groups)
    rows = [_fold_method(m, cells[m.id], statements.get(m.id, []), layout) for m in methods]
    areas = _fold_areas(data, methods, rows)
    return {
        "organisations": _fold_organisations(layout, rows),
        "groups": [
            {"id": g.id, "name": text(g.name_sv, g.name_en), "memberCount": len(g.member_ids)}
            for g in groups
        ],
        "areas": areas,
        "totals": _total(areas, rows, len(layout.columns)),
    }


def blocks_of(columns: Iterable[Column]) -> dict[str, str]:
    """Return each column's block by its id: that of the principal it is or lies under.

    A column whose principal has no column of its own in the round stands with the region, as
    care levels do in a round that asks nothing of the region as a whole.
    """
    by_id = {column.id: column for column in columns}
    blocks = {}
    for column in by_id.values():
        seen: set[str] = set()
        above: Column | None = column
        while above and above.kind not in BLOCK_OF_PRINCIPAL and above.id not in seen:
            seen.add(above.id)
            above = by_id.get(above.parent_id or "")
        blocks[column.id] = BLOCK_OF_PRINCIPAL.get(above.kind, REGION) if above else REGION
    return blocks


def _lay_out(columns: Sequence[Column], wanted: frozenset[str] | None) -> _Layout:
    blocks = blocks_of(columns)
    shown = [c for c in columns if wanted is None or c.id in wanted]
    counted = [BLOCK_OF_PRINCIPAL.get(column.kind) for column in shown]
    return _Layout(
        columns=shown,
        blocks=[blocks[column.id] for column in shown],
        municipalities=[i for i, block in enumerate(counted) if block == MUNICIPALITIES],
        region=[i for i, block in enumerate(counted) if block == REGION],
        not_asked=[
            {
                "organisationId": column.id,
                "status": NOT_ASKED,
                "comment": None,
                "sourcePlaceId": None,
                "enteredBy": None,
                "enteredAt": None,
                "revision": None,
            }
            for column in shown
        ],
    )


def _shown_groups(
    groups: Sequence[GroupColumn],
    columns: Sequence[Column],
    wanted: frozenset[str] | None,
    filters: Filters,
) -> list[GroupColumn]:
    if wanted is None:
        return list(groups)
    shown = {column.id for column in columns}
    return [g for g in groups if g.id in filters.organisations or shown & set(g.member_ids)]


def _place_cells(
    cells: Iterable[Cell], methods: Iterable[MethodRow], layout: _Layout
) -> dict[str, list[MatrixCell]]:
    """Return each method's cells in the order of the columns."""
    rows = {method.id: layout.not_asked.copy() for method in methods}
    position = {column.id: i for i, column in enumerate(layout.columns)}
    for method_id, organisation_id, status, comment, place, by, at, revision, _ in cells:
        row = rows.get(method_id)
        i = position.get(organisation_id)
        if row is None or i is None:
            continue
        row[i] = {
            "organisationId": organisation_id,
            "status": status,
            "comment": comment,
            "sourcePlaceId": place,
            "enteredBy": by,
            "enteredAt": at,
            "revision": revision,
        }
    return rows


def _place_statements(
    data: RoundData, groups: Iterable[GroupColumn]
) -> dict[str, list[MatrixStatement]]:
    """Return each method's statements about the groups shown, in the order of the groups."""
    order = {group.id: i for i, group in enumerate(groups)}
    shown = [s for s in data.statements if s.group_id in order]
    placed: dict[str, list[MatrixStatement]] = {}
    for statement in sorted(shown, key=lambda s: order[s.group_id]):
        placed.setdefault(statement.method_id, []).append(
            {
                "groupId": statement.group_id,
                "status": statement.status,
                "count": statement.count,
                "total": statement.total,
                "sourcePlaceId": statement.place_id,
            }
        )
    return placed


def _fold_method(
    method: MethodRow,
    cells: list[MatrixCell],
    statements: list[MatrixStatement],
    layout: _Layout,
) -> MatrixMethod:
    return {
        "id": method.id,
        "name": {"sv": method.name_sv, "en": method.name_en},
        "printedLabel": method.printed_label,
        "substance": method.substance,
        "ageGroup": method.age_group,
        "kind": method.kind,
        "recommended": method.recommended,
        "priority": method.priority,
        "variantOf": method.variant_of,
        "coverage": {
            "municipalities": _count_at(cells, layout.municipalities),
            "region": _count_at(cells, layout.region),
        },
        "cells": cells,
        "groupStatements": statements,
    }


def _count_at(cells: Sequence[MatrixCell], positions: Iterable[int]) -> Coverage:
    """Count the cells at the positions; written out, as it is the innermost loop of a matrix."""
    offered = counted = unknown = 0
    for i in positions:
        status = cells[i]["status"]
        if status in KNOWN:
            counted += 1
            if status in OFFERED:
                offered += 1
        elif status == UNKNOWN:
            unknown += 1
    return coverage(offered, counted, unknown)


def _fold_areas(
    data: RoundData, methods: Iterable[MethodRow], rows: Iterable[MatrixMethod]
) -> list[MatrixArea]:
    """Return the areas that have a method left. A method of no area in the round is an error."""
    by_area: dict[str, list[MatrixMethod]] = {area.id: [] for area in data.areas}
    for method, row in zip(methods, rows, strict=True):
        by_area[method.area_id].append(row)
    return [
        {
            "id": area.id,
            "name": text(area.name_sv, area.name_en),
            "coverage": _add_blocks(row["coverage"] for row in by_area[area.id]),
            "methods": by_area[area.id],
        }
        for area in data.areas
        if by_area[area.id]
    ]


def _add_blocks(parts: Iterable[BlockCoverage]) -> BlockCoverage:
    parts = list(parts)
    return {
        "municipalities": add(part["municipalities"] for part in parts),
        "region": add(part["region"] for part in parts),
    }


def _fold_organisations(layout: _Layout, rows: Sequence[MatrixMethod]) -> list[MatrixOrganisation]:
    return [
        {
            "id": column.id,
            "name": text(column.name_sv, column.name_en),
            "shortName": column.short_name,
            "kind": column.kind,
            "parentId": column.parent_id,
            "block": layout.blocks[i],
            "coverage": count([row["cells"][i]["status"] for row in rows]),
        }
        for i, column in enumerate(layout.columns)
    ]


def _total(areas: Iterable[MatrixArea], rows: Sequence[MatrixMethod], columns: int) -> MatrixTotals:
    statuses = Counter([cell["status"] for row in rows for cell in row["cells"]])
    return {
        "methods": len(rows),
        "cells": len(rows) * columns,
        "byStatus": {status.value: statuses[status.value] for status in Status},
        "coverage": _add_blocks(area["coverage"] for area in areas),
    }
