"""Vocabulary of documents that hold a whole county."""

from enum import StrEnum
from typing import Final, NamedTuple

from samplan.web.texts import Words

SCHEMA_VERSION: Final = "1.0"
"""Of the document's form. A later one is refused, since nobody knows what it would mean here."""

LICENCE: Final = Words(
    "Uppgifterna får användas fritt om källan anges.",
    "The figures may be used freely when their source is named.",
)


class DocumentKind(StrEnum):
    """What a document is for."""

    COUNTY = "county"
    TEMPLATE = "template"
    """The methods, indicators and forms of a county without its data, to start another with."""


class DocumentFigures(StrEnum):
    """Whether small numbers are withheld in a document."""

    PROTECTED = "protected"
    UNPROTECTED = "unprotected"


class Included(StrEnum):
    """What a document may hold besides what is published."""

    UNPUBLISHED = "unpublished"


class OnConflict(StrEnum):
    """What an import does where something else stands under the same id."""

    STOP = "stop"
    """Write nothing as soon as anything differs."""
    SKIP = "skip"
    """Write what is new, and leave what is there as it is."""
    UPDATE = "update"
    """Write what is new, and what differs over what is there."""


class ImportOutcome(StrEnum):
    """How a row of a document stands to what is there."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICTING = "conflicting"


class ConflictReason(StrEnum):
    """Why a row may not be changed without a word."""

    VOCABULARY = "vocabulary"
    """All counties share it, and it says something else here."""
    PUBLISHED = "published"
    """It is published: a change of it is a correction that everybody sees."""
    FROZEN = "frozen"
    """It is final, issued or only ever added to."""
    OTHER_COUNTY = "other_county"
    """The id is another county's."""
    TAKEN = "taken"
    """Another row has what only one may have."""
    NOT_ALLOWED = "not_allowed"
    """The caller may not add to what all counties share."""
    DEPENDENT = "dependent"
    """It rests on a row that is refused."""


CAN_BE_UPDATED: Final = frozenset({ConflictReason.VOCABULARY, ConflictReason.PUBLISHED})
"""What `update` writes nevertheless; the rest is never written over."""

REASON_WORDS: Final = {
    ConflictReason.VOCABULARY: Words(
        "Delas av alla län och säger något annat här.",
        "All counties share it, and it says something else here.",
    ),
    ConflictReason.PUBLISHED: Words(
        "Är fastställt: en ändring blir en rättelse som alla ser.",
        "Is published: a change becomes a correction that everybody sees.",
    ),
    ConflictReason.FROZEN: Words(
        "Är slutligt, utfärdat eller får bara läggas till, och skrivs aldrig över.",
        "Is final, issued or only ever added to, and is never written over.",
    ),
    ConflictReason.OTHER_COUNTY: Words(
        "Id:t hör till ett annat län här.", "The id belongs to another county here."
    ),
    ConflictReason.TAKEN: Words(
        "En annan rad har redan det som bara en får ha.",
        "Another row already has what only one may have.",
    ),
    ConflictReason.NOT_ALLOWED: Words(
        "Delas av alla län, och din nyckel får inte lägga till det.",
        "All counties share it, and your key may not add it.",
    ),
    ConflictReason.DEPENDENT: Words(
        "Vilar på en rad som inte kan läsas in.", "Rests on a row that cannot be imported."
    ),
}


class View(NamedTuple):
    """What of a county a document holds."""

    county_id: str
    unprotected: bool = False
    """Small numbers as they are."""
    unpublished: bool = False
    """Also what is not published."""

    @property
    def whole(self) -> bool:
        """Whether nothing is held back: units and their single answers are there too."""
        return self.unprotected and self.unpublished
