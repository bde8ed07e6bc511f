"""Rules for rounds: what they ask, and the order in which they live."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record, revision
from samplan.gap.documents import round_document
from samplan.gap.rounds.schemas import RoundCreate, RoundUpdate
from samplan.gap.tables import Assessment, GapRound, RoundMethod, RoundOrganisation
from samplan.gap.terms import TRANSITIONS, RoundStatus, Status
from samplan.methods.tables import GuidelineEdition, Method
from samplan.organisations.tables import County, Organisation
from samplan.organisations.terms import OrganisationKind
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

STATUS_WORDS = {
    RoundStatus.DRAFT: Words("utkast", "draft"),
    RoundStatus.OPEN: Words("öppen", "open"),
    RoundStatus.UNDER_REVIEW: Words("under granskning", "under review"),
    RoundStatus.PUBLISHED: Words("fastställd", "published"),
}


def counts(session: Session, rows: Sequence[GapRound]) -> dict[str, dict[str, int]]:
    """How many rows, columns, asked and answered cells each round has."""
    ids = [row.id for row in rows]
    found = {
        round_id: {"methodCount": 0, "organisationCount": 0, "asked": 0, "answered": 0}
        for round_id in ids
    }
    for table, field in ((RoundMethod, "methodCount"), (RoundOrganisation, "organisationCount")):
        column = col(table.round_id)
        counted = sa.select(column, sa.func.count()).where(column.in_(ids)).group_by(column)
        for round_id, number in session.connection().execute(counted):
            found[round_id][field] = number
    cells = (
        sa.select(
            col(Assessment.round_id), sa.func.count(), sa.func.count(col(Assessment.entered_at))
        )
        .where(col(Assessment.round_id).in_(ids))
        .group_by(col(Assessment.round_id))
    )
    for round_id, asked, answered in session.connection().execute(cells):
        found[round_id] |= {"asked": asked, "answered": answered}
    return found


def scope_of(row: GapRound) -> Scope:
    """Whom changes in the round concern."""
    return Scope(county_id=row.county_id, round_id=row.id)


def touch(session: Session, row: GapRound, *, by: Actor) -> None:
    """Note that this transaction changes something in the round."""
    row.revision = revision(session, by)


def create(session: Session, new: RoundCreate, *, by: Actor) -> GapRound:
    """A draft that asks what it is told to, or the same as the round before it."""
    if session.get(GapRound, new.id) is not None:
        words = Words("Det finns redan en omgång med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    violations = _violations(session, new)
    if violations:
        raise invalid(*violations)
    previous = session.get(GapRound, new.previous_round_id) if new.previous_round_id else None
    edition = new.edition_id or (previous.edition_id if previous else None)
    row = GapRound(
        id=new.id,
        county_id=new.county_id,
        year=new.year,
        title_sv=new.title.sv,
        title_en=new.title.en,
        status=RoundStatus.DRAFT,
        edition_id=edition,
        previous_id=new.previous_round_id,
        opens_on=new.opens_on,
        closes_on=new.closes_on,
        as_of=str(new.year),
    )
    session.add(row)
    session.flush()
    _ask(session, row, new, previous)
    touch(session, row, by=by)
    _record(session, by, Action.CREATE, row, None)
    return row


def _ask(session: Session, row: GapRound, new: RoundCreate, previous: GapRound | None) -> None:
    """Lay out rows, columns and the cells that are asked, all waiting for an answer."""
    before = previous.id if previous else ""
    methods = new.method_ids if new.method_ids is not None else _methods(session, before)
    organisations = (
        new.organisation_ids
        if new.organisation_ids is not None
        else _organisations(session, before)
    )
    session.add_all(
        RoundMethod(round_id=row.id, method_id=method, position=place)
        for place, method in enumerate(methods, start=1)
    )
    session.add_all(
        RoundOrganisation(round_id=row.id, organisation_id=organisation, position=place)
        for place, organisation in enumerate(organisations, start=1)
    )
    session.flush()
    asked = _asked(session, before)
    cells = [
        {
            "round_id": row.id,
            "method_id": method,
            "organisation_id": organisation,
            "status": Status.UNKNOWN,
            "revision": 0,
            "version": 1,
        }
        for method in methods
        for organisation in organisations
        if _is_asked(method, organisation, asked)
    ]
    if cells:
        session.connection().execute(sa.insert(Assessment), cells)


def _methods(session: Session, round_id: str) -> list[str]:
    statement = select(RoundMethod.method_id).where(col(RoundMethod.round_id) == round_id)
    return list(session.exec(statement.order_by(col(RoundMethod.position))))


def _organisations(session: Session, round_id: str) -> list[str]:
    """The round's columns; organisations that have closed since are left out."""
    statement = (
        select(RoundOrganisation.organisation_id)
        .join(Organisation, col(Organisation.id) == col(RoundOrganisation.organisation_id))
        .where(col(RoundOrganisation.round_id) == round_id)
        .where(
            sa.or_(
                col(Organisation.closed_on).is_(None), col(Organisation.closed_on) >= now().date()
            )
        )
    )
    return list(session.exec(statement.order_by(col(RoundOrganisation.position))))


