"""Boards, matters and decisions as their history keeps them and the API shows them."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.plan.decisions.tables import Board, Decision, Matter, MatterBoard
from samplan.plan.fields import some_text
from samplan.web.fields import text

Json = dict[str, Any]


def board_documents(_: Session, rows: Sequence[Board]) -> list[Json]:
    """The boards as JSON, in the order given."""
    return [
        {
            "id": row.id,
            "countyId": row.county_id,
            "organisationId": row.organisation_id,
            "name": text(row.name_sv, row.name_en),
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def boards_of(session: Session, matter_ids: Sequence[str]) -> dict[str, list[str]]:
    """By matter, the boards that have to decide in it, in their order."""
    statement = (
        sa.select(col(MatterBoard.matter_id), col(MatterBoard.board_id))
        .join(Board, col(Board.id) == col(MatterBoard.board_id))
        .where(col(MatterBoard.matter_id).in_(matter_ids))
        .order_by(col(Board.position), col(Board.id))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for matter_id, board_id in session.connection().execute(statement):
        found[matter_id].append(board_id)
    return found


def matter_documents(session: Session, rows: Sequence[Matter]) -> list[Json]:
    """The matters with their boards as JSON, in the order given."""
    boards = boards_of(session, [row.id for row in rows])
    return [
        {
            "id": row.id,
            "planId": row.plan_id,
            "stepId": row.step_id,
            "activityId": row.activity_id,
            "title": text(row.title_sv, row.title_en),
            "adoptsPlan": row.adopts_plan,
            "boardIds": boards.get(row.id, []),
            "sourcePlaceId": row.place_id,
            "order": row.position,
            "version": row.version,
        }
        for row in rows
    ]


def decision_documents(_: Session, rows: Sequence[Decision]) -> list[Json]:
    """The decisions as JSON, in the order given."""
    return [
        {
            "id": row.id,
            "matterId": row.matter_id,
            "boardId": row.board_id,
            "outcome": row.outcome,
            "decidedOn": row.decided_on,
            "referenceNumber": row.reference_number,
            "paragraph": row.paragraph,
            "text": some_text(row.text_sv, row.text_en),
            "sourcePlaceId": row.place_id,
            "enteredBy": row.entered_by,
            "enteredAt": row.entered_at,
            "version": row.version,
        }
        for row in rows
    ]
