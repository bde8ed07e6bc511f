"""Amounts as Swedish officials write them, read without guessing, and said in plain words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from samplan.costs.ranges import Range, read_range
from samplan.costs.terms import LARGEST_AMOUNT, Bound
from samplan.web.texts import Words

_SHOWN: Final = 60
_TIMES_MORE: Final = 100
"""A lower end so many times the upper one is in another unit."""
_SPACES: Final = re.compile(r"\s+")
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_KRONOR_MARK: Final = re.compile(r"(?<=[0-9])\s?[:,]-+(?=\s|$|/)")
"""62 000:- and 62 000,- are kronor."""

_ASIDE: Final = re.compile(
    r"(?:\s?/\s?år|\s(?:per|om|varje)\s(?:år|året)|\sårligen"
    r"|\s\(?(?:exkl?\.?|exklusive|inkl?\.?|inklusive)\s?moms\)?)$"
)
"""What may follow an amount and says nothing of how large it is."""

_BEFORE: Final[dict[Bound, str]] = {
    Bound.AT_LEAST: r">=?|≥|minst|lägst|mer än|mera än|över|åtminstone|från|at least|more than",
    Bound.AT_MOST: r"<=?|≤|upp till|högst|max\.?|maximalt|som mest|under|mindre än|up to|at most",
    Bound.ABOUT: r"~|≈|ca\.?|c:a|cirka|omkring|ungefär|runt|drygt|knappt|nästan|närmare|about",
}
_AFTER: Final[dict[Bound, str]] = {
    Bound.AT_LEAST: r"eller mera?|och uppåt|or more",
    Bound.AT_MOST: r"eller mindre|eller lägre|or less",
}
_FROM_TO: Final = re.compile(r"(?:från|mellan|from) (.+) (?:till|och|to) (.+)")
_TO: Final = re.compile(r"\s?-\s?| till | to ")
_ONE: Final = re.compile(r"([0-9][0-9 .,]*?)\s?([a-zåäö][a-zåäö. ]*)?")

_UNITS: Final[dict[str, int]] = {
    **dict.fromkeys(("kr", "kronor", "sek", "krona"), 1),
    **dict.fromkeys(("tkr", "kkr", "tusen", "tusen kr", "tusen kronor", "thousand"), 1_000),
    **dict.fromkeys(
        (
            "mkr", "mnkr", "mn kr", "msek", "miljon", "miljoner", "miljon kr", "miljoner kr",
            "miljon kronor", "miljoner kronor", "milj", "milj kr", "milj kronor", "million",
        ),
        1_000_000,
    ),
    **dict.fromkeys(
        (
            "mdkr", "md kr", "mdr", "mdr kr", "miljard", "miljarder", "miljard kr",
            "miljarder kr", "miljard kronor", "miljarder kronor",
        ),
        1_000_000_000,
    ),
}  # fmt: skip

_DIGITS: Final = re.compile(r"[0-9]+")
_GROUPS: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+")
_DECIMAL: Final = re.compile(r"([0-9]+|[0-9]{1,3}(?: [0-9]{3})+)[.,]([0-9]+)")
_MARKED_GROUP: Final = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_MARKED_GROUPS: Final = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")


class AmountFaultError(ValueError):
    """A text that is no amount, with words on why and what to write instead."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class Amount:
    """What a text says: an amount or a range, in whole kronor."""

    low: int | None
    """None where no lower end is stated: up to."""
    low_bound: Bound
    high: int
    high_bound: Bound
    likely: int | None = None

    @property
    def range(self) -> Range:
        """As a range to reckon with."""
        return read_range(self.low, self.low_bound, self.high, self.high_bound)


class _End(NamedTuple):
    """One number of a text, with the word for its size where it has one of its own."""

    number: str
    unit: str | None


def read_amount(text: str) -> Amount:
    """The amount or range that a text says; AmountFaultError with words when it says none.

    A word or sign before a range, such as >, is about both of its ends. Without a word for the
    size the number is in kronor. What could be read in two ways is refused.
    """
    tidy = _tidy(text)
    if not tidy:
        raise _fault("Beloppet saknas.", "The amount is missing.")
    between = _FROM_TO.fullmatch(tidy)
    if between:
        low_bound, low = _bound(between[1])
        high_bound, high = _bound(between[2])
        return _range(text, low, low_bound or Bound.EXACT, high, high_bound or Bound.EXACT)
    bound, rest = _bound(tidy)
    ends = _TO.split(rest)
    if not any(letter.isdigit() for letter in rest):
        raise _not_understood(text)
    if ends[0] == "" and len(ends) > 1:
        raise _fault("Ett belopp kan inte vara negativt.", "An amount cannot be negative.")
    if len(ends) == 1:
        return _single(text, rest, bound or Bound.EXACT)
    if len(ends) > 2:  # noqa: PLR2004
        raise _not_understood(text)
    return _range(text, ends[0], bound or Bound.EXACT, ends[1], bound or Bound.EXACT)