def _asked(session: Session, round_id: str) -> dict[str, set[str]]:
    """Which organisations the round asked about which methods."""
    found: dict[str, set[str]] = {}
    statement = sa.select(col(Assessment.method_id), col(Assessment.organisation_id))
    for method, organisation in session.connection().execute(
        statement.where(col(Assessment.round_id) == round_id)
    ):
        found.setdefault(method, set()).add(organisation)
    return found


def _is_asked(method: str, organisation: str, asked: dict[str, set[str]]) -> bool:
    """Ask who was asked before; ask everybody about what nobody was asked about."""
    return method not in asked or organisation in asked[method]


def _violations(session: Session, new: RoundCreate) -> list[Violation]:
    if session.get(County, new.county_id) is None:
        return [Violation("countyId", Words("Länet finns inte.", "There is no such county."))]
    found = [*_date_violations(new.opens_on, new.closes_on)]
    if new.edition_id and session.get(GuidelineEdition, new.edition_id) is None:
        found.append(
            Violation("editionId", Words("Utgåvan finns inte.", "There is no such edition."))
        )
    found.extend(_previous_violations(session, new))
    found.extend(_list_violations(session, "methodIds", new.method_ids, Method))
    found.extend(_list_violations(session, "organisationIds", new.organisation_ids, Organisation))
    for index, organisation_id in enumerate(new.organisation_ids or ()):
        row = session.get(Organisation, organisation_id)
        if row is not None and (
            row.county_id != new.county_id or row.kind == OrganisationKind.GROUP
        ):
            words = Words(
                "Ska vara en organisation i länet.", "Should be an organisation of the county."
            )
            found.append(Violation(f"organisationIds[{index}]", words))
    return found


def _previous_violations(session: Session, new: RoundCreate) -> list[Violation]:
    if new.previous_round_id is None:
        if new.method_ids and new.organisation_ids:
            return []
        words = Words(
            "Ange en tidigare omgång, eller både metoder och organisationer.",
            "Name a previous round, or both methods and organisations.",
        )
        return [Violation("previousRoundId", words)]
    previous = session.get(GapRound, new.previous_round_id)
    if previous is None or previous.county_id != new.county_id:
        words = Words("Omgången finns inte i länet.", "There is no such round in the county.")
        return [Violation("previousRoundId", words)]
    if previous.year > new.year:
        words = Words("Den tidigare omgången är senare.", "The previous round is later.")
        return [Violation("previousRoundId", words)]
    return []


def _list_violations(
    session: Session, field: str, ids: list[str] | None, table: type[Method] | type[Organisation]
) -> list[Violation]:
    found = []
    for index, one in enumerate(ids or ()):
        if session.get(table, one) is None:
            words = Words(f"{one} finns inte.", f"There is no {one}.")
            found.append(Violation(f"{field}[{index}]", words))
    if ids is not None and len(set(ids)) < len(ids):
        found.append(Violation(field, Words("Samma står två gånger.", "One is there twice.")))
    return found


def _date_violations(opens: date | None, closes: date | None) -> list[Violation]:
    if opens is not None and closes is not None and closes < opens:
        words = Words("Kan inte stänga innan den öppnar.", "Cannot close before it opens.")
        return [Violation("closesOn", words)]
    return []


def update(session: Session, row: GapRound, change: RoundUpdate, *, by: Actor) -> GapRound:
    """Change title or dates of a round that is not published."""
    if row.status == RoundStatus.PUBLISHED:
        raise frozen()
    before = round_document(row)
    fields: dict[str, Any] = change.model_dump(exclude_unset=True, exclude={"title"})
    if "title" in change.model_fields_set:
        fields |= {"title_sv": change.title.sv, "title_en": change.title.en}
    violations = _date_violations(
        fields.get("opens_on", row.opens_on), fields.get("closes_on", row.closes_on)
    )
    if violations:
        raise invalid(*violations)
    if all(getattr(row, name) == value for name, value in fields.items()):
        return row
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    touch(session, row, by=by)
    _record(session, by, Action.UPDATE, row, before)
    return row


def frozen() -> ProblemError:
    """The problem that a published round cannot be changed other than by a correction."""
    words = Words(
        "Omgången är fastställd. Den kan bara rättas, med en motivering som syns.",
        "The round is published. It can only be corrected, with a reason that shows.",
    )
    return ProblemError(CONFLICT, words)


def move(
    session: Session, row: GapRound, to: RoundStatus, reason: str | None, *, by: Actor
) -> GapRound:
    """Take the next step in the round's life."""
    current = RoundStatus(row.status)
    if to not in TRANSITIONS[current]:
        now_sv, now_en = STATUS_WORDS[current]
        to_sv, to_en = STATUS_WORDS[to]
        words = Words(
            f"En omgång som är {now_sv} kan inte bli {to_sv}.",
            f"A round that is {now_en} cannot become {to_en}.",
        )
        raise ProblemError(CONFLICT, words)
    before = round_document(row)
    row.status = to
    row.published_at = now() if to is RoundStatus.PUBLISHED else None
    row.version += 1
    touch(session, row, by=by)
    _record(session, by, Action.UPDATE, row, before, reason)
    return row


def _record(
    session: Session,
    by: Actor,
    action: Action,
    row: GapRound,
    before: dict[str, Any] | None,
    reason: str | None = None,
) -> None:
    session.flush()
    change = Recorded(
        action, "gap-round", row.id, before, round_document(row), scope_of(row), reason
    )
    record(session, by, change)
