"""What an uploaded form would do, or has done, as the API shows it."""

from enum import StrEnum

from pydantic import Field

from samplan.gap.terms import Status
from samplan.web.fields import ApiModel, example


class UploadEffect(StrEnum):
    """What a row of an uploaded form would do or has done."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAULTY = "faulty"


class UploadMessage(ApiModel):
    """What is wrong in a row."""

    column: str | None = Field(description="Heading of the column")
    message: str = Field(description="What is wrong and what to do")


class UploadRow(ApiModel):
    """One row of an uploaded form."""

    row: int = Field(description="Row number in the file, headings are row 1")
    method_id: str | None = Field(description="The method, when it was recognised")
    label: str | None = Field(description="What the row calls the method")
    status: Status | None = Field(description="The answer, when it was understood")
    effect: UploadEffect = Field(description="What the row does")
    messages: list[UploadMessage] = Field(description="What is wrong in it")


class UploadCounts(ApiModel):
    """Rows by effect."""

    new: int = Field(description="Answers that were not there")
    changed: int = Field(description="Answers that change")
    unchanged: int = Field(description="Answers that stay")
    faulty: int = Field(description="Rows to mend; nothing is written while there is one")


class UploadResult(ApiModel):
    """What an uploaded form would do, or has done."""

    model_config = example(
        rows=[
            {
                "row": 2,
                "methodId": "audit-adult",
                "label": "AUDIT",
                "status": "offered",
                "effect": "new",
                "messages": [],
            }
        ],
        counts={"new": 1, "changed": 0, "unchanged": 0, "faulty": 0},
        written=False,
    )

    rows: list[UploadRow] = Field(description="Every row of the file")
    counts: UploadCounts = Field(description="Rows by effect")
    written: bool = Field(description="Whether the answers have been saved")
