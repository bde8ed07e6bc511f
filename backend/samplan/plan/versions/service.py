"""The plan as it stood at a moment, put together out of its history."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.days import HERE, today
from samplan.db.history import Change, Revision
from samplan.plan.adoption import Adoption, Seat, Settled, adoption
from samplan.plan.decisions.adopting import read_adoption
from samplan.plan.decisions.standing import SETTLING
from samplan.plan.decisions.terms import DECIDED
from samplan.plan.progress.overview import adoption_document, get_plan
from samplan.plan.progress.present import newest
from samplan.plan.progress.present import of_plan as activities_of_plan
from samplan.plan.replay import Difference, Document, Key, Step, compare, replay
from samplan.plan.tables import Plan
from samplan.plan.versions.calling import called
from samplan.plan.versions.naming import KINDS, of_plan, order
from samplan.plan.versions.terms import KEPT, Kind
from samplan.plan.versions.words import DECISION, Teller
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Json = dict[str, Any]
Objects = dict[Key, Document]

LISTS = {
    Kind.STEP: "steps",
    Kind.POINT: "points",
    Kind.RESPONSIBILITY: "responsibilities",
    Kind.GOAL: "goals",
    Kind.ACTIVITY: "activities",
    Kind.MATTER: "matters",
    Kind.BOARD: "boards",
    Kind.DECISION: "decisions",
    Kind.AGREEMENT: "agreements",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in the history."""

    on: date
    revision: int
    at: datetime
    is_decision: bool = False

    def document(self) -> Json:
        """As JSON."""
        return {
            "on": self.on,
            "revision": self.revision,
            "at": self.at,
            "isDecision": self.is_decision,
        }


def version(session: Session, plan_id: str, on: date | None, revision: int | None) -> Json:
    """The plan as it stood after the last change of a day, or after a revision."""
    plan = get_plan(session, plan_id)
    if on is not None and revision is not None:
        words = Words("Ange en dag eller en ändring.", "Give a day or a revision.")
        raise invalid(Violation("revision", words))
    if revision is not None:
        moment = _of_revision(session, revision, "revision")
    else:
        moment = _of_day(session, plan, on or today(), "on")
    objects = stood(session, plan, moment, "on" if revision is None else "revision")
    return {
        "plan": _reference(plan),
        "moment": moment.document(),
        "adoption": adoption_document(adopted(objects, moment.on)),
        "outline": objects[Key(Kind.PLAN.value, plan.id)],
        **read_lists(objects),
        "progress": _progress(session, plan, moment),
    }


def comparison(session: Session, plan_id: str, then: str, now: str | None) -> Json:
    """What differs in the plan between two moments; now is today when None."""
    plan = get_plan(session, plan_id)
    before = _moment(session, plan, then, "then")
    after = _moment(session, plan, now or today().isoformat(), "now")
    if before.revision > after.revision or before.on > after.on:
        words = Words(
            "Ska ligga före det som den jämförs med.", "Should be the earlier of the two."
        )
        raise invalid(Violation("then", words))
    was = _with_progress(session, plan, before, "then")
    has = _with_progress(session, plan, after, "now")
    found = compare(was, has)
    found.sort(key=lambda one: _place(one, has))
    teller = Teller(was, has, called(session, plan.county_id, found))
    told = [one for one in map(teller.tell, found) if one is not None]
    fates = Counter(one["fate"] for one in told)
    return {
        "plan": _reference(plan),
        "then": before.document(),
        "now": after.document(),
        "adoption": adoption_document(adopted(has, after.on)),
        "counts": {
            "added": fates["added"],
            "gone": fates["gone"],
            "changed": fates["changed"],
            "same": len(has) - fates["added"] - fates["changed"],
        },
        "differences": told,
    }


def stood(session: Session, plan: Plan, moment: Moment, field: str) -> Objects:
    """What the plan was made of at the moment; a problem with the field when it was not there."""
    objects = of_plan(replay(_steps(session, plan.county_id, moment.revision)), plan.id)
    if Key(Kind.PLAN.value, plan.id) not in objects:
        raise invalid(Violation(field, _not_there(session, plan)))
    return objects


