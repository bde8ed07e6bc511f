"""How much the protection costs: what is withheld of each indicator and period."""

from collections import Counter
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from samplan.disclosure.model import Reason
from samplan.statistics.gate import Gate
from samplan.statistics.naming import Names, read_names
from samplan.statistics.tables import Observation
from samplan.statistics.verdicts import Decided

_FIELDS = {
    Reason.SMALL: "primary",
    Reason.COMPLEMENTARY: "complementary",
    Reason.LINKED: "linked",
}


def report(gate: Gate, county_id: str) -> list[dict[str, Any]]:
    """A row for each indicator and period of a county that has figures."""
    used = sa.select(col(Observation.indicator_id)).where(col(Observation.county_id) == county_id)
    ids = sorted(set(gate.session.connection().execute(used.distinct()).scalars()))
    names = read_names(gate.session)
    return [row for one in ids for row in _rows(one, gate.protection(county_id, one), names)]


def _rows(indicator_id: str, decided: Decided, names: Names) -> list[dict[str, Any]]:
    withheld: dict[str, Counter[Reason]] = {}
    for (_, period, _, _), reason in decided.withheld.items():
        withheld.setdefault(period, Counter())[reason] += 1
    exposed = Counter(period for _, period, _, _ in decided.exposed)
    rows = []
    for period, cells in sorted(decided.counted.items()):
        counted = withheld.get(period, Counter())
        rows.append(
            {
                "indicatorId": indicator_id,
                "indicatorName": names.indicator(indicator_id),
                "period": period,
                "cells": cells,
                **{field: counted[reason] for reason, field in _FIELDS.items()},
                "exposed": exposed[period],
                "shareWithheld": round(counted.total() / cells, 4),
            }
        )
    return rows
