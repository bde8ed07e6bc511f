"""A table as JSON-stat 2.0: one dataset, its values in the order of its dimensions."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from samplan.statistics.cube import AREA, INDICATOR, PERIOD, CellStatus, Table

VERSION: Final = "2.0"
ROLES: Final = {PERIOD: "time", AREA: "geo", INDICATOR: "metric"}
_OPTIONAL: Final = ("updated", "status", "note", "extension")
"""What is left out when there is none of it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What the numbers of an indicator are."""

    label: str
    decimals: int


@dataclass(frozen=True, slots=True)
class Labels:
    """What a dataset calls its parts, in one language."""

    title: str
    dimensions: Mapping[str, str]
    categories: Mapping[str, Mapping[str, str]]
    """By dimension and category."""
    units: Mapping[str, Unit]
    """By indicator."""
    source: str
    statuses: Mapping[str, str]
    reasons: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    href: str | None = None


def dataset(table: Table, labels: Labels, *, updated: str | None) -> dict[str, Any]:
    """The table as a JSON-stat dataset, ready for JSON.

    A value that is null has a status that says why; what is withheld also stands under
    `extension` with its reason, by its place among the values.
    """
    size = [len(axis.categories) for axis in table.axes]
    if len(table.cells) != math.prod(size):
        message = f"{len(table.cells)} cells do not fill {size}"
        raise ValueError(message)
    document: dict[str, Any] = {
        "version": VERSION,
        "class": "dataset",
        "label": labels.title,
        "source": labels.source,
        "updated": updated,
        "id": [axis.id for axis in table.axes],
        "size": size,
        "role": _roles(table),
        "dimension": {axis.id: _dimension(axis.id, axis.categories, labels) for axis in table.axes},
        "value": [cell.value for cell in table.cells],
        "status": {
            str(place): cell.status.value
            for place, cell in enumerate(table.cells)
            if cell.status is not CellStatus.OK
        },
        "note": list(labels.notes),
        "extension": _extension(table, labels),
    }
    if labels.href:
        document["href"] = labels.href
    left_out = {name for name in _OPTIONAL if not document.get(name)}
    return {name: part for name, part in document.items() if name not in left_out}


def _roles(table: Table) -> dict[str, list[str]]:
    return {ROLES[axis.id]: [axis.id] for axis in table.axes if axis.id in ROLES}


def _dimension(name: str, categories: Sequence[str], labels: Labels) -> dict[str, Any]:
    called = labels.categories.get(name, {})
    category: dict[str, Any] = {
        "index": list(categories),
        "label": {one: called.get(one, one) for one in categories},
    }
    if name == INDICATOR:
        category["unit"] = {
            one: {"label": labels.units[one].label, "decimals": labels.units[one].decimals}
            for one in categories
        }
    return {"label": labels.dimensions.get(name, name), "category": category}


def _extension(table: Table, labels: Labels) -> dict[str, Any]:
    """What JSON-stat has no field for, by the value's place."""
    reasons: dict[str, str] = {}
    qualifiers: dict[str, str] = {}
    qualities: dict[str, str] = {}
    upper: dict[str, float] = {}
    texts: dict[str, str] = {}
    breaks: list[int] = []
    for number, cell in enumerate(table.cells):
        place = str(number)
        if cell.reason:
            reasons[place] = cell.reason
        if cell.qualifier not in (None, "exact"):
            qualifiers[place] = str(cell.qualifier)
        if cell.quality not in (None, "measured"):
            qualities[place] = str(cell.quality)
        if cell.value_to is not None:
            upper[place] = cell.value_to
        if cell.text is not None:
            texts[place] = cell.text
        if cell.is_break:
            breaks.append(number)
    parts = {
        "statusLabel": dict(labels.statuses),
        "reasonLabel": dict(labels.reasons),
        "reason": reasons,
        "qualifier": qualifiers,
        "quality": qualities,
        "valueTo": upper,
        "text": texts,
        "break": breaks,
    }
    return {name: part for name, part in parts.items() if part}
