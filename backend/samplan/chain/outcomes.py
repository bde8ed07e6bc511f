"""What became of the gaps that activities were to close."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.auth.service import Caller
from samplan.chain.effects import GapKey
from samplan.chain.reading import (
    ActivityRow,
    Outline,
    choose_round,
    published_rounds,
    read_outline,
    read_seen,
    told_until,
)
from samplan.chain.terms import GapOutcome
from samplan.chain.tracing import NO_ROUND, Rounds, Side, Trace
from samplan.gap.access import SeenRound
from samplan.gap.documents import round_reference
from samplan.gap.reading import read_lineage
from samplan.gap.terms import Status
from samplan.methods.tables import Method
from samplan.organisations.tables import Organisation
from samplan.plan.deriving import Said, derive
from samplan.plan.progress.present import Within, of_plan, read_held, read_parts
from samplan.plan.tables import Plan
from samplan.plan.terms import DOING, Part, ProgressStatus
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Json = dict[str, Any]

_COUNTED = {
    GapOutcome.CLOSED: "closed",
    GapOutcome.BETTER: "better",
    GapOutcome.OPEN: "open",
    GapOutcome.NEVER_OPEN: "neverOpen",
    GapOutcome.UNKNOWN: "unknown",
    GapOutcome.NOT_COMPARABLE: "notComparable",
}

RULE = Words(
    "En lucka anses planerad utifrån den nyaste publicerade omgången fram till planens första år "
    "där den finns; en lucka som hittats senare utifrån den första omgången där den finns. Det "
    "som ändrats före planen räknas inte som planens verk.",
    "A gap is held to have been planned on the newest published round until the plan's first "
    "year in which it is there; a gap found later on the first round in which it is there. What "
    "changed before the plan is not counted as the plan's work.",
)


@dataclass(frozen=True)
class Told:
    """The rounds that tell, and how far activities had come when the last of them was made."""

    seen: SeenRound | None
    start: SeenRound | None
    rounds: Rounds
    held: Mapping[str, Mapping[str | None, Said]]
    parts: Mapping[str, Sequence[tuple[str, str]]]

    @property
    def is_public(self) -> bool:
        """Whether everybody gets the same."""
        return all(one is None or one.is_public for one in (self.seen, self.start))

    @property
    def only(self) -> frozenset[str] | None:
        """The principals that the caller sees; None: all."""
        limits = [one.only for one in (self.seen, self.start) if one and one.only is not None]
        return frozenset.intersection(*limits) if limits else None

    def trace(self, key: GapKey) -> Trace:
        """What became of a gap."""
        rounds = self.rounds
        if not rounds.rounds:
            return NO_ROUND
        start = 0 if self.start else rounds.planned_on(key)
        return rounds.trace(key, start)

    def reported(self, activity_id: str) -> Json:
        """How far the activity was reported to have come."""
        said = self.held.get(activity_id, {})
        whole = said.get(None)
        derived = derive([said.get(one) for one in self._doing(activity_id)])
        return {
            "lead": whole.status if whole else None,
            "derived": derived.status,
            "reported": derived.reported,
            "of": derived.of,
        }

    def is_done(self, activity_id: str, organisation_id: str) -> bool:
        """Whether the lead, all organisations together or the one itself had reported it done."""
        reported = self.reported(activity_id)
        own = self.held.get(activity_id, {}).get(organisation_id)
        statuses = {reported["lead"], reported["derived"], own.status if own else None}
        return ProgressStatus.DONE in statuses

    def _doing(self, activity_id: str) -> list[str]:
        parts = self.parts.get(activity_id, ())
        return [organisation for organisation, part in parts if Part(part) in DOING]


class Names(NamedTuple):
    """What methods and organisations are called, by id."""

    methods: Mapping[str, Json]
    organisations: Mapping[str, Json]


def told(
    session: Session,
    caller: Caller,
    plan: Plan,
    round_id: str | None = None,
    from_id: str | None = None,
    activity_ids: Collection[str] | None = None,
) -> Told:
    """The rounds until the one that is asked for, or until the newest published one."""
    seen = choose_round(session, caller, plan, round_id)
    start = choose_round(session, caller, plan, from_id, "from") if from_id else None
    if seen is not None and start is not None and _age(start) >= _age(seen):
        words = Words(
            "Omgången som planen utgick från ska vara äldre än den som visar vad det blev.",
            "The round that was planned on should be older than the one that tells the outcome.",
        )
        raise invalid(Violation("from", words))
    chosen = _rounds(session, plan, seen, start)
    within: Within = of_plan(plan.id) if activity_ids is None else activity_ids
    return Told(
        seen=seen,
        start=start,
        rounds=Rounds(
            [read_seen(session, one) for one in chosen],
            [one.row.year for one in chosen],
            read_lineage(session),
            start.row.year if start else plan.first_year,
        ),
        held=read_held(session, within, told_until(seen.row)) if seen else {},
        parts=read_parts(session, within),
    )


def _rounds(
    session: Session, plan: Plan, seen: SeenRound | None, start: SeenRound | None
) -> list[SeenRound]:
    """Oldest first; the last one tells, and the first is that which was asked for as the start."""
    if seen is None:
        return []
    if start is not None:
        return [start, seen]
    published = [SeenRound(one, None) for one in published_rounds(session, plan.county_id)]
    return [*(one for one in published if _age(one) < _age(seen)), seen]


def _age(one: SeenRound) -> tuple[int, str]:
    return one.row.year, one.row.id


class Wish(NamedTuple):
    """What is asked for."""

    plan_id: str
    round_id: str | None
    from_id: str | None
    activity_id: str | None
    organisation_id: str | None
    outcomes: Collection[GapOutcome]


class Found(NamedTuple):
    """The whole answer but for its pages, its activities, and whether everybody gets the same."""

    document: Json
    activities: Sequence[Json]
    is_public: bool


def activity_outcomes(session: Session, caller: Caller, wish: Wish) -> Found:
    """Every activity that names gaps which are wanted, in the plan's order."""
    outline = read_outline(session, wish.plan_id)
    how = told(session, caller, outline.plan, wish.round_id, wish.from_id)
    names = read_names(session, frozenset().union(*outline.gaps.values()))
    activities = [
        shown
        for one in outline.activities
        if wish.activity_id in {None, one.id}
        for shown in [_activity(one, outline, how, names, wish)]
        if shown["gaps"]
    ]
    totals = counts([gap for one in activities for gap in one["gaps"]])
    said = _words(totals, outline, how)
    rule = RULE if how.start is None else _asked_for(how.start)
    document = outline.reference() | {
        "round": round_reference(how.seen.row) if how.seen else None,
        "fromRound": round_reference(how.start.row) if how.start else None,
        "totals": totals,
        "rule": text(rule.sv, rule.en),
        "words": text(said.sv, said.en),
    }
    return Found(document, activities, how.is_public)


