"""What is asked to be reckoned: in the address of a sum, and as scenarios keep it.

What the address says stands instead of what its scenario says, part by part.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final

import sqlalchemy as sa
from pydantic import AfterValidator, Field
from sqlmodel import Session, col

from samplan.costs.reckoning import Choice
from samplan.costs.scenarios.terms import OptionalItems
from samplan.costs.tables import CostItem, CostScenario
from samplan.costs.terms import LONGEST_PLAN
from samplan.plan.tables import Plan, PlanStep
from samplan.web.fields import refusal
from samplan.web.texts import Words
from samplan.web.violations import Violation

MOST_NAMED: Final = 500
"""Steps, items or alternatives in one address."""

_PAIR: Final = r"^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$"


def _pair(text: str) -> str:
    if re.fullmatch(_PAIR, text) is None:
        raise refusal(
            Words(
                "Skriv posten och alternativet med kolon emellan, som 22-f10-5:22-txt-doc-1.",
                "Write the item and the alternative with a colon between, such as "
                "22-f10-5:22-txt-doc-1.",
            )
        )
    return text


PairText = Annotated[
    str, Field(max_length=250, json_schema_extra={"pattern": _PAIR}), AfterValidator(_pair)
]
"""An item and the alternative in its place."""


def _years(years: int) -> int:
    if not 1 <= years <= LONGEST_PLAN:
        raise refusal(
            Words(
                f"Ange ett antal år från 1 till {LONGEST_PLAN}.",
                f"Give a number of years from 1 to {LONGEST_PLAN}.",
            )
        )
    return years


YearCount = Annotated[
    int,
    Field(json_schema_extra={"minimum": 1, "maximum": LONGEST_PLAN}, examples=[5]),
    AfterValidator(_years),
]


@dataclass(frozen=True)
class Wanted:
    """What is carried out, how, and when; None where nothing has been said."""

    steps: tuple[int, ...] | None = None
    items: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None
    choices: Mapping[str, str] | None = None
    optional: OptionalItems | None = None
    first_year: int | None = None
    years: int | None = None

    def over(self, kept: "Wanted") -> "Wanted":
        """What is said here, and for the rest what is kept."""
        said = {name: value for name, value in vars(self).items() if value is not None}
        return replace(kept, **said)

    def choice(self) -> Choice:
        """The same as the reckoning takes it."""
        return Choice(
            steps=self.steps,
            items=self.items,
            without=self.without or (),
            choices=self.choices or {},
            optional=self.optional is not OptionalItems.EXCLUDE,
        )

    def document(self) -> dict[str, Any]:
        """The same as JSON, as scenarios keep it."""
        return {
            "steps": None if self.steps is None else list(self.steps),
            "items": None if self.items is None else list(self.items),
            "without": list(self.without or ()),
            "choices": [
                {"itemId": item_id, "alternativeId": alternative_id}
                for item_id, alternative_id in (self.choices or {}).items()
            ],
            "optional": (self.optional or OptionalItems.INCLUDE).value,
            "firstYear": self.first_year,
            "years": self.years,
        }


def read_wanted(kept: Mapping[str, Any]) -> Wanted:
    """What a scenario's JSON says."""
    steps, items = kept.get("steps"), kept.get("items")
    return Wanted(
        steps=None if steps is None else tuple(steps),
        items=None if items is None else tuple(items),
        without=tuple(kept.get("without") or ()),
        choices={one["itemId"]: one["alternativeId"] for one in kept.get("choices") or ()},
        optional=OptionalItems(kept.get("optional") or OptionalItems.INCLUDE),
        first_year=kept.get("firstYear"),
        years=kept.get("years"),
    )


@dataclass(frozen=True)
class Scenario:
    """A named choice: one that follows from the plan, or one that somebody has saved."""

    id: str
    name: Words
    wanted: Wanted
    is_preset: bool


def presets(session: Session, plan: Plan) -> list[Scenario]:
    """The scenarios that follow from the plan: its steps one by one on top of each other, and all.

    All takes in what lies outside the steps too.
    """
    numbers = sorted(_steps(session, plan.id))
    found = [_steps_up_to(plan, numbers[: count + 1]) for count in range(len(numbers[:-1]))]
    name = Words("Hela planen", "The whole plan")
    return [*found, Scenario(f"{plan.id}-all", name, Wanted(), is_preset=True)]


