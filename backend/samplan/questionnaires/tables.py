"""Questionnaires and their versions, rounds, the units asked, their links and their answers."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.db.history import json_field
from samplan.questionnaires.terms import MessageKind, RoundStatus, VersionStatus


class Questionnaire(SQLModel, table=True):
    """A questionnaire that is used again and again (enkät)."""

    __tablename__ = "questionnaire"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    version: int = 1
    """For edits; the versions of its form are rows of their own."""


class QuestionnaireVersion(SQLModel, table=True):
    """What a questionnaire asks: written as a draft, never changed once it is final."""

    __tablename__ = "questionnaire_version"

    questionnaire_id: str = id_field(primary_key=True, foreign_key="questionnaire.id")
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    status: VersionStatus = enum_field(VersionStatus, "version_status")
    form: dict[str, Any] | None = json_field()
    """Sections with their questions; always read and written as a whole."""
    version: int = 1


class UnitKind(SQLModel, table=True):
    """A kind of unit that is asked, such as elderly care or primary care."""

    __tablename__ = "unit_kind"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0


class QuestionnaireRound(SQLModel, table=True):
    """One time that a questionnaire is sent out."""

    __tablename__ = "questionnaire_round"
    __table_args__ = (
        sa.CheckConstraint(
            "opens_on IS NULL OR closes_on IS NULL OR opens_on <= closes_on", "opens_before_closing"
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_id", "form_number"],
            ["questionnaire_version.questionnaire_id", "questionnaire_version.number"],
            name="fk_questionnaire_round_form",
        ),
    )

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    questionnaire_id: str = id_field()
    form_number: int
    year: int
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    status: RoundStatus = enum_field(RoundStatus, "questionnaire_round_status")
    opens_on: date | None = None
    closes_on: date | None = None
    """The last day that answers are taken."""
    greeting_sv: str | None = Field(default=None, max_length=2000)
    """What the invitation says above the link."""
    previous_id: str | None = id_field(default=None, foreign_key="questionnaire_round.id")
    document_id: str | None = id_field(default=None, foreign_key="source_document.id")
    asked_count: int | None = None
    """How many were asked, where only that is known of an older round."""
    published_at: datetime | None = None
    revision: int = 0
    version: int = 1


class Recipient(SQLModel, table=True):
    """A unit that a round asks."""

    __tablename__ = "recipient"

    round_id: str = id_field(primary_key=True, foreign_key="questionnaire_round.id")
    id: str = id_field(primary_key=True)
    name: str = Field(max_length=300)
    organisation_id: str = id_field(foreign_key="organisation.id")
    """The principal that the unit belongs to, or the unit itself."""
    unit_kind_id: str = id_field(foreign_key="unit_kind.id")
    email: str | None = Field(default=None, max_length=254)
    """A functional address, never a person's."""
    position: int = 0
    version: int = 1


class Invitation(SQLModel, table=True):
    """A personal link of a unit. Only its hash is kept."""

    __tablename__ = "invitation"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["round_id", "recipient_id"],
            ["recipient.round_id", "recipient.id"],
            name="fk_invitation_recipient",
        ),
        sa.Index("ix_invitation_recipient", "round_id", "recipient_id"),
    )

    token_hash: str = Field(primary_key=True, max_length=64)
    round_id: str = id_field()
    recipient_id: str = id_field()
    kind: MessageKind = enum_field(MessageKind, "message_kind")
    created_at: datetime
    sent_at: datetime | None = None
    opened_at: datetime | None = None
    revoked_at: datetime | None = None


class Response(SQLModel, table=True):
    """What a unit has answered so far. One for each unit."""

    __tablename__ = "response"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["round_id", "recipient_id"],
            ["recipient.round_id", "recipient.id"],
            name="fk_response_recipient",
        ),
        sa.CheckConstraint("(submitted_at IS NULL) = (receipt IS NULL)", "receipt_when_submitted"),
    )

    round_id: str = id_field(primary_key=True)
    recipient_id: str = id_field(primary_key=True)
    answers: dict[str, Any] | None = json_field()
    """Question id to answer: a choice's id, a list of them, a number, or a text."""
    changed_answers: dict[str, Any] | None = json_field()
    """Saved after submitting, and counted once they are submitted too; None when there are none."""
    saved_at: datetime
    submitted_at: datetime | None = None
    receipt: str | None = Field(default=None, max_length=32)
    version: int = 1


class StatedResult(SQLModel, table=True):
    """A share that a report gives of an older round whose single answers are not known."""

    __tablename__ = "stated_result"

    round_id: str = id_field(primary_key=True, foreign_key="questionnaire_round.id")
    question_id: str = id_field(primary_key=True)
    choice_id: str = id_field(primary_key=True)
    """The choice that the share is of."""
    share: float | None = None
    """Per cent; None where the source names the question and gives no number."""
    qualifier: str = Field(default="exact", max_length=32)
    base: int | None = None
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    note: str | None = Field(default=None, max_length=2000)


class PublishedResult(SQLModel, table=True):
    """A round's results as they were published elsewhere, where its single answers are.

    They come with a county that is imported as everybody sees it, and stand for the answers.
    """

    __tablename__ = "published_result"

    round_id: str = id_field(primary_key=True, foreign_key="questionnaire_round.id")
    body: dict[str, Any] | None = json_field()
    """Groups and questions as they are shown, without the names that stand elsewhere."""