def _place(one: Difference, objects: Objects) -> tuple[Any, ...]:
    """Where a difference is told of; a report where its activity stands."""
    document = one.now or one.then or {}
    if one.key.object_type != Kind.PROGRESS:
        return order(one.key, document)
    of = Key(Kind.ACTIVITY.value, document["activityId"])
    activity = order(of, objects.get(of, {}))[1:]
    return (KINDS[Kind.PROGRESS], *activity, document["organisationId"] or "")


def _steps(session: Session, county_id: str, until: int) -> Iterator[Step]:
    """The newest change of each object of the county's plans, of those up to a revision.

    With them come some older ones: of an object that has since been changed, when its change was
    in one revision with another's newest.
    """
    walk = _walk()
    newest_of = (
        sa.select(sa.func.max(col(Change.revision)))
        .where(col(Change.object_type) == walk.c.object_type)
        .where(col(Change.object_id) == walk.c.object_id)
        .where(col(Change.revision) <= until)
        .scalar_subquery()
    )
    latest = sa.select(walk.c.object_type, newest_of.label("revision")).distinct().subquery()
    statement = (
        sa.select(
            col(Change.revision),
            col(Change.position),
            col(Change.object_type),
            col(Change.object_id),
            col(Change.after),
        )
        .join(
            latest,
            sa.and_(
                col(Change.object_type) == latest.c.object_type,
                col(Change.revision) == latest.c.revision,
            ),
        )
        .where(col(Change.county_id) == county_id)
    )
    for row in session.connection().execute(statement):
        yield Step(row.revision, row.position, Key(row.object_type, row.object_id), row.after)


def _walk() -> sa.CTE:
    """Each object that plans have had, found in the index by going from one to the next.

    So the time it takes follows how many objects there are, however often they have been changed;
    grouping would read an index entry, or a row, for every change.
    """
    kinds = sa.values(sa.column("object_type", sa.String), name="kind").data(
        [(one.value,) for one in KEPT]
    )
    kind = sa.select(kinds.cte("kind")).subquery()
    first = sa.select(sa.func.min(col(Change.object_id)))
    walk = sa.select(
        kind.c.object_type,
        first.where(col(Change.object_type) == kind.c.object_type)
        .scalar_subquery()
        .label("object_id"),
    ).cte("walk", recursive=True)
    following = (
        first.where(col(Change.object_type) == walk.c.object_type)
        .where(col(Change.object_id) > walk.c.object_id)
        .scalar_subquery()
    )
    return walk.union_all(
        sa.select(walk.c.object_type, following).where(walk.c.object_id.is_not(None))
    )


def read_lists(objects: Objects) -> Json:
    """What the plan was made of, kind by kind, each in its order."""
    found: dict[str, list[tuple[Any, Document]]] = defaultdict(list)
    for key, one in objects.items():
        found[key.object_type].append((order(key, one), one))
    return {
        name: [one for _, one in sorted(found[kind.value], key=lambda pair: pair[0])]
        for kind, name in LISTS.items()
    }


def adopted(objects: Objects, on: date) -> Adoption:
    """How far the adopting had come, out of the matters and decisions that were entered."""
    adopting = {
        key.object_id: one
        for key, one in objects.items()
        if key.object_type == Kind.MATTER and one.get("adoptsPlan")
    }
    seats = [
        Seat(matter, board) for matter, one in adopting.items() for board in one.get("boardIds", ())
    ]
    decisions = sorted(
        (
            (one.get("enteredAt", ""), key.object_id, one)
            for key, one in objects.items()
            if key.object_type == Kind.DECISION
        ),
        key=lambda entered: entered[:2],
    )
    settled = [
        Settled(
            Seat(one["matterId"], one["boardId"]),
            one["outcome"] in DECIDED,
            one.get("decidedOn"),
            place,
        )
        for place, (_, _, one) in enumerate(decisions)
        if one["matterId"] in adopting and one.get("outcome") in SETTLING and "boardId" in one
    ]
    return adoption(seats, settled, on)


def _progress(session: Session, plan: Plan, moment: Moment) -> list[Json]:
    """What had come in by then of days until then; reports are never changed or taken away."""
    statement = newest(activities_of_plan(plan.id), moment.on, moment.revision)
    rows = session.connection().execute(statement).all()
    return [
        {
            "activityId": row.activity_id,
            "organisationId": row.organisation_id,
            "status": row.status,
            "degree": row.degree,
            "asOf": row.as_of,
        }
        for row in sorted(rows, key=lambda one: (one.activity_id, one.organisation_id or ""))
    ]


