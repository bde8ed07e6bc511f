"""Activities and reports of progress that tests are made of."""

from typing import Any

from support.asking import Api, Json, body
from support.costs import some_id
from support.people import Keys

STEP = "22-plan-step-1"
"""A step that the reference data has."""

SHARED = "22-plan-1-4"
"""Its activity that all municipalities take part in."""


def parts(*responsible: str, **others: str) -> list[Json]:
    """Organisations' parts as they are sent: the responsible ones, and others by their part.

    The others' ids have an o before, as names begin with no digit.
    """
    sent = [{"organisationId": one, "part": "responsible"} for one in responsible]
    sent += [{"organisationId": one[1:], "part": part} for one, part in others.items()]
    return sent


def new_activity(**fields: Any) -> Json:
    """What is sent for a new activity of the plan's first step that Sundsvall is responsible for.

    Its code is the end of its id.
    """
    sent: Json = {
        "id": some_id("activity"),
        "stepId": STEP,
        "title": {"sv": "Provaktivitet"},
        "organisations": parts("2281"),
    } | fields
    return {"code": sent["id"].removeprefix("22-")[-20:]} | sent


def make_activity(api: Api, keys: Keys, **fields: Any) -> Json:
    """A new activity, as the lead makes it."""
    return body(api.post("/activities", json=new_activity(**fields), key=keys.lead), 201)


def change_activity(api: Api, keys: Keys, activity: Json, **fields: Any) -> Json:
    """The activity after a change, as the lead makes it."""
    path = f"/activities/{activity['id']}"
    return body(api.patch(path, json=fields, key=keys.lead, version=activity["version"]))


def new_report(activity_id: str, **fields: Any) -> Json:
    """What is sent for a report that Sundsvall had started with an activity in June 2023."""
    return {
        "activityId": activity_id,
        "organisationId": "2281",
        "asOf": "2023-06-01",
        "status": "started",
    } | fields


def make_report(api: Api, key: str | None, activity_id: str, **fields: Any) -> Json:
    """A new report."""
    sent = new_report(activity_id, **fields)
    return body(api.post("/progress-reports", json=sent, key=key), 201)


def overview_of(api: Api, activity_id: str, on: str, plan_id: str = "22-plan") -> Json:
    """How far an activity has come on a day, out of its plan's overview."""
    answer = api.read("/plan-overviews", params={"plan": plan_id, "asOf": on})
    found: Json = next(
        one for step in answer["steps"] for one in step["activities"] if one["id"] == activity_id
    )
    return found


SPARES: dict[str, tuple[str, str, Json]] = {
    "DELETE /activities/{activityId}": (
        "activityId",
        "/activities",
        new_activity(id="22-spare-activity"),
    ),
    "GET /progress-reports/{progressReportId}": (
        "progressReportId",
        "/progress-reports",
        new_report(SHARED, id="22-spare-report"),
    ),
}
"""What operations show or take away: its name in the address, where it is made, what is sent."""
