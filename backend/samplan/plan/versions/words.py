"""What has changed in the plan, said so that people who were not there understand it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from samplan.plan.replay import Difference, Document
from samplan.plan.versions.naming import Json, Objects, joined, name, named, plain, words_of
from samplan.plan.versions.terms import Fate, Kind
from samplan.plan.versions.vocabulary import FACTS, NAMED_BY_ID, NAMES, OF_ONE, UNSAID, VALUES
from samplan.web.fields import refusal, text
from samplan.web.texts import Words

DECISION: Final = "decision"
MOMENT_PATTERN: Final = r"^(decision|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,9})$"


def check_moment(written: str) -> str:
    """The moment as it was written: a day, a revision or decision; a refusal when it is none."""
    try:
        if not re.fullmatch(MOMENT_PATTERN, written):
            raise ValueError(written)  # noqa: TRY301 - said in one place
        if "-" in written:
            date.fromisoformat(written)
    except ValueError:
        words = Words(
            "Skriv en dag (2026-12-01), numret på en ändring (4711) eller decision.",
            "Write a day (2026-12-01), the number of a revision (4711) or decision.",
        )
        raise refusal(words) from None
    return written


@dataclass(frozen=True, slots=True)
class Called:
    """What is called something outside the plan, by id: as it is called today."""

    organisations: Mapping[str, Json]
    places: Mapping[str, Json]


class Teller:
    """Tells differences in words."""

    def __init__(self, then: Objects, now: Objects, called: Called) -> None:
        self._then = then
        self._now = now
        self._called = called
        self._in_lists: dict[str, Callable[[Document], Json]] = {
            "organisations": self._part,
            "gaps": self._gap,
            "milestones": _milestone,
            "subTasks": _task,
            "bodies": lambda one: words_of(one, "name"),
        }

    def tell(self, one: Difference) -> Json | None:
        """The difference as JSON; None where nothing of the plan has changed."""
        kind = Kind(one.key.object_type)
        fate = Fate.CHANGED
        fields: Iterable[str] = _both_say(one)
        if one.then is None or one.now is None:
            fate = Fate.ADDED if one.then is None else Fate.GONE
            fields = FACTS.get(kind, ())
        then, now = one.then or {}, one.now or {}
        told = [self._change(field, then.get(field), now.get(field)) for field in fields]
        changes = [each for each in told if each is not None]
        if fate is Fate.CHANGED and not changes:
            return None
        return {
            "fate": fate.value,
            "kind": kind.value,
            "id": one.key.object_id,
            "name": self._name(kind, one),
            "changes": changes,
        }

    def _name(self, kind: Kind, one: Difference) -> Json:
        shown, objects = (one.then, self._then) if one.now is None else (one.now, self._now)
        if kind is not Kind.PROGRESS:
            return name(kind, one.key.object_id, shown or {}, objects)
        progress = shown or {}
        who = text("hela, enligt projektledningen", "the whole, as the lead sees it")
        if progress["organisationId"] is not None:
            who = self._organisation(progress["organisationId"])
        return joined(named(Kind.ACTIVITY, progress["activityId"], objects), who)

    def _change(self, field: str, before: Any, after: Any) -> Json | None:
        """What has become of a field; None where people would read the same."""
        if isinstance(before, list) or isinstance(after, list):
            lists = self._lists(field, before or (), after or ())
            return _told(field, **lists) if any(lists.values()) else None
        was = self._value(field, before, self._then)
        has = self._value(field, after, self._now)
        return None if was == has else _told(field, before=was, after=has)

    def _lists(
        self, field: str, before: Iterable[Any], after: Iterable[Any]
    ) -> dict[str, list[Any]]:
        """What has come to a list, gone from it, and changed in it."""
        was = [(_identity(field, one), self._entry(field, one, self._then)) for one in before]
        has = [(_identity(field, one), self._entry(field, one, self._now)) for one in after]
        came = [one for one in has if one not in was]
        went = [one for one in was if one not in has]
        old = {identity: said for identity, said in went if identity}
        new = {identity: said for identity, said in came if identity}
        return {
            "added": [said for identity, said in came if identity not in old],
            "removed": [said for identity, said in went if identity not in new],
            "altered": [
                {"before": old[identity], "after": said}
                for identity, said in new.items()
                if identity in old
            ],
        }

    def _entry(self, field: str, one: Any, objects: Objects) -> Json:
        say = self._in_lists.get(field)
        if say is not None and isinstance(one, dict):
            return say(one)
        return self._value(field, one, objects) or plain("")

    def _value(self, field: str, value: Any, objects: Objects) -> Json | None:
        if value is None:
            return None
        if isinstance(value, dict):
            return text(str(value.get("sv", "")), value.get("en"))
        if field in NAMED_BY_ID:
            return named(NAMED_BY_ID[field], value, objects)
        if field in {"organisationId", "organisationIds"}:
            return self._organisation(value)
        if field == "sourcePlaceId":
            return self._called.places.get(value) or plain(str(value))
        return _in_words(field, value)

    def _organisation(self, organisation_id: str) -> Json:
        return self._called.organisations.get(organisation_id) or plain(organisation_id)

    def _part(self, one: Document) -> Json:
        part = VALUES["part"].get(one.get("part", ""))
        who = self._organisation(one.get("organisationId", ""))
        if part is None:
            return who
        return text(f"{who['sv']} ({part.sv})", f"{who['en'] or who['sv']} ({part.en})")

    def _gap(self, one: Document) -> Json:
        method = words_of(one, "methodName", otherwise=one.get("methodId"))
        return joined(method, self._organisation(one.get("organisationId", "")), between=", ")


def _both_say(one: Difference) -> list[str]:
    """The fields to tell of.

    A release of before may have kept less, or something that is kept elsewhere now: what only it
    had has not gone from the plan. What it did not keep nobody had said.
    """
    return [field for field in one.fields if field not in UNSAID and field in (one.now or {})]


def _told(field: str, **what: Any) -> Json:
    words = NAMES.get(field)
    told: Json = {
        "field": field,
        "name": plain(field) if words is None else text(words.sv, words.en),
        "before": None,
        "after": None,
        "added": [],
        "removed": [],
        "altered": [],
    }
    return told | what


def _in_words(field: str, value: Any) -> Json:
    """A value that stands for itself, or a word of a vocabulary."""
    if isinstance(value, bool):
        return text("Ja", "Yes") if value else text("Nej", "No")
    if field == "degree":
        return plain(f"{value} %")
    words = VALUES.get(field, {}).get(str(value))
    return plain(str(value)) if words is None else text(words.sv, words.en)


def _identity(field: str, one: Any) -> str | None:
    """What makes an entry of a list the same one then and now; None: nothing but what it says."""
    by = OF_ONE.get(field)
    value = one.get(by) if by and isinstance(one, dict) else None
    return value.get("sv") if isinstance(value, dict) else value


def _milestone(one: Document) -> Json:
    due, done = one.get("dueOn"), one.get("doneOn")
    return _with(
        words_of(one, "title"),
        [Words(f"senast {due}", f"due {due}")] if due else [],
        [Words(f"nått {done}", f"reached {done}")] if done else [],
    )


def _task(one: Document) -> Json:
    done = one.get("doneOn")
    return _with(words_of(one, "title"), [Words(f"klart {done}", f"done {done}")] if done else [])


def _with(title: Document, *asides: list[Words]) -> Json:
    said = [one for aside in asides for one in aside]
    if not said:
        return text(title["sv"], title["en"])
    return text(
        f"{title['sv']} ({', '.join(one.sv for one in said)})",
        f"{title['en'] or title['sv']} ({', '.join(one.en for one in said)})",
    )
