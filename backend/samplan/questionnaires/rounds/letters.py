"""What the messages to units say. Each is written, with a link of its own, as it is sent."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from sqlmodel import Session

from samplan.mail.message import Letter
from samplan.mail.sender import LetterWriter
from samplan.questionnaires.closing import takes_answers, today
from samplan.questionnaires.rounds.invitations import MAIL_KINDS, new_link
from samplan.questionnaires.tables import QuestionnaireRound, Recipient, Response
from samplan.questionnaires.terms import MessageKind
from samplan.settings import Settings
from samplan.web.texts import Words

_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

_ON_SAVING = Words(
    "Det går att spara och fortsätta senare med samma länk, och att ändra svaren så länge enkäten "
    "är öppen.",
    "You can save and go on later with the same link, and change your answers while the "
    "questionnaire is open.",
)
_ON_CARE = Words(
    "Länken är er enhets egen. Dela den bara med dem som ska svara för enheten.\n"
    "Frågorna gäller verksamheten. Skriv inget som kan peka ut en enskild person.",
    "The link is your unit's own. Share it only with those who answer for the unit.\n"
    "The questions are about the service. Write nothing that could point out a person.",
)


def letter_writers(settings: Settings) -> Mapping[str, LetterWriter]:
    """Who writes which kind of message."""
    return {name: partial(_write, settings, kind) for kind, name in MAIL_KINDS.items()}


def link_of(address: str, token: str) -> str:
    """A unit's link. What follows # never leaves the browser, so it is in no log."""
    return f"{address.rstrip('/')}/svara#{token}"


def _write(
    settings: Settings, kind: MessageKind, session: Session, subject_id: str
) -> Letter | None:
    round_id, _, recipient_id = subject_id.partition("/")
    round_ = session.get(QuestionnaireRound, round_id)
    recipient = session.get(Recipient, (round_id, recipient_id))
    if round_ is None or recipient is None or recipient.email is None:
        return None
    if not takes_answers(round_.status, round_.closes_on, today()):
        return None
    response = session.get(Response, (round_id, recipient_id))
    if kind is MessageKind.REMINDER and response is not None and response.submitted_at:
        return None
    token = new_link(session, recipient, kind, sent=True)
    link = link_of(settings.public_url, token)
    parts = [_swedish(round_, recipient, kind, link)]
    if round_.title_en:
        parts.append(_english(round_, recipient, kind, link))
    return Letter(recipient.email, _subject(round_, kind), "\n\n-- \n\n".join(parts) + "\n")


def _subject(round_: QuestionnaireRound, kind: MessageKind) -> str:
    return f"Påminnelse: {round_.title_sv}" if kind is MessageKind.REMINDER else round_.title_sv


def _swedish(round_: QuestionnaireRound, recipient: Recipient, kind: MessageKind, link: str) -> str:
    asked = (
        f"Vi saknar svar från {recipient.name} på enkäten {round_.title_sv}."
        if kind is MessageKind.REMINDER
        else f"{recipient.name} är inbjuden att svara på enkäten {round_.title_sv}."
    )
    until = f"Svara senast den {_day(round_.closes_on)}. " if round_.closes_on else ""
    return "\n\n".join(
        [
            round_.greeting_sv or "Hej!",
            asked,
            f"Öppna länken för att svara:\n{link}",
            until + _ON_SAVING.sv,
            _ON_CARE.sv,
        ]
    )


def _english(round_: QuestionnaireRound, recipient: Recipient, kind: MessageKind, link: str) -> str:
    asked = (
        f"We have no answer yet from {recipient.name} to {round_.title_en}."
        if kind is MessageKind.REMINDER
        else f"{recipient.name} is invited to answer {round_.title_en}."
    )
    until = f"Please answer by {_day_en(round_.closes_on)}. " if round_.closes_on else ""
    return "\n\n".join(
        [
            asked,
            f"Open the link to answer:\n{link}",
            until + _ON_SAVING.en,
            _ON_CARE.en,
        ]
    )


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _day_en(day: date) -> str:
    return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
