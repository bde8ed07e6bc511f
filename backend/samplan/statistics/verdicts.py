"""What is withheld of a county's figures, worked out once and kept until these figures change.

Kept are the verdicts and no values but those of computed totals, by database, county and indicator,
and by what the figures rest on: how many rows there are, their newest revision, which collections
they are in, and how the indicators are defined. What does not hold any longer is never found again.
"""

import threading
import weakref
from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.history import last_replacement
from samplan.disclosure.model import Reason, Rule
from samplan.statistics import periods
from samplan.statistics.protection import (
    Definition,
    FigureKey,
    Known,
    Place,
    Verdict,
    decide,
)
from samplan.statistics.tables import (
    Area,
    Category,
    Collection,
    Indicator,
    IndicatorDimension,
    Observation,
)
from samplan.statistics.terms import MAIN, CollectionStatus, Settled
from samplan.statistics.totals import ADDED, Total, computed

MOST_KEPT: Final = 400_000
"""Verdicts on single figures that one process keeps, some 100 MB at most."""

_TEXT = sa.String()


@dataclass(frozen=True)
class Decided:
    """What is decided of a county's figures of one indicator."""

    withheld: Mapping[FigureKey, Reason]
    elsewhere: Mapping[tuple[FigureKey, str], Reason]
    """Of figures given in other accounts, where the main one is not withheld."""
    totals: Sequence[Total]
    exposed: frozenset[FigureKey]
    counted: Mapping[str, int]
    """Figures by period, computed totals among them."""

    def reason(self, key: FigureKey, account: str = MAIN) -> str | None:
        """Why the figure is withheld; None when it may be shown."""
        found = self.withheld.get(key)
        if found is None and account != MAIN:
            found = self.elsewhere.get((key, account))
        return None if found is None else found.value

    @property
    def size(self) -> int:
        """How much it takes to keep."""
        return 1 + len(self.withheld) + len(self.elsewhere) + 2 * len(self.totals)


class _Kept:
    """Verdicts of one database, the least used thrown out first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: OrderedDict[Any, Decided] = OrderedDict()
        self._size = 0

    def get(self, key: Any) -> Decided | None:
        with self._lock:
            found = self._found.get(key)
            if found is not None:
                self._found.move_to_end(key)
            return found

    def put(self, key: Any, decided: Decided) -> None:
        with self._lock:
            before = self._found.pop(key, None)
            self._size += decided.size - (before.size if before else 0)
            self._found[key] = decided
            while self._size > MOST_KEPT and len(self._found) > 1:
                self._size -= self._found.popitem(last=False)[1].size


_kept: "weakref.WeakKeyDictionary[Any, _Kept]" = weakref.WeakKeyDictionary()
_kept_lock = threading.Lock()


def _kept_of(session: Session) -> _Kept:
    """What is kept of the session's database: all views of a database share their pool."""
    bind = session.get_bind()
    pool = (bind.engine if isinstance(bind, sa.Connection) else bind).pool
    with _kept_lock:
        return _kept.setdefault(pool, _Kept())


@dataclass
class _Catalogue:
    """Indicators and what they hang on, as one moment of the data has them."""

    definitions: dict[str, Definition]
    families: dict[str, frozenset[str]]
    """By indicator: all that are linked to it, directly or over others."""
    parts: dict[str, dict[str, frozenset[str]]]
    """By indicator and dimension that parts the whole: all its categories."""


