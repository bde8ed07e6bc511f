"""Comparing rounds: what changed for whom, and what cannot be compared and why.

A subject is an organisation or a group. What is said of a group is compared only with what is
said of the same group: its count is never made from the members' cells, nor spread over them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypedDict

from samplan.gap.cells import (
    AreaRow,
    Cell,
    GroupStatement,
    MethodLineage,
    RoundData,
    Text,
    text,
)
from samplan.gap.filters import NO_FILTERS, Filters, shown_methods, wanted_organisations
from samplan.gap.terms import Change, Reason, Status
from samplan.gap.threads import CONTENT_CHANGED, Thread, follow_methods
from samplan.methods.terms import LineageKind

RANK: Mapping[str, int] = {
    Status.NOT_OFFERED.value: 0,
    Status.PARTLY.value: 1,
    Status.OFFERED.value: 2,
    Status.OTHER_PROVIDER.value: 2,
}
"""From least to most on offer; for the residents, another provider is as good as the own one."""

ORGANISATION: Final = "organisation"
GROUP: Final = "group"


class State(TypedDict):
    """What one round says of a subject; count and total only for groups."""

    roundId: str
    status: str
    count: int | None
    total: int | None
    sourcePlaceId: str | None


class ChangeBetween(TypedDict):
    """What became of a subject between two rounds; a reason only when not comparable."""

    fromRoundId: str
    toRoundId: str
    change: str
    reason: str | None


class ComparedSubject(TypedDict):
    """An organisation or group; a round that does not ask it says `not_asked`.

    A pair of rounds of which neither asks it has no entry in `changes`, and is not counted.
    """

    kind: str
    id: str
    name: Text
    states: list[State]
    changes: list[ChangeBetween]


class ComparedMethod(TypedDict):
    """A method under its latest id and name, with everyone that any of the rounds asks."""

    id: str
    name: Text
    areaId: str
    areaName: Text
    subjects: list[ComparedSubject]


class PairTotals(TypedDict):
    """The six counts add up to `total`, and those in `reasons` to `notComparable`."""

    fromRoundId: str
    toRoundId: str
    improved: int
    worsened: int
    unchanged: int
    new: int
    removed: int
    notComparable: int
    total: int
    reasons: dict[str, int]


class Comparison(TypedDict):
    """The parts of a comparison's answer that are computed from the rounds."""

    totals: list[PairTotals]
    methods: list[ComparedMethod]


class _Subject(NamedTuple):
    kind: str
    id: str
    name: Text


class _Asked(NamedTuple):
    """A round's rows by method and subject."""

    cells: Mapping[tuple[str, str], Cell]
    statements: Mapping[tuple[str, str], GroupStatement]
    groups_of: Mapping[str, list[str]]
    """The groups that each organisation is in."""


def compare_rounds(
    rounds: Sequence[RoundData],
    lineage: Iterable[MethodLineage],
    filters: Filters = NO_FILTERS,
) -> Comparison:
    """Compare two or more rounds, given oldest first.

    Pairs are consecutive, and the first with the last when there are more than two. A pair
    counts every method and subject that at least one of its rounds says something of.
    `filters.changes` chooses what is listed, not what the totals count; `filters.organisations`
    chooses subjects, and a group named there brings its members.
    """
    pairs = list(pairwise(range(len(rounds))))
    if len(rounds) > 2:  # noqa: PLR2004 - with two rounds, first to last is the only pair
        pairs.append((0, len(rounds) - 1))
    asked = [_look_up(data) for data in rounds]
    areas = _areas(rounds)
    methods = []
    for thread in _shown_threads(rounds, lineage, areas, filters):
        subjects = list(_compare(thread, rounds, asked, pairs, _subjects(rounds, filters)))
        if subjects:
            area = areas[thread.latest.area_id]
            methods.append(_method(thread, area, subjects))
    totals = [_total(rounds[a].id, rounds[b].id, methods) for a, b in pairs]
    return {"totals": totals, "methods": _listed(methods, filters.changes)}


