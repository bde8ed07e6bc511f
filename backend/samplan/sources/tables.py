"""Where figures come from."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from samplan.db.base import id_field


class SourceDocument(SQLModel, table=True):
    """A document that figures are taken from."""

    __tablename__ = "source_document"

    id: str = id_field(primary_key=True)
    title_sv: str = Field(max_length=300)
    title_en: str | None = Field(default=None, max_length=300)
    publisher: str | None = Field(default=None, max_length=200)
    published_on: str | None = Field(default=None, max_length=10)
    """As exact as the source says: 2021, 2021-10 or 2021-10-05."""
    reference_number: str | None = Field(default=None, max_length=100)
    url: str | None = Field(default=None, max_length=500)
    note: str | None = Field(default=None, max_length=2000)
    version: int = 1


class SourcePlace(SQLModel, table=True):
    """A place in a document: appendix, table, figure, section, line, column."""

    __tablename__ = "source_place"

    id: str = id_field(primary_key=True)
    document_id: str = id_field(foreign_key="source_document.id", index=True)
    appendix: str | None = Field(default=None, max_length=100)
    table_name: str | None = Field(default=None, max_length=100)
    figure: str | None = Field(default=None, max_length=100)
    section: str | None = Field(default=None, max_length=200)
    line: int | None = None
    """Line in the text extraction of the document."""
    column_label: str | None = Field(default=None, max_length=100)
    printed_label: str | None = Field(default=None, max_length=400)
    """What the row is called in print, misprints included."""
    summary_sv: str | None = Field(default=None, max_length=2000)
    summary_en: str | None = Field(default=None, max_length=2000)
    note: str | None = Field(default=None, max_length=2000)
    """What was noticed when the place was read, such as a misprint."""


class ImportRun(SQLModel, table=True):
    """One time that a folder or file of data was loaded."""

    __tablename__ = "import_run"

    id: str = id_field(primary_key=True)
    at: datetime
    actor_name: str = Field(max_length=200)
    dataset: str = Field(max_length=200)
    sha256: str = Field(max_length=64)
    rows: int
