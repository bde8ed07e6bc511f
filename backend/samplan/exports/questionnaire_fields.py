"""The columns of questionnaires as sheets: whom a round asks, and who has answered."""

from samplan.exports.fields import Item, made, named, number, plain, worded
from samplan.exports.sheets import CellValue
from samplan.exports.words import (
    MAIL_PROBLEM,
    MAIL_STATUS,
    MESSAGE_KIND,
    RESPONSE_STATE,
    Language,
)

_OF_WHOM = (
    plain("organisationId", "Organisations-id", "Organisation id", 18),
    named("organisationName", "Huvudman", "Principal"),
    plain("unitKindId", "Slag-id", "Kind id", 22),
    named("unitKindName", "Slag av enhet", "Kind of unit", 26),
)

RECIPIENT_FIELDS = (
    plain("id", "Enhets-id", "Unit id", 26),
    plain("name", "Enhet", "Unit", 36),
    *_OF_WHOM,
    plain("email", "Funktionsadress", "Functional address", 34),
    worded("state", RESPONSE_STATE, "Läge", "State"),
    plain("invitedAt", "Inbjuden", "Invited", 22),
    number("validLinks", "Giltiga länkar", "Valid links"),
    worded("mail.kind", MESSAGE_KIND, "Senaste meddelande", "Newest message"),
    worded("mail.status", MAIL_STATUS, "Meddelandets läge", "State of the message"),
    worded("mail.problem", MAIL_PROBLEM, "Hinder", "Obstacle", 44),
)


def _late(item: Item, _: Language) -> CellValue:
    return ", ".join(one["name"] for one in item["late"])


PARTICIPATION_FIELDS = (
    *_OF_WHOM,
    number("asked", "Tillfrågade", "Asked"),
    number("opened", "Öppnat", "Opened"),
    number("begun", "Börjat svara", "Begun"),
    number("submitted", "Inskickat", "Sent in"),
    number("rate", "Svarsfrekvens (%)", "Response rate (%)"),
    made("late", ("Saknas", "Missing"), _late, 60, "long"),
)
