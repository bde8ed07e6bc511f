"""Rules for organisations: a tree within one county, groups beside it, and who takes over."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import sort_key
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.organisations.schemas import (
    OrganisationCreate,
    OrganisationInfo,
    OrganisationUpdate,
    Successor,
    SuccessorCreate,
)
from samplan.organisations.tables import County, GroupMember, Organisation, Succession
from samplan.organisations.terms import PRINCIPAL_KINDS, OrganisationKind
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation

ORGANISATION = Words("Organisationen", "organisation")
COUNTY = Words("Länet", "county")


def get_county(session: Session, county_id: str) -> County:
    """The county, or the problem that there is none."""
    found = session.get(County, county_id)
    if found is None:
        raise not_found(COUNTY)
    return found


def get_organisation(session: Session, organisation_id: str) -> Organisation:
    """The organisation, or the problem that there is none."""
    found = session.get(Organisation, organisation_id)
    if found is None:
        raise not_found(ORGANISATION)
    return found


def show(session: Session, rows: Sequence[Organisation]) -> list[OrganisationInfo]:
    """The organisations with their successors and members, in the order given."""
    ids = [row.id for row in rows]
    successors: dict[str, list[Successor]] = defaultdict(list)
    for found in session.exec(
        select(Succession)
        .where(col(Succession.predecessor_id).in_(ids))
        .order_by(col(Succession.on_date), col(Succession.successor_id))
    ):
        successors[found.predecessor_id].append(
            Successor(organisation_id=found.successor_id, kind=found.kind, on_date=found.on_date)
        )
    members: dict[str, list[str]] = defaultdict(list)
    for member in session.exec(
        select(GroupMember)
        .where(col(GroupMember.group_id).in_(ids))
        .order_by(col(GroupMember.member_id))
    ):
        members[member.group_id].append(member.member_id)
    return [_shown(row, successors[row.id], members[row.id]) for row in rows]


def _shown(row: Organisation, successors: list[Successor], members: list[str]) -> OrganisationInfo:
    return OrganisationInfo(
        **row.model_dump(exclude={"name_sv", "name_en", "position", "sort_key"}),
        name=Text(sv=row.name_sv, en=row.name_en),
        successors=successors,
        member_ids=members,
    )


def _document(session: Session, row: Organisation) -> dict[str, Any]:
    return show(session, [row])[0].model_dump(mode="json", by_alias=True)


def _record(
    session: Session, by: Actor, action: Action, row: Organisation, before: dict[str, Any] | None
) -> None:
    session.flush()
    after = _document(session, row)
    scope = Scope(county_id=row.county_id)
    record(session, by, Recorded(action, "organisation", row.id, before, after, scope))


def create(session: Session, new: OrganisationCreate, *, by: Actor) -> Organisation:
    """A new organisation; its parent and members must be in the same county."""
    if session.get(Organisation, new.id) is not None:
        words = Words("Det finns redan en organisation med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    violations = [*_county_violations(session, new), *_kind_violations(new)]
    if violations:
        raise invalid(*violations)
    row = Organisation(
        **new.model_dump(exclude={"name", "member_ids"}),
        name_sv=new.name.sv,
        name_en=new.name.en,
        sort_key=sort_key(new.short_name),
        position=_next_position(session, new.county_id),
    )
    session.add(row)
    session.flush()
    session.add_all(GroupMember(group_id=row.id, member_id=member) for member in new.member_ids)
    _record(session, by, Action.CREATE, row, None)
    return row


def _next_position(session: Session, county_id: str) -> int:
    highest = select(sa.func.max(col(Organisation.position))).where(
        col(Organisation.county_id) == county_id
    )
    return (session.exec(highest).one() or 0) + 1


def _county_violations(session: Session, new: OrganisationCreate) -> list[Violation]:
    if session.get(County, new.county_id) is None:
        return [Violation("countyId", Words("Länet finns inte.", "There is no such county."))]
    elsewhere = Words("Finns inte i länet.", "Not in this county.")
    named = [("parentId", new.parent_id)] if new.parent_id else []
    named += [(f"memberIds[{index}]", member) for index, member in enumerate(new.member_ids)]
    found = []
    for field, organisation_id in named:
        row = session.get(Organisation, organisation_id)
        if row is None or row.county_id != new.county_id:
            found.append(Violation(field, elsewhere))
    if len(set(new.member_ids)) < len(new.member_ids):
        found.append(Violation("memberIds", Words("Samma står två gånger.", "One is there twice.")))
    return found


def _kind_violations(new: OrganisationCreate) -> list[Violation]:
    found = []
    if new.member_ids and new.kind is not OrganisationKind.GROUP:
        words = Words("Bara en grupp har medlemmar.", "Only a group has members.")
        found.append(Violation("memberIds", words))
    if new.kind in PRINCIPAL_KINDS and new.scb_code != new.id:
        words = Words("En huvudman har sin SCB-kod som id.", "A principal has its SCB code as id.")
        found.append(Violation("scbCode", words))
    if new.kind in (OrganisationKind.CARE_LEVEL, OrganisationKind.UNIT) and not new.parent_id:
        words = Words("Ange vad den hör till.", "Say what it lies under.")
        found.append(Violation("parentId", words))
    found.extend(_date_violations(new.opened_on, new.closed_on))
    return found


def _date_violations(opened: Any, closed: Any) -> list[Violation]:
    if opened is not None and closed is not None and closed < opened:
        words = Words("Kan inte stänga innan den öppnat.", "Cannot close before it has opened.")
        return [Violation("closedOn", words)]
    return []


def update(
    session: Session, row: Organisation, change: OrganisationUpdate, *, by: Actor
) -> Organisation:
    """Change what is named in the change; the history keeps what was."""
    before = _document(session, row)
    fields = change.model_dump(exclude_unset=True, exclude={"name"})
    if "name" in change.model_fields_set:
        fields |= {"name_sv": change.name.sv, "name_en": change.name.en}
    opened = fields.get("opened_on", row.opened_on)
    closed = fields.get("closed_on", row.closed_on)
    if violations := _date_violations(opened, closed):
        raise invalid(*violations)
    if all(getattr(row, name) == value for name, value in fields.items()):
        return row
    for name, value in fields.items():
        setattr(row, name, value)
    row.sort_key = sort_key(row.short_name)
    row.version += 1
    _record(session, by, Action.UPDATE, row, before)
    return row


def add_successor(
    session: Session, row: Organisation, new: SuccessorCreate, *, by: Actor
) -> Organisation:
    """Say who takes over; a chain of successors never comes back to where it began."""
    successor = session.get(Organisation, new.organisation_id)
    if successor is None or successor.county_id != row.county_id:
        words = Words("Finns inte i länet.", "Not in this county.")
        raise invalid(Violation("organisationId", words))
    if _leads_to(session, successor.id, row.id):
        words = Words(
            "Då skulle kedjan av efterträdare gå runt.", "The chain of successors would go round."
        )
        raise invalid(Violation("organisationId", words))
    if session.get(Succession, (row.id, successor.id)) is not None:
        words = Words("Efterträdaren står redan där.", "That successor is already there.")
        raise ProblemError(CONFLICT, words)
    before = _document(session, row)
    session.add(
        Succession(
            predecessor_id=row.id, successor_id=successor.id, kind=new.kind, on_date=new.on_date
        )
    )
    row.version += 1
    _record(session, by, Action.UPDATE, row, before)
    return row


def _leads_to(session: Session, start: str, target: str) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        current = ahead.pop()
        if current == target:
            return True
        if current not in seen:
            seen.add(current)
            onward = select(Succession.successor_id).where(
                col(Succession.predecessor_id) == current
            )
            ahead.extend(session.exec(onward))
    return False
