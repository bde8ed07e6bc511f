"""What must be true of the plan before it is loaded. Each tells the first fault, or none.

A fault names its column and says what should stand there.
"""

from collections.abc import Iterable, Mapping

from samplan.costs.terms import LONGEST_PLAN
from samplan.plan.training.terms import Recurrence
from samplan.reference.faults import Fault, Row

_FEWEST_YEARS, _MOST_YEARS = 2, 20
"""How many years can lie between the times that a course is held."""


def plan_fault(row: Row) -> str | None:
    """What is wrong with a plan."""
    if row["years"] is not None and not 1 <= row["years"] <= LONGEST_PLAN:
        return f"column years: a plan has 1 to {LONGEST_PLAN} years"
    return None


def number_fault(row: Row) -> str | None:
    """What is wrong with the number of a step or a goal."""
    return None if row["number"] >= 1 else "column number: the first is 1"


def course_fault(row: Row) -> str | None:
    """What is wrong with how often a course is held."""
    every = row["every_years"]
    if (every is not None) is not (row["recurrence"] is Recurrence.EVERY_N_YEARS):
        return "column every_years: it goes with every_n_years"
    if every is not None and not _FEWEST_YEARS <= every <= _MOST_YEARS:
        return f"column every_years: {_FEWEST_YEARS} to {_MOST_YEARS}"
    return None


def part_of_plan(steps: Iterable[Row], activities: Iterable[Row]) -> Fault:
    """The fault of a row that names a step or an activity of another plan than its own."""
    plans: Mapping[str, str] = {one["id"]: one["plan_id"] for one in steps}
    its_step: Mapping[str, str] = {one["id"]: one["step_id"] for one in activities}

    def fault(row: Row) -> str | None:
        step, activity = row.get("step_id"), row.get("activity_id")
        if step is not None and plans.get(step) != row["plan_id"]:
            return f"column step: {step} is no step of {row['plan_id']}"
        if activity is None:
            return None
        if plans.get(its_step.get(activity, "")) != row["plan_id"]:
            return f"column activity: {activity} is no activity of {row['plan_id']}"
        if step is not None and its_step[activity] != step:
            return f"column activity: {activity} is not in step {step}"
        return None

    return fault


def deciding_board(matter_boards: Iterable[Row]) -> Fault:
    """The fault of a decision by a board that the matter does not wait for."""
    known = {(one["matter_id"], one["board_id"]) for one in matter_boards}

    def fault(row: Row) -> str | None:
        if (row["matter_id"], row["board_id"]) in known:
            return None
        return f"column board: {row['board_id']} is no board of {row['matter_id']}"

    return fault


def item_of_plan(items: Iterable[Row], plan_of: Mapping[str, str] | None = None) -> Fault:
    """The fault of a row that names a cost item of another plan, or one that is not there.

    `plan_of` are plans by analysis, for rows that have no plan of their own.
    """
    plans: Mapping[str, str] = {one["id"]: one["plan_id"] for one in items}

    def fault(row: Row) -> str | None:
        item = row["cost_item_id"]
        plan = row["plan_id"] if plan_of is None else plan_of.get(row["analysis_id"])
        if item is None or plans.get(item) == plan:
            return None
        return f"column cost_item: {item} is no cost item of {plan}"

    return fault
