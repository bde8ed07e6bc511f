"""Reports of progress. They are only ever added: nothing overwrites an earlier one."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.terms import ProgressStatus


class ProgressReport(SQLModel, table=True):
    """What an organisation, or the lead for the whole, says of an activity on a day."""

    __tablename__ = "progress_report"
    __table_args__ = (
        sa.CheckConstraint("degree IS NULL OR (degree >= 0 AND degree <= 100)", "degree_per_cent"),
        sa.Index("ix_progress_report_activity", "activity_id", "organisation_id", "as_of"),
    )

    id: str = id_field(primary_key=True)
    activity_id: str = id_field(foreign_key="activity.id")
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    """Whose part it is about; None: the lead's own view of the whole."""
    as_of: date
    """When it was so, which is not when it was entered."""
    status: ProgressStatus = enum_field(ProgressStatus, "progress_status")
    degree: int | None = None
    """Per cent; None: nobody has said."""
    text: str | None = Field(default=None, max_length=2000)
    obstacle: str | None = Field(default=None, max_length=2000)
    next_step: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    revision: int = 0
    """The order that reports came in: of one day, the later holds."""
