"""What is tied to one activity: the cost items that it also rests on, and everything."""

from typing import Any

from fastapi import APIRouter, Request, Response
from sqlmodel import Session

from samplan.auth.dependencies import ActorDep, PlanKeeper, Reader
from samplan.auth.terms import Permission
from samplan.chain import items
from samplan.chain.answering import answers, reply
from samplan.chain.connections import connections
from samplan.chain.connections_schemas import (
    ActivityConnections,
    ActivityCostItemsInput,
    ActivityCosts,
)
from samplan.chain.spending import costs_of_activity
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.plan.activities import service as activities
from samplan.plan.tables import Activity, Plan
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import ActivityId
from samplan.web.paging import link

router = APIRouter(tags=["chain"])


def _links(request: Request, activity_id: str) -> dict[str, Any]:
    return {
        "self": link(request, f"/activities/{activity_id}/connections", "self"),
        "activity": link(request, f"/activities/{activity_id}", "up"),
    }


def _costs(
    request: Request, response: Response, session: Session, plan: Plan, row: Activity
) -> ActivityCosts:
    response.headers["ETag"] = version_etag(row.version)
    document = costs_of_activity(session, plan, row.id) | {
        "activityId": row.id,
        "version": row.version,
        "_links": _links(request, row.id),
    }
    return ActivityCosts.model_validate(document)


@router.put(
    "/activities/{activityId}/cost-items",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def replace_cost_items(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: PlanKeeper,
    by: ActorDep,
    activity_id: ActivityId,
    wish: ActivityCostItemsInput,
    if_match: IfMatch = None,
) -> ActivityCosts:
    """Say which cost items an activity also rests on, beside its own. If-Match is the activity's.

    They stay where they belong, and every sum counts them there and once.
    """
    row = activities.get(session, activity_id)
    plan = activities.plan_of(session, row)
    scope.require(session, caller, Permission.MANAGE_PLAN, county_id=plan.county_id)
    check_version(if_match, row.version)
    items.replace(session, plan, row, wish.item_ids, by=by)
    return _costs(request, response, session, plan, row)


@router.get(
    "/activities/{activityId}/connections",
    response_model=None,
    responses=answers(ActivityConnections) | problems(401, 404, 422, 429),
)
def get_connections(
    request: Request, session: SessionDep, caller: Reader, activity_id: ActivityId
) -> Response:
    """Everything tied to an activity: gaps and their outcome, costs, decisions, follow-ups.

    Outcomes are those of the county's newest published round.
    """
    row = activities.get(session, activity_id)
    plan = activities.plan_of(session, row)
    document = connections(session, caller, plan, row) | {
        "_meta": {"revision": current_revision(session)},
        "_links": _links(request, row.id),
    }
    return reply(request, session, document, public=True)
