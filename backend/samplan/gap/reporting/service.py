"""Rules for answering: who may write what in which round, all or nothing, with history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, record
from samplan.gap.access import SeenRound
from samplan.gap.documents import cell_document, cell_name
from samplan.gap.reading import moment
from samplan.gap.reporting.schemas import ColumnUpdate
from samplan.gap.rounds.service import STATUS_WORDS, frozen, scope_of, touch
from samplan.gap.tables import Assessment, GapRound, RoundMethod, RoundOrganisation
from samplan.gap.terms import RoundStatus, Status
from samplan.methods.tables import Method, MethodArea
from samplan.organisations import scope
from samplan.organisations.tables import Organisation
from samplan.sources.service import places
from samplan.web.errors import CONFLICT, ProblemError, invalid, not_found
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

CELL = Words("Cellen", "cell")
COLUMN = Words("Kolumnen", "column")


@dataclass(frozen=True)
class NewAnswer:
    """An answer on its way in, and the field to name when it is faulty."""

    method_id: str
    status: Status
    comment: str | None
    field: str


def column_of(session: Session, seen: SeenRound, organisation_id: str) -> RoundOrganisation:
    """The organisation's column of the round, or the problem that there is none."""
    column = session.get(RoundOrganisation, (seen.row.id, organisation_id))
    if column is None or (seen.only is not None and organisation_id not in seen.only):
        raise not_found(COLUMN)
    return column


def cell_of(session: Session, seen: SeenRound, method_id: str, organisation_id: str) -> Assessment:
    """The cell, or the problem that the round did not ask it."""
    cell = session.get(Assessment, (seen.row.id, method_id, organisation_id))
    if cell is None or (seen.only is not None and organisation_id not in seen.only):
        raise not_found(CELL)
    return cell


def may_answer(session: Session, caller: Caller, row: GapRound, organisation_id: str) -> bool:
    """Whether the caller may answer for the organisation in the round as it stands now."""
    if not scope.allows(
        session,
        caller,
        Permission.REPORT,
        county_id=row.county_id,
        organisation_id=organisation_id,
    ):
        return False
    if row.status == RoundStatus.OPEN:
        return True
    # Under review the lead may still mend what the review finds.
    return row.status == RoundStatus.UNDER_REVIEW and scope.allows(
        session, caller, Permission.MANAGE_ROUNDS, county_id=row.county_id
    )


def require_answerable(
    session: Session, caller: Caller, row: GapRound, organisation_id: str
) -> None:
    """Stop with a problem when the caller may not answer for the organisation now."""
    scope.require(
        session,
        caller,
        Permission.REPORT,
        county_id=row.county_id,
        organisation_id=organisation_id,
    )
    if row.status == RoundStatus.PUBLISHED:
        raise frozen()
    if not may_answer(session, caller, row, organisation_id):
        status = STATUS_WORDS[RoundStatus(row.status)]
        words = Words(
            f"Omgången är {status.sv} och tar inte emot svar. Fråga länets projektledare.",
            f"The round is {status.en} and takes no answers. Ask the county's project lead.",
        )
        raise ProblemError(CONFLICT, words)


def form(session: Session, row: GapRound, organisation_id: str) -> list[dict[str, Any]]:
    """The methods that the organisation is asked about, with answers now and before."""
    before = {cell.method_id: cell for cell in _cells(session, row.previous_id, organisation_id)}
    answers = []
    for cell, method, area in session.exec(_form_query(row.id, organisation_id)):
        previous = before.get(cell.method_id)
        known = previous is not None and previous.entered_at is not None
        answers.append(
            {
                "methodId": method.id,
                "methodName": text(method.name_sv, method.name_en),
                "areaId": area.id,
                "areaName": text(area.name_sv, area.name_en),
                "substance": method.substance,
                "ageGroup": method.age_group,
                "kind": method.kind,
                "status": cell.status,
                "comment": cell.comment,
                "answered": cell.entered_at is not None,
                "version": cell.version,
                "previous": _previous(previous) if known and previous else None,
            }
        )
    return answers


