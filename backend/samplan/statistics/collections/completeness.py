"""How far a collection has come: who is done, who has begun, who is late."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.organisations.tables import Organisation
from samplan.statistics.collections.asking import (
    expected_counts,
    indicators_of,
    organisations_of,
)
from samplan.statistics.collections.documents import moment
from samplan.statistics.collections.schemas import ReportState
from samplan.statistics.tables import Collection, Indicator, Observation
from samplan.web.fields import text

_Counted = dict[tuple[str, str], tuple[int, datetime | None]]


def completeness(
    session: Session, row: Collection, only: frozenset[str] | None, today: date
) -> list[dict[str, Any]]:
    """How every asked organisation stands, in the collection's order; only some, if so told."""
    asked = [one for one in organisations_of(session, row.id) if only is None or one in only]
    indicators = indicators_of(session, row.id)
    statement = select(Organisation).where(col(Organisation.id).in_(asked))
    organisations = {one.id: one for one in session.exec(statement)}
    statement_ = select(Indicator).where(col(Indicator.id).in_(indicators))
    names = {one.id: text(one.name_sv, one.name_en) for one in session.exec(statement_)}
    counted, expected = _counted(session, row.id), expected_counts(session, row)
    past = row.due_on is not None and row.due_on < today
    shown = []
    for organisation_id in asked:
        parts = [
            _indicator(one, names[one], counted, expected, organisation_id) for one in indicators
        ]
        shown.append(_organisation(organisations[organisation_id], parts, past=past))
    return shown


def _counted(session: Session, collection_id: str) -> _Counted:
    statement = (
        sa.select(
            col(Observation.organisation_id),
            col(Observation.indicator_id),
            sa.func.count(),
            sa.func.max(col(Observation.entered_at)),
        )
        .where(col(Observation.collection_id) == collection_id)
        .group_by(col(Observation.organisation_id), col(Observation.indicator_id))
    )
    return {(one[0], one[1]): (one[2], one[3]) for one in session.connection().execute(statement)}


def _state(rows: int, expected: int) -> ReportState:
    if not rows:
        return ReportState.NOTHING
    return ReportState.DONE if rows >= expected else ReportState.PART


def _indicator(
    indicator_id: str,
    name: dict[str, str | None],
    counted: _Counted,
    expected: dict[tuple[str, str], int],
    organisation_id: str,
) -> dict[str, Any]:
    key = (organisation_id, indicator_id)
    rows, newest = counted.get(key, (0, None))
    wanted = expected.get(key, 1)
    return {
        "indicatorId": indicator_id,
        "indicatorName": name,
        "state": _state(rows, wanted),
        "rows": rows,
        "expectedRows": wanted,
        "lastEnteredAt": moment(newest),
    }


def _organisation(row: Organisation, parts: list[dict[str, Any]], *, past: bool) -> dict[str, Any]:
    states = {part["state"] for part in parts}
    state = states.pop() if len(states) == 1 else ReportState.PART
    return {
        "organisationId": row.id,
        "organisationName": text(row.name_sv, row.name_en),
        "kind": row.kind,
        "state": state,
        "isLate": past and state is not ReportState.DONE,
        "asked": len(parts),
        "reported": sum(part["rows"] > 0 for part in parts),
        "rows": sum(part["rows"] for part in parts),
        "expectedRows": sum(part["expectedRows"] for part in parts),
        "lastEnteredAt": max(
            (part["lastEnteredAt"] for part in parts if part["lastEnteredAt"]), default=None
        ),
        "indicators": parts,
    }
