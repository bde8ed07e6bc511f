"""The choices of a call, the same for matrix, comparison and gap list."""

from typing import Annotated

from fastapi import Depends, Query

from samplan.gap.filters import Filters
from samplan.gap.terms import Change, Status
from samplan.methods.terms import AgeGroup, MethodKind, Substance
from samplan.web.fields import Id

_MOST = 100


async def _method_filters(
    area: Annotated[
        list[Id] | None, Query(description="Only these areas", max_length=_MOST)
    ] = None,
    substance: Annotated[list[Substance] | None, Query(description="Only these substances")] = None,
    age_group: Annotated[
        list[AgeGroup] | None, Query(alias="ageGroup", description="Only these age groups")
    ] = None,
    kind: Annotated[list[MethodKind] | None, Query(description="Only these kinds")] = None,
    organisation: Annotated[
        list[Id] | None,
        Query(description="Only these organisations; a group brings its members", max_length=_MOST),
    ] = None,
) -> Filters:
    return Filters(
        areas=frozenset(area or ()),
        substances=frozenset(substance or ()),
        age_groups=frozenset(age_group or ()),
        kinds=frozenset(kind or ()),
        organisations=frozenset(organisation or ()),
    )


FiltersDep = Annotated[Filters, Depends(_method_filters)]


async def _matrix_filters(
    filters: FiltersDep,
    status: Annotated[
        list[Status] | None, Query(description="Only methods with a cell of these statuses")
    ] = None,
) -> Filters:
    return filters._replace(statuses=frozenset(status or ()))


async def _comparison_filters(
    filters: FiltersDep,
    change: Annotated[
        list[Change] | None, Query(description="Only what changed so; totals count everything")
    ] = None,
) -> Filters:
    return filters._replace(changes=frozenset(change or ()))


MatrixFiltersDep = Annotated[Filters, Depends(_matrix_filters)]
ComparisonFiltersDep = Annotated[Filters, Depends(_comparison_filters)]
