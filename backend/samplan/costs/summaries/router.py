"""What chosen parts of a plan cost, and two scenarios beside each other."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader
from samplan.costs.fields import PriceYear
from samplan.costs.scenarios.asking import Asked, ChoiceDep
from samplan.costs.scenarios.choice import Wanted
from samplan.costs.scenarios.terms import OptionalItems
from samplan.costs.summaries import comparison, service
from samplan.costs.summaries.schemas import CostComparison, CostSummary
from samplan.costs.terms import Grouping, SpreadModel
from samplan.db.history import current_revision
from samplan.db.session import SessionDep
from samplan.statistics.dependencies import rule_of
from samplan.statistics.gate import Gate
from samplan.web.answers import FileFormat, FormatDep, answer, file_responses, other_formats
from samplan.web.contract import problems
from samplan.web.fields import Id
from samplan.web.paging import link, self_link

router = APIRouter(tags=["costs"])


@router.get(
    "/cost-summaries",
    response_model=None,
    responses=file_responses(CostSummary) | problems(401, 404, 406, 422, 429),
)
def get_cost_summary(
    request: Request,
    session: SessionDep,
    caller: Reader,
    asked: ChoiceDep,
    file_format: FormatDep,
    by: Annotated[Grouping, Query(description="What the groups are of")] = Grouping.STEP,
    items: Annotated[
        bool,
        Query(
            description="false: without the list of items in the sum, for large plans; "
            "sums, groups and what is not summed are the same. CSV holds the sums only, and XLSX "
            "always the items"
        ),
    ] = True,
    spread: Annotated[
        SpreadModel | None,
        Query(description="Add a simulated spread, with items moving so"),
    ] = None,
) -> Response:
    """What is chosen of a plan costs, as ranges in whole kronor, with all that is not in the sum.

    Sums over steps, activities, organisations, roles, years or items are the total to the krona,
    at both ends. An item that cannot be summed is listed and never counted as nought.
    """
    gate = Gate(session, caller, rule_of(request))
    listed = items if file_format is FileFormat.JSON else file_format is FileFormat.XLSX
    wish = service.Wish(by=by, items=listed, spread=spread)
    document = service.summary(gate, asked, wish)
    document["_meta"] = {"revision": current_revision(session)}
    document["_links"] = {
        "self": self_link(request),
        **other_formats(request),
        "plan": link(request, f"/plans/{asked.plan_id}", "up"),
    }
    return answer(
        request,
        file_format,
        document,
        kind="cost-summaries",
        name=f"kostnader-{asked.plan_id}",
        revision=current_revision(session),
        public=True,
    )


_ETAG = {"description": "Strong ETag of exactly these bytes", "schema": {"type": "string"}}
_COMPARED: dict[int | str, dict[str, Any]] = {
    200: {"model": CostComparison, "description": "The comparison", "headers": {"ETag": _ETAG}},
    304: {
        "description": "Not changed since the ETag in If-None-Match",
        "headers": {"ETag": _ETAG},
    },
}


@router.get(
    "/cost-comparisons",
    response_model=None,
    responses=_COMPARED | problems(401, 404, 422, 429),
)
def get_cost_comparison(
    request: Request,
    session: SessionDep,
    caller: Reader,
    plan: Annotated[Id, Query(description="The plan", examples=["22-plan"])],
    a: Annotated[Id, Query(description="A scenario", examples=["22-plan-steps-1"])],
    b: Annotated[Id, Query(description="Another", examples=["22-plan-all"])],
    optional: Annotated[
        OptionalItems | None,
        Query(description="Items that the source says perhaps of, in both"),
    ] = None,
    price_year: Annotated[
        PriceYear | None,
        Query(alias="priceYear", description="Both in this year's prices, by the index"),
    ] = None,
    index: Annotated[
        Id | None, Query(description="The price index, with priceYear", examples=["kpi"])
    ] = None,
) -> Response:
    """Two scenarios of a plan item by item: what each costs in its average year.

    Scenarios are saved ones or those that follow from the plan.
    """
    gate = Gate(session, caller, rule_of(request))
    wanted = Wanted(optional=optional)
    sides = [Asked(plan, one, wanted, price_year, index, None) for one in (a, b)]
    document = comparison.compare(gate, *sides)
    document["_meta"] = {"revision": current_revision(session)}
    document["_links"] = {
        "self": self_link(request),
        "plan": link(request, f"/plans/{plan}", "up"),
    }
    return answer(
        request,
        FileFormat.JSON,
        document,
        kind="cost-comparisons",
        name=f"jamforelse-{plan}",
        revision=current_revision(session),
        public=True,
    )