def _with_progress(session: Session, plan: Plan, moment: Moment, field: str) -> Objects:
    """What the plan was made of, and the report that held of each part, as one thing each."""
    objects = stood(session, plan, moment, field)
    for one in _progress(session, plan, moment):
        of = one["organisationId"] or "whole"
        objects[Key(Kind.PROGRESS.value, f"{one['activityId']}~{of}")] = one
    return objects


def _moment(session: Session, plan: Plan, written: str, field: str) -> Moment:
    if written == DECISION:
        return _of_decision(session, plan, field)
    if written.isdigit():
        return _of_revision(session, int(written), field)
    return _of_day(session, plan, date.fromisoformat(written), field)


def _of_decision(session: Session, plan: Plan, field: str) -> Moment:
    """The day when the last board adopted the plan, if it was kept here then."""
    how = read_adoption(session, plan.id)
    if how.decided_on is None:
        words = Words(
            "Planen är inte antagen överallt med känd dag: "
            f"{how.adopted} av {how.of} nämnder har antagit den. Välj en dag i stället.",
            "The plan has not been adopted everywhere on a known day: "
            f"{how.adopted} of {how.of} boards have adopted it. Choose a day instead.",
        )
        raise invalid(Violation(field, words))
    row = _last_of(session, how.decided_on)
    if row is None or not _was_there(session, plan, row.number):
        first = _entered_on(session, plan)
        words = Words(
            f"Planen antogs {how.decided_on} men lades in här först {first}. Hur den såg ut när "
            "den antogs är inte känt här. Välj en senare dag.",
            f"The plan was adopted on {how.decided_on} but entered here only on {first}. How it "
            "stood when it was adopted is not known here. Choose a later day.",
        )
        raise invalid(Violation(field, words))
    return Moment(how.decided_on, row.number, _utc(row.at), is_decision=True)


def _of_revision(session: Session, number: int, field: str) -> Moment:
    row = session.get(Revision, number)
    if row is None:
        words = Words("Det finns ingen ändring med det numret.", "There is no such revision.")
        raise invalid(Violation(field, words))
    return Moment(_utc(row.at).astimezone(HERE).date(), row.number, _utc(row.at))


def _of_day(session: Session, plan: Plan, day: date, field: str) -> Moment:
    if day > today():
        words = Words(f"{day} har inte varit än.", f"{day} has not been yet.")
        raise invalid(Violation(field, words))
    row = _last_of(session, day)
    if row is None:
        raise invalid(Violation(field, _not_there(session, plan)))
    return Moment(day, row.number, _utc(row.at))


def _last_of(session: Session, day: date) -> Revision | None:
    """The last revision of a Swedish day or of those before it."""
    end = datetime.combine(day + timedelta(days=1), time.min, HERE).astimezone(UTC)
    statement = select(Revision).where(col(Revision.at) < end)
    return session.exec(statement.order_by(col(Revision.number).desc()).limit(1)).first()


def _was_there(session: Session, plan: Plan, number: int) -> bool:
    first = _first_change(session, plan)
    return first is not None and first.number <= number


def _first_change(session: Session, plan: Plan) -> Revision | None:
    statement = (
        select(Revision)
        .join(Change, col(Change.revision) == col(Revision.number))
        .where(col(Change.object_type) == Kind.PLAN.value, col(Change.object_id) == plan.id)
        .order_by(col(Revision.number))
        .limit(1)
    )
    return session.exec(statement).first()


def _entered_on(session: Session, plan: Plan) -> date | None:
    first = _first_change(session, plan)
    return None if first is None else _utc(first.at).astimezone(HERE).date()


def _not_there(session: Session, plan: Plan) -> Words:
    first = _entered_on(session, plan)
    return Words(
        f"Planen fanns inte här då. Den lades in {first}.",
        f"The plan was not here then. It was entered on {first}.",
    )


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _reference(plan: Plan) -> Json:
    return {
        "id": plan.id,
        "countyId": plan.county_id,
        "title": text(plan.title_sv, plan.title_en),
    }
