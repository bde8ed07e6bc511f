"""Rounds, what they asked of whom, and the answers."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.gap.terms import STORED_STATUSES, RoundStatus, Status

# A cell that was not asked has no row; the database holds that too.
_STORED = ", ".join(f"'{status.value}'" for status in Status if status in STORED_STATUSES)

COMMENT_LENGTH = 2000


class GapRound(SQLModel, table=True):
    """One time that a county's organisations were compared with the recommended methods."""

    __tablename__ = "gap_round"
    __table_args__ = (
        sa.CheckConstraint(
            "opens_on IS NULL OR closes_on IS NULL OR opens_on <= closes_on", "opens_before_closing"
        ),
        sa.Index("ix_gap_round_county_id_year", "county_id", "year"),
    )

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id")
    year: int
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    status: RoundStatus = enum_field(RoundStatus, "round_status")
    edition_id: str | None = id_field(default=None, foreign_key="guideline_edition.id")
    previous_id: str | None = id_field(default=None, foreign_key="gap_round.id")
    document_id: str | None = id_field(default=None, foreign_key="source_document.id")
    opens_on: date | None = None
    closes_on: date | None = None
    as_of: str | None = Field(default=None, max_length=10)
    """What the answers are true of, as exact as the source says: 2021 or 2021-10."""
    published_at: datetime | None = None
    revision: int = 0
    """The newest revision that changed anything in the round."""
    version: int = 1


class RoundOrganisation(SQLModel, table=True):
    """A column of the round: an organisation that is asked."""

    __tablename__ = "round_organisation"

    round_id: str = id_field(primary_key=True, foreign_key="gap_round.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id")
    position: int
    version: int = 1
    """Rises with every write to the column, for two people who fill it in at once."""


class RoundMethod(SQLModel, table=True):
    """A row of the round: a method that it is about."""

    __tablename__ = "round_method"

    round_id: str = id_field(primary_key=True, foreign_key="gap_round.id")
    method_id: str = id_field(primary_key=True, foreign_key="method.id")
    printed_label: str | None = Field(default=None, max_length=400)
    position: int


class Assessment(SQLModel, table=True):
    """A cell: what one organisation says of one method. A row is there because it was asked."""

    __tablename__ = "assessment"
    __table_args__ = (
        sa.CheckConstraint(f"status IN ({_STORED})", "stored_status"),
        sa.CheckConstraint(
            "entered_at IS NULL OR place_id IS NOT NULL OR entered_by IS NOT NULL", "has_origin"
        ),
        # Rows of one round lie together: a county costs the same when the nation is loaded.
        {"sqlite_with_rowid": False},
    )

    round_id: str = id_field(primary_key=True, foreign_key="gap_round.id")
    method_id: str = id_field(primary_key=True, foreign_key="method.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id")
    status: Status = enum_field(Status, "assessment_status")
    comment: str | None = Field(default=None, max_length=COMMENT_LENGTH)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    entered_by: str | None = Field(default=None, max_length=200)
    entered_at: datetime | None = None
    """None: asked and not yet answered."""
    import_run_id: str | None = id_field(default=None, foreign_key="import_run.id")
    revision: int = 0
    version: int = 1


class GroupStatement(SQLModel, table=True):
    """What a source says of a group as a whole ("4 of 7"). Never spread over its members."""

    __tablename__ = "group_statement"
    __table_args__ = (
        sa.CheckConstraint(f"status IN ({_STORED})", "stored_status"),
        sa.CheckConstraint("count IS NULL OR count >= 0", "count_not_negative"),
        sa.Index("ix_group_statement_round_id_method_id", "round_id", "method_id"),
    )

    id: str = Field(primary_key=True, max_length=400)
    round_id: str = id_field(foreign_key="gap_round.id")
    method_id: str = id_field(foreign_key="method.id")
    group_id: str = id_field(foreign_key="organisation.id")
    status: Status = enum_field(Status, "group_statement_status")
    count: int | None = None
    """How many of the group, as stated; None when no number is given."""
    total: int | None = None
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    entered_by: str | None = Field(default=None, max_length=200)
    entered_at: datetime | None = None
    import_run_id: str | None = id_field(default=None, foreign_key="import_run.id")
    revision: int = 0
    version: int = 1
