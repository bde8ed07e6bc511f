"""Rules for agreements: made, changed and taken away, always with their history."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, select

from samplan.db.base import search_key, sort_key
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.organisations.tables import County
from samplan.plan.agreements.documents import activities_of, agreement_documents
from samplan.plan.agreements.schemas import AgreementCreate, AgreementUpdate
from samplan.plan.agreements.tables import Agreement, AgreementParty
from samplan.plan.checks import TWICE, organisation_violations, place_violations
from samplan.plan.documents import activity_documents
from samplan.plan.keeping import Kept, last_place
from samplan.plan.referring import refuse_while_used
from samplan.plan.tables import Activity, ActivityAgreement, Plan, PlanStep
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

AGREEMENTS = Kept(
    Agreement, "agreement", Words("Överenskommelsen", "agreement"), agreement_documents
)

_SAME_NAME = ("kind", "year", "status", "revise_by")
"""What is sent and stored under the same name."""
_TEXTS = {
    "name": "name",
    "parties": "parties",
    "status_text": "status",
    "problem": "problem",
    "proposal": "proposal",
}
"""What is sent in two languages, and what its columns begin with."""


def create(session: Session, new: AgreementCreate, *, by: Actor) -> Agreement:
    """A new agreement, last in the county's order."""
    AGREEMENTS.refuse_taken(session, new.id)
    if session.get(County, new.county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        raise invalid(Violation("countyId", words))
    columns = _checked(session, new.county_id, new, set(AgreementCreate.model_fields))
    in_county = col(Agreement.county_id) == new.county_id
    row = Agreement(
        **columns,
        **_keys(columns),
        id=new.id,
        county_id=new.county_id,
        position=last_place(session, col(Agreement.position), in_county) + 1,
    )
    session.add(row)
    session.flush()
    _write_parties(session, row.id, new.organisation_ids)
    AGREEMENTS.record(session, by, row.county_id, None, AGREEMENTS.document(session, row))
    _write_activities(session, row, new.activity_ids, by=by)
    return row


def update(session: Session, row: Agreement, change: AgreementUpdate, *, by: Actor) -> Agreement:
    """Change what is named in the change; parties and activities are replaced as wholes.

    An activity that comes or goes gets a new version too: it is a part of it.
    """
    named = change.model_fields_set
    before = AGREEMENTS.document(session, row)
    columns = _checked(session, row.county_id, change, named)
    if "order" in named:
        columns["position"] = change.order
    for name, value in columns.items():
        setattr(row, name, value)
    for name, value in _keys(row.model_dump()).items():
        setattr(row, name, value)
    session.flush()
    if "organisation_ids" in named:
        _write_parties(session, row.id, change.organisation_ids)
    moved = "activity_ids" in named and _write_activities(session, row, change.activity_ids, by=by)
    if not moved and AGREEMENTS.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    AGREEMENTS.record(session, by, row.county_id, before, AGREEMENTS.document(session, row))
    return row


def delete(session: Session, row: Agreement, *, by: Actor) -> None:
    """Take an agreement away that no activity revises; its history stays."""
    refuse_while_used(session, Agreement, row.id, own={"agreement_party"})
    before = AGREEMENTS.document(session, row)
    _write_parties(session, row.id, [])
    session.delete(row)
    session.flush()
    AGREEMENTS.record(session, by, before["countyId"], before, None)


def _checked(
    session: Session, county_id: str, sent: AgreementCreate | AgreementUpdate, named: set[str]
) -> dict[str, Any]:
    """The columns that were sent, or all that is wrong with them."""
    columns = {name: getattr(sent, name) for name in _SAME_NAME if name in named}
    for name, start in _TEXTS.items():
        if name in named:
            words = getattr(sent, name)
            columns |= {
                f"{start}_sv": words.sv if words else None,
                f"{start}_en": words.en if words else None,
            }
    found: list[Violation] = []
    if "organisation_ids" in named:
        field = "organisationIds"
        found += organisation_violations(session, county_id, sent.organisation_ids, field)
    if "activity_ids" in named:
        found += _activity_violations(session, county_id, sent.activity_ids)
    if "source_place_id" in named:
        columns["place_id"] = sent.source_place_id
        found += place_violations(session, sent.source_place_id)
    if found:
        raise invalid(*found)
    return columns


def _activity_violations(
    session: Session, county_id: str, activity_ids: Sequence[str]
) -> Iterator[Violation]:
    statement = (
        select(Activity.id, Plan.county_id)
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .join(Plan, col(Plan.id) == col(PlanStep.plan_id))
        .where(col(Activity.id).in_(activity_ids))
    )
    counties = dict(session.exec(statement).all())
    for place, activity_id in enumerate(activity_ids):
        field = f"activityIds[{place}]"
        if activity_id not in counties:
            yield Violation(field, Words("Aktiviteten finns inte.", "There is no such activity."))
        elif counties[activity_id] != county_id:
            words = Words(
                "Aktiviteten hör till ett annat län.", "The activity belongs to another county."
            )
            yield Violation(field, words)
        if activity_id in activity_ids[:place]:
            yield Violation(field, TWICE)


def _keys(columns: dict[str, Any]) -> dict[str, Any]:
    texts = (columns[name] for name in ("name_sv", "name_en", "parties_sv", "parties_en"))
    return {"sort_key": sort_key(columns["name_sv"]), "search_key": search_key(*texts)}


def _write_parties(session: Session, agreement_id: str, organisation_ids: Sequence[str]) -> None:
    ours = col(AgreementParty.agreement_id) == agreement_id
    for one in session.exec(select(AgreementParty).where(ours)).all():
        session.delete(one)
    session.flush()
    session.add_all(
        AgreementParty(agreement_id=agreement_id, organisation_id=one) for one in organisation_ids
    )
    session.flush()


def _write_activities(
    session: Session, row: Agreement, activity_ids: Sequence[str], *, by: Actor
) -> bool:
    """Put these activities in the place of those that are there; whether any came or went."""
    was = set(activities_of(session, [row.id]).get(row.id, []))
    moved = sorted(was ^ set(activity_ids))
    activities = list(
        session.exec(select(Activity).where(col(Activity.id).in_(moved)).order_by(col(Activity.id)))
    )
    before = activity_documents(session, activities)
    for one in activities:
        if one.id in was:
            session.delete(session.get_one(ActivityAgreement, (one.id, row.id)))
        else:
            session.add(ActivityAgreement(activity_id=one.id, agreement_id=row.id))
        one.version += 1
    session.flush()
    scope = Scope(county_id=row.county_id)
    for old, new in zip(before, activity_documents(session, activities), strict=True):
        record(session, by, Recorded(Action.UPDATE, "activity", old["id"], old, new, scope))
    return bool(moved)
