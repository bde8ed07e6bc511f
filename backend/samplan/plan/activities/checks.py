"""What an activity must be like, with words for each rule. All that is wrong is told at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.days import today
from samplan.methods.tables import Method
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.plan.activities.schemas import ActivityPartInput
from samplan.plan.activities.wishes import Wish
from samplan.plan.agreements.tables import Agreement
from samplan.plan.checks import (
    TWICE,
    future_violations,
    missing,
    organisation_violations,
    part_violations,
    place_violations,
)
from samplan.plan.decisions.adopting import read_adoption
from samplan.plan.dependencies import circle
from samplan.plan.lateness import span
from samplan.plan.referring import referring_together
from samplan.plan.tables import (
    Activity,
    ActivityDependency,
    Goal,
    Milestone,
    Plan,
    PlanPoint,
    PlanStep,
)
from samplan.plan.terms import Part, PointKind
from samplan.sources.tables import SourcePlace
from samplan.web.texts import Words
from samplan.web.violations import Violation

_NO_ACTIVITY = Words("Aktiviteten finns inte i planen.", "No such activity in the plan.")
_NO_PLACE = Words("Källstället finns inte.", "There is no such place in a source.")


def violations(session: Session, activity_id: str, plan: Plan, wish: Wish) -> list[Violation]:
    """What is wrong with the activity, by field; nothing when it can be kept.

    Lists that are not sent are as they were kept, and are not asked about again.
    """
    columns = wish.columns
    found = [
        *_step(session, activity_id, plan, columns["step_id"]),
        *_goal(session, columns),
        *_code(session, activity_id, plan, columns["code"]),
        *_times(columns),
        *_counted_times(session, activity_id, plan, columns),
        *place_violations(session, columns["place_id"]),
    ]
    if wish.organisations is not None:
        found += _organisations(session, plan, wish.organisations)
    if wish.needs is not None:
        found += _needs(session, activity_id, plan, columns["code"], wish.needs)
    if wish.prerequisites is not None:
        found += _prerequisites(session, plan, wish.prerequisites)
    if wish.gaps is not None:
        found += _gaps(session, plan, wish.gaps)
    if wish.agreements is not None:
        found += _agreements(session, plan, wish.agreements)
    if wish.milestones is not None:
        found += _milestones(session, activity_id, wish)
    return found


def _step(session: Session, activity_id: str, plan: Plan, step_id: str) -> Iterator[Violation]:
    """That there is no such step, or that what is counted in the one it is in would stay behind."""
    yield from part_violations(session, plan.id, step_id, None)
    kept = session.get(Activity, activity_id)
    if kept is None or kept.step_id == step_id:
        return
    tied = list(referring_together(session, Activity, activity_id, PlanStep, kept.step_id))
    if tied:
        words = Words(
            f"I det nuvarande steget ligger också {', '.join(one.sv for one in tied)}. "
            "Ta loss det från aktiviteten innan den flyttas, och knyt det till den igen efteråt.",
            f"The step that it is in also has {', '.join(one.en for one in tied)}. "
            "Untie that from the activity before it is moved, and tie it again afterwards.",
        )
        yield Violation("stepId", words)


def _goal(session: Session, columns: Mapping[str, Any]) -> Iterator[Violation]:
    if columns["goal_id"] is None:
        return
    goal = session.get(Goal, columns["goal_id"])
    if goal is None or goal.step_id != columns["step_id"]:
        yield Violation("goalId", Words("Målet hör inte till steget.", "Not a goal of the step."))


def _code(session: Session, activity_id: str, plan: Plan, code: str) -> Iterator[Violation]:
    statement = (
        select(Activity.id)
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(PlanStep.plan_id) == plan.id, col(Activity.code) == code)
        .where(col(Activity.id) != activity_id)
    )
    other = session.exec(statement.limit(1)).first()
    if other is not None:
        words = Words(
            f"{other} heter redan {code} i planen.",
            f"{other} is already called {code} in the plan.",
        )
        yield Violation("code", words)


def _times(columns: Mapping[str, Any]) -> Iterator[Violation]:
    starts, ends = columns["starts_on"], columns["ends_on"]
    if starts is not None and ends is not None and ends < starts:
        words = Words(
            f"Slutet, {ends}, ligger före början, {starts}.",
            f"The end, {ends}, is before the start, {starts}.",
        )
        yield Violation("endsOn", words)
    first, last = columns["start_month"], columns["end_month"]
    if first is not None and last is not None and last < first:
        words = Words(
            f"Slutet, månad {last}, ligger före början, månad {first}.",
            f"The end, month {last}, is before the start, month {first}.",
        )
        yield Violation("endMonth", words)


def _counted_times(
    session: Session, activity_id: str, plan: Plan, columns: Mapping[str, Any]
) -> Iterator[Violation]:
    """One end by its day and the other counted from a decision that is made: in order too.

    Asked when the time is changed: a decision that comes later stops no other change.
    """
    said = {name: columns[name] for name in _TIMES}
    by_day, by_month = {"starts_on", "ends_on"}, {"start_month", "end_month"}
    given = {name for name, value in said.items() if value is not None}
    kept = session.get(Activity, activity_id)
    is_kept = kept is not None and all(getattr(kept, one) == said[one] for one in _TIMES)
    if is_kept or not (given & by_day and given & by_month):
        return
    decided_on = read_adoption(session, plan.id, today()).decided_on
    when = span(**said, decided_on=decided_on)
    if decided_on and when.starts_on and when.ends_on and when.ends_on < when.starts_on:
        field = "endsOn" if columns["ends_on"] is not None else "endMonth"
        words = Words(
            f"Räknat från beslutet den {decided_on} blir slutet {when.ends_on}, "
            f"före början {when.starts_on}.",
            f"Counted from the decision of {decided_on} the end is {when.ends_on}, "
            f"before the start, {when.starts_on}.",
        )
        yield Violation(field, words)


_TIMES = ("starts_on", "ends_on", "start_month", "end_month")


def _organisations(
    session: Session, plan: Plan, parts: Sequence[ActivityPartInput]
) -> Iterator[Violation]:
    ids = [one.organisation_id for one in parts]
    for one in organisation_violations(session, plan.county_id, ids, "organisations"):
        yield Violation(f"{one.field}.organisationId", one.message)
    if not any(one.part is Part.RESPONSIBLE for one in parts):
        words = Words(
            "Minst en organisation ska vara ansvarig (responsible).",
            "At least one organisation should be responsible.",
        )
        yield Violation("organisations", words)
    places = [one.source_place_id for one in parts if one.source_place_id is not None]
    unknown = missing(session, SourcePlace, places)
    for place, part in enumerate(parts):
        if part.source_place_id in unknown:
            yield Violation(f"organisations[{place}].sourcePlaceId", _NO_PLACE)


def _needs(
    session: Session, activity_id: str, plan: Plan, code: str, needs: Sequence[str]
) -> Iterator[Violation]:
    of_plan = dict(
        session.exec(
            select(Activity.id, Activity.code)
            .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
            .where(col(PlanStep.plan_id) == plan.id)
        ).all()
    )
    for place, one in enumerate(needs):
        field = f"needsIds[{place}]"
        if one == activity_id:
            words = Words(
                "En aktivitet kan inte vänta på sig själv.", "An activity cannot wait for itself."
            )
            yield Violation(field, words)
        elif one not in of_plan:
            yield Violation(field, _NO_ACTIVITY)
        if one in needs[:place]:
            yield Violation(field, TWICE)
    chain = _circle(session, activity_id, needs) if activity_id not in needs else None
    if chain is not None:
        codes = of_plan | {activity_id: code}
        said = " → ".join(codes.get(one, one) for one in chain)
        words = Words(
            f"Aktiviteterna väntar på varandra i en ring: {said}.",
            f"The activities wait for each other in a circle: {said}.",
        )
        yield Violation("needsIds", words)


def _circle(session: Session, activity_id: str, needs: Sequence[str]) -> list[str] | None:
    """The circle that there would be: all that the needs lead to, and the activity's own."""
    graph: dict[str, list[str]] = {activity_id: list(dict.fromkeys(needs))}
    ahead = set(needs)
    while ahead:
        statement = sa.select(
            col(ActivityDependency.activity_id), col(ActivityDependency.needs_id)
        ).where(col(ActivityDependency.activity_id).in_(sorted(ahead)))
        for one in ahead:
            graph.setdefault(one, [])
        for one, other in session.connection().execute(statement):
            if one != activity_id:
                graph[one].append(other)
        ahead = {other for one in ahead for other in graph[one]} - graph.keys()
    return circle(graph)