def _activity(one: ActivityRow, outline: Outline, how: Told, names: Names, wish: Wish) -> Json:
    gaps = [
        gap
        for gap in results(one.id, outline.gaps.get(one.id, frozenset()), how, names)
        if wish.organisation_id in {None, gap["organisationId"]}
        and (not wish.outcomes or gap["outcome"] in wish.outcomes)
    ]
    return one.document() | {
        "reported": how.reported(one.id),
        "gaps": gaps,
        "counts": counts(gaps),
    }


def results(activity_id: str, keys: Iterable[GapKey], how: Told, names: Names) -> list[Json]:
    """What became of the gaps that an activity names, by method and principal."""
    seen = (one for one in sorted(keys) if how.only is None or one.organisation_id in how.only)
    found = []
    for key in seen:
        trace = how.trace(key)
        done = how.is_done(activity_id, key.organisation_id)
        found.append(
            {
                "methodId": key.method_id,
                "methodName": names.methods[key.method_id],
                "organisationId": key.organisation_id,
                "organisationName": names.organisations[key.organisation_id],
                **_side("from", trace.then),
                **_side("to", trace.now),
                "outcome": trace.outcome,
                "reason": trace.reason,
                "reportedDone": done,
                "doneButOpen": done and trace.is_open,
            }
        )
    return found


def _side(name: str, side: Side | None) -> Json:
    return {
        f"{name}RoundId": side.round_id if side else None,
        f"{name}Status": side.status if side else Status.NOT_ASKED,
        f"{name}SourcePlaceId": side.place_id if side else None,
    }


def counts(gaps: Sequence[Json]) -> Json:
    """How many by what became of them."""
    by_outcome = Counter(one["outcome"] for one in gaps)
    return (
        {"gaps": len(gaps)}
        | {name: by_outcome[one] for one, name in _COUNTED.items()}
        | {"doneButOpen": sum(one["doneButOpen"] for one in gaps)}
    )


def places_of(gaps: Iterable[Json]) -> set[str | None]:
    """The places in sources that both sides point at."""
    return {gap[name] for gap in gaps for name in ("fromSourcePlaceId", "toSourcePlaceId")}


def read_names(session: Session, keys: Iterable[GapKey]) -> Names:
    """What the methods and organisations of the gaps are called."""
    wanted = list(keys)

    def named(table: type[Method] | type[Organisation], ids: set[str]) -> dict[str, Json]:
        statement = sa.select(col(table.id), col(table.name_sv), col(table.name_en)).where(
            col(table.id).in_(sorted(ids))
        )
        rows = session.connection().execute(statement)
        return {row[0]: text(row[1], row[2]) for row in rows}

    return Names(
        named(Method, {one.method_id for one in wanted}),
        named(Organisation, {one.organisation_id for one in wanted}),
    )


def _asked_for(start: SeenRound) -> Words:
    row = start.row
    return Words(
        f"Alla luckor jämförs med omgången {row.title_sv}.",
        f"All gaps are compared with the round {row.title_en or row.title_sv}.",
    )


def _words(totals: Json, outline: Outline, how: Told) -> Words:
    if not any(outline.gaps.values()):
        return Words(
            "Ingen aktivitet i planen är knuten till någon lucka, så det går inte att se vad de "
            "stängt.",
            "No activity of the plan is tied to any gap, so what they have closed cannot be seen.",
        )
    if how.seen is None:
        return Words(
            "Länet har ingen publicerad omgång, så det går inte att se vad som stängts.",
            "The county has published no round, so what has closed cannot be seen.",
        )
    gaps, closed, done = totals["gaps"], totals["closed"], totals["doneButOpen"]
    still = totals["open"] + totals["better"]
    return Words(
        f"{gaps} {'lucka' if gaps == 1 else 'luckor'} skulle stängas: {closed} stängda, {still} "
        f"kvar, {totals['notComparable']} går inte att jämföra. "
        f"{done} är kvar fast aktiviteten rapporterats klar.",
        f"{gaps} {'gap was' if gaps == 1 else 'gaps were'} to be closed: {closed} closed, {still} "
        f"remain, {totals['notComparable']} cannot be compared. "
        f"{done} remain although the activity has been reported done.",
    )
