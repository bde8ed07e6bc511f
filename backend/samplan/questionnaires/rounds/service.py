"""Rules for rounds of questionnaires: what they ask and the order in which they live."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, Scope, record, revision
from samplan.organisations.tables import County
from samplan.questionnaires.closing import has_passed, today
from samplan.questionnaires.rounds.schemas import (
    QuestionnaireRoundCreate,
    QuestionnaireRoundUpdate,
)
from samplan.questionnaires.tables import (
    Questionnaire,
    QuestionnaireRound,
    QuestionnaireVersion,
    Recipient,
    Response,
)
from samplan.questionnaires.terms import TRANSITIONS, RoundStatus, VersionStatus
from samplan.web.errors import CONFLICT, ProblemError, invalid
from samplan.web.fields import text
from samplan.web.texts import Words
from samplan.web.violations import Violation

STATUS_WORDS = {
    RoundStatus.DRAFT: Words("utkast", "draft"),
    RoundStatus.OPEN: Words("öppen", "open"),
    RoundStatus.CLOSED: Words("stängd", "closed"),
    RoundStatus.PUBLISHED: Words("publicerad", "published"),
}


def round_document(row: QuestionnaireRound) -> dict[str, Any]:
    """The round as the history keeps it."""
    return {
        "id": row.id,
        "countyId": row.county_id,
        "questionnaireId": row.questionnaire_id,
        "formNumber": row.form_number,
        "year": row.year,
        "title": text(row.title_sv, row.title_en),
        "status": RoundStatus(row.status).value,
        "opensOn": _day(row.opens_on),
        "closesOn": _day(row.closes_on),
        "greeting": row.greeting_sv,
        "previousRoundId": row.previous_id,
        "documentId": row.document_id,
        "publishedAt": row.published_at.isoformat().replace("+00:00", "Z")
        if row.published_at
        else None,
        "version": row.version,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def scope_of(row: QuestionnaireRound, *, restricted: bool = False) -> Scope:
    """Whom changes of the round concern: the county's lead until it is published."""
    hidden = restricted or row.status != RoundStatus.PUBLISHED
    return Scope(county_id=row.county_id, restricted=hidden)


def touch(session: Session, row: QuestionnaireRound, *, by: Actor) -> None:
    """Note that this transaction changes something in the round."""
    row.revision = revision(session, by)


def counts(session: Session, rows: Sequence[QuestionnaireRound]) -> dict[str, tuple[int, int]]:
    """How many units each round asks, and how many have sent in their answers."""
    ids = [row.id for row in rows]
    asked = dict(_counted(session, col(Recipient.round_id), ids))
    submitted = dict(
        _counted(session, col(Response.round_id), ids, col(Response.submitted_at).is_not(None))
    )
    return {name: (asked.get(name, 0), submitted.get(name, 0)) for name in ids}


def _counted(
    session: Session, column: Any, ids: Sequence[str], *conditions: sa.ColumnElement[bool]
) -> list[tuple[str, int]]:
    statement = (
        sa.select(column, sa.func.count()).where(column.in_(ids), *conditions).group_by(column)
    )
    return [(name, number) for name, number in session.connection().execute(statement)]


def create(session: Session, new: QuestionnaireRoundCreate, *, by: Actor) -> QuestionnaireRound:
    """A draft that asks what a final version of the questionnaire asks."""
    if session.get(QuestionnaireRound, new.id) is not None:
        words = Words("Det finns redan en omgång med det id:t.", "That id is already taken.")
        raise ProblemError(CONFLICT, words)
    if session.get(County, new.county_id) is None:
        words = Words("Länet finns inte.", "There is no such county.")
        raise invalid(Violation("countyId", words))
    violations = [
        *_questionnaire_violations(session, new),
        *_previous_violations(session, new),
        *_date_violations(new.opens_on, new.closes_on),
    ]
    number = new.form_number or _newest_final(session, new.questionnaire_id)
    if not violations:
        violations = _version_violations(session, new.questionnaire_id, number)
    if violations or number is None:
        raise invalid(*violations)
    row = QuestionnaireRound(
        id=new.id,
        county_id=new.county_id,
        questionnaire_id=new.questionnaire_id,
        form_number=number,
        year=new.year,
        title_sv=new.title.sv,
        title_en=new.title.en,
        status=RoundStatus.DRAFT,
        opens_on=new.opens_on,
        closes_on=new.closes_on,
        greeting_sv=new.greeting or None,
        previous_id=new.previous_round_id,
    )
    session.add(row)
    session.flush()
    if new.copy_recipients and new.previous_round_id:
        _copy_recipients(session, new.previous_round_id, row.id)
    touch(session, row, by=by)
    _record(session, by, Action.CREATE, row, None)
    return row


def _questionnaire_violations(session: Session, new: QuestionnaireRoundCreate) -> list[Violation]:
    questionnaire = session.get(Questionnaire, new.questionnaire_id)
    if questionnaire is not None and questionnaire.county_id == new.county_id:
        return []
    words = Words("Enkäten finns inte i länet.", "There is no such questionnaire in the county.")
    return [Violation("questionnaireId", words)]


def _newest_final(session: Session, questionnaire_id: str) -> int | None:
    statement = sa.select(sa.func.max(col(QuestionnaireVersion.number))).where(
        col(QuestionnaireVersion.questionnaire_id) == questionnaire_id,
        col(QuestionnaireVersion.status) == VersionStatus.FINAL,
    )
    return session.connection().execute(statement).scalar_one()


