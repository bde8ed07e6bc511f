"""What a finding is: two places that disagree, and the arithmetic between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from samplan.gap.cells import Cell, Column, GroupColumn, RoundData, Text
from samplan.gap.coverage import KNOWN, OFFERED
from samplan.gap.terms import Status
from samplan.reconciliation.terms import Certainty, FindingKind

PARTLY = Status.PARTLY.value


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding in words, and the place in a source that says so (or None)."""

    text: Text
    place_id: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A disagreement. Both sides stand as they are; nothing is corrected.

    `difference` is what the evidence says less what the statement says, in organisations; None
    where it is no matter of numbers. `id` is made of kind, round, method and subject, so that
    the same disagreement has the same id however often it is computed.
    """

    id: str
    kind: FindingKind
    certainty: Certainty
    round_id: str
    method_id: str
    method_name: Text
    title: Text
    arithmetic: Text
    difference: int | None
    statement: Evidence
    evidence: tuple[Evidence, ...]


class Tally(NamedTuple):
    """The members' answers: so many offer the method, and so many more offer it partly.

    A count in a source may or may not take in those that offer a method partly, so both the
    lower and the upper number are held to agree with it.
    """

    offered: tuple[str, ...]
    partly: tuple[str, ...]
    members: int

    @property
    def least(self) -> int:
        """The members that offer the method."""
        return len(self.offered)

    @property
    def most(self) -> int:
        """The members that offer the method at least partly."""
        return len(self.offered) + len(self.partly)

    def difference(self, stated: int) -> int:
        """Return how far the cells are from a stated count, with sign; 0 when they agree."""
        if stated < self.least:
            return self.least - stated
        return min(self.most - stated, 0)


class Lookup(NamedTuple):
    """A round's rows as the checks look them up."""

    data: RoundData
    columns: Mapping[str, Column]
    groups: Mapping[str, GroupColumn]
    names: Mapping[str, Text]
    cells: Mapping[tuple[str, str], Cell]


def look_up(data: RoundData) -> Lookup:
    """Return the lookups of a round."""
    return Lookup(
        data,
        {column.id: column for column in data.columns},
        {group.id: group for group in data.groups},
        {method.id: {"sv": method.name_sv, "en": method.name_en} for method in data.methods},
        {(cell.method_id, cell.organisation_id): cell for cell in data.cells},
    )


def member_cells(rows: Lookup, method_id: str, group: GroupColumn) -> list[Cell]:
    """Return the cells that the members of a group have for a method, in the group's order."""
    keys = ((method_id, member) for member in group.member_ids)
    return [rows.cells[key] for key in keys if key in rows.cells]


def tally(rows: Lookup, method_ids: Sequence[str], group: GroupColumn) -> Tally | None:
    """Count the members that offer at least one of the methods.

    None unless every member has a known answer for every method (offered, partly, not offered,
    other provider): what is not known must not count as a no.
    """
    offered, partly = set(), set()
    for method_id in method_ids:
        cells = member_cells(rows, method_id, group)
        if not cells or len(cells) < len(group.member_ids):
            return None
        if any(cell.status not in KNOWN for cell in cells):
            return None
        offered |= {c.organisation_id for c in cells if c.status in OFFERED}
        partly |= {c.organisation_id for c in cells if c.status == PARTLY}
    order = group.member_ids
    return Tally(
        tuple(i for i in order if i in offered),
        tuple(i for i in order if i in partly - offered),
        len(order),
    )


def finding_id(kind: FindingKind, *parts: str) -> str:
    """Return a finding's id: lower-case letters, digits and hyphens."""
    return "-".join([kind.value.replace("_", "-"), *parts])


def short_names(rows: Lookup, ids: Iterable[str]) -> str:
    """Return organisations by their short names, in the order given."""
    return ", ".join(rows.columns[i].short_name if i in rows.columns else i for i in ids)


def places(cells: Iterable[Cell]) -> list[str | None]:
    """Return the places in sources that cells point at, each once, in their order."""
    return list(dict.fromkeys(cell.place_id for cell in cells)) or [None]