def _form_query(round_id: str, organisation_id: str) -> Any:
    return (
        select(Assessment, Method, MethodArea)
        .join(Method, col(Method.id) == col(Assessment.method_id))
        .join(MethodArea, col(MethodArea.id) == col(Method.area_id))
        .join(
            RoundMethod,
            sa.and_(
                col(RoundMethod.round_id) == col(Assessment.round_id),
                col(RoundMethod.method_id) == col(Assessment.method_id),
            ),
        )
        .where(col(Assessment.round_id) == round_id)
        .where(col(Assessment.organisation_id) == organisation_id)
        .order_by(col(MethodArea.position), col(RoundMethod.position), col(Method.id))
    )


def _previous(cell: Assessment) -> dict[str, Any]:
    return {"roundId": cell.round_id, "status": cell.status, "comment": cell.comment}


def _cells(session: Session, round_id: str | None, organisation_id: str) -> Sequence[Assessment]:
    if round_id is None:
        return []
    statement = select(Assessment).where(
        col(Assessment.round_id) == round_id, col(Assessment.organisation_id) == organisation_id
    )
    return session.exec(statement).all()


def answers_of(
    session: Session, row: GapRound, organisation_id: str, change: ColumnUpdate
) -> list[NewAnswer]:
    """The answers that a change to a column amounts to; a problem names every faulty one."""
    new = [
        NewAnswer(one.method_id, one.status, one.comment, f"answers[{index}]")
        for index, one in enumerate(change.answers)
    ]
    before = {cell.method_id: cell for cell in _cells(session, row.previous_id, organisation_id)}
    violations = []
    for index, method_id in enumerate(change.confirm_unchanged):
        field = f"confirmUnchanged[{index}]"
        previous = before.get(method_id)
        if previous is None or previous.entered_at is None:
            words = Words(
                "Det finns inget tidigare svar att bekräfta.",
                "There is no earlier answer to confirm.",
            )
            violations.append(Violation(field, words))
        else:
            new.append(NewAnswer(method_id, Status(previous.status), previous.comment, field))
    if violations:
        raise invalid(*violations)
    return new


def faults(cells: Mapping[str, Assessment], new: Iterable[NewAnswer]) -> list[Violation]:
    """What is wrong with answers to a column: methods that it has not, or has twice."""
    found = []
    seen: set[str] = set()
    for answer in new:
        if answer.method_id not in cells:
            words = Words(
                f"Metoden {answer.method_id} ingår inte i er kolumn.",
                f"The method {answer.method_id} is not in your column.",
            )
            found.append(Violation(f"{answer.field}.methodId", words))
        elif answer.method_id in seen:
            words = Words(
                f"Metoden {answer.method_id} står två gånger.",
                f"The method {answer.method_id} is there twice.",
            )
            found.append(Violation(f"{answer.field}.methodId", words))
        seen.add(answer.method_id)
    return found


def column_cells(session: Session, round_id: str, organisation_id: str) -> dict[str, Assessment]:
    """The column's cells by method."""
    return {cell.method_id: cell for cell in _cells(session, round_id, organisation_id)}


def write(
    session: Session,
    row: GapRound,
    column: RoundOrganisation,
    new: Sequence[NewAnswer],
    *,
    by: Actor,
) -> None:
    """Save answers, all of them or none. An answer that says the same again changes nothing."""
    cells = column_cells(session, row.id, column.organisation_id)
    violations = faults(cells, new)
    if violations:
        raise invalid(*violations)
    changed = [
        recorded
        for answer in new
        if (recorded := set_answer(cells[answer.method_id], answer, by=by)) is not None
    ]
    if not changed:
        return
    column.version += 1
    save(session, row, changed, by=by)


