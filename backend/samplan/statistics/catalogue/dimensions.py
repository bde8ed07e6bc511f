"""Rules for dimensions: categories are added and renamed, and never lost while figures use them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.history import Action, Actor, Recorded, record
from samplan.statistics.catalogue.schemas import (
    CategoryInfo,
    CategoryInput,
    DimensionCreate,
    DimensionInfo,
    DimensionUpdate,
)
from samplan.statistics.tables import Category, Dimension, IndicatorDimension, Observation
from samplan.statistics.terms import TOTAL
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation

RESERVED = frozenset({"indicator", "area", "period", "account"})
"""What tables call their other axes; no dimension may have such an id."""


def get_dimension(session: Session, dimension_id: str) -> Dimension:
    """The dimension, or the problem that there is none."""
    found = session.get(Dimension, dimension_id)
    if found is None:
        raise not_found(Words("Uppdelningen", "dimension"))
    return found


def show(session: Session, rows: Sequence[Dimension]) -> list[DimensionInfo]:
    """The dimensions with their categories, in the order given."""
    categories: dict[str, list[CategoryInfo]] = defaultdict(list)
    statement = (
        select(Category)
        .where(col(Category.dimension_id).in_([row.id for row in rows]))
        .order_by(col(Category.position), col(Category.id))
    )
    for one in session.exec(statement):
        shown = CategoryInfo(id=one.id, name=Text(sv=one.name_sv, en=one.name_en))
        categories[one.dimension_id].append(shown)
    return [
        DimensionInfo(
            id=row.id,
            name=Text(sv=row.name_sv, en=row.name_en),
            order=row.position,
            categories=categories[row.id],
            version=row.version,
        )
        for row in rows
    ]


def _document(session: Session, row: Dimension) -> dict[str, Any]:
    return show(session, [row])[0].model_dump(mode="json", by_alias=True)


def create(session: Session, new: DimensionCreate, *, by: Actor) -> Dimension:
    """A new dimension with its categories, last in the order."""
    if session.get(Dimension, new.id) is not None:
        words = Words("Det finns redan en uppdelning med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    violations = _category_violations(new.categories)
    if new.id in RESERVED:
        words = Words(
            f"{new.id} har redan en annan betydelse i tabeller. Välj ett annat id.",
            f"{new.id} already means something else in tables. Choose another id.",
        )
        violations.append(Violation("id", words))
    if violations:
        raise invalid(*violations)
    highest = session.exec(select(sa.func.max(col(Dimension.position)))).one()
    row = Dimension(
        id=new.id, name_sv=new.name.sv, name_en=new.name.en, position=(highest or 0) + 1
    )
    session.add(row)
    session.flush()
    _lay_out(session, row.id, new.categories)
    after = _document(session, row)
    record(session, by, Recorded(Action.CREATE, "dimension", row.id, None, after))
    return row


def _category_violations(categories: Sequence[CategoryInput]) -> list[Violation]:
    found = []
    seen: set[str] = set()
    for index, one in enumerate(categories):
        if one.id == TOTAL:
            words = Words(
                "total finns alltid och betyder alla tillsammans.",
                "total is always there and means all together.",
            )
            found.append(Violation(f"categories[{index}].id", words))
        if one.id in seen:
            words = Words("Samma står två gånger.", "One is there twice.")
            found.append(Violation(f"categories[{index}].id", words))
        seen.add(one.id)
    return found


def _lay_out(session: Session, dimension_id: str, categories: Sequence[CategoryInput]) -> None:
    for place, one in enumerate(categories, start=1):
        session.merge(
            Category(
                dimension_id=dimension_id,
                id=one.id,
                name_sv=one.name.sv,
                name_en=one.name.en,
                position=place,
            )
        )
    session.flush()


def update(session: Session, row: Dimension, change: DimensionUpdate, *, by: Actor) -> Dimension:
    """Change the name or the categories."""
    before = _document(session, row)
    if "categories" in change.model_fields_set:
        lost = {one["id"] for one in before["categories"]} - {one.id for one in change.categories}
        violations = _category_violations(change.categories)
        violations += _used_violations(session, row.id, lost)
        if violations:
            raise invalid(*violations)
        gone = sa.delete(Category).where(
            col(Category.dimension_id) == row.id, col(Category.id).in_(lost)
        )
        session.connection().execute(gone)
        _lay_out(session, row.id, change.categories)
    if "name" in change.model_fields_set:
        row.name_sv, row.name_en = change.name.sv, change.name.en
    session.flush()
    if _document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    after = _document(session, row)
    record(session, by, Recorded(Action.UPDATE, "dimension", row.id, before, after))
    return row


def _used_violations(session: Session, dimension_id: str, lost: set[str]) -> list[Violation]:
    """Categories that figures use and that would be lost."""
    indicators = select(IndicatorDimension.indicator_id).where(
        col(IndicatorDimension.dimension_id) == dimension_id
    )
    text = ";" + col(Observation.breakdown) + ";"
    found = []
    for category in sorted(lost):
        used = select(Observation.breakdown).where(
            col(Observation.indicator_id).in_(indicators),
            text.contains(f";{dimension_id}={category};", autoescape=True),
        )
        if session.exec(used.limit(1)).first() is not None:
            words = Words(
                f"Det finns uppgifter om {category}. Den kan inte tas bort, bara byta namn.",
                f"There are figures on {category}. It cannot be taken away, only renamed.",
            )
            found.append(Violation("categories", words))
    return found
