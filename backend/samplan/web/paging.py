"""Lists in pages, sorted, with _meta and _links (national REST profile, FNS.07-14)."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qsl, urlencode

import sqlalchemy as sa
from fastapi import Depends, Query, Request
from pydantic import AfterValidator, Field
from sqlmodel import Session
from sqlmodel.sql.expression import SelectOfScalar

from samplan.db.base import AnySelect
from samplan.web.errors import invalid
from samplan.web.fields import ApiModel, refusal
from samplan.web.texts import Words
from samplan.web.violations import Violation

MAX_LIMIT = 1000
MAX_PAGE = 1_000_000

Item = TypeVar("Item")


class Link(ApiModel):
    """A link to follow (national REST profile, HYP.11-19)."""

    href: str = Field(
        description="Absolute address",
        examples=["https://samplan.example.se/samplan/v1/methods?page=2"],
    )
    rel: str = Field(description="What the link is", examples=["next"])
    method: str = Field(description="The verb to use", examples=["GET"])


class PageMeta(ApiModel):
    """Where in the list this page is."""

    total_records: int = Field(description="Number of items in the whole list", examples=[116])
    page: int = Field(description="This page, from 1", examples=[1])
    limit: int = Field(description="Items a page", examples=[20])
    count: int = Field(description="Items on this page", examples=[20])


def _leads_nowhere(link: object) -> bool:
    return link is None


class PageLinks(ApiModel):
    """Links to this page and its neighbours; one that leads nowhere is left out (HYP.12)."""

    self: Link = Field(description="This page")
    first: Link | None = Field(None, description="The first page", exclude_if=_leads_nowhere)
    prev: Link | None = Field(None, description="The page before", exclude_if=_leads_nowhere)
    next: Link | None = Field(None, description="The page after", exclude_if=_leads_nowhere)
    last: Link | None = Field(None, description="The last page", exclude_if=_leads_nowhere)


class Page(ApiModel):
    """What every list answers with, beside the list itself."""

    meta: PageMeta = Field(alias="_meta", description="Where in the list this page is")
    links: PageLinks = Field(alias="_links", description="This page and its neighbours")


@dataclass(frozen=True)
class Paging:
    """Which page of a list is wanted, and how it is sorted."""

    page: int
    limit: int
    sort: str | None

    @property
    def offset(self) -> int:
        """Items before the page."""
        return (self.page - 1) * self.limit


_SORT = r"^-?[a-zA-Z]+(,-?[a-zA-Z]+)*$"


def _sort_text(text: str) -> str:
    if re.fullmatch(_SORT, text) is None:
        raise refusal(
            Words(
                "Skriv fältens namn med komma emellan, med - före för fallande ordning.",
                "Write the names of fields with commas between, with - before for falling order.",
            )
        )
    return text


SortText = Annotated[
    str,
    Field(max_length=200, json_schema_extra={"pattern": _SORT}),
    AfterValidator(_sort_text),
]


async def _paging(
    page: Annotated[int, Query(ge=1, le=MAX_PAGE, description="Page of the list, from 1")] = 1,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="Items a page")] = 20,
    sort: Annotated[
        SortText | None,
        Query(
            description="Fields to sort by, comma separated, - for falling", examples=["-year,id"]
        ),
    ] = None,
) -> Paging:
    return Paging(page, limit, sort)


PagingDep = Annotated[Paging, Depends(_paging)]


def sort_fields(paging: Paging, allowed: Sequence[str]) -> list[tuple[str, bool]]:
    """Field names with whether they fall, in the order asked for; a problem when not allowed."""
    chosen = [
        (name.removeprefix("-"), name.startswith("-"))
        for name in (paging.sort or "").split(",")
        if name
    ]
    unknown = [name for name, _ in chosen if name not in allowed]
    if unknown:
        names = ", ".join(allowed)
        words = Words(f"Går att sortera på: {names}.", f"Can be sorted by: {names}.")
        raise invalid(Violation("sort", words))
    return chosen


Statement = TypeVar("Statement", bound=AnySelect)


def ordered(
    statement: Statement, paging: Paging, columns: Mapping[str, Any], default: Sequence[Any]
) -> Statement:
    """The statement sorted as asked for, then by the default order so that pages are stable."""
    chosen = sort_fields(paging, list(columns))
    clauses = [columns[name].desc() if falls else columns[name].asc() for name, falls in chosen]
    return statement.order_by(*clauses, *default)


def fetch(session: Session, statement: AnySelect, paging: Paging) -> tuple[Sequence[Any], int]:
    """The rows of the page, and how many the whole list has."""
    connection = session.connection()
    count = sa.select(sa.func.count()).select_from(statement.order_by(None).subquery())
    total = connection.execute(count).scalar_one()
    rows = connection.execute(statement.limit(paging.limit).offset(paging.offset)).all()
    return rows, total


def fetch_objects(
    session: Session, statement: "SelectOfScalar[Item]", paging: Paging
) -> tuple[Sequence[Item], int]:
    """The objects of the page, and how many the whole list has."""
    count = sa.select(sa.func.count()).select_from(statement.order_by(None).subquery())
    total = session.connection().execute(count).scalar_one()
    return session.exec(statement.limit(paging.limit).offset(paging.offset)).all(), total


def fetch_listed(
    session: Session, statement: "SelectOfScalar[Item]", paging: Paging, *, whole: bool
) -> tuple[Sequence[Item], int]:
    """The objects of the page, or of the whole list when it is wanted as a file."""
    if whole:
        objects = session.exec(statement).all()
        return objects, len(objects)
    return fetch_objects(session, statement, paging)


def slice_page(items: Sequence[Item], paging: Paging) -> Sequence[Item]:
    """The page of a list that is computed in memory."""
    return items[paging.offset : paging.offset + paging.limit]


def sort_items(
    items: Sequence[Item], paging: Paging, keys: Mapping[str, Callable[[Item], Any]]
) -> list[Item]:
    """A list computed in memory, sorted as asked for; blanks come last either way."""
    result = list(items)
    for name, falls in reversed(sort_fields(paging, list(keys))):
        key = keys[name]
        known = [item for item in result if key(item) is not None]
        blank = [item for item in result if key(item) is None]
        result = sorted(known, key=key, reverse=falls) + blank
    return result


def base_url(request: Request) -> str:
    """Scheme and host that the caller used, or the address that is set."""
    public: str = request.app.state.settings.public_url
    return public.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"


def link(request: Request, path: str, rel: str, method: str = "GET") -> dict[str, str]:
    """A link to a path under the API, such as /gap-rounds/22-2021."""
    return {
        "href": f"{base_url(request)}{request.app.state.api_path}{path}",
        "rel": rel,
        "method": method,
    }


def self_link(request: Request) -> dict[str, str]:
    """The link to exactly this request."""
    query = f"?{request.url.query}" if request.url.query else ""
    return {"href": f"{base_url(request)}{request.url.path}{query}", "rel": "self", "method": "GET"}


def page_parts(request: Request, paging: Paging, total: int, count: int) -> dict[str, Any]:
    """_meta and _links of a page, each link with the other parameters of the request."""
    last = max(1, -(-total // paging.limit))
    pages = {"self": paging.page, "first": 1, "last": last}
    if 1 < paging.page <= last + 1:
        pages["prev"] = paging.page - 1
    if paging.page < last:
        pages["next"] = paging.page + 1
    links = {rel: _page_link(request, paging, rel, number) for rel, number in pages.items()}
    meta = {"totalRecords": total, "page": paging.page, "limit": paging.limit, "count": count}
    return {"_meta": meta, "_links": links}


def _page_link(request: Request, paging: Paging, rel: str, number: int) -> dict[str, str]:
    return replaced_link(request, rel, page=number, limit=paging.limit)


def replaced_link(request: Request, rel: str, **parameters: str | int) -> dict[str, str]:
    """A link to the same address with these parameters instead, and the others as they are."""
    kept = [
        (name, value)
        for name, value in parse_qsl(request.url.query, keep_blank_values=True)
        if name not in parameters
    ]
    query = urlencode([*kept, *parameters.items()])
    href = f"{base_url(request)}{request.url.path}?{query}"
    return {"href": href, "rel": rel, "method": "GET"}