@dataclass(frozen=True)
class Changed:
    """A cell that has changed, with what it was and why it was corrected."""

    cell: Assessment
    before: dict[str, Any]
    reason: str | None = None


def set_answer(cell: Assessment, answer: NewAnswer, *, by: Actor) -> Changed | None:
    """Put an answer into a cell; None when it says the same already."""
    comment = answer.comment or None
    if cell.entered_at is not None and cell.status == answer.status and cell.comment == comment:
        return None
    before = cell_document(cell)
    cell.status = answer.status
    cell.comment = comment
    cell.place_id = None  # what was read in a source is no longer what the cell says
    cell.import_run_id = None
    cell.entered_by = by.name
    cell.entered_at = now()
    cell.version += 1
    return Changed(cell, before)


def save(session: Session, row: GapRound, changed: Sequence[Changed], *, by: Actor) -> None:
    """Write changed cells into the history, under the round's newest revision."""
    touch(session, row, by=by)
    for one in changed:
        one.cell.revision = row.revision
    session.flush()
    scope_ = scope_of(row)
    record(
        session,
        by,
        *(
            Recorded(
                Action.UPDATE,
                "assessment",
                cell_name(one.cell.round_id, one.cell.method_id, one.cell.organisation_id),
                one.before,
                cell_document(one.cell),
                scope_,
                one.reason,
            )
            for one in changed
        ),
    )


def write_cell(
    session: Session,
    row: GapRound,
    cell: Assessment,
    status: Status,
    comment: str | None,
    *,
    by: Actor,
) -> None:
    """Save the answer of one cell."""
    changed = set_answer(cell, NewAnswer(cell.method_id, status, comment, ""), by=by)
    if changed is None:
        return
    column = session.get(RoundOrganisation, (row.id, cell.organisation_id))
    if column is not None:
        column.version += 1
    save(session, row, [changed], by=by)


def columns(session: Session, seen: SeenRound, today: date) -> list[dict[str, Any]]:
    """How every column stands, in the round's order."""
    counted = {
        organisation_id: (asked, answered, newest)
        for organisation_id, asked, answered, newest in session.connection().execute(
            sa.select(
                col(Assessment.organisation_id),
                sa.func.count(),
                sa.func.count(col(Assessment.entered_at)),
                sa.func.max(col(Assessment.entered_at)),
            )
            .where(col(Assessment.round_id) == seen.row.id)
            .group_by(col(Assessment.organisation_id))
        )
    }
    statement = (
        select(Organisation)
        .join(RoundOrganisation, col(RoundOrganisation.organisation_id) == col(Organisation.id))
        .where(col(RoundOrganisation.round_id) == seen.row.id)
        .order_by(col(RoundOrganisation.position), col(Organisation.id))
    )
    closed = seen.row.closes_on is not None and seen.row.closes_on < today
    return [
        _column(organisation, counted.get(organisation.id, (0, 0, None)), closed=closed)
        for organisation in session.exec(statement)
        if seen.only is None or organisation.id in seen.only
    ]


def _column(
    organisation: Organisation, counted: tuple[int, int, datetime | None], *, closed: bool
) -> dict[str, Any]:
    asked, answered, newest = counted
    state = "complete" if answered == asked else "started" if answered else "not_started"
    return {
        "organisationId": organisation.id,
        "organisationName": text(organisation.name_sv, organisation.name_en),
        "kind": organisation.kind,
        "asked": asked,
        "answered": answered,
        "late": closed and answered < asked,
        "lastAnsweredAt": moment(newest),
        "state": state,
    }


def shown_cells(session: Session, cells: Sequence[Assessment]) -> list[dict[str, Any]]:
    """The cells as JSON with their sources, without links."""
    found = {place["id"]: place for place in places(session, (cell.place_id for cell in cells))}
    return [cell_document(cell) | {"source": found.get(cell.place_id or "")} for cell in cells]
