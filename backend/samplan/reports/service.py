"""Rules for status reports: a draft follows the data, and what has been issued stays as it is."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.db.base import now
from samplan.db.days import HERE
from samplan.db.history import Action, Actor, Recorded, Scope, current_revision, record
from samplan.organisations import scope
from samplan.organisations.tables import County, Organisation
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.plan.checks import future_violations
from samplan.plan.tables import Plan, PlanStep
from samplan.reports.composing import Own, compose
from samplan.reports.printing import Printed
from samplan.reports.reading import View, read_content
from samplan.reports.schemas import (
    ReportTextsInput,
    StatusReportCreate,
    StatusReportUpdate,
)
from samplan.reports.tables import StatusReport
from samplan.reports.terms import ReportScope, ReportState, Section
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Json = dict[str, Any]

REPORT: Final = Words("Rapporten", "report")
OBJECT_TYPE: Final = "status-report"

SORTED_BY: Final = {
    "id": col(StatusReport.id),
    "asOf": col(StatusReport.as_of),
    "issuedAt": sa.func.coalesce(col(StatusReport.issued_at), col(StatusReport.entered_at)),
}
NEWEST_FIRST: Final = (col(StatusReport.as_of).desc(), col(StatusReport.id))

_WIRE: Final = {one: "nextSteps" if one is Section.NEXT_STEPS else one.value for one in Section}
"""What each section is called in JSON."""


# --- who sees what ---


def see(session: Session, caller: Caller, report_id: str) -> StatusReport:
    """The report; the problem that there is none, also for drafts that are not the caller's."""
    row = session.get(StatusReport, report_id)
    if row is None or not (row.state == ReportState.ISSUED or _writes(session, caller, row)):
        raise not_found(REPORT)
    return row


def _writes(session: Session, caller: Caller, row: StatusReport) -> bool:
    return scope.allows(session, caller, Permission.READ_UNPUBLISHED, county_id=row.county_id)


def seen(
    caller: Caller, statement: "SelectOfScalar[StatusReport]"
) -> "SelectOfScalar[StatusReport]":
    """The statement limited to what the caller may see: drafts only within the own county."""
    reach = caller.reach(Permission.READ_UNPUBLISHED)
    if reach is Reach.ANY:
        return statement
    issued = col(StatusReport.state) == ReportState.ISSUED
    if reach is Reach.COUNTY:
        return statement.where(issued | (col(StatusReport.county_id) == caller.county_id))
    return statement.where(issued)


# --- as JSON ---


def documents(session: Session, rows: Sequence[StatusReport]) -> list[Json]:
    """The reports without what they say, in the order given."""
    about = _abouts(session, rows)
    return [
        {
            "id": row.id,
            "countyId": row.county_id,
            "planId": row.plan_id,
            "scope": row.scope,
            "stepId": row.step_id,
            "organisationId": row.organisation_id,
            "about": _frozen(row, "about") or about[row.step_id or row.organisation_id],
            "state": row.state,
            "title": row.title,
            "asOf": row.as_of,
            "issuedAt": row.issued_at,
            "issuedBy": row.issued_by,
            "issuedRevision": row.issued_revision,
            "enteredBy": row.entered_by,
            "enteredAt": row.entered_at,
            "version": row.version,
        }
        for row in rows
    ]


def _frozen(row: StatusReport, name: str) -> Json | None:
    """What an issued report said, whatever its step or principal is called since."""
    return row.body[name] if row.body is not None else None


def _abouts(session: Session, rows: Sequence[StatusReport]) -> dict[str | None, Json]:
    """What reports are about in words, by the id of their step or principal."""
    found: dict[str | None, Json] = {None: text("Hela planen", "The whole plan")}
    step_ids = {row.step_id for row in rows if row.step_id}
    for step in session.exec(select(PlanStep).where(col(PlanStep.id).in_(step_ids))):
        english = step.need_level_en or step.need_level_sv
        found[step.id] = text(
            f"Steg {step.number}: {step.need_level_sv}", f"Step {step.number}: {english}"
        )
    principals = {row.organisation_id for row in rows if row.organisation_id}
    for one in session.exec(select(Organisation).where(col(Organisation.id).in_(principals))):
        found[one.id] = text(one.name_sv, one.name_en)
    return found


def detail(session: Session, row: StatusReport, view: View) -> Json:
    """A report with all that it says."""
    [document] = documents(session, [row])
    return document | {"texts": _texts(row), "body": body_of(session, row, view)}


def _texts(row: StatusReport) -> Json:
    kept = row.texts or {}
    return {name: kept.get(name) for name in _WIRE.values()}


def body_of(session: Session, row: StatusReport, view: View) -> Json:
    """What it says: as it was when it was issued, or as the data is now."""
    if row.body is not None:
        return row.body
    plan = session.get_one(Plan, row.plan_id)
    county = session.get_one(County, row.county_id)
    [document] = documents(session, [row])
    content = read_content(session, plan, row, view)
    own = Own({section: _texts(row)[name] for section, name in _WIRE.items()})
    body = {
        "county": text(county.name_sv, county.name_en),
        "plan": text(plan.title_sv, plan.title_en),
        "about": document["about"],
        "sections": compose(content, own),
    }
    kept: Json = to_jsonable_python(body)
    return kept


def printed(session: Session, row: StatusReport, view: View, language: str) -> Printed:
    """The report as it goes on paper."""
    return Printed(
        id=row.id,
        title=row.title,
        as_of=row.as_of,
        issued_on=None if row.issued_at is None else row.issued_at.astimezone(HERE).date(),
        body=body_of(session, row, view),
        language=language,
    )


