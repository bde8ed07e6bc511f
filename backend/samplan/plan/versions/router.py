"""The plan as it stood on a day, and what has become of it since."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, Field
from sqlmodel import Session

from samplan.auth.dependencies import Reader
from samplan.db.days import today
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.plan.versions import service
from samplan.plan.versions.schemas import PlanComparison, PlanVersion
from samplan.plan.versions.words import MOMENT_PATTERN, check_moment
from samplan.web.answers import FileFormat, answer
from samplan.web.contract import problems
from samplan.web.fields import ApiModel, Id
from samplan.web.paging import link, self_link

router = APIRouter(tags=["plan"])

_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}
_LARGEST = 2**31 - 1

PlanQuery = Annotated[Id, Query(description="The plan", examples=["22-plan"])]
MomentText = Annotated[
    str,
    Field(max_length=20, json_schema_extra={"pattern": MOMENT_PATTERN}),
    AfterValidator(check_moment),
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
    "/plan-versions",
    response_model=None,
    responses=_answers(PlanVersion) | problems(401, 404, 422, 429),
)
def get_plan_version(
    request: Request,
    session: SessionDep,
    _: Reader,
    plan: PlanQuery,
    on: Annotated[
        date | None,
        Query(description="After the last change of this day; today when left out"),
    ] = None,
    revision: Annotated[
        int | None, Query(ge=1, le=_LARGEST, description="After this revision, instead of a day")
    ] = None,
) -> Response:
    """A plan as it stood on a day or after a revision, with the progress that was known then.

    It is put together out of the history: every change counts from when it was entered.
    """
    document = service.version(session, plan, on, revision)
    return _answer(request, session, document, None if on or revision else today())


@router.get(
    "/plan-comparisons",
    response_model=None,
    responses=_answers(PlanComparison) | problems(401, 404, 422, 429),
)
def get_plan_comparison(
    request: Request,
    session: SessionDep,
    _: Reader,
    plan: PlanQuery,
    then: Annotated[
        MomentText,
        Query(
            description="A day, a revision, or decision: the day when the last board adopted it",
            examples=["2", "2026-12-01", "decision"],
        ),
    ],
    now: Annotated[MomentText | None, Query(description="Likewise; today when left out")] = None,
) -> Response:
    """What has come, gone and changed in a plan between two moments, in words.

    With `then=decision` it is held against what the boards adopted, once all of them have.
    """
    document = service.comparison(session, plan, then, now)
    return _answer(request, session, document, None if now else today())


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
        kind="plan-versions",
        name=f"plan-{plan}",
        revision=number,
        public=True,
        day=day,
    )
