"""Documents of a county, and what an import would do or has done, as the API shows them."""

from typing import Any

from pydantic import Field

from samplan.county_documents import examples
from samplan.county_documents.terms import (
    ConflictReason,
    DocumentFigures,
    DocumentKind,
    ImportOutcome,
    OnConflict,
)
from samplan.web.fields import ApiModel, Text, example


class DocumentView(ApiModel):
    """What of the county a document holds."""

    figures: DocumentFigures = Field(description="Whether small numbers are withheld")
    unpublished: bool = Field(description="Whether what is not published is there too")


class CountyDocument(ApiModel):
    """Everything about a county. Each section's rows are told by the JSON Schema of its version."""

    model_config = example(**examples.DOCUMENT)

    schema_version: str = Field(description="Version of the document's form")
    kind: DocumentKind = Field(description="A county with its data, or a template without")
    county_id: str = Field(description="The county, SCB code")
    view: DocumentView = Field(description="What of the county it holds")
    licence: Text = Field(description="How it may be used")
    attribution: Text = Field(description="The source to name")
    sections: dict[str, list[dict[str, Any]]] = Field(
        description="Lists of rows by name, what is named before what names it"
    )
    hash: str = Field(description="SHA-256 of all lines before this one, hexadecimal")


class CountyDocumentSchema(ApiModel):
    """JSON Schema (2020-12) of a document."""

    model_config = example(
        **{
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:samplan:county-document:1.0",
            "title": "Samplan: a county as one document",
        }
    ) | {"extra": "allow"}

    title: str = Field(description="What it is the form of")


class ImportCounts(ApiModel):
    """Rows by how they stand to what is here."""

    new: int = Field(description="Not here")
    changed: int = Field(description="Here and saying something else")
    unchanged: int = Field(description="Here just so")
    conflicting: int = Field(description="May not be changed without a word")
    only_here: int = Field(description="Here and not in the document: left as they are")


class ImportChange(ApiModel):
    """One field that says something else."""

    field: str = Field(description="The field, with its language where it has two")
    before: Any = Field(description="What it says here")
    after: Any = Field(description="What the document says")


class ImportItem(ApiModel):
    """One row that is not here just so."""

    id: str = Field(description="What names the row, its parts with / between")
    outcome: ImportOutcome = Field(description="How it stands")
    reason: ConflictReason | None = Field(description="Why it conflicts; null when it does not")
    words: Text | None = Field(description="The same in words")
    changes: list[ImportChange] = Field(description="Field by field, before and after")


class ImportSection(ApiModel):
    """How a section of the document stands."""

    name: str = Field(description="The section")
    counts: ImportCounts = Field(description="Its rows")
    written: int = Field(description="How many are written, or would be")
    items: list[ImportItem] = Field(
        description="Those that are not here just so, conflicts first; at most 200"
    )
    items_left_out: int = Field(description="How many more there are")


class CountyDocumentImport(ApiModel):
    """What a document would do here, or has done."""

    model_config = example(**examples.IMPORT)

    county_id: str = Field(description="The county, SCB code")
    kind: DocumentKind = Field(description="A county with its data, or a template without")
    hash: str = Field(description="The document's hash")
    on_conflict: OnConflict = Field(description="What was asked to be done with differences")
    dry_run: bool = Field(description="Nothing was written")
    stops: bool = Field(description="It would not be read in like this")
    written: int = Field(description="Rows that are written, or would be")
    import_run_id: str | None = Field(description="The import, as a source; null for none")
    counts: ImportCounts = Field(description="All rows")
    sections: list[ImportSection] = Field(description="Every section, in order")
