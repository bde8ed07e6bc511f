"""What a plan expects of an organisation on a day, as a whole answer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.methods.tables import Method
from samplan.organisations.scope import under
from samplan.organisations.tables import GroupMember, Organisation
from samplan.plan.agreements.tables import Agreement, AgreementParty
from samplan.plan.decisions.adopting import read_adoption
from samplan.plan.deriving import Said, derive
from samplan.plan.lateness import is_late, is_missed
from samplan.plan.progress.folding import (
    Day,
    Json,
    When,
    is_counted,
    part_silent_since,
    whole_status,
)
from samplan.plan.progress.overview import (
    adoption_document,
    get_plan,
    organisation_document,
    plan_document,
)
from samplan.plan.progress.present import (
    Held,
    newest,
    of_plan,
    parts_query,
    read_held,
    read_needs,
    read_parts,
)
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.progress.terms import Through
from samplan.plan.tables import (
    Activity,
    ActivityAgreement,
    ActivityGap,
    Milestone,
    PlanStep,
)
from samplan.plan.terms import DOING, ProgressStatus
from samplan.web.errors import not_found
from samplan.web.fields import text
from samplan.web.texts import Words


@dataclass(frozen=True)
class _Part:
    """A part in an activity that concerns the organisation."""

    activity: Any
    organisation_id: str
    part: str
    through: Through

    @property
    def does(self) -> bool:
        """Whether it is one that reports."""
        return self.part in DOING


def duties(
    session: Session, plan_id: str, organisation_id: str, on: date, silent_after: int
) -> Json:
    """The parts that concern the organisation, its gaps, and the agreements to revise."""
    plan = get_plan(session, plan_id)
    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.county_id != plan.county_id:
        raise not_found(Words("Organisationen", "organisation"))
    adoption = read_adoption(session, plan_id, on)
    ours = _ours(session, organisation_id)
    parts = _parts(session, plan_id, organisation_id, ours)
    shown = _shown(session, plan_id, parts, ours, Day(on, adoption.decided_on, silent_after))
    return {
        "plan": plan_document(plan),
        "organisation": organisation_document(organisation),
        "asOf": on,
        "adoption": adoption_document(adoption),
        "silentAfterDays": silent_after,
        "duties": shown,
        "gaps": _gaps(session, plan_id, ours),
        "agreements": _agreements(session, plan_id, organisation_id, parts, on),
        "counts": _counts(shown),
    }


def _ours(session: Session, organisation_id: str) -> frozenset[str]:
    """The organisation with what lies under it; of a group, its members with what lies under."""
    members = select(GroupMember.member_id).where(col(GroupMember.group_id) == organisation_id)
    return frozenset().union(
        *(under(session, one) for one in (organisation_id, *session.exec(members)))
    )


def concerned(session: Session, organisation_id: str) -> frozenset[str]:
    """Whose parts concern the organisation: its own, what lies under it, and its groups."""
    statement = select(GroupMember.group_id).where(col(GroupMember.member_id) == organisation_id)
    return frozenset(session.exec(statement)) | frozenset(under(session, organisation_id))


def _parts(
    session: Session, plan_id: str, organisation_id: str, ours: Collection[str]
) -> list[_Part]:
    """The parts, by step, in the activities' order; within one the organisation's own first."""
    part = parts_query(of_plan(plan_id)).subquery()
    statement = (
        sa.select(
            *(getattr(Activity, name) for name in _SHOWN),
            col(PlanStep.number),
            part.c.organisation_id,
            part.c.part,
            part.c.group_id,
        )
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .join(part, part.c.activity_id == col(Activity.id))
        .where(part.c.organisation_id.in_(ours))
        .order_by(
            col(PlanStep.number),
            col(Activity.position),
            col(Activity.id),
            part.c.group_id.is_not(None),
            part.c.group_id,
            part.c.organisation_id,
        )
    )
    # What is an organisation's own comes first, and goes before what it has as a member.
    found: dict[tuple[str, str], Any] = {}
    for row in session.connection().execute(statement):
        found.setdefault((row.id, row.organisation_id), row)
    rows = list(found.values())
    places = {row.id: place for place, row in enumerate(rows)}
    rows.sort(key=lambda row: (places[row.id], _NEAR[_through(row, organisation_id)]))
    return [
        _Part(row, row.organisation_id, row.part, _through(row, organisation_id)) for row in rows
    ]


def _through(row: Any, organisation_id: str) -> Through:
    """How the part concerns the organisation."""
    if row.organisation_id != organisation_id:
        return Through.BELOW
    return Through.OWN if row.group_id is None else Through.GROUP


_NEAR = {through: place for place, through in enumerate(Through)}
_SHOWN = (
    "id", "code", "title_sv", "title_en", "step_id", "starts_on", "ends_on", "start_month",
    "end_month", "contact_function", "contact_email",
)  # fmt: skip
"""The columns of an activity that a duty shows."""


def _shown(
    session: Session, plan_id: str, parts: Sequence[_Part], ours: Collection[str], day: Day
) -> list[Json]:
    needs = read_needs(session, plan_id)
    awaited: dict[str, list[str]] = defaultdict(list)
    for one, others in needs.items():
        for other in others:
            awaited[other].append(one)
    shown = {one.activity.id for one in parts}
    needed = {other for one in shown for other in needs.get(one, ())}
    held = read_held(session, shown | needed, day.on)
    done = _done(session, shown | needed, held)
    named = _named(session, needed | {other for one in shown for other in awaited[one]})
    reports = _reports(session, shown, ours, day.on)
    milestones = _milestones(session, shown, day.on)
    return [
        _duty(one, day, held)
        | {
            "present": reports.get((one.activity.id, one.organisation_id)),
            "waitsFor": [
                named[other] for other in needs.get(one.activity.id, ()) if other not in done
            ],
            "awaitedBy": []
            if one.activity.id in done
            else [named[other] for other in awaited[one.activity.id]],
            "milestones": milestones.get(one.activity.id, []),
        }
        for one in parts
    ]


def _duty(one: _Part, day: Day, held: Held) -> Json:
    row = one.activity
    when = When(row.starts_on, row.ends_on, row.start_month, row.end_month)
    span = day.span(when)
    report = held.get(row.id, {}).get(one.organisation_id)
    status = report.status if report else None
    return {
        "activityId": row.id,
        "code": row.code,
        "title": text(row.title_sv, row.title_en),
        "stepId": row.step_id,
        "stepNumber": row.number,
        "organisationId": one.organisation_id,
        "through": one.through,
        "part": one.part,
        "startsOn": span.starts_on,
        "endsOn": span.ends_on,
        "countedFromDecision": is_counted(when),
        "contactFunction": row.contact_function,
        "contactEmail": row.contact_email,
        "isLate": one.does and is_late(span.ends_on, status, day.on),
        "silentSince": part_silent_since(day, span, report) if one.does else None,
    }


def _done(session: Session, ids: Collection[str], held: Held) -> frozenset[str]:
    """Those that the organisations, or the lead, say are done."""
    parts = read_parts(session, ids)
    found = []
    for one in ids:
        said = held.get(one, {})
        doing: list[Said | None] = [
            said.get(organisation_id)
            for organisation_id, part in parts.get(one, ())
            if part in DOING
        ]
        lead = said.get(None)
        status = whole_status(derive(doing).status, lead.status if lead else None)
        if status is ProgressStatus.DONE:
            found.append(one)
    return frozenset(found)


def _named(session: Session, ids: Collection[str]) -> dict[str, Json]:
    statement = sa.select(
        col(Activity.id), col(Activity.code), col(Activity.title_sv), col(Activity.title_en)
    ).where(col(Activity.id).in_(ids))
    return {
        row.id: {"id": row.id, "code": row.code, "title": text(row.title_sv, row.title_en)}
        for row in session.connection().execute(statement)
    }


def _reports(
    session: Session, ids: Collection[str], organisations: Collection[str], on: date
) -> dict[tuple[str, str], Json]:
    holding = newest(ids, on).subquery()
    statement = select(ProgressReport).where(
        col(ProgressReport.id).in_(sa.select(holding.c.id)),
        col(ProgressReport.organisation_id).in_(organisations),
    )
    return {
        (row.activity_id, row.organisation_id or ""): {
            "reportId": row.id,
            "asOf": row.as_of,
            "status": row.status,
            "degree": row.degree,
            "text": row.text,
            "obstacle": row.obstacle,
            "nextStep": row.next_step,
        }
        for row in session.exec(statement)
    }


def _milestones(session: Session, ids: Collection[str], on: date) -> dict[str, list[Json]]:
    statement = select(Milestone).where(col(Milestone.activity_id).in_(ids))
    found: dict[str, list[Json]] = defaultdict(list)
    for row in session.exec(statement.order_by(col(Milestone.position), col(Milestone.id))):
        found[row.activity_id].append(
            {
                "id": row.id,
                "title": text(row.title_sv, row.title_en),
                "dueOn": row.due_on,
                "doneOn": row.done_on,
                "isLate": is_missed(row.due_on, row.done_on, on),
            }
        )
    return found


def _gaps(session: Session, plan_id: str, organisations: Collection[str]) -> list[Json]:
    """The organisation's gaps that activities are to close, by method."""
    statement = (
        sa.select(
            col(Method.id),
            col(Method.name_sv),
            col(Method.name_en),
            col(ActivityGap.organisation_id),
            col(ActivityGap.activity_id),
        )
        .join(Method, col(Method.id) == col(ActivityGap.method_id))
        .where(col(ActivityGap.activity_id).in_(of_plan(plan_id)))
        .where(col(ActivityGap.organisation_id).in_(organisations))
        .order_by(
            col(Method.sort_key),
            col(Method.id),
            col(ActivityGap.organisation_id),
            col(ActivityGap.activity_id),
        )
    )
    found: dict[tuple[str, str], Json] = {}
    for row in session.connection().execute(statement):
        gap = found.setdefault(
            (row.id, row.organisation_id),
            {
                "methodId": row.id,
                "methodName": text(row.name_sv, row.name_en),
                "organisationId": row.organisation_id,
                "activityIds": [],
            },
        )
        gap["activityIds"].append(row.activity_id)
    return list(found.values())