# --- writing ---


def create(session: Session, plan: Plan, new: StatusReportCreate, *, by: Actor) -> StatusReport:
    """A new draft about the plan, one of its steps, or a principal of its county."""
    if session.get(StatusReport, new.id) is not None:
        raise ProblemError(CONFLICT, Words("Id:t är upptaget.", "That id is already taken."))
    found = [*_scope_violations(session, plan, new), *future_violations("asOf", new.as_of)]
    if found:
        raise invalid(*found)
    row = StatusReport(
        id=new.id,
        county_id=plan.county_id,
        plan_id=plan.id,
        scope=new.scope,
        step_id=new.step_id,
        organisation_id=new.organisation_id,
        state=ReportState.DRAFT,
        title=new.title,
        as_of=new.as_of,
        texts=_own({}, new.texts),
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    _record(session, by, None, _kept(session, row), county_id=row.county_id)
    return row


def update(
    session: Session, row: StatusReport, change: StatusReportUpdate, *, by: Actor
) -> StatusReport:
    """Change what is named in the change, in a draft."""
    _refuse_issued(row)
    before = _kept(session, row)
    named = change.model_fields_set
    if "as_of" in named:
        found = list(future_violations("asOf", change.as_of))
        if found:
            raise invalid(*found)
        row.as_of = change.as_of
    if "title" in named:
        row.title = change.title
    if "texts" in named:
        row.texts = _own(row.texts or {}, change.texts)
    if _kept(session, row) == before:
        return row
    row.entered_by = by.name
    row.version += 1
    session.flush()
    _record(session, by, before, _kept(session, row), county_id=row.county_id)
    return row


def delete(session: Session, row: StatusReport, *, by: Actor) -> None:
    """Take a draft away; its history stays."""
    _refuse_issued(row)
    before = _kept(session, row)
    session.delete(row)
    session.flush()
    _record(session, by, before, None, county_id=before["countyId"])


def issue(session: Session, row: StatusReport, view: View, *, by: Actor) -> StatusReport:
    """Keep what the draft says now, with the revision that it is of. It is never changed again."""
    _refuse_issued(row)
    before = _kept(session, row)
    row.body = body_of(session, row, view)
    row.issued_revision = current_revision(session)
    row.issued_at = now()
    row.issued_by = by.name
    row.state = ReportState.ISSUED
    row.version += 1
    session.flush()
    _record(session, by, before, _kept(session, row), county_id=row.county_id, is_open=True)
    return row


def _own(kept: Json, sent: ReportTextsInput | None) -> Json | None:
    """The own words by section after those that were sent; None where there are none."""
    after = dict(kept)
    if sent is not None:
        after |= sent.model_dump(include=sent.model_fields_set, by_alias=True)
    return {name: words for name, words in after.items() if words} or None


def _refuse_issued(row: StatusReport) -> None:
    if row.state == ReportState.ISSUED:
        words = Words(
            "Rapporten är utfärdad och ändras inte. Gör en ny rapport med det som ska rättas.",
            "The report has been issued and is not changed. Make a new one with the correction.",
        )
        raise ProblemError(CONFLICT, words)


def _scope_violations(session: Session, plan: Plan, new: StatusReportCreate) -> Iterator[Violation]:
    of_step, of_principal = new.scope is ReportScope.STEP, new.scope is ReportScope.PRINCIPAL
    step = session.get(PlanStep, new.step_id) if new.step_id else None
    if of_step and new.step_id is None:
        yield Violation("stepId", Words("Ange vilket steg.", "Say which step."))
    elif not of_step and new.step_id is not None:
        words = Words("Bara för en rapport om ett steg.", "Only for a report about a step.")
        yield Violation("stepId", words)
    elif of_step and (step is None or step.plan_id != plan.id):
        yield Violation("stepId", Words("Steget finns inte i planen.", "No such step in the plan."))
    who = session.get(Organisation, new.organisation_id) if new.organisation_id else None
    if of_principal and new.organisation_id is None:
        yield Violation("organisationId", Words("Ange vilken huvudman.", "Say which principal."))
    elif not of_principal and new.organisation_id is not None:
        words = Words("Bara för en rapport om en huvudman.", "Only for a report about a principal.")
        yield Violation("organisationId", words)
    elif of_principal and (
        who is None or who.county_id != plan.county_id or who.kind not in PRINCIPAL_KINDS
    ):
        words = Words(
            "Länet har ingen sådan region eller kommun.",
            "The county has no such region or municipality.",
        )
        yield Violation("organisationId", words)


def _kept(session: Session, row: StatusReport) -> Json:
    """The report as its history keeps it; what it says once it has been issued."""
    [document] = documents(session, [row])
    kept: Json = to_jsonable_python(document | {"texts": _texts(row), "body": row.body})
    return kept


def _record(
    session: Session,
    by: Actor,
    before: Json | None,
    after: Json | None,
    *,
    county_id: str,
    is_open: bool = False,
) -> None:
    """Leave in the history what became of a report; of a draft only for the county's leads."""
    action = Action.UPDATE
    if before is None or after is None:
        action = Action.CREATE if before is None else Action.DELETE
    report_id = (before or after or {})["id"]
    reach = Scope(county_id=county_id, restricted=not is_open)
    record(session, by, Recorded(action, OBJECT_TYPE, report_id, before, after, reach))
