"""Types that what is sent about costs is made of, with words for what cannot be taken."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from samplan.costs.terms import FIRST_YEAR, LARGEST_AMOUNT, LARGEST_QUANTITY, LAST_YEAR, ONE
from samplan.web.fields import Line, refusal
from samplan.web.texts import Words

_CLOSE_ENOUGH = 1e-6
"""Of a thousandth: what floating point makes of three decimals."""


def _kronor(amount: int) -> int:
    if amount < 0:
        raise refusal(Words("Ett belopp kan inte vara negativt.", "An amount cannot be negative."))
    if amount > LARGEST_AMOUNT:
        raise refusal(
            Words(
                "Beloppet är orimligt stort. Högst 10 miljarder kronor.",
                "The amount is unreasonably large. At most 10 billion kronor.",
            )
        )
    return amount


def _year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refusal(
            Words(
                f"Ange ett år från {FIRST_YEAR} till {LAST_YEAR}.",
                f"Give a year from {FIRST_YEAR} to {LAST_YEAR}.",
            )
        )
    return year


def _thousandths(number: float) -> float:
    if number < 0:
        raise refusal(Words("Talet kan inte vara negativt.", "The number cannot be negative."))
    if number > LARGEST_QUANTITY:
        raise refusal(
            Words(
                "Talet är orimligt stort. Högst en miljon.",
                "The number is unreasonably large. At most one million.",
            )
        )
    if abs(number * ONE - round(number * ONE)) > _CLOSE_ENOUGH * max(1.0, number):
        raise refusal(Words("Ange högst tre decimaler.", "Give at most three decimals."))
    return number


def _percent(number: float) -> float:
    if number > 100:  # noqa: PLR2004
        raise refusal(
            Words("En andel kan vara högst 100 procent.", "A share can be at most 100 per cent.")
        )
    return _thousandths(number)


Kronor = Annotated[
    int,
    Field(json_schema_extra={"minimum": 0, "maximum": LARGEST_AMOUNT}, examples=[62000]),
    AfterValidator(_kronor),
]
"""Whole kronor."""

PriceYear = Annotated[
    int,
    Field(json_schema_extra={"minimum": FIRST_YEAR, "maximum": LAST_YEAR}, examples=[2021]),
    AfterValidator(_year),
]
"""A year of prices, of the plan or of an index."""

Count = Annotated[
    float,
    Field(
        json_schema_extra={"minimum": 0, "maximum": LARGEST_QUANTITY},
        allow_inf_nan=False,
        examples=[1.5],
    ),
    AfterValidator(_thousandths),
]
"""How many, with at most three decimals: 0.1 of a post, 2 courses."""

Percent = Annotated[
    float,
    Field(json_schema_extra={"minimum": 0, "maximum": 100}, allow_inf_nan=False, examples=[12.5]),
    AfterValidator(_percent),
]
"""A share in per cent, with at most three decimals."""

ShortLine = Annotated[Line, StringConstraints(max_length=40)]
"""What people call something: F10-1."""

PrintedText = Annotated[Line, StringConstraints(max_length=200)]
"""An amount as a source prints it."""

# A pattern in the contract alone: what is wrong is said in words of our own.
AmountText = Annotated[PrintedText, Field(json_schema_extra={"pattern": "[0-9]"})]
"""An amount as people write it."""


def in_thousandths(number: float) -> int:
    """A number with at most three decimals as it is kept: also per cent, of which WHOLE is 100."""
    return round(number * ONE)


def from_thousandths(number: int) -> float:
    """The number that is kept as this many thousandths."""
    return number / ONE
