"""An analysis's points: checked and written. Those that are named by id keep it."""

import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.plan.checks import TWICE, missing
from samplan.plan.impact.schemas import ImpactPointInput
from samplan.plan.impact.tables import BenefitCheck, ImpactPoint
from samplan.plan.impact.terms import ImpactKind
from samplan.plan.keeping import refuse_used
from samplan.plan.tables import Plan
from samplan.sources.tables import SourcePlace
from samplan.web.texts import Words
from samplan.web.violations import Violation


def violations(
    session: Session, plan: Plan, analysis_id: str, wished: Sequence[ImpactPointInput]
) -> Iterator[Violation]:
    """What is wrong with the points that an analysis is to have."""
    yield from _wrong_ids(session, analysis_id, wished)
    organisations = _organisations(session, plan.county_id, wished)
    items = _items(session, plan.id, wished)
    places = {one.source_place_id for one in wished if one.source_place_id}
    unknown_places = missing(session, SourcePlace, sorted(places))
    for place, one in enumerate(wished):
        field = f"points[{place}]"
        if one.organisation_id is not None and one.organisation_id not in organisations:
            words = Words(
                "Organisationen finns inte i planens län.",
                "No such organisation in the plan's county.",
            )
            yield Violation(f"{field}.organisationId", words)
        if one.cost_item_id is not None and one.cost_item_id not in items:
            words = Words("Kostnadsposten finns inte i planen.", "No such cost item in the plan.")
            yield Violation(f"{field}.costItemId", words)
        if one.source_place_id in unknown_places:
            words = Words("Källstället finns inte.", "There is no such place in a source.")
            yield Violation(f"{field}.sourcePlaceId", words)


def _wrong_ids(
    session: Session, analysis_id: str, wished: Sequence[ImpactPointInput]
) -> Iterator[Violation]:
    """Ids that stand twice or are another analysis's, and benefits that are to be none."""
    named = [one.id for one in wished if one.id is not None]
    times = Counter(named)
    statement = select(ImpactPoint.id, ImpactPoint.analysis_id).where(
        col(ImpactPoint.id).in_(named)
    )
    owners = dict(session.exec(statement).all())
    followed = _followed_up(session, named)
    for place, one in enumerate(wished):
        if one.id is None:
            continue
        if times[one.id] > 1:
            yield Violation(f"points[{place}].id", TWICE)
        if owners.get(one.id, analysis_id) != analysis_id:
            words = Words(
                "Punkten hör till en annan analys.", "The point belongs to another analysis."
            )
            yield Violation(f"points[{place}].id", words)
        elif one.id in followed and one.kind is not ImpactKind.BENEFIT:
            words = Words(
                f"Punkten följs upp som en nytta av {', '.join(followed[one.id])} och måste "
                "vara en nytta.",
                f"The point is followed up as a benefit by {', '.join(followed[one.id])} and "
                "has to be a benefit.",
            )
            yield Violation(f"points[{place}].kind", words)


def _organisations(
    session: Session, county_id: str, wished: Iterable[ImpactPointInput]
) -> frozenset[str]:
    named = sorted({one.organisation_id for one in wished if one.organisation_id})
    statement = select(Organisation.id).where(
        col(Organisation.id).in_(named), col(Organisation.county_id) == county_id
    )
    return frozenset(session.exec(statement))


def _items(session: Session, plan_id: str, wished: Iterable[ImpactPointInput]) -> frozenset[str]:
    """The plan's cost items among those named. Costs build on the plan: only their key is known."""
    named = sorted({one.cost_item_id for one in wished if one.cost_item_id})
    if not named:
        return frozenset()
    [key] = sa.inspect(ImpactPoint).columns["cost_item_id"].foreign_keys
    items = key.column.table
    statement = sa.select(items.c.id).where(items.c.id.in_(named), items.c.plan_id == plan_id)
    return frozenset(session.connection().execute(statement).scalars())


def write(session: Session, analysis_id: str, wished: Sequence[ImpactPointInput]) -> None:
    """Put the points in the place of those that are there.

    Refused when one that is followed up would go away.
    """
    rows = session.exec(
        select(ImpactPoint).where(col(ImpactPoint.analysis_id) == analysis_id)
    ).all()
    known = {row.id: row for row in rows}
    named = {one.id for one in wished}
    refuse_followed_up(session, [row.id for row in rows if row.id not in named])
    for row in rows:
        if row.id not in named:
            session.delete(row)
    for place, one in enumerate(wished, start=1):
        columns: dict[str, Any] = {
            "kind": one.kind,
            "text_sv": one.text.sv,
            "text_en": one.text.en,
            "organisation_id": one.organisation_id,
            "cost_item_id": one.cost_item_id,
            "in_summary": one.in_summary,
            "place_id": one.source_place_id,
            "position": place,
        }
        kept = known.get(one.id) if one.id is not None else None
        if kept is None:
            name = one.id or f"point-{secrets.token_hex(8)}"
            session.add(ImpactPoint(id=name, analysis_id=analysis_id, **columns))
        else:
            kept.sqlmodel_update(columns)
    session.flush()


def refuse_followed_up(session: Session, point_ids: Sequence[str]) -> None:
    """Stop when a benefit check would lose the point that it is of."""
    checks = _followed_up(session, point_ids)
    refuse_used(
        [
            Words(f"uppföljningen av nyttan {one}", f"the check of a benefit {one}")
            for ids in checks.values()
            for one in ids
        ]
    )


def _followed_up(session: Session, point_ids: Sequence[str]) -> dict[str, list[str]]:
    """By point, the checks that follow it up."""
    statement = select(BenefitCheck.point_id, BenefitCheck.id).where(
        col(BenefitCheck.point_id).in_(point_ids)
    )
    found: dict[str, list[str]] = {}
    for point_id, check_id in session.exec(statement.order_by(col(BenefitCheck.id))):
        found.setdefault(point_id, []).append(check_id)
    return found
