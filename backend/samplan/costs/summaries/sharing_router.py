"""What everybody would pay under another rule."""

import re
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, Field

from samplan.auth.dependencies import Reader
from samplan.costs.scenarios.asking import ChoiceDep
from samplan.costs.summaries import sharing_service as service
from samplan.costs.summaries.sharing_schemas import CostSharing
from samplan.costs.terms import SharingRule
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.statistics.dependencies import rule_of
from samplan.statistics.gate import Gate
from samplan.web.answers import FileFormat, answer
from samplan.web.contract import problems
from samplan.web.fields import Id, refusal
from samplan.web.paging import link, self_link
from samplan.web.texts import Words

router = APIRouter(tags=["costs"])

MOST_NAMED: Final = 100
_WEIGHT: Final = r"^[a-z0-9][a-z0-9-]*:[0-9]{1,9}([.,][0-9]{1,3})?$"


def _weight(text: str) -> str:
    if re.fullmatch(_WEIGHT, text) is None:
        raise refusal(
            Words(
                "Skriv organisationen och vikten med kolon emellan, som 2281:2 eller 2281:1,5.",
                "Write the organisation and the weight with a colon between, such as 2281:2 or "
                "2281:1.5.",
            )
        )
    return text


WeightText = Annotated[
    str, Field(max_length=140, json_schema_extra={"pattern": _WEIGHT}), AfterValidator(_weight)
]
"""An organisation and its weight."""

_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}
_SHARED: dict[int | str, dict[str, Any]] = {
    200: {"model": CostSharing, "description": "The sharing", "headers": {"ETag": _ETAG}},
    304: {
        "description": "Not changed since the ETag in If-None-Match",
        "headers": {"ETag": _ETAG},
    },
}


@router.get(
    "/cost-sharings",
    response_model=None,
    responses=_SHARED | problems(401, 404, 422, 429),
)
def get_cost_sharing(
    request: Request,
    session: SessionDep,
    caller: Reader,
    asked: ChoiceDep,
    rule: Annotated[
        SharingRule,
        Query(description="How the whole cost is divided; stated: as the items say"),
    ] = SharingRule.EQUAL,
    among: Annotated[
        list[Id] | None,
        Query(
            description="The principals that share; left out: all, or those who have a weight",
            max_length=MOST_NAMED,
            examples=[["22", "2281"]],
        ),
    ] = None,
    weight: Annotated[
        list[WeightText] | None,
        Query(
            description="organisation:weight, with at most three decimals, for rule=weights",
            max_length=MOST_NAMED,
            examples=[["22:2", "2281:1"]],
        ),
    ] = None,
) -> Response:
    """What each principal would pay in the average year under a rule, beside what is stated.

    The whole cost is divided, also what nobody has been said to pay. Nothing changes by it.
    """
    gate = Gate(session, caller, rule_of(request))
    pairs = [one.partition(":") for one in weight or ()]
    weights = {name: float(number.replace(",", ".")) for name, _, number in pairs}
    document = service.sharing(gate, asked, service.Rule(rule, among, weights))
    document["_meta"] = {"revision": current_revision(session)}
    document["_links"] = {
        "self": self_link(request),
        "plan": link(request, f"/plans/{asked.plan_id}", "up"),
    }
    return answer(
        request,
        FileFormat.JSON,
        document,
        kind="cost-sharings",
        name=f"fordelning-{asked.plan_id}",
        revision=current_revision(session),
        public=True,
    )
