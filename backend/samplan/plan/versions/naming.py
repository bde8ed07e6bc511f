"""What people call things of the plan, out of the documents that the history keeps."""

import re
from collections.abc import Mapping
from typing import Any

from samplan.plan.replay import Document, Key
from samplan.plan.versions.terms import Kind
from samplan.web.fields import text

Json = dict[str, Any]
Objects = Mapping[Key, Document]

KINDS = {kind.value: place for place, kind in enumerate(Kind)}


def plain(words: str) -> Json:
    """A text that is the same in both languages."""
    return text(words, None)


def words_of(one: Document, field: str, *, otherwise: str | None = None) -> Json:
    """A text of a document; what else it is known by, where it was kept without."""
    value = one.get(field)
    if isinstance(value, Mapping) and value.get("sv"):
        return text(value["sv"], value.get("en"))
    return plain(otherwise or one.get("id") or "")


def of_plan(objects: Objects, plan_id: str) -> dict[Key, Document]:
    """Those that belong to the plan, and the agreements of its county."""
    steps = {
        key.object_id
        for key, one in objects.items()
        if key.object_type == Kind.STEP and one.get("planId") == plan_id
    }
    matters = {
        key.object_id: one
        for key, one in objects.items()
        if key.object_type == Kind.MATTER and one.get("planId") == plan_id
    }
    boards = {board for one in matters.values() for board in one.get("boardIds", ())}

    def belongs(key: Key, one: Document) -> bool:
        if key.object_type == Kind.PLAN:
            return key.object_id == plan_id
        if key.object_type == Kind.BOARD:
            return key.object_id in boards
        if key.object_type == Kind.DECISION:
            return one.get("matterId") in matters
        if key.object_type == Kind.AGREEMENT:
            return True
        return one.get("planId") == plan_id or one.get("stepId") in steps

    return {key: one for key, one in objects.items() if belongs(key, one)}


def name(kind: Kind, object_id: str, one: Document, objects: Objects) -> Json:
    """What people call it: activities and steps with their numbers.

    The document may be of a release that kept less: it is then called what it did keep.
    """
    if kind is Kind.STEP:
        return joined(_number("Steg", "Step", one), words_of(one, "needLevel", otherwise=object_id))
    if kind is Kind.DECISION:
        matter = named(Kind.MATTER, one.get("matterId"), objects)
        return joined(named(Kind.BOARD, one.get("boardId"), objects), matter)
    field = _CALLED_BY.get(kind, "title")
    words = words_of(one, field, otherwise=object_id)
    if kind is Kind.ACTIVITY and one.get("code"):
        return joined(plain(one["code"]), words, between=" ")
    if kind is Kind.GOAL:
        return joined(_number("Mål", "Goal", one), words)
    return _short(words) if kind is Kind.RESPONSIBILITY else words


def named(kind: Kind, object_id: str | None, objects: Objects) -> Json:
    """What something that is named by its id is called; its id where it is not there any more."""
    one = objects.get(Key(kind.value, object_id or ""))
    return plain(object_id or "") if one is None else name(kind, object_id or "", one, objects)


def order(key: Key, one: Document) -> tuple[Any, ...]:
    """Sorts things as the plan has them: by kind, then by number, code or place."""
    code = re.findall(r"[0-9]+|[^0-9]+", one.get("code") or "")
    pieces = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in code]
    numbers = (one.get("stepId") or "", one.get("number") or 0)
    by_code = key.object_type == Kind.ACTIVITY
    place = one.get("order") or 0
    return (
        KINDS[key.object_type],
        pieces if by_code else [],
        ("", 0) if by_code else numbers,
        place,
        one.get("decidedOn") or "",
        key.object_id,
    )


_CALLED_BY = {Kind.BOARD: "name", Kind.AGREEMENT: "name", Kind.RESPONSIBILITY: "text"}


def _number(swedish: str, english: str, one: Document) -> Json:
    number = one.get("number", "?")
    return text(f"{swedish} {number}", f"{english} {number}")


_SHOWN = 80


def _short(words: Document) -> Json:
    def cut(one: str | None) -> str | None:
        return one if one is None or len(one) <= _SHOWN else one[: _SHOWN - 1].rstrip() + "…"

    return text(cut(words["sv"]) or "", cut(words.get("en")))


def joined(first: Document, second: Document, between: str = ": ") -> Json:
    """Two texts as one; in English too when either has been written in it."""
    english = None
    if first.get("en") or second.get("en"):
        english = f"{first.get('en') or first['sv']}{between}{second.get('en') or second['sv']}"
    return text(f"{first['sv']}{between}{second['sv']}", english)
