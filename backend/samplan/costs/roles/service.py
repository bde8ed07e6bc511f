"""Rules for occupations and what their posts cost."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.costs.roles.schemas import (
    CostRoleCreate,
    CostRoleInfo,
    CostRoleUpdate,
    RoleCostCreate,
    RoleCostInfo,
    RoleCostUpdate,
)
from samplan.costs.tables import CostItem, CostPost, CostRole, CostShare, RoleCost
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.organisations.tables import County, Organisation
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.sources.tables import SourcePlace
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation

ID_TAKEN = Words("Id:t är upptaget.", "That id is already taken.")
_NAMED_AT_MOST = 5


def get_role(session: Session, role_id: str) -> CostRole:
    """The occupation, or the problem that there is none."""
    row = session.get(CostRole, role_id)
    if row is None:
        raise not_found(Words("Rollen", "occupation"))
    return row


def show_roles(session: Session, rows: Sequence[CostRole]) -> list[CostRoleInfo]:
    """The occupations as the API shows them, in the order given."""
    counted = (
        sa.select(col(RoleCost.role_id), sa.func.count())
        .where(col(RoleCost.role_id).in_([row.id for row in rows]))
        .group_by(col(RoleCost.role_id))
    )
    numbers = {row[0]: row[1] for row in session.connection().execute(counted)}
    return [
        CostRoleInfo(
            id=row.id,
            name=Text(sv=row.name_sv, en=row.name_en),
            order=row.position,
            role_cost_count=numbers.get(row.id, 0),
            version=row.version,
        )
        for row in rows
    ]


def _role_document(row: CostRole) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": {"sv": row.name_sv, "en": row.name_en},
        "order": row.position,
        "version": row.version,
    }


def create_role(session: Session, new: CostRoleCreate, *, by: Actor) -> CostRole:
    """A new occupation, last in the order."""
    if session.get(CostRole, new.id) is not None:
        raise ProblemError(CONFLICT, ID_TAKEN)
    last = session.exec(select(sa.func.max(col(CostRole.position)))).one()
    row = CostRole(id=new.id, name_sv=new.name.sv, name_en=new.name.en, position=(last or 0) + 1)
    session.add(row)
    session.flush()
    record(session, by, Recorded(Action.CREATE, "cost-role", row.id, None, _role_document(row)))
    return row


def update_role(session: Session, row: CostRole, change: CostRoleUpdate, *, by: Actor) -> CostRole:
    """Change what is named in the change. Its id stays, and with it the posts that are of it."""
    before = _role_document(row)
    if "name" in change.model_fields_set:
        row.name_sv, row.name_en = change.name.sv, change.name.en
    if "order" in change.model_fields_set:
        row.position = change.order
    if _role_document(row) == before:
        return row
    row.version += 1
    session.flush()
    record(session, by, Recorded(Action.UPDATE, "cost-role", row.id, before, _role_document(row)))
    return row


def get_role_cost(session: Session, role_cost_id: str) -> RoleCost:
    """What a post costs, or the problem that there is no such row."""
    row = session.get(RoleCost, role_cost_id)
    if row is None:
        raise not_found(Words("Kostnaden för en tjänst", "cost of a post"))
    return row


def show_role_cost(row: RoleCost) -> RoleCostInfo:
    """What a post costs as the API shows it."""
    fields = row.model_dump(exclude={"payer", "place_id"})
    return RoleCostInfo(**fields, source_place_id=row.place_id)


def _role_cost_document(row: RoleCost) -> dict[str, Any]:
    return show_role_cost(row).model_dump(mode="json", by_alias=True)


def _record(
    session: Session, by: Actor, action: Action, row: RoleCost, before: dict[str, Any] | None
) -> None:
    after = None if action is Action.DELETE else _role_cost_document(row)
    scope = Scope(county_id=row.county_id)
    record(session, by, Recorded(action, "role-cost", row.id, before, after, scope))


def create_role_cost(session: Session, new: RoleCostCreate, *, by: Actor) -> RoleCost:
    """What a post costs: one row for each occupation, principal and year."""
    if session.get(RoleCost, new.id) is not None:
        raise ProblemError(CONFLICT, ID_TAKEN)
    violations = [
        *_named_violations(session, new),
        *_principal_violations(session, new.county_id, new.organisation_id),
        *_place_violations(session, new.source_place_id),
    ]
    if violations:
        raise invalid(*violations)
    _refuse_twice(session, new)
    row = RoleCost(
        **new.model_dump(exclude={"source_place_id"}),
        place_id=new.source_place_id,
        payer=new.organisation_id or "",
        entered_by=by.name,
        entered_at=now(),
    )
    session.add(row)
    session.flush()
    _record(session, by, Action.CREATE, row, None)
    return row


def _named_violations(session: Session, new: RoleCostCreate) -> list[Violation]:
    found = []
    if session.get(County, new.county_id) is None:
        found.append(Violation("countyId", Words("Länet finns inte.", "There is no such county.")))
    if session.get(CostRole, new.role_id) is None:
        found.append(
            Violation("roleId", Words("Rollen finns inte.", "There is no such occupation."))
        )
    return found


def _principal_violations(
    session: Session, county_id: str, organisation_id: str | None
) -> list[Violation]:
    if organisation_id is None:
        return []
    found = session.get(Organisation, organisation_id)
    if found is None or found.county_id != county_id:
        words = Words(
            f"{organisation_id} finns inte i länet.",
            f"There is no {organisation_id} in the county.",
        )
        return [Violation("organisationId", words)]
    if found.kind not in PRINCIPAL_KINDS:
        words = Words(
            f"{found.short_name} är ingen huvudman. Välj regionen eller en kommun.",
            f"{found.short_name} is no principal. Choose the region or a municipality.",
        )
        return [Violation("organisationId", words)]
    return []


def _place_violations(session: Session, place_id: str | None) -> list[Violation]:
    if place_id is None or session.get(SourcePlace, place_id) is not None:
        return []
    words = Words("Stället i källan finns inte.", "There is no such place in a source.")
    return [Violation("sourcePlaceId", words)]


def _refuse_twice(session: Session, new: RoleCostCreate) -> None:
    same = select(RoleCost).where(
        col(RoleCost.role_id) == new.role_id,
        col(RoleCost.county_id) == new.county_id,
        col(RoleCost.payer) == (new.organisation_id or ""),
        col(RoleCost.year) == new.year,
    )
    found = session.exec(same).first()
    if found is not None:
        words = Words(
            f"Kostnaden för {new.year} finns redan: {found.id}, {found.amount} kr. "
            "Ändra den i stället.",
            f"The cost for {new.year} is already there: {found.id}, SEK {found.amount}. "
            "Change that one instead.",
        )
        raise ProblemError(CONFLICT, words)


def update_role_cost(
    session: Session, row: RoleCost, change: RoleCostUpdate, *, by: Actor
) -> RoleCost:
    """Change what is named in the change; who changed it has then entered it."""
    before = _role_cost_document(row)
    fields = change.model_dump(exclude_unset=True)
    if "source_place_id" in fields:
        fields["place_id"] = fields.pop("source_place_id")
        violations = _place_violations(session, fields["place_id"])
        if violations:
            raise invalid(*violations)
    for name, value in fields.items():
        setattr(row, name, value)
    if _role_cost_document(row) == before:
        return row
    row.entered_by, row.entered_at = by.name, now()
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, row, before)
    return row


def delete_role_cost(session: Session, row: RoleCost, *, by: Actor) -> None:
    """Take a cost of a post away, unless posts of a cost item are reckoned with it."""
    needed = _items_that_need(session, row)
    if needed:
        shown = ", ".join(needed[:_NAMED_AT_MOST])
        words = Words(
            f"Tjänster i {shown} stäms av mot den, så den kan inte tas bort. Ändra den i stället.",
            f"Posts of {shown} are checked against it, so it cannot be taken away. "
            "Change it instead.",
        )
        raise ProblemError(CONFLICT, words)
    before = _role_cost_document(row)
    session.delete(row)
    session.flush()
    _record(session, by, Action.DELETE, row, before)


def _items_that_need(session: Session, row: RoleCost) -> list[str]:
    """What the items are called whose posts are reckoned with the row."""
    posts = select(CostPost.item_id).where(col(CostPost.role_id) == row.role_id)
    statement = (
        select(CostItem.code, CostItem.id)
        .where(
            col(CostItem.id).in_(posts),
            col(CostItem.county_id) == row.county_id,
            col(CostItem.price_year) == row.year,
        )
        .order_by(col(CostItem.position), col(CostItem.id))
    )
    if row.organisation_id is not None:
        paid = select(CostShare.item_id).where(
            col(CostShare.organisation_id) == row.organisation_id
        )
        statement = statement.where(col(CostItem.id).in_(paid))
    return [code or item_id for code, item_id in session.exec(statement)]
