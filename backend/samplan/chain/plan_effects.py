"""Coverage today and after each of a plan's steps, and what each costs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from samplan.auth.service import Caller
from samplan.chain.effects import (
    Cells,
    GapKey,
    closing,
    coverage_after,
    is_gap,
    left_open,
    unplanned,
)
from samplan.chain.outcomes import read_names
from samplan.chain.reading import (
    ActivityRow,
    Outline,
    choose_round,
    read_outline,
    read_seen,
    recommended_cells,
)
from samplan.chain.spending import (
    chosen_items,
    cost_document,
    falling_away,
    rests_on,
    years_of,
)
from samplan.costs.reckoning import Chosen, NotSummed
from samplan.costs.scenarios.choice import Scenario, presets
from samplan.costs.summaries.reading import Label, read_book, read_labels
from samplan.gap.cells import Cell, Column, RoundData
from samplan.gap.coverage import Coverage, add
from samplan.gap.documents import round_reference
from samplan.organisations.tables import Organisation
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.sources.service import sources_of
from samplan.web.errors import invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

Json = dict[str, Any]


class Wish(NamedTuple):
    """What is asked for."""

    plan_id: str
    round_id: str | None
    without: Sequence[str]
    """Activities that are dropped."""
    organisation_id: str | None


class Found(NamedTuple):
    """The answer, and whether everybody gets the same."""

    document: Json
    is_public: bool


class _Costs(NamedTuple):
    """What each scenario costs, over which years, and what none of them can sum."""

    years: Sequence[int]
    by_scenario: Mapping[str, Json]
    not_summed: Sequence[Json]


def plan_effects(session: Session, caller: Caller, wish: Wish) -> Found:
    """What a plan would come to, step by step."""
    outline = read_outline(session, wish.plan_id)
    dropped = _checked(session, outline, wish)
    seen = choose_round(session, caller, outline.plan, wish.round_id)
    data = read_seen(session, seen) if seen else None
    columns = _columns(data, wish.organisation_id)
    shown = {one.id for one in columns}
    cells = {
        key: status
        for key, status in (recommended_cells(data) if data else {}).items()
        if key.organisation_id in shown
    }
    today = _coverage(cells, frozenset(), columns)
    scenarios = presets(session, outline.plan)
    costs = _costs(session, outline, scenarios, wish)
    open_gaps = _left_open(session, outline, cells, wish.without, data)
    gaps = sum(map(is_gap, cells.values()))
    rule = _rule(outline, gaps, has_round=seen is not None)
    places = {one["sourcePlaceId"] for one in (*open_gaps, *costs.not_summed)}
    document = outline.reference() | {
        "round": round_reference(seen.row) if seen else None,
        "organisationId": wish.organisation_id,
        "without": [one.document() for one in dropped],
        "coverage": add(today.values()),
        "organisations": [_today(one, today[one.id]) for one in columns],
        "effects": [_effect(one, outline, cells, columns, wish, costs) for one in scenarios],
        "leftOpen": open_gaps,
        "gaps": gaps,
        "unplanned": len(unplanned(cells, outline.planned())),
        "years": list(costs.years),
        "notSummed": costs.not_summed,
        "rule": text(rule.sv, rule.en),
        "sources": sources_of(session, places),
    }
    return Found(document, seen is None or seen.is_public)


def _checked(session: Session, outline: Outline, wish: Wish) -> list[ActivityRow]:
    """The activities that are dropped, in the plan's order; or what is wrong with the wish."""
    found: list[Violation] = []
    known = {one.id for one in outline.activities}
    for one in wish.without:
        if one not in known:
            words = Words(f"Planen har ingen aktivitet {one}.", f"The plan has no activity {one}.")
            found.append(Violation("without", words))
    if wish.organisation_id is not None:
        row = session.get(Organisation, wish.organisation_id)
        if row is None or row.county_id != outline.plan.county_id:
            words = Words(
                "Länet har ingen sådan organisation.", "The county has no such organisation."
            )
            found.append(Violation("organisation", words))
    if found:
        raise invalid(*found)
    return [one for one in outline.activities if one.id in wish.without]


def _columns(data: RoundData | None, organisation_id: str | None) -> list[Column]:
    """The principals of the round, or the one that is asked for."""
    return [
        one
        for one in (data.columns if data else ())
        if one.kind in PRINCIPAL_KINDS and organisation_id in {None, one.id}
    ]


def _coverage(
    cells: Cells, closed: frozenset[GapKey], columns: Iterable[Column]
) -> dict[str, Coverage]:
    """Each principal's; nothing counted for one that the round asked of no recommended method."""
    found = coverage_after(cells, closed)
    return {one.id: found.get(one.id, add([])) for one in columns}