def _prerequisites(session: Session, plan: Plan, ids: Sequence[str]) -> Iterator[Violation]:
    statement = select(PlanPoint.id).where(
        col(PlanPoint.plan_id) == plan.id, col(PlanPoint.kind) == PointKind.PREREQUISITE
    )
    known = set(session.exec(statement))
    words = Words("Planen har ingen sådan förutsättning.", "The plan has no such prerequisite.")
    yield from _listed("prerequisiteIds", ids, known, words)


def _agreements(session: Session, plan: Plan, ids: Sequence[str]) -> Iterator[Violation]:
    statement = select(Agreement.id).where(
        col(Agreement.county_id) == plan.county_id, col(Agreement.id).in_(ids)
    )
    words = Words("Länet har ingen sådan överenskommelse.", "The county has no such agreement.")
    yield from _listed("agreementIds", ids, set(session.exec(statement)), words)


def _listed(field: str, ids: Sequence[str], known: set[str], unknown: Words) -> Iterator[Violation]:
    for place, one in enumerate(ids):
        if one not in known:
            yield Violation(f"{field}[{place}]", unknown)
        if one in ids[:place]:
            yield Violation(f"{field}[{place}]", TWICE)


def _gaps(session: Session, plan: Plan, gaps: Sequence[tuple[str, str]]) -> Iterator[Violation]:
    unknown = missing(session, Method, [method_id for method_id, _ in gaps])
    organisations = {organisation_id for _, organisation_id in gaps}
    statement = select(Organisation).where(col(Organisation.id).in_(organisations))
    known = {one.id: one for one in session.exec(statement)}
    seen: set[tuple[str, str]] = set()
    for place, (method_id, organisation_id) in enumerate(gaps):
        if method_id in unknown:
            words = Words("Metoden finns inte.", "There is no such method.")
            yield Violation(f"gaps[{place}].methodId", words)
        problem = _not_of_a_gap(known.get(organisation_id), plan)
        if problem is not None:
            yield Violation(f"gaps[{place}].organisationId", problem)
        if (method_id, organisation_id) in seen:
            yield Violation(f"gaps[{place}]", TWICE)
        seen.add((method_id, organisation_id))


