"""Rules for reporting: who may write which figures, judged row by row, all or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.auth.service import Caller
from samplan.auth.terms import Permission
from samplan.db.base import now
from samplan.db.history import Actor
from samplan.organisations import scope
from samplan.organisations.tables import Organisation
from samplan.statistics import breakdowns
from samplan.statistics.access import SeenCollection
from samplan.statistics.catalogue.service import edition_of
from samplan.statistics.collections.asking import indicators_of, organisations_of
from samplan.statistics.collections.documents import touch
from samplan.statistics.collections.service import STATUS_WORDS, frozen
from samplan.statistics.reporting.columns import VALUE
from samplan.statistics.reporting.figures import AskedIndicator, Figure, Ground, Key, Message
from samplan.statistics.reporting.results import Results
from samplan.statistics.reporting.schemas import FigureEffect, FigureInput
from samplan.statistics.reporting.writing import Figures, Row, Writer, is_same
from samplan.statistics.tables import (
    Area,
    Category,
    Collection,
    Indicator,
    IndicatorDimension,
    IndicatorEdition,
)
from samplan.statistics.terms import (
    CollectionStatus,
    Counted,
    Frequency,
    Measure,
    Qualifier,
    Quality,
)
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

AT_ONCE: Final = 2_000
"""So many rows are looked up, judged and written together."""
_KEPT_UNLESS_GIVEN: Final = (
    "value_to",
    "value_text",
    "qualifier",
    "quality",
    "numerator",
    "denominator",
    "note",
)


def may_report(session: Session, caller: Caller, row: Collection, organisation_id: str) -> bool:
    """Whether the caller may report the organisation's figures as the collection stands now."""
    if not scope.allows(
        session,
        caller,
        Permission.REPORT,
        county_id=row.county_id,
        organisation_id=organisation_id,
    ):
        return False
    if row.status == CollectionStatus.PUBLISHED:
        return scope.allows(session, caller, Permission.CORRECT, county_id=row.county_id)
    return row.status == CollectionStatus.OPEN


def require_own(
    session: Session, caller: Caller, seen: SeenCollection, organisation_id: str, field_name: str
) -> None:
    """Stop with a problem unless the caller reports for the organisation, and it is asked.

    Who reports is shown what is there already as it is, so that must be allowed too.
    """
    for permission in (Permission.REPORT, Permission.READ_UNPROTECTED):
        scope.require(
            session,
            caller,
            permission,
            county_id=seen.row.county_id,
            organisation_id=organisation_id,
        )
    if organisation_id not in organisations_of(session, seen.row.id):
        words = Words(
            "Insamlingen frågar inte organisationen.",
            "The collection does not ask that organisation.",
        )
        raise invalid(Violation(field_name, words))


def require_reportable(
    session: Session,
    caller: Caller,
    row: Collection,
    organisation_id: str,
    reason: str | None,
    *,
    writing: bool,
) -> None:
    """Stop with a problem when figures cannot be reported now, or not without a reason."""
    if may_report(session, caller, row, organisation_id):
        if row.status == CollectionStatus.PUBLISHED and writing and not reason:
            words = Words(
                "Insamlingen är fastställd. Skriv varför uppgifterna rättas.",
                "The collection is published. Write why its figures are corrected.",
            )
            raise invalid(Violation("reason", words))
        return
    if row.status == CollectionStatus.PUBLISHED:
        raise frozen()
    status = STATUS_WORDS[CollectionStatus(row.status)]
    words = Words(
        f"Insamlingen är {status.sv} och tar inte emot uppgifter. Fråga länets projektledare.",
        f"The collection is {status.en} and takes no figures. Ask the county's project lead.",
    )
    raise ProblemError(CONFLICT, words)


def ground_of(session: Session, row: Collection) -> Ground:
    """What the collection's figures are held against."""
    asked = indicators_of(session, row.id)
    dimensions: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    categories: dict[str, set[str]] = defaultdict(set)
    has = select(IndicatorDimension).where(col(IndicatorDimension.indicator_id).in_(asked))
    links = session.exec(has).all()
    used = {link.dimension_id for link in links}
    for one in session.exec(select(Category).where(col(Category.dimension_id).in_(used))):
        categories[one.dimension_id].add(one.id)
    for link in links:
        dimensions[link.indicator_id][link.dimension_id] = frozenset(categories[link.dimension_id])
    editions: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    defined = select(IndicatorEdition).where(col(IndicatorEdition.indicator_id).in_(asked))
    for edition in session.exec(defined):
        editions[edition.indicator_id].append((edition.number, edition.valid_from))
    indicators = {
        one.id: AskedIndicator(
            one.id,
            Measure(one.measure),
            Counted(one.counted),
            Frequency(one.frequency),
            dimensions[one.id],
            editions[one.id],
        )
        for one in session.exec(select(Indicator).where(col(Indicator.id).in_(asked)))
    }
    in_county = sa.or_(col(Area.county_id) == row.county_id, col(Area.county_id).is_(None))
    areas = frozenset(session.exec(select(Area.id).where(in_county)))
    return Ground(indicators, areas, row.period, now().year, edition_of)


def figures_of(rows: Sequence[FigureInput]) -> Iterator[Figure]:
    """The figures that JSON rows say."""
    for number, one in enumerate(rows, start=1):
        yield Figure(
            number,
            one.indicator_id,
            one.period,
            one.area_id,
            one.breakdown,
            frozenset(one.model_fields_set),
            one.value,
            one.value_to,
            one.value_text,
            Qualifier(one.qualifier),
            Quality(one.quality),
            one.numerator,
            one.denominator,
            one.note or None,
        )


