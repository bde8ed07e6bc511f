"""The gaps of a round with the activities that are to close them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from samplan.auth.service import Caller
from samplan.chain.effects import GapKey
from samplan.chain.reading import Outline, by_activity, choose_round, read_outline, read_seen
from samplan.chain.terms import PlanningState
from samplan.gap.cells import RoundData
from samplan.gap.documents import round_reference
from samplan.gap.gaps import list_gaps
from samplan.gap.naming import swedish_key
from samplan.gap.terms import Status
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.web.fields import text
from samplan.web.texts import Words

Json = dict[str, Any]


class Wish(NamedTuple):
    """What is asked for."""

    plan_id: str
    round_id: str | None
    state: PlanningState | None
    organisation_id: str | None
    partly: bool
    """Whether what is offered partly is a gap too."""


class Found(NamedTuple):
    """The whole answer but for its pages, its gaps, and whether everybody gets the same."""

    document: Json
    gaps: Sequence[Json]
    is_public: bool


def gap_plans(session: Session, caller: Caller, wish: Wish) -> Found:
    """Every gap that is wanted, the most pressing method first."""
    outline = read_outline(session, wish.plan_id)
    seen = choose_round(session, caller, outline.plan, wish.round_id)
    data = read_seen(session, seen) if seen else None
    gaps = _gaps(data, outline, wish) if data else []
    totals = _totals(gaps, data)
    words = _words(totals, outline, partly=wish.partly, has_round=seen is not None)
    document = outline.reference() | {
        "round": round_reference(seen.row) if seen else None,
        "totals": totals,
        "words": text(words.sv, words.en),
    }
    wanted = [
        one
        for one in gaps
        if wish.state is None or one["isPlanned"] == (wish.state is PlanningState.PLANNED)
    ]
    return Found(document, wanted, seen is None or seen.is_public)


def _gaps(data: RoundData, outline: Outline, wish: Wish) -> list[Json]:
    """Cells of recommended methods and principals that are gaps."""
    statuses = {Status.NOT_OFFERED.value} | ({Status.PARTLY.value} if wish.partly else set())
    principals = {one.id: one for one in data.columns if one.kind in PRINCIPAL_KINDS}
    cells = {
        GapKey(one.method_id, one.organisation_id): one
        for one in data.cells
        if one.status in statuses and one.organisation_id in principals
    }
    areas = {one.id: one for one in data.areas}
    planned = by_activity(outline, cells)
    found: list[tuple[Any, Json]] = []
    for method in data.methods:
        keys = [GapKey(method.id, one) for one in principals if (method.id, one) in cells]
        lacking = sum(cells[key].status == Status.NOT_OFFERED for key in keys)
        pressing = (
            method.priority is None,
            method.priority or 0,
            -lacking,
            swedish_key(method.name_sv),
            method.id,
        )
        area = areas[method.area_id]
        for key in keys if method.recommended else ():
            column = principals[key.organisation_id]
            activities = planned.get(key, [])
            gap = {
                "methodId": method.id,
                "methodName": text(method.name_sv, method.name_en),
                "organisationId": column.id,
                "organisationName": text(column.name_sv, column.name_en),
                "areaId": area.id,
                "areaName": text(area.name_sv, area.name_en),
                "priority": method.priority,
                "status": cells[key].status,
                "sourcePlaceId": cells[key].place_id,
                "isPlanned": bool(activities),
                "activities": [one.document() for one in activities],
            }
            if wish.organisation_id in {None, column.id}:
                found.append((pressing, gap))
    found.sort(key=lambda one: one[0])
    return [gap for _, gap in found]


def _totals(gaps: Sequence[Json], data: RoundData | None) -> Json:
    planned = sum(one["isPlanned"] for one in gaps)
    partly = sum(one["status"] == Status.PARTLY for one in gaps)
    by_method = list_gaps(data)["gaps"] if data else []
    return {
        "gaps": len(gaps),
        "planned": planned,
        "unplanned": len(gaps) - planned,
        "notOffered": len(gaps) - partly,
        "partly": partly,
        "byStatementOnly": sum(one["lackingCount"] is None for one in by_method),
    }


def _words(totals: Json, outline: Outline, *, partly: bool, has_round: bool) -> Words:
    if not has_round:
        return Words(
            "Länet har ingen publicerad omgång, så inga luckor är kända.",
            "The county has published no round, so no gaps are known.",
        )
    count, planned = totals["gaps"], totals["planned"]
    named = " (erbjuds inte eller delvis)" if partly else " (erbjuds inte)"
    named_en = " (not offered or partly)" if partly else " (not offered)"
    counted = Words(
        f"{count} {'lucka' if count == 1 else 'luckor'}{named}. ",
        f"{count} {'gap' if count == 1 else 'gaps'}{named_en}. ",
    )
    if not any(outline.gaps.values()):
        return Words(
            counted.sv + "Ingen aktivitet i planen är knuten till någon lucka, så alla är utan "
            "plan.",
            counted.en + "No activity of the plan is tied to any gap, so nobody has planned for "
            "any of them.",
        )
    return Words(
        f"{counted.sv}Någon aktivitet ska stänga {planned} av dem. "
        f"För {count - planned} har ingen planerat.",
        f"{counted.en}An activity is to close {planned} of them. "
        f"Nobody has planned for {count - planned}.",
    )
