"""Rules for price indexes: values are positive, and each year has one."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.costs.fields import from_thousandths, in_thousandths
from samplan.costs.indexes.schemas import (
    IndexValueInfo,
    IndexValueInput,
    PriceIndexCreate,
    PriceIndexInfo,
    PriceIndexUpdate,
)
from samplan.costs.tables import PriceIndex, PriceIndexValue
from samplan.db.history import Action, Actor, Recorded, record
from samplan.organisations.tables import Organisation
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation


def get(session: Session, index_id: str) -> PriceIndex:
    """The index, or the problem that there is none."""
    row = session.get(PriceIndex, index_id)
    if row is None:
        raise not_found(Words("Prisindexet", "price index"))
    return row


def show(session: Session, rows: Sequence[PriceIndex]) -> list[PriceIndexInfo]:
    """The indexes with their values as the API shows them, in the order given."""
    values = _values(session, [row.id for row in rows])
    hidden = {"name_sv", "name_en", "position"}
    return [
        PriceIndexInfo(
            **row.model_dump(exclude=hidden),
            name=Text(sv=row.name_sv, en=row.name_en),
            values=values[row.id],
            first_year=values[row.id][0].year if values[row.id] else None,
            last_year=values[row.id][-1].year if values[row.id] else None,
            order=row.position,
        )
        for row in rows
    ]


def _values(session: Session, ids: Sequence[str]) -> dict[str, list[IndexValueInfo]]:
    found: dict[str, list[IndexValueInfo]] = defaultdict(list)
    statement = (
        sa.select(
            col(PriceIndexValue.index_id), col(PriceIndexValue.year), col(PriceIndexValue.value)
        )
        .where(col(PriceIndexValue.index_id).in_(ids))
        .order_by(col(PriceIndexValue.index_id), col(PriceIndexValue.year))
    )
    for index_id, year, value in session.connection().execute(statement):
        found[index_id].append(IndexValueInfo(year=year, value=from_thousandths(value)))
    return found


def _document(session: Session, row: PriceIndex) -> dict[str, Any]:
    return show(session, [row])[0].model_dump(mode="json", by_alias=True)


def create(session: Session, new: PriceIndexCreate, *, by: Actor) -> PriceIndex:
    """A new index with its values, last in the order."""
    if session.get(PriceIndex, new.id) is not None:
        words = Words("Det finns redan ett prisindex med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    violations = [
        *_value_violations(new.values),
        *_owner_violations(session, new.organisation_id),
    ]
    if violations:
        raise invalid(*violations)
    last = session.exec(select(sa.func.max(col(PriceIndex.position)))).one()
    row = PriceIndex(
        **new.model_dump(exclude={"name", "values"}),
        name_sv=new.name.sv,
        name_en=new.name.en,
        position=(last or 0) + 1,
    )
    session.add(row)
    session.flush()
    _lay_out(session, row.id, new.values)
    after = _document(session, row)
    record(session, by, Recorded(Action.CREATE, "price-index", row.id, None, after))
    return row


def _value_violations(values: Sequence[IndexValueInput]) -> list[Violation]:
    found = []
    seen: set[int] = set()
    for place, one in enumerate(values):
        if one.year in seen:
            words = Words(
                f"{one.year} står två gånger. Varje år har ett tal.",
                f"{one.year} is there twice. Each year has one value.",
            )
            found.append(Violation(f"values[{place}].year", words))
        seen.add(one.year)
    return found


def _owner_violations(session: Session, organisation_id: str | None) -> list[Violation]:
    if organisation_id is None or session.get(Organisation, organisation_id) is not None:
        return []
    words = Words(
        f"Organisationen {organisation_id} finns inte.",
        f"There is no organisation {organisation_id}.",
    )
    return [Violation("organisationId", words)]


def _lay_out(session: Session, index_id: str, values: Sequence[IndexValueInput]) -> None:
    """Let the index have these values and no others."""
    ours = sa.delete(PriceIndexValue).where(col(PriceIndexValue.index_id) == index_id)
    session.connection().execute(ours)
    rows = [
        {"index_id": index_id, "year": one.year, "value": in_thousandths(one.value)}
        for one in values
    ]
    if rows:
        session.connection().execute(sa.insert(PriceIndexValue), rows)


def update(session: Session, row: PriceIndex, change: PriceIndexUpdate, *, by: Actor) -> PriceIndex:
    """Change what is named in the change; a list of values stands instead of the one before."""
    before = _document(session, row)
    named = change.model_fields_set
    violations = []
    if "values" in named:
        violations += _value_violations(change.values)
    if "organisation_id" in named:
        violations += _owner_violations(session, change.organisation_id)
    if violations:
        raise invalid(*violations)
    fields = change.model_dump(exclude_unset=True, exclude={"name", "values"})
    if "name" in named:
        fields |= {"name_sv": change.name.sv, "name_en": change.name.en}
    for name, value in fields.items():
        setattr(row, name, value)
    if "values" in named:
        _lay_out(session, row.id, change.values)
    session.flush()
    if _document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    after = _document(session, row)
    record(session, by, Recorded(Action.UPDATE, "price-index", row.id, before, after))
    return row