def _steps_up_to(plan: Plan, numbers: Sequence[int]) -> Scenario:
    listed = [str(number) for number in numbers]
    both = len(listed) > 1
    rest, last = ", ".join(listed[:-1]), listed[-1]
    name = Words(
        f"Steg {rest} och {last}" if both else f"Steg {last}",
        f"Steps {rest} and {last}" if both else f"Step {last}",
    )
    wanted = Wanted(steps=tuple(numbers))
    return Scenario(f"{plan.id}-steps-{'-'.join(listed)}", name, wanted, is_preset=True)


def find(session: Session, plan: Plan, scenario_id: str) -> Scenario | None:
    """The plan's scenario with that id, saved or following from the plan; None: there is none."""
    found = next((one for one in presets(session, plan) if one.id == scenario_id), None)
    if found is not None:
        return found
    row = session.get(CostScenario, scenario_id)
    if row is None or row.plan_id != plan.id:
        return None
    name = Words(row.name, row.name)
    return Scenario(row.id, name, read_wanted(row.choice or {}), is_preset=False)


IN_ADDRESS: Final = {
    "steps": "step",
    "items": "item",
    "without": "without",
    "choices": "choice",
}
"""What the parts of a choice are called in an address."""


def check(
    session: Session, plan: Plan, wanted: Wanted, named: Mapping[str, str] = IN_ADDRESS
) -> list[Violation]:
    """What cannot be carried out in the plan, in words; `named` says what fields are called."""
    found: list[Violation] = []
    numbers = _steps(session, plan.id)
    unknown_steps = sorted({one for one in wanted.steps or () if one not in numbers})
    if unknown_steps:
        there = ", ".join(map(str, sorted(numbers))) or "–"
        steps = ", ".join(map(str, unknown_steps))
        words = Words(
            f"Planen har inget steg {steps}. Den har steg {there}.",
            f"The plan has no step {steps}. It has step {there}.",
        )
        found.append(Violation(named["steps"], words))
    chosen = wanted.choices or {}
    listed = {*(wanted.items or ()), *(wanted.without or ()), *chosen, *chosen.values()}
    parents = _parents(session, plan.id, listed)
    for part in ("items", "without"):
        for item_id in dict.fromkeys(getattr(wanted, part) or ()):
            words_or_none = _wrong_item(item_id, parents)
            if words_or_none:
                found.append(Violation(named[part], words_or_none))
    for item_id, alternative_id in chosen.items():
        words_or_none = _wrong_pair(item_id, alternative_id, parents)
        if words_or_none:
            found.append(Violation(named["choices"], words_or_none))
    return found


def _wrong_item(item_id: str, parents: Mapping[str, str | None]) -> Words | None:
    if item_id not in parents:
        return Words(
            f"Planen har ingen kostnadspost {item_id}.", f"The plan has no cost item {item_id}."
        )
    parent = parents[item_id]
    if parent is None:
        return None
    return Words(
        f"{item_id} är ett alternativ till {parent} och räknas inte för sig. "
        f"Välj det med choice={parent}:{item_id}.",
        f"{item_id} is an alternative to {parent} and is not counted by itself. "
        f"Choose it with choice={parent}:{item_id}.",
    )


def _wrong_pair(
    item_id: str, alternative_id: str, parents: Mapping[str, str | None]
) -> Words | None:
    if item_id not in parents:
        return Words(
            f"Planen har ingen kostnadspost {item_id}.", f"The plan has no cost item {item_id}."
        )
    if parents.get(alternative_id) == item_id:
        return None
    return Words(
        f"{alternative_id} är inget alternativ till {item_id}.",
        f"{alternative_id} is no alternative to {item_id}.",
    )


def _steps(session: Session, plan_id: str) -> set[int]:
    statement = sa.select(col(PlanStep.number)).where(col(PlanStep.plan_id) == plan_id)
    return set(session.connection().execute(statement).scalars())


def _parents(session: Session, plan_id: str, ids: set[str]) -> dict[str, str | None]:
    """Of the named items that the plan has: the item that each is an alternative to."""
    if not ids:
        return {}
    statement = sa.select(col(CostItem.id), col(CostItem.alternative_of_id)).where(
        col(CostItem.plan_id) == plan_id, col(CostItem.id).in_(sorted(ids))
    )
    return {row[0]: row[1] for row in session.connection().execute(statement)}
