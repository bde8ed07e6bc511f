"""Loading plans: the outline that costs are tied to, and all that hangs together with it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from samplan.costs.tables import CostItem
from samplan.db.base import now, search_key, sort_key
from samplan.db.history import Action, Change, Recorded, Scope, record
from samplan.plan.agreements.documents import agreement_documents
from samplan.plan.agreements.tables import Agreement, AgreementParty
from samplan.plan.decisions.documents import board_documents, decision_documents, matter_documents
from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from samplan.plan.documents import activity_documents
from samplan.plan.impact.documents import analysis_documents
from samplan.plan.impact.tables import ImpactAnalysis, ImpactPoint
from samplan.plan.outline import documents as outline
from samplan.plan.tables import (
    Activity,
    ActivityOrganisation,
    Goal,
    Plan,
    PlanPoint,
    PlanStep,
    Responsibility,
    StepBody,
    SubTask,
)
from samplan.plan.training.documents import course_documents
from samplan.plan.training.tables import Course
from samplan.reference import plan_checks as checks
from samplan.reference import plan_files as files
from samplan.reference.costs_files import COST_ITEMS
from samplan.reference.faults import (
    Fault,
    check,
    check_unique,
    organisation_of,
    organisations_of,
    within,
)
from samplan.reference.writing import LOADER, Row, load_rows

_NEW: Row = {"version": 1}


def load_outline(session: Session, folder: Path, county: str) -> None:
    """Load a county's plans with their steps and activities. The history is told by `tell`."""
    own = organisation_of(organisations_of(session, county))
    plans = [row | _NEW | {"county_id": county} for row in files.PLANS.read(folder)]
    steps = [row | _NEW for row in files.PLAN_STEPS.read(folder)]
    activities = [row | _NEW for row in files.ACTIVITIES.read(folder)]
    parts = files.ACTIVITY_ORGANISATIONS.read(folder)
    check(files.PLANS, plans, checks.plan_fault)
    load_rows(session, Plan, files.PLANS, plans)
    check(files.PLAN_STEPS, steps, within("plan", plans, files.PLANS))
    check(files.PLAN_STEPS, steps, checks.number_fault)
    check_unique(files.PLAN_STEPS, steps, "plan_id", "number")
    load_rows(session, PlanStep, files.PLAN_STEPS, steps)
    check(files.ACTIVITIES, activities, within("step", steps, files.PLAN_STEPS))
    load_rows(session, Activity, files.ACTIVITIES, activities)
    check(files.ACTIVITY_ORGANISATIONS, parts, within("activity", activities, files.ACTIVITIES))
    check(files.ACTIVITY_ORGANISATIONS, parts, own)
    load_rows(session, ActivityOrganisation, files.ACTIVITY_ORGANISATIONS, parts)


def load_rest(session: Session, folder: Path, county: str) -> None:
    """Load what hangs together with the outline; costs are there already."""
    _load_points(session, folder, county)
    _load_decisions(session, folder, county)
    _load_agreements(session, folder, county)
    _load_training(session, folder)
    _load_impact(session, folder, county)


def _load_points(session: Session, folder: Path, county: str) -> None:
    plans, steps = files.PLANS.read(folder), files.PLAN_STEPS.read(folder)
    own = organisation_of(organisations_of(session, county))
    bodies = files.STEP_BODIES.read(folder)
    check(files.STEP_BODIES, bodies, within("step", steps, files.PLAN_STEPS))
    check(files.STEP_BODIES, bodies, own)
    load_rows(session, StepBody, files.STEP_BODIES, bodies)
    points = [row | _NEW for row in files.PLAN_POINTS.read(folder)]
    check(files.PLAN_POINTS, points, within("plan", plans, files.PLANS))
    load_rows(session, PlanPoint, files.PLAN_POINTS, points)
    said = [row | _NEW for row in files.RESPONSIBILITIES.read(folder)]
    check(files.RESPONSIBILITIES, said, within("plan", plans, files.PLANS))
    check(files.RESPONSIBILITIES, said, checks.part_of_plan(steps, ()))
    load_rows(session, Responsibility, files.RESPONSIBILITIES, said)
    goals = [row | _NEW for row in files.GOALS.read(folder)]
    check(files.GOALS, goals, within("step", steps, files.PLAN_STEPS))
    check(files.GOALS, goals, checks.number_fault)
    check_unique(files.GOALS, goals, "step_id", "number")
    load_rows(session, Goal, files.GOALS, goals)
    tasks = files.SUB_TASKS.read(folder)
    check(files.SUB_TASKS, tasks, within("goal", goals, files.GOALS))
    load_rows(session, SubTask, files.SUB_TASKS, tasks)


