"""Types that what is sent about the plan is made of."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.web.fields import Comment, InputModel, Line, text

FIRST_YEAR, LAST_YEAR = 1980, 2100
LAST_PLACE = 1_000_000
_FIRST_DAY, _LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)

LongLine = Annotated[Comment, StringConstraints(min_length=1)]
"""Free text that is not empty; line breaks are kept."""

ShortText = Annotated[Line, StringConstraints(max_length=100)]
"""A word or two, as a source says it: a reference number, a form."""

Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, examples=[2022])]
Day = Annotated[date, Field(strict=False, ge=_FIRST_DAY, le=_LAST_DAY)]
"""A day that people plan for."""

Place = Annotated[int, Field(ge=0, le=LAST_PLACE, examples=[1])]
"""Place in an order."""


class LongTextInput(InputModel):
    """A longer text in Swedish and perhaps English."""

    sv: LongLine = Field(description="Swedish")
    en: LongLine | None = Field(None, description="English")


def some_text(sv: str | None, en: str | None) -> dict[str, str | None] | None:
    """A text as JSON; None where there is none."""
    return None if sv is None else text(sv, en)
