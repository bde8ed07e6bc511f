"""The files of the plan in a folder of data: its outline, decisions, agreements and what follows.

Dates are written 2022-02-24; a decision's as exactly as the source says: 2022, 2022-02.
"""

import re
from datetime import date

from samplan.costs.terms import FIRST_YEAR, LAST_YEAR
from samplan.plan.agreements.terms import AgreementKind, AgreementStatus
from samplan.plan.decisions.terms import Outcome
from samplan.plan.impact.terms import ImpactKind, Perspective
from samplan.plan.terms import Division, Part, Party, PointKind
from samplan.plan.training.terms import Recurrence
from samplan.reference.files import DataFile, columns, yes_no

_PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_A_DAY = "2000-01-01"


def year(text: str) -> int:
    """A year that prices and plans can have."""
    found = int(text)
    if not FIRST_YEAR <= found <= LAST_YEAR:
        message = f"{text} is not between {FIRST_YEAR} and {LAST_YEAR}"
        raise ValueError(message)
    return found


def partial_date(text: str) -> str:
    """A date as exact as it is known: 2022, 2022-02 or 2022-02-24."""
    if _PARTIAL_DATE.fullmatch(text) is None:
        message = f"{text} is no year, month or day"
        raise ValueError(message)
    date.fromisoformat(text + _A_DAY[len(text) :])
    return text


PLANS = DataFile(
    "plans.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "note_sv",
        "note_en",
        first_year=("first_year", year),
        years=("years", int),
        place=("place_id", str),
        position=("position", int),
    ),
)
PLAN_STEPS = DataFile(
    "plan_steps.csv",
    columns(
        "id",
        "need_level_sv",
        "need_level_en",
        "care_level_sv",
        "care_level_en",
        "target_group_sv",
        "target_group_en",
        "status_sv",
        "status_en",
        plan=("plan_id", str),
        number=("number", int),
        year=("year", year),
        place=("place_id", str),
    ),
    frozenset({"id", "plan", "number"}),
    frozenset({"target_group_sv", "target_group_en", "status_sv", "status_en"}),
)
STEP_BODIES = DataFile(
    "step_bodies.csv",
    columns(
        "name_sv",
        "name_en",
        step=("step_id", str),
        position=("position", int),
        organisation=("organisation_id", str),
    ),
    frozenset({"step", "position"}),
)
PLAN_POINTS = DataFile(
    "plan_points.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "text_sv",
        "text_en",
        plan=("plan_id", str),
        kind=("kind", PointKind),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "kind"}),
)
RESPONSIBILITIES = DataFile(
    "responsibilities.csv",
    columns(
        "id",
        "text_sv",
        "text_en",
        plan=("plan_id", str),
        step=("step_id", str),
        division=("division", Division),
        party=("party", Party),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "division", "party"}),
)
GOALS = DataFile(
    "goals.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "vision_sv",
        "vision_en",
        step=("step_id", str),
        number=("number", int),
        place=("place_id", str),
    ),
    frozenset({"id", "step", "number"}),
)
SUB_TASKS = DataFile(
    "sub_tasks.csv",
    columns(
        "title_sv",
        "title_en",
        goal=("goal_id", str),
        position=("position", int),
        done_on=("done_on", date.fromisoformat),
    ),
    frozenset({"goal", "position"}),
)
ACTIVITIES = DataFile(
    "activities.csv",
    columns(
        "id",
        "code",
        "title_sv",
        "title_en",
        "summary_sv",
        "summary_en",
        step=("step_id", str),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "step", "code"}),
)
ACTIVITY_ORGANISATIONS = DataFile(
    "activity_organisations.csv",
    columns(
        activity=("activity_id", str),
        organisation=("organisation_id", str),
        part=("part", Part),
        place=("place_id", str),
    ),
    frozenset({"activity", "organisation", "part"}),
)
BOARDS = DataFile(
    "boards.csv",
    columns(
        "id",
        "name_sv",
        "name_en",
        organisation=("organisation_id", str),
        position=("position", int),
    ),
)
MATTERS = DataFile(
    "matters.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        plan=("plan_id", str),
        step=("step_id", str),
        activity=("activity_id", str),
        adopts_plan=("adopts_plan", yes_no),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "adopts_plan"}),
)
MATTER_BOARDS = DataFile(
    "matter_boards.csv",
    columns(matter=("matter_id", str), board=("board_id", str)),
    frozenset({"matter", "board"}),
)
DECISIONS = DataFile(
    "decisions.csv",
    columns(
        "id",
        "reference_number",
        "paragraph",
        "text_sv",
        "text_en",
        matter=("matter_id", str),
        board=("board_id", str),
        outcome=("outcome", Outcome),
        decided_on=("decided_on", partial_date),
        place=("place_id", str),
    ),
    frozenset({"id", "matter", "board", "outcome"}),
)
AGREEMENTS = DataFile(
    "agreements.csv",
    columns(
        "id",
        "name_sv",
        "name_en",
        "parties_sv",
        "parties_en",
        "status_sv",
        "status_en",
        "problem_sv",
        "problem_en",
        "proposal_sv",
        "proposal_en",
        kind=("kind", AgreementKind),
        year=("year", year),
        status=("status", AgreementStatus),
        revise_by=("revise_by", date.fromisoformat),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "kind", "status"}),
)
AGREEMENT_PARTIES = DataFile(
    "agreement_parties.csv",
    columns(agreement=("agreement_id", str), organisation=("organisation_id", str)),
    frozenset({"agreement", "organisation"}),
)
COURSES = DataFile(
    "courses.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "audience_sv",
        "audience_en",
        "participants",
        "form_sv",
        "form_en",
        "organiser_sv",
        "organiser_en",
        "note_sv",
        "note_en",
        plan=("plan_id", str),
        activity=("activity_id", str),
        recurrence=("recurrence", Recurrence),
        every_years=("every_years", int),
        method=("method_id", str),
        cost_item=("cost_item_id", str),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "recurrence"}),
)
IMPACT_ANALYSES = DataFile(
    "impact_analyses.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "summary_sv",
        "summary_en",
        "made_by_sv",
        "made_by_en",
        plan=("plan_id", str),
        activity=("activity_id", str),
        perspective=("perspective", Perspective),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "plan", "perspective"}),
)
IMPACT_POINTS = DataFile(
    "impact_points.csv",
    columns(
        "id",
        "text_sv",
        "text_en",
        analysis=("analysis_id", str),
        kind=("kind", ImpactKind),
        organisation=("organisation_id", str),
        cost_item=("cost_item_id", str),
        in_summary=("in_summary", yes_no),
        place=("place_id", str),
        position=("position", int),
    ),
    frozenset({"id", "analysis", "kind"}),
)

OUTLINE = (PLANS, PLAN_STEPS, ACTIVITIES, ACTIVITY_ORGANISATIONS)
"""What 1.2.0 had of plans: what costs are tied to."""

REST = (
    STEP_BODIES,
    PLAN_POINTS,
    RESPONSIBILITIES,
    GOALS,
    SUB_TASKS,
    BOARDS,
    MATTERS,
    MATTER_BOARDS,
    DECISIONS,
    AGREEMENTS,
    AGREEMENT_PARTIES,
    COURSES,
    IMPACT_ANALYSES,
    IMPACT_POINTS,
)
"""All that has come since."""

SOURCED = tuple(
    file
    for file in (*OUTLINE, *REST)
    if "place_id" in {field for field, _ in file.columns.values()}
)
"""Files whose rows point at places in sources."""
