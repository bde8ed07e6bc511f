"""Subscriptions to what happens in a county, and how their deliveries go."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session, col

from samplan.auth.dependencies import ActorDep, Reader, WebhookKeeper
from samplan.auth.terms import Permission
from samplan.db.history import after_revision
from samplan.db.session import SessionDep
from samplan.organisations import scope
from samplan.settings import Settings
from samplan.web.caching import check_version, version_etag
from samplan.web.contract import IfMatch, problems
from samplan.web.fields import DeliveryId, Id, SubscriptionId
from samplan.web.paging import PagingDep, base_url, fetch_objects, link, ordered, page_parts
from samplan.webhooks import examples, replaying, service
from samplan.webhooks.addresses import Allowed
from samplan.webhooks.catalogue import WHEN
from samplan.webhooks.schemas import (
    NewWebhookSecret,
    WebhookDeliveryInfo,
    WebhookDeliveryList,
    WebhookEventTypeList,
    WebhookPing,
    WebhookReplay,
    WebhookReplayInfo,
    WebhookSubscriptionCreate,
    WebhookSubscriptionInfo,
    WebhookSubscriptionList,
    WebhookSubscriptionUpdate,
)
from samplan.webhooks.tables import WebhookDelivery, WebhookSubscription
from samplan.webhooks.terms import DeliveryStatus, EventType

router = APIRouter(tags=["webhooks"])


def _around(request: Request) -> service.Surroundings:
    settings: Settings = request.app.state.settings
    root = f"{base_url(request)}{request.app.state.api_path}"
    return service.Surroundings(Allowed.read(settings.webhooks_private_hosts), root)


def _links(request: Request, row: WebhookSubscription) -> dict[str, Any]:
    return {
        "_links": {
            "self": link(request, f"/webhook-subscriptions/{row.id}", "self"),
            "deliveries": link(request, f"/webhook-deliveries?subscription={row.id}", "related"),
        }
    }


def _shown(request: Request, session: Session, row: WebhookSubscription) -> dict[str, Any]:
    [document] = service.documents(session, [row])
    return document | _links(request, row)


def _one(
    request: Request, response: Response, session: Session, row: WebhookSubscription
) -> WebhookSubscriptionInfo:
    response.headers["ETag"] = version_etag(row.version)
    return WebhookSubscriptionInfo.model_validate(_shown(request, session, row))


def _with_secret(
    request: Request, response: Response, session: Session, row: WebhookSubscription
) -> NewWebhookSecret:
    path = f"{request.app.state.api_path}/webhook-subscriptions/{row.id}"
    response.headers["Location"] = path
    response.headers["ETag"] = version_etag(row.version)
    response.headers["Cache-Control"] = "no-store"
    shown = _shown(request, session, row) | {"secret": row.secret}
    return NewWebhookSecret.model_validate(shown)


def _delivery(request: Request, row: WebhookDelivery) -> WebhookDeliveryInfo:
    links = {
        "self": link(request, f"/webhook-deliveries/{row.id}", "self"),
        "subscription": link(request, f"/webhook-subscriptions/{row.subscription_id}", "up"),
    }
    document = service.delivery_document(row) | {"_links": links}
    return WebhookDeliveryInfo.model_validate(document)


@router.get("/webhook-event-types", responses=problems(401, 429))
def list_event_types(_: Reader) -> WebhookEventTypeList:
    """Every sort of event, when it is sent, and an example of what is sent."""
    types = [
        {
            "type": one,
            "description": {"sv": words.sv, "en": words.en},
            "example": examples.event(one),
        }
        for one, words in WHEN.items()
    ]
    return WebhookEventTypeList.model_validate({"webhookEventTypes": types})


@router.get("/webhook-subscriptions", responses=problems(401, 403, 422, 429))
def list_subscriptions(
    request: Request,
    session: SessionDep,
    caller: WebhookKeeper,
    paging: PagingDep,
    county: Annotated[Id | None, Query(description="Only of this county")] = None,
) -> WebhookSubscriptionList:
    """Subscriptions that the caller keeps, with how it goes for them. Sort by id or countyId."""
    statement = service.kept(caller)
    if county:
        statement = statement.where(col(WebhookSubscription.county_id) == county)
    columns = {
        "id": col(WebhookSubscription.id),
        "countyId": col(WebhookSubscription.county_id),
    }
    statement = ordered(statement, paging, columns, [col(WebhookSubscription.id)])
    rows, total = fetch_objects(session, statement, paging)
    shown = [
        WebhookSubscriptionInfo.model_validate(document | _links(request, row))
        for row, document in zip(rows, service.documents(session, rows), strict=True)
    ]
    parts = page_parts(request, paging, total, len(shown))
    return WebhookSubscriptionList(webhook_subscriptions=shown, **parts)


@router.get("/webhook-subscriptions/{subscriptionId}", responses=problems(401, 403, 404, 422, 429))
def get_subscription(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    subscription_id: SubscriptionId,
) -> WebhookSubscriptionInfo:
    """One subscription, without its secret; its ETag is what an edit needs."""
    return _one(request, response, session, service.get(session, caller, subscription_id))


@router.post(
    "/webhook-subscriptions",
    status_code=201,
    responses=problems(400, 401, 403, 409, 413, 415, 422, 429),
)
def create_subscription(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    new: WebhookSubscriptionCreate,
) -> NewWebhookSecret:
    """Subscribe to what happens in a county from now on.

    The answer holds the secret that what is sent is signed with; it is never shown again. An
    address in a private network is refused.
    """
    scope.require(session, caller, Permission.MANAGE_WEBHOOKS, county_id=new.county_id)
    row = service.create(session, new, _around(request), by=by)
    return _with_secret(request, response, session, row)


@router.patch(
    "/webhook-subscriptions/{subscriptionId}",
    responses=problems(400, 401, 403, 404, 412, 413, 415, 422, 428, 429),
)
def update_subscription(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    subscription_id: SubscriptionId,
    change: WebhookSubscriptionUpdate,
    if_match: IfMatch = None,
) -> WebhookSubscriptionInfo:
    """Change a subscription, or switch it on or off.

    What waits when it is switched off is given up. Switched on again, it is told of what happens
    from then on; replay what was missed.
    """
    row = service.get(session, caller, subscription_id)
    check_version(if_match, row.version)
    row = service.update(session, row, change, _around(request), by=by)
    return _one(request, response, session, row)


@router.delete(
    "/webhook-subscriptions/{subscriptionId}",
    status_code=204,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def delete_subscription(
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    subscription_id: SubscriptionId,
    if_match: IfMatch = None,
) -> Response:
    """End a subscription. What waits is not sent."""
    row = service.get(session, caller, subscription_id)
    check_version(if_match, row.version)
    service.delete(session, row, by=by)
    return Response(status_code=204)


@router.post(
    "/webhook-subscriptions/{subscriptionId}/secrets",
    status_code=201,
    responses=problems(401, 403, 404, 412, 422, 428, 429),
)
def rotate_secret(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    subscription_id: SubscriptionId,
    if_match: IfMatch = None,
) -> NewWebhookSecret:
    """Make a new secret, shown this once. For a day, what is sent is signed with both."""
    row = service.get(session, caller, subscription_id)
    check_version(if_match, row.version)
    return _with_secret(request, response, session, service.rotate(session, row, by=by))


@router.post(
    "/webhook-subscriptions/{subscriptionId}/pings",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def send_ping(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    subscription_id: SubscriptionId,
    wanted: WebhookPing,
) -> WebhookDeliveryInfo:
    """Send a try, which goes out as any event does."""
    row = service.get(session, caller, subscription_id)
    made = replaying.ping(session, row, wanted.id, _around(request), by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/webhook-deliveries/{made.id}"
    return _delivery(request, made)


@router.post(
    "/webhook-subscriptions/{subscriptionId}/replays",
    status_code=201,
    responses=problems(400, 401, 403, 404, 409, 413, 415, 422, 429),
)
def replay_since(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    subscription_id: SubscriptionId,
    wanted: WebhookReplay,
) -> WebhookReplayInfo:
    """Send all that has happened after a revision once more, also what was missed.

    Each event keeps its id and number. More than 1 000 are read from the feed of changes instead.
    """
    row = service.get(session, caller, subscription_id)
    since = wanted.since_revision
    events = replaying.replay_since(session, row, since, _around(request), by=by)
    path = f"/webhook-deliveries?subscription={row.id}"
    response.headers["Location"] = f"{request.app.state.api_path}{path}"
    return WebhookReplayInfo(since_revision=since, events=events)


@router.get("/webhook-deliveries", responses=problems(401, 403, 422, 429))
def list_deliveries(
    request: Request,
    session: SessionDep,
    caller: WebhookKeeper,
    paging: PagingDep,
    subscription: Annotated[Id | None, Query(description="Only to this subscription")] = None,
    status: Annotated[DeliveryStatus | None, Query(description="Only of this status")] = None,
    event_type: Annotated[
        EventType | None, Query(alias="eventType", description="Only of this sort")
    ] = None,
    since_revision: Annotated[
        int | None,
        Query(alias="sinceRevision", description="Only after this revision", ge=0, le=2**53),
    ] = None,
) -> WebhookDeliveryList:
    """What has been sent and what waits, the newest first. Sort by number, revision or queuedAt."""
    statement = service.kept_deliveries(caller)
    for column, wanted in (
        (col(WebhookDelivery.subscription_id), subscription),
        (col(WebhookDelivery.status), status),
        (col(WebhookDelivery.event_type), event_type),
    ):
        if wanted:
            statement = statement.where(column == wanted)
    if since_revision is not None:
        statement = statement.where(after_revision(col(WebhookDelivery.revision), since_revision))
    columns = {
        "number": col(WebhookDelivery.number),
        "revision": col(WebhookDelivery.revision),
        "queuedAt": col(WebhookDelivery.queued_at),
    }
    newest_first = [
        col(WebhookDelivery.queued_at).desc(),
        col(WebhookDelivery.number).desc(),
        col(WebhookDelivery.id),
    ]
    statement = ordered(statement, paging, columns, newest_first)
    rows, total = fetch_objects(session, statement, paging)
    shown = [_delivery(request, row) for row in rows]
    parts = page_parts(request, paging, total, len(shown))
    return WebhookDeliveryList(webhook_deliveries=shown, **parts)


@router.get("/webhook-deliveries/{deliveryId}", responses=problems(401, 403, 404, 422, 429))
def get_delivery(
    request: Request,
    session: SessionDep,
    caller: WebhookKeeper,
    delivery_id: DeliveryId,
) -> WebhookDeliveryInfo:
    """One delivery: how often it was tried, and what was answered."""
    return _delivery(request, service.get_delivery(session, caller, delivery_id))


@router.post(
    "/webhook-deliveries/{deliveryId}/replays",
    status_code=201,
    responses=problems(401, 403, 404, 409, 422, 429),
)
def replay_delivery(
    request: Request,
    response: Response,
    session: SessionDep,
    caller: WebhookKeeper,
    by: ActorDep,
    delivery_id: DeliveryId,
) -> WebhookDeliveryInfo:
    """Send one event once more, under its own id and number."""
    found = service.get_delivery(session, caller, delivery_id)
    subscription = service.get(session, caller, found.subscription_id)
    again = replaying.replay(session, found, subscription, by=by)
    response.headers["Location"] = f"{request.app.state.api_path}/webhook-deliveries/{again.id}"
    return _delivery(request, again)
