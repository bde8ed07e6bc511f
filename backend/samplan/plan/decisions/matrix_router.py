"""All boards by all matters of a plan: what is decided, and what is missing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.plan.checks import get_plan
from samplan.plan.decisions.matrix import matrix
from samplan.plan.decisions.matrix_schemas import DecisionMatrix
from samplan.web.answers import FormatDep, answer, file_responses, other_formats
from samplan.web.contract import problems
from samplan.web.fields import Id
from samplan.web.paging import link, self_link

router = APIRouter(tags=["plan"])


@router.get(
    "/decision-matrices",
    response_model=None,
    responses=file_responses(DecisionMatrix) | problems(401, 404, 406, 422, 429),
)
def get_decision_matrix(
    request: Request,
    session: SessionDep,
    _: Reader,
    file_format: FormatDep,
    plan: Annotated[Id, Query(description="Plan", examples=["22-plan"])],
) -> Response:
    """What each board has done with each matter that it has to decide in, and what is missing.

    The newest decision that adopts or rejects holds. A cancelled meeting, or anything else that
    settles nothing, never hides it: it is told as newer. A decision without a date counts as the
    oldest, and one without a whole date leaves the day of adoption unknown.
    """
    document = matrix(session, get_plan(session, plan))
    document["_meta"] = {"revision": current_revision(session)}
    document["_links"] = {
        "self": self_link(request),
        **other_formats(request),
        "plan": link(request, f"/plans/{plan}", "up"),
    }
    return answer(
        request,
        file_format,
        document,
        kind="decision-matrices",
        name=f"beslut-{plan}",
        revision=current_revision(session),
        public=True,
    )
