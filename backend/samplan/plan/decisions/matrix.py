"""All boards by all matters of a plan, a handful of queries however many there are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.plan.adoption import Adoption, Seat, Settled, adoption
from samplan.plan.decisions.adopting import read_adoption
from samplan.plan.decisions.standing import (
    NOTHING_KNOWN,
    SETTLING,
    Made,
    Standing,
    in_order,
    said,
    stand,
)
from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from samplan.plan.decisions.terms import DECIDED, Outcome
from samplan.plan.fields import some_text
from samplan.plan.tables import Plan
from samplan.sources.service import sources_of
from samplan.web.fields import text
from samplan.web.texts import Words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Row(Made):
    """A decision with what is shown of it."""

    seat: Seat
    document: Json


def matrix(session: Session, plan: Plan, on: date | None = None) -> Json:
    """The matrix as JSON, less its revision and links; as was decided until a day if one is said.

    What nobody knows the day of counts as the oldest, so it is there on every day.
    """
    boards = _boards(session, plan)
    matters = _matters(session, plan)
    seats = _seats(session, matters, boards)
    made = _made(session, matters, on)
    stands = {
        seat: stand(made.get(seat, ())) for matter_seats in seats.values() for seat in matter_seats
    }
    adoptions = {matter.id: _adoption(seats[matter.id], made) for matter in matters}
    cells = [_cell(seat, stands[seat]) for matter in matters for seat in seats[matter.id]]
    shown = [_matter(one, seats[one.id], stands, adoptions[one.id]) for one in matters]
    return {
        "countyId": plan.county_id,
        "plan": {"id": plan.id, "title": text(plan.title_sv, plan.title_en)},
        "decidedOn": read_adoption(session, plan.id, on).decided_on,
        "boards": [_board(one, short_name, matters, stands) for one, short_name in boards],
        "matters": shown,
        "cells": cells,
        "sources": sources_of(session, _places(matters, cells)),
    }


def _boards(session: Session, plan: Plan) -> list[tuple[Board, str | None]]:
    """The boards that have any of the plan's matters, each with its principal's short name."""
    deciding = (
        sa.select(col(MatterBoard.board_id))
        .join(Matter, col(Matter.id) == col(MatterBoard.matter_id))
        .where(col(Matter.plan_id) == plan.id)
    )
    statement = (
        select(Board, Organisation.short_name)
        .outerjoin(Organisation, col(Organisation.id) == col(Board.organisation_id))
        .where(col(Board.id).in_(deciding))
        .order_by(col(Board.position), col(Board.id))
    )
    return list(session.exec(statement).all())


def _matters(session: Session, plan: Plan) -> Sequence[Matter]:
    statement = select(Matter).where(col(Matter.plan_id) == plan.id)
    return session.exec(statement.order_by(col(Matter.position), col(Matter.id))).all()


def _seats(
    session: Session, matters: Sequence[Matter], boards: Sequence[tuple[Board, str | None]]
) -> dict[str, list[Seat]]:
    """By matter, who is to decide, as the boards stand."""
    place = {board.id: number for number, (board, _) in enumerate(boards)}
    found: dict[str, list[Seat]] = {one.id: [] for one in matters}
    wanted = sa.select(col(MatterBoard.matter_id), col(MatterBoard.board_id)).where(
        col(MatterBoard.matter_id).in_(list(found))
    )
    for row in session.connection().execute(wanted):
        found[row.matter_id].append(Seat(row.matter_id, row.board_id))
    return {
        matter_id: sorted(seats, key=lambda one: place[one.board_id])
        for matter_id, seats in found.items()
    }


def _made(session: Session, matters: Sequence[Matter], on: date | None) -> dict[Seat, list[_Row]]:
    """All that boards have done with the matters, by who did it with what."""
    wanted = select(Decision).where(col(Decision.matter_id).in_([one.id for one in matters]))
    if on is not None:
        until = col(Decision.decided_on).is_(None) | (col(Decision.decided_on) <= on.isoformat())
        wanted = wanted.where(until)
    found: dict[Seat, list[_Row]] = defaultdict(list)
    for row in session.exec(wanted):
        seat = Seat(row.matter_id, row.board_id)
        outcome = Outcome(row.outcome)
        document = {
            "referenceNumber": row.reference_number,
            "paragraph": row.paragraph,
            "text": some_text(row.text_sv, row.text_en),
            "sourcePlaceId": row.place_id,
        }
        found[seat].append(_Row(row.id, outcome, row.decided_on, row.entered_at, seat, document))
    return found


def _adoption(seats: Sequence[Seat], made: Mapping[Seat, list[_Row]]) -> Adoption:
    settled = [
        Settled(seat, one.outcome in DECIDED, one.decided_on, order)
        for seat in seats
        for order, one in enumerate(in_order(made.get(seat, ())))
        if one.outcome in SETTLING
    ]
    return adoption(seats, settled)


def _cell(seat: Seat, how: Standing[_Row]) -> Json:
    return {
        "matterId": seat.matter_id,
        "boardId": seat.board_id,
        "words": _text(said(how.holds) if how.holds else NOTHING_KNOWN),
        "hasAdopted": how.has_adopted,
        "decision": _shown(how.holds) if how.holds else None,
        "later": [_shown(one) for one in how.later],
        "earlierCount": len(how.earlier),
    }


def _shown(one: _Row) -> Json:
    return {
        "id": one.id,
        "outcome": one.outcome,
        "words": _text(said(one)),
        "decidedOn": one.decided_on,
        **one.document,
    }


def _text(words: Words) -> Json:
    return text(words.sv, words.en)


def _board(
    row: Board,
    short_name: str | None,
    matters: Sequence[Matter],
    stands: Mapping[Seat, Standing[_Row]],
) -> Json:
    own = [one.id for one in matters if Seat(one.id, row.id) in stands]
    missing = [one for one in own if not stands[Seat(one, row.id)].has_adopted]
    return {
        "id": row.id,
        "name": text(row.name_sv, row.name_en),
        "organisationId": row.organisation_id,
        "shortName": short_name,
        "adopted": len(own) - len(missing),
        "of": len(own),
        "missingMatterIds": missing,
    }


def _matter(
    row: Matter,
    seats: Sequence[Seat],
    stands: Mapping[Seat, Standing[_Row]],
    how: Adoption,
) -> Json:
    everywhere = how.adopted == how.of > 0
    return {
        "id": row.id,
        "title": text(row.title_sv, row.title_en),
        "stepId": row.step_id,
        "activityId": row.activity_id,
        "adoptsPlan": row.adopts_plan,
        "boardIds": [one.board_id for one in seats],
        "adopted": how.adopted,
        "of": how.of,
        "missingBoardIds": [one.board_id for one in seats if not stands[one].has_adopted],
        "isAdoptedEverywhere": everywhere,
        "adoptedOn": how.decided_on,
        "words": _text(_how_far(how, everywhere=everywhere)),
        "sourcePlaceId": row.place_id,
    }


def _how_far(how: Adoption, *, everywhere: bool) -> Words:
    if how.of == 0:
        return Words("Ingen nämnd är angiven", "No board is named")
    if not everywhere:
        of = "nämnd" if how.of == 1 else "nämnder"
        boards = "board" if how.of == 1 else "boards"
        return Words(
            f"Antaget av {how.adopted} av {how.of} {of}",
            f"Adopted by {how.adopted} of {how.of} {boards}",
        )
    if how.decided_on is None:
        return Words(
            "Antaget av alla, sedan när är inte känt", "Adopted by all, since when is not known"
        )
    return Words(f"Antaget av alla {how.decided_on}", f"Adopted by all {how.decided_on}")


def _places(matters: Sequence[Matter], cells: Sequence[Json]) -> Iterator[str | None]:
    for matter in matters:
        yield matter.place_id
    for cell in cells:
        for one in (cell["decision"], *cell["later"]):
            if one is not None:
                yield one["sourcePlaceId"]
