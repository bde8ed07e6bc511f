"""A plan's activities, the gaps they name, and the county's rounds, as plain rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.chain.effects import GapKey, Planned
from samplan.db.days import HERE
from samplan.gap.access import SeenRound, see_round
from samplan.gap.cells import RoundData
from samplan.gap.reading import read_round
from samplan.gap.tables import GapRound
from samplan.gap.terms import RoundStatus
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.plan.service import PLANS
from samplan.plan.tables import Activity, ActivityGap, Plan, PlanStep
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Json = dict[str, Any]


class ActivityRow(NamedTuple):
    """What an activity is called, and its step."""

    id: str
    code: str
    title_sv: str
    title_en: str | None
    step_id: str
    step_number: int

    def document(self) -> Json:
        """The same as JSON."""
        return {
            "id": self.id,
            "code": self.code,
            "title": text(self.title_sv, self.title_en),
            "stepId": self.step_id,
            "stepNumber": self.step_number,
        }


@dataclass(frozen=True)
class Outline:
    """A plan with its activities in order and the gaps that they name."""

    plan: Plan
    activities: Sequence[ActivityRow]
    gaps: Mapping[str, frozenset[GapKey]]

    def planned(self) -> list[Planned]:
        """The activities as effects are counted of them."""
        return [
            Planned(one.id, one.step_number, self.gaps.get(one.id, frozenset()))
            for one in self.activities
        ]

    def reference(self) -> Json:
        """What every answer says of the plan."""
        return {
            "countyId": self.plan.county_id,
            "plan": {"id": self.plan.id, "title": text(self.plan.title_sv, self.plan.title_en)},
        }


def read_outline(session: Session, plan_id: str) -> Outline:
    """The plan's activities by step and order; the problem that there is no such plan."""
    plan = PLANS.get(session, plan_id)
    activities = (
        sa.select(
            col(Activity.id),
            col(Activity.code),
            col(Activity.title_sv),
            col(Activity.title_en),
            col(Activity.step_id),
            col(PlanStep.number),
        )
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(PlanStep.plan_id) == plan_id)
        .order_by(col(PlanStep.number), col(Activity.position), col(Activity.id))
    )
    gaps = (
        sa.select(
            col(ActivityGap.activity_id),
            col(ActivityGap.method_id),
            col(ActivityGap.organisation_id),
        )
        .join(Activity, col(Activity.id) == col(ActivityGap.activity_id))
        .join(PlanStep, col(PlanStep.id) == col(Activity.step_id))
        .where(col(PlanStep.plan_id) == plan_id)
    )
    named: dict[str, set[GapKey]] = defaultdict(set)
    for activity_id, method_id, organisation_id in session.connection().execute(gaps):
        named[activity_id].add(GapKey(method_id, organisation_id))
    return Outline(
        plan,
        list(map(ActivityRow._make, session.connection().execute(activities))),
        {activity_id: frozenset(keys) for activity_id, keys in named.items()},
    )


def published_rounds(session: Session, county_id: str) -> list[GapRound]:
    """The county's published rounds, oldest first."""
    statement = select(GapRound).where(
        col(GapRound.county_id) == county_id, col(GapRound.status) == RoundStatus.PUBLISHED
    )
    return list(session.exec(statement.order_by(col(GapRound.year), col(GapRound.id))))


def choose_round(
    session: Session, caller: Caller, plan: Plan, round_id: str | None, field: str = "round"
) -> SeenRound | None:
    """The round that is asked for, or the county's newest published one; None: it has none.

    The problem that there is none when the caller may not see it, or that it is another county's.
    """
    if round_id is None:
        published = published_rounds(session, plan.county_id)
        return SeenRound(published[-1], None) if published else None
    seen = see_round(session, caller, round_id)
    if seen.row.county_id != plan.county_id:
        words = Words("Omgången hör till ett annat län.", "The round belongs to another county.")
        raise invalid(Violation(field, words))
    return seen


def read_seen(session: Session, seen: SeenRound) -> RoundData:
    """What the caller sees of the round."""
    return read_round(session, seen.row, only_organisations=seen.only)


def recommended_cells(data: RoundData) -> dict[GapKey, str]:
    """The status of each cell of the recommended methods and the county's principals."""
    methods = {one.id for one in data.methods if one.recommended}
    principals = {one.id for one in data.columns if one.kind in PRINCIPAL_KINDS}
    return {
        GapKey(cell.method_id, cell.organisation_id): cell.status
        for cell in data.cells
        if cell.method_id in methods and cell.organisation_id in principals
    }


def told_until(row: GapRound) -> date:
    """The last day that the round can tell of: when it was asked, closed or published."""
    end = _last_day(row.as_of or str(row.year))
    published = row.published_at.astimezone(HERE).date() if row.published_at else end
    return min(end, row.closes_on or end, published)


def _last_day(written: str) -> date:
    """The last day of 2021, 2021-10 or 2021-10-05."""
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:  # noqa: PLR2004 - year, month, day
        return date(*parts)
    year, month = parts if len(parts) > 1 else (parts[0], 12)
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(first_of_next.toordinal() - 1)


def by_activity(outline: Outline, keys: Iterable[GapKey]) -> dict[GapKey, list[ActivityRow]]:
    """For each of the gaps, the activities that name it, in the plan's order."""
    wanted = frozenset(keys)
    found: dict[GapKey, list[ActivityRow]] = defaultdict(list)
    for one in outline.activities:
        for key in outline.gaps.get(one.id, frozenset()) & wanted:
            found[key].append(one)
    return found
