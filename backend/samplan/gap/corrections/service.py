"""Correcting what is published: visibly, with a reason, and without losing what it said."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.base import AnySelect
from samplan.db.history import Actor, Change, Revision
from samplan.gap.corrections.schemas import CorrectionCreate
from samplan.gap.reporting.service import Changed, NewAnswer, save, set_answer
from samplan.gap.tables import Assessment, GapRound
from samplan.gap.terms import RoundStatus
from samplan.sources.tables import SourcePlace
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation


def correct(session: Session, row: GapRound, new: CorrectionCreate, *, by: Actor) -> Assessment:
    """Correct a published cell, visibly and with a reason. The old answer stays in the history."""
    if row.status != RoundStatus.PUBLISHED:
        words = Words(
            "Omgången är inte fastställd. Ändra svaret direkt.",
            "The round is not published. Change the answer itself.",
        )
        raise ProblemError(CONFLICT, words)
    cell = session.get(Assessment, (row.id, new.method_id, new.organisation_id))
    if cell is None:
        words = Words(
            "Omgången frågade inte organisationen om metoden.",
            "The round did not ask the organisation about the method.",
        )
        raise invalid(Violation("methodId", words))
    if new.source_place_id and session.get(SourcePlace, new.source_place_id) is None:
        words = Words("Stället finns inte.", "There is no such place.")
        raise invalid(Violation("sourcePlaceId", words))
    changed = set_answer(cell, NewAnswer(new.method_id, new.status, new.comment, ""), by=by)
    if changed is None:
        words = Words("Cellen säger redan det.", "The cell says that already.")
        raise ProblemError(CONFLICT, words)
    cell.place_id = new.source_place_id
    save(session, row, [Changed(cell, changed.before, new.reason)], by=by)
    return cell


def made(round_id: str) -> AnySelect:
    """The corrections of a round, to be sorted and cut into pages."""
    return (
        sa.select(
            col(Change.revision),
            col(Revision.at),
            col(Revision.actor_role),
            col(Change.before),
            col(Change.after),
            col(Change.reason),
        )
        .join(Revision, col(Revision.number) == col(Change.revision))
        .where(col(Change.round_id) == round_id)
        .where(col(Change.object_type) == "assessment")
        .where(col(Change.reason).is_not(None))
    )


def when_and_by(row: Any) -> tuple[Any, str]:
    """When a correction was made, and the role of who made it.

    One that came with an imported county says so itself: the history here began when it came.
    """
    return row.after.get("correctedAt") or row.at, row.after.get("correctedBy") or row.actor_role
