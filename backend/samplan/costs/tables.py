"""Cost items with their posts and payers; roles, price indexes, statements and scenarios."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from samplan.costs.terms import (
    Bound,
    Confidence,
    Frequency,
    NotCosted,
    StatementKind,
    Unit,
    Vat,
)
from samplan.db.base import enum_field, id_field
from samplan.db.history import json_field


def _amount() -> Any:
    """Whole kronor, or nothing: a blank is not a zero."""
    return Field(default=None, sa_column=sa.Column(sa.BigInteger, nullable=True))


class CostRole(SQLModel, table=True):
    """An occupation that posts are of (roll)."""

    __tablename__ = "cost_role"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    position: int = 0
    version: int = 1


class RoleCost(SQLModel, table=True):
    """What a full-time post of a role costs in a year, for a county or one of its principals."""

    __tablename__ = "role_cost"
    __table_args__ = (
        sa.CheckConstraint("amount >= 0", "amount_not_negative"),
        sa.UniqueConstraint("role_id", "county_id", "payer", "year"),
    )

    id: str = id_field(primary_key=True)
    role_id: str = id_field(foreign_key="cost_role.id")
    county_id: str = id_field(foreign_key="county.id", index=True)
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    """The principal; None for all of the county's."""
    payer: str = Field(default="", max_length=120)
    """The principal's id, or nothing: what makes a row with no principal unique too."""
    year: int
    amount: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    """Whole kronor for a full-time post and year."""
    bound: Bound = enum_field(Bound, "bound")
    assumption: str | None = Field(default=None, max_length=2000)
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    version: int = 1


class CostItem(SQLModel, table=True):
    """One cost: a range with what it is for, how often, and who pays."""

    __tablename__ = "cost_item"
    __table_args__ = (
        sa.CheckConstraint("low IS NULL OR low >= 0", "low_not_negative"),
        sa.CheckConstraint("low IS NULL OR high IS NULL OR low <= high", "range_in_order"),
        sa.CheckConstraint("alternative_of_id <> id", "not_its_own_alternative"),
        sa.CheckConstraint("(not_costed IS NULL) = (high IS NOT NULL)", "amount_or_reason"),
    )

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    step_id: str | None = id_field(default=None, foreign_key="plan_step.id")
    """None: outside the steps. Where there is an activity, its step."""
    activity_id: str | None = id_field(default=None, foreign_key="activity.id", index=True)
    alternative_of_id: str | None = id_field(default=None, foreign_key="cost_item.id", index=True)
    """The item that this is one way to carry out; a scenario may choose it in its place."""
    code: str | None = Field(default=None, max_length=40)
    """What the source or the people call it: F10-1."""
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    location: str | None = Field(default=None, max_length=300)
    """Where the money is used, in words: ward 7 in Sundsvall."""
    printed: str | None = Field(default=None, max_length=200)
    """The amount as the source prints it: > 0,5-1 mkr."""

    low: int | None = _amount()
    low_bound: Bound = enum_field(Bound, "low_bound")
    high: int | None = _amount()
    high_bound: Bound = enum_field(Bound, "high_bound")
    likely: int | None = _amount()
    not_costed: NotCosted | None = enum_field(NotCosted, "not_costed", optional=True)

    unit: Unit = enum_field(Unit, "unit")
    unit_stated: bool = True
    """False: the source does not say, and the unit is what it most likely is."""
    quantity_low: int | None = None
    """Thousandths of the unit each time; None: nobody has said how many."""
    quantity_high: int | None = None
    frequency: Frequency = enum_field(Frequency, "frequency")
    every_years: int | None = None
    """How many years lie between, for every_n_years."""
    vat: Vat = enum_field(Vat, "vat")
    price_year: int | None = None
    first_year: int | None = None
    """The first year it costs; None: the plan's first."""
    last_year: int | None = None
    """The last year it costs; None: the plan's last."""
    optional: bool = False
    """The source says perhaps (eventuellt)."""

    assumption: str | None = Field(default=None, max_length=2000)
    confidence: Confidence = enum_field(Confidence, "confidence")
    unallocated: int = 0
    """Thousandths of a per cent that no organisation has been said to pay."""
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    note: str | None = Field(default=None, max_length=2000)
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    position: int = 0
    sort_key: str = Field(max_length=200)
    search_key: str = Field(max_length=600)
    version: int = 1


