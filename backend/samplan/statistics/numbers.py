"""Numbers as people write them in Swedish, read without guessing."""

import math
import re
from typing import Final

from samplan.web.texts import Words

LARGEST: Final = 1e15
"""Above this a floating-point number no longer tells neighbouring whole numbers apart."""

_SHOWN: Final = 40
_SPACES: Final = re.compile("[ \u00a0\u2007\u2009\u202f]")
_MINUSES: Final = str.maketrans({"\u2212": "-", "\u2013": "-"})
_PLAIN: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_GROUPED: Final = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
_LIKE_THOUSANDS: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
_BOTH_MARKS: Final = re.compile(r"[+-]?[0-9]*(?:\.[0-9.]*,|,[0-9,]*\.)[0-9.,]*")
_SEVERAL_MARKS: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]*){2,}")
_QUALIFIED: Final = re.compile(r"(?:[<>≤≥~]|(?:[a-zåäö]+\.? )+) ?[0-9]", re.IGNORECASE)
_NO_VALUE: Final = frozenset({"nan", "inf", "infinity", "-inf", "+inf", "∞", "-∞"})


class NumberFaultError(ValueError):
    """A text that is no number, with words on why and what to write instead."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def read_number(text: str, *, point: bool = False) -> float:
    """The number that a text says, less a per cent sign after it.

    Thousands stand apart by spaces, also those that do not break. Both a comma and a point are
    read as the decimal mark, except where they could as well part thousands: 1.234 is refused in
    Swedish. `point` tells that the text comes from a program or a number cell, where the point is
    the decimal mark; then 1,234 is refused instead.
    """
    tidy = _SPACES.sub(" ", text).translate(_MINUSES).strip()
    if not tidy:
        raise _fault("Talet saknas.", "The number is missing.")
    tidy = tidy.removesuffix("%").rstrip()
    if point and _SCIENTIFIC.fullmatch(tidy):
        return finite(float(tidy))
    if not (_PLAIN.fullmatch(tidy) or _GROUPED.fullmatch(tidy)):
        raise _why_not(text, tidy)
    doubtful = _LIKE_THOUSANDS.fullmatch(tidy)
    if doubtful and (doubtful[1] == ",") == point:
        raise _ambiguous(text)
    return finite(float(tidy.replace(" ", "").replace(",", ".")))


def finite(value: float) -> float:
    """The number, unless it is not one that can be kept."""
    if not math.isfinite(value):
        raise _fault("Det är inget tal som går att spara.", "That is no number that can be kept.")
    if abs(value) > LARGEST:
        raise _fault("Talet är orimligt stort.", "The number is unreasonably large.")
    return value


def _why_not(text: str, tidy: str) -> NumberFaultError:
    if tidy.casefold() in _NO_VALUE:
        return _fault("Det är inget tal som går att spara.", "That is no number that can be kept.")
    if _BOTH_MARKS.fullmatch(tidy) or _SEVERAL_MARKS.fullmatch(tidy):
        return _ambiguous(text)
    shown = text.strip()[:_SHOWN]
    if _QUALIFIED.match(tidy):
        return _fault(
            f"”{shown}” är mer än ett tal. Skriv bara talet här, och ca, mer än eller liknande "
            "i kolumnen Precision.",
            f"“{shown}” is more than a number. Write only the number here, and about, more than "
            "or the like in the column Precision.",
        )
    return _fault(
        f"”{shown}” är inget tal. Skriv det med siffror, till exempel 1234,5. "
        "Lämna tomt om uppgiften saknas.",
        f"“{shown}” is no number. Write it in digits, such as 1234.5. "
        "Leave it empty if there is none.",
    )


def _ambiguous(text: str) -> NumberFaultError:
    shown = text.strip()[:_SHOWN]
    return _fault(
        f"”{shown}” kan läsas på flera sätt. Skriv tusental med mellanslag eller utan tecken, "
        "och decimaler efter kommatecken.",
        f"“{shown}” can be read in several ways. Write thousands with a space or no mark, "
        "and decimals after a single mark.",
    )


def _fault(sv: str, en: str) -> NumberFaultError:
    return NumberFaultError(Words(sv, en))
