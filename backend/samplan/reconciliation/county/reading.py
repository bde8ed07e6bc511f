"""Reading a county's published figures, as plain records for the checks.

Whoever may not see the county's small numbers gets findings only over what everybody sees whole:
figures that their owner has published, and counts of things. Figures that the protection withholds,
and those that others could be worked out from, are never part of their findings.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.gap.cells import Text
from samplan.questionnaires.form import parse
from samplan.questionnaires.tables import QuestionnaireRound, QuestionnaireVersion, StatedResult
from samplan.questionnaires.terms import QuestionType, RoundStatus
from samplan.reconciliation.figures import Breakdown, Figure, Figures, Key, Measured
from samplan.reconciliation.questionnaire_checks import Asked, Questions, Stated
from samplan.statistics.tables import (
    Area,
    Category,
    Collection,
    Indicator,
    IndicatorDimension,
    Observation,
)
from samplan.statistics.terms import (
    AreaKind,
    CollectionStatus,
    Counted,
    Measure,
    Qualifier,
    Quality,
)

FIGURES = (
    sa.select(
        col(Observation.indicator_id),
        col(Observation.period),
        col(Observation.area_id),
        col(Observation.breakdown),
        col(Observation.account),
        col(Observation.value),
        col(Observation.value_to),
        col(Observation.qualifier),
        col(Observation.quality),
        col(Observation.numerator),
        col(Observation.denominator),
        col(Observation.place_id),
        col(Observation.is_public),
    )
    .join(Collection, col(Collection.id) == col(Observation.collection_id))
    .where(col(Observation.county_id) == sa.bindparam("county"))
    .where(col(Collection.status) == CollectionStatus.PUBLISHED)
    .where(col(Observation.value).is_not(None))
)


def read_figures(session: Session, county_id: str, *, unprotected: bool) -> Figures:
    """The county's published figures that its findings may rest on for the caller."""
    indicators = _indicators(session)
    rows = session.connection().execute(FIGURES, {"county": county_id})
    figures = [
        figure
        for row in rows
        if (figure := _figure(row, indicators[row.indicator_id], unprotected=unprotected))
    ]
    return Figures(
        indicators,
        figures,
        areas=_names(session, sa.select(col(Area.id), col(Area.name_sv), col(Area.name_en))),
        categories=_categories(session),
        area_parts=_municipalities(session),
    )


def _figure(row: Any, measured: Measured, *, unprotected: bool) -> Figure | None:
    whole = unprotected or row.is_public
    if not whole and (measured.counted is not Counted.THINGS or not measured.adds_up):
        return None
    return Figure(
        key=Key(row.indicator_id, row.period, row.area_id, parts_of(row.breakdown)),
        account=row.account,
        value=row.value,
        value_to=row.value_to,
        qualifier=Qualifier(row.qualifier),
        quality=Quality(row.quality),
        numerator=row.numerator if whole else None,
        denominator=row.denominator if whole else None,
        place_id=row.place_id,
    )


def parts_of(breakdown: str) -> Breakdown:
    """A breakdown as pairs of dimension and category."""
    pairs = [part.partition("=") for part in breakdown.split(";") if part]
    return tuple((dimension, category) for dimension, _, category in pairs)


def _indicators(session: Session) -> dict[str, Measured]:
    dimensions: dict[str, set[str]] = defaultdict(set)
    partitions: dict[str, set[str]] = defaultdict(set)
    divided = sa.select(
        col(IndicatorDimension.indicator_id),
        col(IndicatorDimension.dimension_id),
        col(IndicatorDimension.is_partition),
    )
    for indicator_id, dimension_id, is_partition in session.connection().execute(divided):
        dimensions[indicator_id].add(dimension_id)
        if is_partition:
            partitions[indicator_id].add(dimension_id)
    statement = sa.select(
        col(Indicator.id),
        col(Indicator.name_sv),
        col(Indicator.name_en),
        col(Indicator.unit_sv),
        col(Indicator.unit_en),
        col(Indicator.measure),
        col(Indicator.counted),
        col(Indicator.numerator_id),
        col(Indicator.denominator_id),
    )
    return {
        row.id: Measured(
            id=row.id,
            name=_text(row.name_sv, row.name_en),
            unit=_text(row.unit_sv, row.unit_en),
            measure=Measure(row.measure),
            counted=Counted(row.counted),
            numerator_id=row.numerator_id,
            denominator_id=row.denominator_id,
            dimensions=frozenset(dimensions[row.id]),
            partitions=frozenset(partitions[row.id]),
        )
        for row in session.connection().execute(statement)
    }


def _text(sv: str, en: str | None) -> Text:
    return {"sv": sv, "en": en}


def _names(session: Session, statement: Any) -> dict[str, Text]:
    return {id_: _text(sv, en) for id_, sv, en in session.connection().execute(statement)}


def _categories(session: Session) -> dict[tuple[str, str], Text]:
    statement = sa.select(
        col(Category.dimension_id), col(Category.id), col(Category.name_sv), col(Category.name_en)
    )
    rows = session.connection().execute(statement)
    return {(dimension, id_): _text(sv, en) for dimension, id_, sv, en in rows}


def _municipalities(session: Session) -> dict[str, frozenset[str]]:
    statement = sa.select(col(Area.county_id), col(Area.id)).where(
        col(Area.kind) == AreaKind.MUNICIPALITY, col(Area.county_id).is_not(None)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for county_id, area_id in session.connection().execute(statement):
        found[str(county_id)].add(area_id)
    return {county_id: frozenset(parts) for county_id, parts in found.items()}


def read_stated(session: Session, county_id: str) -> tuple[list[Stated], Questions]:
    """What reports say of the county's published rounds, and what those rounds asked."""
    published = (
        sa.select(
            col(QuestionnaireRound.id),
            col(QuestionnaireVersion.form),
        )
        .join(
            QuestionnaireVersion,
            sa.and_(
                col(QuestionnaireVersion.questionnaire_id)
                == col(QuestionnaireRound.questionnaire_id),
                col(QuestionnaireVersion.number) == col(QuestionnaireRound.form_number),
            ),
        )
        .where(col(QuestionnaireRound.county_id) == county_id)
        .where(col(QuestionnaireRound.status) == RoundStatus.PUBLISHED)
    )
    rounds = session.connection().execute(published).all()
    questions = {
        (round_id, question.id): Asked(
            _text(question.text.sv, question.text.en),
            {one.id: _text(one.text.sv, one.text.en) for one in question.options},
            question.type in {QuestionType.YES_NO, QuestionType.ONE},
        )
        for round_id, form in rounds
        for question in parse(form).questions.values()
    }
    return _stated(session, [round_id for round_id, _ in rounds]), questions


def _stated(session: Session, round_ids: Sequence[str]) -> list[Stated]:
    statement = sa.select(
        col(StatedResult.round_id),
        col(StatedResult.question_id),
        col(StatedResult.choice_id),
        col(StatedResult.share),
        col(StatedResult.qualifier),
        col(StatedResult.base),
        col(StatedResult.place_id),
    ).where(col(StatedResult.round_id).in_(round_ids))
    return [Stated._make(row) for row in session.connection().execute(statement)]
