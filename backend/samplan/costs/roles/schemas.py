"""Occupations, what their posts cost, and readings of it, as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from samplan.costs.fields import Kronor, PriceYear
from samplan.costs.roles import examples
from samplan.costs.terms import Bound
from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Text,
    TextInput,
    example,
    left_out,
    refusal,
)
from samplan.web.paging import Page
from samplan.web.texts import Words


def _some_cost(amount: int) -> int:
    if amount == 0:
        raise refusal(
            Words(
                "En tjänst kostar något. Lämna uppgiften om ingen vet vad.",
                "A post costs something. Leave it out if nobody knows what.",
            )
        )
    return amount


def _stated(bound: Bound) -> Bound:
    if bound is Bound.NOT_COSTED:
        raise refusal(
            Words(
                "Ett belopp som finns är beräknat. Välj exact, about, at_least eller at_most.",
                "An amount that is there is costed. Choose exact, about, at_least or at_most.",
            )
        )
    return bound


PostCost = Annotated[Kronor, AfterValidator(_some_cost)]
StatedBound = Annotated[Bound, Field(strict=False), AfterValidator(_stated)]


class CostRoleInfo(ApiModel):
    """An occupation that posts are of (roll)."""

    model_config = example(**examples.ROLE)

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    order: int = Field(description="Place among the occupations")
    role_cost_count: int = Field(description="How many costs of a post are entered for it")
    version: int = Field(description='For If-Match, as "v1"')


class CostRoleList(Page):
    """Occupations of the page."""

    model_config = example(
        costRoles=[examples.ROLE], _meta=examples.META, _links=examples.links("cost-roles")
    )

    cost_roles: list[CostRoleInfo] = Field(description="The page's occupations")


class CostRoleCreate(InputModel):
    """A new occupation."""

    model_config = example(**examples.NEW_ROLE)

    id: Id = Field(description="A slug of your own that never changes")
    name: TextInput = Field(description="Name")


class CostRoleUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(**examples.CHANGED_ROLE)

    name: TextInput = Field(default_factory=left_out, description="Name")
    order: Annotated[int, Field(ge=0, le=10_000)] = Field(
        default_factory=left_out, description="Place among the occupations"
    )


class RoleCostInfo(ApiModel):
    """What a full-time post costs in a year, for a county or one of its principals."""

    model_config = example(**examples.ROLE_COST)

    id: str = Field(description="Slug")
    role_id: str = Field(description="The occupation")
    county_id: str = Field(description="The county")
    organisation_id: str | None = Field(
        description="The principal that it holds for; null: all of the county's"
    )
    year: int = Field(description="The year whose prices it is in", examples=[2021])
    amount: int = Field(description="Kronor for a full-time post and year", examples=[620_000])
    bound: Bound = Field(description="What the amount is")
    assumption: str | None = Field(description="How it has been worked out")
    source_place_id: str | None = Field(description="Where it comes from")
    entered_by: str = Field(description="Who entered it, a function and not a person")
    entered_at: datetime = Field(
        description="When it was entered, UTC", examples=["2026-11-22T09:30:00Z"]
    )
    version: int = Field(description='For If-Match, as "v1"')


class RoleCostList(Page):
    """Costs of posts of the page."""

    model_config = example(
        roleCosts=[examples.ROLE_COST], _meta=examples.META, _links=examples.links("role-costs")
    )

    role_costs: list[RoleCostInfo] = Field(description="The page's costs of posts")


class RoleCostCreate(InputModel):
    """What a full-time post costs in a year. One for each occupation, principal and year."""

    model_config = example(**examples.NEW_ROLE_COST)

    id: Id = Field(description="A slug of your own that never changes")
    role_id: Id = Field(description="The occupation")
    county_id: Id = Field(description="The county")
    organisation_id: Id | None = Field(
        None, description="The principal that it holds for; leave out for all of the county's"
    )
    year: PriceYear = Field(description="The year whose prices it is in")
    amount: PostCost = Field(description="Kronor for a full-time post and year")
    bound: StatedBound = Field(Bound.EXACT, description="What the amount is; never not_costed")
    assumption: Comment | None = Field(None, description="How it has been worked out")
    source_place_id: Id | None = Field(None, description="Where it comes from")


class RoleCostUpdate(InputModel):
    """What is to change; what is left out stays. Another year or principal is another cost."""

    model_config = example(**examples.CHANGED_ROLE_COST)

    amount: PostCost = Field(
        default_factory=left_out, description="Kronor for a full-time post and year"
    )
    bound: StatedBound = Field(
        default_factory=left_out, description="What the amount is; never not_costed"
    )
    assumption: Comment | None = Field(None, description="How it has been worked out")
    source_place_id: Id | None = Field(None, description="Where it comes from")


class ReadRoleCost(ApiModel):
    """The cost of a post that a reading rests on."""

    id: str = Field(description="Slug")
    organisation_id: str | None = Field(
        description="The principal that it holds for; null: all of the county's"
    )
    year: int = Field(description="The year whose prices it is in", examples=[2021])
    amount: int = Field(description="Kronor for a full-time post and year", examples=[620_000])
    bound: Bound = Field(description="What the amount is")


class StaffingReading(ApiModel):
    """A share of a post as money, or money as a share of a post."""

    model_config = example(**examples.READING)

    role_id: str = Field(description="The occupation")
    role_cost: ReadRoleCost = Field(description="What a full-time post costs")
    percent: float = Field(description="Per cent of a full-time post, to a tenth", examples=[10.0])
    amount: int = Field(description="Kronor a year", examples=[62_000])
    text: Text = Field(description="The arithmetic in words")
