"""How far a plan has come, and what it expects of an organisation: each in one answer."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlmodel import Session

from samplan.auth.dependencies import Reader
from samplan.db.days import today
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.plan.progress import duties, overview
from samplan.plan.progress.overview_schemas import OrganisationDuties, PlanOverview
from samplan.plan.progress.schemas import ReportDay
from samplan.settings import Settings
from samplan.web.answers import FileFormat, answer
from samplan.web.contract import problems
from samplan.web.fields import ApiModel, Id
from samplan.web.paging import link, self_link

router = APIRouter(tags=["plan"])

_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}

PlanQuery = Annotated[Id, Query(description="The plan", examples=["22-plan"])]
DayQuery = Annotated[
    ReportDay | None,
    Query(alias="asOf", description="As it was reported until this day; today when left out"),
]


def _answers(model: type[ApiModel]) -> dict[int | str, dict[str, Any]]:
    return {
        200: {"model": model, "description": "The answer", "headers": {"ETag": _ETAG}},
        304: {
            "description": "Not changed since the ETag in If-None-Match",
            "headers": {"ETag": _ETAG},
        },
    }


@router.get(
    "/plan-overviews",
    response_model=None,
    responses=_answers(PlanOverview) | problems(401, 404, 422, 429),
)
def get_plan_overview(
    request: Request, session: SessionDep, _: Reader, plan: PlanQuery, as_of: DayQuery = None
) -> Response:
    """How far every activity of a plan has come, by organisation and as a whole, on a day.

    The whole is shown twice: as the lead says, and as it follows from what the organisations say.
    Days that are counted from the decision are there once all boards have adopted the plan.
    """
    on = as_of or today()
    document = overview.overview(session, plan, on, _silent_after(request))
    return _answer(request, session, document, None if as_of else on)


@router.get(
    "/organisation-duties",
    response_model=None,
    responses=_answers(OrganisationDuties) | problems(401, 404, 422, 429),
)
def get_organisation_duties(
    request: Request,
    session: SessionDep,
    _: Reader,
    plan: PlanQuery,
    organisation: Annotated[Id, Query(description="The organisation", examples=["2281"])],
    as_of: DayQuery = None,
) -> Response:
    """What a plan expects of an organisation, and where it stands on a day.

    With its own parts come those of what lies under it and those that it has as a member of a
    group. A group has no part but its members'.
    """
    on = as_of or today()
    document = duties.duties(session, plan, organisation, on, _silent_after(request))
    return _answer(request, session, document, None if as_of else on)


def _silent_after(request: Request) -> int:
    settings: Settings = request.app.state.settings
    return settings.silent_after_days


def _answer(
    request: Request, session: Session, document: dict[str, Any], day: date | None
) -> Response:
    """The document as JSON; with a day, it holds no longer than that."""
    plan = document["plan"]["id"]
    number = current_revision(session)
    document["_meta"] = {"revision": number}
    document["_links"] = {
        "self": self_link(request),
        "plan": link(request, f"/plans/{plan}", "up"),
    }
    return answer(
        request,
        FileFormat.JSON,
        document,
        kind="plan-overviews",
        name=f"plan-{plan}",
        revision=number,
        public=True,
        day=day,
    )