class Report:
    """Figures that somebody reports for an organisation, judged and perhaps written."""

    def __init__(
        self,
        session: Session,
        collection: Collection,
        organisation_id: str,
        by: Actor,
        reason: str | None = None,
    ) -> None:
        self.session = session
        self.collection = collection
        self.organisation_id = organisation_id
        self.by = by
        self.results = Results()
        self.ground = ground_of(session, collection)
        self.figures = Figures(session, collection.county_id)
        self.writer = Writer(session, collection, organisation_id, self.ground, by, reason)
        self._seen: dict[int, int] = {}  # row numbers by what the rows are about

    def take(self, figures: Iterable[Figure], *, write: bool) -> bool:
        """Judge the figures, and write them unless one is faulty; whether they are written.

        They are written as they are read, so that many take no more memory than few. A faulty one
        takes back all that was written before it.
        """
        ahead = iter(figures)
        while some := list(islice(ahead, AT_ONCE)):
            new, changed = self._judge(some)
            if write and not self.results.faulty and (new or changed):
                self.writer.write(new, changed)
        if not write:
            return False
        if self.results.faulty:
            self.session.rollback()
            self.session.info.pop("revision", None)
            return False
        if self.results.writing:
            touch(self.session, self.collection, by=self.by)
            self.session.flush()
        return True

    def _judge(self, some: Sequence[Figure]) -> tuple[list[Figure], list[tuple[Figure, Row]]]:
        """What each of some figures does."""
        said = [one for one in some if one.messages or not one.is_blank]
        for one in said:
            self.ground.check(one)
            self._check_double(one)
        sound = {one.key: one for one in said if not one.messages}
        found = self.figures.find(_with_wider(sound, self.ground))
        # Of others' figures nothing is told, neither their values nor what follows from them.
        own = {
            key: row for key, row in found.items() if row["organisation_id"] == self.organisation_id
        }
        new: list[Figure] = []
        changed: list[tuple[Figure, Row]] = []
        for one in some:
            before = found.get(one.key)
            effect = self._effect(one, before)
            if effect in (FigureEffect.NEW, FigureEffect.CHANGED):
                self._warn(one, sound, own)
            if effect is FigureEffect.NEW:
                new.append(one)
            elif effect is FigureEffect.CHANGED and before is not None:
                changed.append((one, before))
            seen = own[one.key]["value"] if one.key in own and not one.is_faulty else None
            self.results.add(one, effect, seen)
        return new, changed

    def _check_double(self, figure: Figure) -> None:
        """Note that a row before this one is about the same."""
        if figure.messages:
            return
        mark = hash(figure.key)
        before = self._seen.setdefault(mark, figure.row)
        if before != figure.row:
            figure.complain(
                None,
                f"Raderna {before} och {figure.row} gäller samma uppgift. Ta bort den ena.",
                f"Rows {before} and {figure.row} are about the same figure. Remove one of them.",
            )

    def _effect(self, figure: Figure, before: Row | None) -> FigureEffect:
        if figure.messages:
            return FigureEffect.FAULTY
        if figure.is_blank:
            return FigureEffect.UNCHANGED
        if before is None:
            return FigureEffect.NEW
        if before["collection_id"] != self.collection.id:
            figure.complain(
                None,
                "Uppgiften finns redan i en annan insamling. Den rättas där.",
                "The figure is in another collection already. It is corrected there.",
            )
            return FigureEffect.FAULTY
        if before["organisation_id"] != self.organisation_id:
            other = self.session.get_one(Organisation, before["organisation_id"])
            figure.complain(
                None,
                f"Uppgiften lämnas redan av {other.name_sv}.",
                f"The figure is reported by {other.name_en or other.name_sv} already.",
            )
            return FigureEffect.FAULTY
        for name in _KEPT_UNLESS_GIVEN:
            if name not in figure.given:
                setattr(figure, name, before[name])
        return FigureEffect.UNCHANGED if is_same(figure, before) else FigureEffect.CHANGED

    def _warn(self, figure: Figure, some: dict[Key, Figure], own: dict[Key, Row]) -> None:
        """Note that a part is larger than its whole: odd, and for the reporter to judge."""
        indicator = self.ground.indicators[figure.indicator_id]
        if indicator.measure is not Measure.COUNT or not figure.breakdown or figure.value is None:
            return
        for key in _wider(figure):
            whole = some[key].value if key in some else own[key]["value"] if key in own else None
            if whole is not None and figure.value > whole:
                named = breakdowns.parse(key[3])
                of = ", ".join(named.values()) or "hela antalet"
                of_en = ", ".join(named.values()) or "the whole"
                words = Words(
                    f"Delen är större än {of} ({whole:g}). Stämmer det?",
                    f"The part is larger than {of_en} ({whole:g}). Is that right?",
                )
                figure.messages.append(Message(VALUE.name, words, is_warning=True))
                return


def _wider(figure: Figure) -> Iterator[Key]:
    for breakdown in breakdowns.wider(figure.breakdown):
        yield figure.indicator_id, figure.period, figure.area_id, breakdown


def _with_wider(some: dict[Key, Figure], ground: Ground) -> set[Key]:
    """The keys, and those of the wholes that counts are parts of."""
    keys = set(some)
    for one in some.values():
        if one.breakdown and ground.indicators[one.indicator_id].measure is Measure.COUNT:
            keys.update(_wider(one))
    return keys