def _version_violations(
    session: Session, questionnaire_id: str, number: int | None
) -> list[Violation]:
    if number is None:
        words = Words(
            "Enkäten har ingen fastställd version än. Fastställ utkastet först.",
            "The questionnaire has no final version yet. Make its draft final first.",
        )
        return [Violation("questionnaireId", words)]
    row = session.get(QuestionnaireVersion, (questionnaire_id, number))
    if row is not None and row.status == VersionStatus.FINAL:
        return []
    words = Words("Det finns ingen sådan fastställd version.", "There is no such final version.")
    return [Violation("formNumber", words)]


def _previous_violations(session: Session, new: QuestionnaireRoundCreate) -> list[Violation]:
    if new.previous_round_id is None:
        if not new.copy_recipients:
            return []
        words = Words(
            "Ange den omgång som enheterna ska hämtas från.",
            "Name the round that the units are to be taken from.",
        )
        return [Violation("previousRoundId", words)]
    previous = session.get(QuestionnaireRound, new.previous_round_id)
    if previous is None or previous.county_id != new.county_id:
        words = Words("Omgången finns inte i länet.", "There is no such round in the county.")
        return [Violation("previousRoundId", words)]
    if previous.year > new.year:
        words = Words("Den tidigare omgången är senare.", "The previous round is later.")
        return [Violation("previousRoundId", words)]
    return []


def _date_violations(opens: date | None, closes: date | None) -> list[Violation]:
    if opens is not None and closes is not None and closes < opens:
        words = Words("Kan inte stänga innan den öppnar.", "Cannot close before it opens.")
        return [Violation("closesOn", words)]
    return []


def _copy_recipients(session: Session, from_round: str, to_round: str) -> None:
    statement = select(Recipient).where(col(Recipient.round_id) == from_round)
    for one in session.exec(statement).all():
        copied = one.model_dump(exclude={"round_id", "version"})
        session.add(Recipient(**copied, round_id=to_round))
    session.flush()


def update(
    session: Session, row: QuestionnaireRound, change: QuestionnaireRoundUpdate, *, by: Actor
) -> QuestionnaireRound:
    """Change a round that is not published; which version it asks only in a draft."""
    if row.status == RoundStatus.PUBLISHED:
        words = Words("Omgången är publicerad och ändras inte.", "A published round is final.")
        raise ProblemError(CONFLICT, words)
    fields = change.model_dump(exclude_unset=True, exclude={"title", "greeting"})
    if "form_number" in fields and fields["form_number"] != row.form_number:
        _check_draft(row)
    violations = _date_violations(
        fields.get("opens_on", row.opens_on), fields.get("closes_on", row.closes_on)
    )
    if "form_number" in fields:
        violations += _version_violations(session, row.questionnaire_id, change.form_number)
    if violations:
        raise invalid(*violations)
    if "title" in change.model_fields_set:
        fields |= {"title_sv": change.title.sv, "title_en": change.title.en}
    if "greeting" in change.model_fields_set:
        fields["greeting_sv"] = change.greeting or None
    before = round_document(row)
    for name, value in fields.items():
        setattr(row, name, value)
    if round_document(row) == before:
        return row
    row.version += 1
    touch(session, row, by=by)
    _record(session, by, Action.UPDATE, row, before)
    return row


def _check_draft(row: QuestionnaireRound) -> None:
    if row.status != RoundStatus.DRAFT:
        words = Words(
            "Det går bara medan omgången är ett utkast.",
            "That can only be done while the round is a draft.",
        )
        raise ProblemError(CONFLICT, words)


def delete(session: Session, row: QuestionnaireRound, *, by: Actor) -> None:
    """Take a draft away, with the units that it was to ask. Its history stays."""
    _check_draft(row)
    following = select(QuestionnaireRound.id).where(col(QuestionnaireRound.previous_id) == row.id)
    follower = session.exec(following).first()
    if follower is not None:
        words = Words(
            f"Omgången {follower} bygger på den här. Ta bort den först.",
            f"The round {follower} follows this one. Remove that first.",
        )
        raise ProblemError(CONFLICT, words)
    before, scope = round_document(row), scope_of(row)
    recipients = sa.delete(Recipient).where(col(Recipient.round_id) == row.id)
    session.connection().execute(recipients)
    session.delete(row)
    session.flush()
    record(session, by, Recorded(Action.DELETE, "questionnaire-round", row.id, before, None, scope))


def move(
    session: Session, row: QuestionnaireRound, to: RoundStatus, reason: str | None, *, by: Actor
) -> QuestionnaireRound:
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
    if to is RoundStatus.OPEN:
        _check_ready(session, row)
    before = round_document(row)
    row.status = to
    row.published_at = now() if to is RoundStatus.PUBLISHED else None
    row.version += 1
    touch(session, row, by=by)
    _record(session, by, Action.UPDATE, row, before, reason)
    return row


def _check_ready(session: Session, row: QuestionnaireRound) -> None:
    if has_passed(row.closes_on, today()):
        words = Words(
            "Sista svarsdagen har passerat. Flytta fram den först.",
            "The last day for answers has passed. Move it forward first.",
        )
        raise ProblemError(CONFLICT, words)
    asked, _ = counts(session, [row])[row.id]
    if not asked:
        words = Words(
            "Omgången har inga enheter att fråga. Lägg till dem först.",
            "The round has no units to ask. Add them first.",
        )
        raise ProblemError(CONFLICT, words)


def _record(
    session: Session,
    by: Actor,
    action: Action,
    row: QuestionnaireRound,
    before: dict[str, Any] | None,
    reason: str | None = None,
) -> None:
    session.flush()
    after = round_document(row)
    change = Recorded(action, "questionnaire-round", row.id, before, after, scope_of(row), reason)
    record(session, by, change)
