"""The chain from gap to activity, cost and the next round: read as lists and as one answer."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.chain import gap_plans, idle, outcomes, plan_effects
from samplan.chain.answering import answers, reply
from samplan.chain.schemas import (
    ActivityOutcomeList,
    GapPlanList,
    IdleActivityList,
    PlanEffects,
)
from samplan.chain.terms import GapOutcome, PlanningState
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.gap.naming import swedish_key
from samplan.sources.service import sources_of
from samplan.web.contract import problems
from samplan.web.fields import Id
from samplan.web.paging import PagingDep, link, page_parts, self_link, slice_page, sort_items

router = APIRouter(tags=["chain"])

MOST_DROPPED = 500

PlanQuery = Annotated[Id, Query(description="The plan", examples=["22-plan"])]
RoundQuery = Annotated[
    Id | None,
    Query(
        alias="round",
        description="The round that gaps are read from; the newest published one when left out",
        examples=["22-2021"],
    ),
]
PrincipalQuery = Annotated[Id | None, Query(description="Only this principal")]

_GAP_SORTS = {
    "priority": lambda one: one["priority"],
    "methodName": lambda one: swedish_key(one["methodName"]["sv"]),
    "organisationName": lambda one: swedish_key(one["organisationName"]["sv"]),
}
_ACTIVITY_SORTS = {"code": lambda one: one["code"], "stepNumber": lambda one: one["stepNumber"]}


@router.get(
    "/gap-plans",
    response_model=None,
    responses=answers(GapPlanList) | problems(401, 404, 422, 429),
)
def list_gap_plans(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    plan: PlanQuery,
    round_id: RoundQuery = None,
    state: Annotated[
        PlanningState | None, Query(description="Only gaps that somebody, or nobody, plans for")
    ] = None,
    organisation: PrincipalQuery = None,
    partly: Annotated[bool, Query(description="true: what is offered partly is a gap too")] = False,
) -> Response:
    """Every gap of a round with the activities that are to close it, the most pressing first.

    A gap is a recommended method that a principal does not offer. Sort by priority, methodName or
    organisationName.
    """
    wish = gap_plans.Wish(plan, round_id, state, organisation, partly)
    found = gap_plans.gap_plans(session, caller, wish)
    gaps = sort_items(found.gaps, paging, _GAP_SORTS)
    shown = slice_page(gaps, paging)
    document = found.document | {
        "gapPlans": shown,
        "sources": sources_of(session, (one["sourcePlaceId"] for one in shown)),
        **page_parts(request, paging, len(gaps), len(shown)),
    }
    return reply(request, session, document, public=found.is_public)


@router.get(
    "/plan-effects",
    response_model=None,
    responses=answers(PlanEffects) | problems(401, 404, 422, 429),
)
def get_plan_effects(
    request: Request,
    session: SessionDep,
    caller: Reader,
    plan: PlanQuery,
    round_id: RoundQuery = None,
    without: Annotated[
        list[Id] | None,
        Query(
            description="Activities that are dropped, with the cost items that only they rest on",
            max_length=MOST_DROPPED,
        ),
    ] = None,
    organisation: Annotated[
        Id | None,
        Query(description="Only this principal's coverage, and only costs that fall on it"),
    ] = None,
) -> Response:
    """Coverage today and after each step of a plan, with what each costs, as ranges.

    Coverage after a step is what it would be if every gap that its activities name were closed.
    """
    wish = plan_effects.Wish(plan, round_id, tuple(dict.fromkeys(without or ())), organisation)
    found = plan_effects.plan_effects(session, caller, wish)
    document = found.document | {
        "_meta": {"revision": current_revision(session)},
        "_links": {
            "self": self_link(request),
            "plan": link(request, f"/plans/{plan}", "up"),
        },
    }
    return reply(request, session, document, public=found.is_public)


@router.get(
    "/idle-activities",
    response_model=None,
    responses=answers(IdleActivityList) | problems(401, 404, 422, 429),
)
def list_idle_activities(
    request: Request, session: SessionDep, _: Reader, paging: PagingDep, plan: PlanQuery
) -> Response:
    """Activities that close no gap, and why: none is named, or none that is named was ever one.

    Sort by code or stepNumber; in the plan's order otherwise.
    """
    found = idle.idle_activities(session, plan)
    activities = sort_items(found.activities, paging, _ACTIVITY_SORTS)
    shown = slice_page(activities, paging)
    document = found.document | {
        "idleActivities": shown,
        **page_parts(request, paging, len(activities), len(shown)),
    }
    return reply(request, session, document, public=True)


@router.get(
    "/activity-outcomes",
    response_model=None,
    responses=answers(ActivityOutcomeList) | problems(401, 404, 422, 429),
)
def list_activity_outcomes(
    request: Request,
    session: SessionDep,
    caller: Reader,
    paging: PagingDep,
    plan: PlanQuery,
    round_id: Annotated[
        Id | None,
        Query(
            alias="round",
            description="The round that tells what became of the gaps; the newest published one "
            "when left out",
            examples=["22-2021"],
        ),
    ] = None,
    from_id: Annotated[
        Id | None,
        Query(
            alias="from",
            description="The round that all gaps were planned on; left out: the newest published "
            "one until the plan's first year in which each is a gap",
            examples=["22-2014"],
        ),
    ] = None,
    activity: Annotated[Id | None, Query(description="Only this activity")] = None,
    organisation: PrincipalQuery = None,
    outcome: Annotated[
        list[GapOutcome] | None, Query(description="Only gaps of which this became")
    ] = None,
) -> Response:
    """Activities that name gaps, with what became of each gap between two rounds.

    Not comparable: the method is another by the later round, or one of the rounds did not ask.
    Marked: reported done when the later round was made, and still a gap there. Sort by code or
    stepNumber; in the plan's order otherwise.
    """
    wish = outcomes.Wish(plan, round_id, from_id, activity, organisation, frozenset(outcome or ()))
    found = outcomes.activity_outcomes(session, caller, wish)
    activities = sort_items(found.activities, paging, _ACTIVITY_SORTS)
    shown = slice_page(activities, paging)
    places = outcomes.places_of(gap for one in shown for gap in one["gaps"])
    document = found.document | {
        "activityOutcomes": shown,
        "sources": sources_of(session, places),
        **page_parts(request, paging, len(activities), len(shown)),
    }
    return reply(request, session, document, public=found.is_public)
