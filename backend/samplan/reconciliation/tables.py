"""What leads have said of findings. Findings themselves are computed, never stored."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.reconciliation.terms import ReviewState


class FindingReview(SQLModel, table=True):
    """The newest word on a finding; earlier ones are in the history."""

    __tablename__ = "finding_review"

    finding_id: str = Field(primary_key=True, max_length=400)
    county_id: str = id_field(foreign_key="county.id", index=True)
    state: ReviewState = enum_field(ReviewState, "review_state")
    reason: str = Field(max_length=2000)
    reviewed_by: str = Field(max_length=200)
    reviewed_at: datetime
    version: int = 1