def _load_decisions(session: Session, folder: Path, county: str) -> None:
    boards = [row | _NEW | {"county_id": county} for row in files.BOARDS.read(folder)]
    check(files.BOARDS, boards, organisation_of(organisations_of(session, county)))
    load_rows(session, Board, files.BOARDS, boards)
    matters = [row | _NEW for row in files.MATTERS.read(folder)]
    check(files.MATTERS, matters, within("plan", files.PLANS.read(folder), files.PLANS))
    check(files.MATTERS, matters, _part_of_plan(folder))
    load_rows(session, Matter, files.MATTERS, matters)
    seats = files.MATTER_BOARDS.read(folder)
    check(files.MATTER_BOARDS, seats, within("matter", matters, files.MATTERS))
    check(files.MATTER_BOARDS, seats, within("board", boards, files.BOARDS))
    load_rows(session, MatterBoard, files.MATTER_BOARDS, seats)
    entered: Row = {"entered_by": LOADER.name, "entered_at": now()}
    decisions = [row | _NEW | entered for row in files.DECISIONS.read(folder)]
    check(files.DECISIONS, decisions, within("matter", matters, files.MATTERS))
    check(files.DECISIONS, decisions, checks.deciding_board(seats))
    load_rows(session, Decision, files.DECISIONS, decisions)


def _part_of_plan(folder: Path) -> Fault:
    return checks.part_of_plan(files.PLAN_STEPS.read(folder), files.ACTIVITIES.read(folder))


def _load_agreements(session: Session, folder: Path, county: str) -> None:
    rows = [
        row
        | _NEW
        | {
            "county_id": county,
            "sort_key": sort_key(row["name_sv"] or ""),
            "search_key": search_key(row["name_sv"], row["name_en"]),
        }
        for row in files.AGREEMENTS.read(folder)
    ]
    load_rows(session, Agreement, files.AGREEMENTS, rows)
    parties = files.AGREEMENT_PARTIES.read(folder)
    check(files.AGREEMENT_PARTIES, parties, within("agreement", rows, files.AGREEMENTS))
    own = organisation_of(organisations_of(session, county))
    check(files.AGREEMENT_PARTIES, parties, own)
    load_rows(session, AgreementParty, files.AGREEMENT_PARTIES, parties)


def _load_training(session: Session, folder: Path) -> None:
    rows = [row | _NEW for row in files.COURSES.read(folder)]
    check(files.COURSES, rows, within("plan", files.PLANS.read(folder), files.PLANS))
    check(files.COURSES, rows, _part_of_plan(folder))
    check(files.COURSES, rows, checks.course_fault)
    check(files.COURSES, rows, checks.item_of_plan(COST_ITEMS.read(folder)))
    load_rows(session, Course, files.COURSES, _with_items_that_are_there(session, rows))


def _load_impact(session: Session, folder: Path, county: str) -> None:
    analyses = [row | _NEW for row in files.IMPACT_ANALYSES.read(folder)]
    about = files.IMPACT_ANALYSES
    check(about, analyses, within("plan", files.PLANS.read(folder), files.PLANS))
    check(about, analyses, _part_of_plan(folder))
    load_rows(session, ImpactAnalysis, about, analyses)
    points = [row | {"in_summary": bool(row["in_summary"])} for row in _points(folder)]
    plan_of = {row["id"]: row["plan_id"] for row in analyses}
    check(files.IMPACT_POINTS, points, within("analysis", analyses, about))
    check(files.IMPACT_POINTS, points, organisation_of(organisations_of(session, county)))
    check(files.IMPACT_POINTS, points, checks.item_of_plan(COST_ITEMS.read(folder), plan_of))
    held = _with_items_that_are_there(session, points)
    load_rows(session, ImpactPoint, files.IMPACT_POINTS, held)


