"""Tables of figures in all forms, and how much of them is withheld."""

from operator import itemgetter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from samplan.auth.dependencies import Reader, RoundLead
from samplan.auth.terms import Permission
from samplan.db.history import current_revision
from samplan.organisations import scope
from samplan.statistics.cubes import service, withholding
from samplan.statistics.cubes.schemas import ProtectionList, ProtectionRow, TableDocument
from samplan.statistics.cubes.selection import SelectionDep
from samplan.statistics.dependencies import GateDep
from samplan.statistics.gate import Gate
from samplan.web import context
from samplan.web.answers import (
    TableFormat,
    TableFormatDep,
    answer,
    other_formats,
    table_responses,
)
from samplan.web.contract import problems
from samplan.web.fields import Id
from samplan.web.paging import PagingDep, page_parts, self_link, slice_page, sort_items

router = APIRouter(tags=["statistics"])


def answer_table(
    request: Request,
    gate: Gate,
    made: service.Made,
    file_format: TableFormat,
    *,
    name: str,
    more: dict[str, Any] | None = None,
) -> Response:
    """A table in the form asked for."""
    if file_format is TableFormat.JSON_STAT:
        language = context.current.get().language
        href = self_link(request)["href"]
        shown = service.as_json_stat(gate.session, made, language, href)
    else:
        shown = service.document(gate.session, made) | (more or {})
        shown["_links"] = {
            "self": self_link(request),
            **other_formats(request, "csv", "xlsx", "json-stat"),
        }
    return answer(
        request,
        file_format,
        shown,
        kind="tables",
        name=name,
        revision=current_revision(gate.session),
        public=gate.is_public,
    )


@router.get(
    "/tables",
    response_model=None,
    responses=table_responses(TableDocument) | problems(401, 403, 404, 406, 422, 429),
)
def get_table(
    request: Request,
    _: Reader,
    gate: GateDep,
    selection: SelectionDep,
    file_format: TableFormatDep,
    county: Annotated[Id, Query(description="Whose mapping", examples=["22"])],
    indicator: Annotated[
        list[Id],
        Query(
            description="What is measured; several stand beside each other",
            min_length=1,
            max_length=service.MOST_INDICATORS,
            examples=[["inpatient-patients"]],
        ),
    ],
) -> Response:
    """A table of figures: rows × columns × filters, as JSON, JSON-stat, CSV or XLSX.

    Missing (nobody has given a figure), withheld and without a number are kept apart; none of them
    is a zero. Totals that nobody has given are computed where all their parts are there.
    """
    chosen = selection.with_indicators(indicator)
    made = service.make(gate, county, chosen)
    return answer_table(request, gate, made, file_format, name=f"tabell-{county}")


_SORTS = {
    "indicatorId": itemgetter("indicatorId"),
    "period": itemgetter("period"),
    "cells": itemgetter("cells"),
    "shareWithheld": itemgetter("shareWithheld"),
}


@router.get("/protections", responses=problems(401, 403, 404, 422, 429))
def list_protection(
    request: Request,
    gate: GateDep,
    caller: RoundLead,
    paging: PagingDep,
    county: Annotated[Id, Query(description="The county", examples=["22"])],
) -> ProtectionList:
    """How much of a county's figures is withheld and why, collections under way included.

    Sort by indicatorId, period, cells or shareWithheld.
    """
    scope.require(gate.session, caller, Permission.MANAGE_ROUNDS, county_id=county)
    rows = sort_items(withholding.report(gate, county), paging, _SORTS)
    shown = [ProtectionRow.model_validate(row) for row in slice_page(rows, paging)]
    return ProtectionList(protection=shown, **page_parts(request, paging, len(rows), len(shown)))