def _agreements(
    session: Session, plan_id: str, organisation_id: str, parts: Iterable[_Part], on: date
) -> list[Json]:
    """Agreements that the organisation's activities revise, and due ones that it is party to."""
    ours = {one.activity.id for one in parts if one.does}
    pairs = session.connection().execute(
        sa.select(col(ActivityAgreement.agreement_id), col(ActivityAgreement.activity_id))
        .where(col(ActivityAgreement.activity_id).in_(of_plan(plan_id)))
        .order_by(col(ActivityAgreement.activity_id))
    )
    revising: dict[str, list[str]] = defaultdict(list)
    for agreement_id, activity_id in pairs:
        revising[agreement_id].append(activity_id)
    party = set(
        session.exec(
            select(AgreementParty.agreement_id).where(
                col(AgreementParty.organisation_id) == organisation_id
            )
        )
    )
    wanted = {one for one, by in revising.items() if ours.intersection(by)}
    due = sa.and_(col(Agreement.id).in_(party), col(Agreement.revise_by).is_not(None))
    statement = select(Agreement).where(sa.or_(col(Agreement.id).in_(wanted), due))
    return [
        {
            "id": row.id,
            "name": text(row.name_sv, row.name_en),
            "status": row.status,
            "reviseBy": row.revise_by,
            "isLate": is_missed(row.revise_by, None, on),
            "isParty": row.id in party,
            "activityIds": revising.get(row.id, []),
        }
        for row in session.exec(statement.order_by(col(Agreement.position), col(Agreement.id)))
    ]


def _counts(shown: Sequence[Json]) -> Json:
    doing = [one for one in shown if one["part"] in DOING]
    return {
        "duties": len(shown),
        "doing": len(doing),
        "notReported": sum(one["present"] is None for one in doing),
        "late": sum(one["isLate"] for one in doing),
        "silent": sum(one["silentSince"] is not None for one in doing),
        "done": sum(
            one["present"] is not None and one["present"]["status"] == ProgressStatus.DONE
            for one in doing
        ),
    }
