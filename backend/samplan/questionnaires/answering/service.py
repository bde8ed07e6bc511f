"""Rules for answering: found by a link, saved half-way, sent in, and changed until closing."""

import secrets
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from samplan.db.base import now
from samplan.db.history import Action, Actor, Recorded, record
from samplan.questionnaires.answers import read_answers
from samplan.questionnaires.closing import has_passed, takes_answers, today
from samplan.questionnaires.form import Answer, Form, parse, unanswered
from samplan.questionnaires.rounds.invitations import hash_token
from samplan.questionnaires.rounds.recipients import subject_of
from samplan.questionnaires.rounds.service import scope_of
from samplan.questionnaires.tables import (
    Invitation,
    QuestionnaireRound,
    QuestionnaireVersion,
    Recipient,
    Response,
)
from samplan.questionnaires.terms import ResponseState
from samplan.web.errors import CONFLICT, NOT_FOUND, ProblemError, invalid
from samplan.web.texts import Words
from samplan.web.violations import Violation

_CLEAR = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits that are not taken for one another when read aloud or by hand."""


@dataclass(frozen=True)
class Asked:
    """What a valid link leads to."""

    invitation: Invitation
    round: QuestionnaireRound
    recipient: Recipient
    form: Form
    response: Response | None

    @property
    def version(self) -> int:
        """For If-Match; 0 before anything is saved."""
        return self.response.version if self.response else 0

    @property
    def answers(self) -> dict[str, Answer]:
        """What was saved last."""
        if self.response is None:
            return {}
        changed: dict[str, Answer] | None = self.response.changed_answers
        return self.response.answers or {} if changed is None else changed

    @property
    def is_open(self) -> bool:
        """Whether answers are taken now."""
        return takes_answers(self.round.status, self.round.closes_on, today())


def find(session: Session, token: str) -> Asked | None:
    """What the link's token leads to; None when there is no such link."""
    invitation = session.get(Invitation, hash_token(token))
    if invitation is None:
        return None
    key = (invitation.round_id, invitation.recipient_id)
    round_ = session.get_one(QuestionnaireRound, invitation.round_id)
    version = session.get_one(QuestionnaireVersion, (round_.questionnaire_id, round_.form_number))
    return Asked(
        invitation,
        round_,
        session.get_one(Recipient, key),
        parse(version.form),
        session.get(Response, key),
    )


def check_valid(asked: Asked) -> None:
    """Stop with a problem when the link has been ended."""
    if asked.invitation.revoked_at is not None:
        words = Words(
            "Länken gäller inte längre. Den har ersatts av en nyare eller dragits in. Det som är "
            "sparat finns kvar. Be den som sände länken om en ny.",
            "The link is no longer valid. It was replaced by a newer one or taken back. What was "
            "saved is kept. Ask whoever sent the link for a new one.",
        )
        raise ProblemError(NOT_FOUND, words)


def unknown_link() -> ProblemError:
    """The problem that there is no such link."""
    words = Words(
        "Länken gäller inte. Kontrollera att hela länken kom med från inbjudan, eller be den som "
        "sände den om en ny.",
        "The link is not valid. See that the whole link was copied from the invitation, or ask "
        "whoever sent it for a new one.",
    )
    return ProblemError(NOT_FOUND, words)


def note_opened(session: Session, asked: Asked) -> None:
    """Note the first time that the link was opened."""
    opened = sa.update(Invitation).where(
        col(Invitation.token_hash) == asked.invitation.token_hash,
        col(Invitation.opened_at).is_(None),
    )
    session.connection().execute(opened.values(opened_at=now()))


def check_open(asked: Asked) -> None:
    """Stop with a problem when answers are no longer taken."""
    if asked.is_open:
        return
    sv, en = "Enkäten har stängt.", "The questionnaire has closed."
    if asked.round.closes_on is not None and has_passed(asked.round.closes_on, today()):
        day = asked.round.closes_on.isoformat()
        sv, en = f"Enkäten stängde efter {day}.", f"The questionnaire closed after {day}."
    if asked.response is not None:
        sv += " Det som var sparat finns kvar, men det går inte att ändra."
        en += " What was saved is kept, but it cannot be changed."
    raise ProblemError(CONFLICT, Words(sv, en))


def save(session: Session, asked: Asked, sent: dict[str, Any], *, by: Actor) -> Response:
    """Save all answers so far, also half-way. What is sent in counts until it is sent in again."""
    answers, violations = read_answers(asked.form, sent)
    if violations:
        raise invalid(*violations)
    row = asked.response
    if row is None:
        row = Response(
            round_id=asked.round.id,
            recipient_id=asked.recipient.id,
            answers=answers,
            saved_at=now(),
        )
        session.add(row)
        session.flush()
        # That answers were given is history; what they are is not, and neither is each saving.
        _record(session, by, asked, None, ResponseState.BEGUN, row)
        return row
    if answers == asked.answers:
        return row
    if row.submitted_at is None:
        row.answers = answers
    else:
        row.changed_answers = None if answers == row.answers else answers
    row.saved_at = now()
    row.version += 1
    session.flush()
    return row


def submit(session: Session, asked: Asked, *, by: Actor) -> Response:
    """Send in what was saved last. Sending in the same again changes nothing."""
    lacking = [
        Violation(
            f"answers.{name}", Words("Frågan behöver ett svar.", "The question needs an answer.")
        )
        for name in unanswered(asked.form, asked.answers)
    ]
    if lacking:
        raise invalid(*lacking)
    row = asked.response
    if row is None:
        row = save(session, asked, {}, by=by)
    elif row.submitted_at is not None and row.changed_answers is None:
        return row
    before = ResponseState.SUBMITTED if row.submitted_at else ResponseState.BEGUN
    if row.changed_answers is not None:
        row.answers, row.changed_answers = row.changed_answers, None
    old = _document(row, before)
    row.submitted_at = now()
    row.receipt = new_receipt()
    row.version += 1
    session.flush()
    _record(session, by, asked, old, ResponseState.SUBMITTED, row)
    return row


def new_receipt() -> str:
    """A short code to note down, such as 4F7K-92QD."""
    letters = [secrets.choice(_CLEAR) for _ in range(8)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def _document(row: Response, state: ResponseState) -> dict[str, Any]:
    return {"state": state.value, "version": row.version}


def _record(
    session: Session,
    by: Actor,
    asked: Asked,
    before: dict[str, Any] | None,
    state: ResponseState,
    row: Response,
) -> None:
    action = Action.CREATE if before is None else Action.UPDATE
    after = _document(row, state)
    scope = scope_of(asked.round, restricted=True)
    by = replace(
        by,
        name=asked.recipient.name,
        role="respondent",
        key_id=None,
        organisation_id=asked.recipient.organisation_id,
    )
    change = Recorded(action, "response", subject_of(asked.recipient), before, after, scope)
    record(session, by, change)
