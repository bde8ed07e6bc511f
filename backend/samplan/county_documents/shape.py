"""The document's form, made from the registry: what an import takes, and its JSON Schema."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from typing import Annotated, Any, Final, Literal

import sqlalchemy as sa
from pydantic import AfterValidator, AwareDatetime, ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict

from samplan.county_documents import inner
from samplan.county_documents.fields import DocumentField, kind_of
from samplan.county_documents.section import Section
from samplan.county_documents.sections import SECTIONS
from samplan.county_documents.terms import SCHEMA_VERSION, DocumentFigures, DocumentKind
from samplan.db.base import ID_PATTERN
from samplan.web.fields import refusal
from samplan.web.texts import Words

SCHEMA_ID: Final = f"urn:samplan:county-document:{SCHEMA_VERSION}"

_CLEAN: Final = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"
_CONTROL: Final = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")
_GREATEST: Final = 2**31 - 1
_GREATEST_AMOUNT: Final = 2**53 - 1
_CLOSED: Final = ConfigDict(extra="forbid", strict=True)


def _clean(text: str) -> str:
    if _CONTROL.search(text):
        raise refusal(
            Words("Texten innehåller styrtecken.", "The text contains control characters.")
        )
    return text


def _type_of(field: DocumentField) -> Any:
    kind = kind_of(field.column)
    found: Any
    if isinstance(kind, sa.Enum):
        found = Literal[tuple(kind.enums)]
    elif isinstance(kind, sa.String):
        found = _text(field, kind.length)
    elif isinstance(kind, sa.Boolean):
        found = bool
    elif isinstance(kind, sa.BigInteger):
        found = Annotated[int, Field(ge=-_GREATEST_AMOUNT, le=_GREATEST_AMOUNT)]
    elif isinstance(kind, sa.Integer):
        found = Annotated[int, Field(ge=-_GREATEST, le=_GREATEST)]
    elif isinstance(kind, sa.Float):
        found = Annotated[float, Field(allow_inf_nan=False)]
    elif isinstance(kind, sa.JSON):
        held = partial(inner.check, str(field.column.table.name), field.name)
        found = Annotated[dict[str, Any], AfterValidator(held)]
    elif isinstance(kind, sa.Date):
        found = date
    else:
        found = AwareDatetime
    return found | None if field.column.nullable else found


def _text(field: DocumentField, length: int | None) -> Any:
    if field.is_id:
        return Annotated[str, Field(pattern=ID_PATTERN, max_length=length)]
    shown = Field(max_length=length, json_schema_extra={"pattern": _CLEAN})
    return Annotated[str, shown, AfterValidator(_clean)]


def _closed(name: str, members: Mapping[str, Any]) -> Any:
    return with_config(_CLOSED)(TypedDict(name, dict(members)))  # type: ignore[operator]


def _row_type(section: Section) -> Any:
    members: dict[str, Any] = {}
    texts: dict[str, dict[str, Any]] = {}
    for field in section.fields:
        kind = _type_of(field)
        if section.name == "observations" and field.name == "qualifier":
            kind |= None  # of a withheld figure it is not told either
        if len(field.path) == 1:
            members[field.path[0]] = kind
        else:
            texts.setdefault(field.path[0], {})[field.path[1]] = kind
            members[field.path[0]] = None  # its place in the order
    title = section.name[0].upper() + section.name[1:]
    for name, languages in texts.items():
        members[name] = _closed(f"{title}{name[0].upper()}{name[1:]}", languages)
    return _closed(title, members)


@cache
def document_type() -> TypeAdapter[dict[str, Any]]:
    """What a document is: closed, typed, with every section."""
    rows = {section.name: list[_row_type(section)] for section in SECTIONS}  # type: ignore[misc]
    view = {"figures": Literal[tuple(DocumentFigures)], "unpublished": bool}
    both = _closed("DocumentWords", {"sv": str, "en": str})
    return TypeAdapter(
        _closed(
            "CountyDocument",
            {
                "schemaVersion": Literal[SCHEMA_VERSION],
                "kind": Literal[tuple(DocumentKind)],
                "countyId": Annotated[str, Field(pattern=ID_PATTERN, max_length=120)],
                "view": _closed("DocumentView", view),
                "licence": both,
                "attribution": both,
                "sections": _closed("DocumentSections", rows),
                "hash": Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")],
            },
        )
    )


def json_schema() -> dict[str, Any]:
    """The form as JSON Schema 2020-12."""
    made = document_type().json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Samplan: a county as one document",
        **{name: value for name, value in made.items() if name != "title"},
    }