def _tidy(text: str) -> str:
    tidy = _SPACES.sub(" ", text.translate(_DASHES)).strip().casefold()
    tidy = _KRONOR_MARK.sub(" kr", tidy)
    while (shorter := _ASIDE.sub("", tidy)) != tidy:
        tidy = shorter
    return tidy.removesuffix(".").rstrip()


def _bound(tidy: str) -> tuple[Bound | None, str]:
    """What the words before or after say of the number, and the text without them."""
    for bound, words in _BEFORE.items():
        found = re.fullmatch(rf"(?:{words})(?:\s|(?=[0-9]))\s?(.+)", tidy)
        if found:
            return bound, found[1]
    for bound, words in _AFTER.items():
        found = re.fullmatch(rf"(.+) (?:{words})", tidy)
        if found:
            return bound, found[1]
    return None, tidy


def _single(text: str, rest: str, bound: Bound) -> Amount:
    value = _value(text, _end(text, rest), None)
    return Amount(None if bound is Bound.AT_MOST else value, bound, value, bound)


def _range(text: str, low: str, low_bound: Bound, high: str, high_bound: Bound) -> Amount:
    first, last = _end(text, low), _end(text, high)
    highest = _value(text, last, None)
    if _differ_in_size(text, first, last):
        raise _fault(
            "Skriv enheten efter båda talen, till exempel 500 tkr–1 mkr.",
            "Write the unit after both numbers, for instance 500 tkr–1 mkr.",
        )
    lowest = _value(text, first, last.unit)
    if highest < lowest:
        raise _fault(
            f"Den övre änden, {_kronor(highest)}, är lägre än den nedre, {_kronor(lowest)}.",
            f"The upper end, {_sek(highest)}, is lower than the lower end, {_sek(lowest)}.",
        )
    return Amount(lowest, low_bound, highest, high_bound)


def _differ_in_size(text: str, first: _End, last: _End) -> bool:
    """Whether the lower end is without a unit and cannot be meant in that of the upper: 500-1 mkr.

    3-1 mkr is rather in the wrong order.
    """
    if first.unit is not None or last.unit is None or _UNITS[last.unit] == 1:
        return False
    ends = [_number(text, end.number, has_word=True, size=1) for end in (first, last)]
    return ends[0] >= ends[1] * _TIMES_MORE


def _end(text: str, part: str) -> _End:
    if part.startswith("-"):
        raise _fault("Ett belopp kan inte vara negativt.", "An amount cannot be negative.")
    found = _ONE.fullmatch(part.removeprefix("sek ").strip())
    if found is None:
        raise _not_understood(text)
    unit = found[2].replace(".", "").strip() if found[2] else None
    if unit is not None and unit not in _UNITS:
        raise _not_understood(text)
    return _End(found[1], unit)


def _value(text: str, end: _End, unit: str | None) -> int:
    """The end in whole kronor; its size is said by its own word or that of the other end."""
    word = end.unit or unit
    size = _UNITS[word] if word else 1
    value = _number(text, end.number, has_word=word is not None, size=size) * size
    if value > LARGEST_AMOUNT:
        raise _fault(
            "Beloppet är orimligt stort. Högst 10 miljarder kronor.",
            "The amount is unreasonably large. At most 10 billion kronor.",
        )
    if value != value.to_integral_value():
        raise _not_whole(text, has_word=word is not None)
    return int(value)


def _number(text: str, number: str, *, has_word: bool, size: int) -> Decimal:
    if _DIGITS.fullmatch(number) or _GROUPS.fullmatch(number):
        return Decimal(number.replace(" ", ""))
    if _MARKED_GROUPS.fullmatch(number):
        return Decimal(number.replace(".", "").replace(",", ""))
    doubtful = _MARKED_GROUP.fullmatch(number)
    if doubtful:
        # Kronor are written whole, so a point in them parts thousands: 62.000 kr.
        if doubtful[1] == "." and has_word and size == 1:
            return Decimal(number.replace(".", ""))
        raise _ambiguous(number)
    decimal = _DECIMAL.fullmatch(number)
    if decimal:
        return Decimal(f"{decimal[1].replace(' ', '')}.{decimal[2]}")
    if re.fullmatch(r"[0-9 ]+", number):
        raise _fault(
            f"”{number}” går inte att läsa som ett tal: tusental skrivs i grupper om tre siffror, "
            "som 93 000.",
            f"“{number}” cannot be read as a number: thousands are written in groups of three "
            "digits, such as 93 000.",
        )
    if re.fullmatch(r"[0-9.,]+", number):
        raise _ambiguous(number)
    raise _not_understood(text)


