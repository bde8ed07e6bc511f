"""Agreements and routines between the principals, and what is to be revised in them."""

from datetime import date

from sqlmodel import Field, SQLModel

from samplan.db.base import enum_field, id_field
from samplan.plan.agreements.terms import AgreementKind, AgreementStatus


class Agreement(SQLModel, table=True):
    """An agreement, routine or other document that binds the parties."""

    __tablename__ = "agreement"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    kind: AgreementKind = enum_field(AgreementKind, "agreement_kind")
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    year: int | None = None
    parties_sv: str | None = Field(default=None, max_length=300)
    """As the source says; organisations that are known stand in their own list."""
    parties_en: str | None = Field(default=None, max_length=300)
    status: AgreementStatus = enum_field(AgreementStatus, "agreement_status")
    status_sv: str | None = Field(default=None, max_length=2000)
    status_en: str | None = Field(default=None, max_length=2000)
    problem_sv: str | None = Field(default=None, max_length=2000)
    problem_en: str | None = Field(default=None, max_length=2000)
    proposal_sv: str | None = Field(default=None, max_length=2000)
    """What is to be revised, or made."""
    proposal_en: str | None = Field(default=None, max_length=2000)
    revise_by: date | None = None
    """When it is due for revision; None: nobody has said."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    position: int = 0
    sort_key: str = Field(max_length=200)
    search_key: str = Field(max_length=600)
    version: int = 1


class AgreementParty(SQLModel, table=True):
    """An organisation that is party to an agreement."""

    __tablename__ = "agreement_party"

    agreement_id: str = id_field(primary_key=True, foreign_key="agreement.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id", index=True)