class CostPost(SQLModel, table=True):
    """Posts of one role within an item (tjänster)."""

    __tablename__ = "cost_post"
    __table_args__ = (sa.CheckConstraint("fte_low >= 0 AND fte_low <= fte_high", "range_in_order"),)

    item_id: str = id_field(primary_key=True, foreign_key="cost_item.id")
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    role_id: str = id_field(foreign_key="cost_role.id", index=True)
    fte_low: int
    """Thousandths of a full-time post: 10 % is 100, two posts are 2000."""
    fte_high: int
    optional: bool = False


class CostShare(SQLModel, table=True):
    """An organisation that pays for an item. With what nobody pays, the shares are the whole."""

    __tablename__ = "cost_share"
    __table_args__ = (sa.CheckConstraint("share >= 0 AND share <= 100000", "within_the_whole"),)

    item_id: str = id_field(primary_key=True, foreign_key="cost_item.id")
    organisation_id: str = id_field(primary_key=True, foreign_key="organisation.id", index=True)
    share: int | None = None
    """Thousandths of a per cent; None: it takes part, but nobody has said with how much."""


class CostItemMethod(SQLModel, table=True):
    """A method that an item is meant to make it possible to offer."""

    __tablename__ = "cost_item_method"

    item_id: str = id_field(primary_key=True, foreign_key="cost_item.id")
    method_id: str = id_field(primary_key=True, foreign_key="method.id", index=True)


class CostStatement(SQLModel, table=True):
    """What a source says that several items cost together. It is checked, and never counted."""

    __tablename__ = "cost_statement"
    __table_args__ = (
        sa.CheckConstraint("low IS NULL OR low >= 0", "low_not_negative"),
        sa.CheckConstraint("low IS NULL OR low <= high", "range_in_order"),
    )

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    kind: StatementKind = enum_field(StatementKind, "statement_kind")
    code: str | None = Field(default=None, max_length=40)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    printed: str | None = Field(default=None, max_length=200)
    low: int | None = _amount()
    low_bound: Bound = enum_field(Bound, "low_bound")
    high: int = Field(sa_column=sa.Column(sa.BigInteger, nullable=False))
    high_bound: Bound = enum_field(Bound, "high_bound")
    price_year: int | None = None
    place_id: str | None = id_field(default=None, foreign_key="source_place.id")
    note: str | None = Field(default=None, max_length=2000)
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    position: int = 0
    version: int = 1


class CostStatementItem(SQLModel, table=True):
    """An item that a statement is about."""

    __tablename__ = "cost_statement_item"

    statement_id: str = id_field(primary_key=True, foreign_key="cost_statement.id")
    item_id: str = id_field(primary_key=True, foreign_key="cost_item.id", index=True)


class PriceIndex(SQLModel, table=True):
    """A series that prices of one year are made prices of another with."""

    __tablename__ = "price_index"

    id: str = id_field(primary_key=True)
    name_sv: str = Field(max_length=300)
    name_en: str | None = Field(default=None, max_length=300)
    publisher: str = Field(max_length=200)
    base: str | None = Field(default=None, max_length=100)
    """What its values are relative to: 1980 = 100."""
    url: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=2000)
    organisation_id: str | None = id_field(default=None, foreign_key="organisation.id")
    """Whose own series it is; None for one that everybody can use."""
    position: int = 0
    version: int = 1


class PriceIndexValue(SQLModel, table=True):
    """An index's value for a year, in thousandths."""

    __tablename__ = "price_index_value"
    __table_args__ = (sa.CheckConstraint("value > 0", "value_positive"),)

    index_id: str = id_field(primary_key=True, foreign_key="price_index.id")
    year: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    value: int


class CostScenario(SQLModel, table=True):
    """A named choice of what is carried out, and how."""

    __tablename__ = "cost_scenario"

    id: str = id_field(primary_key=True)
    county_id: str = id_field(foreign_key="county.id", index=True)
    plan_id: str = id_field(foreign_key="plan.id", index=True)
    name: str = Field(max_length=300)
    note: str | None = Field(default=None, max_length=2000)
    choice: dict[str, Any] | None = json_field()
    """Steps, items, alternatives and years, as the address of a summary says them."""
    entered_by: str = Field(max_length=200)
    entered_at: datetime
    sort_key: str = Field(max_length=200)
    version: int = 1