def judge(
    kind: LineageKind, before: State, after: State, *, only_group: bool = False
) -> tuple[Change, Reason | None]:
    """Class what became of one subject, at least one of whose two states was asked.

    `kind` is what happened to the method between the rounds; `only_group` says that the round
    that did not ask the subject speaks of a group it is in. Counts of one total are compared as
    numbers, everything else by status. Not applicable both times is unchanged; unknown both
    times is not comparable, since nothing is known to be the same.
    """
    asked_before, asked_after = (s["status"] != Status.NOT_ASKED for s in (before, after))
    if kind is LineageKind.NEW and asked_after:
        return Change.NEW, None
    if kind is LineageKind.REMOVED and asked_before:
        return Change.REMOVED, None
    if kind in CONTENT_CHANGED:
        return Change.NOT_COMPARABLE, Reason(kind.value)
    if not (asked_before and asked_after):
        reason = Reason.ONLY_GROUP_COUNT if only_group else Reason.NOT_ASKED
        return Change.NOT_COMPARABLE, reason
    counts = (before["count"], after["count"])
    if counts[0] is not None and counts[1] is not None and _same_total(before, after):
        return _direction(counts[0], counts[1]), None
    return _judge_statuses(before["status"], after["status"])


def _same_total(before: State, after: State) -> bool:
    return before["total"] is not None and before["total"] == after["total"]


def _judge_statuses(before: str, after: str) -> tuple[Change, Reason | None]:
    if before == after == Status.NOT_APPLICABLE:
        return Change.UNCHANGED, None
    for reason in (Reason.UNKNOWN, Reason.NOT_APPLICABLE):
        if reason.value in {before, after}:
            return Change.NOT_COMPARABLE, reason
    return _direction(RANK[before], RANK[after]), None


def _direction(before: int, after: int) -> Change:
    if before == after:
        return Change.UNCHANGED
    return Change.IMPROVED if before < after else Change.WORSENED


def _look_up(data: RoundData) -> _Asked:
    groups_of: dict[str, list[str]] = {}
    for group in data.groups:
        for member in group.member_ids:
            groups_of.setdefault(member, []).append(group.id)
    return _Asked(
        {(cell.method_id, cell.organisation_id): cell for cell in data.cells},
        {(statement.method_id, statement.group_id): statement for statement in data.statements},
        groups_of,
    )


def _areas(rounds: Sequence[RoundData]) -> dict[str, AreaRow]:
    """Return the areas in the order of the latest round, those of earlier rounds after."""
    areas: dict[str, AreaRow] = {}
    for data in reversed(rounds):
        for area in data.areas:
            areas.setdefault(area.id, area)
    return areas


def _subjects(rounds: Sequence[RoundData], filters: Filters) -> list[_Subject]:
    """Return the columns and groups of all rounds under their latest names, and asked for."""
    columns: dict[str, _Subject] = {}
    groups: dict[str, _Subject] = {}
    for data in reversed(rounds):
        for column in data.columns:
            name = text(column.name_sv, column.name_en)
            columns.setdefault(column.id, _Subject(ORGANISATION, column.id, name))
        for group in data.groups:
            name = text(group.name_sv, group.name_en)
            groups.setdefault(group.id, _Subject(GROUP, group.id, name))
    wanted = wanted_organisations([g for data in rounds for g in data.groups], filters)
    subjects = [*columns.values(), *groups.values()]
    return [s for s in subjects if wanted is None or s.id in wanted]


def _shown_threads(
    rounds: Sequence[RoundData],
    lineage: Iterable[MethodLineage],
    areas: Mapping[str, AreaRow],
    filters: Filters,
) -> list[Thread]:
    """Return the threads whose latest method the filters leave, by area."""
    threads = follow_methods(rounds, lineage)
    shown = {m.id for m in shown_methods((thread.latest for thread in threads), filters)}
    order = {area_id: i for i, area_id in enumerate(areas)}
    return sorted(
        (thread for thread in threads if thread.latest.id in shown),
        key=lambda thread: order[thread.latest.area_id],
    )