def _ambiguous(number: str) -> AmountFaultError:
    shown = number[:_SHOWN]
    return _fault(
        f"”{shown}” kan läsas på flera sätt. Skriv tusental med mellanslag (1 200 kr) och miljoner "
        "med kommatecken (1,2 mkr).",
        f"“{shown}” can be read in several ways. Write thousands with a space (1 200 kr) and "
        "millions with a decimal comma (1,2 mkr).",
    )


def _not_whole(text: str, *, has_word: bool) -> AmountFaultError:
    shown = text.strip()[:_SHOWN]
    if has_word:
        return _fault(
            f"”{shown}” är inte hela kronor. Avrunda till hela kronor.",
            f"“{shown}” is not whole kronor. Round it to whole kronor.",
        )
    return _fault(
        f"”{shown}” har decimaler men ingen enhet. Skriv till exempel 1,2 mkr.",
        f"“{shown}” has decimals but no unit. Write for instance 1,2 mkr.",
    )


def _not_understood(text: str) -> AmountFaultError:
    shown = text.strip()[:_SHOWN]
    return _fault(
        f"”{shown}” går inte att läsa som ett belopp. Skriv till exempel 62 000 kr, 1,2–3,3 mkr, "
        "minst 3 mkr, upp till 11,1 mkr eller ca 800 kr.",
        f"“{shown}” cannot be read as an amount. Write for instance 62 000 kr, 1,2–3,3 mkr, "
        "minst 3 mkr, upp till 11,1 mkr or ca 800 kr.",
    )


def _fault(sv: str, en: str) -> AmountFaultError:
    return AmountFaultError(Words(sv, en))


class _Phrases(NamedTuple):
    """How a range is said, around its numbers."""

    exact: str
    about: str
    at_least: str
    at_most: str
    or_more: str
    span: str
    """From one end to the other, where the ends are not alike."""

    def word(self, bound: Bound, amount: str) -> str:
        """One end with what it is."""
        return {
            Bound.ABOUT: self.about,
            Bound.AT_LEAST: self.at_least,
            Bound.AT_MOST: self.at_most,
        }.get(bound, self.exact).format(amount)


_SV: Final = _Phrases("{}", "ca {}", "minst {}", "högst {}", "{} eller mer", "från {} till {}")
_EN: Final = _Phrases("{}", "about {}", "at least {}", "at most {}", "{} or more", "from {} to {}")


def say(one: Range) -> Words:
    """The range in plain words and to the krona; the Swedish is read back as the same range."""
    low, high = _grouped(one.low, "\u00a0"), _grouped(one.high, "\u00a0")
    english = f"{one.low:,}", f"{one.high:,}"
    return Words(
        _said(one, _SV, (low, high), "{}\u00a0kr", "upp till {}"),
        _said(one, _EN, english, "SEK\u00a0{}", "up to {}"),
    )


def _said(one: Range, phrases: _Phrases, ends: tuple[str, str], money: str, up_to: str) -> str:
    low, high = ends
    if one.low_bound is not one.high_bound:
        first = phrases.word(one.low_bound, low)
        return phrases.span.format(first, phrases.word(one.high_bound, money.format(high)))
    bound = one.low_bound
    if bound is Bound.AT_MOST:
        if one.low == 0:
            return up_to.format(money.format(high))
        return phrases.word(bound, money.format(f"{low}–{high}"))
    if one.low == one.high:
        return phrases.word(bound, money.format(high))
    both = money.format(f"{low}–{high}")
    return phrases.or_more.format(both) if bound is Bound.AT_LEAST else phrases.word(bound, both)


def _grouped(value: int, space: str) -> str:
    return f"{value:,}".replace(",", space)


def _kronor(value: int) -> str:
    return _grouped(value, "\u00a0") + "\u00a0kr"


def _sek(value: int) -> str:
    return f"SEK\u00a0{value:,}"
