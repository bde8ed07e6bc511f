"""What is asked of a table, in its address or kept with a dataset."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any, Final

from fastapi import Depends, Query
from pydantic import AfterValidator, Field

from samplan.statistics.catalogue.schemas import PeriodText
from samplan.statistics.cube import AREA, INDICATOR, OWN, PERIOD, Wish
from samplan.web.fields import Id, refusal
from samplan.web.texts import Words

MOST_DIMENSIONS: Final = 6

_WHERE: Final = r"^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$"


def _where(text: str) -> str:
    if re.fullmatch(_WHERE, text) is None:
        raise refusal(
            Words(
                "Skriv dimension och kategori med kolon emellan, som sex:women.",
                "Write dimension and category with a colon between, such as sex:women.",
            )
        )
    return text


WhereText = Annotated[
    str,
    Field(max_length=250, json_schema_extra={"pattern": _WHERE}),
    AfterValidator(_where),
]
"""A dimension and one category of it."""


class Per(StrEnum):
    """What a table's figures are divided by."""

    INHABITANTS = "inhabitants"
    """Each thousand inhabitants of the same area and year."""


@dataclass(frozen=True)
class Selection:
    """The options of a table; what is empty has not been said."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    per: Per | None = None
    indicators: tuple[str, ...] = ()

    def over(self, kept: "Selection") -> "Selection":
        """What is said here, and for the rest what is kept."""
        placed = bool(self.rows or self.columns)
        return Selection(
            rows=self.rows if placed else kept.rows,
            columns=self.columns if placed else kept.columns,
            where=self.where or kept.where,
            periods=self.periods or kept.periods,
            areas=self.areas or kept.areas,
            per=self.per or kept.per,
            indicators=self.indicators or kept.indicators,
        )

    def with_indicators(self, indicators: Sequence[str]) -> "Selection":
        """The same of these indicators."""
        return replace(self, indicators=tuple(indicators))

    def wish(self) -> Wish:
        """The same as the pivot takes it."""
        where: dict[str, list[str]] = {}
        for part in self.where:
            dimension, _, category = part.partition(":")
            where.setdefault(dimension, []).append(category)
        if self.areas:
            where.setdefault(AREA, []).extend(self.areas)
        if self.periods:
            where.setdefault(PERIOD, []).extend(self.periods)
        chosen = where.pop(INDICATOR, None)
        indicators = dict.fromkeys(self.indicators)
        if chosen is not None:
            indicators = dict.fromkeys(one for one in indicators if one in chosen)
        return Wish(
            indicators=tuple(indicators),
            rows=self.rows,
            columns=self.columns,
            where={name: tuple(dict.fromkeys(listed)) for name, listed in where.items()},
            per_inhabitants=self.per is Per.INHABITANTS,
        )

    def document(self) -> dict[str, Any]:
        """The same as JSON, as a dataset keeps it."""
        return {
            "indicators": list(self.indicators),
            "rows": list(self.rows),
            "columns": list(self.columns),
            "where": list(self.where),
            "periods": list(self.periods),
            "areas": list(self.areas),
            "per": self.per.value if self.per else None,
        }


def read_selection(kept: Mapping[str, Any]) -> Selection:
    """The selection that a dataset keeps."""

    def listed(name: str) -> tuple[str, ...]:
        return tuple(kept.get(name) or ())

    per = kept.get("per")
    return Selection(
        rows=listed("rows"),
        columns=listed("columns"),
        where=listed("where"),
        periods=listed("periods"),
        areas=listed("areas"),
        per=Per(per) if per else None,
        indicators=listed("indicators"),
    )


def dimensions_of(wish: Wish) -> Sequence[str]:
    """Every dimension that is named, besides the three that all tables have."""
    named = (*wish.rows, *wish.columns, *wish.where)
    return [name for name in dict.fromkeys(named) if name not in OWN]


async def _selection(
    rows: Annotated[
        list[Id] | None,
        Query(
            description="Dimensions down the side: indicator, area, period or a dimension's id. "
            "What is in neither rows nor columns is total, the whole county, the latest period",
            max_length=MOST_DIMENSIONS,
        ),
    ] = None,
    columns: Annotated[
        list[Id] | None,
        Query(description="Dimensions across the top", max_length=MOST_DIMENSIONS),
    ] = None,
    where: Annotated[
        list[WhereText] | None,
        Query(
            description="Only this category, as sex:women; several of one dimension are "
            "alternatives",
            max_length=200,
        ),
    ] = None,
    period: Annotated[
        list[PeriodText] | None, Query(description="Only these periods", max_length=100)
    ] = None,
    area: Annotated[list[Id] | None, Query(description="Only these areas", max_length=400)] = None,
    per: Annotated[Per | None, Query(description="Divided by each thousand inhabitants")] = None,
) -> Selection:
    return Selection(
        rows=tuple(rows or ()),
        columns=tuple(columns or ()),
        where=tuple(where or ()),
        periods=tuple(period or ()),
        areas=tuple(area or ()),
        per=per,
    )


SelectionDep = Annotated[Selection, Depends(_selection)]
