"""Activities that close no gap, and why."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.chain.effects import GapKey
from samplan.chain.reading import Outline, published_rounds, read_outline, read_seen
from samplan.chain.tables import ActivityCostItem
from samplan.chain.terms import IdleReason
from samplan.chain.tracing import Rounds
from samplan.costs.tables import CostItem
from samplan.gap.access import SeenRound
from samplan.gap.reading import read_lineage
from samplan.web.fields import text
from samplan.web.texts import Words

Json = dict[str, Any]

_WHY = {
    IdleReason.NO_GAP_NAMED: Words(
        "Ingen lucka är knuten till aktiviteten.", "No gap is tied to the activity."
    ),
    IdleReason.NEVER_A_GAP: Words(
        "Det aktiviteten är knuten till är ingen lucka i någon publicerad omgång.",
        "What the activity is tied to is no gap in any published round.",
    ),
}


class Found(NamedTuple):
    """The whole answer but for its pages, and its activities."""

    document: Json
    activities: Sequence[Json]


def idle_activities(session: Session, plan_id: str) -> Found:
    """Every activity that closes no gap, in the plan's order."""
    outline = read_outline(session, plan_id)
    rounds = _rounds(session, outline)
    items = _items(session, plan_id)
    idle = [
        one.document()
        | {
            "reason": reason,
            "why": text(_WHY[reason].sv, _WHY[reason].en),
            "costItemCount": items[one.id],
        }
        for one in outline.activities
        for reason in [_reason(outline.gaps.get(one.id, frozenset()), rounds)]
        if reason is not None
    ]
    words = _words(outline, len(idle))
    document = outline.reference() | {
        "totals": {"activities": len(outline.activities), "idle": len(idle)},
        "words": text(words.sv, words.en),
    }
    return Found(document, idle)


def _rounds(session: Session, outline: Outline) -> Rounds:
    """The county's published rounds; none where no gap is named, since nobody asks them then."""
    rows = published_rounds(session, outline.plan.county_id) if outline.gaps else []
    return Rounds(
        [read_seen(session, SeenRound(one, None)) for one in rows],
        [one.year for one in rows],
        read_lineage(session),
        outline.plan.first_year,
    )


def _reason(gaps: frozenset[GapKey], rounds: Rounds) -> IdleReason | None:
    if not gaps:
        return IdleReason.NO_GAP_NAMED
    if not rounds.rounds or any(rounds.was_ever_a_gap(one) for one in gaps):
        return None
    return IdleReason.NEVER_A_GAP


def _items(session: Session, plan_id: str) -> Counter[str]:
    """By activity, its own cost items and those that it also rests on."""
    run = session.connection().execute
    own = sa.select(col(CostItem.activity_id), col(CostItem.id)).where(
        col(CostItem.plan_id) == plan_id,
        col(CostItem.activity_id).is_not(None),
        col(CostItem.alternative_of_id).is_(None),
    )
    also = (
        sa.select(col(ActivityCostItem.activity_id), col(ActivityCostItem.item_id))
        .join(CostItem, col(CostItem.id) == col(ActivityCostItem.item_id))
        .where(col(CostItem.plan_id) == plan_id)
    )
    pairs = {(str(row[0]), row[1]) for statement in (own, also) for row in run(statement)}
    return Counter(activity_id for activity_id, _ in pairs)


def _words(outline: Outline, idle: int) -> Words:
    activities = len(outline.activities)
    if not activities:
        return Words("Planen har inga aktiviteter.", "The plan has no activities.")
    if not outline.gaps:
        return Words(
            f"Ingen av planens {activities} aktiviteter är knuten till någon lucka.",
            f"None of the plan's {activities} activities is tied to any gap.",
        )
    return Words(
        f"{idle} av {activities} aktiviteter stänger ingen känd lucka.",
        f"{idle} of {activities} activities close no known gap.",
    )
