"""The cost items that an activity also rests on."""

from collections.abc import Iterator, Sequence

from sqlmodel import Session, col, select

from samplan.chain.tables import ActivityCostItem
from samplan.costs.tables import CostItem
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.plan.checks import TWICE
from samplan.plan.documents import activity_documents
from samplan.plan.tables import Activity, Plan
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation


def replace(
    session: Session, plan: Plan, row: Activity, item_ids: Sequence[str], *, by: Actor
) -> None:
    """Let the activity rest on these items too, and on no others than its own.

    It gets a new version, so that nobody writes over what they have not seen.
    """
    found = list(_violations(session, plan, row, item_ids))
    if found:
        raise invalid(*found)
    rows = session.exec(
        select(ActivityCostItem).where(col(ActivityCostItem.activity_id) == row.id)
    ).all()
    was = sorted(one.item_id for one in rows)
    if was == sorted(item_ids):
        return
    [before] = activity_documents(session, [row])
    for one in rows:
        if one.item_id not in item_ids:
            session.delete(one)
    session.add_all(
        ActivityCostItem(activity_id=row.id, item_id=one) for one in item_ids if one not in was
    )
    row.version += 1
    session.flush()
    [after] = activity_documents(session, [row])
    scope = Scope(county_id=plan.county_id)
    record(session, by, Recorded(Action.UPDATE, "activity", row.id, before, after, scope))
    old, new = ({"activityId": row.id, "itemIds": ids} for ids in (was, sorted(item_ids)))
    record(session, by, Recorded(Action.UPDATE, "activity-cost-items", row.id, old, new, scope))


def _violations(
    session: Session, plan: Plan, row: Activity, item_ids: Sequence[str]
) -> Iterator[Violation]:
    statement = select(CostItem).where(
        col(CostItem.id).in_(item_ids), col(CostItem.plan_id) == plan.id
    )
    items = {one.id: one for one in session.exec(statement)}
    for place, item_id in enumerate(item_ids):
        field = f"itemIds[{place}]"
        if item_id in item_ids[:place]:
            yield Violation(field, TWICE)
        item = items.get(item_id)
        if item is None:
            words = Words("Kostnadsposten finns inte i planen.", "No such cost item in the plan.")
            yield Violation(field, words)
        elif item.activity_id == row.id:
            words = Words(
                f"Posten hör redan hemma i aktiviteten {row.code}.",
                f"The item already belongs to activity {row.code}.",
            )
            yield Violation(field, words)
        elif item.alternative_of_id is not None:
            words = Words(
                f"Posten är ett alternativ. Ange posten som den är ett alternativ till: "
                f"{item.alternative_of_id}.",
                f"The item is an alternative. Give the item that it is an alternative to: "
                f"{item.alternative_of_id}.",
            )
            yield Violation(field, words)
