"""What a reader asks to see of a round, the same for matrix, comparison and gap list."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from samplan.gap.cells import GroupColumn, MethodRow


class Filters(NamedTuple):
    """The choices of one call; an empty set means no limit. Values of one set are alternatives."""

    areas: frozenset[str] = frozenset()
    substances: frozenset[str] = frozenset()
    age_groups: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    """Organisations and groups; a group stands for itself and its members."""
    statuses: frozenset[str] = frozenset()
    """For the matrix only."""
    changes: frozenset[str] = frozenset()
    """For the comparison only."""


NO_FILTERS = Filters()


def shown_methods(methods: Iterable[MethodRow], filters: Filters) -> list[MethodRow]:
    """Return the methods that the choices of area, substance, age group and kind leave."""
    chosen = list(methods)
    if filters.areas:
        chosen = [m for m in chosen if m.area_id in filters.areas]
    if filters.substances:
        chosen = [m for m in chosen if m.substance in filters.substances]
    if filters.age_groups:
        chosen = [m for m in chosen if m.age_group in filters.age_groups]
    if filters.kinds:
        chosen = [m for m in chosen if m.kind in filters.kinds]
    return chosen


def wanted_organisations(groups: Sequence[GroupColumn], filters: Filters) -> frozenset[str] | None:
    """Return the ids asked for, with the members of each group asked for; None means all."""
    if not filters.organisations:
        return None
    named = filters.organisations
    return named.union(*(group.member_ids for group in groups if group.id in named))
