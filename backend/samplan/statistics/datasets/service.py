"""Rules for kept datasets."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.organisations.tables import County
from samplan.statistics.cubes.schemas import DatasetCreate, DatasetUpdate, TableSelectionInput
from samplan.statistics.cubes.selection import read_selection
from samplan.statistics.cubes.service import check
from samplan.statistics.naming import read_names
from samplan.statistics.tables import Dataset
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

DATASET = Words("Datamängden", "dataset")
_OPTIONS = {
    "indicator": "indicators",
    "rows": "rows",
    "columns": "columns",
    "where": "where",
    "area": "areas",
}
"""What an option of a table is called in a dataset."""


def get(session: Session, dataset_id: str) -> Dataset:
    """The dataset, or the problem that there is none."""
    row = session.get(Dataset, dataset_id)
    if row is None:
        raise not_found(DATASET)
    return row


def summary(row: Dataset) -> dict[str, str | None] | None:
    """What it shows, as JSON."""
    return None if row.summary_sv is None else text(row.summary_sv, row.summary_en)


def document(row: Dataset) -> dict[str, Any]:
    """The dataset as JSON."""
    return {
        "id": row.id,
        "countyId": row.county_id,
        "title": text(row.title_sv, row.title_en),
        "summary": summary(row),
        "selection": read_selection(row.selection or {}).document(),
        "order": row.position,
        "version": row.version,
    }


def _record(
    session: Session, by: Actor, action: Action, row: Dataset, before: dict[str, Any] | None
) -> None:
    after = None if action is Action.DELETE else document(row)
    scope = Scope(county_id=row.county_id)
    record(session, by, Recorded(action, "dataset", row.id, before, after, scope))


def create(session: Session, new: DatasetCreate, *, by: Actor) -> Dataset:
    """A new dataset, last among the county's."""
    if session.get(Dataset, new.id) is not None:
        words = Words("Det finns redan en datamängd med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    if session.get(County, new.county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        raise invalid(Violation("countyId", words))
    selection = _checked(session, new.selection)
    last = sa.select(sa.func.max(col(Dataset.position))).where(
        col(Dataset.county_id) == new.county_id
    )
    row = Dataset(
        id=new.id,
        county_id=new.county_id,
        title_sv=new.title.sv,
        title_en=new.title.en,
        summary_sv=new.summary.sv if new.summary else None,
        summary_en=new.summary.en if new.summary else None,
        selection=selection,
        position=(session.connection().execute(last).scalar_one() or 0) + 1,
    )
    session.add(row)
    session.flush()
    _record(session, by, Action.CREATE, row, None)
    return row


def update(session: Session, row: Dataset, change: DatasetUpdate, *, by: Actor) -> Dataset:
    """Change what is named in the change."""
    before = document(row)
    named = change.model_fields_set
    if "title" in named:
        row.title_sv, row.title_en = change.title.sv, change.title.en
    if "summary" in named:
        row.summary_sv = change.summary.sv if change.summary else None
        row.summary_en = change.summary.en if change.summary else None
    if "selection" in named:
        row.selection = _checked(session, change.selection)
    if "order" in named:
        row.position = change.order
    if document(row) == before:
        return row
    row.version += 1
    session.flush()
    _record(session, by, Action.UPDATE, row, before)
    return row


def delete(session: Session, row: Dataset, *, by: Actor) -> None:
    """Take the dataset away; its history stays."""
    before = document(row)
    session.delete(row)
    session.flush()
    _record(session, by, Action.DELETE, row, before)


def _checked(session: Session, chosen: TableSelectionInput) -> dict[str, Any]:
    """The selection as it is kept, when a table can be made of it."""
    kept = chosen.model_dump(mode="json", by_alias=True)
    selection = read_selection(kept)
    violations = check(selection.wish(), selection, read_names(session))
    if violations:
        raise invalid(
            *(
                Violation(f"selection.{_OPTIONS.get(one.field, one.field)}", one.message)
                for one in violations
            )
        )
    return selection.document()
