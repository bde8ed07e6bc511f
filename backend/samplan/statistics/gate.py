"""The gate: the only way by which figures leave.

Whoever shows figures asks for them here and nowhere else: lists, tables, kept datasets, forms that
are filled in beforehand, files. Out come figures as they may be shown to the one who asks: a
withheld one has no value, no numerator, no denominator and no note, but says why.

Published figures are protected as everybody sees them, all of a county's and a year's at once. Who
may also see collections that are not published has those protected together with the published.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.auth.dependencies import refusal
from samplan.auth.service import Caller
from samplan.auth.terms import Permission, Reach
from samplan.db.moments import moment_text
from samplan.disclosure.model import Rule
from samplan.organisations import scope
from samplan.statistics import verdicts
from samplan.statistics.tables import Collection, Observation
from samplan.statistics.terms import MAIN, CollectionStatus, Settled
from samplan.statistics.totals import Total
from samplan.statistics.verdicts import Verdicts
from samplan.statistics.words import PROTECTED

_AT_ONCE: Final = 5_000


class Figures(StrEnum):
    """Whether small numbers are protected."""

    PROTECTED = "protected"
    UNPROTECTED = "unprotected"


class Figure(NamedTuple):
    """One figure as it may leave."""

    county_id: str
    indicator_id: str
    period: str
    area_id: str
    breakdown: str
    account: str
    collection_id: str | None
    organisation_id: str | None
    edition: int | None
    value: float | None
    value_to: float | None
    value_text: str | None
    qualifier: str | None
    quality: str
    numerator: float | None
    denominator: float | None
    denominator_text: str | None
    is_public: bool
    place_id: str | None
    note: str | None
    entered_at: str | None
    revision: int
    import_run_id: str | None = None
    settled: str | None = None
    """What was decided of it where it was published, if it came from there."""
    withheld: str | None = None
    is_computed: bool = False


_TEXT = sa.String()
_COLUMNS = (
    col(Observation.county_id),
    col(Observation.indicator_id),
    col(Observation.period),
    col(Observation.area_id),
    col(Observation.breakdown),
    col(Observation.account),
    col(Observation.collection_id),
    col(Observation.organisation_id),
    col(Observation.edition),
    col(Observation.value),
    col(Observation.value_to),
    col(Observation.value_text),
    # As plain texts: making members of a vocabulary of them costs more than reading the rows.
    sa.type_coerce(col(Observation.qualifier), _TEXT),
    sa.type_coerce(col(Observation.quality), _TEXT),
    col(Observation.numerator),
    col(Observation.denominator),
    col(Observation.denominator_text),
    col(Observation.is_public),
    col(Observation.place_id),
    col(Observation.note),
    moment_text(col(Observation.entered_at)),
    col(Observation.revision),
    col(Observation.import_run_id),
    sa.type_coerce(col(Observation.settled), _TEXT),
)
_SETTLED: Final = Figure._fields.index("settled")
_STATUS = sa.type_coerce(col(Collection.status), _TEXT)
_KEY = _COLUMNS[:6]

RAW = (
    sa.select(*_COLUMNS, _STATUS.label("status"))
    .join(Collection, col(Collection.id) == col(Observation.collection_id))
    .order_by(*_KEY)
)
"""Rows as they are stored. They are for this module; what it gives out is for others."""


@dataclass
class Gate:
    """Figures for one caller, in one moment of the data."""

    session: Session
    caller: Caller
    rule: Rule
    figures: Figures = Figures.PROTECTED
    _own: frozenset[str] | None = field(default=None, init=False)
    _reach: dict[tuple[Permission, str], bool] = field(default_factory=dict, init=False)
    _verdicts: Verdicts | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Unprotected figures are for those who have that permission at all."""
        if self.is_unprotected and self.caller.reach(Permission.READ_UNPROTECTED) is None:
            raise refusal(self.caller)

    @property
    def is_unprotected(self) -> bool:
        """Whether the caller asks for figures as they are."""
        return self.figures is Figures.UNPROTECTED

    @property
    def is_public(self) -> bool:
        """Whether everybody would get the same answer."""
        return not self.is_unprotected and not self.sees_more

    @property
    def sees_more(self) -> bool:
        """Whether the caller may see collections that are not published."""
        return self.caller.reach(Permission.READ_UNPUBLISHED) is not None

    def check_county(self, county_id: str) -> None:
        """Stop who asks for unprotected figures of a county where they may see none."""
        if self.is_unprotected and not self._reaches(Permission.READ_UNPROTECTED, county_id):
            own_county = self.caller.county_id == county_id
            if self.caller.reach(Permission.READ_UNPROTECTED) is not Reach.OWN or not own_county:
                raise refusal(self.caller)

    def seen(self, statement: Any) -> Any:
        """The statement limited to the rows that the caller may know of."""
        reach = self.caller.reach(Permission.READ_UNPUBLISHED)
        if reach is Reach.ANY:
            return statement
        published = col(Collection.status) == CollectionStatus.PUBLISHED
        if reach is Reach.COUNTY:
            published |= col(Observation.county_id) == self.caller.county_id
        elif reach is Reach.OWN:
            published |= col(Observation.organisation_id).in_(sorted(self._own_organisations()))
        return statement.where(published)

    def rows(self, *conditions: Any, order: Sequence[Any] = ()) -> Any:
        """A statement of the rows that the caller may know of; `shown` makes figures of them."""
        statement = self.seen(RAW.where(*conditions))
        return statement.order_by(None).order_by(*order, *_KEY) if order else statement

    def shown(self, rows: Iterable[Any]) -> Iterator[Figure]:
        """The rows as they may be shown, in their order."""
        for row in rows:
            yield self._shown(row)

    def stream(self, *conditions: Any, order: Sequence[Any] = ()) -> Iterator[Figure]:
        """The figures, few in memory at a time."""
        options = {"yield_per": _AT_ONCE}
        statement = self.rows(*conditions, order=order)
        result = self.session.connection().execute(statement, execution_options=options)
        yield from self.shown(result)

    def table(self, county_id: str, indicator_ids: Sequence[str]) -> Iterator[Figure]:
        """A county's figures of the indicators that tables show, with totals that are computed."""
        self.check_county(county_id)
        conditions = (
            col(Observation.county_id) == county_id,
            col(Observation.indicator_id).in_(indicator_ids),
            col(Observation.account) == MAIN,
        )
        result = self.session.connection().execute(
            self.rows(*conditions), execution_options={"yield_per": _AT_ONCE}
        )
        yield from self.shown(result)
        whole = self._sees_whole(county_id)
        for indicator_id in indicator_ids:
            decided = self._decided(county_id, indicator_id, whole=whole)
            unprotected = self._may_see_unprotected(county_id, None)
            for total in decided.totals:
                reason = None if unprotected else decided.reason(total.key)
                if reason is not None and not self._may_know_why(county_id):
                    reason = PROTECTED
                yield _of_total(county_id, total, reason)

    def protection(self, county_id: str, indicator_id: str) -> verdicts.Decided:
        """What is decided of all of a county's figures of an indicator, for those who lead it."""
        return self._decided(county_id, indicator_id, whole=True)

    def _shown(self, row: Any) -> Figure:
        county_id, organisation_id, is_public = row[0], row[7], row[17]
        if row[_SETTLED] == Settled.WITHHELD:
            # It is not known here, so nobody can be shown it.
            return _without(row, PROTECTED)
        if (
            is_public
            or row[_SETTLED] == Settled.SHOWN
            or self._may_see_unprotected(county_id, organisation_id)
        ):
            return Figure(*row[:-1])
        whole = row[-1] != CollectionStatus.PUBLISHED or self._sees_whole(county_id)
        decided = self._decided(county_id, row[1], whole=whole)
        reason = decided.reason((row[1], row[2], row[3], row[4]), row[5])
        if reason is None:
            return Figure(*row[:-1])
        if not self._may_know_why(county_id):
            reason = PROTECTED
        return _without(row, reason)

    def _decided(self, county_id: str, indicator_id: str, *, whole: bool) -> verdicts.Decided:
        if self._verdicts is None:
            self._verdicts = Verdicts(self.session, self.rule)
        return self._verdicts.of(county_id, indicator_id, whole=whole)

    def _sees_whole(self, county_id: str) -> bool:
        return self._reaches(Permission.READ_UNPUBLISHED, county_id)

    def _may_see_unprotected(self, county_id: str, organisation_id: str | None) -> bool:
        if not self.is_unprotected:
            return False
        return self._reaches(Permission.READ_UNPROTECTED, county_id) or (
            organisation_id in self._own_organisations()
            and self.caller.reach(Permission.READ_UNPROTECTED) is Reach.OWN
        )

    def _may_know_why(self, county_id: str) -> bool:
        """Whether the caller may be told which reason: it says how great the number is."""
        return self._reaches(Permission.READ_UNPROTECTED, county_id)

    def _reaches(self, permission: Permission, county_id: str) -> bool:
        """Whether the permission reaches all of the county."""
        found = self._reach.get((permission, county_id))
        if found is None:
            found = scope.allows(self.session, self.caller, permission, county_id=county_id)
            self._reach[permission, county_id] = found
        return found

    def _own_organisations(self) -> frozenset[str]:
        if self._own is None:
            self._own = scope.under(self.session, self.caller.organisation_id)
        return self._own


def _without(row: Any, reason: str) -> Figure:
    """The figure withheld: nothing of it is told, not in somebody's own words either."""
    return Figure(*row[:-1])._replace(
        value=None,
        value_to=None,
        value_text=None,
        qualifier=None,
        numerator=None,
        denominator=None,
        denominator_text=None,
        note=None,
        withheld=reason,
    )


def _of_total(county_id: str, total: Total, reason: str | None) -> Figure:
    shown = reason is None
    return Figure(
        county_id=county_id,
        indicator_id=total.indicator_id,
        period=total.period,
        area_id=total.area_id,
        breakdown=total.breakdown,
        account=MAIN,
        collection_id=None,
        organisation_id=None,
        edition=total.edition,
        value=total.value if shown else None,
        value_to=total.value_to if shown else None,
        value_text=None,
        qualifier=total.qualifier if shown else None,
        quality=total.quality,
        numerator=None,
        denominator=None,
        denominator_text=None,
        is_public=False,
        place_id=None,
        note=None,
        entered_at=None,
        revision=total.revision,
        withheld=reason,
        is_computed=True,
    )
