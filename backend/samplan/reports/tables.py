"""Status reports to boards: drafts, and what was issued, frozen."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.db.history import json_field
from samplan.reports.terms import ReportScope, ReportState


class StatusReport(SQLModel, table=True):
    """A follow-up of a plan, a step or a principal's part, as of a day."""

    __tablename__ = "status_report"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    scope: ReportScope = enum_field(ReportScope, "report_scope")
    step_id: str | None = id_field(default=None, foreign_key="plan_step.id")
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    state: ReportState = enum_field(ReportState, "report_state")
    title: str = Field(max_length=300)
    as_of: date
    texts: dict[str, Any] | None = json_field()
    """The lead's own words, by section."""
    body: dict[str, Any] | None = json_field()
    """What was issued, whole; None while it is a draft."""
    issued_at: datetime | None = None
    issued_by: str | None = Field(default=None, max_length=200)
    issued_revision: int | None = None
    """The revision that its figures are of."""
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    version: int = 1
