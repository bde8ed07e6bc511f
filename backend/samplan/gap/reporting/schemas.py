"""Columns, cells, group statements, uploads and corrections as the API shows and takes them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from samplan.gap.reporting import examples
from samplan.gap.rounds.schemas import RoundInfo
from samplan.gap.terms import Status
from samplan.methods.terms import AgeGroup, MethodKind, Substance
from samplan.organisations.terms import OrganisationKind
from samplan.sources.schemas import SourcePlaceInfo
from samplan.web.fields import ApiModel, Comment, Id, InputModel, Text, example, refusal
from samplan.web.paging import Link, Page
from samplan.web.texts import Words


def _answerable(status: Status) -> Status:
    if status is Status.NOT_ASKED:
        raise refusal(
            Words(
                "”Ingick inte” är inget svar. Välj ”svar saknas” om ni inte vet.",
                "Not asked is no answer. Choose unknown if you do not know.",
            )
        )
    return status


Answer = Annotated[Status, Field(strict=False), AfterValidator(_answerable)]


class ColumnState(StrEnum):
    """How far an organisation has come with its answers."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    COMPLETE = "complete"


class ColumnInfo(ApiModel):
    """How one organisation's answers stand."""

    organisation_id: str = Field(description="The organisation")
    organisation_name: Text = Field(description="Its name")
    kind: OrganisationKind = Field(description="What it is")
    asked: int = Field(description="Methods that it is asked about")
    answered: int = Field(description="Of them, answered")
    late: bool = Field(description="Not complete after the closing day")
    last_answered_at: datetime | None = Field(
        description="Newest answer, UTC", examples=["2026-02-24T09:30:00Z"]
    )
    state: ColumnState = Field(description="How far it has come")


class ColumnList(Page):
    """Who has answered and who is late."""

    model_config = example(
        columns=[examples.COLUMN], _meta=examples.META, _links={"self": examples.LINK}
    )

    columns: list[ColumnInfo] = Field(description="The page's columns")


class PreviousAnswer(ApiModel):
    """What the organisation said in the round before."""

    round_id: str = Field(description="The round")
    status: Status = Field(description="What it said")
    comment: str | None = Field(description="Its comment")


class ColumnAnswer(ApiModel):
    """One method in an organisation's column."""

    method_id: str = Field(description="The method")
    method_name: Text = Field(description="Its name")
    area_id: str = Field(description="Area")
    area_name: Text = Field(description="The area's name")
    substance: Substance = Field(description="What it concerns")
    age_group: AgeGroup = Field(description="For whom")
    kind: MethodKind = Field(description="What sort")
    status: Status = Field(description="The answer; unknown until there is one")
    comment: str | None = Field(description="The comment")
    answered: bool = Field(description="Whether somebody has answered")
    version: int = Field(description="The cell's version")
    previous: PreviousAnswer | None = Field(
        description="The answer of the round before, to confirm or change"
    )


class Progress(ApiModel):
    """How far the column has come."""

    asked: int = Field(description="Methods")
    answered: int = Field(description="Of them, answered")


class ColumnOrganisation(ApiModel):
    """Whose column it is."""

    id: str = Field(description="SCB code or slug")
    name: Text = Field(description="Name")


class ColumnLinks(ApiModel):
    """What belongs to the column."""

    self: Link = Field(description="This column")
    xlsx: Link = Field(description="The column as a form to fill in and upload")
    uploads: Link = Field(description="Where a filled-in form is uploaded")


class ColumnForm(ApiModel):
    """An organisation's column of a round, as the form to fill in."""

    model_config = example(**examples.FORM)

    round: RoundInfo = Field(description="The round")
    organisation: ColumnOrganisation = Field(description="Whose column it is")
    answers: list[ColumnAnswer] = Field(description="Every method asked, in the round's order")
    progress: Progress = Field(description="How far it has come")
    version: int = Field(description='The column\'s version, for If-Match as "v1"')
    editable: bool = Field(description="Whether the caller may answer now")
    links: ColumnLinks = Field(alias="_links", description="What belongs to it")


class AnswerInput(InputModel):
    """The answer for one method."""

    method_id: Id = Field(description="The method")
    status: Answer = Field(description="The answer")
    comment: Comment | None = Field(None, description="A comment on the organisation's offer")


class ColumnUpdate(InputModel):
    """Answers for some methods, and methods whose previous answer still holds. All or nothing."""

    model_config = example(
        answers=[{"methodId": "audit-adult", "status": "offered", "comment": None}],
        confirmUnchanged=["dudit-adult"],
    )

    answers: Annotated[list[AnswerInput], Field(max_length=1000)] = Field(
        [], description="New answers"
    )
    confirm_unchanged: Annotated[list[Id], Field(max_length=1000)] = Field(
        [], description="Methods that are as they were in the previous round"
    )


class CellInput(InputModel):
    """The answer in one cell."""

    model_config = example(status="offered", comment="Två medarbetare är utbildade.")

    status: Answer = Field(description="The answer")
    comment: Comment | None = Field(None, description="A comment on the organisation's offer")


class CellLinks(ApiModel):
    """What belongs to the cell."""

    self: Link = Field(description="This cell")
    history: Link = Field(description="Who changed it and when")


class AssessmentInfo(ApiModel):
    """One cell: what an organisation says of a method in a round."""

    model_config = example(**examples.CELL)

    round_id: str = Field(description="The round")
    method_id: str = Field(description="The method")
    organisation_id: str = Field(description="The organisation")
    status: Status = Field(description="What it says")
    comment: str | None = Field(description="Its comment")
    source: SourcePlaceInfo | None = Field(description="Where a source says so")
    entered_by: str | None = Field(description="Who entered it, a function and not a person")
    entered_at: datetime | None = Field(
        description="When, UTC; null until answered", examples=["2026-11-22T05:00:00Z"]
    )
    import_run_id: str | None = Field(description="The import that brought it")
    answered: bool = Field(description="Whether there is an answer")
    version: int = Field(description='For If-Match, as "v1"')
    revision: int = Field(description="The revision that wrote it")
    links: CellLinks = Field(alias="_links", description="What belongs to it")


class AssessmentList(Page):
    """Cells of the page."""

    model_config = example(
        assessments=[examples.CELL], _meta=examples.META, _links={"self": examples.LINK}
    )

    assessments: list[AssessmentInfo] = Field(description="The page's cells")


class GroupStatementInfo(ApiModel):
    """What a source says of a group as a whole. Says nothing of a single member."""

    model_config = example(**examples.STATEMENT)

    id: str = Field(description="Slug")
    round_id: str = Field(description="The round")
    method_id: str = Field(description="The method")
    group_id: str = Field(description="The group")
    status: Status = Field(description="What is said")
    count: int | None = Field(description="How many, as stated; null when no number is given")
    total: int | None = Field(description="Of how many, as stated")
    source: SourcePlaceInfo | None = Field(description="Where a source says so")
    entered_by: str | None = Field(description="Who entered it, a function and not a person")
    entered_at: datetime | None = Field(description="When, UTC", examples=["2026-11-22T05:00:00Z"])
    import_run_id: str | None = Field(description="The import that brought it")
    revision: int = Field(description="The revision that wrote it")


class GroupStatementList(Page):
    """Statements of the page."""

    model_config = example(
        groupStatements=[examples.STATEMENT], _meta=examples.META, _links={"self": examples.LINK}
    )

    group_statements: list[GroupStatementInfo] = Field(description="The page's statements")
