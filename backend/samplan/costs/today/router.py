"""What care costs today, and how many placements fewer would cost as much as the plan."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.costs.scenarios.asking import ChoiceDep
from samplan.costs.today import evens, service
from samplan.costs.today.schemas import BreakEvenReading, CurrentCosts
from samplan.db.history import current_revision
from samplan.statistics.catalogue.schemas import PeriodText
from samplan.statistics.dependencies import GateDep
from samplan.statistics.gate import Gate
from samplan.web.answers import FileFormat, answer
from samplan.web.contract import problems
from samplan.web.fields import ApiModel, Id
from samplan.web.paging import link, self_link

router = APIRouter(tags=["costs"])

_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}


def _answers(model: type[ApiModel], what: str) -> dict[int | str, dict[str, Any]]:
    return {
        200: {"model": model, "description": what, "headers": {"ETag": _ETAG}},
        304: {
            "description": "Not changed since the ETag in If-None-Match",
            "headers": {"ETag": _ETAG},
        },
    }


def _answer(
    request: Request, gate: Gate, document: dict[str, Any], *, kind: str, name: str
) -> Response:
    revision = current_revision(gate.session)
    document["_meta"] = {"revision": revision}
    return answer(
        request,
        FileFormat.JSON,
        document,
        kind=kind,
        name=name,
        revision=revision,
        public=gate.is_public,
    )


@router.get(
    "/current-costs",
    response_model=None,
    responses=_answers(CurrentCosts, "The figures") | problems(401, 403, 404, 422, 429),
)
def get_current_costs(
    request: Request,
    _: Reader,
    gate: GateDep,
    county: Annotated[Id, Query(description="The county", examples=["22"])],
) -> Response:
    """Published figures of what care and placements cost today, with their sources.

    They stand beside the plan and are never part of its sums.
    """
    document = service.current_costs(gate, county)
    document["_links"] = {"self": self_link(request)}
    return _answer(request, gate, document, kind="current-costs", name=f"dagens-kostnader-{county}")


@router.get(
    "/break-evens",
    response_model=None,
    responses=_answers(BreakEvenReading, "The division") | problems(401, 403, 404, 422, 429),
)
def get_break_even(
    request: Request,
    _: Reader,
    gate: GateDep,
    asked: ChoiceDep,
    cost_indicator: Annotated[
        Id,
        Query(
            alias="costIndicator",
            description="What they cost together: an indicator in kronor",
            examples=["placement-costs"],
        ),
    ] = service.PLACEMENT_COSTS,
    count_indicator: Annotated[
        Id,
        Query(alias="countIndicator", description="How many they are", examples=["placements"]),
    ] = service.PLACEMENTS,
    period: Annotated[
        PeriodText | None,
        Query(description="Of this period; left out: the newest that has both", examples=["2020"]),
    ] = None,
) -> Response:
    """How many placements cost as much as the chosen parts of the plan, in the average year.

    A division that anybody can do again. With priceYear both amounts are in that year's prices.
    """
    division = evens.Division(cost_indicator, count_indicator, period)
    document = evens.reading(gate, asked, division)
    document["_links"] = {
        "self": self_link(request),
        "plan": link(request, f"/plans/{asked.plan_id}", "up"),
    }
    return _answer(request, gate, document, kind="break-evens", name=f"jamvikt-{asked.plan_id}")
