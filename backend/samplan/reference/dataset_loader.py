"""Loading the tables that a county has chosen to keep under permanent addresses."""

from pathlib import Path
from urllib.parse import parse_qs

from pydantic import ValidationError
from sqlmodel import Session

from samplan.db.history import Scope
from samplan.reference.files import DataFile, DataFileError, columns
from samplan.reference.writing import Row, load_rows, record_all
from samplan.statistics.cubes.schemas import TableSelectionInput
from samplan.statistics.cubes.selection import read_selection
from samplan.statistics.cubes.service import check
from samplan.statistics.naming import Names, read_names
from samplan.statistics.tables import Dataset

_OPTIONS = {
    "indicator": "indicators",
    "rows": "rows",
    "columns": "columns",
    "where": "where",
    "period": "periods",
    "area": "areas",
}


def _selection(text: str) -> Row:
    """What a table's address says after the question mark, as a dataset keeps it."""
    said = parse_qs(text, strict_parsing=True)
    per = said.pop("per", [None])[0]
    kept: Row = {_OPTIONS[name]: values for name, values in said.items() if name in _OPTIONS}
    if len(kept) < len(said):
        message = f"only {', '.join(_OPTIONS)} and per can be said of a table"
        raise ValueError(message)
    try:
        chosen = TableSelectionInput.model_validate(kept | {"per": per})
    except ValidationError as error:
        raise ValueError(str(error)) from error
    return read_selection(chosen.model_dump(mode="json", by_alias=True)).document()


DATASETS = DataFile(
    "datasets.csv",
    columns(
        "id",
        "title_sv",
        "title_en",
        "summary_sv",
        "summary_en",
        selection=("selection", _selection),
        position=("position", int),
    ),
    frozenset({"id", "title_sv", "selection", "position"}),
)


def load_datasets(session: Session, folder: Path, county: str) -> None:
    """Load a county's datasets. Each must be a table that can be made."""
    rows = [row | {"county_id": county, "version": 1} for row in DATASETS.read(folder)]
    names = read_names(session)
    for number, row in enumerate(rows, start=2):
        _check(number, row, names)
    load_rows(session, Dataset, DATASETS, rows)
    record_all(session, "dataset", rows, Scope(county_id=county))


def _check(number: int, row: Row, names: Names) -> None:
    selection = read_selection(row["selection"])
    faults = check(selection.wish(), selection, names)
    if faults:
        message = f"{DATASETS.name}, row {number}, column selection: {faults[0].message.en}"
        raise DataFileError(message)
