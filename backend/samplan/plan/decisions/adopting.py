"""Whether a plan has been adopted, read out of the decisions on the matters that adopt it."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.plan.adoption import Adoption, Seat, Settled, adoption
from samplan.plan.decisions.standing import SETTLING
from samplan.plan.decisions.tables import Decision, Matter, MatterBoard
from samplan.plan.decisions.terms import DECIDED


def read_adoption(session: Session, plan_id: str, on: date | None = None) -> Adoption:
    """How far the plan's adopting has come, as was decided until a day if one is said.

    Every board of every matter that adopts the plan has to. Only what settles a matter counts: a
    cancelled meeting or a note taken later undoes nothing.
    """
    run = session.connection().execute
    seats = (
        sa.select(col(MatterBoard.matter_id), col(MatterBoard.board_id))
        .join(Matter, col(Matter.id) == col(MatterBoard.matter_id))
        .where(col(Matter.plan_id) == plan_id, col(Matter.adopts_plan))
    )
    decisions = (
        sa.select(
            col(Decision.matter_id),
            col(Decision.board_id),
            col(Decision.outcome),
            col(Decision.decided_on),
        )
        .join(Matter, col(Matter.id) == col(Decision.matter_id))
        .where(col(Matter.plan_id) == plan_id, col(Matter.adopts_plan))
        .where(col(Decision.outcome).in_(SETTLING))
        .order_by(col(Decision.entered_at), col(Decision.id))
    )
    settled = [
        Settled(Seat(row.matter_id, row.board_id), row.outcome in DECIDED, row.decided_on, place)
        for place, row in enumerate(run(decisions))
    ]
    return adoption([Seat(*row) for row in run(seats)], settled, on)
