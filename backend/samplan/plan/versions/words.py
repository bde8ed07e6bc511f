"""What has changed in the plan, said so that people who were not there understand it."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from samplan.plan.replay import Difference, Document
from samplan.plan.versions.naming import Json, Objects, name, named, plain
from samplan.plan.versions.terms import Fate, Kind
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


_NAMES: Final = {
    "activityId": Words("Aktivitet", "Activity"),
    "adoptsPlan": Words("Antar planen", "Adopts the plan"),
    "agreementIds": Words("Överenskommelser", "Agreements"),
    "bodies": Words("Ansvariga", "Responsible"),
    "boardId": Words("Nämnd", "Board"),
    "boardIds": Words("Nämnder", "Boards"),
    "careLevel": Words("Vårdnivå", "Care level"),
    "code": Words("Nummer", "Number"),
    "contactEmail": Words("Funktionsbrevlåda", "Functional mailbox"),
    "contactFunction": Words("Kontakt", "Contact"),
    "countyId": Words("Län", "County"),
    "decidedOn": Words("Beslutsdag", "Day of decision"),
    "division": Words("Ansvarsfördelning", "Division of responsibility"),
    "endMonth": Words("Slutar, månader efter beslutet", "Ends, months after the decision"),
    "endsOn": Words("Slutar", "Ends"),
    "firstYear": Words("Första år", "First year"),
    "gaps": Words("Luckor att sluta", "Gaps to close"),
    "goalId": Words("Mål", "Goal"),
    "kind": Words("Slag", "Kind"),
    "matterId": Words("Ärende", "Matter"),
    "milestones": Words("Delmål", "Milestones"),
    "name": Words("Namn", "Name"),
    "needLevel": Words("Behovsnivå", "Need level"),
    "needsIds": Words("Väntar på", "Waits for"),
    "note": Words("Anmärkning", "Note"),
    "number": Words("Nummer", "Number"),
    "order": Words("Plats i ordningen", "Place in the order"),
    "organisationId": Words("Organisation", "Organisation"),
    "organisationIds": Words("Parter", "Parties"),
    "organisations": Words("Organisationer", "Organisations"),
    "outcome": Words("Utfall", "Outcome"),
    "paragraph": Words("Paragraf", "Paragraph"),
    "parties": Words("Parter enligt källan", "Parties as the source says"),
    "party": Words("Part", "Party"),
    "planId": Words("Plan", "Plan"),
    "prerequisiteIds": Words("Förutsättningar", "Prerequisites"),
    "problem": Words("Problem", "Problem"),
    "proposal": Words("Förslag", "Proposal"),
    "referenceNumber": Words("Diarienummer", "Reference number"),
    "reviseBy": Words("Revideras senast", "Due for revision"),
    "sourcePlaceId": Words("Källställe", "Place in a source"),
    "startMonth": Words("Börjar, månader efter beslutet", "Starts, months after the decision"),
    "startsOn": Words("Börjar", "Starts"),
    "status": Words("Läge", "Where it stands"),
    "statusText": Words("Läge i ord", "Where it stands, in words"),
    "stepId": Words("Steg", "Step"),
    "subTasks": Words("Delmål", "Sub-tasks"),
    "summary": Words("Innehåll", "What it is about"),
    "targetGroup": Words("Målgrupp", "Target group"),
    "text": Words("Text", "Text"),
    "title": Words("Rubrik", "Title"),
    "vision": Words("Koppling till målbilden", "Link to the vision"),
    "year": Words("År", "Year"),
    "years": Words("Antal år", "Number of years"),
}
_UNSAID: Final = frozenset({"enteredAt", "enteredBy"})
"""Who entered it and when says nothing of the plan."""

_VALUES: Final = {
    "part": {
        "responsible": Words("ansvarig", "responsible"),
        "participating": Words("deltar", "takes part"),
        "consulted": Words("rådfrågas", "is consulted"),
        "informed": Words("informeras", "is informed"),
    },
    "outcome": {
        "proposed": Words("Föreslaget", "Proposed"),
        "tabled": Words("Bordlagt", "Tabled"),
        "adopted": Words("Antaget", "Adopted"),
        "adopted_with_changes": Words("Antaget med ändringar", "Adopted with changes"),
        "rejected": Words("Avslaget", "Rejected"),
        "meeting_cancelled": Words("Sammanträdet inställt", "Meeting cancelled"),
        "noted": Words("Anmält", "Noted"),
        "unknown": Words("Utfallet okänt", "Outcome unknown"),
    },
    "division": {
        "today": Words("Nuläge", "Today"),
        "reform": Words("Nyläge", "Under the reform"),
    },
    "party": {
        "region": Words("Regionen", "The region"),
        "municipality": Words("Kommunen", "The municipality"),
        "joint": Words("Gemensamt", "Joint"),
    },
    "kind": {
        "directive": Words("Direktiv", "Directive"),
        "assignment": Words("Uppdrag", "Assignment"),
        "starting_point": Words("Utgångspunkt", "Starting point"),
        "prerequisite": Words("Förutsättning", "Prerequisite"),
        "decision_needed": Words("Beslut som behövs", "Decision needed"),
        "proposal": Words("Förslag", "Proposal"),
        "question": Words("Stående fråga", "Standing question"),
        "circumstance": Words("Omständighet", "Circumstance"),
        "agreement": Words("Överenskommelse", "Agreement"),
        "routine": Words("Rutin", "Routine"),
        "steering": Words("Styrdokument", "Steering document"),
        "contract": Words("Avtal", "Contract"),
        "plan": Words("Plan", "Plan"),
        "report": Words("Rapport", "Report"),
    },
    "status": {
        "in_force": Words("Gäller", "In force"),
        "proposed": Words("Föreslagen", "Proposed"),
        "required": Words("Krävs", "Required"),
        "ended": Words("Har upphört", "Has ended"),
        "unknown": Words("Okänt", "Unknown"),
    },
}
"""What the words of vocabularies are in words; what is not here is shown as it is."""

_NAMED_BY_ID: Final = {
    "activityId": Kind.ACTIVITY,
    "agreementIds": Kind.AGREEMENT,
    "boardId": Kind.BOARD,
    "boardIds": Kind.BOARD,
    "goalId": Kind.GOAL,
    "matterId": Kind.MATTER,
    "needsIds": Kind.ACTIVITY,
    "planId": Kind.PLAN,
    "prerequisiteIds": Kind.POINT,
    "stepId": Kind.STEP,
}

Names = Mapping[str, Json]
"""What organisations are called, by id."""


class Teller:
    """Tells differences in words; organisations are called what they are called today."""

    def __init__(self, then: Objects, now: Objects, organisations: Names) -> None:
        self._then = then
        self._now = now
        self._organisations = organisations
        self._in_lists: dict[str, Callable[[Any, Objects], Json]] = {
            "organisations": self._part,
            "gaps": self._gap,
            "milestones": _milestone,
            "subTasks": _task,
            "bodies": _body,
        }

    def tell(self, one: Difference) -> Json | None:
        """The difference as JSON; None where nothing of the plan has changed."""
        kind = Kind(one.key.object_type)
        shown, objects = (one.then, self._then) if one.now is None else (one.now, self._now)
        fate = Fate.CHANGED
        changes: list[Json] = []
        if one.then is None or one.now is None:
            fate = Fate.ADDED if one.then is None else Fate.GONE
        else:
            changes = [
                self._change(field, one.then.get(field), one.now.get(field))
                for field in one.fields
                if field not in _UNSAID
            ]
            if not changes:
                return None
        return {
            "fate": fate.value,
            "kind": kind.value,
            "id": one.key.object_id,
            "name": name(kind, shown or {}, objects),
            "changes": changes,
        }

    def _change(self, field: str, before: Any, after: Any) -> Json:
        words = _NAMES.get(field)
        told: Json = {
            "field": field,
            "name": plain(field) if words is None else text(words.sv, words.en),
            "before": None,
            "after": None,
            "added": [],
            "removed": [],
        }
        if isinstance(before, list) or isinstance(after, list):
            was = self._list(field, before or (), self._then)
            now = self._list(field, after or (), self._now)
            return told | {
                "added": [one for one in now if one not in was],
                "removed": [one for one in was if one not in now],
            }
        return told | {
            "before": self._value(field, before, self._then),
            "after": self._value(field, after, self._now),
        }

    def _list(self, field: str, values: Iterable[Any], objects: Objects) -> list[Json]:
        say = self._in_lists.get(field)
        if say is not None:
            return [say(one, objects) for one in values]
        return [self._value(field, one, objects) or plain("") for one in values]

    def _value(self, field: str, value: Any, objects: Objects) -> Json | None:
        if value is None:
            return None
        if isinstance(value, dict):
            return text(str(value.get("sv", "")), value.get("en"))
        if isinstance(value, bool):
            return text("Ja", "Yes") if value else text("Nej", "No")
        if field in _NAMED_BY_ID:
            return named(_NAMED_BY_ID[field], value, objects)
        if field in {"organisationId", "organisationIds"}:
            return self._organisation(value)
        words = _VALUES.get(field, {}).get(str(value))
        return plain(str(value)) if words is None else text(words.sv, words.en)

    def _organisation(self, organisation_id: str) -> Json:
        return self._organisations.get(organisation_id) or plain(organisation_id)

    def _part(self, one: Document, _: Objects) -> Json:
        part = _VALUES["part"].get(one["part"]) or Words(one["part"], one["part"])
        who = self._organisation(one["organisationId"])
        return text(f"{who['sv']} ({part.sv})", f"{who['en'] or who['sv']} ({part.en})")

    def _gap(self, one: Document, _: Objects) -> Json:
        method, who = one["methodName"], self._organisation(one["organisationId"])
        return text(
            f"{method['sv']}, {who['sv']}",
            f"{method.get('en') or method['sv']}, {who['en'] or who['sv']}",
        )


def _milestone(one: Document, _: Objects) -> Json:
    due, done = one.get("dueOn"), one.get("doneOn")
    return _with(
        one["title"],
        [Words(f"senast {due}", f"due {due}")] if due else [],
        [Words(f"nått {done}", f"reached {done}")] if done else [],
    )


def _task(one: Document, _: Objects) -> Json:
    done = one.get("doneOn")
    return _with(one["title"], [Words(f"klart {done}", f"done {done}")] if done else [])


def _body(one: Document, _: Objects) -> Json:
    return text(one["name"]["sv"], one["name"].get("en"))


def _with(title: Document, *asides: list[Words]) -> Json:
    said = [one for aside in asides for one in aside]
    if not said:
        return text(title["sv"], title.get("en"))
    return text(
        f"{title['sv']} ({', '.join(one.sv for one in said)})",
        f"{title.get('en') or title['sv']} ({', '.join(one.en for one in said)})",
    )
