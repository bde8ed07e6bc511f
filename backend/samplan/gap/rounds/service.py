"""Rules for rounds: what they ask, and the order in which they live."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record, revision
from samplan.gap.documents import round_document
from samplan.gap.rounds import asking
from samplan.gap.rounds.schemas import RoundCreate, RoundUpdate
from samplan.gap.tables import Assessment, GapRound, RoundMethod, RoundOrganisation
from samplan.gap.terms import TRANSITIONS, RoundStatus
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
    before = previous.id if previous else None
    asking.lay_out(session, row.id, new.method_ids, new.organisation_ids, before)
    touch(session, row, by=by)
    _record(session, by, Action.CREATE, row, None)
    return row


def _violations(session: Session, new: RoundCreate) -> list[Violation]:
    if session.get(County, new.county_id) is None:
        return [Violation("countyId", Words("Länet finns inte.", "There is no such county."))]
    found = [*_date_violations(new.opens_on, new.closes_on)]
    if new.edition_id and session.get(GuidelineEdition, new.edition_id) is None:
        found.append(
            Violation("editionId", Words("Utgåvan finns inte.", "There is no such edition."))
        )
    found.extend(_previous_violations(session, new))
    found.extend(_asking_violations(session, new.county_id, new.method_ids, new.organisation_ids))
    return found


def _asking_violations(
    session: Session, county_id: str, methods: list[str] | None, organisations: list[str] | None
) -> list[Violation]:
    found = _list_violations(session, "methodIds", methods, Method)
    found += _list_violations(session, "organisationIds", organisations, Organisation)
    for index, organisation_id in enumerate(organisations or ()):
        row = session.get(Organisation, organisation_id)
        if row is not None and (row.county_id != county_id or row.kind == OrganisationKind.GROUP):
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
    """Change title or dates of a round that is not published, and of a draft also what it asks."""
    if row.status == RoundStatus.PUBLISHED:
        raise frozen()
    before = _whole_document(session, row)
    lists = {"method_ids", "organisation_ids"} & change.model_fields_set
    if lists:
        _check_untouched_draft(session, row)
    fields = change.model_dump(
        exclude_unset=True, exclude={"title", "method_ids", "organisation_ids"}
    )
    if "title" in change.model_fields_set:
        fields |= {"title_sv": change.title.sv, "title_en": change.title.en}
    violations = [
        *_date_violations(
            fields.get("opens_on", row.opens_on), fields.get("closes_on", row.closes_on)
        ),
        *_asking_violations(session, row.county_id, change.method_ids, change.organisation_ids),
    ]
    if violations:
        raise invalid(*violations)
    for name, value in fields.items():
        setattr(row, name, value)
    if lists:
        methods = change.method_ids if "method_ids" in lists else before["methodIds"]
        organisations = (
            change.organisation_ids if "organisation_ids" in lists else before["organisationIds"]
        )
        asking.clear(session, row.id)
        asking.lay_out(session, row.id, methods, organisations, row.previous_id)
    if _whole_document(session, row) == before:
        return row
    row.version += 1
    touch(session, row, by=by)
    session.flush()
    after = _whole_document(session, row)
    record(session, by, Recorded(Action.UPDATE, "gap-round", row.id, before, after, scope_of(row)))
    return row


def delete(session: Session, row: GapRound, *, by: Actor) -> None:
    """Take a draft away. Its history stays."""
    _check_untouched_draft(session, row)
    before = _whole_document(session, row)
    follower = session.exec(select(GapRound.id).where(col(GapRound.previous_id) == row.id)).first()
    if follower is not None:
        words = Words(
            f"Omgången {follower} bygger på den här. Ta bort den först.",
            f"The round {follower} follows this one. Remove that first.",
        )
        raise ProblemError(CONFLICT, words)
    scope = scope_of(row)
    asking.clear(session, row.id)
    session.delete(row)
    session.flush()
    record(session, by, Recorded(Action.DELETE, "gap-round", row.id, before, None, scope))


def _check_untouched_draft(session: Session, row: GapRound) -> None:
    """A draft may have been open before and hold answers, which are never thrown away."""
    if row.status != RoundStatus.DRAFT:
        words = Words(
            "Det går bara medan omgången är ett utkast.",
            "That can only be done while the round is a draft.",
        )
        raise ProblemError(CONFLICT, words)
    if counts(session, [row])[row.id]["answered"]:
        words = Words(
            "Omgången har redan svar, och de skulle gå förlorade.",
            "The round has answers already, and they would be lost.",
        )
        raise ProblemError(CONFLICT, words)


def _whole_document(session: Session, row: GapRound) -> dict[str, Any]:
    return round_document(row) | {
        "methodIds": asking.methods_of(session, row.id),
        "organisationIds": asking.organisations_of(session, row.id),
    }


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
