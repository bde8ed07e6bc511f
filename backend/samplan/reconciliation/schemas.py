"""Findings as the API shows them."""

from pydantic import Field

from samplan.reconciliation.terms import Certainty, FindingKind
from samplan.sources.schemas import SourcePlaceInfo
from samplan.web.fields import ApiModel, Text, example
from samplan.web.paging import Page


class FindingSide(ApiModel):
    """What one of the two sides says, and where."""

    text: Text = Field(description="What is said")
    source_place: SourcePlaceInfo | None = Field(description="Where it is said")


class FindingInfo(ApiModel):
    """Two places that do not agree. Nothing is corrected by itself."""

    id: str = Field(description="Slug, the same each time the same is found")
    kind: FindingKind = Field(description="Which check found it")
    certainty: Certainty = Field(description="How sure the check is")
    round_id: str = Field(description="The round")
    method_id: str = Field(description="The method")
    method_name: Text = Field(description="Its name")
    title: Text = Field(description="What disagrees")
    arithmetic: Text = Field(description="The sum written out")
    difference: int | None = Field(description="How far apart, where it can be counted")
    statement: FindingSide = Field(description="What is stated")
    evidence: list[FindingSide] = Field(description="What it disagrees with")


class FindingList(Page):
    """Findings of the page."""

    model_config = example(
        findings=[
            {
                "id": "count-against-forms-22-2021-cra-alcohol-22-municipalities",
                "kind": "count_against_forms",
                "certainty": "likely",
                "roundId": "22-2021",
                "methodId": "cra-alcohol",
                "methodName": {"sv": "Community reinforcement approach (CRA), alkohol", "en": None},
                "title": {"sv": "Antalet kommuner stämmer inte med cellerna", "en": None},
                "arithmetic": {"sv": "angivet 4 av 7; cellerna säger 6 av 7", "en": None},
                "difference": 2,
                "statement": {"text": {"sv": "4 av 7", "en": "4 of 7"}, "sourcePlace": None},
                "evidence": [{"text": {"sv": "6 av 7", "en": "6 of 7"}, "sourcePlace": None}],
            }
        ],
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={
            "self": {
                "href": "https://samplan.example.se/samplan/v1/findings?round=22-2021",
                "rel": "self",
                "method": "GET",
            }
        },
    )

    findings: list[FindingInfo] = Field(description="The page's findings")
