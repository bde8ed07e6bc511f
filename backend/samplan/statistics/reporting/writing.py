"""Figures into the database, many at a time: looked up, inserted, changed, and recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, record, revision
from samplan.statistics.reporting.documents import (
    observation_document,
    observation_name,
    scope_of_figure,
)
from samplan.statistics.reporting.figures import Figure, Ground, Key
from samplan.statistics.tables import Collection, Observation
from samplan.statistics.terms import MAIN

Row = Mapping[str, Any]

_KEY: Final = (
    col(Observation.indicator_id),
    col(Observation.period),
    col(Observation.area_id),
    col(Observation.breakdown),
)
_TABLE: Final = Observation.metadata.tables["observation"]
_FIND: Final = sa.select(_TABLE).where(
    col(Observation.county_id) == sa.bindparam("county"),
    col(Observation.account) == MAIN,
    sa.tuple_(*_KEY).in_(sa.bindparam("keys", expanding=True)),
)
_HAS_FIGURES: Final = (
    sa.select(col(Observation.indicator_id), col(Observation.period))
    .where(
        col(Observation.county_id) == sa.bindparam("county"),
        sa.tuple_(col(Observation.indicator_id), col(Observation.period)).in_(
            sa.bindparam("pairs", expanding=True)
        ),
    )
    .distinct()
)
_CHANGED: Final = (
    "edition",
    "value",
    "value_to",
    "value_text",
    "qualifier",
    "quality",
    "numerator",
    "denominator",
    "note",
)
"""What a report says of a figure."""
_CHANGE: Final = (
    sa.update(_TABLE)
    .where(
        col(Observation.county_id) == sa.bindparam("_county"),
        col(Observation.indicator_id) == sa.bindparam("_indicator"),
        col(Observation.period) == sa.bindparam("_period"),
        col(Observation.area_id) == sa.bindparam("_area"),
        col(Observation.breakdown) == sa.bindparam("_breakdown"),
        col(Observation.account) == MAIN,
    )
    .values(
        {
            name: sa.bindparam(name)
            for name in (
                *_CHANGED,
                "is_public",
                "place_id",
                "entered_by",
                "entered_at",
                "import_run_id",
                "settled",
                "revision",
            )
        }
    )
)


@dataclass
class Figures:
    """The county's figures as an upload meets them: what is there, and whether anything is."""

    session: Session
    county_id: str
    _empty: dict[tuple[str, str], bool] = field(default_factory=dict)

    def find(self, keys: Iterable[Key]) -> dict[Key, Row]:
        """The figures of these keys that are there, in one query.

        An indicator that had none of a period before the upload began is not asked about again.
        """
        wanted = list(keys)
        self._look(sorted({(key[0], key[1]) for key in wanted} - self._empty.keys()))
        wanted = [key for key in wanted if not self._empty[key[0], key[1]]]
        if not wanted:
            return {}
        found = self.session.connection().execute(_FIND, {"county": self.county_id, "keys": wanted})
        return {
            (row["indicator_id"], row["period"], row["area_id"], row["breakdown"]): dict(row)
            for row in found.mappings()
        }

    def _look(self, pairs: Sequence[tuple[str, str]]) -> None:
        if not pairs:
            return
        parameters = {"county": self.county_id, "pairs": pairs}
        has = {
            (one[0], one[1]) for one in self.session.connection().execute(_HAS_FIGURES, parameters)
        }
        self._empty |= {pair: pair not in has for pair in pairs}


@dataclass
class Writer:
    """Writes an organisation's figures into a collection, under one revision."""

    session: Session
    collection: Collection
    organisation_id: str
    ground: Ground
    by: Actor
    reason: str | None = None
    _moment: datetime = field(default_factory=now)

    def write(self, new: Sequence[Figure], changed: Sequence[tuple[Figure, Row]]) -> None:
        """Insert and change some figures, with their history."""
        number = revision(self.session, self.by)
        connection = self.session.connection()
        inserted = [self._inserted(one, number) for one in new]
        if inserted:
            connection.execute(sa.insert(_TABLE), inserted)
        updated = [self._updated(one, before, number) for one, before in changed]
        if updated:
            connection.execute(_CHANGE, [_bound(row) for row in updated])
        record(
            self.session,
            self.by,
            *(self._recorded(Action.CREATE, None, row) for row in inserted),
            *(
                self._recorded(Action.UPDATE, before, row)
                for row, (_, before) in zip(updated, changed, strict=True)
            ),
        )

    def _inserted(self, figure: Figure, number: int) -> dict[str, Any]:
        return {
            "county_id": self.collection.county_id,
            "indicator_id": figure.indicator_id,
            "period": figure.period,
            "area_id": figure.area_id,
            "breakdown": figure.breakdown,
            "account": MAIN,
            "collection_id": self.collection.id,
            "organisation_id": self.organisation_id,
            "denominator_text": None,
            **self._said(figure, number),
        }

    def _said(self, figure: Figure, number: int) -> dict[str, Any]:
        """What a report says; what was read in a source is no longer what the figure says."""
        return {
            "edition": figure.edition,
            "value": figure.value,
            "value_to": figure.value_to,
            "value_text": figure.value_text,
            "qualifier": figure.qualifier,
            "quality": figure.quality,
            "numerator": figure.numerator,
            "denominator": figure.denominator,
            "note": figure.note,
            "is_public": False,
            "place_id": None,
            "entered_by": self.by.name,
            "entered_at": self._moment,
            "import_run_id": None,
            "settled": None,
            "revision": number,
        }

    def _updated(self, figure: Figure, before: Row, number: int) -> dict[str, Any]:
        return {**before, **self._said(figure, number)}

    def _recorded(self, action: Action, before: Row | None, after: Row) -> Recorded:
        indicator = self.ground.indicators[after["indicator_id"]]
        return Recorded(
            action,
            "observation",
            observation_name(after),
            observation_document(before) if before is not None else None,
            observation_document(after),
            scope_of_figure(self.collection, is_protected=indicator.is_protected),
            self.reason,
        )


def _bound(row: Row) -> dict[str, Any]:
    """A changed figure as the parameters of its update."""
    return {
        "_county": row["county_id"],
        "_indicator": row["indicator_id"],
        "_period": row["period"],
        "_area": row["area_id"],
        "_breakdown": row["breakdown"],
        **{name: row[name] for name in _CHANGED},
        "is_public": row["is_public"],
        "place_id": row["place_id"],
        "entered_by": row["entered_by"],
        "entered_at": row["entered_at"],
        "import_run_id": row["import_run_id"],
        "settled": row["settled"],
        "revision": row["revision"],
    }


def is_same(figure: Figure, row: Row) -> bool:
    """Whether a report says what is there already."""
    return all(getattr(figure, name) == row[name] for name in _CHANGED)