def _not_of_a_gap(organisation: Organisation | None, plan: Plan) -> Words | None:
    if organisation is None:
        return Words("Organisationen finns inte.", "There is no such organisation.")
    if organisation.county_id != plan.county_id:
        return Words(
            "Organisationen hör till ett annat län.", "The organisation belongs to another county."
        )
    if organisation.kind not in PRINCIPAL_KINDS:
        return Words(
            "En lucka är en huvudmans: ange regionen eller en kommun.",
            "A gap is a principal's: give the region or a municipality.",
        )
    return None


def _milestones(session: Session, activity_id: str, wish: Wish) -> Iterator[Violation]:
    milestones = wish.milestones or ()
    ids = [one.id for one in milestones if one.id is not None]
    statement = select(Milestone.id).where(
        col(Milestone.id).in_(ids), col(Milestone.activity_id) != activity_id
    )
    others = set(session.exec(statement)) if ids else set()
    for place, one in enumerate(milestones):
        if one.id in others:
            words = Words(
                "Delmålet hör till en annan aktivitet.",
                "The milestone belongs to another activity.",
            )
            yield Violation(f"milestones[{place}].id", words)
        if one.id is not None and one.id in [other.id for other in milestones[:place]]:
            yield Violation(f"milestones[{place}].id", TWICE)
        yield from future_violations(f"milestones[{place}].doneOn", one.done_on)
