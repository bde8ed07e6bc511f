"""The plan as it stood, out of its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

Document = Mapping[str, Any]


class Key(NamedTuple):
    """Which object a change is of."""

    object_type: str
    object_id: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change: its order, its object, and the object after it (None: gone)."""

    revision: int
    position: int
    key: Key
    after: Document | None


def replay(steps: Iterable[Step], until: int | None = None) -> dict[Key, Document]:
    """The objects as they stood after a revision; the steps may come in any order."""
    newest: dict[Key, Step] = {}
    for one in steps:
        if until is not None and one.revision > until:
            continue
        known = newest.get(one.key)
        if known is None or (known.revision, known.position) < (one.revision, one.position):
            newest[one.key] = one
    return {key: one.after for key, one in newest.items() if one.after is not None}


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of an object between two moments: None where it was not there."""

    key: Key
    then: Document | None
    now: Document | None
    fields: tuple[str, ...]
    """The fields that differ, where it was there at both."""


UNSAID = frozenset({"version"})
"""Fields that tell nothing of the plan itself."""


def compare(then: Mapping[Key, Document], now: Mapping[Key, Document]) -> list[Difference]:
    """What was added, taken away and changed; objects that are the same are left out."""
    found = []
    for key in sorted({*then, *now}):
        before, after = then.get(key), now.get(key)
        fields = () if before is None or after is None else _changed(before, after)
        if before is None or after is None or fields:
            found.append(Difference(key, before, after, fields))
    return found


def _changed(before: Document, after: Document) -> tuple[str, ...]:
    names = [*before, *(name for name in after if name not in before)]
    return tuple(
        name for name in names if name not in UNSAID and before.get(name) != after.get(name)
    )
