"""What all that is kept of a plan has in common: ids, places, lists, and its history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, SQLModel

from samplan.db.history import Action, Actor, Recorded, Scope, record
from samplan.web.errors import CONFLICT, ProblemError, not_found
from samplan.web.texts import Words

Json = dict[str, Any]
Row = TypeVar("Row", bound=SQLModel)

_NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Kept(Generic[Row]):
    """A kind of thing: its table, what its history calls it, and its documents there."""

    table: type[Row]
    object_type: str
    name: Words
    documents: Callable[[Session, Sequence[Row]], Sequence[Mapping[str, Any]]]

    def get(self, session: Session, row_id: str) -> Row:
        """The row, or the problem that there is none."""
        row = session.get(self.table, row_id)
        if row is None:
            raise not_found(self.name)
        return row

    def refuse_taken(self, session: Session, row_id: str) -> None:
        """Stop when something has the id already."""
        if session.get(self.table, row_id) is not None:
            raise ProblemError(CONFLICT, Words("Id:t är upptaget.", "That id is already taken."))

    def document(self, session: Session, row: Row) -> Json:
        """The row with its parts, as its history keeps it."""
        [document] = self.documents(session, [row])
        kept: Json = to_jsonable_python(document)
        return kept

    def record(
        self,
        session: Session,
        by: Actor,
        county_id: str,
        before: Json | None,
        after: Json | None,
    ) -> None:
        """Leave in the history what became of a row: None where it is not there."""
        action = Action.UPDATE
        if before is None or after is None:
            action = Action.CREATE if before is None else Action.DELETE
        row_id = (before or after or {})["id"]
        scope = Scope(county_id=county_id)
        record(session, by, Recorded(action, self.object_type, row_id, before, after, scope))


def last_place(session: Session, position: Any, *where: Any) -> int:
    """The greatest place in an order so far; 0 where there is none."""
    found = session.connection().execute(sa.select(sa.func.max(position)).where(*where))
    return found.scalar_one() or 0


def refuse_used(by: Sequence[Words]) -> None:
    """Stop a taking away while something would lose by it, and say what."""
    if not by:
        return
    more = len(by) - _NAMED_AT_MOST
    sv = ", ".join(one.sv for one in by[:_NAMED_AT_MOST]) + (
        f" och {more} till" if more > 0 else ""
    )
    en = ", ".join(one.en for one in by[:_NAMED_AT_MOST]) + (
        f" and {more} more" if more > 0 else ""
    )
    words = Words(f"Används av {sv}. Ändra det först.", f"Used by {en}. Change that first.")
    raise ProblemError(CONFLICT, words)
