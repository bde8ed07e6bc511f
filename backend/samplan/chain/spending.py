"""What parts of a plan cost in their average year, as the plan's own sums reckon it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.chain.tables import ActivityCostItem
from samplan.costs.grouping import per_year, repeated, sum_all
from samplan.costs.ranges import add
from samplan.costs.reckoning import Book, Choice, Chosen, choose, falling_on
from samplan.costs.schemas import range_document
from samplan.costs.summaries.reading import Label, read_book, read_labels
from samplan.costs.tables import CostItem
from samplan.costs.timing import Years, period
from samplan.plan.tables import Plan
from samplan.web.fields import text
from samplan.web.texts import Words

Json = dict[str, Any]

_RULE = Words(
    "En post räknas en gång, i den aktivitet där den hör hemma. Poster som aktiviteten också "
    "vilar på visas bredvid och är inte med i dess summa.",
    "An item is counted once, in the activity where it belongs. Items that the activity also "
    "rests on are shown beside and are no part of its sum.",
)


def years_of(plan: Plan) -> Years | None:
    """The years that the plan is summed over; None where it does not say."""
    if plan.first_year is None or plan.years is None:
        return None
    return period(plan.first_year, plan.years)


def rests_on(session: Session, plan_id: str) -> dict[str, frozenset[str]]:
    """By cost item of the plan, the other activities that also rest on it."""
    statement = (
        sa.select(col(ActivityCostItem.item_id), col(ActivityCostItem.activity_id))
        .join(CostItem, col(CostItem.id) == col(ActivityCostItem.item_id))
        .where(col(CostItem.plan_id) == plan_id)
    )
    found: dict[str, set[str]] = defaultdict(set)
    for item_id, activity_id in session.connection().execute(statement):
        found[item_id].add(activity_id)
    return {item_id: frozenset(ids) for item_id, ids in found.items()}


def falling_away(
    book: Book, also: Mapping[str, frozenset[str]], dropped: Collection[str], kept: Collection[str]
) -> tuple[str, ...]:
    """Items that go when activities are dropped: theirs, unless a kept one also rests on them."""
    return tuple(
        one.id
        for one in book.items
        if one.activity_id in dropped and not also.get(one.id, frozenset()) & set(kept)
    )


def chosen_items(
    book: Book,
    years: Years,
    steps: tuple[int, ...] | None,
    without: tuple[str, ...],
    organisation_id: str | None,
) -> Chosen:
    """The items of some steps, or of all; of each only what falls on an organisation."""
    chosen = choose(book, Choice(steps=steps, without=without), years)
    return chosen if organisation_id is None else falling_on(chosen, organisation_id)


def cost_document(chosen: Chosen) -> Json:
    """What the items cost in the average year, and which cannot be summed."""
    summed = sum_all(chosen)
    return {
        "annual": range_document(summed.annual),
        "itemCount": len(summed.item_ids),
        "notSummedIds": list(summed.not_summed_ids),
    }


class Items(NamedTuple):
    """A plan's items in the average year."""

    years: Years
    chosen: Chosen
    labels: Mapping[str, Label]


def costs_of_activity(session: Session, plan: Plan, activity_id: str) -> Json:
    """The activity's own items and those that it also rests on, each with what it costs."""
    book = read_book(session, plan.id, shares=False, roles=False)
    also_ids = {
        item_id for item_id, ids in rests_on(session, plan.id).items() if activity_id in ids
    }
    counted = [one for one in book.items if one.alternative_of_id is None]
    own = [one.id for one in counted if one.activity_id == activity_id]
    also = [one.id for one in counted if one.id in also_ids and one.activity_id != activity_id]
    years = years_of(plan)
    chosen = choose(book, Choice(), years) if years else Chosen((), [], [], [])
    items = Items(years or (), chosen, read_labels(session, plan.id, [*own, *also]))
    homes = {one.id: one.activity_id for one in counted}
    return {
        "years": list(items.years),
        "own": [_item(one, homes, items) for one in own],
        "also": [_item(one, homes, items) for one in also],
        "annual": _annual(items, own),
        "alsoAnnual": _annual(items, also),
        "notSummedIds": [one.id for one in chosen.not_summed if one.id in {*own, *also}],
        "rule": text(_RULE.sv, _RULE.en),
    }


def _annual(items: Items, ids: Sequence[str]) -> Json | None:
    if not items.years:
        return None
    count = len(items.years)
    total = add(
        repeated(one.per_time, len(one.years)) for one in items.chosen.counted if one.id in ids
    )
    return range_document(per_year(total, count))


def _item(item_id: str, homes: Mapping[str, str | None], items: Items) -> Json:
    label, chosen = items.labels[item_id], items.chosen
    counted = next((one for one in chosen.counted if one.id == item_id), None)
    unsummed = next((one for one in chosen.not_summed if one.id == item_id), None)
    return {
        "id": label.id,
        "code": label.code,
        "title": text(label.title_sv, label.title_en),
        "activityId": homes[item_id],
        "annual": _annual(items, [item_id]) if counted else None,
        "reason": unsummed.reason if unsummed else None,
        "sourcePlaceId": label.place_id,
    }