def _today(column: Column, coverage: Coverage) -> Json:
    return {
        "organisationId": column.id,
        "name": text(column.name_sv, column.name_en),
        "shortName": column.short_name,
        "coverage": coverage,
    }


def _effect(
    scenario: Scenario,
    outline: Outline,
    cells: Cells,
    columns: Sequence[Column],
    wish: Wish,
    costs: _Costs,
) -> Json:
    steps = scenario.wanted.steps
    named = closing(outline.planned(), max(steps) if steps else None, wish.without)
    closed = frozenset(key for key in named if is_gap(cells.get(key, "")))
    after = _coverage(cells, closed, columns)
    return {
        "id": scenario.id,
        "name": text(scenario.name.sv, scenario.name.en),
        "steps": None if steps is None else list(steps),
        "closes": len(closed),
        "coverage": add(after.values()),
        "organisations": [
            {
                "organisationId": one.id,
                "coverage": after[one.id],
                "closes": sum(key.organisation_id == one.id for key in closed),
            }
            for one in columns
        ],
        "cost": costs.by_scenario.get(scenario.id),
    }


def _costs(session: Session, outline: Outline, scenarios: Sequence[Scenario], wish: Wish) -> _Costs:
    plan = outline.plan
    years = years_of(plan)
    if years is None:
        return _Costs([], {}, [])
    book = read_book(session, plan.id, shares=wish.organisation_id is not None, roles=False)
    also = rests_on(session, plan.id)
    by_scenario: dict[str, Chosen] = {}
    for scenario in scenarios:
        steps = scenario.wanted.steps
        kept = {
            one.id
            for one in outline.activities
            if one.id not in wish.without and (steps is None or one.step_number in steps)
        }
        gone = falling_away(book, also, wish.without, kept)
        by_scenario[scenario.id] = chosen_items(book, years, steps, gone, wish.organisation_id)
    unsummed = {one.id: one for chosen in by_scenario.values() for one in chosen.not_summed}
    labels = read_labels(session, plan.id, unsummed)
    return _Costs(
        years,
        {one: cost_document(chosen) for one, chosen in by_scenario.items()},
        [_not_summed(unsummed[one.id], labels) for one in book.items if one.id in unsummed],
    )


def _not_summed(one: NotSummed, labels: Mapping[str, Label]) -> Json:
    label = labels[one.id]
    return {
        "id": one.id,
        "code": label.code,
        "title": text(label.title_sv, label.title_en),
        "activityId": one.activity_id,
        "reason": one.reason,
        "sourcePlaceId": label.place_id,
    }


def _left_open(
    session: Session,
    outline: Outline,
    cells: Cells,
    dropped: Sequence[str],
    data: RoundData | None,
) -> list[Json]:
    keys = sorted(left_open(cells, outline.planned(), dropped))
    names = read_names(session, keys)
    places: dict[GapKey, Cell] = {
        GapKey(one.method_id, one.organisation_id): one for one in (data.cells if data else ())
    }
    return [
        {
            "methodId": key.method_id,
            "methodName": names.methods[key.method_id],
            "organisationId": key.organisation_id,
            "organisationName": names.organisations[key.organisation_id],
            "status": cells[key],
            "sourcePlaceId": places[key].place_id,
        }
        for key in keys
    ]


def _rule(outline: Outline, gaps: int, *, has_round: bool) -> Words:
    if not has_round:
        return Words(
            "Länet har ingen publicerad omgång, så täckningen är inte känd.",
            "The county has published no round, so coverage is not known.",
        )
    costs = Words(
        "Kostnaden är ett genomsnittligt år i de priser som posterna har, utan det som inte kan "
        "summeras.",
        "The cost is the average year in the prices that items have, without what cannot be "
        "summed.",
    )
    if not any(outline.gaps.values()):
        return Words(
            f"Ingen aktivitet är knuten till någon av de {gaps} luckorna, så täckningen efter "
            f"varje steg är densamma som i dag. {costs.sv}",
            f"No activity is tied to any of the {gaps} gaps, so coverage after each step is the "
            f"same as today. {costs.en}",
        )
    return Words(
        "Täckningen efter ett steg är den som skulle bli om varje lucka som en aktivitet är "
        f"knuten till stängdes. Det är en avsikt och inget utfall. {costs.sv}",
        "Coverage after a step is what it would be if every gap that an activity is tied to were "
        f"closed. It is what is meant and not what has happened. {costs.en}",
    )
