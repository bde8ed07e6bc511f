"""Shapes of open data in the API."""

from datetime import datetime

from pydantic import Field

from samplan.opendata import examples
from samplan.opendata.terms import DistributionForm, OpenDataKind
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Page


class Licence(ApiModel):
    """How published figures may be used."""

    model_config = example(**examples.LICENCE)

    id: str = Field(description="Its SPDX name")
    href: str = Field(description="Its own address")


class PublisherInfo(ApiModel):
    """Who answers for what is published."""

    model_config = example(**examples.PUBLISHER)

    name: str = Field(description="Name")
    organisation_number: str = Field(description="Ten digits")
    type: str = Field(description="What sort of organisation, as data portals call it")


class OpenDataCatalogue(ApiModel):
    """The description that data portals fetch."""

    model_config = example(**examples.CATALOGUE)

    href: str = Field(description="Where it lies: RDF/XML by DCAT-AP-SE 3")
    is_offered: bool = Field(description="Whether it is there; only where nothing is missing")
    missing_settings: list[str] = Field(
        description="Settings that have to be made before it is offered"
    )
    publisher: PublisherInfo | None = Field(description="Who publishes; null until it is said")
    licence: Licence | None = Field(description="How figures may be used; null until it is said")


class OpenDistribution(ApiModel):
    """A dataset in one form."""

    model_config = example(**examples.DISTRIBUTION)

    form: DistributionForm = Field(description="Form")
    title: Text = Field(description="What the form is called")
    media_type: str = Field(description="Media type")
    href: str = Field(description="Permanent address")
    conforms_to: str | None = Field(description="The standard that it follows")


class OpenDatasetInfo(ApiModel):
    """One dataset that anybody may fetch."""

    model_config = example(**examples.DATASET)

    id: str = Field(description="Slug")
    kind: OpenDataKind = Field(description="What it is about")
    county_id: str = Field(description="County")
    title: Text = Field(description="Title")
    description: Text = Field(description="What it holds")
    attribution: Text = Field(description="What to write beside the figures")
    landing_page: str = Field(description="Where people look at it")
    first_year: int | None = Field(description="The first year that it is about")
    last_year: int | None = Field(description="The last year that it is about")
    issued_at: datetime | None = Field(
        description="When it was published, where that is known", examples=["2022-02-24T09:30:00Z"]
    )
    modified_at: datetime | None = Field(
        description="When figures last came in, where that is known",
        examples=["2022-02-24T09:30:00Z"],
    )
    distributions: list[OpenDistribution] = Field(description="The forms that it is had in")


class OpenDatasetList(Page):
    """Open datasets of the page, and what holds for all of them."""

    model_config = example(
        openDatasets=[examples.DATASET],
        catalogue=examples.CATALOGUE,
        _meta=examples.META,
        _links={"self": examples.LINK},
    )

    open_datasets: list[OpenDatasetInfo] = Field(description="The page's datasets")
    catalogue: OpenDataCatalogue = Field(description="The description that data portals fetch")
