"""Rules for reports of progress: who reports what of which day. Reports are only added."""

import secrets
from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.days import today
from samplan.db.history import Action, Actor, Recorded, Scope, record, revision
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.plan.checks import place_violations
from samplan.plan.progress.present import read_parts
from samplan.plan.progress.reading import documents
from samplan.plan.progress.schemas import ProgressReportCreate
from samplan.plan.progress.tables import ProgressReport
from samplan.plan.tables import Activity, Plan, PlanStep
from samplan.plan.terms import DOING, ProgressStatus
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.texts import Words
from samplan.web.violations import Violation

_ALL, _NOTHING = 100, 0
_CONTENT = (
    "activity_id", "organisation_id", "as_of", "status", "degree", "text", "obstacle", "next_step",
)  # fmt: skip
"""What is sent and stored under the same name, and makes a report what it is."""


def get(session: Session, report_id: str) -> ProgressReport:
    """The report, or the problem that there is none."""
    row = session.get(ProgressReport, report_id)
    if row is None:
        raise not_found(Words("Lägesrapporten", "progress report"))
    return row


def activity_of(session: Session, activity_id: str) -> tuple[Activity, Plan]:
    """The activity that is to be reported on, with its plan, or the problem that there is none."""
    activity = session.get(Activity, activity_id)
    if activity is None:
        words = Words("Aktiviteten finns inte.", "There is no such activity.")
        raise invalid(Violation("activityId", words))
    step = session.get_one(PlanStep, activity.step_id)
    return activity, session.get_one(Plan, step.plan_id)


def create(
    session: Session, plan: Plan, activity: Activity, new: ProgressReportCreate, *, by: Actor
) -> tuple[ProgressReport, bool]:
    """A new report and True; or the one that is there, when the same is sent with its id again."""
    kept = session.get(ProgressReport, new.id) if new.id is not None else None
    if kept is not None:
        return _same(kept, new), False
    found = list(_violations(session, plan, activity, new))
    if found:
        raise invalid(*found)
    row = ProgressReport(
        **_columns(new),
        id=new.id or f"progress-{secrets.token_hex(8)}",
        entered_by=by.name,
        entered_at=now(),
        revision=revision(session, by),
    )
    session.add(row)
    session.flush()
    [after] = documents(session, [row])
    scope = Scope(county_id=plan.county_id)
    record(session, by, Recorded(Action.CREATE, "progress-report", row.id, None, after, scope))
    return row, True


def _columns(new: ProgressReportCreate) -> dict[str, Any]:
    columns = {name: getattr(new, name) for name in _CONTENT}
    return columns | {"place_id": new.source_place_id}


def _same(kept: ProgressReport, new: ProgressReportCreate) -> ProgressReport:
    """The report that is there, if it says what is sent; otherwise the problem that it differs."""
    if any(getattr(kept, name) != value for name, value in _columns(new).items()):
        words = Words(
            "Det finns redan en lägesrapport med det id:t, och den säger något annat. "
            "Rapporter skrivs inte över: lämna en ny med ett eget id.",
            "There is a progress report with that id, and it says something else. "
            "Reports are not overwritten: send a new one with an id of its own.",
        )
        raise ProblemError(CONFLICT, words)
    return kept


def _violations(
    session: Session, plan: Plan, activity: Activity, new: ProgressReportCreate
) -> Iterator[Violation]:
    last = today()
    if new.as_of > last:
        words = Words(
            f"Dagen ligger i framtiden. I dag är det {last}.",
            f"The day is in the future. Today is {last}.",
        )
        yield Violation("asOf", words)
    if new.organisation_id is not None:
        yield from _organisation(session, plan, activity, new.organisation_id)
    yield from _degree(new)
    yield from place_violations(session, new.source_place_id)


def _organisation(
    session: Session, plan: Plan, activity: Activity, organisation_id: str
) -> Iterator[Violation]:
    organisation = session.get(Organisation, organisation_id)
    if organisation is None or organisation.county_id != plan.county_id:
        words = Words(
            "Organisationen finns inte i planens län.", "No such organisation in the plan's county."
        )
        yield Violation("organisationId", words)
        return
    doing = _doing(session, activity.id)
    if organisation_id in doing:
        return
    names = ", ".join(doing.values())
    if organisation.kind is OrganisationKind.GROUP:
        words = Words(
            f"{organisation.short_name} är en grupp, och dess medlemmar rapporterar var för sig. "
            f"De som rapporterar om {activity.code} är: {names or 'ingen'}.",
            f"{organisation.short_name} is a group, and its members report each for itself. "
            f"Those who report on {activity.code} are: {names or 'none'}.",
        )
    else:
        words = Words(
            f"{organisation.short_name} är inte ansvarig för aktiviteten {activity.code} och "
            f"deltar inte i den. De som rapporterar är: {names or 'ingen'}.",
            f"{organisation.short_name} is not responsible for activity {activity.code} and does "
            f"not take part in it. Those who report are: {names or 'none'}.",
        )
    yield Violation("organisationId", words)


def _doing(session: Session, activity_id: str) -> dict[str, str]:
    """The short names of those who carry the activity out, in their order."""
    parts = read_parts(session, [activity_id]).get(activity_id, [])
    statement = (
        select(col(Organisation.id), col(Organisation.short_name))
        .where(col(Organisation.id).in_([one for one, part in parts if part in DOING]))
        .order_by(col(Organisation.position), col(Organisation.id))
    )
    return dict(session.exec(statement).all())


def _degree(new: ProgressReportCreate) -> Iterator[Violation]:
    if new.status is ProgressStatus.DONE and new.degree not in {None, _ALL}:
        words = Words(
            "Det som är klart är 100 procent. Är det inte det är det påbörjat.",
            "What is done is 100 per cent. If it is not, it is started.",
        )
        yield Violation("degree", words)
    if new.status is ProgressStatus.NOT_STARTED and new.degree not in {None, _NOTHING}:
        words = Words(
            "Det som inte är påbörjat är 0 procent.", "What is not started is 0 per cent."
        )
        yield Violation("degree", words)
