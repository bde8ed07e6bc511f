"""Rules for indicators: what is measured, how it is defined, and what it hangs together with."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import search_key, sort_key
from samplan.db.history import Action, Actor, Recorded, record
from samplan.statistics import periods
from samplan.statistics.catalogue.schemas import (
    EditionCreate,
    IndicatorCreate,
    IndicatorDetail,
    IndicatorDimensionInfo,
    IndicatorDimensionInput,
    IndicatorEditionInfo,
    IndicatorInfo,
    IndicatorUpdate,
    LinkedIndicatorInfo,
    LongTextInput,
    UnitInput,
)
from samplan.statistics.tables import (
    Collection,
    Dimension,
    Indicator,
    IndicatorDimension,
    IndicatorEdition,
    Observation,
    Topic,
)
from samplan.statistics.terms import CollectionStatus, Measure
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text, TextInput
from samplan.web.texts import Words
from samplan.web.violations import Violation

_DIVIDED = frozenset({Measure.SHARE, Measure.AVERAGE})


def get_indicator(session: Session, indicator_id: str) -> Indicator:
    """The indicator, or the problem that there is none."""
    found = session.get(Indicator, indicator_id)
    if found is None:
        raise not_found(Words("Nyckeltalet", "indicator"))
    return found


def written(sv: str | None, en: str | None) -> Text | None:
    """A text that may not have been written."""
    return Text(sv=sv, en=en) if sv is not None else None


def show(session: Session, rows: Sequence[Indicator]) -> list[IndicatorInfo]:
    """The indicators with their dimensions and definitions, in the order given."""
    return [IndicatorInfo(**fields) for fields in _fields(session, rows)]


def _fields(session: Session, rows: Sequence[Indicator]) -> list[dict[str, Any]]:
    ids = [row.id for row in rows]
    dimensions = _dimensions(session, ids)
    editions = _editions(session, ids)
    hidden = {"name_sv", "name_en", "unit_sv", "unit_en", "position", "sort_key", "search_key"}
    return [
        row.model_dump(exclude=hidden)
        | {
            "name": Text(sv=row.name_sv, en=row.name_en),
            "unit": Text(sv=row.unit_sv, en=row.unit_en),
            "dimensions": dimensions[row.id],
            "editions": editions[row.id],
        }
        for row in rows
    ]


def _dimensions(session: Session, ids: Sequence[str]) -> dict[str, list[IndicatorDimensionInfo]]:
    found: dict[str, list[IndicatorDimensionInfo]] = defaultdict(list)
    statement = (
        select(IndicatorDimension, Dimension)
        .join(Dimension, col(Dimension.id) == col(IndicatorDimension.dimension_id))
        .where(col(IndicatorDimension.indicator_id).in_(ids))
        .order_by(col(IndicatorDimension.position), col(IndicatorDimension.dimension_id))
    )
    for row, dimension in session.exec(statement):
        shown = IndicatorDimensionInfo(
            id=dimension.id,
            name=Text(sv=dimension.name_sv, en=dimension.name_en),
            is_partition=row.is_partition,
        )
        found[row.indicator_id].append(shown)
    return found


def _editions(session: Session, ids: Sequence[str]) -> dict[str, list[IndicatorEditionInfo]]:
    found: dict[str, list[IndicatorEditionInfo]] = defaultdict(list)
    statement = (
        select(IndicatorEdition)
        .where(col(IndicatorEdition.indicator_id).in_(ids))
        .order_by(col(IndicatorEdition.number))
    )
    for row in session.exec(statement):
        found[row.indicator_id].append(show_edition(row))
    return found


def show_edition(row: IndicatorEdition) -> IndicatorEditionInfo:
    """A definition as the API shows it."""
    return IndicatorEditionInfo(
        number=row.number,
        valid_from=row.valid_from,
        definition=Text(sv=row.definition_sv, en=row.definition_en),
        method=written(row.method_sv, row.method_en),
        caution=written(row.caution_sv, row.caution_en),
        break_note=written(row.break_sv, row.break_en),
    )


def show_detail(session: Session, row: Indicator) -> IndicatorDetail:
    """One indicator with those it is linked to, and how new its published figures are."""
    return IndicatorDetail(
        **_fields(session, [row])[0],
        linked_indicators=_linked(session, row),
        latest_period=_latest_period(session, row.id),
    )


def _linked(session: Session, row: Indicator) -> list[LinkedIndicatorInfo]:
    parts = {row.numerator_id: "numerator", row.denominator_id: "denominator"}
    named = {one for one in parts if one is not None}
    statement = (
        select(Indicator)
        .where(col(Indicator.id).in_(named) | (col(Indicator.numerator_id) == row.id))
        .order_by(col(Indicator.position), col(Indicator.id))
    )
    return [
        LinkedIndicatorInfo(
            id=one.id,
            name=Text(sv=one.name_sv, en=one.name_en),
            relation=parts.get(one.id, "share_of"),
        )
        for one in session.exec(statement)
    ]


def _latest_period(session: Session, indicator_id: str) -> str | None:
    statement = (
        select(Observation.period)
        .join(Collection, col(Collection.id) == col(Observation.collection_id))
        .where(col(Observation.indicator_id) == indicator_id)
        .where(col(Collection.status) == CollectionStatus.PUBLISHED)
        .distinct()
    )
    return max(session.exec(statement), key=periods.order, default=None)


def _document(session: Session, row: Indicator) -> dict[str, Any]:
    return show(session, [row])[0].model_dump(mode="json", by_alias=True)


def _both(name: str, given: TextInput | UnitInput | LongTextInput | None) -> dict[str, Any]:
    return {
        f"{name}_sv": given.sv if given else None,
        f"{name}_en": given.en if given else None,
    }


def create(session: Session, new: IndicatorCreate, *, by: Actor) -> Indicator:
    """A new indicator with its first definition, last in the order."""
    if session.get(Indicator, new.id) is not None:
        words = Words("Det finns redan ett nyckeltal med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    violations = [
        *_topic_violations(session, new.topic_id),
        *_dimension_violations(session, new.dimensions),
        *_part_violations(session, new.id, new.measure, _parts(new.numerator_id, new)),
    ]
    if violations:
        raise invalid(*violations)
    highest = session.exec(select(sa.func.max(col(Indicator.position)))).one()
    told = {"name", "unit", "dimensions", "definition", "method", "caution"}
    row = Indicator(
        **new.model_dump(exclude=told),
        **_both("name", new.name),
        **_both("unit", new.unit),
        position=(highest or 0) + 1,
        sort_key=sort_key(new.name.sv),
        search_key=search_key(new.name.sv, new.name.en, new.definition.sv),
    )
    session.add(row)
    session.flush()
    session.add(
        IndicatorEdition(
            indicator_id=row.id,
            number=1,
            **_both("definition", new.definition),
            **_both("method", new.method),
            **_both("caution", new.caution),
        )
    )
    _lay_out(session, row.id, new.dimensions)
    after = _document(session, row)
    record(session, by, Recorded(Action.CREATE, "indicator", row.id, None, after))
    return row


def _parts(numerator_id: str | None, given: IndicatorCreate | IndicatorUpdate) -> dict[str, Any]:
    return {"numeratorId": numerator_id, "denominatorId": given.denominator_id}


def _topic_violations(session: Session, topic_id: str) -> list[Violation]:
    if session.get(Topic, topic_id) is None:
        return [Violation("topicId", Words("Ämnet finns inte.", "There is no such topic."))]
    return []


def _dimension_violations(
    session: Session, dimensions: Sequence[IndicatorDimensionInput]
) -> list[Violation]:
    found = []
    for index, one in enumerate(dimensions):
        field = f"dimensions[{index}].id"
        if session.get(Dimension, one.id) is None:
            words = Words(f"{one.id} finns inte.", f"There is no {one.id}.")
            found.append(Violation(field, words))
        if one.id in {other.id for other in dimensions[:index]}:
            found.append(Violation(field, Words("Samma står två gånger.", "One is there twice.")))
    return found


def _part_violations(
    session: Session, indicator_id: str, measure: Measure, parts: dict[str, str | None]
) -> list[Violation]:
    found = []
    for field, part in parts.items():
        if part is None:
            continue
        if measure not in _DIVIDED:
            words = Words(
                "Bara en andel eller ett medeltal delas.", "Only a share or an average is divided."
            )
            found.append(Violation(field, words))
        elif part == indicator_id or session.get(Indicator, part) is None:
            words = Words("Ska vara ett annat nyckeltal.", "Should be another indicator.")
            found.append(Violation(field, words))
    return found


def _lay_out(
    session: Session, indicator_id: str, dimensions: Sequence[IndicatorDimensionInput]
) -> None:
    session.add_all(
        IndicatorDimension(
            indicator_id=indicator_id,
            dimension_id=one.id,
            position=place,
            is_partition=one.is_partition,
        )
        for place, one in enumerate(dimensions, start=1)
    )
    session.flush()


def update(session: Session, row: Indicator, change: IndicatorUpdate, *, by: Actor) -> Indicator:
    """Change what is named in the change; what figures rest on never changes under them."""
    before = _document(session, row)
    sent = change.model_fields_set
    fields = change.model_dump(exclude_unset=True, exclude={"name", "unit", "dimensions"})
    for name in {"name", "unit"} & sent:
        fields |= _both(name, getattr(change, name))
    parts = {
        "numeratorId": fields.get("numerator_id"),
        "denominatorId": fields.get("denominator_id"),
    }
    violations = _part_violations(session, row.id, Measure(row.measure), parts)
    if "topic_id" in sent:
        violations += _topic_violations(session, change.topic_id)
    if "dimensions" in sent:
        violations += _dimension_violations(session, change.dimensions)
        violations += _lost_dimensions(session, row.id, change.dimensions)
    if violations:
        raise invalid(*violations)
    for name, value in fields.items():
        setattr(row, name, value)
    if "dimensions" in sent:
        ours = col(IndicatorDimension.indicator_id) == row.id
        session.connection().execute(sa.delete(IndicatorDimension).where(ours))
        session.expire_all()
        _lay_out(session, row.id, change.dimensions)
    session.flush()
    if _document(session, row) == before:
        return row
    _find_again(session, row)
    row.version += 1
    session.flush()
    after = _document(session, row)
    record(session, by, Recorded(Action.UPDATE, "indicator", row.id, before, after))
    return row


def _find_again(session: Session, row: Indicator) -> None:
    newest = _editions(session, [row.id])[row.id][-1]
    row.sort_key = sort_key(row.name_sv)
    row.search_key = search_key(row.name_sv, row.name_en, newest.definition.sv)


def _lost_dimensions(
    session: Session, indicator_id: str, kept: Sequence[IndicatorDimensionInput]
) -> list[Violation]:
    """Dimensions that figures are divided by and that would no longer belong to the indicator."""
    has = session.exec(
        select(IndicatorDimension.dimension_id).where(
            col(IndicatorDimension.indicator_id) == indicator_id
        )
    )
    found = []
    for lost in sorted(set(has) - {one.id for one in kept}):
        used = select(Observation.breakdown).where(
            col(Observation.indicator_id) == indicator_id,
            (";" + col(Observation.breakdown)).contains(f";{lost}=", autoescape=True),
        )
        if session.exec(used.limit(1)).first() is not None:
            words = Words(
                f"Det finns uppgifter uppdelade på {lost}. Den kan inte tas bort.",
                f"There are figures divided by {lost}. It cannot be taken away.",
            )
            found.append(Violation("dimensions", words))
    return found


def add_edition(session: Session, row: Indicator, new: EditionCreate, *, by: Actor) -> Indicator:
    """A definition that holds from a period on; all figures from there on belong to it."""
    before = _document(session, row)
    newest = _editions(session, [row.id])[row.id][-1]
    first = newest.valid_from
    if first is not None and periods.order(new.valid_from) <= periods.order(first):
        words = Words(
            f"Definitionen före gäller från {first}. Den nya ska gälla från en senare period.",
            f"The definition before holds from {first}. The new one should begin later.",
        )
        raise invalid(Violation("validFrom", words))
    if not periods.fits(periods.parse(new.valid_from), row.frequency):
        words = Words(
            "Nyckeltalet mäts inte per sådan period.", "The indicator has no such periods."
        )
        raise invalid(Violation("validFrom", words))
    session.add(
        IndicatorEdition(
            indicator_id=row.id,
            number=newest.number + 1,
            valid_from=new.valid_from,
            **_both("definition", new.definition),
            **_both("method", new.method),
            **_both("caution", new.caution),
            **_both("break", new.break_note),
        )
    )
    session.flush()
    _move_figures(session, row.id, newest.number + 1, new.valid_from)
    _find_again(session, row)
    row.version += 1
    session.flush()
    after = _document(session, row)
    record(session, by, Recorded(Action.UPDATE, "indicator", row.id, before, after))
    return row


def _move_figures(session: Session, indicator_id: str, number: int, first: str) -> None:
    ours = col(Observation.indicator_id) == indicator_id
    found = session.exec(select(Observation.period).where(ours).distinct())
    later = [one for one in found if periods.order(one) >= periods.order(first)]
    moved = sa.update(Observation).where(ours, col(Observation.period).in_(later))
    session.connection().execute(moved.values(edition=number))


def edition_of(editions: Sequence[tuple[int, str | None]], period: str) -> int:
    """The number of the definition that holds for a period, among number and first period."""
    held = [
        number
        for number, first in editions
        if first is None or periods.order(period) >= periods.order(first)
    ]
    return max(held, default=1)
