"""The plain input of every computation over a round: rows as they come from the database.

Named tuples, because they are the cheapest typed thing to make from a row (a statement is a
dataclass, since a tuple's own `count` stands in the way of the field). Statuses, kinds
and other words of the vocabularies are held as their text (a `StrEnum` member is such a text
too), since they arrive as text and leave as text. Nothing here knows of a database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict


class Text(TypedDict):
    """A name or sentence in Swedish, and in English where there is one."""

    sv: str
    en: str | None


class AreaRow(NamedTuple):
    """An area of methods, such as screening of adults."""

    id: str
    name_sv: str
    name_en: str | None


class MethodRow(NamedTuple):
    """A method as one round asks about it."""

    id: str
    name_sv: str
    name_en: str | None
    area_id: str
    substance: str
    """A value of `Substance`."""
    age_group: str
    """A value of `AgeGroup`."""
    kind: str
    """A value of `MethodKind`."""
    printed_label: str | None
    """The name as the round's source prints it."""
    recommended: bool
    priority: int | None
    """1 is highest; None where the guideline's priority is not known."""
    variant_of: str | None
    """The method that this one is a form of."""


class Column(NamedTuple):
    """An organisation that a round has a column for."""

    id: str
    name_sv: str
    name_en: str | None
    short_name: str
    kind: str
    """A value of `OrganisationKind`, never `group`."""
    parent_id: str | None


class GroupColumn(NamedTuple):
    """A group of organisations that a source speaks of as one."""

    id: str
    name_sv: str
    name_en: str | None
    member_ids: tuple[str, ...]


class Cell(NamedTuple):
    """What is stored of one organisation and one method. That the row is there means: asked."""

    method_id: str
    organisation_id: str
    status: str
    """A value of `Status` other than `not_asked`."""
    comment: str | None = None
    place_id: str | None = None
    """The place in a source that says so."""
    entered_by: str | None = None
    entered_at: str | None = None
    """ISO 8601, ready for JSON."""
    revision: int | None = None
    answered: bool = True


@dataclass(frozen=True, slots=True)
class GroupStatement:
    """What a source says of a group as a whole. Never spread over the group's members."""

    method_id: str
    group_id: str
    status: str
    """A value of `Status` other than `not_asked`."""
    count: int | None = None
    """How many of the group's members offer the method, where the source says so."""
    total: int | None = None
    """Of how many."""
    place_id: str | None = None


class RoundData(NamedTuple):
    """Everything of one round. Methods, areas and columns stand in the order of display."""

    id: str
    edition_id: str | None
    """The edition of the guideline that the round's methods come from."""
    areas: Sequence[AreaRow]
    methods: Sequence[MethodRow]
    columns: Sequence[Column]
    groups: Sequence[GroupColumn]
    cells: Sequence[Cell]
    """In any order, at most one for each method and organisation."""
    statements: Sequence[GroupStatement]
    """In any order, at most one for each method and group."""


class MethodLineage(NamedTuple):
    """How a method of one edition became a method of the next."""

    from_edition: str
    to_edition: str
    from_method: str | None
    """None when the method is new."""
    to_method: str | None
    """None when the method was removed."""
    kind: str
    """A value of `LineageKind`."""


class MethodLink(NamedTuple):
    """That the cells of one method bear on a statement about another, in the same round."""

    method_id: str
    """The method whose cells bear on the other."""
    other_id: str
    """The method that the statement is about."""
    kind: str
    """A value of `MethodLinkKind`."""


def text(sv: str, en: str | None) -> Text:
    """Return the two languages as JSON shows them."""
    return {"sv": sv, "en": en}