def _compare(
    thread: Thread,
    rounds: Sequence[RoundData],
    asked: Sequence[_Asked],
    pairs: Iterable[tuple[int, int]],
    subjects: Iterable[_Subject],
) -> Iterator[ComparedSubject]:
    """Yield the subjects that some round says something of, for one method."""
    pairs = list(pairs)
    for subject in subjects:
        states = [
            _state(data.id, method and method.id, subject, rows)
            for data, method, rows in zip(rounds, thread.methods, asked, strict=True)
        ]
        changes = [
            _change(thread, pair, states, subject, asked)
            for pair in pairs
            if any(states[i]["status"] != Status.NOT_ASKED for i in pair)
        ]
        if changes:
            yield {
                "kind": subject.kind,
                "id": subject.id,
                "name": subject.name,
                "states": states,
                "changes": changes,
            }


def _state(round_id: str, method_id: str | None, subject: _Subject, rows: _Asked) -> State:
    state: State = {
        "roundId": round_id,
        "status": Status.NOT_ASKED.value,
        "count": None,
        "total": None,
        "sourcePlaceId": None,
    }
    if method_id is None:
        return state
    if subject.kind == GROUP:
        statement = rows.statements.get((method_id, subject.id))
        if statement:
            state["status"], state["sourcePlaceId"] = statement.status, statement.place_id
            state["count"], state["total"] = statement.count, statement.total
        return state
    cell = rows.cells.get((method_id, subject.id))
    if cell:
        state["status"], state["sourcePlaceId"] = cell.status, cell.place_id
    return state


def _change(
    thread: Thread,
    pair: tuple[int, int],
    states: Sequence[State],
    subject: _Subject,
    asked: Sequence[_Asked],
) -> ChangeBetween:
    earlier, later = pair
    only_group = any(
        states[i]["status"] == Status.NOT_ASKED and _group_speaks(thread, i, subject, asked[i])
        for i in pair
    )
    change, reason = judge(
        thread.kind(earlier, later), states[earlier], states[later], only_group=only_group
    )
    return {
        "fromRoundId": states[earlier]["roundId"],
        "toRoundId": states[later]["roundId"],
        "change": change.value,
        "reason": reason.value if reason else None,
    }


def _group_speaks(thread: Thread, position: int, subject: _Subject, rows: _Asked) -> bool:
    """Tell whether a round says something of a group that the subject is in."""
    method = thread.methods[position]
    if method is None:
        return False
    return any((method.id, g) in rows.statements for g in rows.groups_of.get(subject.id, ()))


def _method(thread: Thread, area: AreaRow, subjects: list[ComparedSubject]) -> ComparedMethod:
    method = thread.latest
    return {
        "id": method.id,
        "name": text(method.name_sv, method.name_en),
        "areaId": area.id,
        "areaName": text(area.name_sv, area.name_en),
        "subjects": subjects,
    }


def _total(from_id: str, to_id: str, methods: Iterable[ComparedMethod]) -> PairTotals:
    found = [
        change
        for method in methods
        for subject in method["subjects"]
        for change in subject["changes"]
        if change["fromRoundId"] == from_id and change["toRoundId"] == to_id
    ]
    changes = Counter(change["change"] for change in found)
    reasons = Counter(change["reason"] for change in found)
    return {
        "fromRoundId": from_id,
        "toRoundId": to_id,
        "improved": changes[Change.IMPROVED.value],
        "worsened": changes[Change.WORSENED.value],
        "unchanged": changes[Change.UNCHANGED.value],
        "new": changes[Change.NEW.value],
        "removed": changes[Change.REMOVED.value],
        "notComparable": changes[Change.NOT_COMPARABLE.value],
        "total": len(found),
        "reasons": {reason.value: reasons[reason.value] for reason in Reason},
    }


def _listed(methods: Iterable[ComparedMethod], changes: frozenset[str]) -> list[ComparedMethod]:
    """Return the methods and subjects that have one of the changes between some pair."""
    if not changes:
        return list(methods)
    listed: list[ComparedMethod] = []
    for method in methods:
        subjects = [
            subject
            for subject in method["subjects"]
            if any(change["change"] in changes for change in subject["changes"])
        ]
        if subjects:
            listed.append({**method, "subjects": subjects})
    return listed
