"""Figures as the API shows them."""

from datetime import datetime

from pydantic import Field

from samplan.sources.schemas import SourcePlaceInfo
from samplan.statistics.terms import Qualifier, Quality
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Page

PLACE = {
    "id": "mapping-1239-inpatient-patients",
    "documentId": "utredning-2021",
    "documentTitle": "Utredning av missbruks- och beroendevården i Västernorrland 2021",
    "appendix": None,
    "table": None,
    "figure": None,
    "section": None,
    "line": 1239,
    "column": None,
    "printedLabel": "Unika patienter specialiserad slutenvård",
    "summary": None,
    "note": None,
}
OBSERVATION = {
    "indicatorId": "inpatient-patients",
    "indicatorName": {"sv": "Patienter i slutenvård", "en": "Inpatients"},
    "unit": {"sv": "patienter", "en": "patients"},
    "countyId": "22",
    "period": "2019",
    "areaId": "22",
    "areaName": {"sv": "Västernorrland", "en": None},
    "breakdown": [
        {
            "dimensionId": "sex",
            "categoryId": "women",
            "name": {"sv": "Kvinnor", "en": "Women"},
        }
    ],
    "account": "main",
    "organisationId": "22",
    "collectionId": "22-mapping-2021",
    "edition": 1,
    "isBreak": False,
    "breakNote": None,
    "value": 593,
    "valueTo": None,
    "valueText": None,
    "qualifier": "exact",
    "quality": "measured",
    "numerator": None,
    "denominator": None,
    "denominatorText": None,
    "isPublic": True,
    "withheld": None,
    "sourcePlace": PLACE,
    "note": None,
    "enteredAt": "2026-11-22T05:00:00Z",
    "revision": 1,
}
LINK = {
    "href": "https://samplan.example.se/samplan/v1/observations?county=22",
    "rel": "self",
    "method": "GET",
}


class WithheldInfo(ApiModel):
    """Why a figure is not shown."""

    reason: str = Field(
        description="protected; who may see unprotected figures is told small, complementary or "
        "linked",
        examples=["protected"],
    )
    words: Text = Field(description="The same in words")


class BreakdownPart(ApiModel):
    """One category that a figure is of."""

    dimension_id: str = Field(description="Dimension")
    category_id: str = Field(description="Category")
    name: Text = Field(description="What the category is called")


class ObservationInfo(ApiModel):
    """One figure. A withheld one has neither value, numerator nor denominator."""

    model_config = example(**OBSERVATION)

    indicator_id: str = Field(description="What is measured")
    indicator_name: Text = Field(description="What it is called")
    unit: Text = Field(description="What the number is")
    county_id: str = Field(description="Whose mapping it belongs to")
    period: str = Field(description="2019, 2019-H1, 2019-Q3, 2019-10, 2016/2018 or undated")
    area_id: str = Field(description="SCB code or slug of the area it is about")
    area_name: Text = Field(description="What the area is called")
    breakdown: list[BreakdownPart] = Field(description="What it is divided by; empty: the whole")
    account: str = Field(description="main, or where else the same figure is given")
    organisation_id: str = Field(description="Whose figure it is")
    collection_id: str = Field(description="The collection that it came with")
    edition: int = Field(description="The definition that it follows")
    is_break: bool = Field(
        description="Its definition broke the series: not to be compared with earlier editions"
    )
    break_note: Text | None = Field(description="What broke the series")
    value: float | None = Field(description="Number; null where there is none or it is withheld")
    value_to: float | None = Field(description="The upper end of a range")
    value_text: str | None = Field(description="Where the figure is a word")
    qualifier: Qualifier | None = Field(
        description="How the number is to be read: part of the figure; null when it is withheld"
    )
    quality: Quality = Field(description="How far it can be trusted")
    numerator: float | None = Field(description="What is divided")
    denominator: float | None = Field(description="What it is divided by")
    denominator_text: str | None = Field(description="What it is a share of, as the source says")
    is_public: bool = Field(description="Published by its owner: never withheld")
    withheld: WithheldInfo | None = Field(description="Why it is not shown; null when it is")
    source_place: SourcePlaceInfo | None = Field(description="Where it comes from")
    note: str | None = Field(description="Remark, as written")
    entered_at: datetime = Field(
        description="When it was entered, UTC", examples=["2026-11-22T09:30:00Z"]
    )
    revision: int = Field(description="The revision that wrote it")


class ObservationList(Page):
    """Figures of the page."""

    model_config = example(
        observations=[OBSERVATION],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={"self": LINK},
    )

    observations: list[ObservationInfo] = Field(description="The page's figures")
