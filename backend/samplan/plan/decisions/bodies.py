"""Rules for boards: made, changed and taken away, always with their history."""

from collections.abc import Iterator

from sqlmodel import Session, col

from samplan.db.history import Actor
from samplan.organisations.tables import County, Organisation
from samplan.organisations.terms import PRINCIPAL_KINDS
from samplan.plan.decisions.documents import board_documents
from samplan.plan.decisions.schemas import BoardCreate, BoardUpdate
from samplan.plan.decisions.tables import Board
from samplan.plan.keeping import Kept, last_place
from samplan.plan.referring import refuse_while_used
from samplan.web.errors import invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

BOARDS = Kept(Board, "board", Words("Nämnden", "board"), board_documents)


def create(session: Session, new: BoardCreate, *, by: Actor) -> Board:
    """A new board, last in the county's order."""
    BOARDS.refuse_taken(session, new.id)
    found = list(_principal_violations(session, new.county_id, new.organisation_id))
    if session.get(County, new.county_id) is None:
        found = [Violation("countyId", Words("Länet finns inte.", "There is no such county."))]
    if found:
        raise invalid(*found)
    row = Board(
        id=new.id,
        county_id=new.county_id,
        organisation_id=new.organisation_id,
        name_sv=new.name.sv,
        name_en=new.name.en,
        position=last_place(session, col(Board.position), col(Board.county_id) == new.county_id)
        + 1,
    )
    session.add(row)
    session.flush()
    BOARDS.record(session, by, row.county_id, None, BOARDS.document(session, row))
    return row


def update(session: Session, row: Board, change: BoardUpdate, *, by: Actor) -> Board:
    """Change what is named in the change."""
    before = BOARDS.document(session, row)
    named = change.model_fields_set
    if "organisation_id" in named:
        found = list(_principal_violations(session, row.county_id, change.organisation_id))
        if found:
            raise invalid(*found)
        row.organisation_id = change.organisation_id
    if "name" in named:
        row.name_sv, row.name_en = change.name.sv, change.name.en
    if "order" in named:
        row.position = change.order
    if BOARDS.document(session, row) == before:
        return row
    row.version += 1
    session.flush()
    BOARDS.record(session, by, row.county_id, before, BOARDS.document(session, row))
    return row


def delete(session: Session, row: Board, *, by: Actor) -> None:
    """Take a board away that has no matters and no decisions; its history stays."""
    refuse_while_used(session, Board, row.id)
    before = BOARDS.document(session, row)
    session.delete(row)
    session.flush()
    BOARDS.record(session, by, before["countyId"], before, None)


def _principal_violations(
    session: Session, county_id: str, organisation_id: str | None
) -> Iterator[Violation]:
    if organisation_id is None:
        return
    found = session.get(Organisation, organisation_id)
    if found is None:
        words = Words("Organisationen finns inte.", "There is no such organisation.")
        yield Violation("organisationId", words)
    elif found.county_id != county_id:
        words = Words(
            "Organisationen hör till ett annat län.", "The organisation belongs to another county."
        )
        yield Violation("organisationId", words)
    elif found.kind not in PRINCIPAL_KINDS:
        words = Words(
            "En nämnd beslutar för en huvudman: ange regionen eller en kommun, eller ingen alls "
            "för ett gemensamt organ.",
            "A board decides for a principal: give the region or a municipality, or none at all "
            "for a joint body.",
        )
        yield Violation("organisationId", words)