def _points(folder: Path) -> list[Row]:
    return files.IMPACT_POINTS.read(folder)


def _with_items_that_are_there(session: Session, rows: list[Row]) -> list[Row]:
    """The rows without the cost items that somebody has taken away since they were loaded."""
    there = set(session.exec(select(CostItem.id)))
    return [
        row | {"cost_item_id": row["cost_item_id"] if row["cost_item_id"] in there else None}
        for row in rows
    ]


def complete_steps(session: Session, folder: Path) -> None:
    """Give the steps of 1.2.0 the target group and status that it had no columns for."""
    later = files.PLAN_STEPS.later
    for row in files.PLAN_STEPS.read(folder):
        update = sa.update(PlanStep).where(col(PlanStep.id) == row["id"])
        session.connection().execute(update.values({name: row[name] for name in later}))


# --- what the history tells ---


def tell(session: Session, county: str) -> None:
    """Write a county's plans into the history, as complete as the API shows them.

    What is there already, less complete, is told again as a change.
    """
    told = _told(session, county)
    scope = Scope(county_id=county)
    changes = []
    for object_type, document in _documents(session, county):
        before = told.get((object_type, document["id"]))
        action = Action.CREATE if before is None else Action.UPDATE
        if before != document:
            changes.append(Recorded(action, object_type, document["id"], before, document, scope))
    record(session, LOADER, *changes)


def _told(session: Session, county: str) -> dict[tuple[str, str], Any]:
    statement = (
        select(Change.object_type, Change.object_id, Change.after)
        .where(
            col(Change.county_id) == county,
            col(Change.object_type).in_(TOLD),
        )
        .order_by(col(Change.revision), col(Change.position))
    )
    return {(kind, name): after for kind, name, after in session.exec(statement)}


TOLD: Final = (
    "plan",
    "plan-step",
    "plan-point",
    "responsibility",
    "goal",
    "agreement",
    "activity",
    "board",
    "matter",
    "decision",
    "course",
    "impact-analysis",
)
"""What `tell` tells of."""


def _documents(session: Session, county: str) -> Iterator[tuple[str, Row]]:
    """Every object with its type, what is named before what names it."""
    of = session.exec(select(Plan.id).where(col(Plan.county_id) == county)).all()
    steps = session.exec(select(PlanStep.id).where(col(PlanStep.plan_id).in_(of))).all()
    matters = session.exec(select(Matter.id).where(col(Matter.plan_id).in_(of))).all()
    for object_type, table, column, owners, documents in (
        ("plan", Plan, Plan.county_id, [county], outline.plan_documents),
        ("plan-step", PlanStep, PlanStep.plan_id, of, outline.step_documents),
        ("plan-point", PlanPoint, PlanPoint.plan_id, of, outline.point_documents),
        (
            "responsibility",
            Responsibility,
            Responsibility.plan_id,
            of,
            outline.responsibility_documents,
        ),
        ("goal", Goal, Goal.step_id, steps, outline.goal_documents),
        ("agreement", Agreement, Agreement.county_id, [county], agreement_documents),
        ("activity", Activity, Activity.step_id, steps, activity_documents),
        ("board", Board, Board.county_id, [county], board_documents),
        ("matter", Matter, Matter.plan_id, of, matter_documents),
        ("decision", Decision, Decision.matter_id, matters, decision_documents),
        ("course", Course, Course.plan_id, of, course_documents),
        ("impact-analysis", ImpactAnalysis, ImpactAnalysis.plan_id, of, analysis_documents),
    ):
        rows = _rows(session, table, column, owners)
        for document in to_jsonable_python(documents(session, rows)):
            yield object_type, document


def _rows(session: Session, table: type[Any], column: Any, owners: Iterable[str]) -> list[Any]:
    identity: Any = col(table.id)
    statement = select(table).where(col(column).in_(list(owners))).order_by(identity)
    return list(session.exec(statement))
