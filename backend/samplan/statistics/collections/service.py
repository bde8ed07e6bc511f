"""Rules for collections: what they ask, and the order in which they live."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, record
from samplan.organisations.tables import County, Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.statistics import periods
from samplan.statistics.collections import asking
from samplan.statistics.collections.documents import collection_document, scope_of, touch
from samplan.statistics.collections.schemas import CollectionCreate, CollectionUpdate
from samplan.statistics.tables import Collection, Indicator, Observation
from samplan.statistics.terms import TRANSITIONS, CollectionStatus, Frequency
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

STATUS_WORDS = {
    CollectionStatus.DRAFT: Words("utkast", "draft"),
    CollectionStatus.OPEN: Words("öppen", "open"),
    CollectionStatus.PUBLISHED: Words("fastställd", "published"),
}
_PARTS_OF = {
    periods.PeriodKind.YEAR: frozenset(Frequency),
    periods.PeriodKind.SPAN: frozenset({Frequency.YEAR}),
    periods.PeriodKind.HALF_YEAR: frozenset(
        {Frequency.HALF_YEAR, Frequency.QUARTER, Frequency.DATE}
    ),
    periods.PeriodKind.QUARTER: frozenset({Frequency.QUARTER, Frequency.DATE}),
    periods.PeriodKind.MONTH: frozenset({Frequency.DATE}),
    periods.PeriodKind.DAY: frozenset({Frequency.DATE}),
}
"""How often indicators may be measured that a collection of such a period asks for."""


def figure_counts(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """How many figures each collection holds."""
    collection = col(Observation.collection_id)
    counted = sa.select(collection, sa.func.count()).where(collection.in_(ids))
    found = dict.fromkeys(ids, 0)
    for one, number in session.connection().execute(counted.group_by(collection)):
        found[one] = number
    return found


def create(session: Session, new: CollectionCreate, *, by: Actor) -> Collection:
    """A draft that asks what it is told to, or the same as the collection before it."""
    if session.get(Collection, new.id) is not None:
        words = Words("Det finns redan en insamling med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    if session.get(County, new.county_id) is None:
        raise invalid(Violation("countyId", Words("Länet finns inte.", "There is no such county.")))
    previous = _previous(session, new)
    indicators = new.indicator_ids or asking.indicators_of(session, previous or "")
    organisations = new.organisation_ids or _still_there(session, previous or "")
    violations = [
        *_date_violations(new.opens_on, new.due_on),
        *_indicator_violations(session, indicators, new.period),
        *_organisation_violations(session, new.county_id, organisations),
        *_nothing_violations(indicators, organisations),
    ]
    if violations:
        raise invalid(*violations)
    row = Collection(
        id=new.id,
        county_id=new.county_id,
        title_sv=new.title.sv,
        title_en=new.title.en,
        period=new.period,
        status=CollectionStatus.DRAFT,
        opens_on=new.opens_on,
        due_on=new.due_on,
    )
    session.add(row)
    session.flush()
    asking.lay_out_indicators(session, row.id, indicators)
    asking.lay_out_organisations(session, row.id, organisations)
    touch(session, row, by=by)
    _record(session, by, Action.CREATE, row, None)
    return row


def _previous(session: Session, new: CollectionCreate) -> str | None:
    if new.previous_collection_id is None:
        if new.indicator_ids and new.organisation_ids:
            return None
        words = Words(
            "Ange en tidigare insamling, eller både nyckeltal och organisationer.",
            "Name a previous collection, or both indicators and organisations.",
        )
        raise invalid(Violation("previousCollectionId", words))
    previous = session.get(Collection, new.previous_collection_id)
    if previous is None or previous.county_id != new.county_id:
        words = Words("Insamlingen finns inte i länet.", "There is no such collection here.")
        raise invalid(Violation("previousCollectionId", words))
    return previous.id


def _still_there(session: Session, previous: str) -> list[str]:
    """Whom the previous collection asked, less those that have closed and mere groups."""
    asked = asking.organisations_of(session, previous)
    rows = session.exec(select(Organisation).where(col(Organisation.id).in_(asked)))
    there = {
        one.id
        for one in rows
        if one.kind != OrganisationKind.GROUP
        and (one.closed_on is None or one.closed_on >= now().date())
    }
    return [one for one in asked if one in there]


def _nothing_violations(
    indicators: Sequence[str], organisations: Sequence[str]
) -> Iterable[Violation]:
    words = Words(
        "Den tidigare insamlingen frågade inte efter något här. Ange vad som ska ingå.",
        "The previous collection asked for nothing here. Say what is asked.",
    )
    if not indicators:
        yield Violation("indicatorIds", words)
    if not organisations:
        yield Violation("organisationIds", words)


def _date_violations(opens: date | None, due: date | None) -> list[Violation]:
    if opens is not None and due is not None and due < opens:
        words = Words("Kan inte vara klar innan den öppnar.", "Cannot be due before it opens.")
        return [Violation("dueOn", words)]
    return []


def _indicator_violations(
    session: Session, ids: Sequence[str], period: str | None
) -> list[Violation]:
    statement = select(Indicator.id, Indicator.frequency).where(col(Indicator.id).in_(ids))
    known = dict(session.exec(statement).all())
    kind = periods.parse(period).kind if period else None
    found = []
    for index, one in enumerate(ids):
        field = f"indicatorIds[{index}]"
        if one not in known:
            words = Words(f"{one} finns inte.", f"There is no {one}.")
            found.append(Violation(field, words))
        elif kind is not None and known[one] not in _PARTS_OF.get(kind, ()):
            words = Words(
                f"{one} mäts inte så ofta att det kan lämnas för {period}.",
                f"{one} is not measured often enough to be reported for {period}.",
            )
            found.append(Violation(field, words))
    return found + _double_violations("indicatorIds", ids)


def _organisation_violations(
    session: Session, county_id: str, ids: Sequence[str]
) -> list[Violation]:
    known = {
        row.id: row
        for row in session.exec(select(Organisation).where(col(Organisation.id).in_(ids)))
    }
    found = []
    for index, one in enumerate(ids):
        row = known.get(one)
        if row is None or row.county_id != county_id or row.kind == OrganisationKind.GROUP:
            words = Words(
                "Ska vara en organisation i länet.", "Should be an organisation of the county."
            )
            found.append(Violation(f"organisationIds[{index}]", words))
    return found + _double_violations("organisationIds", ids)


def _double_violations(field: str, ids: Sequence[str]) -> list[Violation]:
    if len(set(ids)) < len(ids):
        return [Violation(field, Words("Samma står två gånger.", "One is there twice."))]
    return []


def update(session: Session, row: Collection, change: CollectionUpdate, *, by: Actor) -> Collection:
    """Change a collection that is not published; nothing that has figures is left out."""
    if row.status == CollectionStatus.PUBLISHED:
        raise frozen()
    before = collection_document(session, row)
    sent = change.model_fields_set
    fields = change.model_dump(
        exclude_unset=True, exclude={"title", "indicator_ids", "organisation_ids"}
    )
    if "title" in sent:
        fields |= {"title_sv": change.title.sv, "title_en": change.title.en}
    violations = _change_violations(session, row, change)
    if violations:
        raise invalid(*violations)
    for name, value in fields.items():
        setattr(row, name, value)
    if "indicator_ids" in sent:
        asking.lay_out_indicators(session, row.id, change.indicator_ids)
    if "organisation_ids" in sent:
        asking.lay_out_organisations(session, row.id, change.organisation_ids)
    session.flush()
    if collection_document(session, row) == before:
        return row
    row.version += 1
    touch(session, row, by=by)
    _record(session, by, Action.UPDATE, row, before)
    return row


def _change_violations(
    session: Session, row: Collection, change: CollectionUpdate
) -> list[Violation]:
    sent = change.model_fields_set
    opens = change.opens_on if "opens_on" in sent else row.opens_on
    due = change.due_on if "due_on" in sent else row.due_on
    period = change.period if "period" in sent else row.period
    found = _date_violations(opens, due)
    if period != row.period and figure_counts(session, [row.id])[row.id]:
        words = Words(
            "Det finns redan uppgifter i insamlingen, så perioden kan inte ändras.",
            "There are figures in the collection already, so its period cannot change.",
        )
        found.append(Violation("period", words))
    if {"indicator_ids", "period"} & sent:
        asked = (
            change.indicator_ids
            if "indicator_ids" in sent
            else asking.indicators_of(session, row.id)
        )
        found += _indicator_violations(session, asked, period)
    if "indicator_ids" in sent:
        found += _lost_violations(
            session, row, "indicatorIds", Observation.indicator_id, change.indicator_ids
        )
    if "organisation_ids" in sent:
        found += _organisation_violations(session, row.county_id, change.organisation_ids)
        found += _lost_violations(
            session, row, "organisationIds", Observation.organisation_id, change.organisation_ids
        )
    return found


def _lost_violations(
    session: Session, row: Collection, field: str, column: Any, kept: Sequence[str]
) -> list[Violation]:
    """What has figures in the collection and would no longer be asked."""
    statement = select(column).where(col(Observation.collection_id) == row.id).distinct()
    lost = sorted(set(session.exec(statement)) - set(kept))
    if not lost:
        return []
    names = ", ".join(lost[:10])
    words = Words(
        f"Det finns uppgifter för {names}. De skulle gå förlorade.",
        f"There are figures for {names}. They would be lost.",
    )
    return [Violation(field, words)]


def delete(session: Session, row: Collection, *, by: Actor) -> None:
    """Take an untouched draft away. Its history stays."""
    if row.status != CollectionStatus.DRAFT:
        words = Words(
            "Det går bara medan insamlingen är ett utkast.",
            "That can only be done while the collection is a draft.",
        )
        raise ProblemError(CONFLICT, words)
    if figure_counts(session, [row.id])[row.id]:
        words = Words(
            "Insamlingen har redan uppgifter, och de skulle gå förlorade.",
            "The collection has figures already, and they would be lost.",
        )
        raise ProblemError(CONFLICT, words)
    before, scope = collection_document(session, row), scope_of(row)
    asking.lay_out_indicators(session, row.id, ())
    asking.lay_out_organisations(session, row.id, ())
    session.delete(row)
    session.flush()
    record(session, by, Recorded(Action.DELETE, "collection", row.id, before, None, scope))


def frozen() -> ProblemError:
    """The problem that a published collection cannot be changed other than by a correction."""
    words = Words(
        "Insamlingen är fastställd. Uppgifterna kan bara rättas, med en motivering som syns.",
        "The collection is published. Its figures can only be corrected, with a reason that shows.",
    )
    return ProblemError(CONFLICT, words)


def move(
    session: Session, row: Collection, to: CollectionStatus, reason: str | None, *, by: Actor
) -> Collection:
    """Take the next step in the collection's life. Publishing shows its figures to all."""
    current = CollectionStatus(row.status)
    if to not in TRANSITIONS[current]:
        now_sv, now_en = STATUS_WORDS[current]
        to_sv, to_en = STATUS_WORDS[to]
        words = Words(
            f"En insamling som är {now_sv} kan inte bli {to_sv}.",
            f"A collection that is {now_en} cannot become {to_en}.",
        )
        raise ProblemError(CONFLICT, words)
    before = collection_document(session, row)
    row.status = to
    row.published_at = now() if to is CollectionStatus.PUBLISHED else None
    row.version += 1
    touch(session, row, by=by)
    _record(session, by, Action.UPDATE, row, before, reason)
    return row


def _record(
    session: Session,
    by: Actor,
    action: Action,
    row: Collection,
    before: dict[str, Any] | None,
    reason: str | None = None,
) -> None:
    session.flush()
    after = collection_document(session, row)
    record(
        session, by, Recorded(action, "collection", row.id, before, after, scope_of(row), reason)
    )
