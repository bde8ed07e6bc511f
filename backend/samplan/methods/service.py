"""Reading methods with their recommendations and lineage, and keeping them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import search_key, sort_key
from samplan.db.history import Action, Actor, Recorded, record
from samplan.methods.schemas import (
    EditionInfo,
    GuidelineInfo,
    LineageInfo,
    MethodCreate,
    MethodInfo,
    MethodLinkInfo,
    MethodUpdate,
    RecommendationInfo,
)
from samplan.methods.tables import (
    Guideline,
    GuidelineEdition,
    Method,
    MethodArea,
    MethodLineage,
    MethodLink,
    Recommendation,
)
from samplan.methods.terms import MethodLinkKind
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation


def get_method(session: Session, method_id: str) -> Method:
    """The method, or the problem that there is none."""
    found = session.get(Method, method_id)
    if found is None:
        raise not_found(Words("Metoden", "method"))
    return found


def get_guideline(session: Session, guideline_id: str) -> Guideline:
    """The guideline, or the problem that there is none."""
    found = session.get(Guideline, guideline_id)
    if found is None:
        raise not_found(Words("Riktlinjen", "guideline"))
    return found


def show_guidelines(session: Session, rows: Sequence[Guideline]) -> list[GuidelineInfo]:
    """The guidelines with their editions, oldest first."""
    editions: dict[str, list[EditionInfo]] = defaultdict(list)
    ids = [row.id for row in rows]
    statement = select(GuidelineEdition).where(col(GuidelineEdition.guideline_id).in_(ids))
    order = (col(GuidelineEdition.position), col(GuidelineEdition.id))
    for edition in session.exec(statement.order_by(*order)):
        title = Text(sv=edition.title_sv, en=edition.title_en)
        shown = EditionInfo(id=edition.id, year=edition.year, title=title, note=edition.note)
        editions[edition.guideline_id].append(shown)
    return [
        GuidelineInfo(
            id=row.id,
            title=Text(sv=row.title_sv, en=row.title_en),
            publisher=row.publisher,
            editions=editions[row.id],
        )
        for row in rows
    ]


def show(session: Session, rows: Sequence[Method]) -> list[MethodInfo]:
    """The methods with recommendations, lineage and links, in the order given."""
    ids = [row.id for row in rows]
    recommendations = _recommendations(session, ids)
    lineage = _lineage(session, ids)
    links = _links(session, ids)
    return [
        MethodInfo(
            **row.model_dump(exclude={"name_sv", "name_en", "position", "sort_key", "search_key"}),
            name=Text(sv=row.name_sv, en=row.name_en),
            variant_of=_whole(links[row.id]),
            recommended=bool(recommendations[row.id]),
            recommendations=recommendations[row.id],
            lineage=lineage[row.id],
            links=links[row.id],
        )
        for row in rows
    ]


def _whole(links: Sequence[MethodLinkInfo]) -> str | None:
    wholes = (link.method_id for link in links if link.kind is MethodLinkKind.FORM_OF)
    return next(wholes, None)


def _recommendations(session: Session, ids: Sequence[str]) -> dict[str, list[RecommendationInfo]]:
    found: dict[str, list[RecommendationInfo]] = defaultdict(list)
    statement = select(Recommendation).where(col(Recommendation.method_id).in_(ids))
    for row in session.exec(statement.order_by(col(Recommendation.edition_id))):
        shown = RecommendationInfo(
            id=row.id,
            edition_id=row.edition_id,
            priority=row.priority,
            title=Text(sv=row.title_sv, en=row.title_en),
            source_place_id=row.place_id,
        )
        found[row.method_id].append(shown)
    return found


def _lineage(session: Session, ids: Sequence[str]) -> dict[str, list[LineageInfo]]:
    found: dict[str, list[LineageInfo]] = defaultdict(list)
    ends = sa.or_(
        col(MethodLineage.from_method_id).in_(ids), col(MethodLineage.to_method_id).in_(ids)
    )
    for row in session.exec(select(MethodLineage).where(ends).order_by(col(MethodLineage.id))):
        shown = LineageInfo(**row.model_dump(exclude={"id"}))
        for method_id in {row.from_method_id, row.to_method_id} - {None}:
            found[str(method_id)].append(shown)
    return found


def _links(session: Session, ids: Sequence[str]) -> dict[str, list[MethodLinkInfo]]:
    found: dict[str, list[MethodLinkInfo]] = defaultdict(list)
    statement = select(MethodLink).where(col(MethodLink.method_id).in_(ids))
    for row in session.exec(statement.order_by(col(MethodLink.other_id))):
        shown = MethodLinkInfo(method_id=row.other_id, kind=row.kind, note=row.note)
        found[row.method_id].append(shown)
    return found


def _document(session: Session, row: Method) -> dict[str, Any]:
    return show(session, [row])[0].model_dump(mode="json", by_alias=True)


def create(session: Session, new: MethodCreate, *, by: Actor) -> Method:
    """A new method, at the end of its area."""
    if session.get(Method, new.id) is not None:
        words = Words("Det finns redan en metod med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    _check_area(session, new.area_id)
    highest = session.exec(select(sa.func.max(col(Method.position)))).one()
    row = Method(
        **new.model_dump(exclude={"name"}),
        name_sv=new.name.sv,
        name_en=new.name.en,
        position=(highest or 0) + 1,
        sort_key=sort_key(new.name.sv),
        search_key=search_key(new.name.sv, new.name.en),
    )
    session.add(row)
    session.flush()
    after = _document(session, row)
    record(session, by, Recorded(Action.CREATE, "method", row.id, None, after))
    return row


def _check_area(session: Session, area_id: str) -> None:
    if session.get(MethodArea, area_id) is None:
        words = Words("Området finns inte.", "There is no such area.")
        raise invalid(Violation("areaId", words))


def update(session: Session, row: Method, change: MethodUpdate, *, by: Actor) -> Method:
    """Change what is named in the change; ids never change."""
    before = _document(session, row)
    fields = change.model_dump(exclude_unset=True, exclude={"name"})
    if "area_id" in fields:
        _check_area(session, fields["area_id"])
    if "name" in change.model_fields_set:
        fields |= {"name_sv": change.name.sv, "name_en": change.name.en}
    if all(getattr(row, name) == value for name, value in fields.items()):
        return row
    for name, value in fields.items():
        setattr(row, name, value)
    row.sort_key = sort_key(row.name_sv)
    row.search_key = search_key(row.name_sv, row.name_en)
    row.version += 1
    session.flush()
    after = _document(session, row)
    record(session, by, Recorded(Action.UPDATE, "method", row.id, before, after))
    return row
