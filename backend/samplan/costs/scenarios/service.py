"""Rules for scenarios: saved ones are of what the plan offers, presets are never changed."""

from collections.abc import Sequence
from typing import Any, Final

from sqlmodel import Session, col, select

from samplan.costs.scenarios.choice import Scenario, Wanted, check, find, presets, read_wanted
from samplan.costs.scenarios.schemas import (
    CostScenarioCreate,
    CostScenarioInfo,
    CostScenarioUpdate,
    ScenarioChoice,
    ScenarioChoiceInput,
)
from samplan.costs.tables import CostScenario
from samplan.costs.terms import LAST_YEAR
from samplan.db.base import now, sort_key
from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.plan.tables import Plan
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import Text
from samplan.web.texts import Words
from samplan.web.violations import Violation

SCENARIO = Words("Scenariot", "scenario")
_IS_PRESET = Words(
    "Scenariot följer av planen och kan inte ändras eller tas bort. Spara ett eget i stället.",
    "The scenario follows from the plan and cannot be changed or taken away. "
    "Save one of your own instead.",
)
_IN_BODY: Final = {
    "steps": "choice.steps",
    "items": "choice.items",
    "without": "choice.without",
    "choices": "choice.choices",
}
"""What the parts of a choice are called in a body."""


def _show_preset(plan: Plan, preset: Scenario) -> CostScenarioInfo:
    return CostScenarioInfo(
        id=preset.id,
        county_id=plan.county_id,
        plan_id=plan.id,
        name=Text(sv=preset.name.sv, en=preset.name.en),
        note=None,
        choice=_show_choice(preset.wanted),
        is_preset=True,
        entered_by=None,
        entered_at=None,
        version=None,
    )


def _show_choice(wanted: Wanted) -> ScenarioChoice:
    return ScenarioChoice.model_validate(wanted.document())


def show(row: CostScenario) -> CostScenarioInfo:
    """A saved scenario as the API shows it."""
    fields = row.model_dump(exclude={"name", "choice", "sort_key"})
    return CostScenarioInfo(
        **fields,
        name=Text(sv=row.name, en=None),
        choice=_show_choice(read_wanted(row.choice or {})),
        is_preset=False,
    )


def listed(session: Session, plans: Sequence[Plan]) -> list[CostScenarioInfo]:
    """The plans' presets, and after them their saved scenarios by name as Swedish sorts."""
    first = [_show_preset(plan, one) for plan in plans for one in presets(session, plan)]
    saved = (
        select(CostScenario)
        .where(col(CostScenario.plan_id).in_([plan.id for plan in plans]))
        .order_by(col(CostScenario.sort_key), col(CostScenario.id))
    )
    return first + [show(row) for row in session.exec(saved)]


def see(session: Session, scenario_id: str) -> CostScenarioInfo:
    """A scenario, saved or preset, or the problem that there is none."""
    row = session.get(CostScenario, scenario_id)
    if row is not None:
        return show(row)
    found = _find_preset(session, scenario_id)
    if found is None:
        raise not_found(SCENARIO)
    return found


def _find_preset(session: Session, scenario_id: str) -> CostScenarioInfo | None:
    """The preset with the id, of whichever plan; None when there is none."""
    for plan in session.exec(select(Plan)):
        if scenario_id.startswith(f"{plan.id}-"):
            found = find(session, plan, scenario_id)
            if found is not None and found.is_preset:
                return _show_preset(plan, found)
    return None


def get_saved(session: Session, scenario_id: str) -> CostScenario:
    """A scenario that can be changed; the problem that there is none, or that it is a preset."""
    row = session.get(CostScenario, scenario_id)
    if row is not None:
        return row
    if _find_preset(session, scenario_id) is not None:
        raise ProblemError(CONFLICT, _IS_PRESET)
    raise not_found(SCENARIO)


def get_plan(session: Session, plan_id: str) -> Plan:
    """The plan that a new scenario is of; a violation when there is none."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        words = Words("Planen finns inte.", "There is no such plan.")
        raise invalid(Violation("planId", words))
    return plan


def _record(
    session: Session, by: Actor, action: Action, row: CostScenario, before: dict[str, Any] | None
) -> None:
    after = None if action is Action.DELETE else _document(row)
    scope = Scope(county_id=row.county_id)
    record(session, by, Recorded(action, "cost-scenario", row.id, before, after, scope))


def _document(row: CostScenario) -> dict[str, Any]:
    return show(row).model_dump(mode="json", by_alias=True)


def create(session: Session, plan: Plan, new: CostScenarioCreate, *, by: Actor) -> CostScenario:
    """A new scenario of the plan, when the plan offers what it chooses."""
    if session.get(CostScenario, new.id) or _find_preset(session, new.id):
        words = Words("Det finns redan ett scenario med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    row = CostScenario(
        id=new.id,
        county_id=plan.county_id,
        plan_id=plan.id,
        name=new.name,
        note=new.note,
        choice=_checked(session, plan, new.choice),
        entered_by=by.name,
        entered_at=now(),
        sort_key=sort_key(new.name),
    )
    session.add(row)
    session.flush()
    _record(session, by, Action.CREATE, row, None)
    return row


def _checked(session: Session, plan: Plan, choice: ScenarioChoiceInput) -> dict[str, Any]:
    """The choice as it is kept, in order and nothing twice; a problem when the plan lacks it."""
    wanted = Wanted(
        steps=None if choice.steps is None else tuple(sorted(set(choice.steps))),
        items=None if choice.items is None else tuple(dict.fromkeys(choice.items)),
        without=tuple(dict.fromkeys(choice.without)),
        choices={one.item_id: one.alternative_id for one in choice.choices},
        optional=choice.optional,
        first_year=choice.first_year,
        years=choice.years,
    )
    violations = [*check(session, plan, wanted, _IN_BODY), *_faults(choice)]
    if violations:
        raise invalid(*violations)
    return wanted.document()


def _faults(choice: ScenarioChoiceInput) -> list[Violation]:
    """What is wrong whatever the plan has."""
    found = []
    seen: dict[str, str] = {}
    for place, one in enumerate(choice.choices):
        if seen.setdefault(one.item_id, one.alternative_id) != one.alternative_id:
            words = Words(
                f"{one.item_id} har redan fått {seen[one.item_id]} i sitt ställe.",
                f"{one.item_id} has {seen[one.item_id]} in its place already.",
            )
            found.append(Violation(f"choice.choices[{place}].itemId", words))
    if choice.first_year and choice.years and choice.first_year + choice.years - 1 > LAST_YEAR:
        words = Words(
            f"Åren går bortom {LAST_YEAR}. Välj färre år eller ett tidigare första år.",
            f"The years go beyond {LAST_YEAR}. Choose fewer years or an earlier first year.",
        )
        found.append(Violation("choice.years", words))
    return found


def update(
    session: Session, row: CostScenario, change: CostScenarioUpdate, *, by: Actor
) -> CostScenario:
    """Change what is named in the change; who changed it has then entered it."""
    before = _document(row)
    named = change.model_fields_set
    if "choice" in named:
        row.choice = _checked(session, session.get_one(Plan, row.plan_id), change.choice)
    if "name" in named:
        row.name, row.sort_key = change.name, sort_key(change.name)
    if "note" in named:
        row.note = change.note
    if _document(row) == before:
        return row
    row.entered_by, row.entered_at = by.name, now()
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, row, before)
    return row


def delete(session: Session, row: CostScenario, *, by: Actor) -> None:
    """Take the scenario away; its history stays."""
    before = _document(row)
    session.delete(row)
    session.flush()
    _record(session, by, Action.DELETE, row, before)
