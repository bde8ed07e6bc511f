"""Findings of a county and what its leads say of them, as the API shows and takes them."""

from datetime import datetime
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, Field, StringConstraints

from samplan.db.base import ID_PATTERN
from samplan.reconciliation.schemas import FindingSide
from samplan.reconciliation.terms import (
    Certainty,
    CountyFindingKind,
    Domain,
    ReviewState,
)
from samplan.web.fields import ApiModel, Comment, Id, InputModel, Text, example, refusal
from samplan.web.paging import Page
from samplan.web.texts import Words

_ID = "count-against-forms-22-2021-cra-alcohol-22-municipalities"
_REVIEW = {
    "state": "explained",
    "reason": "Kommunerna räknade bara den form som de erbjuder alla.",
    "reviewedAt": "2026-03-02T09:30:00Z",
    "reviewedBy": "Projektledningen",
    "version": 1,
}

FindingId = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=400),
    Path(alias="findingId", description="Finding", examples=[_ID]),
]


class FindingSubject(ApiModel):
    """What a finding is about."""

    type: str = Field(
        description="method, indicator, question, cost-item, cost-statement or activity"
    )
    id: str = Field(description="Its id; of a question with its round before it")
    name: Text = Field(description="What it is called")


class FindingReviewInfo(ApiModel):
    """What the county's lead has said of a finding."""

    model_config = example(**_REVIEW)

    state: ReviewState = Field(description="open when nobody has said anything")
    reason: str | None = Field(description="Why")
    reviewed_at: datetime | None = Field(description="When", examples=["2026-11-22T09:30:00Z"])
    reviewed_by: str | None = Field(description="By whom; null for those who are not signed in")
    version: int | None = Field(description='For If-Match, as "v1"; null when there is none yet')


class CountyFindingInfo(ApiModel):
    """Two places that do not agree. Nothing is corrected by itself."""

    id: str = Field(description="Slug, the same each time the same is found")
    domain: Domain = Field(description="Which figures it is about")
    kind: CountyFindingKind = Field(description="Which check found it")
    certainty: Certainty = Field(description="How sure the check is")
    title: Text = Field(description="What disagrees")
    arithmetic: Text = Field(description="The sum written out")
    difference: float | None = Field(
        description="What the evidence says less what is stated, where it can be counted"
    )
    unit: Text | None = Field(description="The unit of the difference")
    subject: FindingSubject = Field(description="What it is about")
    statement: FindingSide = Field(description="What is stated")
    evidence: list[FindingSide] = Field(description="What it disagrees with")
    review: FindingReviewInfo = Field(description="What the county's lead has said of it")


class CountyFindingList(Page):
    """Findings of the page."""

    model_config = example(
        countyFindings=[
            {
                "id": "parts-against-total--drug-emergency-patients--2019--22--site",
                "domain": "statistics",
                "kind": "parts_against_total",
                "certainty": "likely",
                "title": {"sv": "Akutpatienter: delarna går inte ihop med totalen", "en": None},
                "arithmetic": {
                    "sv": "149 + 44 + 30 = 223, angivet 219.",
                    "en": "149 + 44 + 30 = 223, stated 219.",
                },
                "difference": 4,
                "unit": {"sv": "patienter", "en": "patients"},
                "subject": {
                    "type": "indicator",
                    "id": "drug-emergency-patients",
                    "name": {"sv": "Akutpatienter", "en": "Emergency patients"},
                },
                "statement": {"text": {"sv": "219", "en": "219"}, "sourcePlace": None},
                "evidence": [{"text": {"sv": "149", "en": "149"}, "sourcePlace": None}],
                "review": _REVIEW,
            }
        ],
        compared=84,
        _meta={"totalRecords": 1, "page": 1, "limit": 20, "count": 1},
        _links={
            "self": {
                "href": "https://samplan.example.se/samplan/v1/county-findings?county=22",
                "rel": "self",
                "method": "GET",
            }
        },
    )

    county_findings: list[CountyFindingInfo] = Field(description="The page's findings")
    compared: int = Field(
        description="How many comparisons of statistics, questionnaires, costs and the plan were "
        "made, those that agreed among them"
    )


def _said(state: ReviewState) -> ReviewState:
    if state is ReviewState.OPEN:
        raise refusal(
            Words(
                "Välj förklarad eller godtagen. Ta bort granskningen för att öppna den igen.",
                "Choose explained or accepted. Remove the review to open it again.",
            )
        )
    return state


def _not_empty(reason: str) -> str:
    if not reason:
        raise refusal(Words("Skriv varför.", "Write why."))
    return reason


class FindingReviewInput(InputModel):
    """What the lead says of a finding."""

    model_config = example(countyId="22", state="explained", reason=_REVIEW["reason"])

    county_id: Id = Field(description="The county that the finding is in")
    state: Annotated[ReviewState, Field(strict=False), AfterValidator(_said)] = Field(
        description="explained or accepted"
    )
    reason: Annotated[Comment, AfterValidator(_not_empty)] = Field(description="Why")
