"""Documents and places as the API shows and takes them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from samplan.web.fields import (
    ApiModel,
    Comment,
    Id,
    InputModel,
    Line,
    PartialDate,
    Text,
    TextInput,
    WebAddress,
    example,
    left_out,
)
from samplan.web.paging import Page

_DOCUMENT = {
    "id": "utredning-2021",
    "title": {"sv": "Utredning av missbruks- och beroendevården i Västernorrland 2021", "en": None},
    "publisher": "Social ReKo",
    "publishedOn": "2021-10",
    "referenceNumber": None,
    "url": None,
    "note": None,
    "version": 1,
}
_PLACE = {
    "id": "bilaga-2-audit-adult",
    "documentId": "utredning-2021",
    "documentTitle": "Utredning av missbruks- och beroendevården i Västernorrland 2021",
    "appendix": "Bilaga 2",
    "table": None,
    "figure": None,
    "section": "screening_adult",
    "line": 5026,
    "column": None,
    "printedLabel": "AUDIT (alkohol)",
    "summary": None,
    "note": "label on line 5023",
}
_META = {"totalRecords": 1, "page": 1, "limit": 20, "count": 1}


def _links(path: str) -> dict[str, dict[str, str]]:
    return {
        "self": {
            "href": f"https://samplan.example.se/samplan/v1/{path}",
            "rel": "self",
            "method": "GET",
        }
    }


class SourceDocumentInfo(ApiModel):
    """A document that figures are taken from."""

    model_config = example(**_DOCUMENT)

    id: str = Field(description="Slug")
    title: Text = Field(description="Title")
    publisher: str | None = Field(description="Who published it")
    published_on: str | None = Field(description="As exact as known: 2021, 2021-10 or 2021-10-05")
    reference_number: str | None = Field(description="Reference number (diarienummer)")
    url: str | None = Field(description="Where it can be read")
    note: str | None = Field(description="Remark")
    version: int = Field(description='For If-Match, as "v1"')


class SourceDocumentList(Page):
    """Documents of the page."""

    model_config = example(
        sourceDocuments=[_DOCUMENT], _meta=_META, _links=_links("source-documents")
    )

    source_documents: list[SourceDocumentInfo] = Field(description="The page's documents")


class SourceDocumentCreate(InputModel):
    """A new document."""

    model_config = example(
        id="protokoll-2026-02",
        title={"sv": "Protokoll 2026-02", "en": None},
        publishedOn="2026-02-24",
    )

    id: Id = Field(description="A slug of your own that never changes")
    title: TextInput = Field(description="Title")
    publisher: Annotated[Line, StringConstraints(max_length=200)] | None = Field(
        None, description="Who published it"
    )
    published_on: PartialDate | None = Field(None, description="2021, 2021-10 or 2021-10-05")
    reference_number: Annotated[Line, StringConstraints(max_length=100)] | None = Field(
        None, description="Reference number"
    )
    url: WebAddress | None = Field(
        None, description="Where it can be read", examples=["https://www.example.se/protokoll.pdf"]
    )
    note: Comment | None = Field(None, description="Remark")


class SourceDocumentUpdate(InputModel):
    """What is to change; what is left out stays."""

    model_config = example(url="https://www.example.se/protokoll.pdf")

    title: TextInput = Field(default_factory=left_out, description="Title")
    publisher: Annotated[Line, StringConstraints(max_length=200)] | None = Field(
        None, description="Who published it"
    )
    published_on: PartialDate | None = Field(None, description="2021, 2021-10 or 2021-10-05")
    reference_number: Annotated[Line, StringConstraints(max_length=100)] | None = Field(
        None, description="Reference number"
    )
    url: WebAddress | None = Field(
        None, description="Where it can be read", examples=["https://www.example.se/protokoll.pdf"]
    )
    note: Comment | None = Field(None, description="Remark")


class SourcePlaceInfo(ApiModel):
    """A place in a document."""

    model_config = example(**_PLACE)

    id: str = Field(description="Slug")
    document_id: str = Field(description="The document")
    document_title: str = Field(description="The document's title, Swedish")
    appendix: str | None = Field(description="Appendix")
    table: str | None = Field(description="Table")
    figure: str | None = Field(description="Figure")
    section: str | None = Field(description="Section")
    line: int | None = Field(description="Line in the text extraction of the document")
    column: str | None = Field(description="Column of the table")
    printed_label: str | None = Field(description="What the row is called in print")
    summary: Text | None = Field(description="What stands there, in our words")
    note: str | None = Field(description="The transcriber's note, as written")


class SourcePlaceList(Page):
    """Places of the page."""

    model_config = example(sourcePlaces=[_PLACE], _meta=_META, _links=_links("source-places"))

    source_places: list[SourcePlaceInfo] = Field(description="The page's places")


class SourcePlaceCreate(InputModel):
    """A new place in a document."""

    model_config = example(
        id="protokoll-2026-02-p-14", documentId="protokoll-2026-02", section="§ 14"
    )

    id: Id = Field(description="A slug of your own that never changes")
    document_id: Id = Field(description="The document")
    appendix: Annotated[Line, StringConstraints(max_length=100)] | None = Field(
        None, description="Appendix"
    )
    table: Annotated[Line, StringConstraints(max_length=100)] | None = Field(
        None, description="Table"
    )
    figure: Annotated[Line, StringConstraints(max_length=100)] | None = Field(
        None, description="Figure"
    )
    section: Annotated[Line, StringConstraints(max_length=200)] | None = Field(
        None, description="Section"
    )
    line: Annotated[int, Field(ge=1, le=10_000_000)] | None = Field(None, description="Line")
    column: Annotated[Line, StringConstraints(max_length=100)] | None = Field(
        None, description="Column"
    )
    printed_label: Annotated[Line, StringConstraints(max_length=300)] | None = Field(
        None, description="Printed label"
    )
    summary: TextInput | None = Field(None, description="What stands there, in your words")
    note: Comment | None = Field(None, description="Remark")
