"""Guidelines, areas and methods as the API shows and takes them."""

from typing import Annotated

from pydantic import Field

from samplan.methods.terms import (
    AgeGroup,
    LineageKind,
    MethodKind,
    MethodLinkKind,
    Substance,
)
from samplan.web.fields import ApiModel, Id, InputModel, Text, TextInput, example, left_out
from samplan.web.paging import Page

_META = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}
_METHOD = {
    "id": "addis-adult",
    "name": {"sv": "ADDIS, diagnostiskt instrument, vuxna", "en": None},
    "areaId": "assessment-adult",
    "substance": "several",
    "ageGroup": "adult",
    "kind": "assessment",
    "variantOf": None,
    "recommended": True,
    "recommendations": [
        {
            "id": "missbruk-beroende-2015-addis-adult",
            "editionId": "missbruk-beroende-2015",
            "priority": 3,
            "title": {"sv": "ADDIS, diagnostiskt instrument, vuxna", "en": None},
            "sourcePlaceId": "bilaga-1-addis-adult-2021",
        }
    ],
    "lineage": [
        {
            "kind": "new",
            "fromEditionId": "missbruk-beroende-before-2015",
            "toEditionId": "missbruk-beroende-2015",
            "fromMethodId": None,
            "toMethodId": "addis-adult",
            "note": None,
        }
    ],
    "links": [],
    "version": 1,
}


def _links(path: str) -> dict[str, dict[str, str]]:
    return {
        "self": {
            "href": f"https://samplan.example.se/samplan/v1/{path}",
            "rel": "self",
            "method": "GET",
        }
    }


class EditionInfo(ApiModel):
    """One edition of a guideline."""

    id: str = Field(description="Slug")
    year: int | None = Field(description="Year, where known")
    title: Text = Field(description="Title")
    note: str | None = Field(description="Remark")


class GuidelineInfo(ApiModel):
    """A national guideline with its editions, oldest first."""

    model_config = example(
        id="missbruk-beroende",
        title={
            "sv": "Nationella riktlinjer för vård och stöd vid missbruk och beroende",
            "en": None,
        },
        publisher="Socialstyrelsen",
        editions=[
            {
                "id": "missbruk-beroende-2015",
                "year": 2015,
                "title": {"sv": "Utgåva 2015", "en": None},
                "note": None,
            }
        ],
    )

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")
    publisher: str | None = Field(description="Who publishes it")
    editions: list[EditionInfo] = Field(description="Oldest first")


class GuidelineList(Page):
    """Guidelines of the page."""

    model_config = example(
        guidelines=[], _meta={**_META, "totalRecords": 0, "count": 0}, _links=_links("guidelines")
    )

    guidelines: list[GuidelineInfo] = Field(description="The page's guidelines")


class AreaInfo(ApiModel):
    """An area that methods are grouped by."""

    model_config = example(
        id="screening-adult", name={"sv": "Frågeformulär, vuxna", "en": None}, order=1
    )

    id: str = Field(description="Slug")
    name: Text = Field(description="Name")
    order: int = Field(description="Place in the order of areas")


class AreaList(Page):
    """Areas of the page, in their order."""

    model_config = example(
        areas=[
            {
                "id": "screening-adult",
                "name": {"sv": "Frågeformulär, vuxna", "en": None},
                "order": 1,
            }
        ],
        _meta=_META,
        _links=_links("areas"),
    )

    areas: list[AreaInfo] = Field(description="The page's areas")


class RecommendationInfo(ApiModel):
    """An edition's recommendation of the method."""

    id: str = Field(description="Slug")
    edition_id: str = Field(description="Edition of the guideline")
    priority: int | None = Field(description="1 (highest) to 10, where a source states it")
    title: Text = Field(description="Title of the recommendation")
    source_place_id: str | None = Field(
        description="Where the priority or recommendation is stated"
    )


class LineageInfo(ApiModel):
    """How the method continued from one edition to the next."""

    kind: LineageKind = Field(description="What happened")
    from_edition_id: str = Field(description="The earlier edition")
    to_edition_id: str = Field(description="The later edition")
    from_method_id: str | None = Field(description="The method before; null for a new one")
    to_method_id: str | None = Field(description="The method after; null for a removed one")
    note: str | None = Field(description="Remark")


class MethodLinkInfo(ApiModel):
    """Another method that this one's cells bear on."""

    method_id: str = Field(description="The other method")
    kind: MethodLinkKind = Field(description="form_of: a form of it; near: wider or narrower")
    note: str | None = Field(description="Remark")


class MethodInfo(ApiModel):
    """An instrument, test, treatment or support."""

    model_config = example(**_METHOD)

    id: str = Field(description="Slug", examples=["audit-adult"])
    name: Text = Field(description="Name")
    area_id: str = Field(description="Area")
    substance: Substance = Field(description="What it concerns")
    age_group: AgeGroup = Field(description="For whom")
    kind: MethodKind = Field(description="What sort")
    variant_of: str | None = Field(description="The method that it is a form of")
    recommended: bool = Field(description="Whether an edition of the guideline recommends it")
    recommendations: list[RecommendationInfo] = Field(description="Recommendations, by edition")
    lineage: list[LineageInfo] = Field(description="How it continued between editions")
    links: list[MethodLinkInfo] = Field(description="Methods that its cells bear on")
    version: int = Field(description='For If-Match, as "v1"')


class MethodList(Page):
    """Methods of the page."""

    model_config = example(methods=[_METHOD], _meta=_META, _links=_links("methods"))

    methods: list[MethodInfo] = Field(description="The page's methods")


class MethodCreate(InputModel):
    """A new method."""

    model_config = example(
        id="acra-plus",
        areaId="treatment-youth",
        substance="several",
        ageGroup="youth",
        kind="psychosocial",
        name={"sv": "ACRA med föräldrastöd, unga", "en": "ACRA with parental support, youth"},
    )

    id: Id = Field(description="A slug of your own that never changes")
    area_id: Id = Field(description="Area")
    substance: Annotated[Substance, Field(strict=False)] = Field(description="What it concerns")
    age_group: Annotated[AgeGroup, Field(strict=False)] = Field(description="For whom")
    kind: Annotated[MethodKind, Field(strict=False)] = Field(description="What sort")
    name: TextInput = Field(description="Name")


class MethodUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(name={"sv": "ACRA med föräldrastöd, unga", "en": None})

    area_id: Id = Field(default_factory=left_out, description="Area")
    substance: Annotated[Substance, Field(strict=False)] = Field(
        default_factory=left_out, description="What it concerns"
    )
    age_group: Annotated[AgeGroup, Field(strict=False)] = Field(
        default_factory=left_out, description="For whom"
    )
    kind: Annotated[MethodKind, Field(strict=False)] = Field(
        default_factory=left_out, description="What sort"
    )
    name: TextInput = Field(default_factory=left_out, description="Name")