class Verdicts:
    """Verdicts in one moment of the data."""

    def __init__(self, session: Session, rule: Rule) -> None:
        self._session = session
        self._rule = rule
        self._kept = _kept_of(session)
        self._seen: dict[tuple[str, str, bool], Decided] = {}
        self._catalogue: _Catalogue | None = None

    def of(self, county_id: str, indicator_id: str, *, whole: bool) -> Decided:
        """What is decided of the indicator: `whole` takes in what is not published."""
        found = self._seen.get((county_id, indicator_id, whole))
        if found is None:
            found = self._of(county_id, indicator_id, whole=whole)
            self._seen[county_id, indicator_id, whole] = found
        return found

    def _of(self, county_id: str, indicator_id: str, *, whole: bool) -> Decided:
        catalogue = self._catalogue_now()
        family = catalogue.families[indicator_id]
        state = self._state(county_id, family, catalogue, whole=whole)
        key = (county_id, indicator_id, whole, self._rule, state)
        # A transaction that has written may yet be taken back: what it sees is not kept.
        may_keep = "revision" not in self._session.info
        found = self._kept.get(key) if may_keep else None
        if found is None:
            decided = self._decide(county_id, family, catalogue, whole=whole)
            for one, verdict in decided.items():
                self._seen[county_id, one, whole] = verdict
                if may_keep:
                    self._kept.put((county_id, one, whole, self._rule, state), verdict)
            found = decided[indicator_id]
        return found

    @cached_property
    def _replaced(self) -> int:
        """Rows of another time may have the numbers that rows had before a replacement."""
        return last_replacement(self._session)

    def _catalogue_now(self) -> _Catalogue:
        if self._catalogue is None:
            self._catalogue = read_catalogue(self._session)
        return self._catalogue

    def _state(
        self, county_id: str, family: frozenset[str], catalogue: _Catalogue, *, whole: bool
    ) -> Any:
        """What the verdicts rest on: when it is the same, so are they."""
        statement = (
            sa.select(
                col(Observation.indicator_id),
                col(Observation.collection_id),
                sa.func.count(),
                sa.func.max(col(Observation.revision)),
            )
            .join(Collection, col(Collection.id) == col(Observation.collection_id))
            .where(
                col(Observation.county_id) == county_id,
                col(Observation.indicator_id).in_(sorted(family)),
            )
            .group_by(col(Observation.indicator_id), col(Observation.collection_id))
            .order_by(col(Observation.indicator_id), col(Observation.collection_id))
        )
        if not whole:
            statement = statement.where(col(Collection.status) == CollectionStatus.PUBLISHED)
        rows = tuple(map(tuple, self._session.connection().execute(statement)))
        defined = tuple(
            (catalogue.definitions[one], tuple(sorted(catalogue.parts[one].items())))
            for one in sorted(family)
        )
        return rows, hash(defined), self._place(county_id), self._replaced

    def _place(self, county_id: str) -> Place:
        inside = select(Area.id).where(col(Area.county_id) == county_id)
        return Place(county_id, frozenset(self._session.exec(inside)))

    def _decide(
        self, county_id: str, family: frozenset[str], catalogue: _Catalogue, *, whole: bool
    ) -> dict[str, Decided]:
        rows = self._rows(county_id, family, whole=whole)
        place = self._place(county_id)
        merged: dict[FigureKey, Any] = {}
        for row in rows:
            if row.account == MAIN or row[:4] not in merged:
                merged[tuple(row[:4])] = row
        totals = _totals(merged, catalogue, family)
        known = [_known(row) for row in merged.values()]
        known += [
            Known(*one.key, one.value, one.value_to, None, None, is_public=False)
            for listed in totals.values()
            for one in listed
        ]
        verdict = _by_year(known, catalogue.definitions, place, self._rule)
        elsewhere = self._elsewhere(rows, verdict, catalogue, place)
        return {
            one: _of_indicator(one, known, verdict, elsewhere, totals.get(one, []))
            for one in family
        }

    def _rows(self, county_id: str, family: frozenset[str], *, whole: bool) -> Sequence[Any]:
        statement = (
            sa.select(
                col(Observation.indicator_id),
                col(Observation.period),
                col(Observation.area_id),
                col(Observation.breakdown),
                col(Observation.account),
                col(Observation.value),
                col(Observation.value_to),
                col(Observation.numerator),
                col(Observation.denominator),
                # What was shown where it was published is as public as what its owner published.
                sa.or_(col(Observation.is_public), col(Observation.settled) == Settled.SHOWN).label(
                    "is_public"
                ),
                sa.type_coerce(col(Observation.qualifier), _TEXT).label("qualifier"),
                sa.type_coerce(col(Observation.quality), _TEXT).label("quality"),
                col(Observation.edition),
                col(Observation.revision),
            )
            .join(Collection, col(Collection.id) == col(Observation.collection_id))
            .where(
                col(Observation.county_id) == county_id,
                col(Observation.indicator_id).in_(sorted(family)),
            )
        )
        if not whole:
            statement = statement.where(col(Collection.status) == CollectionStatus.PUBLISHED)
        return self._session.connection().execute(statement).all()

    def _elsewhere(
        self, rows: Sequence[Any], verdict: Verdict, catalogue: _Catalogue, place: Place
    ) -> dict[tuple[FigureKey, str], Reason]:
        """What is withheld of other accounts: what is withheld in the main one, and their own."""
        accounts: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            if row.account != MAIN:
                accounts[row.account].append(row)
        found: dict[tuple[FigureKey, str], Reason] = {}
        for account, given in accounts.items():
            own = _by_year(
                [_known(row) for row in given],
                catalogue.definitions,
                place,
                self._rule,
                forced=verdict.withheld,
            )
            found |= {(key, account): reason for key, reason in own.withheld.items()}
        return found


def _known(row: Any) -> Known:
    return Known(*row[:4], *row[5:10])


def _by_year(
    known: Sequence[Known],
    definitions: Mapping[str, Definition],
    place: Place,
    rule: Rule,
    forced: Mapping[FigureKey, Reason] | None = None,
) -> Verdict:
    """The verdicts of all years: what is of different years says nothing of each other."""
    years: dict[object, list[Known]] = defaultdict(list)
    for one in known:
        years[periods.year_of(one.period)].append(one)
    together = Verdict()
    for of_year in years.values():
        verdict = decide(of_year, definitions, place, rule, forced)
        together.withheld |= verdict.withheld
        together.exposed |= verdict.exposed
    return together


def _totals(
    merged: Mapping[FigureKey, Any], catalogue: _Catalogue, family: frozenset[str]
) -> dict[str, list[Total]]:
    given: dict[str, list[Total]] = defaultdict(list)
    taken: dict[str, set[str]] = defaultdict(set)
    for key, row in merged.items():
        taken[key[0]].add("|".join(key[1:]))
        if row.value is not None:
            given[key[0]].append(
                Total(
                    *key, row.value, row.value_to, row.qualifier, row.quality, row.edition,
                    row.revision,
                )
            )  # fmt: skip
    return {
        one: computed(given[one], catalogue.parts[one], frozenset(taken[one]))
        for one in family
        if catalogue.definitions[one].measure in ADDED
    }


def _of_indicator(
    indicator_id: str,
    known: Sequence[Known],
    verdict: Verdict,
    elsewhere: Mapping[tuple[FigureKey, str], Reason],
    totals: Sequence[Total],
) -> Decided:
    counted: dict[str, int] = defaultdict(int)
    for one in known:
        if one.indicator_id == indicator_id:
            counted[one.period] += 1
    return Decided(
        {key: reason for key, reason in verdict.withheld.items() if key[0] == indicator_id},
        {key: reason for key, reason in elsewhere.items() if key[0][0] == indicator_id},
        totals,
        frozenset(key for key in verdict.exposed if key[0] == indicator_id),
        counted,
    )


def read_catalogue(session: Session) -> _Catalogue:
    """How all indicators are defined and hang together."""
    parts: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    categories: dict[str, set[str]] = defaultdict(set)
    for dimension_id, category_id in session.connection().execute(
        sa.select(col(Category.dimension_id), col(Category.id))
    ):
        categories[dimension_id].add(category_id)
    for indicator_id, dimension_id in session.connection().execute(
        sa.select(col(IndicatorDimension.indicator_id), col(IndicatorDimension.dimension_id)).where(
            col(IndicatorDimension.is_partition).is_(True)
        )
    ):
        parts[indicator_id][dimension_id] = frozenset(categories[dimension_id])
    definitions = {}
    columns = (
        col(Indicator.id),
        sa.type_coerce(col(Indicator.measure), _TEXT),
        sa.type_coerce(col(Indicator.counted), _TEXT),
        col(Indicator.decimals),
        col(Indicator.numerator_id),
        col(Indicator.denominator_id),
    )
    for row in session.connection().execute(sa.select(*columns)):
        definitions[row[0]] = Definition(*row, frozenset(parts[row[0]]))
    families = _families(definitions)
    # Of things, nothing is withheld: what they are linked to need not be read for them.
    families |= {one: frozenset({one}) for one, what in definitions.items() if not what.may_hide}
    return _Catalogue(definitions, families, parts)


def _families(definitions: Mapping[str, Definition]) -> dict[str, frozenset[str]]:
    """Indicators that are linked, as groups of all that hang together."""
    group: dict[str, set[str]] = {one: {one} for one in definitions}
    for one, definition in definitions.items():
        for other in (definition.numerator_id, definition.denominator_id):
            if other is not None and group[one] is not group[other]:
                joined = group[one] | group[other]
                for member in joined:
                    group[member] = joined
    return {one: frozenset(members) for one, members in group.items()}
